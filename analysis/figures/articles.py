"""Charts of what the articles are made of: whose words fill them, and what of them is left out of the counts."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle

from analysis import schema
from analysis.figures import leaders, style
from analysis.figures.figure import Figure
from analysis.prose import REASONS, ROLE_NAMES, count
from analysis.tokens import word_spans
from analysis.voices import voice_shares, voiced_words

OWN, QUOTED, REPORTED, LEFT_OUT = "Own words", "Quoted", "Reported", "Left out"
FILLINGS = (OWN, QUOTED, REPORTED, LEFT_OUT)
VOICE_FILLINGS = {"narration": OWN, "direct": QUOTED, "mixed": REPORTED, "indirect": REPORTED}

STRIP, LEAST_MARK = 0.17, 0.025  # inches: the height of an article's strip, and the shortest stretch still seen


# --- whose words fill the articles -----------------------------------------------------------------------------------


def fill_of_articles(
    articles: pd.DataFrame, passages: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame
) -> Figure:
    """Bars: how many of an outlet's words are its own, quoted, reported, or left out of the counts.

    Takes the frames of those names; the frame behind the chart has a row for an outlet and filling: `outlet`,
    `filling`, `words`.
    """
    data = _fillings(articles, passages, sentences, quotes)
    outlets, most = list(dict.fromkeys(data["outlet"])), int(data["words"].max())
    title, finding = _prevailing(voice_shares(sentences, quotes))
    picture, panels = style.panels(
        title,
        rows=outlets,
        columns=FILLINGS,
        span=(0, most),
        beside=f"{most:,}",
        grid=False,
        unit="Words in all articles of an outlet",
    )
    for axes, filling in zip(panels, FILLINGS, strict=True):
        words = data.loc[data["filling"] == filling, "words"]
        color = style.ACCENT if filling in (QUOTED, REPORTED) else style.GREY
        axes.barh(range(len(words)), words, height=0.62, color=color)
        axes.axvline(0, color=style.MUTED, linewidth=1)
        for row, number in enumerate(words):
            style.label(axes, number, row, f"{number:,}")
    return Figure(
        figure=picture,
        title=title,
        data=data,
        source=style.source(articles["outlet"], articles=len(articles)),
        alt=f"Bar chart, a row an outlet, of the words that are its own, quoted, reported or left out: {finding}.",
        caption=f"n = {data['words'].sum():,} words. Quoted: direct speech. Reported: speech in other words, also "
        "where it holds a quoted fragment. Own words: the rest of the running text, with every “he said”. Left "
        "out of all counts: captions, bylines, date stamps, other stories, page furniture and text that "
        "stands twice. “Clearly” means that the 95% interval of the own words’ share lies beyond one half.",
    )


def _fillings(
    articles: pd.DataFrame, passages: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame
) -> pd.DataFrame:
    """The words of each outlet by filling."""
    running = voiced_words(sentences, quotes)
    running = running.assign(filling=running["voice"].map(VOICE_FILLINGS))
    aside = passages[~passages["role"].isin(schema.COUNTED)]
    aside = aside.merge(articles[["article", "outlet"]], on="article")
    aside = aside.assign(filling=LEFT_OUT, words=aside["text"].map(lambda text: len(word_spans(text))))
    words = pd.concat(
        [running.groupby(["outlet", "filling"]).size(), aside.groupby(["outlet", "filling"])["words"].sum()]
    )
    every = pd.MultiIndex.from_product([articles["outlet"].unique(), FILLINGS], names=["outlet", "filling"])
    return words.reindex(every, fill_value=0).astype("int64").rename("words").reset_index()


def _prevailing(shares: pd.DataFrame) -> tuple[str, str]:
    """Title and finding: in how many outlets other people's words clearly outnumber its own, or the reverse."""
    own = shares[(shares["kind"] == "narration") & (shares["of"] > 0)]
    if own.empty or (own["words"] == own["of"]).all():
        return "No quoted or reported words were found", f"0 of {own['of'].sum():,} words are quoted or reported"
    said = own.assign(said=own["of"] - own["words"]).sort_values("share", kind="stable")
    most, least = said.iloc[0], said.iloc[-1]
    finding = f"{most['said']:,} of {most['of']:,} counted words in {most['outlet']} are quoted or reported"
    if len(own) > 1:
        finding += f", the largest share; {least['said']:,} of {least['of']:,} in {least['outlet']}, the smallest"
    others, selves = list(own.loc[own["high"] < 0.5, "outlet"]), list(own.loc[own["low"] > 0.5, "outlet"])
    if others:
        return f"Quoted and reported words clearly outnumber the outlet’s own in {_where(others, len(own))}", finding
    if selves:
        return f"Own words clearly outnumber quoted and reported ones in {_where(selves, len(own))}", finding
    return "In no outlet do its own or other people’s words clearly prevail", finding


