"""The key terms of an event: nouns and noun phrases that come up again and again, in more than one outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise

import pandas as pd

from analysis.data import lexicon
from analysis.quotes.cues import cue_forms
from analysis.quotes.people import read_name
from analysis.quotes.words import tag_words
from analysis.tokens import fold, is_adjective, stem
from analysis.topics.phrases import Phrase, complement, longer_name, mostly
from analysis.topics.reading import overlaps, telling_spans, text_numbers

#: The stems of its words; those of "asylum-seekers" and "asylum seeker" are the same.
Term = tuple[str, ...]

_LONGEST = 3  # words
#: So many words before a noun may be part of its name, and so many after its preposition.
_LONGEST_BEGINNING = 6
_LETTERS = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")
#: Tags (:mod:`analysis.quotes.words`) of the words that a term is made of, and of those that a noun never follows.
_OF = "of"  # the one small word that holds a name together: "Ring of Fire"
_CONTENT, _BEFORE_NO_NOUN = frozenset("nNRgeVG"), frozenset("amTPxrw")
#: A noun phrase: after a determiner, a possessive, a number or a preposition, up to its last noun; what ends in -ing is
#: one after "the" ("the shooting"), not after "by".
_NOUN_PHRASE = re.compile(r"(?:(?<=[dS#p])[nNRgeD]*[nNR]|(?<=[dS])[nNReD]*g)(?![nNRg#])")
#: A plural is seldom part of a longer noun; it is the subject of a verb, or a verb is taken for it.
_PLURAL = re.compile(r"[^\W\dA-Z].*[^s]s")
_ORDINAL = re.compile(r"\d+[^\W\d_]+")  # 14th
#: A name that mostly stands after one of these is where something happens, not what a sentence is about.
_PLACE = frozenset({"in", "at", "near", "outside"})


@dataclass
class KeyTerm:
    """A term with the places of its sentences in the frame, and how often it is written how.

    `texts` are the numbers of its sentences, the same for those of the same words: what two outlets take from one
    agency is one. `times` counts its uses, `others` those where no noun can stand, `names` those with capitals,
    `places` those after "in" or "at". `phrases` are the noun phrases that it ends.
    """

    stems: Term
    words: int
    times: int = 0
    others: int = 0
    names: int = 0
    places: int = 0
    sentences: set[int] = field(default_factory=set)
    texts: set[int] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def is_name(self) -> bool:
        """Whether it is nearly always written with capitals."""
        return self.names > 0.9 * self.times

    @property
    def is_general(self) -> bool:
        """Whether it is a single noun that is the head of many phrases and says little without one."""
        return len(self.stems) == 1 and self.stems[0] in _general_stems()

    @cached_property
    def longer(self) -> str:
        """The longer phrase that it mostly stands in; "" if there is none."""
        return longer_name(self.phrases, self.words, len(self.texts), general=self.is_general)

    @property
    def noun(self) -> str:
        """The longer phrase, or the noun as it is mostly written where it is one."""
        nouns = {" ".join(phrase.words[-self.words :]) for phrase in self.phrases}
        return self.longer or mostly(Counter({form: self.written[form] for form in nouns}))

    @property
    def name(self) -> str:
        """What it is called: its noun and what mostly follows it ("talks", "breakdown in talks")."""
        return f"{self.noun} {complement(self.phrases)}".rstrip()


@dataclass(frozen=True)
class _Word:
    article: str
    sentence: int
    same: int  # the number of the sentence's text
    text: str
    stems: Term
    word_before: str
    tag_before: str
    phrase: tuple[str, ...] | None  # the words before it in its noun phrase, None if it is in none
    ends_phrase: bool
    after: str  # what follows its noun phrase with a preposition ("for Investigative Reporting"), if it ends one

    @property
    def is_of(self) -> bool:
        """Whether it is "of"."""
        return self.stems == (_OF,)


def key_terms(sentences: pd.DataFrame, quotes: pd.DataFrame) -> list[KeyTerm]:
    """The terms of `sentences` that can name a topic, those in most sentences first.

    A key term is one to three words that end in a noun, in enough sentences and outlets to be a subject of its own and
    in few enough to be one of several (``[draft]`` of ``data/thresholds.toml``). Left out are words that tell who
    speaks (`quotes`) and the names of those people wherever they stand, small and vague words and who acts in any event
    (``data/drafting.toml``), dates, and who acts or what is named all over this one. Of a term and a longer one that
    holds it one is kept (:func:`_longer_or_shorter`).
    """
    settings = lexicon("thresholds")["draft"]
    outlets = pd.factorize(sentences["outlet"])[0]
    fewest, spread = settings["sentences"], min(settings["outlets"], len(set(outlets)))
    runs = list(_runs(sentences, quotes))
    found: dict[Term, KeyTerm] = {}
    for words in range(1, _LONGEST + 1):
        found |= {
            term.stems: term
            for term in _counted(runs, words, found)
            if len(term.sentences) >= fewest and len({outlets[row] for row in term.sentences}) >= spread
        }
    most = {True: settings["names"] * len(sentences), False: settings["common"] * len(sentences)}
    all_over = {stems for stems, term in found.items() if len(term.sentences) > most[term.is_name]}
    all_over |= {stems for stems, term in found.items() if term.is_name and stems[-1:] in all_over}
    own = settings["own"] * len(sentences)
    speaking = _people(quotes)
    subjects = {
        stems: term
        for stems, term in found.items()
        if stems not in all_over and _is_subject(term, own) and not _is_person(term, speaking)
    }
    kept = _longer_or_shorter(subjects)
    return sorted(kept, key=lambda term: (-len(term.texts), -len(term.sentences), term.stems))


def _runs(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Iterator[list[_Word]]:
    """Stretches of words that terms can be made of, with nothing between them but a blank."""
    telling = telling_spans(sentences, quotes)
    same = text_numbers(sentences)
    columns = (sentences[column].tolist() for column in ("article", "sentence", "start", "text"))
    for sentence, (article, number, offset, text) in enumerate(zip(*columns, strict=True)):
        told = telling.get((article, number), [])
        run: list[_Word] = []
        for word, start, end in _words(text, article, sentence, same[sentence]):
            goes_on = word.stems and not overlaps(told, offset + start, offset + start + 1)
            if goes_on:
                run.append(word)
            if run and not (goes_on and text[end : end + 1] == " "):
                yield run
                run = []


def _words(text: str, article: str, sentence: int, same: int) -> Iterator[tuple[_Word, int, int]]:
    """The words of the `text` of a sentence, each with its start and its end."""
    words = tag_words(text, [(0, len(text), 0)], ())
    written = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    firsts = {at: match.start() for match in _NOUN_PHRASE.finditer(words.tags) for at in range(*match.span())}
    for at, (tag, start, end) in enumerate(zip(words.tags, words.starts, words.ends, strict=True)):
        end += "." in written[at] and text[end : end + 1] == "."  # U.S.
        word = _Word(
            article=article,
            sentence=sentence,
            same=same,
            text=text[start:end],
            stems=_stems(text[start:end]) if tag in _CONTENT else (_OF,) if written[at] == _OF else (),
            word_before=written[at - 1].lower() if at else "",
            tag_before=words.tags[at - 1 : at],
            phrase=_begun(written, firsts[at], at) if at in firsts else None,
            ends_phrase=at in firsts and firsts.get(at + 1) != firsts[at],
            after=_complement(written, firsts, at) if words.tags[at + 1 : at + 2] == "p" else "",
        )
        yield word, start, end


def _begun(written: list[str], first: int, at: int) -> tuple[str, ...]:
    """The words from `first` to the one before `at`, with an ordinal before them; none if that one is a small one."""
    first -= first > 0 and _ORDINAL.fullmatch(written[first - 1]) is not None
    small = first < at and written[at - 1].islower() and fold(written[at - 1]) in _small_words()
    return () if small else tuple(written[max(first, at - _LONGEST_BEGINNING) : at])


def _complement(written: list[str], firsts: dict[int, int], at: int) -> str:
    """The preposition after the word `at` with the noun phrase that follows, "" if none does."""
    end = at + 2
    while firsts.get(end) == at + 2 and end < at + 2 + _LONGEST_BEGINNING:
        end += 1
    return " ".join(written[at + 1 : end]) if end > at + 2 else ""


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> Term:
    """The stems of a word, or of those that its hyphens join; none if they are all small or it is no word."""
    if not _LETTERS.fullmatch(word):
        return ()
    parts = [fold(part) for part in word.split("-")]
    if all(len(part) < 2 or part in _small_words() for part in parts):
        return ()
    singulars = lexicon("drafting")["plurals"]
    return tuple(stem(singulars.get(part, part)) for part in parts)


def _counted(runs: Iterable[list[_Word]], words: int, shorter: dict[Term, KeyTerm]) -> Iterable[KeyTerm]:
    """The terms of so many `words` whose parts are among the `shorter` ones, which keeps what is counted small."""
    terms: dict[Term, KeyTerm] = {}
    for run in runs:
        for first in range(len(run) - words + 1):
            part = run[first : first + words]
            if (
                not _can_be_term(part)
                or words > 1
                and not all(word.stems in shorter for word in part if not word.is_of)
            ):
                continue
            term = terms.setdefault(_joined(part), KeyTerm(_joined(part), words))
            term.times += 1
            term.others += part[0].tag_before in _BEFORE_NO_NOUN and part[0].phrase is None
            term.names += all(word.text[0].isupper() for word in part)
            term.places += part[0].word_before in _PLACE
            term.sentences.add(part[0].sentence)
            term.texts.add(part[0].same)
            written = tuple(word.text for word in part)
            term.written[" ".join(written)] += 1
            if _is_noun(part):
                term.phrases.append(Phrase(part[0].article, part[0].same, part[0].phrase + written, part[-1].after))
    return terms.values()


def _can_be_term(words: list[_Word]) -> bool:
    """Whether words in a row can be one noun: "of" stands inside only, and no plural before another word but "of"."""
    if words[0].is_of or words[-1].is_of:
        return False
    return not any(_PLURAL.fullmatch(word.text) and not after.is_of for word, after in pairwise(words))


def _is_noun(words: list[_Word]) -> bool:
    """Whether words in a row are a noun where they stand: the end of a noun phrase, all inside one but for "of"."""
    last = words[-1]
    return (
        last.ends_phrase
        and all(word.phrase is not None or word.is_of for word in words)
        and not is_adjective(last.text.lower())
    )


def _joined(words: Iterable[_Word]) -> Term:
    return tuple(stem for word in words for stem in word.stems)


def _is_subject(term: KeyTerm, own: float) -> bool:
    """Whether a term can be what sentences are about: a noun that says something and is more than a setting.

    A general noun does so in a longer phrase, or in so many sentences that it is the event's `own` word.
    """
    settings = lexicon("thresholds")["draft"]
    vague = term.stems[0] in _vague_stems() and (len(term.stems) == 1 or term.stems[1] in _small_words())
    return (
        len(term.phrases) >= settings["noun"] * term.times
        and term.others <= settings["no_noun"] * term.times
        and not (term.is_name and 2 * term.places > term.times)
        and not vague
        and not (term.is_general and not term.longer and len(term.texts) < own)
        and not _is_actor(term)
    )


def _people(quotes: pd.DataFrame) -> list[frozenset[str]]:
    """The stems of the names of the people who speak."""
    names = {name for speaker in quotes["speaker"].unique() for name in speaker.split(", ") if " " in name}
    people = (read_name(name) for name in sorted(names))
    return [frozenset(_joined_stems(who.text)) for who in people if who.can_be_person and " " in who.text]


def _is_person(term: KeyTerm, people: list[frozenset[str]]) -> bool:
    return term.is_name and any(person.issuperset(term.stems) for person in people)


def _is_actor(term: KeyTerm) -> bool:
    """Whether a term is called after somebody or something that acts in any event ("Republican senators")."""
    stems = _joined_stems(term.noun)
    return any(stems[-len(actor) :] == actor for actor in _actors())


def _joined_stems(text: str) -> Term:
    return tuple(stem for word in text.split() for stem in _stems(word))


def _longer_or_shorter(terms: dict[Term, KeyTerm]) -> list[KeyTerm]:
    """Of each term and a longer one that holds it the one to keep.

    A noun that also stands elsewhere is kept for the longer terms that it ends: it may be called by one of them. Any
    other part, and a noun that ends a name, is kept only if the longer term has less than half of its sentences.
    """
    gone: set[Term] = set()
    for stems in sorted(terms, key=len, reverse=True):
        parts = {stems[a:b] for a in range(len(stems)) for b in range(a + 1, len(stems) + 1)} - {stems}
        for part in parts & terms.keys() - gone:
            longer, shorter = len(terms[stems].texts), len(terms[part].texts)
            head = stems[-len(part) :] == part and not terms[stems].is_name
            gone.add(part if longer == shorter or not head and 2 * longer >= shorter else stems)
    return [term for stems, term in terms.items() if stems not in gone]


@cache
def _small_words() -> frozenset[str]:
    """What no term is made of: stop words, words of saying, dates and numbers, and what else seldom is a noun."""
    stop, clauses, conflicts = lexicon("stopwords"), lexicon("clauses"), lexicon("conflicts")
    listed = " ".join(
        [
            lexicon("drafting")["others"],
            lexicon("people")["honorifics"],
            lexicon("reporting")["nouns"],
            *(clauses[key] for key in ("adverbs", "verbs", "presents")),
            *(conflicts[key] for key in ("months", "weekdays", "periods", "ordinals", "negations")),
        ]
    )
    others = (*clauses["pasts"], *conflicts["numbers"], *conflicts["scales"], *cue_forms())
    return frozenset({*stop["words"], *others, *listed.split()})


@cache
def _vague_stems() -> frozenset[str]:
    """Stems of nouns that name no topic by themselves: those that fit any event, and people by what they do."""
    return frozenset(map(stem, f"{lexicon('drafting')['vague']} {lexicon('people')['roles']}".split()))


@cache
def _actors() -> frozenset[Term]:
    """Stems of who acts in any event, and where."""
    return frozenset(map(_stems, lexicon("drafting")["actors"].split()))


@cache
def _general_stems() -> frozenset[str]:
    """Stems of nouns that name a topic only by the phrase they stand in."""
    return frozenset(map(stem, lexicon("drafting")["general"].split()))
