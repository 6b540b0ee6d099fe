"""Charts of topics: how much of each outlet a topic takes, and where in the story it comes."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.figure
import pandas as pd

from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.figures.matrix import Place, fill, matrix
from analysis.prose import count, listed, percent, spread
from analysis.schema import COUNTED
from analysis.topics import Codebook


def topic_shares(coverage: pd.DataFrame, codebook: Codebook) -> Figure:
    """A heatmap: the share of each outlet's counted sentences that are about each topic, with how many they are.

    Topics come by how much of all sentences they take; those that no outlet covers are named in the caption. The frame
    behind it is `coverage` with the topic's `name`.
    """
    data, names = _named(coverage, codebook), codebook.names
    title, most = _share_title(data), data["share"].max()
    unit = "% of the outlet’s counted sentences, and below how many"
    figure, place, row = outlets_by_topics(title, data, names, width=0.38, unit=unit)
    for cell in data[data["topic"].isin(list(place))].itertuples():
        lines = [percent(cell.share), f"{cell.sentences:,}"] if cell.sentences else ["0"]
        fill(place[cell.topic], row[cell.outlet], cell.share / most if cell.sentences else 0, lines)
    absent = [names[topic] for topic in data["topic"].unique() if topic not in place]
    sentences = int(data.drop_duplicates("outlet")["of"].sum())
    return Figure(
        figure=figure,
        title=title,
        alt=_share_alt(data),
        data=data,
        source=f"{style.source(row).removesuffix('.')}; {sentences:,} counted sentences.",
        caption=(
            "How to read: yellow is much, dark blue little, white none. A sentence can be about several topics or "
            "none, so a row need not add up to 100%. How far chance reaches is in the 95% intervals of the table."
            + (f" Found in no outlet: {listed(map(quoted, absent), most=len(absent))}." if absent else "")
        ),
    )


def topic_order(sentences: pd.DataFrame, topics: pd.DataFrame, codebook: Codebook) -> Figure:
    """Strips: where in the story each outlet writes about each topic; one panel an outlet, one row a topic.

    From the first counted sentence at the left to the last at the right, the articles of an outlet over each other;
    topics that come early stand above those that come late. The frame behind it has a row a mark: `outlet`, `article`,
    `topic`, `name`, `sentence`, `position`, `width` (both from 0 to 1).
    """
    marks = _marks(sentences, topics, codebook)
    rows = list(marks.groupby("name", sort=False)["position"].mean().sort_values(kind="stable").index)
    outlets = list(sentences["outlet"].unique())
    title = _order_title(marks, outlets)
    figure, panels = style.panels(
        title,
        rows=rows,
        columns=outlets if rows else [],
        span=(0, 1),
        grid=False,
        across=_across(outlets),
        unit="Each story from its first sentence (left) to its last (right)",
    )
    for axes, outlet in zip(panels, outlets, strict=False):
        own = marks[marks["outlet"] == outlet]
        axes.hlines(range(len(rows)), 0, 1, color=style.PALE, linewidth=0.8, zorder=0)
        axes.barh(
            own["name"].map(rows.index),
            own["width"],
            left=own["position"] * (1 - own["width"]),
            height=0.6,
            color=style.ACCENT,
            edgecolor=style.PAPER,
            linewidth=0.4,
        )
        if own.empty:
            style.label(axes, 0, 0, "no topic found", color=style.MUTED, shift=0)
    return Figure(
        figure=figure,
        title=title,
        alt=_order_alt(marks, outlets),
        data=marks,
        source=style.source(outlets, articles=sentences["article"].nunique()),
        caption=(
            f"n = {count(len(marks), 'mark')}. How to read: a mark is a sentence (headline, standfirst and "
            "sub-headings among them) that is about the topic; marks that touch are sentences in a row. Topics that "
            "come early on the whole stand above those that come late."
            + (" An outlet’s articles lie over each other." if sentences["article"].nunique() > len(outlets) else "")
        ),
    )


def outlets_by_topics(
    title: str, coverage: pd.DataFrame, names: Mapping[str, str], *, width: float, unit: str
) -> tuple[matplotlib.figure.Figure, dict[str, Place], dict[str, int]]:
    """A sheet with a row for each outlet and a column for each topic that any covers, the most covered first.

    Gives the figure, the place of each such topic and the row of each outlet. `names` are those of the topics, `width`
    the least width of a cell in inches, `unit` says what stands in the cells.
    """
    totals = coverage.groupby("topic", sort=False)["sentences"].sum().sort_values(ascending=False, kind="stable")
    found = list(totals[totals > 0].index)
    row = {outlet: i for i, outlet in enumerate(coverage["outlet"].unique())}
    columns = [names[topic] for topic in found]
    size = {"cell": (width, 0.8), "height": 0.36}
    figure, places = matrix(title, rows=list(row) if found else [], columns=columns, **size, unit=unit if found else "")
    return figure, dict(zip(found, places, strict=True)), row


def codebook_frame(codebook: Codebook) -> pd.DataFrame:
    """The codebook as a reader sees it: a row a topic, with `name`, `definition` and `patterns` as written."""
    rows = [(topic.name, topic.definition, ", ".join(topic.patterns)) for topic in codebook.topics]
    return pd.DataFrame(rows, columns=["name", "definition", "patterns"])


def _across(outlets: list[str]) -> int:
    """How many stories to set side by side: four of many, if no word of an outlet's name has to be broken."""
    longest = max((style.width_of(word, style.SMALL, "bold") for name in outlets for word in name.split()), default=0)
    return 4 if len(outlets) > 6 and longest < 1 else 3


