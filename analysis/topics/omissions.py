"""Topics that an outlet leaves out, and whether that is more than the length of its text explains."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import gammaln

from analysis.data import lexicon
from analysis.stats import benjamini_hochberg


def omissions(coverage: pd.DataFrame) -> pd.DataFrame:
    """Topics that are absent from an outlet while at least half of the other outlets cover them, rarest first.

    `coverage` is the frame of that name. Gives `outlet`, `topic`, `sentences` (how many the outlet has in all),
    `covering` (how many of the `others` cover the topic), `chance`, `q` and `beyond`. `chance` is exact: with all
    sentences of the event dealt out anew, how often the outlet's would hold none on the topic (hypergeometric). `q`
    corrects it for the number of cells that were looked at, which are those of all topics that at least half of the
    others cover, whether the outlet covers them or not (Benjamini and Hochberg 1995). `beyond` is q below ``[topics]
    level`` of ``data/thresholds.toml``: more than the length of the text explains. An outlet without a counted sentence
    leaves out nothing.
    """
    table = coverage[coverage["of"] > 0]
    by_topic = table.groupby("topic")
    covers = (table["sentences"] > 0).astype(int)
    covering = covers.groupby(table["topic"]).transform("sum") - covers
    others = by_topic["outlet"].transform("size") - 1
    looked_at = (covering > 0) & (2 * covering >= others)
    table = table.assign(covering=covering, others=others)[looked_at]
    every, held = (by_topic[column].transform("sum")[looked_at] for column in ("of", "sentences"))
    chance = _none_of(*(counts.to_numpy(dtype=float) for counts in (table["of"], held, every)))
    absent = (table["sentences"] == 0).to_numpy()
    # A topic that is there is no omission, however rare: its p is 1.
    q = benjamini_hochberg(np.where(absent, chance, 1))
    found = table.assign(sentences=table["of"], chance=chance, q=q, beyond=q < lexicon("thresholds")["topics"]["level"])
    columns = ["outlet", "topic", "sentences", "covering", "others", "chance", "q", "beyond"]
    return found.loc[absent, columns].sort_values("chance", kind="stable").reset_index(drop=True)


def _none_of(drawn: np.ndarray, held: np.ndarray, every: np.ndarray) -> np.ndarray:
    """The chance that so many sentences `drawn` out of `every` one hold none of those `held`: C(e−h, d) / C(e, d)."""
    left = every - held
    ways = (
        gammaln(left + 1) - gammaln(np.maximum(left - drawn, 0) + 1) - gammaln(every + 1) + gammaln(every - drawn + 1)
    )
    return np.where(left >= drawn, np.exp(np.minimum(ways, 0)), 0.0)
