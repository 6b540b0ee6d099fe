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


def cut_as_told(units: pd.DataFrame) -> pd.DataFrame:
    """`units` (as :func:`.find_units` gives them, in the order of articles and text), some of them cut in two.

    A unit is cut (:func:`.possible_cuts`) if two units of other articles tell its parts better than one tells all of
    it: if its parts are, by their words and by their length, ``gain`` of ``data/thresholds.toml`` more like those than
    the whole is like the one most like it. Of several such cuts the best is made.
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
    like, which = _most_alike(read_evidence(stretches), len(told))
    whole, first, second = np.array(cuts).T
    length = stretches["text"].str.len().to_numpy()
    gain = np.average([like[first], like[second]], axis=0, weights=[length[first], length[second]]) - like[whole]
    made = pd.DataFrame({"whole": whole, "first": first, "second": second, "gain": gain})
    made = made[(made["gain"] > lexicon("thresholds")["statements"]["gain"]) & (which[first] != which[second])]
    made = made.sort_values("gain", ascending=False, kind="stable").drop_duplicates("whole")
    kept = np.setdiff1d(np.arange(len(told)), made["whole"])
    chosen = np.concatenate([kept, made["first"], made["second"]])
    return stretches.iloc[chosen].sort_values(["article", "start"], ignore_index=True)


def _part(unit: dict, start: int, end: int) -> dict:
    return {**unit, "start": unit["start"] + start, "end": unit["start"] + end, "text": unit["text"][start:end]}


def _most_alike(evidence: Evidence, units: int) -> tuple[np.ndarray, np.ndarray]:
    """For each stretch, how alike the likest of the first `units` is that is from another article, and which it is."""
    like, which = [], []
    columns = np.arange(units)
    for start in range(0, len(evidence), AT_A_TIME):
        rows = np.arange(start, min(start + AT_A_TIME, len(evidence)))
        alike = worded_alike(evidence, rows, columns)
        alike[evidence.article[rows][:, None] == evidence.article[columns][None, :]] = 0
        like.append(alike.max(axis=1))
        which.append(alike.argmax(axis=1))
    return np.concatenate(like), np.concatenate(which)
