"""A first codebook for an event that has none: topics made of its own key terms, for an analyst to name and mend.

Topic models need more text than one event has. What several outlets write about comes up in each of them in the same
words: nouns and noun phrases (:mod:`.keyterms`). Terms that stand in the same sentences and next to each other are one
topic, but for those that are seldom in one sentence with the topic's most frequent one: most of its sentences are to
hold what it is named after. This is co-word analysis (Callon, Courtial and Laville 1991,
Scientometrics 22: 155–205), with average-link clustering by SciPy: scikit-learn takes longer to load than an event to
be measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import schema
from analysis.clustering import average_link
from analysis.data import lexicon
from analysis.prose import listed
from analysis.topics.keyterms import KeyTerm, key_terms

#: How much a term in the sentence before or after counts: in the same paragraph, and in the next one.
_SAME_PARAGRAPH, _NEXT_PARAGRAPH = 0.5, 0.1
#: How much alike two terms are at least if one noun is the other's end: "boat", "lifeboat".
_SAME_NOUN = 0.5
#: A term is a topic's own only if so many of its sentences have the topic's first term as well.
_WITH_FIRST = 0.5
#: A second term is part of a topic's name if so many of its sentences have that term and not the first.
_NAMED_TOO = 0.25
#: Letters of the longest word that may be in capitals because it always is.
_LONGEST_ACRONYM = 5


@dataclass(frozen=True)
class DraftTopic:
    """A drafted topic: its key terms, the one it is named after first, and the places of sentences that hold one."""

    terms: tuple[KeyTerm, ...]

    @property
    def sentences(self) -> frozenset[int]:
        """The places of the sentences that hold one of the terms."""
        return frozenset().union(*(term.sentences for term in self.terms))

    @property
    def name(self) -> str:
        """The most frequent term, and of its own the one that most of the other sentences have, if they are not few."""
        first, *others = self.terms
        rest = self.sentences - first.sentences
        own = (term for term in others if _goes_with(first, term))
        second = max(own, key=lambda term: len(term.sentences & rest), default=None)
        named = [first]
        if second and len(second.sentences & rest) >= _NAMED_TOO * len(self.sentences):
            named.append(second)
        name = " and ".join(term.label for term in named)
        return name[:1].upper() + name[1:]

    @property
    def definition(self) -> str:
        """What the topic is, in words."""
        return f"Sentences with {listed([f'“{term.label}”' for term in self.terms], most=len(self.terms))}."

    @property
    def patterns(self) -> list[str]:
        """The ways in which its terms are written, as patterns of a codebook."""
        return list(dict.fromkeys(pattern for term in self.terms for pattern in _patterns(term)))


def draft_topics(sentences: pd.DataFrame, quotes: pd.DataFrame) -> list[DraftTopic]:
    """The topics of an event's counted `sentences`, as a draft, the largest first.

    At most ``[draft] topics`` of ``data/thresholds.toml``, none where no term comes up often enough. Words that tell
    who speaks in `quotes` are no terms. The same for the same sentences, in whatever order the articles come.
    """
    settings = lexicon("thresholds")["draft"]
    counted = sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    terms = key_terms(counted, quotes)[: settings["terms"]]
    if not terms:
        return []
    fewest, together = settings["topic_sentences"], average_link(_likeness(terms, counted), settings["alike"])
    topics = [topic for places in together for topic in _divided([terms[at] for at in places], fewest)]
    topics = [topic for topic in topics if len(topic.sentences) >= fewest]
    topics.sort(key=lambda topic: (-len(topic.sentences), topic.terms[0].stems))
    return topics[: settings["topics"]]


def _likeness(terms: list[KeyTerm], sentences: pd.DataFrame) -> np.ndarray:
    """How much each two terms keep to the same places (the correlation of their contexts) or are the same noun."""
    held = np.zeros((len(terms), len(sentences)))
    for row, term in enumerate(terms):
        held[row, sorted(term.sentences)] = 1
    article, passage = (sentences[column].to_numpy() for column in ("article", "passage"))
    near = np.where(passage[1:] == passage[:-1], _SAME_PARAGRAPH, _NEXT_PARAGRAPH) * (article[1:] == article[:-1])
    context = held.copy()
    context[:, 1:] += near * held[:, :-1]
    context[:, :-1] += near * held[:, 1:]
    context = np.minimum(context, 1)
    context -= context.mean(axis=1, keepdims=True)
    context /= np.linalg.norm(context, axis=1, keepdims=True)
    same = np.array([[_same_noun(a, b) for b in terms] for a in terms])
    alike = np.maximum(context @ context.T, _SAME_NOUN * same)
    return np.minimum(alike.round(9), 1)  # rounded: sums depend on the order of the articles in their last digits


def _same_noun(first: KeyTerm, second: KeyTerm) -> bool:
    """Whether two terms end in the same noun, or one in the other's: "boat", "lifeboat" and "ferry boat"."""
    a, b = first.stems[-1], second.stems[-1]
    return min(len(a), len(b)) > 3 and (a.endswith(b) or b.endswith(a))


def _divided(terms: list[KeyTerm], fewest: int) -> list[DraftTopic]:
    """The topics of `terms` that keep to the same places, which come with those in most sentences first.

    Terms may be near each other and yet seldom in one sentence: those that do not go with the first are topics of their
    own. Where these would hold less than the `fewest` sentences they stay with it.
    """
    topics: list[DraftTopic] = []
    while terms:
        topics.append(DraftTopic(tuple(term for term in terms if _goes_with(terms[0], term))))
        terms = [term for term in terms if not _goes_with(terms[0], term)]
    first, *others = topics
    small = [term for topic in others if len(topic.sentences) < fewest for term in topic.terms]
    return [DraftTopic((*first.terms, *small)), *(topic for topic in others if len(topic.sentences) >= fewest)]


def _goes_with(first: KeyTerm, term: KeyTerm) -> bool:
    """Whether most sentences with `term` have the `first` one too, or they are the same noun."""
    shared = len(first.sentences & term.sentences)
    return shared >= _WITH_FIRST * len(term.sentences) or _same_noun(first, term)


def _patterns(term: KeyTerm) -> Iterable[str]:
    """The ways a term is written, each once: with blanks for hyphens and as few capitals as it is ever written with.

    A codebook matches capitals as written; those of a longer word are a headline's.
    """
    forms: dict[str, str] = {}
    for form in sorted(term.written, key=lambda form: (sum(map(str.isupper, form)), form)):
        words = form.replace("-", " ").split()
        plain = " ".join(word.lower() if word.isupper() and len(word) > _LONGEST_ACRONYM else word for word in words)
        forms.setdefault(plain.casefold(), plain)
    return forms.values()
