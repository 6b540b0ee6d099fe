"""The accuracy that the report shows is measured on the hand labels, and holds what was reached."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analysis.accuracy import accuracy_note, agreement_note, score_quotes, score_statements, score_topics
from analysis.data import DATA
from analysis.topics.codebook import GENERAL, read_codebook

SCORES = {
    score_quotes: {
        "labelled direct quotations that are found": 1.0,
        "labelled mixed quotations that are found": 1.0,
        "labelled reported quotations that are found": 0.95,
        "found quotations that are labelled": 0.9,
        "speakers named rightly, of quotations found": 0.9,
    },
    score_statements: {
        "pairs labelled as one statement that are brought together": 0.5,
        "pairs brought together that are labelled as one statement": 0.75,
    },
    score_topics: {"labelled topics that are coded": 0.93, "coded topics that are labelled": 0.95},
}


@pytest.mark.parametrize("score", SCORES, ids=lambda score: score.__name__)
def test_accuracy_on_the_seeds_is_not_below_what_was_reached(seeds_event, score):
    found = score(seeds_event).set_index("measure")
    for measure, least in SCORES[score].items():
        assert found.loc[measure, "share"] >= least, measure
    assert ((found["low"] <= found["share"]) & (found["share"] <= found["high"])).all()


@pytest.mark.parametrize(
    ("score", "frame", "measure"),
    [
        (score_quotes, "quotes", "labelled direct quotations that are found"),
        (score_statements, "carriers", "pairs labelled as one statement that are brought together"),
        (score_topics, "topics", "labelled topics that are coded"),
    ],
)
def test_what_is_not_found_is_not_counted_as_right(seeds_event, score, frame, measure):
    nothing = replace(seeds_event, **{frame: getattr(seeds_event, frame).head(0)})
    assert score(nothing).set_index("measure").loc[measure, "right"] == 0


def test_a_wrong_speaker_is_not_counted_as_right(seeds_event):
    renamed = replace(seeds_event, quotes=seeds_event.quotes.assign(speaker="Nobody"))
    assert score_quotes(renamed).set_index("measure").loc["speakers named rightly, of quotations found", "right"] == 0


def test_the_note_is_a_table_with_intervals():
    html = accuracy_note("topics").html()
    assert "hand labels of five articles" in html and "–" in html


def test_the_reader_of_another_codebook_is_told_that_it_was_not_checked(seeds_event):
    assert "was not checked" in accuracy_note("topics", codebook=read_codebook(GENERAL)).html()
    assert "was not checked" not in accuracy_note("topics", codebook=seeds_event.codebook).html()


def test_the_agreement_of_topics_is_shown_topic_by_topic(seeds_event):
    note = agreement_note(seeds_event.codebook)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in note.rows}
    labels = json.loads((DATA / "gold" / "topics.json").read_text(encoding="utf-8"))["sentences"]
    labelled = {label.casefold() for unit in labels for label in unit["labels"]}
    assert list(rows) == ["All topics", *(seeds_event.codebook.names[topic] for topic in sorted(labelled))]
    assert float(rows["All topics"][-1]) >= 0.9


def test_the_topics_of_the_seeds_are_not_named_beside_another_codebook():
    (row,) = agreement_note(read_codebook(GENERAL)).rows
    assert row[0].text == "All topics"
