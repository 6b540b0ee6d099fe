"""Tables that set outlets side by side: which numbers they report, how far their statements reach, what is missing.

Each row leads to its sentence in the article.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from analysis import schema
from analysis.event import Event
from analysis.figures.articles import article_names
from analysis.overlap import (
    beyond_doubt,
    confidence,
    conflicts_in_doubt,
    differing_figures,
    join_gaps,
    left_out,
    line_up,
    most_prominent,
    reach,
    readable,
    runs_between_outlets,
    said_by,
    share_right,
    told_as_one,
    variant_readings,
)
from analysis.overlap.reach import REACHES
from analysis.prose import ROLE_NAMES, all_of, listed
from analysis.reading import addresses, article_addresses
from analysis.tables import MOST_ROWS, Cell, Table, table
from analysis.voices import VOICE_NAMES
from analysis.wording import NEARNESS, Marked, mark_reading

#: More numbers than this are folded away, more names than this are counted.
_MOST_NUMBERS, _MOST_NAMES, _MOST_FIGURES = 12, 12, 24
#: More shared runs than this are left out.
_MOST_RUNS = 40
#: More other readings than this are left out.
_MOST_READINGS = 40


def placed(event: Event, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` (`article`, and `start` or else `sentence`) with ``place``, their address in the articles of `event`."""
    if "start" not in rows:
        rows = rows.merge(event.sentences[["article", "sentence", "start"]], on=["article", "sentence"], how="left")
    rows = rows.astype({"article": schema.TEXT, "start": schema.COUNT})  # a frame without rows knows no types
    return rows.assign(place=addresses(rows, event.articles, event.sentences))


def article_table(event: Event) -> Table:
    """Each article with what was found in it; its name leads to its text."""
    statements, carriers = beyond_doubt(event.told, event.tellings)
    shared = statements.loc[statements["articles"] > 1, "statement"]
    told = carriers.drop_duplicates(["article", "statement"])
    rows = event.articles.assign(
        name=article_names(event.articles).to_numpy(),
        place=article_addresses(event.articles),
        quotes=_found(event.quotes.drop_duplicates(["article", "quote"]), event.articles),
        told=_found(told, event.articles),
        shared=_found(told[told["statement"].isin(shared)], event.articles),
        topics=_found(event.topics.drop_duplicates(["article", "topic"]), event.articles),
    )
    return table(
        rows,
        caption="The articles, and how much was found in each",
        columns={
            "name": "Article",
            "headline": "Headline",
            "quotes": "Quotations",
            "told": "Statements",
            "shared": "Of these also elsewhere",
            "topics": "Topics",
        },
        links={"name": "place"},
        missing="not stated",
    )


def _found(rows: pd.DataFrame, articles: pd.DataFrame) -> list[int]:
    """How many of `rows` are of each of `articles`."""
    return rows.groupby("article").size().reindex(articles["article"], fill_value=0).tolist()


def differing_table(event: Event) -> Table:
    """The figures of one kind of which two outlets each have one that the other has not."""
    figures = placed(event, differing_figures(event.numbers, event.carriers, event.outlets))
    return table(
        figures.assign(reported_by=figures["reported_by"].map(partial(listed, most=_MOST_NAMES))),
        caption="Different figures of one kind",
        columns={
            "kind": "Kind",
            "number": "Figure",
            "about": "About",
            "speaker": "In the words of",
            "reported_by": "Reported by",
        },
        links={"number": "place"},
        most=_MOST_FIGURES,
    )


def number_table(event: Event, *, least: int = 1) -> Table:
    """The numbers and dates that at least so many outlets report, with who does; every one of them is folded away."""
    numbers = placed(event, line_up(event.numbers, event.carriers, event.outlets))
    numbers = numbers[numbers["outlets"] >= least]
    return table(
        numbers.assign(
            also=numbers["also"].map(", ".join),
            reported_by=numbers["reported_by"].map(partial(listed, most=_MOST_NAMES)),
        ),
        caption="Numbers and dates, and which outlets report them",
        columns={
            "number": "Number",
            "also": "Also written",
            "about": "About",
            "speaker": "In the words of",
            "outlets": "Outlets",
            "reported_by": "Reported by",
        },
        links={"number": "place"},
        summary=f"{len(numbers):,} numbers and dates, also those of one outlet alone" if least == 1 else "",
        most=MOST_ROWS if least == 1 else _MOST_NUMBERS,
    )


