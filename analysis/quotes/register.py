"""Who is met in an article: the people it names, and whom each pronoun means.

Names are gathered in one pass in the order of the text, so that "he" can only be somebody already named. Nothing here
looks beyond one article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from analysis.quotes.mentions import Mention, is_described, role_words, standing
from analysis.quotes.people import Name, Person, as_titles, can_be_one, people_words, read_name, title_at
from analysis.quotes.phrases import can_name
from analysis.quotes.verbs import is_plural
from analysis.quotes.words import Span, Words

_NAME = re.compile(r"N(?:N|#(?=N))*(?:(?<=N)R(?![nNR]))?")
_APPOSED_ROLE = re.compile(r",[^,|wpPVam]{0,8}?R(?![Veamr])")
#: "a spokesman, [NAME], said"
APPOSED_NAME = re.compile(r",(?:V(?=R))?(?:[NR]{0,3}R)?N{1,8}(?=(?:pN{1,4})?[,|]|p[^,|]{1,30},)")
_APOSTROPHE = re.compile("['’]")
#: A noun phrase up to the role that heads it: "[a local official] in Elland".
_ROLE = re.compile(r"d[neg#NRS]{0,6}R(?=[pTen])")
_BODY_INITIALS = re.compile(r"(?!US|UK|EU|GOP)[A-Z]{3,5}")
_RELATIVE = re.compile(r"NS[neg]{0,3}R,?$")
#: "Of the Centers for Ferry and [Harbour]"
_IN_BODY, _LONGEST_BODY = re.compile("pd?N+pN+c$"), 10
#: A first name, initials and a last name.
_FULL_NAME = re.compile(r"(?<!\w)([A-Z][a-z]+)(?= (?:[A-Z]\. ?){0,2}([A-Z][\w-]+)(?! [A-Z]))")
_CAPITALISED = re.compile(r"(?<!\w)[A-Z][\w-]+")
#: "While he ..., [the minister] NAME", up to the name.
_OPENING_PRONOUN = re.compile(r"(?<=[|¶])r?s(?P<pronoun>P)[^|,Q]{0,26},[dRe]*(?=N)")
_HE_OR_SHE = {"he": "he", "his": "he", "she": "she", "her": "she"}
#: Words that share so many first letters are the same for comparing titles ("Utopia's minister", "Utopian minister").
_STEM = 4
#: What speaking adds to a role: "the actor", true, is likely to be somebody with a name; "an actor" is not.
_ROLE_WEIGHT = {True: -0.5, False: 1.0}
#: Several in one word: nobody's "he".
_COLLECTIVE = {"family", "police", "media", "counsel", "whip"}
#: How far back a pronoun looks, in mentions.
MEMORY = 12
#: How far back a title ("the minister") looks.
_LONG_MEMORY = 100
#: An article that names more people with one last name is a list; only the latest are told apart.
_NAMESAKES = 20
#: The longest title before a name ("former assistant deputy prime minister").
_LONGEST_TITLE = 6


class Register:
    """The people of one article, and what each of its words that refers to one of them refers to.

    `referent` gives the person by the last word of a name, and by a pronoun; `speaking` the first word of the phrase of
    each who says something by its last; `unnamed` the phrases of those without a name, by the keys that stand for them;
    `ends` where the sentences end.
    """

    def __init__(self, words: Words, speaking: Iterable[Span], headings: Sequence[tuple[int, int]] = ()):
        """`speaking` are the phrases of those who say something: a name there is a person's (or a body's that speaks).
        `headings` are stretches of text, in order, to which no pronoun outside refers and whose casing hides names."""
        self._words = words
        self._headings = headings
        self._people: dict[str, list[Person]] = defaultdict(list)
        #: People by the first word of their full names: a given name, or a family name that stands first.
        self._called_first: dict[str, Person] = {}
        self.speaking = {last: first for first, last in speaking}
        self.referent: dict[int, Person] = {}
        self._mentions: list[Mention] = []
        self.unnamed: dict[str, Span] = {}
        #: Whose wife or lawyer somebody with a name is: "Holm's wife, NAME", "Holm's lawyer NAME".
        self._related: dict[tuple[str, str], Person] = {}
        #: First names of people who are named in full within quotations alone, by the last name.
        self._quoted_first: dict[str, str] = {}
        self.ends = _all("|", words.tags)
        #: Words alone in brackets, as what a body is called for short: no people.
        self._short_forms = {words.word(match.start() + 1) for match in re.finditer(r"\(N\)", words.tags)}
        self._read()

    # ------------------------------------------------------------ reading the article

    def _read(self) -> None:
        words = self._words
        people = self._people_met()
        in_headings = {first for first in people if self._is_in_heading(first)}
        speaking = (at for phrase in self.speaking.items() for at in phrase)  # also "his statement"
        pronouns = (at for at in (*_all("P", words.tags), *speaking) if pronoun_at(words, at) in _HE_OR_SHE)
        unnamed = {last for last in self.speaking if self._is_unnamed(last)} - people.keys()
        opened = {match.end(): match.start("pronoun") for match in _OPENING_PRONOUN.finditer(words.tags)}
        for at in sorted({*pronouns, *people, *unnamed} - in_headings):
            sentence = bisect_left(self.ends, at)
            if at in unnamed:
                self._meet_unnamed(self.speaking[at], at, sentence)
            elif at in people:
                self._meet(at, *people[at], sentence)
                if at in opened:
                    self._look_back(opened[at], people[at][0])
            else:
                verb = at + 1
                while words.tags[verb] == "r":
                    verb += 1
                met = people.get(verb + 1) if words.tags[verb] == "V" else None
                self._refer(at, _HE_OR_SHE[pronoun_at(words, at)], sentence, but=met[1].key if met else "")
        for first in sorted(in_headings):
            last, name = people[first]
            self.referent[last] = self._in_heading(name)

    def _named_in_quotations(self) -> Iterator[tuple[str, str]]:
        """The last and the known first names of people who are named in full within quotations, in small letters."""
        words, known = self._words, people_words().first_names
        for at in _all("Q", words.tags):
            for first, last in _FULL_NAME.findall(words.text, words.starts[at], words.ends[at]):
                if first.lower() in known:
                    yield last.lower(), first.lower()

    def _people_met(self) -> dict[int, tuple[int, Name]]:
        """The names of people by the word they begin with: the word they end with, and what they tell."""
        words = self._words
        runs = ((match.start(), match.end() - 1) for match in _NAME.finditer(words.tags))
        met = {first: last for first, last in runs if can_name(words, first, last)}
        names = {first: read_name(words.text[words.starts[first] : words.ends[last]]) for first, last in met.items()}
        # Whoever has the last name of a person beyond doubt, wherever in the article, is a person too, and so is who is
        # called by the first name alone, as those are whose family name stands first.
        last_names: set[str] = set()
        for first, name in names.items():
            if name.key not in last_names and self._is_person(first, met[first], name):
                last_names.add(name.key)
        full = {name.key for name in names.values() if name.first}
        self._quoted_first = {last: first for last, first in self._named_in_quotations() if last not in full}
        called = last_names | {name.first for name in names.values() if name.key in last_names}
        return {
            first: (met[first], name)
            for first, name in names.items()
            if name.can_be_person and name.key in (last_names if name.first else called)
        }

    def _in_heading(self, name: Name) -> Person:
        """Whom a heading names: by the last name alone, as a verb in capitals may look like a first name."""
        known = self._people[name.key]
        if not known:
            known.append(Person(name.key, Counter([name.text])))
        return max(known[-_NAMESAKES:], key=lambda person: person.mentions)

    def _is_in_heading(self, at: int) -> bool:
        start = self._words.starts[at]
        place = bisect_right(self._headings, start, key=lambda heading: heading[0]) - 1
        return place >= 0 and start < self._headings[place][1]

    def _is_person(self, first: int, last: int, name: Name) -> bool:
        """Whether the name is a person's by its first name, by a title before it, or because it says something."""
        tags = self._words.tags
        if not name.can_be_person or name.has_first_name:
            return name.can_be_person
        if first and tags[first - 1] == "R" and self._words.word(first - 1) in people_words().titles:
            return True
        if (" " in name.text or name.key in people_words().first_names) and is_described(self._words, first, last):
            return True
        if last not in self.speaking or first and tags[first - 1] in "dp" or name.text.isupper():
            return False
        if self._words.word(last) in self._short_forms or _IN_BODY.search(tags, max(0, first - _LONGEST_BODY), first):
            return False
        # A lone capitalised plural is a group ("Democrats"), and so may be any word that begins a sentence.
        return " " in name.text or not name.key.endswith("s") and tags[last + 1 : last + 2] != "S"

    def _meet(self, first: int, last: int, name: Name, sentence: int) -> None:
        """Take in a name with the titles before it and the role in apposition after it."""
        words, tags, known = self._words, self._words.tags, people_words()
        title = first
        while title > 0 and first - title < _LONGEST_TITLE and tags[title - 1] in "RNe":
            if tags[title - 2 : title] == "Ne":
                break  # "NAME met President NAME"
            title -= 1
        before = [words.word(at) for at in range(title, first)]
        apposed = _APPOSED_ROLE.match(tags, last + 1)
        after = [words.word(at) for at in range(last + 2, apposed.end())] if apposed else []
        honorific = _first_of(known.title_gender, before)
        person = self._person(name, honorific, titles=before)
        person.names[name.text] += 1
        person.suffix = person.suffix or name.suffix
        if len(person.firsts) < _NAMESAKES and name.first not in person.middles:
            person.firsts.add(name.first)
            person.middles |= name.middle
        person.mentions += 1
        if before or after:
            titles = [*as_titles(before), *as_titles(after)]
            person.titles.update(titles)
            person.title_stems.update(word[:_STEM] for word in titles)
        if not person.gender:
            first_name = name.first or self._quoted_first.get(name.key, "")
            person.gender = honorific or _first_of(known.title_gender, after) or known.gender.get(first_name, "")
        self.referent[last] = person
        if relative := _RELATIVE.search(tags, max(0, title - _LONGEST_TITLE), first):
            owner, role = relative.start(), first - 1 - (tags[first - 1] == ",")
            self._related.setdefault((words.word(owner), words.word(role)), person)
        self._mentions.append(Mention(person, last, sentence, self._weight(person, first, last, title)))

    def _weight(self, person: Person, first: int, last: int, title: int) -> float:
        """How likely the next pronoun means the person named in words `first` to `last`, with titles from `title`."""
        words, tags, speaking = self._words, self._words.tags, self.speaking
        speaks = last in speaking
        speaks |= tags[first - 1 : first] == "," and first - 2 in speaking  # "a spokesman, NAME, said"
        speaks |= tags[last + 1 : last + 2] == "," and last + 2 in speaking  # "NAME, who said"
        subject = 1.0 if tags[last + 1] in "amVe" else 0.0
        told = 0.5 if tags[max(0, title - 2) : title] in ("Vt", "Gt") else 0.0  # "arguing that NAME was late"
        weight = max(standing(words, title), subject) + speaks - tags.startswith("S", last + 1) - told
        return weight if person.is_told_from_places else weight - 2.0

    def _is_unnamed(self, last: int) -> bool:
        """Whether the phrase of a speaker that ends at word `last` is one person without a name: "a local official"."""
        if APPOSED_NAME.match(self._words.tags, last + 1):
            return False
        first = self.speaking[last]
        head = self._head(first, last)
        if head is None:
            return False
        word = self._words.word(head)
        one_of = self._words.word(first) == "one" and self._words.word(first + 1) == "of"
        return word in people_words().roles and (one_of or word not in _COLLECTIVE and not is_plural(word))

    def _head(self, first: int, last: int) -> int | None:
        """The role that heads the phrase: "source" of "a source close to the board"."""
        if self._words.tags[last] == "R":
            return last
        found = _ROLE.match(self._words.tags, first, last + 1)
        return found.end() - 1 if found else None

    def _meet_unnamed(self, first: int, last: int, sentence: int) -> None:
        """Take in somebody who speaks without a name, as the person named before or as somebody new."""
        words, end = self._words, self._head(first, last)
        head = words.word(end)
        person = self.by_role(first, last)
        definite = bool(role_words(words, first, last))
        if person is None:
            if definite and head in people_words().generic:
                return  # "the lawmaker" is somebody with a name
            person = Person(
                f"{head} {last}",
                titles={head},
                title_stems={words.word(at)[:_STEM] for at in range(first, end + 1)},
                gender=people_words().title_gender.get(head, ""),
            )
            self.unnamed[person.key] = first, last
        # "The actor" is likely to be somebody with a name.
        self._mentions.append(Mention(person, last, sentence, standing(words, first) + _ROLE_WEIGHT[definite]))

    def _look_back(self, at: int, last: int) -> None:
        """Give the pronoun `at` that opens a sentence to its subject: "While he was late, NAME said"."""
        person, pronoun = self.referent[last], _HE_OR_SHE.get(pronoun_at(self._words, at))
        if pronoun and person.gender in ("", pronoun):
            self.referent[at] = person

    def _person(self, name: Name, gender: str = "", *, titles: Sequence[str] = ()) -> Person:
        """The person with this name: a bare last name is whoever with it is named most, and is Mr or Mrs.

        Who is named in full as somebody's wife or son is nobody called by the last name alone before, and the first
        lady is not the president.
        """
        is_kin = bool(name.first) and not people_words().kin.isdisjoint(titles)
        head = not name.first and not people_words().offices.isdisjoint(titles)
        known = self._people[name.key]
        if not known and not name.first and name.key in self._called_first:
            return self._called_first[name.key]
        fitting = [
            person
            for person in known[-_NAMESAKES:]
            if (not gender or person.gender in ("", gender))
            and _fits(person, name)
            and not (is_kin and person.firsts == {""} or head and "lady" in person.titles)
        ]
        if fitting:
            bare = not name.first and not name.suffix
            return max(
                fitting,
                key=lambda one: (one.suffix == name.suffix or bare and not one.has_namesake, one.mentions),
            )
        known.append(person := Person(name.key, suffix=name.suffix))
        for other in known[-_NAMESAKES:-1]:
            if other.suffix != name.suffix and not (name.first and name.first not in other.firsts):
                person.has_namesake = other.has_namesake = True
        if len(name.first) > 1:
            self._called_first.setdefault(name.first, person)
        return person

    def _refer(self, at: int, pronoun: str, sentence: int, *, but: str) -> None:
        """Resolve "he" or "she": the fitting person named last, subjects and speakers first.

        It is nobody with the last name `but`, whom the pronoun's verb is done to ("he told Berg"), and hardly who is
        named in the quotation before it ("“I like Berg,” he said").
        """
        best, best_score = None, -99.0
        named = self._named_in_quotation_before(at)
        for mention in self._mentions[-MEMORY:]:
            person = mention.person
            if person.gender in ("", pronoun) and person.key != but:
                known = 0.5 if person.gender else _habit(person, pronoun)
                score = mention.weight - (sentence - mention.sentence) + known
                score -= not named.isdisjoint({person.key, *person.firsts} - {""})
                if score >= best_score:
                    best, best_score = person, score
        if best:
            best.called[pronoun] += 1
            self.referent[at] = best
            self._mentions.append(Mention(best, at, sentence, 1.0 + (at in self.speaking)))

    def _named_in_quotation_before(self, at: int) -> set[str]:
        """The words with capitals, in small letters, of a quotation right before "he said" or "said he"."""
        words = self._words
        quote = at - 1 - (words.tags[at - 1] == "V")
        if quote < 0 or words.tags[quote] != "Q":
            return set()
        return {name.lower() for name in _CAPITALISED.findall(words.text, words.starts[quote], words.ends[quote])}

    # ------------------------------------------------------------ looking up

    def is_certain(self, at: int) -> bool:
        """Whether the name that ends at word `at` is a person's beyond doubt."""
        return at in self.referent and self.referent[at].is_certain

    def before(self, at: int) -> list[Mention]:
        """The latest mentions before word `at`."""
        place = bisect_left(self._mentions, at, key=lambda mention: mention.at)
        return self._mentions[max(0, place - _LONG_MEMORY) : place]

    def by_role(self, first: int, last: int) -> Person | None:
        """The person named before whose title is that of "the minister", subjects and speakers first."""
        words, spelled = self._words, role_words(self._words, first, last)
        if not spelled:
            return None
        owners = [self.referent[at] for at in range(first, last) if at in self.referent]  # nobody is their own wife
        kin = _RELATIVE.search(words.tags, first, last + 1)
        if kin and (relative := self._related.get((words.word(kin.start()), words.word(last)))):
            return relative
        spelled = " ".join(spelled).split()
        titles = title_at(spelled, len(spelled) - 1)
        gender = people_words().title_gender.get(spelled[-1], "")
        initials = {words.word(at)[:_STEM] for at in range(first, last) if self._is_body(at)}  # "the UFO chairman"
        before = self.before(first) or (self._mentions[:_LONG_MEMORY] if words.tags[first] == "N" else [])
        holders = [
            mention
            for mention in before
            if mention.person not in owners
            and not titles.isdisjoint(mention.person.titles)
            and (mention.person.key not in self.unnamed or self._can_be_unnamed(mention.person, first, last))
            and initials <= mention.person.title_stems
            and mention.person.gender in ("", gender or mention.person.gender)
        ]
        if first + 1 == last and words.word(last) in people_words().sources:
            holders = [mention for mention in holders if mention.person.key in self.unnamed] or holders
        modifiers = {word[:_STEM] for word in [*spelled, *titles]}
        sentence = bisect_left(self.ends, first)
        best = max(
            holders,
            key=lambda one: (
                len(modifiers & one.person.title_stems),
                spelled[-1] in one.person.titles,
                one.weight + one.sentence - sentence,
                one.at,
            ),
            default=None,
        )
        return best and best.person

    def _is_body(self, at: int) -> bool:
        """Whether a word is the initials of a body, not of a country or a party."""
        start, end = self._words.span(at, at)
        return bool(_BODY_INITIALS.fullmatch(self._words.text, start, end))

    def _can_be_unnamed(self, person: Person, first: int, last: int) -> bool:
        """Whether "the official" can be this "local official": "the foreign official" is another."""
        own = {self._words.word(at)[:_STEM] for at in range(first + 1, last + 1)}
        return self._words.word(first) == "the" and own <= person.title_stems

    def namesake(self, name: str) -> Person | None:
        """Who has this last name, in small letters; of several whoever is named most."""
        known = self._people.get(name, [])[-_NAMESAKES:]
        return max(known, key=lambda person: person.mentions, default=None)