def _where(found: list[str], outlets: int) -> str:
    """Those `found` among so many outlets: the name of one, "all 5 outlets", "3 of 5 outlets"."""
    if len(found) == 1:
        return found[0]
    return f"all {outlets} outlets" if len(found) == outlets else f"{len(found)} of {outlets} outlets"


# --- how each article is laid out ------------------------------------------------------------------------------------


def layout_of_articles(articles: pd.DataFrame, passages: pd.DataFrame) -> Figure:
    """Each article as a strip from its first word to its last, with its passages by role where they stand.

    The frame behind the chart has a row a passage: `outlet`, `article`, `role`, `first` (its first word, counted from
    0), `words`, `reason` (why it is left out of the counts, or empty), `start` (where it begins), `text`.
    """
    data = _stretches(articles, passages)
    title, finding = _left_out(data)
    words = data["words"].sum()
    return Figure(
        figure=_strips(data, article_names(articles), title),
        title=title,
        data=data,
        source=style.source(articles["outlet"], articles=len(articles)),
        alt=f"Strips, one an article, showing where its passages stand by role: {finding}.",
        caption=f"n = {count(len(articles), 'article')}, {words:,} words. Grey is counted, headlines and sub-headings "
        "darker; white lines part the paragraphs. Hatched stretches are left out of every count.",
    )


def article_names(articles: pd.DataFrame) -> pd.Series:
    """What each article is called on a chart, by article id: its outlet, numbered where the outlet has several."""
    several = articles.groupby("outlet")["article"].transform("size")
    order = articles.groupby("outlet").cumcount() + 1
    numbered = articles["outlet"] + ", " + order.astype(str) + " of " + several.astype(str)
    return articles["outlet"].where(several == 1, numbered).set_axis(articles["article"])


