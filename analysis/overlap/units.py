"""Cutting articles into units: one proposition each, the smallest stretch of text that says something of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.clauses import clause_spans, has_predicate
from analysis.overlap.wordings import content_words, fold_words
from analysis.quotes.clauses import irregular_pasts
from analysis.quotes.cues import media

COLUMNS = ("article", "outlet", "part", "start", "end", "text", "kind", "speaker")

T = TypeVar("T")

#: What stands before a cue that only leads on from a clause to reported words, and between it and them.
_LEADS_ON, _OPENS_WORDS = re.compile(r",\s+(?:and\s+)?\Z|\s+and\s+\Z"), re.compile(r"(?:\s+that)?[\s,:]*")

#: Beside reported words, a stretch with fewer words of its own only says who speaks, when and where; after "as you can
#: see", where to look.
_LEAST_WORDS = 3
#: So many characters after "denied" begins what is denied.
_BESIDE_CUE = 60
#: A quotation inside another one is that of a unit if it holds so much of it.
_MOST = 0.8


@dataclass(frozen=True)
class Stretch:
    """A part of a sentence between the borders of quotations."""

    start: int
    end: int
    reported: bool


def find_units(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit, in the order of the text: the columns of :data:`COLUMNS`.

    Sentences of the running text (:data:`analysis.schema.COUNTED`) are cut where reported words begin and end, then
    into clauses (:func:`.clause_spans`). ``part`` is the part of the article that the unit stands in: ``headline``,
    ``lead`` (its first sentence of the role ``body``) or ``body``, all else. ``kind`` and ``speaker`` are those of the
    shortest quotation that holds the unit, or ``narration`` and "". What only says who speaks ("she said on Monday") is
    no unit, and what states nothing ("it was", "as you can see above") neither.
    """
    reported = {article: list(rows.itertuples(index=False)) for article, rows in quotes.groupby("article")}
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    counted = counted.assign(part=_parts(counted))
    rows = [
        {"article": article, "outlet": sentence.outlet, "part": sentence.part, **unit}
        for article, own in counted.groupby("article", sort=False)
        for sentence, inside in _overlapping(own.itertuples(index=False), reported.get(article, []))
        for unit in _units(sentence, inside)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _parts(sentences: pd.DataFrame) -> np.ndarray:
    role, body = sentences["role"], sentences["role"] == "body"
    first = body & (body.groupby(sentences["article"]).cumsum() == 1)
    return np.select([role == "headline", first], ["headline", "lead"], "body")


def _overlapping(stretches: Iterable[T], quotes: Iterable[tuple]) -> Iterator[tuple[T, list[tuple]]]:
    """Each of some stretches, which follow one another, with the quotations that reach into it, in one pass."""
    waiting = deque(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    reaching: list[tuple] = []
    for stretch in stretches:
        while waiting and waiting[0].start < stretch.end:
            reaching.append(waiting.popleft())
        reaching = [quote for quote in reaching if quote.end > stretch.start]
        yield stretch, reaching


def _units(sentence: tuple, quotes: list[tuple]) -> Iterator[dict]:
    quotes = [_with_denial(quote) for quote in quotes]
    cues = _places((quote.cue_start, quote.cue_end) for quote in quotes)
    said_by = sorted(cues + _places((quote.mention_start, quote.mention_end) for quote in quotes))
    for stretch, inside in _overlapping(_stretches(sentence, quotes), quotes):
        text = sentence.text[stretch.start - sentence.start : stretch.end - sentence.start]
        if quotes and not stretch.reported and len(_own_words(text, stretch.start, said_by)) < _LEAST_WORDS:
            continue
        for first, last in clause_spans(text):
            if not stretch.reported:
                last = _before_cue(text, stretch.start, first, last, cues)
            unit = {"start": stretch.start + first, "end": stretch.start + last, "text": text[first:last]}
            if not stretch.reported and _only_names_speaker(unit, cues, said_by):
                continue
            quote = _quote_of(unit, inside)
            kind, speaker = (quote.kind, quote.speaker) if quote else ("narration", "")
            if _states_something(unit["text"], kind):
                yield {**unit, "kind": kind, "speaker": speaker}


def _with_denial(quote: tuple) -> tuple:
    """The quotation, what is denied or refused with the word for it: "denied that the ferry sank"."""
    before = quote.cue.lower() in _denials() and 0 < quote.start - quote.cue_start <= _BESIDE_CUE
    return quote._replace(start=quote.cue_start) if before else quote


def _stretches(sentence: tuple, quotes: list[tuple]) -> Iterator[Stretch]:
    """The sentence cut at the borders of its outermost quotations."""
    at = sentence.start
    for quote in quotes:
        start, end = max(quote.start, at), min(quote.end, sentence.end)
        if start < end:
            yield Stretch(at, start, reported=False)
            yield Stretch(start, end, reported=True)
            at = end
    yield Stretch(at, sentence.end, reported=False)


def _quote_of(unit: dict, quotes: list[tuple]) -> tuple | None:
    least = _MOST * (unit["end"] - unit["start"])
    holding = [quote for quote in quotes if min(unit["end"], quote.end) - max(unit["start"], quote.start) >= least]
    return min(holding, key=lambda quote: quote.end - quote.start, default=None)


def _places(spans: Iterable[tuple]) -> list[tuple[int, int]]:
    return sorted((int(first), int(last)) for first, last in spans if first is not pd.NA)


def _only_names_speaker(unit: dict, cues: list[tuple[int, int]], said_by: list[tuple[int, int]]) -> bool:
    """Whether a unit beside reported words holds one of `cues` and next to nothing but it and who speaks (`said_by`):
    no other verb, as in "Brown resigned and said"."""
    if bisect_left(cues, (unit["start"],)) == bisect_left(cues, (unit["end"],)):
        return False
    own = _own_words(unit["text"], unit["start"], said_by)
    return len(own) < _LEAST_WORDS and not any(
        word.endswith(("ed", "ing")) or word in irregular_pasts() for word in own
    )


def _before_cue(text: str, at: int, start: int, end: int, cues: list[tuple[int, int]]) -> int:
    """Where a clause of a text (which begins `at`) ends without one of `cues` that only leads on to reported words:
    "Brown resigned, saying that", "Brown resigned and said"."""
    place = bisect_left(cues, (at + end,)) - 1
    if place < 0 or cues[place][0] <= at + start:
        return end
    first, last = (max(0, border - at) for border in cues[place])
    lead = _LEADS_ON.search(text, start, first)
    if not lead or not _OPENS_WORDS.fullmatch(text, last, end):
        return end
    told = text[start : lead.start()]
    return lead.start() if has_predicate(told) else end


def _own_words(text: str, start: int, said_by: list[tuple[int, int]]) -> list[str]:
    """The words of a stretch, without small ones, that do not say who speaks or that they do (at `said_by`)."""
    own = list(text)
    for first, last in said_by[bisect_left(said_by, (start,)) : bisect_left(said_by, (start + len(text),))]:
        own[first - start : last - start] = " " * (min(last - start, len(text)) - first + start)
    return content_words(fold_words(_medium().sub(" ", "".join(own))))


@cache
def _denials() -> frozenset[str]:
    return frozenset(lexicon("conflicts")["denials"].split())


@cache
def _medium() -> re.Pattern[str]:
    """Where somebody says it: "in a letter to the board"."""
    article, words = r"(?:an?|the|his|her|their|its)", "|".join(sorted(media()))
    return re.compile(rf"\b(?:in|on|via|during) {article} (?:[\w-]+ ){{0,4}}(?:{words})s?\b", re.IGNORECASE)


def _states_something(text: str, kind: str) -> bool:
    """Whether a clause is more than small words, a word by itself ("the rules"; but "Nonsense!" is one to quote), or
    the article's pointer to a picture."""
    pointer = _pointer().match(text) if kind == "narration" else None
    words = fold_words(text[pointer.end() :] if pointer else text)
    least = _LEAST_WORDS if pointer else 2 if kind != "direct" and len(words) < _LEAST_WORDS else 1
    return len(content_words(words)) >= least


@cache
def _pointer() -> re.Pattern[str]:
    opening = "|".join(lexicon("clauses")["pointers"]).replace("'", "['’]")
    return re.compile(rf"(?:{opening})\b", re.IGNORECASE)