def quoted(name: str) -> str:
    """A topic's name set off from the sentence around it: many have commas of their own."""
    return f"“{name}”"


def _named(frame: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    return frame.assign(name=frame["topic"].map(codebook.names))


def _marks(sentences: pd.DataFrame, topics: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every topic of every counted sentence once, with its place in the story."""
    own = sentences.loc[sentences["role"].isin(COUNTED), ["article", "sentence", "position"]]
    own = own.assign(width=1 / own.groupby("article")["sentence"].transform("size"))
    coded = _named(topics[["outlet", "article", "topic", "sentence"]].drop_duplicates(), codebook)
    return coded.merge(own, on=["article", "sentence"])


def _share_title(data: pd.DataFrame) -> str:
    """The topic that takes the most sentences, and the outlet that stands out in it where one does."""
    if not data["sentences"].sum():
        return "No sentence is about a topic of the codebook"
    first = data.groupby("topic", sort=False)["sentences"].sum().idxmax()
    shares = data[(data["topic"] == first) & (data["of"] > 0)].sort_values("share", kind="stable")
    name, share, outlet = quoted(shares["name"].iloc[0]), list(shares["share"]), list(shares["outlet"])
    if len(shares) == 1:
        return f"{name} takes the most sentences: {percent(share[-1])}"
    if shares["low"].iloc[-1] > shares["high"].iloc[:-1].max():
        most, elsewhere = percent(share[-1]), spread(share[0], share[-2])
        return f"{name} is the largest topic, most of all in {outlet[-1]}: {most} of sentences, elsewhere {elsewhere}"
    if shares["low"].iloc[-1] > shares["high"].iloc[0]:
        least, most = percent(share[0]), percent(share[-1])
        return f"{name} takes the most sentences: {least} in {outlet[0]}, {most} in {outlet[-1]}"
    return f"{name} takes the most sentences, {spread(share[0], share[-1])} of an outlet’s, with intervals that overlap"


def _share_alt(data: pd.DataFrame) -> str:
    start = f"Heatmap of {count(data['outlet'].nunique(), 'outlet')} by {count(data['topic'].nunique(), 'topic')}."
    if not data["sentences"].sum():
        return f"{start} No cell holds a sentence."
    most, none = data.loc[data["share"].idxmax()], int((data["sentences"] == 0).sum())
    covered = data[data["sentences"] > 0].groupby("topic")["outlet"].nunique()
    everywhere = int((covered == data["outlet"].nunique()).sum())
    return (
        f"{start} The largest cell: {quoted(most['name'])} in {most['outlet']}, {most['sentences']} of {most['of']} "
        f"sentences ({percent(most['share'])}). Topics in every outlet: {everywhere}; "
        f"cells that are 0: {none} of {len(data)}."
    )


def _opening(marks: pd.DataFrame) -> pd.Series:
    """How many outlets open with each topic: those of the earliest coded sentence of any of the outlet's articles."""
    earliest = marks["position"] == marks.groupby("outlet")["position"].transform("min")
    return marks[earliest].groupby("name", sort=False)["outlet"].nunique().sort_values(ascending=False, kind="stable")


def _order_title(marks: pd.DataFrame, outlets: list[str]) -> str:
    if marks.empty:
        return "No sentence is about a topic of the codebook"
    opening = _opening(marks)
    topic, times, of = opening.index[0], opening.iloc[0], len(outlets)
    if times == of == 1:
        return f"The story opens with {quoted(topic)}"
    if 2 * times > of:
        return f"{f'All {of}' if times == of else f'{times} of {of}'} outlets open with {quoted(topic)}"
    return f"No topic opens the story in more than {times} of {of} outlets"


def _order_alt(marks: pd.DataFrame, outlets: list[str]) -> str:
    topics = count(marks["topic"].nunique(), "topic")
    start = f"Strip chart of {count(len(outlets), 'outlet')}, a row for each of {topics}."
    if marks.empty:
        return f"{start} It has no mark."
    opening = listed([f"{quoted(topic)} in {times}" for topic, times in _opening(marks).items()])
    place = marks.groupby("name", sort=False)["position"].mean()
    return (
        f"{start} First in the story comes {opening}. On the whole earliest is {quoted(place.idxmin())}, "
        f"{percent(place.min())} of the way through, latest {quoted(place.idxmax())}, {percent(place.max())}."
    )
