"""The tables that set outlets side by side hold on events of every size."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.comparison import doubtful_table, gap_table, number_table, only_here_table, place_table, reach_table
from analysis.event import measure
from analysis.figures.overlap import statement_matrix
from analysis.overlap import confidence, join_gaps, left_out, readable, told_as_one

TEXT = "Ferries return\n\nThe ferry will return in June, the minister said on Monday. Five islanders were waiting.\n"
EVENTS = {
    "one article": {"one.txt": TEXT},
    "two identical articles": {"one.txt": TEXT, "two.txt": TEXT},
    "no number": {"one.txt": "The ferry is late. Nobody knows why.", "two.txt": "A whale was seen by the minister."},
    "three outlets, one of which carries nothing of the rest": {
        "one.txt": TEXT,
        "two.txt": TEXT,
        "three.txt": "A whale was seen in the harbour at dawn by two fishermen.",
    },
}


@pytest.fixture(params=EVENTS.values(), ids=EVENTS)
def event(request, corpus):
    return measure(corpus(request.param))


def test_every_table_has_a_row_for_all_that_it_is_about(event):
    shown = statement_matrix(event.statements, event.carriers, event.outlets).data
    values = event.numbers.drop_duplicates(["measure", "unit", "value"])
    assert len(number_table(event).rows) == len(values)
    assert len(number_table(event, least=2).rows) <= len(values)
    assert len(place_table(event, shown).rows) == len(shown)
    assert [row[0].text for row in reach_table(event).rows] == event.outlets
    alone = event.told[event.told["outlets"] == 1]
    assert len(only_here_table(event).rows) == readable(alone).sum()
    gaps = left_out(event.statements, event.carriers, event.outlets, event.articles)
    parts = told_as_one(event.statements, event.carriers, event.sentences, event.quotes)
    assert len(gap_table(event).rows) == len(join_gaps(gaps, event.told, parts))


def test_reach_counts_every_statement_of_an_outlet_once(event):
    rows = {row[0].text: [int(cell.text) for cell in row[1:]] for row in reach_table(event).rows}
    told = event.carriers.groupby("outlet")["statement"].nunique()
    assert {outlet: sum(counts) for outlet, counts in rows.items() if any(counts)} == told.to_dict()


def test_what_an_outlet_surely_tells_is_not_in_doubt_for_it_as_well(seeds_event):
    carriers = seeds_event.carriers.reset_index(drop=True)
    once = ~carriers.duplicated(["statement", "outlet"], keep=False)
    sure = carriers[once & (confidence(carriers) == "sure")].iloc[0]
    weaker = pd.DataFrame([sure]).assign(likeness=0.0, text="The ferry was late on Monday again")
    twice = replace(seeds_event, carriers=pd.concat([carriers, weaker], ignore_index=True))
    elsewhere = replace(twice, carriers=twice.carriers[twice.carriers.index != sure.name])
    shown = len(doubtful_table(seeds_event).rows)
    assert (len(doubtful_table(twice).rows), len(doubtful_table(elsewhere).rows)) == (shown, shown + 1)


def test_a_gap_is_shown_with_what_comes_nearest(corpus):
    event = measure(corpus(EVENTS["three outlets, one of which carries nothing of the rest"]))
    rows = gap_table(event).rows
    assert {row[0].text for row in rows} == {event.articles.set_index("article").loc["three", "outlet"]}
    assert all(row[-1].text and row[-1].href.startswith("01_articles") for row in rows)
