"""Matrices of topics: what each outlet leaves out, and who speaks about what."""

from __future__ import annotations

import pandas as pd

from analysis.data import lexicon
from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.figures.matrix import fill, matrix, paint
from analysis.figures.topics import outlets_by_topics, quoted
from analysis.prose import count, numeral, percent, sentence
from analysis.topics import Codebook
from analysis.topics.speakers import speaker_topics

_COVERED = "#e9e9e9"


def omission_matrix(coverage: pd.DataFrame, absent: pd.DataFrame, codebook: Codebook) -> Figure:
    """A matrix of outlets by topics: what is covered, what is not, and what others cover and an outlet leaves out.

    An omission (a row of `absent`, as :func:`analysis.topics.omissions.omissions` gives them) has its chance in its
    cell, and is filled where it is more than the length of the outlet's text explains. Topics come by how many
    sentences they take, without those that nobody covers. The frame behind it is `absent` with the topic's `name`.
    """
    names = codebook.names
    absent = absent.assign(name=absent["topic"].map(names))
    title = _omission_title(absent, coverage["outlet"].nunique(), bool(coverage["sentences"].any()))
    unit = "Sentences on the topic; “none” where others cover it, and below how often that is chance"
    figure, place, row = outlets_by_topics(title, coverage, names, width=0.42, unit=unit)
    left, level = absent.set_index(["outlet", "topic"]), lexicon("thresholds")["topics"]["level"]
    for cell in coverage[coverage["topic"].isin(list(place))].itertuples():
        if cell.sentences:
            lines, face, ink = [f"{cell.sentences:,}"], _COVERED, style.INK
        elif (cell.outlet, cell.topic) in left.index:
            omission = left.loc[(cell.outlet, cell.topic)]
            lines = ["none", percent(omission["chance"])]
            face, ink = (style.ACCENT, style.PAPER) if omission["beyond"] else (style.PAPER, style.INK)
        else:
            lines, face, ink = ["–"], style.PAPER, style.MUTED
        paint(place[cell.topic], row[cell.outlet], lines, face=face, ink=ink)
    return Figure(
        figure=figure,
        title=title,
        alt=_omission_alt(coverage, absent, len(row)),
        data=absent,
        source=style.source(row),
        caption=(
            "How to read: grey is covered; “none” is left out by the outlet, which has no word of it, though at least "
            "half of the others cover it; a dash is covered by fewer, or has a word of it there. Below “none” stands "
            "how often a text of so many sentences would miss the topic if all sentences of the event were dealt out "
            "anew: a short article misses much by chance and is not blamed. Filled in blue is what stays surprising "
            "after correction for all cells looked at "
            f"(Benjamini–Hochberg, {level:.0%}): {int(absent['beyond'].sum())} of {count(len(absent), 'omission')}. "
            "Sentences on a topic come in runs, so the true chance is rather larger than stated."
        ),
    )


