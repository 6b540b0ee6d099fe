"""The key terms of an event: nouns and noun phrases that come up again and again, in more than one outlet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

import pandas as pd

from analysis.data import lexicon
from analysis.quotes.cues import cue_forms
from analysis.quotes.words import tag_words
from analysis.sentences import begins_in
from analysis.tokens import fold, stem

#: The stems of its words; those of "asylum-seekers" and "asylum seeker" are the same.
Term = tuple[str, ...]

_LONGEST = 3  # words
_LETTERS = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")
#: Tags (:mod:`analysis.quotes.words`) of the words that a term is made of, and of those that a noun never follows.
_OF = "of"  # the one small word that holds a name together: "Ring of Fire"
_CONTENT, _BEFORE_NO_NOUN = frozenset("nNRgeVG"), frozenset("amTPxrw")
#: A noun phrase: after a determiner, a possessive, a number or a preposition, up to its last noun; what ends in -ing is
#: one after "the" ("the shooting"), not after "by".
_NOUN_PHRASE = re.compile(r"(?:(?<=[dS#p])[nNRgeD]*[nNR]|(?<=[dS])[nNReD]*g)(?![nNRg#])")
_ADJECTIVE = re.compile(r".{3,}(?:ous|ful|less|[ai]ble|ical|ional)")
#: A plural is seldom part of a longer noun; it is the subject of a verb, or a verb is taken for it.
_PLURAL = re.compile(r"[^\W\dA-Z].*[^s]s")


@dataclass
class KeyTerm:
    """A term with the places of its sentences in the frame, and how often it is written how.

    `times` counts its uses; `nouns` those as the end of a noun phrase, `others` those where no noun can stand, `names`
    those with capitals.
    """

    stems: Term
    times: int = 0
    nouns: int = 0
    others: int = 0
    names: int = 0
    sentences: set[int] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)

    @property
    def label(self) -> str:
        """How it is mostly written; as a headline in capitals has it only if nothing else has it."""
        return min(self.written, key=lambda form: (form.isupper(), -self.written[form], form))


@dataclass(frozen=True)
class _Word:
    sentence: int
    text: str
    stems: Term
    ends_phrase: bool
    in_phrase: bool
    after: str  # the tag before it

    @property
    def is_of(self) -> bool:
        """Whether it is "of"."""
        return self.stems == (_OF,)


def key_terms(sentences: pd.DataFrame, quotes: pd.DataFrame) -> list[KeyTerm]:
    """The terms of `sentences` that can name a topic, those in most sentences first.

    A key term is one to three words that end in a noun, in enough sentences and outlets to be a subject of its own and
    in few enough to be one of several (``[draft]`` of ``data/thresholds.toml``). Left out are words that tell who
    speaks (`quotes`), small and vague ones (``data/drafting.toml``), and dates. Of a term and a longer one that holds
    it the longer is kept if at least half of the shorter one's sentences have it.
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
    kept = _longer_or_shorter({term.stems: term for term in found.values() if _is_subject(term, len(sentences))})
    return sorted(kept, key=lambda term: (-len(term.sentences), term.stems))


def _runs(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Iterator[list[_Word]]:
    """Stretches of words that terms can be made of, with nothing between them but a blank."""
    telling = _telling(quotes, sentences)
    columns = (sentences[column].tolist() for column in ("article", "sentence", "start", "text"))
    for sentence, (article, number, offset, text) in enumerate(zip(*columns, strict=True)):
        told = telling.get((article, number), ())
        run: list[_Word] = []
        words = tag_words(text, [(0, len(text), 0)], ())
        phrases = [match.span() for match in _NOUN_PHRASE.finditer(words.tags)]
        inside, last = {at for span in phrases for at in range(*span)}, {end - 1 for _, end in phrases}
        for at, (tag, start, end) in enumerate(zip(words.tags, words.starts, words.ends, strict=True)):
            end += "." in text[start:end] and text[end : end + 1] == "."  # U.S.
            stems = _stems(text[start:end]) if tag in _CONTENT else (_OF,) if text[start:end] == _OF else ()
            if stems and not any(low <= start + offset < high for low, high in told):
                before = words.tags[at - 1 : at]
                run.append(_Word(sentence, text[start:end], stems, at in last, at in inside, before))
            if run and (not stems or text[end : end + 1] != " "):
                yield run
                run = []


def _telling(quotes: pd.DataFrame, sentences: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where each sentence names who speaks and says that they do, as (start, end), by article and sentence."""
    parts = [
        quotes[["article", f"{part}_start", f"{part}_end"]].dropna().set_axis(["article", "start", "end"], axis=1)
        for part in ("mention", "cue")
    ]
    spans = pd.concat(parts).astype({"article": "str", "start": "int64", "end": "int64"})
    found = defaultdict(list)
    for article, start, end, sentence in begins_in(spans, sentences, ["sentence"]).itertuples(index=False):
        found[article, sentence].append((start, end))
    return found


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> Term:
    """The stems of a word, or of those that its hyphens join; none if they are all small or it is no word."""
    if not _LETTERS.fullmatch(word):
        return ()
    parts = [fold(part) for part in word.split("-")]
    return tuple(map(stem, parts)) if any(len(part) > 1 and part not in _small_words() for part in parts) else ()


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
            term = terms.setdefault(_joined(part), KeyTerm(_joined(part)))
            term.times += 1
            term.nouns += _is_noun(part)
            term.others += part[0].after in _BEFORE_NO_NOUN and not part[0].in_phrase
            term.names += all(word.text[0].isupper() for word in part)
            term.sentences.add(part[0].sentence)
            term.written[" ".join(word.text for word in part)] += 1
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
        and all(word.in_phrase or word.is_of for word in words)
        and not _ADJECTIVE.fullmatch(last.text.lower())
    )


def _joined(words: Iterable[_Word]) -> Term:
    return tuple(stem for word in words for stem in word.stems)


def _is_subject(term: KeyTerm, sentences: int) -> bool:
    """Whether a term can be what some of so many `sentences` are about: a noun that says something, not all over."""
    settings = lexicon("thresholds")["draft"]
    most = settings["names"] if term.names > 0.9 * term.times else settings["common"]
    return (
        len(term.sentences) <= most * sentences
        and term.nouns >= settings["noun"] * term.times
        and term.others <= settings["no_noun"] * term.times
        and not (term.stems[0] in _vague_stems() and (len(term.stems) == 1 or term.stems[1] == _OF))
    )


def _longer_or_shorter(terms: dict[Term, KeyTerm]) -> list[KeyTerm]:
    """Of each term and a longer one that holds it the one to keep."""
    gone: set[Term] = set()
    for stems in sorted(terms, key=len, reverse=True):
        parts = {stems[a:b] for a in range(len(stems)) for b in range(a + 1, len(stems) + 1)} - {stems}
        for part in parts & terms.keys() - gone:
            whole = 2 * len(terms[stems].sentences) >= len(terms[part].sentences)
            gone.add(part if whole else stems)
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
            *(clauses[key] for key in ("adverbs", "verbs", "pasts", "presents")),
            *(conflicts[key] for key in ("months", "weekdays", "periods", "ordinals", "negations")),
        ]
    )
    return frozenset({*stop["words"], *conflicts["numbers"], *conflicts["scales"], *cue_forms(), *listed.split()})


@cache
def _vague_stems() -> frozenset[str]:
    """Stems of nouns that name no topic by themselves: those that fit any event, and people by what they do."""
    return frozenset(map(stem, (lexicon("drafting")["vague"] + lexicon("people")["roles"]).split()))
