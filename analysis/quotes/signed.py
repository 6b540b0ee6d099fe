"""Paragraphs that somebody signs: posts as pages embed them: "What is said. — NAME (@name) May 5, 2031"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.quotes.report import Report
from analysis.quotes.words import Words

_PARAGRAPH = re.compile(r"[^¶]+")
_SIGNATURE = re.compile(
    r"\s[—–-]+\s?(?P<name>[^\s()—–][^\n()—–]{1,49}) \(@\w{1,30}\)(?:\s(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\W*$"
)


def signed_reports(words: Words) -> Iterator[Report]:
    """What each signed paragraph says, a report a paragraph, by whose name stands before the handle."""
    for paragraph in _PARAGRAPH.finditer(words.tags):
        low, high = paragraph.start(), paragraph.end() - 1
        start, end = words.starts[low], words.ends[high]
        signed = _SIGNATURE.search(words.text, start, end) if "(@" in words.text[start:end] else None
        if not signed:
            continue
        first, last = (
            bisect_left(words.starts, signed.start("name")),
            bisect_left(words.starts, signed.end("name")) - 1,
        )
        dash = first - 1
        if low < dash and first <= last and words.tags[dash] == "-":
            yield Report(((low, dash - 1),), (dash, dash), (first, last), "signed")