def _stretches(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The passages with their outlet, place in words, and the reason for leaving them out."""
    starts = {
        article: [start for start, _ in word_spans(text)]
        for article, text in zip(articles["article"], articles["text"], strict=True)
    }
    first, end = (
        np.array([bisect_left(starts[article], place) for article, place in passages[["article", edge]].to_numpy()])
        for edge in ("start", "end")
    )
    outlet = passages["article"].map(articles.set_index("article")["outlet"])
    reason = passages["role"].map(REASONS).fillna("")
    data = passages.assign(outlet=outlet, first=first, words=end - first, reason=reason)
    return data[["outlet", "article", "role", "first", "words", "reason", "start", "text"]]


def _left_out(data: pd.DataFrame) -> tuple[str, str]:
    """Title and finding on how much of the articles is not counted."""
    total = data.groupby("outlet", sort=False)["words"].sum()
    aside = data["words"].where(data["reason"] != "", 0).groupby(data["outlet"], sort=False).sum()
    share = (aside / total.where(total > 0)).fillna(0.0)
    if not aside.sum():
        return f"All {total.sum():,} words of the articles are counted", "0 words are left out of the counts"
    finding = f"{aside.sum():,} of {total.sum():,} words are left out of the counts"
    title = f"{aside.sum():,} of {total.sum():,} words are not the articles’ running text"
    if len(share) > 1:
        many = "all" if aside.max() == aside.sum() else "most"
        title += f", {many} of them in {aside.idxmax()}" if aside.max() > aside.sum() / 2 else ""
        finding += f", from {share.min():.0%} in {share.idxmin()} to {share.max():.0%} in {share.idxmax()}"
    return title, finding


def _strips(data: pd.DataFrame, names: pd.Series, title: str) -> Canvas:
    """The strips under each other, as long as their articles, with the labels of their passages."""
    stretches = {article: data[data["article"] == article] for article in names.index}
    lengths = [int(rows["words"].sum()) for rows in stretches.values()]
    beside = [f"{length:,} words" for length in lengths]
    name_width = min(max(map(style.width_of, names)), style.WIDTH * 0.28)
    left = style.MARGIN + name_width + style.GAP
    room = max(style.width_of(text, style.SMALL) for text in beside) + 0.1
    scale = (style.WIDTH - style.MARGIN - left - room) / max([1, *lengths])
    titles = [style.wrap(name, name_width, lines=3) for name in names]
    marks = _labels(data, scale)
    heights = [
        max(STRIP + leaders.depth(marks[article]), style.height_of(len(lines))) + 2 * style.PAD
        for article, lines in zip(names.index, titles, strict=True)
    ]
    paper = style.sheet(title, unit="Each strip runs from the first word of the file to the last", height=sum(heights))
    axes = paper.axes(left, 0, style.WIDTH - left, sum(heights), x=(0, style.WIDTH - left), rows=1)
    axes.set_ylim(sum(heights), 0)  # inches in both directions
    tops = np.cumsum([0.0, *heights[:-1]])
    for (article, rows), top, lines, length, text in zip(stretches.items(), tops, titles, lengths, beside, strict=True):
        paper.write(style.MARGIN, top, lines)
        _blocks(axes, rows, top, scale)
        leaders.draw(axes, marks[article], top + STRIP)
        style.label(axes, length * scale, top + STRIP / 2, text, color=style.MUTED)
    _label_body(axes, next(iter(stretches.values())), scale)
    return paper.figure


def _labels(data: pd.DataFrame, scale: float) -> dict[str, list[leaders.Leader]]:
    """The labels of each article: of all that is left out, and of what is counted in the first article that has it."""
    first = data.groupby("role")["article"].transform("first")
    shown = data[(data["role"] != "body") & ((data["reason"] != "") | (data["article"] == first))]
    labels: dict[str, list[leaders.Leader]] = {article: [] for article in data["article"]}
    for row in shown.itertuples():
        color = style.ACCENT if row.reason else style.MUTED
        labels[row.article].append(leaders.Leader(ROLE_NAMES[row.role], row.first * scale + LEAST_MARK / 2, color))
    return {article: leaders.arranged(own) for article, own in labels.items()}


def _blocks(axes: Axes, stretches: pd.DataFrame, top: float, scale: float) -> None:
    """An article's stretches: counted ones grey, those left out hatched."""
    for stretch in stretches.itertuples():
        place = (stretch.first * scale, top), max(stretch.words * scale, LEAST_MARK), STRIP
        if stretch.reason:
            block = Rectangle(*place, facecolor=style.PAPER, edgecolor=style.ACCENT, hatch="//////", zorder=2)
        else:
            fill = style.PALE if stretch.role == "body" else style.GREY
            block = Rectangle(*place, facecolor=fill, edgecolor=style.PAPER, zorder=1)
        block.set_linewidth(0.8)
        axes.add_artist(block)


def _label_body(axes: Axes, stretches: pd.DataFrame, scale: float) -> None:
    """The name of the body text in its longest stretch of the first article, if it fits."""
    for stretch in stretches[stretches["role"] == "body"].nlargest(1, "words").itertuples():
        if stretch.words * scale > style.width_of(ROLE_NAMES["body"], style.SMALL) + 2 * style.PAD:
            style.label(axes, stretch.first * scale, STRIP / 2, ROLE_NAMES["body"])
