"""Headings that give a speaker without a verb: "NAME: what is said", "What is said - NAME", "“Said”: NAME on it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.data import lexicon
from analysis.quotes.clauses import has_finite_verb
from analysis.quotes.people import people_words
from analysis.quotes.report import Report
from analysis.quotes.words import Span, Words

_SPEAKER = r"d?[NRS]{1,6}"
_SPEAKER_FIRST = re.compile(r"(d?[NRSVn]{1,6}):(?=[^|¶])")
_SPEAKER_LAST = re.compile(rf"[^|¶]*[^|¶:-]([:-])({_SPEAKER})(?=\||p[^|¶:]{{0,12}}\||T[^|¶:]{{0,2}}\|)")


def heading_reports(words: Words, headings: Sequence[tuple[int, int]], speaking: Sequence[Span]) -> Iterator[Report]:
    """What headings report. `headings` as (start, end) in the text; `speaking` the phrases of those who
    speak elsewhere in the article: a name in a heading is a speaker if it speaks there or has a title of its own.
    """
    known = {words.word(last) for _, last in speaking}
    for start, end in headings:
        low, high = bisect_left(words.starts, start), bisect_left(words.starts, end)
        if match := _SPEAKER_FIRST.match(words.tags, low, high):
            mention, colon, said = match.span(1), match.end(1), (match.end(), high - 1)
            fits = not _is_title(words, *said)
        elif match := _SPEAKER_LAST.match(words.tags, low, high + 1):
            mention, colon, said = match.span(2), match.start(1), (low, match.start(1) - 1)
            fits = words.tags[colon] == ":" or not _is_signature(words, mention[1] - 1)
        else:
            continue
        mention = mention[0], mention[1] - 1
        if fits and said[0] <= said[1] and _can_speak(words, mention, known):
            yield Report((said,), (colon, colon), mention, "heading")


def _is_title(words: Words, first: int, last: int) -> bool:
    """Whether what follows a role reads as the title of a work: "Minister: The Job Nobody Wants"."""
    return words.tags[first] == "d" and not has_finite_verb(words, first, last)


def _is_signature(words: Words, last: int) -> bool:
    """Whether a phrase that ends with word `last`, after a dash, is who publishes the page."""
    return words.word(last) in lexicon("reporting")["publishers"].split()


def _can_speak(words: Words, mention: tuple[int, int], known: set[str]) -> bool:
    last = words.word(mention[1])
    if last in lexicon("reporting")["labels"].split():
        return False
    return (
        last in known
        or last in lexicon("reporting")["headline_sources"].split()
        or words.tags[mention[1]] == "R"
        or last in people_words().abbreviations
    )
