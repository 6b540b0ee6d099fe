"""Terms that belong together: set phrases, whose words are hardly ever used apart, and terms that share a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

#: From this share of its uses on, a word is taken to belong to a set phrase.
HELD = 0.8
#: A word used once is no habit.
LEAST_USES = 2


def set_phrases(terms: pd.DataFrame) -> list[str]:
    """The set phrases among `terms` (the frame of that name), the most frequent first, each as long as it holds.

    A set phrase is a term of several words, used twice or more by all outlets together, that holds :data:`HELD` or more
    of the uses of a part of it; one inside a longer one that holds as much of it is left out. Of several outlets more
    than one uses it: what one article repeats is its own turn of phrase.
    """
    uses = terms.groupby("term", sort=False).agg(count=("count", "sum"), outlets=("outlet", "nunique"))
    kept = standing_alone(uses["count"].sort_values(ascending=False, kind="stable"))
    least = min(2, terms["outlet"].nunique())
    return [term for term in kept.index if " " in term and uses.at[term, "outlets"] >= least]


def standing_alone(counts: pd.Series) -> pd.Series:
    """The `counts` (by term) of words and set phrases (:func:`set_phrases`).

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
    """The parts of each term of several words of whose uses it holds :data:`HELD` or more."""
    phrases = counts.index[counts.index.str.contains(" ", regex=False) & (counts >= LEAST_USES)]
    return {
        phrase: {part for part in _parts(phrase) if counts.get(part, np.inf) * HELD <= counts[phrase]}
        for phrase in phrases
    }


def _parts(phrase: str) -> set[str]:
    """The shorter terms inside a term of several words."""
    words = phrase.split()
    return {" ".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2)} - {phrase}
