"""Statements as a reader wants them: what the same outlets tell in one breath is one statement, not one a clause."""

from __future__ import annotations

from itertools import groupby
from math import isnan, nan

import numpy as np
import pandas as pd
from scipy.sparse import coo_array

from analysis import schema
from analysis.overlap.statements import agreed_speaker
from analysis.overlap.wordings import compare_wordings
from analysis.sentences import begins_in


def join_neighbours(
    statements: pd.DataFrame,
    carriers: pd.DataFrame,
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`statements` and `carriers` with those that are told as one (:func:`told_as_one`) joined under the first's name.

    Their tellings next to each other become one, from the first one's start to the last one's end. Its ``kind`` is
    mixed where theirs differ. The gist is the telling that holds most of their gists; ``wording`` and ``speaker`` are
    taken anew, ``likeness`` is the mean of theirs, and what conflicts in them is said in turn.
    """
    rows = _in_order(statements, carriers, sentences, quotes)
    whole = _wholes(statements, carriers, rows)
    rows = rows.assign(whole=rows["statement"].map(whole))
    goes_on = rows["next_to_it"].shift(fill_value=False) & (rows["whole"] == rows["whole"].shift())
    runs = groupby(rows.assign(run=(~goes_on).cumsum()).to_dict("records"), key=lambda row: row["run"])
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rank = {article: row for row, article in enumerate(texts)}
    tellings: dict[str, list[dict]] = {name: [] for name in statements["statement"]}
    for telling in sorted((_joined(list(run), texts) for _, run in runs), key=lambda telling: rank[telling["article"]]):
        tellings[telling["statement"]].append(telling)
    parts: dict[str, list[dict]] = {}
    for statement in statements.to_dict("records"):
        parts.setdefault(whole[statement["statement"]], []).append(statement)
    found = [_whole(parts[name], tellings[name]) for name in parts]
    return (
        schema.frame("statements", [statement for statement, _ in found]),
        schema.frame("carriers", [telling for _, told in found for telling in told]),
    )


def told_as_one(
    statements: pd.DataFrame, carriers: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame
) -> pd.Series:
    """For each statement (the index) the first of those that are told as one with it, which may be itself.

    Two are told as one if the same outlets carry both and every telling of one of them stands next to one of the other,
    in one order, in one sentence or, of several outlets, in one quotation. The other may be told alone as well. What is
    told as one with the same statement is one, too.
    """
    return _wholes(statements, carriers, _in_order(statements, carriers, sentences, quotes))


def _wholes(statements: pd.DataFrame, carriers: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    from scipy.sparse.csgraph import connected_components  # here: scipy is slow to import

    names = statements["statement"]
    number = pd.Series(range(len(names)), index=names)
    tellings = carriers["statement"].value_counts()
    outlets = carriers.groupby("statement")["outlet"].agg(frozenset)
    pairs = pd.DataFrame({"first": rows["statement"], "then": rows["statement"].shift(-1)})[rows["next_to_it"]]
    counts = pairs.value_counts(sort=False).reset_index()
    of = {side: counts[side].map(tellings) for side in ("first", "then")}
    tied = (counts["count"] == of["first"]) | (counts["count"] == of["then"])
    tied &= np.equal(outlets.loc[counts["first"]].to_numpy(), outlets.loc[counts["then"]].to_numpy())
    ends = tuple(counts.loc[tied, side].map(number).to_numpy() for side in ("first", "then"))
    graph = coo_array((np.ones(len(ends[0]), dtype=bool), ends), shape=(len(names), len(names)))
    _, component = connected_components(graph, directed=False)
    return names.groupby(component).transform("first").set_axis(names).rename("whole")


def _in_order(
    statements: pd.DataFrame, carriers: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame
) -> pd.DataFrame:
    """`carriers` in the order of the texts, with ``next_to_it``: whether the next one stands in the same sentence, or,
    of several outlets, in the same quotation, and is narration as well or the words of the same speaker."""
    several = set(statements.loc[statements["outlets"] > 1, "statement"])
    ends = carriers.assign(start=carriers["end"] - 1)  # a denial begins before its quotation does
    rows = carriers.assign(
        sentence=begins_in(carriers, sentences, ["sentence"])["sentence"],
        quote=begins_in(ends, quotes, ["quote"])["quote"],
        reported=carriers["kind"] != "narration",
    ).sort_values(["article", "start"], kind="stable")
    then = rows.shift(-1)
    beside = (rows[["article", "reported", "speaker"]] == then[["article", "reported", "speaker"]]).all(axis=1)
    quotation = (rows["quote"] == then["quote"]) & rows["reported"] & rows["statement"].isin(several)
    beside &= (rows["sentence"] == then["sentence"]) | quotation
    return rows.assign(next_to_it=beside & (rows["statement"] != then["statement"]))


def _joined(parts: list[dict], texts: dict[str, str]) -> dict:
    """Tellings next to each other as one, with ``alike``, the likeness of each by its statement, and ``gists``: how
    many of them are the gist of theirs."""
    first, last = parts[0], parts[-1]
    alike = {part["statement"]: part["likeness"] for part in parts}
    told = {**first, "statement": first["whole"], "alike": alike, "gists": sum(map(isnan, alike.values()))}
    if len(parts) == 1:
        return told
    kinds = {part["kind"] for part in parts}
    return told | {
        "end": last["end"],
        "text": texts[first["article"]][first["start"] : last["end"]],
        "kind": first["kind"] if len(kinds) == 1 else "mixed",
    }


def _whole(parts: list[dict], tellings: list[dict]) -> tuple[dict, list[dict]]:
    """A statement of all its `parts`, with its tellings."""
    if len(parts) == 1:
        return parts[0], tellings
    gist = max(tellings, key=lambda telling: telling["gists"])
    for telling in tellings:
        telling["wording"] = compare_wordings(gist["text"], telling["text"])
        telling["likeness"] = nan if telling is gist else _likeness(telling["alike"], gist["alike"])
    conflicts = dict.fromkeys(part["conflict"] for part in parts if part["conflict"])
    articles = len({telling["article"] for telling in tellings})
    shown = {"gist": gist["text"], "articles": articles, "conflict": " ".join(conflicts)}
    return {**parts[0], **shown, "speaker": agreed_speaker(tellings)}, tellings


def _likeness(told: dict[str, float], gist: dict[str, float]) -> float:
    """How alike a telling is to the shown gist, by its parts and the gist's, each compared with its own statement's
    gist: where the telling holds that one, as alike as the shown gist is to it."""
    alike = [gist.get(part, nan) if isnan(like) else like for part, like in told.items()]
    known = [like for like in alike if not isnan(like)]
    return float(np.mean(known)) if known else 1.0