def conflict_table(conflicts: pd.DataFrame, carriers: pd.DataFrame) -> Table:
    """Statements (with their ``place``) whose tellings differ, and where it is in doubt that these are of one."""
    in_doubt = conflicts_in_doubt(conflicts, carriers)
    return table(
        conflicts.assign(doubt=np.where(in_doubt, "in doubt", "")),
        caption="Statements whose tellings differ in a number, a date, a name or a negation",
        columns={
            "gist": "Statement",
            "speaker": "Speaker",
            "outlets": "Outlets",
            "conflict": "What differs",
            "doubt": "One statement",
        },
        links={"gist": "place"},
    )


def reading_table(event: Event) -> Table:
    """Where outlets print the same quotation in different words: what most of them print, and what others do."""
    readings = placed(event, variant_readings(event.articles, event.passages, event.quotes))
    rows = []
    for _, variant in readings.groupby("variant"):
        (_, most), *others = variant.groupby("reading")
        rows += [_reading_row(said_by([*most["speaker"], *other["speaker"]]), most, other) for _, other in others]
    cut = f" (first {_MOST_READINGS:,} of {len(rows):,} rows)" if len(rows) > _MOST_READINGS else ""
    return Table(
        caption=f"Quotations that outlets print in different words{cut}",
        headings=("Speaker", "Words", "Printed by", "Other words", "Printed by"),
        rows=tuple(rows[:_MOST_READINGS]),
        align=("left",) * 5,
    )


def _reading_row(speaker: str, most: pd.DataFrame, other: pd.DataFrame) -> tuple[Cell, ...]:
    one, two = most.iloc[0], other.iloc[0]
    outlets = [listed(rows["outlet"].drop_duplicates().tolist(), most=_MOST_NAMES) for rows in (most, other)]
    return (
        Cell(speaker or "not known"),
        Cell(f"{one.before}{one.text}{one.after}"),
        Cell(outlets[0], one.place),
        Marked(f"{two.before}{two.text}{two.after}", marked=mark_reading(two.before, one.text, two.text, two.after)),
        Cell(outlets[1], two.place),
    )


def reach_table(event: Event) -> Table:
    """How many of each outlet's statements most outlets carry, how many some, how many none but it; doubtful tellings
    aside."""
    statements, carriers = beyond_doubt(event.told, event.tellings)
    named = statements.assign(reach=reach(statements, len(event.outlets)))
    told = carriers.drop_duplicates(["outlet", "statement"]).merge(named[["statement", "reach"]], on="statement")
    counts = pd.crosstab(told["outlet"], told["reach"]).reindex(index=event.outlets, columns=REACHES, fill_value=0)
    return table(
        counts.reset_index(),
        caption="Statements of each outlet, by how many outlets carry them, tellings in doubt aside",
        columns={"outlet": "Outlet", "core": "Most outlets", "edge": "Some outlets", "one outlet": "Only this one"},
    )


def place_table(event: Event, shown: pd.DataFrame) -> Table:
    """For each mark of a statement matrix (`shown`: its frame) where the telling stands in the article."""
    highest = placed(event, most_prominent(event.tellings, event.sentences))
    rows = shown.merge(highest[["statement", "outlet", "role", "position", "place"]], on=["statement", "outlet"])
    return table(
        rows,
        caption="Each telling of these statements, how it is given and where in the article it stands highest",
        columns={
            "gist": "Statement",
            "outlet": "Outlet",
            "kind": "How",
            "wording": "Compared",
            "role": "Stands in",
            "position": "From 0 (first) to 1 (last)",
        },
        formats={"kind": VOICE_NAMES.get, "wording": NEARNESS.get, "role": ROLE_NAMES.get, "position": ".2f"},
        links={"outlet": "place"},
        summary=f"The {len(rows):,} marks of this chart",
    )


