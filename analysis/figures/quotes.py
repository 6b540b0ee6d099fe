"""Charts of quotation: whose words fill each outlet, and who is given how many."""

from __future__ import annotations

import pandas as pd
from matplotlib.patheffects import Normal, Stroke

from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.figures.matrix import fill, matrix
from analysis.prose import count, listed, percent, sentence, spread
from analysis.voices import VOICE_NAMES, rivals, speaker_words, voice_shares

UNKNOWN = "speaker not known"


def whose_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Figure:
    """Bars: the share of each outlet's counted words in direct, mixed and reported speech and in narration.

    One panel a kind, one row an outlet, with 95% intervals. Its frame is that of :func:`analysis.voices.voice_shares`.
    """
    shares = voice_shares(sentences, quotes)
    outlets = list(shares["outlet"].unique())
    title = _whose_title(shares)
    figure, panels = style.panels(
        title,
        rows=outlets,
        columns=[sentence(name) for name in VOICE_NAMES.values()] if outlets else [],
        across=2,
        span=(0, 100 * float(shares["high"].max()) if outlets else 100),
        beside="100% · 1,234 words",
        unit="% of the outlet’s counted words, with how many they are; line: 95% interval",
    )
    for panel, kind in zip(panels, VOICE_NAMES, strict=False):
        own = shares[shares["kind"] == kind]
        color = style.GREY if kind == "narration" else style.ACCENT
        panel.barh(range(len(own)), 100 * own["share"].fillna(0), height=0.5, color=color)
        seen = [Stroke(linewidth=2.5, foreground="white"), Normal()]  # also on its bar
        panel.hlines(range(len(own)), 100 * own["low"], 100 * own["high"], style.INK, linewidth=1, path_effects=seen)
        for i, row in enumerate(own.itertuples()):
            text = f"{percent(row.share)} · {count(row.words, 'word')}" if row.words else "none"
            style.label(panel, 100 * row.high, i, text, color=style.INK if row.words else style.MUTED, clear=True)
    return Figure(
        figure=figure,
        title=title,
        alt=_whose_alt(shares),
        source=_source(sentences, shares),
        data=shares,
        caption=(
            "How to read: each bar is the part of an outlet’s running text (headline, standfirst, sub-headings, body) "
            "that reaches the reader in this way. A clause of reported speech that holds words in quotation marks "
            "counts as partly quoted in full. Intervals take sentences, not words, as what was sampled."
        ),
    )


def speakers(sentences: pd.DataFrame, quotes: pd.DataFrame, *, top: int = 8) -> Figure:
    """A heatmap: the words that each outlet gives to each of the `top` speakers, by share of its counted words.

    All other speakers together, and quotations without a known speaker, stand beside it, outside the heat scale. The
    frame behind it has a row for every outlet and column: `outlet`, `speaker` (as headed), `named` (whether that is one
    speaker), and the rest as in :func:`analysis.voices.speaker_words`.
    """
    together = speaker_words(sentences.assign(outlet="all"), quotes)
    together = together[together["speaker"] != ""]
    cells = _speaker_cells(sentences, quotes, list(together["speaker"]), top)
    title = _speaker_title(together, speaker_words(sentences, quotes), outlets=cells["outlet"].nunique())
    row = {outlet: i for i, outlet in enumerate(cells["outlet"].unique())}
    silent = set(cells["outlet"]) - set(cells.loc[cells["words"] > 0, "outlet"])
    columns = list(cells["speaker"].unique())
    figure, places = matrix(
        title,
        rows=[f"{outlet} (no quotation)" if outlet in silent else outlet for outlet in row],
        columns=columns,
        cell=(0.38, 0.8),
        height=0.36,
        unit="% of the outlet’s counted words, and below how many words",
    )
    place, most = dict(zip(columns, places, strict=True)), cells.loc[cells["named"], "share"].max()
    for cell in cells.itertuples():
        lines = [percent(cell.share), f"{cell.words:,}"] if cell.words else ["0"]
        fill(place[cell.speaker], row[cell.outlet], cell.share / most if cell.named and cell.words else 0, lines)
    return Figure(
        figure=figure,
        title=title,
        alt=_speaker_alt(cells),
        source=_source(sentences, cells),
        data=cells,
        caption=(
            "How to read: yellow is much, dark blue little, white none. Direct, mixed and reported speech are taken "
            "together. Quotations whose speaker could not be named are counted in the last column and belong to nobody "
            "in the others. The columns without colour, at the right, are no single speaker’s. One is said to be "
            "given more than another only where their 95% intervals, which are in the table, lie apart."
        ),
    )


