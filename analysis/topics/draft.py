"""A first codebook for an event that has none: topics made of its own key terms, for an analyst to name and mend.

Topic models need more text than one event has. What several outlets write about comes up in each of them in the same
words: nouns and noun phrases (:mod:`.keyterms`). A topic is one of them with its compounds, so that each of its
sentences has what the topic is named after. Which are taken is a problem of maximum coverage, solved greedily: always
the term with most sentences that no topic has yet (Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14:
265–294). A term that mostly goes along with another one thus comes last, or is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.prose import listed
from analysis.topics.keyterms import KeyTerm, key_terms
from analysis.topics.phrases import mostly

#: Letters of the shortest noun that makes a compound, and of what stands before it there ("suit", "lawsuit").
_SHORTEST_NOUN, _SHORTEST_BEFORE = 4, 3
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
    def texts(self) -> frozenset[int]:
        """The different sentences that hold one of the terms."""
        return frozenset().union(*(term.texts for term in self.terms))

    @property
    def name(self) -> str:
        """What the most frequent term is called, with a capital."""
        name = self.terms[0].name
        return name[:1].upper() + name[1:]

    @property
    def definition(self) -> str:
        """What the topic is, in words."""
        forms = [f"“{mostly(term.written)}”" for term in self.terms]
        return f"Sentences with {listed(forms, most=len(forms))}."

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
    topics = _families(key_terms(counted, quotes)[: settings["terms"]])
    fewest = settings["share"] * len(counted)
    # A sentence that outlets copied from one another is not yet a topic.
    topics = [topic for topic in topics if len(topic.sentences) >= fewest and len(topic.texts) > 1]
    chosen, held = [], frozenset()
    while topics and len(chosen) < settings["topics"]:
        best = max(topics, key=lambda topic: len(topic.texts - held))
        if best.texts <= held:
            break
        topics.remove(best)
        chosen.append(best)
        held |= best.texts
    return sorted(chosen, key=lambda topic: (-len(topic.sentences), topic.terms[0].stems))


def _families(terms: list[KeyTerm]) -> list[DraftTopic]:
    """Each of `terms`, which come with those in most sentences first, with those of the same noun as one topic."""
    topics: list[DraftTopic] = []
    while terms:
        topics.append(DraftTopic(tuple(term for term in terms if _same_noun(terms[0], term))))
        terms = [term for term in terms if term not in topics[-1].terms]
    return topics


def _same_noun(first: KeyTerm, second: KeyTerm) -> bool:
    """Whether two terms are the same or one is a noun that ends the other: "boat", "lifeboat", "ferry boat"."""
    if min(len(first.stems), len(second.stems)) > 1:
        return first.stems == second.stems
    a, b = sorted((first.stems[-1], second.stems[-1]), key=len)
    return a == b or b.endswith(a) and len(a) >= _SHORTEST_NOUN and len(b) - len(a) >= _SHORTEST_BEFORE


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
