"""Paragraphs that somebody signs: posts as pages embed them, "What is said. — NAME (@name) May 5, 2031", and
quotations, "“What is said.” — NAME on the ferry".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.quotes.marks import MARKS
from analysis.quotes.report import Report
from analysis.quotes.words import Span, Words

_PARAGRAPH = re.compile(r"[^¶]+")
_SIGNATURE = re.compile(
    r"\s[—–-]+\s?(?P<name>[^\s()—–][^\n()—–]{1,49}) \(@\w{1,30}\)(?:\s(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\W*$"
)
#: A quotation, a dash, and a full name, which a title with its field may precede.
_SIGNED_QUOTE = re.compile(r"(?:Q\|?)++(?P<dash>-)(?:[NRD]{0,4}Rp(?=[NRD]{2,6}\|))?(?P<name>R*N{2,4})(?=[|pT(]|,(?!w))")


def signed_reports(words: Words) -> Iterator[Report]:
    """What each signed paragraph says, a report a paragraph, by the name that signs it."""
    for paragraph in _PARAGRAPH.finditer(words.tags):
        low, high = paragraph.start(), paragraph.end() - 1
        signed = _name_at_handle(words, low, high) or _name_after_quotation(words, low, high)
        if signed is None:
            continue
        dash, name = signed
        if low < dash and words.tags[dash] == "-":
            yield Report(((low, dash - 1 - (words.tags[dash - 1] == "|")),), (dash, dash), name, "signed")


def _name_at_handle(words: Words, low: int, high: int) -> tuple[int, Span] | None:
    """The dash and the name before the handle that ends a paragraph from word `low` to `high`."""
    start, end = words.starts[low], words.ends[high]
    signed = _SIGNATURE.search(words.text, start, end) if "(@" in words.text[start:end] else None
    if not signed:
        return None
    first, after = (bisect_left(words.starts, place) for place in signed.span("name"))
    return (first - 1, (first, after - 1)) if first < after else None


def _name_after_quotation(words: Words, low: int, high: int) -> tuple[int, Span] | None:
    """The dash and the name after the quotation of whole sentences that a paragraph begins with; not after a title."""
    signed = _SIGNED_QUOTE.match(words.tags, low, high + 1)
    if not signed:
        return None
    dash = signed.start("dash")
    said = words.text[words.starts[low] : words.ends[dash - 1]].rstrip(MARKS + " ")
    return (dash, (signed.start("name"), signed.end("name") - 1)) if said.endswith((".", "!", "?", "…")) else None
