"""Cutting articles into units: one proposition each, the smallest stretch of text that says something of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.clauses import clause_spans
from analysis.overlap.wordings import fold_words

COLUMNS = ("article", "outlet", "start", "end", "text", "kind", "speaker")

#: Beside reported words, a stretch with fewer words of its own only says who speaks, when and where.
_LEAST_WORDS = 3
#: A quotation inside another one is that of a unit if it holds so much of it.
_MOST = 0.8


def find_units(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit, in the order of the text: the columns of :data:`COLUMNS`.

    Sentences of the running text (:data:`analysis.schema.COUNTED`) are cut where reported words begin and end, then
    into clauses (:func:`.clause_spans`). ``kind`` and ``speaker`` are those of the shortest quotation that holds the
    unit, or ``narration`` and "". What only says who speaks ("she said on Monday") is no unit.
    """
    reported = {article: list(rows.itertuples(index=False)) for article, rows in quotes.groupby("article")}
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    rows = [
        {"article": sentence.article, "outlet": sentence.outlet, **unit}
        for sentence in counted.itertuples(index=False)
        for unit in _units(sentence, reported.get(sentence.article, []))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _units(sentence: tuple, quotes: list) -> Iterator[dict]:
    inside = [quote for quote in quotes if quote.start < sentence.end and quote.end > sentence.start]
    for start, end, reported in _stretches(sentence, inside):
        text = sentence.text[start - sentence.start : end - sentence.start]
        if inside and not reported and _only_names_speaker(text, start, inside):
            continue
        for first, last in clause_spans(text):
            unit = {"start": start + first, "end": start + last, "text": text[first:last]}
            quote = _quote_of(unit, inside)
            yield {**unit, "kind": quote.kind if quote else "narration", "speaker": quote.speaker if quote else ""}


def _stretches(sentence: tuple, quotes: list) -> Iterator[tuple[int, int, bool]]:
    """The sentence cut at the borders of its outermost quotations: start, end, whether it is reported."""
    at = sentence.start
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        start, end = max(quote.start, at), min(quote.end, sentence.end)
        if start < end:
            yield at, start, False
            yield start, end, True
            at = end
    yield at, sentence.end, False


def _quote_of(unit: dict, quotes: list) -> tuple | None:
    least = _MOST * (unit["end"] - unit["start"])
    holding = [quote for quote in quotes if min(unit["end"], quote.end) - max(unit["start"], quote.start) >= least]
    return min(holding, key=lambda quote: quote.end - quote.start, default=None)


def _only_names_speaker(text: str, start: int, quotes: list) -> bool:
    """Whether a stretch beside reported words says next to nothing but who speaks and that they do."""
    own = list(text)
    for quote in quotes:
        for first, last in ((quote.mention_start, quote.mention_end), (quote.cue_start, quote.cue_end)):
            if first is not pd.NA and first < start + len(text) and last > start:
                first, last = (min(max(edge - start, 0), len(text)) for edge in (first, last))
                own[first:last] = " " * (last - first)
    small = lexicon("stopwords")["words"]
    return sum(word not in small for word in fold_words("".join(own))) < _LEAST_WORDS
