"""Charts of overlap: which outlets carry the same statement, and which print the same words."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure as MatplotlibFigure

from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.figures.matrix import Place, fill, matrix
from analysis.overlap import least_run, readable, shared_statements
from analysis.prose import count, numeral, percent
from analysis.voices import VOICE_NAMES, VOICES, shared_words

#: The mark of a telling, by how the words reach the reader. They differ in shape, so colour is not needed.
MARKS = {"direct": "●", "mixed": "◐", "indirect": "○", "narration": "▪"}
_KEY = ", ".join(f"{mark} {VOICE_NAMES[kind]}" for kind, mark in MARKS.items())
_GIST_WIDTH = 2.9  # inches
#: A wording of fewer words says nothing in a row of its own.
_LEAST_WORDS = 3


def statement_matrix(statements: pd.DataFrame, carriers: pd.DataFrame, outlets: list[str], *, top: int = 25) -> Figure:
    """A dot matrix: the `top` statements that most outlets carry, and how each of `outlets` gives them.

    Only statements of two outlets and more are shown whose gist can be read by itself, those of most outlets first; an
    outlet that carries none keeps its column. Where an outlet gives a statement in several ways, the mark is the most
    literal of them. The frame behind it has a row a mark: `statement`, `gist`, `speaker`, `outlets`, `outlet`, `kind`,
    `wording`.
    """
    several = statements[statements["outlets"] >= 2].sort_values("outlets", ascending=False, kind="stable")
    whole = several[readable(several, least=_LEAST_WORDS)]
    shown = whole.head(top)
    told = _most_literal(shown, carriers)
    title = _statement_title(several, len(outlets), readable=len(whole))
    figure, places = matrix(
        title,
        rows=[at_a_word(gist, _GIST_WIDTH, lines=2) for gist in shown["gist"]],
        columns=[*outlets, "outlets"] if len(shown) else [],
        cell=(0.17, 0.75),
        height=0.36,
        names=_GIST_WIDTH,
        unit=_KEY if len(shown) else "",
    )
    row = {statement: i for i, statement in enumerate(shown["statement"])}
    place = dict(zip(outlets, places, strict=False))
    _rule(places, len(shown))
    for i, outlets_carrying in enumerate(shown["outlets"]):
        style.label(*places[-1], i, str(outlets_carrying), align="center", clear=True)
    for telling in told.itertuples():
        axes, x = place[telling.outlet]
        style.label(axes, x, row[telling.statement], MARKS[telling.kind], size=10.5, color=style.ACCENT, align="center")
    return Figure(
        figure=figure,
        title=title,
        alt=_statement_alt(told, outlets),
        source=style.source(outlets),
        data=told,
        caption=_statement_caption(several, whole, shown),
    )


def shared_copy(reuse: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame) -> Figure:
    """A heatmap: the share of each row outlet's counted words that stand word for word in the column outlet.

    Runs of the frame `reuse`, a word in several of them counted once, both directions. The frame behind it is that of
    :func:`analysis.voices.shared_words`.
    """
    outlets = list(articles["outlet"].unique())
    shared = shared_words(sentences, reuse)
    title = _shared_title(shared)
    unit = "% of the row outlet’s counted words that the column outlet also prints"
    figure = _pairs(title, unit, shared.rename(columns={"words": "count"}), outlets)
    words = int(shared.drop_duplicates("outlet")["of"].sum())
    return Figure(
        figure=figure,
        title=title,
        alt=_shared_alt(shared, len(outlets)),
        data=shared,
        source=style.source(outlets, articles=len(articles), words=words or None),
        caption=(
            "How to read: along a row, how much of that outlet’s running text is found in the same words elsewhere, in "
            f"runs of at least {numeral(least_run())} words; a word in several runs counts once. Yellow is much, dark "
            "blue little, white none. The same words can come from the same agency, speaker or press release: who "
            f"copied whom is not measured.{' Boilerplate is left out.' if reuse['boilerplate'].any() else ''}"
        ),
    )


def statement_overlap(carriers: pd.DataFrame, outlets: list[str]) -> Figure:
    """A heatmap: the share of each row outlet's statements that the column outlet carries too, both directions.

    The frame behind it is that of :func:`analysis.overlap.shared_statements`.
    """
    shared = shared_statements(carriers, outlets)
    title = _overlap_title(shared)
    unit = "% of the row outlet’s statements that the column outlet also carries"
    return Figure(
        figure=_pairs(title, unit, shared.rename(columns={"statements": "count"}), outlets),
        title=title,
        alt=_overlap_alt(shared, len(outlets)),
        data=shared,
        source=style.source(outlets),
        caption=(
            f"n = {count(carriers['statement'].nunique(), 'statement')}. How to read: along a row, how much of what "
            "that outlet says is found elsewhere too, in whatever words. Yellow is much, dark blue little, white none. "
            "A long article has more that others do not carry: read both directions of a pair."
        ),
    )


def _pairs(title: str, unit: str, shared: pd.DataFrame, outlets: list[str]) -> MatplotlibFigure:
    """Outlet by outlet: the `share` of each row outlet that the column outlet has too, painted where `count` is any.

    An outlet with nothing that could be shared has dashes in its row.
    """
    figure, places = matrix(title, rows=outlets, columns=outlets, cell=(0.21, 0.95), height=0.3, unit=unit)
    row, most = {outlet: i for i, outlet in enumerate(outlets)}, shared["share"].max()
    for pair in shared.itertuples():
        share = pair.share / most if pair.count else 0
        shown = percent(pair.share).removesuffix("%") if pair.of else "–"
        fill(places[row[pair.other]], row[pair.outlet], share, [shown])
    for i, (axes, x) in enumerate(places):
        style.label(axes, x, i, "·", color=style.MUTED, align="center")
    return figure


def at_a_word(text: str, width: float, *, lines: int) -> str:
    """`text` if it fits on `lines` lines of `width` inches, else as many of its words as do, and an ellipsis."""
    words = style.printable(text).split()
    if len(style.wrap(" ".join(words), width)) <= lines:
        return " ".join(words)
    words = words[: lines * 40]
    while len(words) > 1 and len(style.wrap(" ".join(words) + " …", width)) > lines:
        words.pop()
    return " ".join(words).rstrip(",;:.–—-") + " …"


def _rule(places: list[Place], rows: int) -> None:
    """Lines between the rows, and one down each column from its name."""
    for axes in dict.fromkeys(axes for axes, _ in places):
        axes.hlines([row - 0.5 for row in range(rows + 1)], *axes.get_xlim(), color=style.PALE, linewidth=0.8, zorder=0)
    for axes, x in places:
        axes.axvline(x, color=style.PALE, linewidth=0.6, zorder=0)


def _most_literal(shown: pd.DataFrame, carriers: pd.DataFrame) -> pd.DataFrame:
    """One telling for each outlet of each statement in `shown`: the most literal, then the first."""
    told = shown[["statement", "gist", "speaker", "outlets"]].merge(
        carriers[["statement", "outlet", "kind", "wording"]], on="statement"
    )
    order = told.assign(rank=told["kind"].map(VOICES.index)).sort_values("rank", kind="stable")
    return told.loc[order.drop_duplicates(["statement", "outlet"]).sort_index().index].reset_index(drop=True)


def _statement_title(several: pd.DataFrame, outlets: int, *, readable: int) -> str:
    """How many statements `several` outlets carry, of which so many are `readable` by themselves."""
    if not readable:
        alone = "that can be read by itself " if len(several) else ""
        return f"No statement {alone}was found in more than one outlet"
    most = int(several["outlets"].max())
    common = int((several["outlets"] == most).sum())
    found = f"{len(several)} statement{'s are' if len(several) > 1 else ' is'} carried by two or more outlets"
    if most == 2 or len(several) == 1:
        return found if len(several) > 1 else f"One statement is carried by {most} of {outlets} outlets"
    reach = f"all {outlets}" if most == outlets else f"as many as {most} of {outlets}"
    return f"{found}, {common} by {reach}"


def _statement_alt(told: pd.DataFrame, outlets: list[str]) -> str:
    start = f"Dot matrix of {count(told['statement'].nunique(), 'statement')} by {count(len(outlets), 'outlet')}."
    if told.empty:
        return f"{start} It has no dot."
    carried = told.groupby("outlet").size().reindex(outlets, fill_value=0)
    kinds = told["kind"].value_counts()
    ways = ", ".join(f"{kinds[kind]} {name}" for kind, name in VOICE_NAMES.items() if kind in kinds)
    first = told.iloc[0]
    return (
        f"{start} {carried.idxmax()} carries the most of them, {carried.max()}; {carried.idxmin()} the fewest, "
        f"{carried.min()}. Tellings: {ways}. The most widely carried, by {first['outlets']} outlets: {first['gist']}"
    )


def _statement_caption(several: pd.DataFrame, readable: pd.DataFrame, shown: pd.DataFrame) -> str:
    rest = f", of which the {len(shown)} that most outlets carry are shown" if len(readable) > len(shown) else ""
    hidden = len(several) - len(readable)
    apart = f" Left out: {count(hidden, 'wording')} that cannot be read without the words around it." if hidden else ""
    return (
        f"n = {count(len(several), 'statement')} of two outlets and more{rest}.{apart} "
        "How to read: a row is one thing said or reported, in the wording nearest to all the others; a mark shows that "
        "the outlet carries it and in which way, an empty place that it was not found there."
    )


def _shared_title(shared: pd.DataFrame) -> str:
    if not shared["words"].sum():
        return f"No two outlets share {numeral(least_run())} words in a row"
    most = shared.loc[shared["share"].idxmax()]
    here, there = most["outlet"], most["other"]
    return f"At most {percent(most['share'])} of an outlet’s words stand in another: {here}’s in {there}"


def _shared_alt(shared: pd.DataFrame, outlets: int) -> str:
    start = f"Heatmap of {outlets} by {count(outlets, 'outlet')}."
    if not shared["words"].sum():
        return f"{start} No cell holds a shared word."
    most = shared.loc[shared["share"].idxmax()]
    back = shared[(shared["outlet"] == most["other"]) & (shared["other"] == most["outlet"])].iloc[0]
    none = int((shared["words"] == 0).sum())
    return (
        f"{start} {most['words']:,} of {most['of']:,} words of {most['outlet']} stand word for word in "
        f"{most['other']}; the other way round it is {percent(back['share'])}. {none} of {len(shared)} cells are 0."
    )


def _overlap_title(shared: pd.DataFrame) -> str:
    if not shared["statements"].sum():
        return "No two outlets were found to carry the same statement"
    most = shared.loc[shared["share"].idxmax()]
    return f"Most shared: {percent(most['share'])} of {most['outlet']}’s statements are also in {most['other']}"


def _overlap_alt(shared: pd.DataFrame, outlets: int) -> str:
    start = f"Heatmap of {outlets} by {count(outlets, 'outlet')}."
    if not shared["statements"].sum():
        return f"{start} No cell holds a shared statement."
    most, least = (shared.loc[at] for at in (shared["share"].idxmax(), shared["share"].idxmin()))
    return (
        f"{start} {most['statements']} of {count(most['of'], 'statement')} of {most['outlet']} were found in "
        f"{most['other']} too; at the other end stand {least['statements']} of {least['of']} of {least['outlet']} in "
        f"{least['other']}."
    )
