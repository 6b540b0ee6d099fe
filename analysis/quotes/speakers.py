"""Who the speakers are: what their names, titles, pronouns and role nouns refer to in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analysis.quotes.cues import evidence, media
from analysis.quotes.groups import group_antecedents
from analysis.quotes.mentions import as_written, begins_run, joined_names, role_words
from analysis.quotes.people import Person, canonical_names, people_words
from analysis.quotes.register import APPOSED_NAME, MEMORY, Register, pronoun_at
from analysis.quotes.reprises import Reprises
from analysis.quotes.verbs import is_plural
from analysis.quotes.words import INDEFINITE, Span, Words

#: A name after a preposition, with its titles; after a noun also the second of two.
_COMPLEMENT = re.compile(r"[pT][dReN]*N$|(?<=[nR])[pT][dReN]*Nc[dReN]*N$")
#: Both of two who have names: "both [the Harbour Board] and [Anna Berg]".
_BOTH = re.compile("d(d?N[NR]*)c(d?N[NR]*)")
#: "The director of the [Centers for Ferry and Harbour Control]"
_BODY_OF_FIELDS = re.compile(r"(?<=[nR])pd?N+pN+cN$")
#: "Berg's statement", "a written statement from Berg"
_DOCUMENT = re.compile(
    r"(?:(?P<owner>d?[nRN]*[NR])S|dr?(?P<name>N+)?)[neg]*(?P<head>[nRV])(?:p(?P<source>d?[nRN]*N.*|d[neg]*R))?$"
)
_TITLED = re.compile("RN+$")
_FROM = re.compile("pd?N[NR]*$")
_AT, _AT_WORDS = re.compile("pd?[neg#NR]{0,4}$"), frozenset({"at", "during", "after", "before"})
#: "Berg and [Minister] Holm", "Berg and Holm of the Board"
_JOINED = re.compile(r"c[RNd]{0,8}(?:pN{1,8}R)?")
_PRONOUNS = set(
    "i you he she it we they who whom whose which that this these those him her them his hers its their "
    f"{INDEFINITE}".split()
)
#: "The Elland senator" and "the senator" go back so many sentences.
_FROM_PLACE, _NEAR = re.compile("dN{0,3}[NR]$"), 3


class Speakers:
    """Whom the phrases of those who speak in one article refer to."""

    def __init__(self, words: Words, speaking: Iterable[Span], headings: Sequence[tuple[int, int]] = ()):
        """`speaking` are these phrases; `headings` stretches of text, in order, to which no pronoun outside refers."""
        phrases = list(speaking)
        self._words = words
        self._met = Register(words, phrases, headings)
        self._groups = group_antecedents(words, phrases, self._met.is_certain)
        self._reprises = Reprises(words, sorted(phrases), self._met.is_certain)

    def speaker(self, phrase: Span) -> list[Person | str]:
        """Who `phrase` refers to: people of the register, or else the phrase as written; empty if nobody can tell."""
        words, (first, last) = self._words, phrase
        if first == last and pronoun_at(self._words, first) in _PRONOUNS:
            return self._pronoun(last)
        if both := _BOTH.fullmatch(words.tags, first, last + 1):
            if words.word(first) == "both":
                return [who for part in (1, 2) for who in self.speaker((both.start(part), both.end(part) - 1))]
        named = [at for at in range(first, last + 1) if at in self._met.referent and self._is_head(at, first, last)]
        people = [self._met.referent[at] for at in named if self._met.referent[at].key not in self._met.unnamed]
        if people:
            parts = joined_names(words, first, last)
            if len(parts) <= len(named):
                return people
            if not any(person.is_told_from_places for person in people):
                return [as_written(words, first, last)]  # "the Centers for Ferries and Harbours"
            return [who for part in parts if self._can_speak(part, last) for who in self.speaker(part)]
        apposed = APPOSED_NAME.match(words.tags, last + 1)
        if apposed and apposed.end() - 1 in self._met.referent:
            return [self._met.referent[apposed.end() - 1]]
        if first == last and words.ends[last] - words.starts[last] == 1:
            return []  # "Q: ..."
        if first == last and words.tags[last] == "N" and (known := self._met.namesake(words.word(last))):
            return [known]  # "Judge", if "Carl Judge" is
        if author := self._author(first, last):
            return author
        ways = [self._met.by_role, self._by_generic_role, self._by_place]
        if words.word(last) in people_words().partisans:
            ways.reverse()  # "the Elland Liberal" is no "Liberal leader NAME"
        person = next(filter(None, (way(first, last) for way in ways)), None)
        if person:
            return self._named_or_written(person)
        source = self._reprises.source(phrase)
        return self.speaker(source) if source else [self._owned(first, last) or as_written(words, first, last)]

    def _owned(self, first: int, last: int) -> str:
        """ "NAME's lawyers" for "his lawyers"; empty where nobody is known whose they are."""
        owner = self._met.referent.get(first)
        if first == last or self._words.tags[first] != "d" or owner is None:
            return ""
        capital = self._words.text[self._words.starts[first + 1]].isupper()  # "His Holiness"
        if owner.key in self._met.unnamed or not owner.gender or capital:
            return ""  # "her lawyer": a mistake for whose would be worse than none
        return f"{canonical_names([owner])[id(owner)]}'s {as_written(self._words, first + 1, last)}"

    def _author(self, first: int, last: int) -> list[Person | str]:
        """Whose statement "Berg's statement", "her letter", "a Berg letter" or "a statement from Berg" is."""
        words = self._words
        document = _DOCUMENT.match(words.tags[first : last + 1])
        head = words.word(first + document.start("head")) if document else ""
        by = document and document["source"] and words.word(first + document.end("head")) == "by"
        if head not in media() and not (by and head in evidence()):
            return []
        if document["owner"]:
            return self.speaker((first, first + document.end("owner") - 1))
        if document["name"]:
            at = first + document.end("name") - 1
            return [self._met.referent[at]] if at in self._met.referent else []
        if document["source"] and words.word(first + document.end("head")) in ("from", "by"):
            return self.speaker((first + document.start("source"), last))
        return self._pronoun(first) if first in self._met.referent else []

    def _can_speak(self, part: Span, end: int) -> bool:
        """Whether a part of a list up to word `end` is somebody: not "Ferry" in "Ferry and Harbour Secretary NAME"."""
        first, last = part
        return first < last or last in self._met.referent or not _TITLED.search(self._words.tags, first, end + 1)

    def _named_or_written(self, person: Person) -> list[Person | str]:
        """The person, or what is known by the end of the article of one without a name."""
        phrase = self._met.unnamed.get(person.key)
        return self.speaker(phrase) if phrase else [person]

    def _is_head(self, at: int, first: int, last: int) -> bool:
        """Whether the name that ends at word `at` heads the phrase, alone or with others: not in "an aide to NAME"."""
        before, after = self._words.tags[first : at + 1], self._words.tags[at + 1 : last + 1]
        if _BODY_OF_FIELDS.search(before):
            return False
        if complement := _COMPLEMENT.search(before):
            of_whom = self._words.word(first + complement.start() - 1) in people_words().relations
            head = self._words.word(first + complement.start() - 1)  # "head of the board and NAME"
            joined = complement.group()
            title = "cR" in joined or "c" in joined and head in people_words().roles
            if of_whom or begins_run(self._words, at) and not title:
                return False
        if _AT.match(after) and self._words.word(at + 1) in _AT_WORDS:
            return True  # "Berg at the hearing"
        if _FROM.match(after) and self._words.word(at + 1) in ("of", "from"):
            return self._met.referent[at].is_told_from_places  # "Berg of Elland"
        return not after or bool(re.match(r"c[^pS]*$|\(|,", after))

    def relative(self, who: Span, antecedent: Span) -> list[Person | str]:
        """Whom "who" means after `antecedent`: no place, body or thing, but who is named before it in the sentence."""
        words, found = self._words, self.speaker(antecedent)
        known = self._is_somebody(antecedent[1]) or any(isinstance(one, Person) for one in found)
        if words.word(who[0]) != "who" or known:
            return found
        sentence = bisect_left(self._met.ends, who[0])
        before = (m for m in reversed(self._met.before(who[0])[-MEMORY:]) if m.person.key not in self._met.unnamed)
        named = (mention for mention in before if mention.person.is_told_from_places)
        near = next((m for m in named if m.sentence == sentence and words.tags[m.at + 1] in ",p("), None)
        return [near.person] if near else found

    def _is_somebody(self, last: int) -> bool:
        """Whether a phrase without a name that ends at word `last` is one person or several."""
        word = self._words.word(last)
        tag = self._words.tags[last]  # "two women, [one] of whom"
        return word in people_words().roles or tag in "d#" or tag != "N" and is_plural(word)

    def _pronoun(self, at: int) -> list[Person | str]:
        word = pronoun_at(self._words, at)
        if at in self._met.referent:
            return self._named_or_written(self._met.referent[at])
        group = self._groups.get(at)
        several = self._several_before(at, group[0] if group else 0) if word == "they" else []
        return several or (self.speaker(group) if group else [])

    def _several_before(self, at: int, since: int) -> list[Person | str]:
        """Those whom "they" means: the last two people joined by "and" from word `since` on."""
        named = [mention for mention in self._met.before(at)[-MEMORY:] if mention.at >= since]
        for left, right in reversed(list(zip(named, named[1:], strict=False))):
            joined = _JOINED.fullmatch(self._words.tags, left.at + 1, right.at)
            if joined and left.person is not right.person:
                return [left.person, right.person]
        return []

    def _by_generic_role(self, first: int, last: int) -> Person | None:
        """Who spoke last before "the diplomat", a word for anybody whose title has not been given."""
        if not role_words(self._words, first, last) or self._words.word(last) not in people_words().generic:
            return None
        if self._words.word(last) == "official" and "N" in self._words.tags[first:last]:
            return None  # "the Ferry Board official" is somebody of that board
        said = (mention for mention in reversed(self._met.before(first)) if mention.at in self._met.speaking)
        return next((mention.person for mention in said if mention.person.key not in self._met.unnamed), None)

    def _can_be(self, person: Person, head: str) -> bool:
        """Whether "the Elland mayor" can be this person: nobody known to have another office."""
        known = people_words()
        held = {known.abbreviations.get(title, title).split()[-1] for title in person.titles} & known.offices
        return person.is_told_from_places and (head not in known.offices or not held or head in held)

    def _by_place(self, first: int, last: int) -> Person | None:
        """Whom "the Elland senator", "the Elland Liberal" or a senator without the title means: who was just
        named, subjects and speakers first."""
        words = self._words
        from_place = words.word(first) == "the" and _FROM_PLACE.match(words.tags[first : last + 1])
        if not from_place or words.word(last) not in people_words().elected:
            return None
        sentence = bisect_left(self._met.ends, first)
        people = [m for m in self._met.before(first)[-MEMORY:] if self._can_be(m.person, words.word(last))]
        if first + 1 == last:  # without a place only somebody who speaks here, or is of a party
            people = [m for m in people if m.at in self._met.speaking or m.person.titles & people_words().elected]
        latest = max(people, key=lambda mention: (mention.weight + mention.sentence, mention.at), default=None)
        near = latest is not None and sentence - latest.sentence <= _NEAR
        return latest.person if near else None
