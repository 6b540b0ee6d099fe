"""How surely the tellings of a statement are of one statement, and the statements without those in doubt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.data import lexicon
from analysis.overlap.conflicts import describe_conflict
from analysis.overlap.wordings import fold_words

#: From the surest to the least sure; ``gist`` is the wording that the others are compared with.
LEVELS = ("gist", "sure", "even", "doubtful")


def confidence(carriers: pd.DataFrame) -> pd.Series:
    """The level of each of `carriers` (all those of their statements), by its ``likeness`` to the gist, one level lower
    where a few words are all that one of both has (``[confidence]`` of ``data/thresholds.toml``).

    The index is that of `carriers`.
    """
    known = lexicon("thresholds")["confidence"]
    alike, statement = carriers["likeness"], carriers["statement"]
    words = carriers["text"].map(lambda text: len(fold_words(text))).astype(float)
    gist = statement.map(words[alike.isna()].groupby(statement[alike.isna()]).first())
    rank = np.select([alike >= known["sure"], alike >= known["even"]], [1, 2], 3)
    rank = np.minimum(rank + (np.minimum(words, gist) <= known["few"]), 3)
    levels = np.array(LEVELS)[np.where(alike.isna(), 0, rank)]
    return pd.Series(levels, index=carriers.index, name="confidence", dtype="str")


def share_right(level: str) -> float:
    """The share (0 to 1) of pairs of a gist and a telling of this `level`, read by hand, that are of one statement.

    Raises KeyError for ``gist``, which is compared with nothing.
    """
    right, of = lexicon("thresholds")["confidence"]["measured"][level]
    return right / of


def beyond_doubt(statements: pd.DataFrame, carriers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`statements` and `carriers` without the doubtful tellings, outlets and articles counted anew.

    No statement is lost: its gist always stays. Those of most outlets come first, of these the ones whose tellings are
    most like their gist. Both keep their index.
    """
    kept = carriers[confidence(carriers) != "doubtful"]
    told = kept.groupby("statement")[["outlet", "article"]].nunique().reindex(statements["statement"])
    counted = statements.assign(outlets=told["outlet"].to_numpy(), articles=told["article"].to_numpy())
    alike = kept.groupby("statement")["likeness"].mean().reindex(statements["statement"]).to_numpy()
    order = counted.assign(alike=alike).sort_values(["outlets", "alike"], ascending=False, kind="stable").index
    return counted.loc[order], kept


def conflicts_in_doubt(statements: pd.DataFrame, carriers: pd.DataFrame) -> pd.Series:
    """Whether what differs in each of `statements` differs only from a doubtful telling of it.

    So the conflict may be between two statements. False where nothing differs. The index is that of `statements`.
    """
    differing = statements[statements["conflict"] != ""]
    sure = carriers[carriers["statement"].isin(differing["statement"]) & (confidence(carriers) != "doubtful")]
    holds = {statement for statement, own in sure.groupby("statement") if describe_conflict(own.to_dict("records"))}
    return statements["statement"].isin(set(differing["statement"]) - holds).rename("in_doubt")
