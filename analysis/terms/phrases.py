"""Terms that belong together: set phrases, whose words are hardly ever used apart, and terms that share a word."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.terms.counts import count_terms

#: A word used once is no habit.
LEAST_USES = 2
#: So many words further than the longest set phrase show that a run goes on, past two small words as well.
_FURTHER = 3


def set_phrases(sentences: pd.DataFrame) -> list[str]:
    """The set phrases of the running text, the most frequent first: names and words that are hardly ever used apart.

    A set phrase is a run of words that begins and ends with no small word, is used `uses` times or more by all outlets
    together and holds `held` or more of the uses of one of its words, each as long as it holds, up to `longest` words
    (``[phrases]`` of ``data/thresholds.toml``). A sentence that outlets copied counts once, and what goes on for longer
    is one that they copied and changed. Of several outlets more than one uses a set phrase: what one article repeats is
    its own turn of phrase. Whose last word is used alone more often is none: "Berg" is meant by "Anna Berg" too.
    """
    settings = lexicon("thresholds")["phrases"]
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    terms = count_terms(counted.drop_duplicates("text"), longest=settings["longest"] + _FURTHER)
    uses = terms.groupby("term", sort=False).agg(count=("count", "sum"), words=("words", "first"))
    uses = uses[uses["count"] >= settings["uses"]]
    kept = standing_alone(uses["count"].sort_values(ascending=False, kind="stable")).index
    phrases = list(kept[uses.loc[kept, "words"].between(2, settings["longest"])])
    once = count_terms(counted, longest=1, phrases=phrases)
    outlets, total = once.groupby("term")["outlet"].nunique(), once.groupby("term")["count"].sum()
    least = min(2, counted["outlet"].nunique())
    return [
        phrase
        for phrase in phrases
        if outlets.get(phrase, 0) >= least and total.get(phrase.split()[-1], 0) <= total[phrase]
    ]


def standing_alone(counts: pd.Series) -> pd.Series:
    """The `counts` (by term) of words and set phrases (:func:`set_phrases`), be these counted as one word or not.

    The parts that a set phrase holds are left out. Other terms of several words are words that happen to meet.
    """
    held = _held(counts)
    absorbed = set().union(*held.values())
    keep = [term not in absorbed and (" " not in term or bool(held.get(term))) for term in counts.index]
    return counts[keep]


def unlike(ranked: Iterable[str], top: int | None = None) -> list[str]:
    """The first `top` (or all) of the `ranked` terms no two of which have a word in common."""
    chosen: list[str] = []
    seen: set[str] = set()
    for term in ranked:
        if len(chosen) == top:
            break
        if seen.isdisjoint(term.split()):
            chosen.append(term)
            seen.update(term.split())
    return chosen


def set_apart(keyness: pd.DataFrame) -> pd.DataFrame:
    """The `distinctive` rows of the frame ``keyness``, the surest first, without those that say the same again.

    Of an outlet's terms with a word in common only the surest is kept: “mr”, and not “mr berg” besides.
    """
    sure = keyness[keyness["distinctive"]].sort_values(["q", "g2"], ascending=[True, False], kind="stable")
    kept = {outlet: unlike(rows["term"]) for outlet, rows in sure.groupby("outlet")}
    return sure[np.array([row.term in kept[row.outlet] for row in sure.itertuples()], dtype=bool)]


def _held(counts: pd.Series) -> Mapping[str, set[str]]:
    """The parts of each term of several words of whose uses it holds `held` or more, if one of them is a word."""
    held, uses = lexicon("thresholds")["phrases"]["held"], counts.to_dict()
    found = {}
    for phrase, count in uses.items():
        if " " in phrase and count >= LEAST_USES:
            parts = {part for part, used in _uses_of_parts(phrase, uses).items() if used * held <= count}
            found[phrase] = set() if parts.isdisjoint(phrase.split()) else parts
    return found


def _uses_of_parts(phrase: str, uses: Mapping[str, int]) -> dict[str, float]:
    """The uses of each part of a phrase; a word at its edge that has none is only used in phrases that count as one."""
    edges = {phrase.split()[0], phrase.split()[-1]}
    return {part: uses.get(part, 0 if part in edges else math.inf) for part in _parts(phrase)}


def _parts(phrase: str) -> set[str]:
    """The shorter terms inside a term of several words."""
    words = phrase.split()
    return {" ".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2)} - {phrase}