def _speaker_cells(sentences: pd.DataFrame, quotes: pd.DataFrame, names: list[str], top: int) -> pd.DataFrame:
    """One row for each outlet and column of the heatmap: the first `top` of the `names`, the others, the unknown."""
    shown, others = names[:top], count(len(names[top:]), "other speaker")
    heading = quotes["speaker"].where(quotes["speaker"].isin(shown), others).mask(quotes["speaker"] == "", UNKNOWN)
    columns = [*shown, *([others] if names[top:] else []), UNKNOWN]
    cells = speaker_words(sentences, quotes.assign(speaker=heading), speakers=columns)
    cells.insert(2, "named", cells["speaker"].isin(shown))
    return cells


def _whose_title(shares: pd.DataFrame) -> str:
    """How much of the text is speakers' words, and who gives them the most room where that is beyond doubt."""
    own = shares[(shares["kind"] == "narration") & (shares["of"] > 0)].sort_values("share", kind="stable")
    if own.empty:
        return "There are no articles whose words could be counted"
    if (own["words"] == own["of"]).all():
        return "No quotation or reported speech was found in any outlet"
    said, outlet = list(1 - own["share"]), list(own["outlet"])
    if len(own) == 1:
        return f"Speakers’ words fill {percent(said[0])} of {outlet[0]}’s text"
    if own["high"].iloc[0] < own["low"].iloc[1:].min():
        elsewhere = spread(said[-1], said[1])
        return f"{outlet[0]} gives speakers the most room: {percent(said[0])} of its words, elsewhere {elsewhere}"
    if own["high"].iloc[0] < own["low"].iloc[-1]:
        least, most = percent(said[-1]), percent(said[0])
        return f"Speakers’ words fill {least} of {outlet[-1]}’s text and {most} of {outlet[0]}’s"
    return f"Speakers’ words fill {spread(said[-1], said[0])} of an outlet’s text, with intervals that overlap"


def _whose_alt(shares: pd.DataFrame) -> str:
    ranges = [
        f"{VOICE_NAMES[kind]} {spread(part['share'].min(), part['share'].max())}"
        for kind, part in shares[shares["of"] > 0].groupby("kind", sort=False)
    ]
    silent = shares.loc[(shares["kind"] == "direct") & (shares["words"] == 0), "outlet"]
    none = f" No direct quotation: {listed(silent)}." if len(silent) else ""
    outlets = count(shares["outlet"].nunique(), "outlet")
    return f"Bar chart of {outlets} in four panels, as shares of their words: {'; '.join(ranges) or '0 words'}.{none}"


def _speaker_title(together: pd.DataFrame, given: pd.DataFrame, *, outlets: int) -> str:
    """Who is given the most words of all, and in how many of the `outlets`, as far as the intervals tell.

    `together` has the named speakers of all outlets as if they were one, `given` those of each.
    """
    if together.empty:
        return "No quotation with a known speaker was found"
    first, near = together.iloc[0], rivals(together)
    if len(near):
        second, shares = near.iloc[0], f"is given {percent(first['share'])} of the words"
        return (
            f"{first['speaker']} {shares}, {second['speaker']} {percent(second['share'])}, with intervals that overlap"
        )
    most = f"{first['speaker']} is clearly given the most words"
    if outlets == 1:
        return most
    named = given[given["speaker"] != ""].groupby("outlet")
    ahead = sum(own["speaker"].iloc[0] == first["speaker"] and rivals(own).empty for _, own in named)
    if ahead == outlets:
        return f"{most} in all {outlets} outlets"
    within = f", and in {ahead} of {outlets} alone" if ahead else "; within each one the intervals overlap"
    return f"{most} over all outlets{within}"


def _speaker_alt(cells: pd.DataFrame) -> str:
    named = cells[cells["named"]]
    outlets, people = count(cells["outlet"].nunique(), "outlet"), count(named["speaker"].nunique(), "speaker")
    start = f"Heatmap of {outlets} by {people}."
    unknown = int(cells.loc[cells["speaker"] == UNKNOWN, "words"].sum())
    end = f"Words of quotation without a known speaker: {unknown:,}."
    if not named["words"].sum():
        return f"{start} No cell holds a word. {end}"
    most = named.loc[named["share"].idxmax()]
    return (
        f"{start} The largest cell: {most['outlet']} gives {most['speaker']} {most['words']:,} words, "
        f"{percent(most['share'])} of its text. {end}"
    )


def _source(sentences: pd.DataFrame, counts: pd.DataFrame) -> str:
    words = int(counts.drop_duplicates("outlet")["of"].sum())
    return style.source(sentences["outlet"], articles=sentences["article"].nunique(), words=words)
