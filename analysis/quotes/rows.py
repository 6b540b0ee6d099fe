"""The rows of one article: what its reports say, word for word as the text has it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from analysis.data import lexicon
from analysis.quotes.marks import Quoted, bare_span
from analysis.quotes.people import Person
from analysis.quotes.report import Report
from analysis.quotes.words import Words

#: A row of the frame ``quotes``, but for article, outlet and the name of its speakers; and who they are.
Row = tuple[dict, list[Person | str]]

_NO_LETTER = re.compile(r"[\W_]+")


def report_rows(
    words: Words, quoted: Sequence[Quoted], found: Sequence[Report], speakers: Sequence[list[Person | str]]
) -> list[Row]:
    """The rows of one article, sorted by where they start; ``quote`` counts its quotations in that order."""
    rows: list[Row] = []
    for number, (report, speaking) in enumerate(zip(found, speakers, strict=True)):
        mention, mention_start, mention_end = _as_written(words, report.mention)
        cue, cue_start, cue_end = _as_written(words, report.cue)
        for piece in report.pieces:
            start, end = bare_span(words.text, *words.span(*piece))
            if start < end:
                row = {
                    "quote": number if report.continues is None else report.continues,
                    "start": start,
                    "end": end,
                    "mention": mention,
                    "mention_start": mention_start,
                    "mention_end": mention_end,
                    "cue": cue,
                    "cue_start": cue_start,
                    "cue_end": cue_end,
                    "rule": report.rule,
                }
                rows.append((row, speaking))
    _cut_where_they_cross(words.text, rows)
    rows.sort(key=lambda row: (row[0]["start"], row[0]["end"]))
    for row, _ in rows:
        row["text"] = words.text[row["start"] : row["end"]]
        row["kind"] = _kind(words.text, row["start"], row["end"], quoted)
    order = {quote: place for place, quote in enumerate(dict.fromkeys(row["quote"] for row, _ in rows), 1)}
    return [({**row, "quote": f"q{order[row['quote']]}"}, speaking) for row, speaking in rows]


def _cut_where_they_cross(text: str, rows: list[Row]) -> None:
    """Let what begins inside another stretch end with it, so that any two lie apart or one within the other."""
    rows.sort(key=lambda row: (row[0]["start"], -row[0]["end"]))
    around: list[int] = []
    for row, _ in rows:
        while around and around[-1] <= row["start"]:
            around.pop()
        if around and around[-1] < row["end"]:
            row["end"] = bare_span(text, row["start"], around[-1])[1]
        around.append(row["end"])


def _as_written(words: Words, span: tuple[int, int] | None) -> tuple[str, int | None, int | None]:
    """The words of `span`, and where they start and end."""
    if span is None:
        return "", None, None
    start, end = words.span(*span)
    return words.text[start:end], start, end


def _kind(text: str, start: int, end: int, quoted: Sequence[Quoted]) -> str:
    """How the words are given, by the share of letters and digits that stands in marks."""
    first = bisect_right(quoted, start, key=lambda span: span.end)
    last = bisect_left(quoted, end, key=lambda span: span.start)
    pieces = [(max(start, span.inner_start), min(end, span.inner_end)) for span in quoted[first:last]]
    if (start, end) in pieces:
        return "direct"
    inside = sum(_letters(text[low:high]) for low, high in pieces)
    if not inside:
        return "indirect"
    share = lexicon("thresholds")["quotes"]["direct"]
    return "direct" if inside >= share * _letters(text[start:end]) else "mixed"


def _letters(text: str) -> int:
    return len(_NO_LETTER.sub("", text))
