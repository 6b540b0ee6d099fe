"""One thing said or reported, by however many outlets: units grouped by what they say, and how the wordings differ."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.clusters import clusters
from analysis.overlap.conflicts import describe_conflict
from analysis.overlap.likeness import Evidence, likeness, read_evidence
from analysis.overlap.units import find_units
from analysis.overlap.wordings import compare_wordings


def align_statements(
    articles: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame, *, threshold: float | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames ``statements`` and ``carriers``: what is said, and every outlet's wording of it.

    The running text is cut into units (:func:`.find_units`), which are joined by average-link clustering of their
    likeness (:func:`.likeness`) down to `threshold`, else that of ``data/thresholds.toml``. A statement's gist
    is the wording most like all the others, its speaker whoever most of its quoted carriers name. Statements are
    numbered from s1, those of most outlets first, then as they come in the corpus, whose order decides nothing else.
    """
    units = find_units(sentences, quotes).sort_values(["article", "start"], ignore_index=True)
    rank = {article: row for row, article in enumerate(articles["article"])}
    evidence, told = read_evidence(units), units.assign(place=units.index).to_dict("records")
    groups = [
        sorted((told[place] for place in cluster), key=lambda unit: (rank[unit["article"]], unit["start"]))
        for cluster in clusters(
            evidence, lexicon("thresholds")["statements"]["threshold"] if threshold is None else threshold
        )
    ]
    in_corpus = sorted(groups, key=lambda group: (rank[group[0]["article"]], group[0]["start"]))
    statements, carriers = [], []
    for number, group in enumerate(sorted(in_corpus, key=lambda group: -_count(group, "outlet")), start=1):
        gist = _nearest_to_all(evidence, group)["text"]
        statements.append(
            {
                "statement": f"s{number}",
                "speaker": _speaker(group),
                "gist": gist,
                "outlets": _count(group, "outlet"),
                "articles": _count(group, "article"),
                "conflict": describe_conflict(group),
            }
        )
        for unit in group:
            carriers.append({**unit, "statement": f"s{number}", "wording": compare_wordings(gist, unit["text"])})
    return schema.frame("statements", statements), schema.frame("carriers", carriers)


def _nearest_to_all(evidence: Evidence, group: list[dict]) -> dict:
    if len(group) < 3:
        return group[0]
    places = np.array([unit["place"] for unit in group])
    # Rounded, so that a tie goes to the first telling whatever the order in which floats were added.
    return group[likeness(evidence, places, places).sum(axis=0).round(4).argmax()]


def _count(group: list[dict], what: str) -> int:
    return len({unit[what] for unit in group})


def _speaker(group: list[dict]) -> str:
    named = Counter(unit["speaker"] for unit in group if unit["speaker"])
    return named.most_common(1)[0][0] if named else ""
