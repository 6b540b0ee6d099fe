"""People: what a name tells by itself, when two names can be one person's, and which of them to use."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from analysis.data import lexicon
from analysis.tokens import SOFT_HYPHEN

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


@dataclass(frozen=True)
class Name:
    """A name: its `text`, first and last word (`key`) in plain letters, those between, the suffix after it ("jr"), and
    whether it looks like a person's."""

    text: str
    first: str
    key: str
    middle: frozenset[str]
    suffix: str
    can_be_person: bool
    has_first_name: bool


@dataclass
class Person:
    """Somebody the article names, with all that it calls them."""

    key: str
    names: Counter = field(default_factory=Counter)
    suffix: str = ""
    has_namesake: bool = False  # somebody else of the name but for the suffix: "Carl Holm", "Carl Holm Jr."
    firsts: set[str] = field(default_factory=set)
    middles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    title_stems: set[str] = field(default_factory=set)
    gender: str = ""
    called: Counter = field(default_factory=Counter)
    mentions: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether more than a name that says something shows that it is a person."""
        return bool(self.gender or self.called) or not people_words().titles.isdisjoint(self.titles)

    @property
    def is_told_from_places(self) -> bool:
        """Whether more is known than one word, which can be a place or a firm that says something."""
        return bool(self.gender or any(" " in name for name in self.names) or people_words().titles & self.titles)


@dataclass(frozen=True)
class Lexicon:
    """The words of ``data/people.toml``, as sets."""

    before_names: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    relations: frozenset[str]
    kin: frozenset[str]
    generic: frozenset[str]
    particles: frozenset[str]
    never_first: frozenset[str]
    elected: frozenset[str]
    partisans: frozenset[str]
    bodies: frozenset[str]
    surnames: frozenset[str]
    last_words: frozenset[str]
    offices: frozenset[str]
    documents: frozenset[str]
    organisations: frozenset[str]
    gender: dict[str, str]
    title_gender: dict[str, str]
    first_names: frozenset[str]
    formal_names: dict[str, str]
    abbreviations: dict[str, str]
    same_titles: dict[str, str]
    outlets: dict[str, frozenset[str]]
    below: frozenset[str]
    generals: frozenset[str]
    sources: frozenset[str]


@cache
def people_words() -> Lexicon:
    """The lexicon of people, read once."""
    words = lexicon("people")
    sets = {name: frozenset(value.split()) for name, value in words.items() if isinstance(value, str)}
    outlets = {noun: frozenset(names.split()) for nouns, names in words["outlets"].items() for noun in nouns.split()}
    outlets["outlet"] = frozenset().union(*outlets.values())
    gender = dict.fromkeys(sets["men"] - sets["women"], "he") | dict.fromkeys(sets["women"] - sets["men"], "she")
    title_gender = dict.fromkeys(sets["male"], "he") | dict.fromkeys(sets["female"], "she")
    return Lexicon(
        before_names=sets["honorifics"] | words["abbreviations"].keys(),
        titles=sets["honorifics"] | sets["roles"],
        roles=sets["roles"],
        relations=sets["relations"],
        kin=sets["kin"],
        generic=sets["generic"],
        particles=sets["particles"],
        never_first=sets["never_first"],
        elected=sets["elected"],
        partisans=sets["partisans"],
        bodies=sets["bodies"],
        surnames=sets["surnames"],
        last_words=sets["last_words"],
        offices=sets["offices"],
        documents=sets["documents"],
        organisations=sets["organisations"] | sets["bodies"] | sets["documents"],
        gender=gender,
        title_gender=title_gender,
        first_names=sets["men"] | sets["women"],
        formal_names={short: name for name, forms in words["nicknames"].items() for short in forms.split()},
        abbreviations=words["abbreviations"],
        same_titles=words["same_titles"],
        outlets=outlets,
        below=sets["below"],
        generals=sets["generals"],
        sources=sets["sources"],
    )


def as_titles(words: Sequence[str]) -> set[str]:
    """The titles among `words`, each as it is and by its other words."""
    return set().union(*(title_at(words, at) for at in range(len(words))))


def title_at(words: Sequence[str], at: int) -> set[str]:
    """The title that ends at word `at`, as it is and by its other words; a "vice president" is no "president", and
    neither an "attorney general" a "general"."""
    known, first = people_words(), at
    for before in range(max(0, at - 2), at):
        below = words[before] in known.below and words[at] != "professor"
        if below or words[at] == "general" and before == at - 1 and words[before] in known.generals:
            first = before
            break
    title = " ".join(words[first : at + 1])
    return {title, known.same_titles.get(title, title), known.abbreviations.get(title, title)}


@lru_cache(maxsize=1 << 15)
def read_name(text: str) -> Name:
    """What can be told about a run of capitalised words by itself.

    Honorifics before the name are no part of it, nor is what else stands before a known first name inside a longer run
    ("Elections Susan Berg").
    """
    words, parts = people_words(), text.replace(SOFT_HYPHEN, "").split()
    own = (n for n, part in enumerate(parts[:-1]) if _plain(part) not in words.before_names)
    parts = parts[next(own, len(parts) - 1) :]
    if _plain(parts[0]) not in words.first_names and len(_plain(parts[0])) > 2:
        known = (n for n, part in enumerate(parts[1:-1], 1) if _plain(part) in words.first_names)
        parts = parts[next(known, 0) :]
    plain = [_plain(part) for part in parts]
    last = next((part for part in reversed(plain) if part not in _SUFFIXES), "")
    # "Van Der Holm" is a last name; "Van Holm" can be a first and a last one.
    suffix = plain[-1] if len(plain) > 1 and plain[-1] in _SUFFIXES else ""
    own = plain[:-1] if suffix else plain
    only_last = words.particles.issuperset(own[:-1]) and (len(own) > 2 or own[0] in words.never_first)
    first = own[0] if len(own) > 1 and not only_last else ""
    known_first = first in words.first_names
    no_name = last in words.abbreviations or last in words.titles and not known_first or parts[-1].islower()
    can_be_person = len(last) > 1 and not no_name and not words.organisations.intersection(plain)
    middle = frozenset(own[1:-1] if first else ()) - words.first_names  # "Lee" of "Ann Lee Berg" is another given name
    return Name(" ".join(parts), first, last, middle, suffix, can_be_person, known_first)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word.strip(".").casefold())


def can_be_one(first: str, other: str) -> bool:
    """Whether two people with the same last name can be one, by their first names in plain letters.

    An initial or no first name fits, and so does another spelling (Aleksei, Aleksey), a short form (Jon, Jonathan) or a
    nickname (Bill, William).
    """
    short, long = sorted((_formal(first), _formal(other)), key=len)
    return long.startswith(_telling(short))


def _formal(first: str) -> str:
    """The first name that a nickname stands for, or the name itself."""
    return people_words().formal_names.get(first, first)


def _telling(first: str) -> str:
    """What another first name must begin with to be the same or a longer form of `first`."""
    if len(first) <= 2:
        return first[:1]
    return first if len(first) <= 4 else first[:-1]


def canonical_names(people: Iterable[Person]) -> dict[int, str]:
    """One name for each person over all articles, by ``id(person)``: the one most articles use, not a last name alone.

    Two people are one if they have the same last name and their first names agree (:func:`can_be_one`); an initial or a
    bare last name goes to whoever with it is named most; a son ("Jr.") is not his father
    if an article names both. A single name that is nobody's last name is that of the one person whose full name begins
    with it (a given name, or a family name that stands first).
    """
    people = list(people)
    full = {person.key for person in people if any(" " in name for name in person.names)}
    called: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in person.names:
            called[read_name(name).first].add(person.key)
    told_apart = {person.key for person in people if person.has_namesake}
    filed: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        keys = called[person.key] if person.key not in full else ()
        key = next(iter(keys)) if len(keys) == 1 else person.key
        filed[key, person.suffix if key in told_apart else ""].append(person)
    names = {}
    for (last, _), namesakes in filed.items():
        for group in _one_person_each(last, namesakes):
            forms, articles = Counter(), Counter()
            for person in group:
                forms.update(person.names)
                articles.update(person.names.keys())
            # A full name, else one of several words ("De Holm").
            middles = frozenset().union(*(read_name(name).middle for name in forms))
            full_form = {name: (read_name(name).first not in middles | {""}, " " in name) for name in forms}
            fullest = [name for name in forms if full_form[name] == max(full_form.values())]
            best = max(fullest, key=lambda name: (articles[name], forms[name], len(name), name))
            names |= {id(person): best for person in group}
    return names


def _one_person_each(last: str, namesakes: Sequence[Person]) -> list[list[Person]]:
    """People with the same `last` name, those who are one together; the longest first names lead.

    Who has another key is called by the first name alone.
    """
    by_first: dict[str, list[Person]] = defaultdict(list)
    for person in namesakes:
        known = [read_name(name) for name in person.names]
        middles = frozenset().union(*(name.middle for name in known))
        firsts = [name.first for name in known if name.first not in middles] if person.key == last else [person.key]
        by_first[max(map(_formal, firsts or [""]), key=len)].append(person)
    groups: list[list[Person]] = []
    leads: list[str] = []
    mentions: list[int] = []
    leading: dict[str, int] = {}  # of the groups whose lead begins so, the one named most
    for first in sorted(by_first, key=lambda first: (-len(first), first)):
        number = leading.get(_telling(first), len(groups))
        if number == len(groups):
            groups.append([])
            leads.append(first)
            mentions.append(0)
        groups[number] += by_first[first]
        mentions[number] += sum(person.mentions for person in by_first[first])
        for length in range(len(leads[number]) + 1):
            beginning = leads[number][:length]
            rivals = number, leading.get(beginning, number)
            leading[beginning] = max(rivals, key=lambda rival: (mentions[rival], -rival))
    return groups
