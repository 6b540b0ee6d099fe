"""Cutting a unit in two where other articles tell its parts apart.

How much one proposition holds cannot be read off a sentence alone: "roads were blocked and dozens hurt" is one telling
among articles that all put it so, and two where one article tells of the roads and another of the people.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.data import lexicon
from analysis.overlap.clauses import possible_cuts
from analysis.overlap.likeness import AT_A_TIME, Evidence, read_evidence, worded_alike


def cut_as_told(units: pd.DataFrame, threshold: float) -> pd.DataFrame:
    """`units` (as :func:`.find_units` gives them, in the order of articles and text), some of them cut in two.

    A unit is cut (:func:`.possible_cuts`) if units of other articles tell its parts better than one tells all of it:
    each part is by its words so much like one as two wordings of a statement are (`threshold`), and both, by their
    length, on average ``gain`` of ``data/thresholds.toml`` more than the whole is like the one most like it. Of several
    such cuts the best is made. What a word is worth is told from the units and all such parts.
    """
    told = units.to_dict("records")
    parts, cuts = [], []
    for row, unit in enumerate(told):
        for cut in possible_cuts(unit["text"]):
            cuts.append((row, len(told) + len(parts), len(told) + len(parts) + 1))
            parts += [_part(unit, *span) for span in cut]
    if not cuts:
        return units
    stretches = pd.DataFrame([*told, *parts])
    whole, first, second = np.array(cuts).T
    like = _likest(read_evidence(stretches), np.unique(cuts), units=len(told))
    length = stretches["text"].str.len().to_numpy()
    gain = np.average([like[first], like[second]], axis=0, weights=[length[first], length[second]]) - like[whole]
    made = pd.DataFrame({"whole": whole, "first": first, "second": second, "gain": gain})
    least = lexicon("thresholds")["statements"]["gain"]
    made = made[(gain > least) & (np.minimum(like[first], like[second]) >= threshold)]
    made = made.sort_values("gain", ascending=False, kind="stable").drop_duplicates("whole")
    kept = np.setdiff1d(np.arange(len(told)), made["whole"])
    chosen = np.concatenate([kept, made["first"], made["second"]])
    return stretches.iloc[chosen].sort_values(["article", "start"], ignore_index=True)


def _part(unit: dict, start: int, end: int) -> dict:
    return {**unit, "start": unit["start"] + start, "end": unit["start"] + end, "text": unit["text"][start:end]}


def _likest(evidence: Evidence, chosen: np.ndarray, *, units: int) -> np.ndarray:
    """How alike the likest of the first `units` from another article is to each of the `chosen`, at their places."""
    like, columns = np.zeros(len(evidence)), np.arange(units)
    for start in range(0, len(chosen), AT_A_TIME):
        rows = chosen[start : start + AT_A_TIME]
        alike = worded_alike(evidence, rows, columns)
        alike[evidence.article[rows][:, None] == evidence.article[columns][None, :]] = -1
        like[rows] = alike.max(axis=1)
    return like
