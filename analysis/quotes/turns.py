"""Turns of a transcript: paragraphs that begin with who speaks ("SMITH: ...", "Q: ..."), and those that go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.data import lexicon
from analysis.quotes.people import people_words
from analysis.quotes.report import Report
from analysis.quotes.words import Words

_PARAGRAPH = re.compile(r"[^¶]+")
#: Who speaks, and at least three words of what is said.
_LABEL = re.compile(r"(?:(?:N|R(?=R*N)|d(?=R)){0,4}[NR]|d):(?=(?:[^¶]*?[a-zA-Z#]){3})")
_FULL_NAME = re.compile(r"(?<!N)NN+")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b|\?")
#: So many turns make a transcript.
_FEWEST = 4


def turn_reports(words: Words, headings: Sequence[tuple[int, int]]) -> list[Report]:
    """What each turn of a transcript says, a report a paragraph; nothing in an article that is none.

    `headings` as (start, end) in the text: their labels are no turns. An article holds a transcript if
    at least four paragraphs, and half of those that begin with a label, begin with one that comes back and can speak or
    takes turns with another one, and half of these say "I", "we" or "you" or ask: lists and updates do not. Paragraphs
    without marks or brackets between two turns go on with the first; after the last turn, the article does.
    """
    heads = {start for start, _ in headings}
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(words.tags)]
    paragraphs = [span for span in paragraphs if words.starts[span[0]] not in heads]
    labels = [_LABEL.match(words.tags, low, high) for low, high in paragraphs]
    if sum(map(bool, labels)) < _FEWEST:
        return []
    known = {words.word(match.end() - 1) for match in _FULL_NAME.finditer(words.tags)}
    named = [_name(words, label) for label in labels if label]
    names = Counter(named)
    are_labels = not set(lexicon("reporting")["labels"].split()).isdisjoint(name.lower() for name in names)
    by_turns = len(names) > 1 and not are_labels and all(one != other for one, other in pairwise(named))
    turns = [
        span
        for span, label in zip(paragraphs, labels, strict=True)
        if label and names[_name(words, label)] > 1 and (by_turns or _can_speak(words, label, known))
    ]
    spoken = sum(bool(_SPOKEN.search(words.text, words.starts[low], words.ends[high - 1])) for low, high in turns)
    if len(turns) < max(_FEWEST, names.total() / 2) or spoken < len(turns) / 2:
        return []
    return list(_turns(words, paragraphs, labels))


def _can_speak(words: Words, label: re.Match, known: set[str]) -> bool:
    """Whether the label is "Q" or "A", in capitals, or ends in a role, a first name or the last word of a full name."""
    last, text = label.end() - 2, _name(words, label)
    if words.tags[label.start()] == "d":
        return text == "A"
    if words.word(last) in lexicon("reporting")["labels"].split():
        return False
    word = words.word(last)
    return text.isupper() or words.tags[last] == "R" or word in known or word in people_words().first_names


def _turns(words: Words, paragraphs: list[tuple[int, int]], labels: list[re.Match | None]) -> Iterator[Report]:
    last = max(number for number, label in enumerate(labels) if label)
    current = None
    for (low, high), label in zip(paragraphs[: last + 1], labels, strict=False):
        current = label or current
        first = label.end() if label else low
        apart = not label and (words.tags[low] == "(" or "Q" in words.tags[low:high])
        if current and first <= high - 2 and not apart:
            mention, colon = (current.start(), current.end() - 2), (current.end() - 1, current.end() - 1)
            yield Report(((first, high - 2),), colon, mention, "turn")


def _name(words: Words, label: re.Match) -> str:
    start, end = words.span(label.start(), label.end() - 2)
    return words.text[start:end]
