"""Something that an article reports, and the word that reports it."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotes.cues import Cue
from analysis.quotes.words import Span, Words


class Report(NamedTuple):
    """Something said, in spans of words: its pieces, the verb, the speaker as written; and the rule that found it.

    `antecedent` is the phrase that a relative pronoun as speaker stands for; `continues` the number of the report that
    this one goes on from as the same quotation.
    """

    pieces: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    rule: str
    antecedent: Span | None = None
    continues: int | None = None


class Verb(NamedTuple):
    """A reporting word at `at` in the sentence from word `low` up to `high`: what precedes `done` is reported already;
    `carried` is the subject so far."""

    words: Words
    at: int
    low: int
    high: int
    done: int
    carried: Span | None
    cue: Cue | None = None

    @property
    def span(self) -> Span:
        """The reporting word as a span."""
        return self.at, self.at
