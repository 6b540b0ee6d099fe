"""How far a statement reaches: which outlets carry it and where in their articles, and which leave it out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.data import lexicon
from analysis.dates import published_before
from analysis.overlap.clauses import only_names, reads_alone
from analysis.overlap.confidence import confidence
from analysis.overlap.likeness import Evidence, likeness, read_evidence
from analysis.sentences import begins_in

#: From the widest reach to the narrowest.
REACHES = ("core", "edge", "one outlet")


def reach(statements: pd.DataFrame, outlets: int) -> pd.Series:
    """For each statement ``core`` (more than half of the `outlets` carry it), ``one outlet``, or ``edge`` in between.

    Of two outlets, what both carry is core. The index is that of `statements`.
    """
    carried = statements["outlets"]
    named = np.select([carried < 2, 2 * carried > outlets], ["one outlet", "core"], "edge")
    return pd.Series(named, index=statements.index, name="reach")


def readable(told: pd.DataFrame, *, least: int = 5) -> pd.Series:
    """Whether each gist of `told` (gist, speaker), of so many words at least, can be read by itself
    (:func:`.reads_alone`) and, unless somebody says it, tells more than a name. The index is that of `told`."""
    rows = zip(told["gist"], told["speaker"], strict=True)
    can = [reads_alone(gist, least=least) and (bool(speaker) or not only_names(gist)) for gist, speaker in rows]
    return pd.Series(can, index=told.index, name="readable", dtype=bool)


def most_prominent(carriers: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """For each statement and outlet the carrier that stands highest, with where that is.

    Adds ``role`` and ``position`` (0 first to 1 last) of the sentence it begins in. A headline stands above all else,
    then comes what stands nearer to the article's beginning.
    """
    placed = begins_in(carriers, sentences, ["role", "position"])
    order = placed.assign(below=placed["role"] != "headline").sort_values(["below", "position"], kind="stable").index
    return placed.loc[order].drop_duplicates(["statement", "outlet"]).sort_index()


def left_out(
    statements: pd.DataFrame, carriers: pd.DataFrame, outlets: Sequence[str], articles: pd.DataFrame
) -> pd.DataFrame:
    """What was not found in each outlet of what at least half of the others surely carry, and no less than two of them.

    A row for each outlet and such statement: ``outlet``, ``statement``, ``gist``, ``speaker``, ``others`` (how many
    others carry it), ``of`` (how many others there are), and what the outlet has that comes nearest to it, for a reader
    to judge: ``nearest`` with its ``article``, ``start`` and ``end``. Where something in the outlet and one telling of
    the statement are by themselves alike enough to be one, nothing is said to be missing; whoever has a telling that is
    less than sure neither lacks a statement nor counts as carrying it (:func:`.confidence`). An outlet all of whose
    `articles` were published before a statement was told anywhere cannot have it. In the order of
    `outlets`, the most widely carried first.
    """
    found = _carried(carriers, statements, outlets)
    sure = carriers[confidence(carriers).isin(("gist", "sure"))]
    others, of = _carried(sure, statements, outlets).sum(axis=1), len(outlets) - 1
    common = others[(others >= 2) & (2 * others >= of)].sort_values(ascending=False, kind="stable")
    early = published_before(articles, zip(carriers["statement"], carriers["article"], strict=True))
    told = statements.set_index("statement")[["gist", "speaker"]]
    # Only units of two articles are compared, for which the part of the article that they stand in does not matter.
    units = carriers.sort_values(["article", "start"], ignore_index=True).assign(part="")
    evidence = read_evidence(units)
    rows = [
        {"outlet": outlet, "statement": name, **told.loc[name], "others": others[name], "of": of} | nearest
        for outlet in outlets
        for name in common.index[~found.loc[common.index, outlet]]
        if (outlet, name) not in early and (nearest := _nearest(units, evidence, outlet, name))
    ]
    columns = ["outlet", "statement", "gist", "speaker", "others", "of", "nearest", "article", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def join_gaps(gaps: pd.DataFrame, told: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    """`gaps` (:func:`left_out`) with what is `told` as one in one row, where at least half of its parts are missing.

    `whole` names the first part of each statement (:func:`.told_as_one`). What cannot be read by itself is left out: it
    is nothing that anybody would miss.
    """
    gaps = gaps.drop(columns="gist").assign(statement=gaps["statement"].map(whole))
    each = ["outlet", "statement"]
    parts = whole.value_counts().reindex(gaps["statement"]).to_numpy()
    missing = 2 * gaps.groupby(each)["statement"].transform("size").to_numpy() >= parts
    gaps = gaps[missing].drop_duplicates(each).merge(told[["statement", "gist"]], on="statement")
    return gaps[readable(gaps)].reset_index(drop=True)


def _carried(carriers: pd.DataFrame, statements: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """Whether each of `statements` (rows) has a telling in each of `outlets`."""
    carried = pd.crosstab(carriers["statement"], carriers["outlet"]).gt(0)
    return carried.reindex(index=statements["statement"], columns=list(outlets), fill_value=False)


def _nearest(units: pd.DataFrame, evidence: Evidence, outlet: str, statement: str) -> dict | None:
    """The unit of `outlet` that is on average most like the tellings of `statement`; None if one and one are alike
    enough to be one statement."""
    own, tellings = (
        np.flatnonzero(units[name] == value) for name, value in (("outlet", outlet), ("statement", statement))
    )
    if not len(own):
        return {"nearest": "", "article": "", "start": 0, "end": 0}
    alike = likeness(evidence, own, tellings)
    if alike.max() >= lexicon("thresholds")["statements"]["threshold"]:
        return None
    unit = units.loc[own[alike.mean(axis=1).round(4).argmax()]]  # rounded, so that a tie goes to the first
    return {"nearest": unit["text"], **unit[["article", "start", "end"]]}


def shared_statements(carriers: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """For each outlet and each other one, how many of its statements the other carries too, both ways round.

    ``outlet``, ``other``, ``statements`` (that both carry), ``of`` (that `outlet` carries) and their ``share``, missing
    where `outlet` carries none.
    """
    carried = pd.crosstab(carriers["statement"], carriers["outlet"]).gt(0)
    carried = carried.reindex(columns=list(outlets), fill_value=False).astype(np.int64)
    both = carried.T @ carried
    rows = [
        {"outlet": outlet, "other": other, "statements": both.at[outlet, other], "of": both.at[outlet, outlet]}
        for outlet in outlets
        for other in outlets
        if outlet != other
    ]
    shared = pd.DataFrame(rows, columns=["outlet", "other", "statements", "of"])
    return shared.assign(share=shared["statements"] / shared["of"].where(shared["of"] > 0))
