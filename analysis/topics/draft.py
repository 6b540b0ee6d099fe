"""What a draft of a codebook is made of: topics of the library first, then the event's own for what is left.

A library of news topics knows what newspapers tell apart and how that is called; it does not know what only this event
has. So a draft takes the topics of the library that come up in the event, and of the nouns that come up again and again
those that sentences without one of these topics hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.data import lexicon
from analysis.tokens import fold, stem

#: A pattern as a codebook has it: its text, or a table with what else must and must not be in the sentence.
PatternEntry = str | dict[str, str | list[str]]


@dataclass(frozen=True)
class DraftTopic:
    """A drafted topic: what it is called and what it is, its patterns, the places of the sentences that hold it, and
    the numbers of these sentences (:func:`.text_numbers`)."""

    name: str
    definition: str
    patterns: tuple[PatternEntry, ...]
    sentences: frozenset[int]
    texts: frozenset[int]


def choose_topics(known: list[DraftTopic], own: list[DraftTopic], sentences: int) -> list[DraftTopic]:
    """The topics of a draft for so many `sentences`, the largest first.

    Of the `known` ones of the library the largest, none that stands in nearly the same sentences as a larger one; then
    of the event's `own`, none that one of those is named after, always the one with most sentences that no topic has
    yet, while they are enough for a topic.
    That is the greedy solution of maximum coverage (Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14:
    265–294): a noun that mostly goes along with another topic comes last, or is left out. How many there are and what
    is enough is ``[draft]`` of ``data/thresholds.toml``.
    """
    settings = lexicon("thresholds")["draft"]
    chosen: list[DraftTopic] = []
    for topic in sorted(known, key=_largest):
        if len(chosen) < settings["known_topics"] and not any(_alike(topic, other) for other in chosen):
            chosen.append(topic)
    left = sorted((topic for topic in own if not _is_named(topic, chosen)), key=_largest)
    held = frozenset().union(*(topic.texts for topic in chosen))
    while left and len(chosen) < settings["topics"]:
        best = max(left, key=lambda topic: len(topic.texts - held))
        if len(best.texts - held) < max(1, settings["share"] * sentences):
            break
        left.remove(best)
        chosen.append(best)
        held |= best.texts
    return sorted(chosen, key=_largest)


def _is_named(topic: DraftTopic, others: list[DraftTopic]) -> bool:
    """Whether the name of a topic is a word in the name of another one: "Death" beside "Injuries and deaths"."""
    words = [fold(word) for other in others for word in other.name.replace(",", " ").split()]
    return stem(fold(topic.name)) in map(stem, words)


def _largest(topic: DraftTopic) -> tuple[int, int, str]:
    return -len(topic.texts), -len(topic.sentences), topic.name


def _alike(one: DraftTopic, other: DraftTopic) -> bool:
    """Whether two topics are told apart by few of their sentences, or not by name."""
    both, either = len(one.texts & other.texts), len(one.texts | other.texts)
    return one.name == other.name or both >= lexicon("thresholds")["draft"]["alike"] * either
