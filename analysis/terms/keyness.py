"""What sets an outlet apart: each term in each outlet against all the other outlets together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema, stats
from analysis.data import lexicon


def keyness(
    terms: pd.DataFrame, *, floor: int | None = None, level: float | None = None, absent: bool = True
) -> pd.DataFrame:
    """The frame ``keyness``: each term in each outlet against all the other outlets of `terms` together.

    `terms` is what :func:`~analysis.terms.counts.count_terms` gives; with some of its outlets only, those are compared.
    Terms of every length are tested in every outlet, also where an outlet does not use them, if they occur at least
    `floor` times in all outlets together. How often a term occurs in all says nothing on who uses it, so that the
    correction holds for the terms that are tested (Bourgon, Gentleman and Huber 2010, PNAS 107: 9546–9551). `q` is
    corrected over the whole table.

    `distinctive` is q below `level`, whether the outlet uses the term more or less than the others, unless all uses on
    the side that has more of them stand in one passage: what one passage is about is no habit. The prior of `z` is the
    rate of the term in all outlets, with the weight of one average outlet. `dispersion` is missing where `count` is 0.

    Within an outlet, rows run from its most overused term to its most underused one. A single outlet has nothing to be
    compared with: no rows. Without `absent`, what an outlet does not use is tested all the same but has no row: of
    hundreds of outlets that would be nearly the whole table. `floor` and `level` are those of ``data/thresholds.toml``
    unless given.
    """
    settings = lexicon("thresholds")["keyness"]
    floor = settings["floor"] if floor is None else floor
    level = settings["level"] if level is None else level
    totals = terms.groupby("outlet", sort=False)["total"].first()
    if len(totals) < 2:
        return schema.frame("keyness", [])
    number, names = pd.factorize(terms["term"])
    everywhere, passages = (np.bincount(number, terms[column]).astype(np.int64) for column in ("count", "passages"))
    tested, used = np.flatnonzero(everywhere >= floor), np.flatnonzero(everywhere[number] >= floor)
    rows = terms[["count", "passages", "dispersion"]].iloc[used]
    rows = rows.assign(number=number[used], outlet=pd.factorize(terms["outlet"])[0][used])
    if absent:
        rows = pd.concat([rows, _absent(rows, tested[np.argsort(names[tested])], len(totals))], ignore_index=True)

    kind, kinds = _kinds(rows["outlet"].to_numpy(), rows["count"].to_numpy(), everywhere[rows["number"]])
    if not absent:
        kinds = pd.concat([kinds, _unused(kinds, everywhere[tested], len(totals))], ignore_index=True)
    tests = _tests(kinds, totals)
    # In the order of outlets and z, and within that of the table as it is: places sort fast as parts of whole numbers.
    place = np.argsort(np.lexsort([-tests["z"], kinds["outlet"]]))[kind]
    order = np.sort(place << 32 | np.arange(len(place))) & (1 << 32) - 1
    rows, kind = rows.take(order), kind[order]
    table = {name: values.take(kind).array for name, values in tests.items()}
    table |= {"term": names.take(rows["number"]), "count": rows["count"].array, "dispersion": rows["dispersion"].array}
    elsewhere = passages[rows["number"]] - rows["passages"]
    table["distinctive"] = (table["q"] < level) & (np.where(table["log_ratio"] > 0, rows["passages"], elsewhere) > 1)
    columns = schema.FRAMES["keyness"]
    return pd.DataFrame({name: table[name] for name in columns}, copy=False).astype(columns)


def _absent(used: pd.DataFrame, numbers: np.ndarray, outlets: int) -> pd.DataFrame:
    """A row for each of the `numbers` of terms, in their order, in each outlet that has none in `used`."""
    missing = np.ones((outlets, numbers.max(initial=-1) + 1), dtype=bool)
    missing[used["outlet"], used["number"]] = False
    outlet, place = np.nonzero(missing[:, numbers])
    nothing = {"count": 0, "passages": 0, "dispersion": np.nan}
    return pd.DataFrame({**nothing, "number": numbers[place], "outlet": outlet})


def _kinds(outlet: np.ndarray, count: np.ndarray, everywhere: np.ndarray) -> tuple[np.ndarray, pd.DataFrame]:
    """Tests with the same outcome are of one kind: the number of each test's, and how many `times` each kind occurs."""
    most = int(everywhere.max(initial=0)) + 1
    kind, different = pd.factorize((outlet * most + count) * most + everywhere)
    columns = {"outlet": different // most**2, "count": different // most % most, "everywhere": different % most}
    return kind, pd.DataFrame({**columns, "times": np.bincount(kind, minlength=len(different))})


def _unused(used: pd.DataFrame, everywhere: np.ndarray, outlets: int) -> pd.DataFrame:
    """The :func:`_kinds` of tests of terms that an outlet does not use: those that `used` lacks of all terms tested."""
    often, terms = np.unique(everywhere, return_counts=True)
    every = pd.MultiIndex.from_product([range(outlets), often], names=["outlet", "everywhere"])
    known = used.groupby(["outlet", "everywhere"])["times"].sum().reindex(every, fill_value=0)
    times = np.tile(terms, outlets) - known
    return times[times > 0].reset_index().assign(count=0)


def _tests(kinds: pd.DataFrame, totals: pd.Series) -> pd.DataFrame:
    """The measures of ``keyness`` for each of `kinds`, where `totals` has the words of each outlet."""
    words, outlet = totals.to_numpy(), kinds["outlet"].to_numpy()
    count, total, both = kinds["count"].to_numpy(), words[outlet], kinds["everywhere"].to_numpy()
    counts = count, total, both - count, words.sum() - total
    log_ratio, low, high = stats.log_ratio(*counts)
    g2 = stats.g2_four_cells(*counts)
    p = stats.chi2_p(g2)
    columns = {
        "outlet": totals.index[outlet],
        "rest": both - count,
        "log_ratio": log_ratio,
        "low": low,
        "high": high,
        "g2": g2,
        "z": stats.log_odds(*counts, prior=both * words.mean() / words.sum(), prior_total=words.mean()),
        "p": p,
        "q": stats.benjamini_hochberg(p, times=kinds["times"]),
    }
    return pd.DataFrame(columns)
