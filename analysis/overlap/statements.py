"""One thing said or reported, by however many outlets: units grouped by what they say, and how the wordings differ."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.clauses import only_describes, only_names, reads_alone
from analysis.overlap.clusters import clusters
from analysis.overlap.conflicts import describe_conflict
from analysis.overlap.cuts import cut_as_told
from analysis.overlap.likeness import read_evidence, read_people, share_person
from analysis.overlap.units import find_units
from analysis.overlap.wordings import compare_wordings

#: A wording can stand for the most central one if it is so much like all the others, in shares of that, and at most so
#: much longer: what it adds, others may not say.
_NEAR, _LONGER = 0.9, 1.5


def align_statements(
    articles: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame, *, threshold: float | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames ``statements`` and ``carriers``: what is said, and every outlet's wording of it.

    The running text is cut into units (:func:`.find_units`, :func:`.cut_as_told`), which are joined by average-link
    clustering of their likeness (:func:`.likeness`) down to `threshold`, else that of ``data/thresholds.toml``. A
    statement's gist is the wording most like all the others, or one nearly so much like them that can be read by
    itself, its speaker whoever at least half of its carriers name, if that is one person. Statements are numbered from
    s1, those of most outlets first, then as they come in the corpus. Its order also decides between wordings that are
    equally near to the others, as any two are; never which units are one statement. A carrier's ``likeness`` is that to
    the gist's; the gist's own is missing.
    """
    threshold = lexicon("thresholds")["statements"]["threshold"] if threshold is None else threshold
    units = find_units(sentences, quotes).sort_values(["article", "start"], ignore_index=True)
    units = cut_as_told(units, threshold)
    rank = {article: row for row, article in enumerate(articles["article"])}
    published = dict(zip(articles["article"], articles["published"], strict=True))
    told = units.to_dict("records")

    def place(unit: dict) -> tuple[int, int]:
        return rank[unit["article"]], unit["start"]

    groups = []
    for places, alike in clusters(read_evidence(units), threshold):
        order = sorted(range(len(places)), key=lambda at: place(told[places[at]]))
        # Rounded, so that a tie goes to the first telling whatever the order in which floats were added.
        tellings = [told[places[at]] for at in order]
        gist = _gist([telling["text"] for telling in tellings], alike.sum(axis=0)[order].round(4))
        near = alike[order[gist], order].round(4)
        near[gist] = np.nan
        tellings = [{**telling, "likeness": like} for telling, like in zip(tellings, near, strict=True)]
        groups.append((tellings[gist]["text"], tellings))
    groups.sort(key=lambda group: place(group[1][0]))
    statements, carriers = [], []
    for number, (gist, group) in enumerate(sorted(groups, key=lambda group: -_count(group[1], "outlet")), start=1):
        statements.append(
            {
                "statement": f"s{number}",
                "speaker": agreed_speaker(group),
                "gist": gist,
                "outlets": _count(group, "outlet"),
                "articles": _count(group, "article"),
                "conflict": describe_conflict(group, published),
            }
        )
        for unit in group:
            carriers.append({**unit, "statement": f"s{number}", "wording": compare_wordings(gist, unit["text"])})
    return schema.frame("statements", statements), schema.frame("carriers", carriers)


def _gist(texts: list[str], central: np.ndarray) -> int:
    """Which of the wordings of a statement is its gist; `central` says how much each is like all of them."""
    best = int(central.argmax())
    near = [int(place) for place in np.argsort(-central, kind="stable") if central[place] >= _NEAR * central.max()]
    short = (place for place in near if len(texts[place]) <= _LONGER * len(texts[best]))
    whole = [place for place in short if reads_alone(texts[place], least=3) and not only_names(texts[place])]
    return min(whole, key=lambda place: only_describes(texts[place]), default=best)


def _count(group: list[dict], what: str) -> int:
    return len({unit[what] for unit in group})


def agreed_speaker(group: list[dict]) -> str:
    """Who at least half of the tellings name, be it in a shorter form of the name; nobody if that holds of two."""
    names = Counter(unit["speaker"] for unit in group if unit["speaker"])
    people = {name: read_people(name) for name in names}
    votes = {
        name: sum(count for other, count in names.items() if share_person(people[name], people[other]))
        for name, _ in names.most_common()
    }
    agreed = [name for name, count in votes.items() if 2 * count >= len(group)]
    same = all(share_person(people[agreed[0]], people[name]) for name in agreed)
    return agreed[0] if agreed and same else ""
