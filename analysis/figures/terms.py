"""Charts of the words outlets use: rates of the commonest terms, the most typical terms, and where terms fall."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.prose import listed
from analysis.stats import poisson_rate
from analysis.terms import contexts
from analysis.terms.phrases import LEAST_USES, set_apart, standing_alone, unlike

#: The part of an article that most readers see.
OPENING = 0.1


# --- rates of the commonest terms ------------------------------------------------------------------------------------


def term_rates(terms: pd.DataFrame, keyness: pd.DataFrame, *, top: int = 12) -> Figure:
    """Dots with 95% intervals: how often each outlet uses each of the `top` most frequent terms, per 1,000 words.

    Takes the frames of those names; uses that ``keyness`` calls distinctive are blue. The frame behind the chart has a
    row for every such term and outlet: `term`, `outlet`, `count`, `total`, `per_1000`, `low`, `high`, `distinctive`.
    """
    data = _rates(terms, keyness, commonest(terms, top))
    chosen, outlets = list(dict.fromkeys(data["term"])), list(dict.fromkeys(data["outlet"]))
    title, finding = _rates_finding(data)
    picture, panels = style.panels(
        title,
        rows=chosen,
        columns=outlets,
        span=(0.0, data["high"].max()),
        beside=f"{data['count'].max():,}",
        gap=0.3,
        unit="Uses per 1,000 words with 95% interval; at the right the count",
    )
    for axes, outlet in zip(panels, outlets, strict=True):
        uses = data[data["outlet"] == outlet]
        _intervals(axes, uses, "per_1000", [f"{count:,}" for count in uses["count"]])
    totals = data.drop_duplicates("outlet")["total"]
    return Figure(
        figure=picture,
        title=title,
        data=data,
        source=style.source(outlets, words=int(totals.sum())),
        alt=f"Dot chart with intervals, a row a term and a column an outlet, of uses per 1,000 words: {finding}.",
        caption=f"n = {totals.min():,} to {totals.max():,} words an outlet. The {len(chosen)} terms used most often by "
        "all outlets together, without small words. The line is the 95% score interval of a Poisson rate; a "
        "ring is a count of 0. Blue: distinctive of the outlet after correction for the number of tests.",
    )


def commonest(terms: pd.DataFrame, top: int) -> list[str]:
    """The `top` terms most frequent over all outlets, most frequent first, no two with a word in common."""
    totals = terms.groupby("term", sort=False)["count"].sum()
    ranked = standing_alone(totals).sort_values(ascending=False, kind="stable")
    return unlike(ranked.index, top)


def _rates(terms: pd.DataFrame, keyness: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    """The rate of every chosen term in every outlet, with a count of 0 where an outlet does not use it."""
    totals = terms.drop_duplicates("outlet").set_index("outlet")["total"]
    every = pd.MultiIndex.from_product([chosen, totals.index], names=["term", "outlet"])
    data = terms.set_index(["term", "outlet"])["count"].reindex(every, fill_value=0).reset_index()
    data["total"] = data["outlet"].map(totals)
    low, high = poisson_rate(data["count"], data["total"])
    sure = keyness.loc[keyness["distinctive"], ["term", "outlet"]]
    distinctive = every.isin(pd.MultiIndex.from_frame(sure))
    return data.assign(per_1000=1000 * data["count"] / data["total"], low=low, high=high, distinctive=distinctive)


def _rates_finding(data: pd.DataFrame) -> tuple[str, str]:
    """Title and finding: the most frequent term, and which of the terms are distinctive of an outlet."""
    often = data.groupby("term", sort=False)["count"].sum()
    sure = list(dict.fromkeys(data.loc[data["distinctive"], "term"]))
    first = f"“{often.idxmax()}” is the most frequent with {often.max():,} uses"
    named = listed([f"“{term}”" for term in sure], most=4)
    if not sure:
        return f"None of the {len(often)} commonest terms is distinctive of an outlet", f"{first}; none is distinctive"
    title = f"Of the {len(often)} commonest terms, {len(sure)} {'is' if len(sure) == 1 else 'are'} distinctive: {named}"
    return title, f"{first}; {len(sure)} of {len(often)} differ after correction, namely {named}"


def _intervals(axes: Axes, uses: pd.DataFrame, estimate: str, texts: Sequence[str]) -> None:
    """A dot at the `estimate` of each of the `uses` on its interval, with its text at the panel's right edge.

    What is distinctive is blue, and the dot of a count of 0 is a ring.
    """
    rows, sure = np.arange(len(uses)), uses["distinctive"].to_numpy()
    dots = np.where(sure, style.ACCENT, style.MUTED)
    axes.hlines(rows, uses["low"], uses["high"], colors=np.where(sure, style.ACCENT, style.GREY), linewidth=1.4)
    axes.scatter(
        uses[estimate],
        rows,
        s=25,
        linewidths=1.2,
        edgecolors=dots,
        clip_on=False,
        zorder=3,
        facecolors=np.where(uses["count"] > 0, dots, style.PAPER),
    )
    for row, text in enumerate(texts):
        style.label(axes, axes.get_xlim()[1], row, text, align="right", shift=0)


# --- the most typical terms of each outlet ---------------------------------------------------------------------------


def key_terms(keyness: pd.DataFrame, *, top: int = 5) -> Figure:
    """For each outlet the `top` terms it overuses most against all the others, by log ratio with 95% interval.

    Takes the frame ``keyness``. Terms are chosen by log-odds `z`, which weighs a ratio by its evidence; those not
    `distinctive` after correction are grey. The frame behind the chart is those rows of ``keyness``.
    """
    data = _overused(keyness, top)
    title, finding = _distinctive(keyness)
    groups = {outlet: data[data["outlet"] == outlet] for outlet in dict.fromkeys(keyness["outlet"])}
    reach = (min(0.0, data["low"].min()), data["high"].max()) if len(data) else (0.0, 1.0)
    texts = pd.Series([f"{use.count:,} / {use.rest:,}" for use in data.itertuples()], index=data.index, dtype=str)
    picture, panels = style.blocks(
        title,
        groups={outlet: list(uses["term"]) for outlet, uses in groups.items()},
        span=reach,
        beside=max(texts, key=style.width_of, default=""),
        unit="Log ratio, base 2 (1: twice as often, 3: eight times), with 95% interval; "
        "at the right uses here / elsewhere",
    )
    for axes, uses in zip(panels, groups.values(), strict=True):
        if uses.empty:
            style.label(axes, 0, 0, "none", color=style.MUTED, shift=0)
            continue
        axes.axvline(0, color=style.MUTED, linewidth=1, zorder=0.5)
        _intervals(axes, uses, "log_ratio", texts[uses.index])
    return Figure(
        figure=picture,
        title=title,
        data=data,
        source=style.source(keyness["outlet"]),
        alt=f"Dot charts with intervals, one an outlet, of the terms it overuses most: {finding}.",
        caption=f"n = {len(keyness):,} tests, a term in an outlet against all other outlets together; "
        "Benjamini–Hochberg over all of them. Blue: distinctive after correction; grey: may be chance, or stands in "
        "one paragraph only. Of an outlet’s terms with a word in common only one is shown and counted.",
    )


def _overused(keyness: pd.DataFrame, top: int) -> pd.DataFrame:
    """The `top` overused terms of each outlet by z, no two with a word in common; the largest log ratio comes first."""
    chosen = []
    for _, rows in keyness.groupby("outlet", sort=False):
        rows = rows.set_index("term", drop=False).sort_values("z", ascending=False, kind="stable")
        over = rows.loc[standing_alone(rows["count"]).index]
        over = over[(over["log_ratio"] > 0) & (over["count"] >= LEAST_USES)]
        chosen.append(over.loc[unlike(over.index, top)].sort_values("log_ratio", ascending=False, kind="stable"))
    return pd.concat(chosen, ignore_index=True) if chosen else keyness


def _distinctive(keyness: pd.DataFrame) -> tuple[str, str]:
    """Title and finding: how many terms are distinctive after correction, and whose.

    The title counts an outlet's terms that share a word once, the finding counts tests.
    """
    tested = keyness["log_ratio"] > 0
    if not tested.any():
        return "No term could be compared between outlets", "0 terms were tested"
    survive = int((keyness["distinctive"] & tested).sum())
    finding = f"{survive:,} of {len(keyness):,} tests show overuse after correction"
    apart = set_apart(keyness)
    sure, rarer = apart[apart["log_ratio"] > 0], int((apart["log_ratio"] < 0).sum())
    if sure.empty:
        near = keyness.loc[keyness["q"].where(tested).idxmin()]
        finding += f"; the closest is “{near['term']}” in {near['outlet']} with q = {near['q']:.2f}"
        if rarer:
            return (
                f"No term is more frequent than chance allows; {rarer:,} {'is' if rarer == 1 else 'are'} rarer",
                finding,
            )
        return "No term is distinctive of any outlet", finding
    first, whose = sure.iloc[0], sure["outlet"].value_counts()
    finding += (
        f", the surest “{first['term']}” in {first['outlet']}, {first['count']:,} times against "
        f"{first['rest']:,} elsewhere"
    )
    if len(sure) == 1:
        verb = "is" if survive == 1 else "and terms that share a word with it are"
        return f"Only “{first['term']}” {verb} distinctive of an outlet: {first['outlet']}", finding
    spread = f"of {len(whose)} outlets"
    if whose.iloc[0] > len(sure) / 2:
        spread = f"all of {whose.index[0]}" if len(whose) == 1 else f"most ({whose.iloc[0]:,}) of {whose.index[0]}"
    return f"{len(sure):,} terms are distinctive, {spread}", finding


# --- where terms fall ------------------------------------------------------------------------------------------------


def where_terms_fall(
    sentences: pd.DataFrame, terms: pd.DataFrame, *, phrases: Collection[str] = (), top: int = 4
) -> Figure:
    """A tick for each use of the `top` most frequent terms, where it stands between an article's start and end.

    Takes the frames of those names, and the `phrases` that are one word in `terms`; the frame behind the chart has a
    row a use: `term`, `outlet`, `article`, `sentence`, `position` (0 first to 1 last sentence of the article's running
    text).
    """
    outlets, chosen = list(dict.fromkeys(sentences["outlet"])), commonest(terms, top)
    data = _uses(sentences, chosen, phrases)
    counts = data.groupby(["term", "outlet"]).size()
    title, finding = _openings(data, chosen, outlets)
    picture, panels = style.panels(
        title,
        rows=outlets,
        columns=chosen,
        span=(0.0, 1.0),
        beside=f"{counts.max():,}",
        grid=False,
        across=4,
        unit="A tick a use, from the first sentence to the last; at the right the count",
    )
    for axes, term in zip(panels, chosen, strict=True):
        uses = data[data["term"] == term]
        rows = uses["outlet"].map(outlets.index)
        axes.hlines(range(len(outlets)), 0, 1, color=style.PALE, linewidth=1, zorder=0)
        axes.vlines(uses["position"], rows - 0.3, rows + 0.3, color=style.ACCENT, linewidth=1.4, clip_on=False)
        for row, outlet in enumerate(outlets):
            style.label(axes, axes.get_xlim()[1], row, f"{counts.get((term, outlet), 0):,}", align="right", shift=0)
    return Figure(
        figure=picture,
        title=title,
        data=data,
        source=style.source(outlets),
        alt=f"Strips, a row an outlet and a column a term, with a tick at each use: {finding}.",
        caption=f"n = {len(data):,} uses of {len(chosen)} terms. A tick stands at its sentence’s place in the running "
        "text; uses in one sentence share a tick, and articles of one outlet a strip.",
    )


def _uses(sentences: pd.DataFrame, chosen: list[str], phrases: Collection[str]) -> pd.DataFrame:
    """A row for each use of a chosen term, with the position of its sentence."""
    found = [contexts(sentences, term, phrases=phrases).assign(term=term) for term in chosen]
    columns = ["term", "outlet", "article", "sentence"]
    uses = pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)
    return uses.merge(sentences[["article", "sentence", "position"]], on=["article", "sentence"], how="left")


def _openings(data: pd.DataFrame, chosen: list[str], outlets: list[str]) -> tuple[str, str]:
    """Title and finding: which of the terms stand in the opening of every outlet's text."""
    early = data[data["position"] <= OPENING].groupby("term")["outlet"].nunique().reindex(chosen, fill_value=0)
    everywhere = [f"“{term}”" for term in early.index[early == len(outlets)]]
    finding = "in how many outlets a term stands in the first tenth: " + ", ".join(
        f"“{term}” {n} of {len(outlets)}" for term, n in early.items()
    )
    if not everywhere:
        return f"None of the {len(chosen)} commonest terms stands in the first tenth of every outlet’s text", finding
    verb = "stands" if len(everywhere) == 1 else "stand"
    return f"{listed(everywhere)} {verb} in the first tenth of every outlet’s text", finding
