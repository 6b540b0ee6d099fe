"""The controls of the notebooks: what they offer, and that what is shown follows what is chosen."""

from __future__ import annotations

import pytest

from analysis.explore import explore_outlets, explore_term, explore_topic


@pytest.fixture
def seeds(seeds_event, monkeypatch):
    shown = []
    monkeypatch.setattr("analysis.explore.display", shown.append)
    return seeds_event, shown


def controls(box):
    return {control.description: control for control in box.children[:-1]}


def test_a_term_is_shown_in_context_with_the_words_near_it(seeds):
    event, shown = seeds
    choice = controls(explore_term(event))
    choice["Term"].value = "trade"
    uses, near = shown[-2:]
    assert len(uses.rows) == event.terms.query("term == 'trade'")["count"].sum()
    assert all(row[2].href.startswith("01_articles.ipynb#") for row in uses.rows)
    assert near.rows[0][0].text == "free"
    choice["Term"].value = "military"
    assert "“military” in context" in shown[-2].caption


def test_outlets_and_voices_narrow_what_is_shown(seeds):
    event, shown = seeds
    choice = controls(explore_term(event))
    everything = len(shown[0].rows)
    choice["Words of"].value = "the outlets themselves"
    assert len(shown[-2].rows) < everything
    choice["Words of"].value = "everybody"
    choice["Outlets"].value = event.outlets[:1]
    assert {row[0].text for row in shown[-2].rows} == set(event.outlets[:1])


def test_speakers_can_be_chosen_by_name_those_with_most_words_first(seeds):
    event, shown = seeds
    choice = controls(explore_outlets(event))
    speaker = choice["Words of"].options[3]
    choice["Words of"].value = speaker
    assert shown[-2].data["total"].max() < event.articles["words"].sum() / 2


def test_two_outlets_are_compared_with_each_other(seeds):
    event, shown = seeds
    choice = controls(explore_outlets(event))
    choice["Outlets"].value = event.outlets[:2]
    assert set(shown[-1].data["outlet"]) <= set(event.outlets[:2])
    assert {term for term in shown[-1].data["term"] if " " in term} <= set(event.phrases)
    choice["Set phrases as one word"].value = False
    assert not any(" " in term for term in [*shown[-2].data["term"], *shown[-1].data["term"]])
    choice["Words up to"].value = 3
    assert any(" " in term for term in [*shown[-2].data["term"], *shown[-1].data["term"]])
    choice["Words up to"].value = 1
    choice["Inflections as one word"].value = True
    assert "say" in set(shown[-2].data["term"])


def test_what_cannot_be_shown_is_said(seeds, capsys):
    event, shown = seeds
    choice = controls(explore_term(event))
    count = len(shown)
    choice["Term"].value = "…"
    assert "holds no word" in capsys.readouterr().out and len(shown) == count
    controls(explore_outlets(event))["Outlets"].value = ()
    assert "There are no words here" in capsys.readouterr().out


def test_an_edited_pattern_shows_what_changes(seeds, capsys):
    event, shown = seeds
    topic, patterns = (box := explore_topic(event)).children[0], box.children[1].children[0]
    by_outlet, changes = shown[-2:]
    assert [row[1].text for row in by_outlet.rows] == [row[2].text for row in by_outlet.rows] and not changes.rows
    kept = patterns.value.splitlines()
    patterns.value = "\n".join([*kept, "the"])
    by_outlet, changes = shown[-2:]
    assert all(int(row[1].text) < int(row[2].text) for row in by_outlet.rows)
    assert {row[0].text for row in changes.rows} == {"now"} and changes.rows[0][2].href
    count = len(shown)
    patterns.value = "("
    assert "topic “" in capsys.readouterr().out and len(shown) == count
    topic.value = topic.options[1][1]
    assert topic.label in shown[-2].caption and patterns.value