def gap_table(event: Event) -> Table:
    """What was not found in each outlet of what at least half of the others surely carry, with what comes nearest."""
    whole = told_as_one(event.statements, event.carriers, event.sentences, event.quotes)
    gaps = left_out(event.statements, event.carriers, event.outlets, event.articles)
    gaps = placed(event, join_gaps(gaps, event.told, whole))
    gaps["carried"] = [f"{others} of {of}" for others, of in zip(gaps["others"], gaps["of"], strict=True)]
    return table(
        gaps,
        caption="Widely carried statements that were not found in an outlet",
        columns={
            "outlet": "Outlet",
            "gist": "Statement",
            "speaker": "Speaker",
            "carried": "Others that carry it",
            "nearest": "What comes nearest here",
        },
        links={"nearest": "place"},
        summary=all_of(len(gaps), "gap"),
    )


def doubtful_table(event: Event) -> Table:
    """The tellings of further outlets that are less likely than not to be of the statement, beside the wording."""
    levels = confidence(event.tellings)
    sure = event.tellings.loc[levels != "doubtful", ["statement", "outlet"]].drop_duplicates()
    doubtful = event.tellings[levels == "doubtful"].merge(sure, how="left", indicator="told")
    doubtful = doubtful[doubtful["told"] == "left_only"].drop(columns="told")
    told = placed(event, doubtful).merge(event.told[["statement", "gist"]], on="statement")
    return table(
        told,
        caption=f"Tellings in doubt: about {share_right('doubtful'):.0%} of such are of the same statement",
        columns={"gist": "Statement", "outlet": "Outlet", "text": "What may be the same"},
        links={"text": "place"},
        summary=all_of(len(told), "telling", "in doubt"),
    )


def only_here_table(event: Event) -> Table:
    """The statements for which no other outlet has a telling that was found, those that can be read by themselves."""
    alone = event.told.loc[event.told["outlets"] == 1, ["statement", "gist"]]
    told = event.tellings.rename(columns={"text": "gist"}).drop_duplicates(["statement", "gist"])
    told = placed(event, alone.merge(told, on=["statement", "gist"]))
    told = told[readable(told)]
    return table(
        told,
        caption="Statements found in one outlet only, those that can be read by themselves",
        columns={"outlet": "Outlet", "gist": "Statement", "speaker": "Speaker", "kind": "How"},
        formats={"kind": VOICE_NAMES.get},
        links={"gist": "place"},
        summary=f"{len(told):,} of {len(alone):,} statements found in one outlet only",
    )


def runs_table(event: Event) -> Table:
    """The longest runs of words that two outlets share, and where each of them prints it."""
    runs = runs_between_outlets(event.reuse, event.articles)
    for side in ("a", "b"):
        spans = runs.rename(columns={f"article_{side}": "article", f"start_{side}": "start"})
        runs = runs.assign(**{f"place_{side}": placed(event, spans)["place"]})
    return table(
        runs,
        caption="Runs of words that two outlets share",
        columns={"text": "The words", "outlet_a": "In", "outlet_b": "And in", "words": "Words", "agency": "Agency"},
        links={"outlet_a": "place_a", "outlet_b": "place_b"},
        most=_MOST_RUNS,
    )


def uncoded_table(event: Event) -> Table:
    """The counted sentences that are about no topic of the codebook."""
    coded = event.topics.set_index(["article", "sentence"]).index
    counted = event.sentences[event.sentences["role"].isin(schema.COUNTED)]
    left = placed(event, counted[~counted.set_index(["article", "sentence"]).index.isin(coded)])
    return table(
        left,
        caption=f"{len(left):,} of {len(counted):,} counted sentences are about no topic of the codebook",
        columns=["outlet", "text"],
        links={"text": "place"},
    )
