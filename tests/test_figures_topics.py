"""The charts of topics, held to what was drawn."""

from __future__ import annotations

import pytest
from compared import compared
from figure_lint import lint, texts
from invented import STRESS

from analysis.figures import style
from analysis.figures.topics import codebook_frame, topic_order, topic_shares


def shares(event):
    return topic_shares(event.coverage, event.codebook)


def order(event):
    return topic_order(event.sentences, event.topics, event.codebook)


def written(chart) -> set[str]:
    return {text.get_text() for text in texts(chart)}


@pytest.mark.parametrize("corpus", STRESS, ids=str)
@pytest.mark.parametrize("chart", [shares, order])
def test_reads_well_with_any_number_of_outlets_and_any_name(chart, corpus):
    lint(chart(compared(**corpus)))


def test_a_cell_holds_share_and_count_and_an_absent_topic_a_white_zero():
    event = compared(5)
    chart = shares(event)
    axes = chart.figure.axes[0]
    shown = [text.get_text() for text in axes.texts]
    covered = chart.data[chart.data["sentences"] > 0]
    assert shown.count("0") == len(event.outlets) * 6 - len(covered)
    assert sorted(text for text in shown if text.endswith("%")) == sorted(f"{share:.0%}" for share in covered["share"])
    white = [cell for cell in axes.patches if cell.get_facecolor()[:3] == (1.0, 1.0, 1.0)]
    assert len(white) == len(event.outlets) * 6 - len(covered)


def test_a_topic_that_nobody_covers_is_named_below_and_has_no_column():
    chart = shares(compared(5))
    assert "Nowhere found!" not in written(chart)
    assert "Found in no outlet: “Nowhere found!”." in chart.caption


def test_the_title_is_neutral_where_intervals_overlap_and_names_the_outlet_where_they_do_not():
    event = compared(5)
    assert shares(event).title.endswith("with intervals that overlap")
    first = event.coverage["topic"] == "Military and technical cooperation"
    there = first & (event.coverage["outlet"] == "Outlet 4")
    apart = event.coverage.assign(
        sentences=event.coverage["sentences"].where(~first, 40),
        share=event.coverage["share"].mask(there, 0.9),
        low=event.coverage["low"].mask(first, 0.1).mask(there, 0.8),
        high=event.coverage["high"].mask(first, 0.4).mask(there, 0.95),
    )
    title = topic_shares(apart, event.codebook).title
    assert title.startswith("“Military and technical cooperation!” is the largest topic, most of all in Outlet 4: 90%")


def test_a_story_is_a_panel_and_a_topic_a_row():
    event = compared(5)
    chart = order(event)
    assert len(chart.figure.axes) == 5
    rows = list(chart.data.groupby("name", sort=False)["position"].mean().sort_values(kind="stable").index)
    for axes, outlet in zip(chart.figure.axes, event.outlets, strict=True):
        own = chart.data[chart.data["outlet"] == outlet]
        drawn = [(round(bar.get_y() + bar.get_height() / 2), round(bar.get_x(), 6)) for bar in axes.patches]
        places = zip(own["name"], own["position"] * (1 - own["width"]), strict=True)
        assert drawn == [(rows.index(name), round(start, 6)) for name, start in places]
        assert all(0 <= bar.get_x() <= 1 - bar.get_width() + 1e-9 for bar in axes.patches)


def test_marks_are_of_the_running_text_only():
    event = compared(5)
    positions = event.sentences.set_index(["article", "sentence"])["role"]
    marked = order(event).data.set_index(["article", "sentence"]).index
    assert set(positions[marked]) <= {"headline", "standfirst", "subheading", "body"}


def test_topics_that_come_early_stand_above_those_that_come_late():
    chart = order(compared(5))
    means = chart.data.groupby("name")["position"].mean()
    begins = {name.split()[0]: name for name in means.index}
    drawn = [text.get_text().split()[0] for text in chart.figure.texts]
    names = [begins[word] for word in drawn if word in begins]
    assert names[: len(means)] == list(means.sort_values(kind="stable").index)


def test_an_outlet_without_any_topic_keeps_its_panel_and_says_so():
    event = compared(5)
    event = type(event)(**{**vars(event), "topics": event.topics[event.topics["outlet"] != "Outlet 2"]})
    chart = order(event)
    assert len(chart.figure.axes) == 5
    assert [text.get_text() for text in chart.figure.axes[1].texts] == ["no topic found"]
    lint(chart)


def test_no_topics_give_charts_that_say_so():
    event = compared(2)
    nothing = event.coverage.assign(sentences=0, share=0.0)
    for chart in (
        topic_shares(nothing, event.codebook),
        topic_shares(event.coverage.iloc[:0], event.codebook),
        topic_order(event.sentences, event.topics.iloc[:0], event.codebook),
        topic_order(event.sentences.iloc[:0], event.topics.iloc[:0], event.codebook),
    ):
        assert chart.title == "No sentence is about a topic of the codebook"
        lint(chart)


def test_the_marks_have_one_colour():
    chart = order(compared(5))
    faces = {tuple(bar.get_facecolor()) for axes in chart.figure.axes for bar in axes.patches}
    assert len(faces) == 1 and style.contrast(style.ACCENT, style.PAPER) > 3


def test_the_codebook_is_shown_as_written():
    frame = codebook_frame(compared(2).codebook)
    assert list(frame.columns) == ["name", "definition", "patterns"]
    assert list(frame["name"])[0] == "Fares!"