def topics_of_speakers(
    sentences: pd.DataFrame, quotes: pd.DataFrame, topics: pd.DataFrame, codebook: Codebook, *, top: int = 8
) -> Figure:
    """A heatmap: how many of the sentences that give the words of each of the `top` speakers are about each topic.

    Topics come by how many of these sentences they take. The frame behind it is that of
    :func:`analysis.topics.speakers.speaker_topics` for all speakers, with the topic's `name`.
    """
    names = codebook.names
    data = speaker_topics(sentences, quotes, topics)
    data = data.assign(name=data["topic"].map(names))
    row = {speaker: i for i, speaker in enumerate(list(data["speaker"].unique())[:top])}
    cells = data[data["speaker"].isin(list(row))]
    columns = list(cells.groupby("topic")["sentences"].sum().sort_values(ascending=False, kind="stable").index)
    title = _speaker_title(cells)
    figure, places = matrix(
        title,
        rows=list(row),
        columns=[names[topic] for topic in columns],
        cell=(0.38, 0.8),
        height=0.36,
        unit="Sentences with words of the speaker, and below how much of all of theirs" if row else "",
    )
    shown, most = cells.set_index(["speaker", "topic"]), cells["sentences"].max()
    for topic, place in zip(columns, places, strict=True):
        for speaker, at in row.items():
            if (speaker, topic) in shown.index:
                cell = shown.loc[(speaker, topic)]
                fill(place, at, cell["sentences"] / most, [f"{cell['sentences']:,}", percent(cell["share"])])
            else:
                fill(place, at, 0, ["0"])
    outlets, said = list(sentences["outlet"].unique()), int(cells.drop_duplicates("speaker")["of"].sum())
    return Figure(
        figure=figure,
        title=title,
        alt=_speaker_alt(cells, row),
        data=data,
        source=f"{style.source(outlets).removesuffix('.')}; {count(said, 'sentence')} with words of these speakers.",
        caption=(
            "How to read: yellow is many sentences, dark blue few, white none. A sentence is a speaker’s if words of "
            "theirs, quoted or reported, stand in it; its topics are those of the whole sentence. A sentence can be "
            "about several topics or none, so a row need not add up to 100%."
            + (" All other speakers are in the table." if data["speaker"].nunique() > len(row) else "")
        ),
    )


def _omission_title(absent: pd.DataFrame, outlets: int, found: bool) -> str:
    """The omission that is least likely chance if any is beyond it; else that there is none."""
    if not found:
        return "No sentence is about a topic of the codebook"
    if outlets < 2:
        return "There is one outlet only, so nothing can be said to be left out"
    if absent.empty:
        return "No outlet leaves out a topic that at least half of the others cover"
    beyond = absent[absent["beyond"]]
    if beyond.empty:
        times = (
            "One topic is left out where others cover it, which"
            if len(absent) == 1
            else (f"{sentence(numeral(len(absent)))} times a topic is left out that others cover; each time that")
        )
        return f"{times} may be chance in a text of that length"
    first = beyond.iloc[0]
    return f"{first['outlet']} leaves out {quoted(first['name'])}, more than the length of its text explains"


def _omission_alt(coverage: pd.DataFrame, absent: pd.DataFrame, outlets: int) -> str:
    start = f"Matrix of {count(outlets, 'outlet')} by {count(coverage['topic'].nunique(), 'topic')}."
    if absent.empty:
        return f"{start} Omissions: 0."
    first = absent.iloc[0]
    return (
        f"{start} Omissions: {len(absent)}, beyond chance: {int(absent['beyond'].sum())}. Least likely chance: "
        f"{first['outlet']} has none of its {first['sentences']} sentences on {quoted(first['name'])}, which "
        f"{first['covering']} of {first['others']} others cover; chance {percent(first['chance'])}."
    )


def _speaker_title(cells: pd.DataFrame) -> str:
    """What the speaker with most sentences is heard on, as far as the intervals tell."""
    if cells.empty:
        return "No sentence with words of a known speaker is about a topic of the codebook"
    own = cells[cells["speaker"] == cells["speaker"].iloc[0]]
    first, near = own.iloc[0], own.iloc[1:][own["high"].iloc[1:] >= own["low"].iloc[0]]
    heard = f"{first['speaker']} is heard on {quoted(first['name'])} in {first['sentences']} of {first['of']} sentences"
    if near.empty:
        return f"{heard}, more than on any other topic"
    return f"{heard}, on {quoted(near['name'].iloc[0])} in {near['sentences'].iloc[0]}, with intervals that overlap"


def _speaker_alt(cells: pd.DataFrame, speakers: dict[str, int]) -> str:
    start = f"Heatmap of {count(len(speakers), 'speaker')} by {count(cells['topic'].nunique(), 'topic')}."
    if cells.empty:
        return f"{start} It has no cell."
    most = cells.loc[cells["sentences"].idxmax()]
    return (
        f"{start} The most sentences: {most['speaker']} on {quoted(most['name'])}, {most['sentences']} of {most['of']} "
        f"({percent(most['share'])})."
    )