def _fits(person: Person, name: Name) -> bool:
    """Whether somebody with this last name can have this name: "Ann Halvorsen Berg" also "Halvorsen Berg", "Carl Holm
    Jr." also "Holm", but not "Carl Holm"."""
    last_alone = not name.first and not name.suffix or bool(name.first) and person.firsts <= {""}
    if not last_alone and person.suffix != name.suffix:
        return False
    known = name.first in person.firsts | person.middles or not name.middle.isdisjoint(person.firsts - {""})
    return known or all(can_be_one(name.first, first) for first in person.firsts)


def pronoun_at(words: Words, at: int) -> str:
    """The word, if it is a pronoun without what is drawn together with it: "he" of "he'd"."""
    return _APOSTROPHE.split(words.word(at))[0]


def _all(tag: str, tags: str) -> list[int]:
    """The numbers of the words with this tag."""
    return [match.start() for match in re.finditer(re.escape(tag), tags)]


def _first_of(known: dict[str, str], words: Sequence[str]) -> str:
    """What is known of the first of the `words` of which something is."""
    return next((known[word] for word in words if word in known), "")


def _habit(person: Person, pronoun: str) -> float:
    """What the pronouns that meant this person so far say for `pronoun`."""
    if not person.called:
        return 0.0
    return 0.5 if 2 * person.called[pronoun] > person.called.total() else -1.0
