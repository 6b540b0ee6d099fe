"""Turns of a transcript: paragraphs that begin with who speaks ("SMITH: ...", "Q: ..."), and those that go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.quotes.report import Report
from analysis.quotes.words import Words

_PARAGRAPH = re.compile(r"[^¶]+")
#: Who speaks, and at least three words of what is said.
_LABEL = re.compile(r"(?:(?:N|R(?=R*N)|d(?=R)){0,4}[NR]|d):(?=(?:[^|¶]*?[a-zA-Z#]){3})")
#: So many turns make a transcript; fewer are headings of a list ("Cost: ...").
_FEWEST = 4


def turn_reports(words: Words, titles: Sequence[tuple[int, int]]) -> list[Report]:
    """What each turn of a transcript says, a report a paragraph; nothing in an article that is none.

    `titles` are the headings as (start, end) in the text: their labels are no turns.
    An article holds a transcript if at least four paragraphs, and half of those that begin with a label, begin with one
    that comes back. Paragraphs between two turns go on with the first; after the last turn, the article does.
    """
    headings = {start for start, _ in titles}
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(words.tags)]
    paragraphs = [span for span in paragraphs if words.starts[span[0]] not in headings]
    labels = [_LABEL.match(words.tags, low, high) for low, high in paragraphs]
    names = Counter(_name(words, label) for label in labels if label)
    again = sum(count for count in names.values() if count > 1)
    if again < _FEWEST or again < names.total() / 2:
        return []
    return list(_turns(paragraphs, labels))


def _turns(paragraphs: list[tuple[int, int]], labels: list[re.Match | None]) -> Iterator[Report]:
    last = max(number for number, label in enumerate(labels) if label)
    current = None
    for (low, high), label in zip(paragraphs[: last + 1], labels, strict=False):
        current = label or current
        first = label.end() if label else low
        if current and first <= high - 2:
            mention, colon = (current.start(), current.end() - 2), (current.end() - 1, current.end() - 1)
            yield Report(((first, high - 2),), colon, mention, "turn")


def _name(words: Words, label: re.Match) -> str:
    start, end = words.span(label.start(), label.end() - 2)
    return words.text[start:end].casefold()
