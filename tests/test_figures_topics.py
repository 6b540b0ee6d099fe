"""The charts of topics, held to what was drawn."""

from __future__ import annotations

from compared import compared
from figure_lint import lint, texts
from matplotlib.colors import to_hex

from analysis.figures import style
from analysis.figures.topic_matrices import omission_matrix, topics_of_speakers
from analysis.figures.topics import codebook_frame, topic_order, topic_shares
from analysis.topics.omissions import omissions


def shares(event):
    return topic_shares(event.coverage, event.codebook)


def order(event):
    return topic_order(event.sentences, event.topics, event.codebook)


def left_out(event):
    return omission_matrix(event.coverage, event.omissions, event.codebook)


def spoken(event):
    return topics_of_speakers(event.sentences, event.quotes, event.topics, event.codebook)


def written(chart) -> set[str]:
    return {text.get_text() for text in texts(chart)}


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


# What is left out


def test_a_cell_tells_covered_left_out_and_covered_by_few_apart_in_words():
    event = compared(5)
    chart = left_out(event)
    shown = [text.get_text() for axes in chart.figure.axes for text in axes.texts]
    absent = event.coverage[(event.coverage["sentences"] == 0) & (event.coverage["topic"] != "Nowhere found")]
    assert shown.count("none") == len(chart.data)
    assert shown.count("–") == len(absent) - len(chart.data)
    assert chart.data["beyond"].sum() == 0 and "may be chance" in chart.title


def test_only_what_is_beyond_chance_is_filled_and_named_in_the_title():
    event = compared(5)
    first, there = event.coverage["topic"] == "Fares", event.coverage["outlet"] == "Outlet 3"
    sentences = event.coverage["sentences"].mask(first, 90).mask(first & there, 0)
    skewed = event.coverage.assign(sentences=sentences, of=100)
    chart = omission_matrix(skewed, omissions(skewed), event.codebook)
    assert chart.title == "Outlet 3 leaves out “Fares!”, more than the length of its text explains"
    filled = [
        cell for axes in chart.figure.axes for cell in axes.patches if to_hex(cell.get_facecolor()) == style.ACCENT
    ]
    assert len(filled) == omissions(skewed)["beyond"].sum() >= 1
    lint(chart)


def test_no_topic_and_a_single_outlet_leave_nothing_out():
    nothing = compared(2).coverage.assign(sentences=0, share=0.0)
    assert (
        omission_matrix(nothing, omissions(nothing), compared(2).codebook).title
        == "No sentence is about a topic of the codebook"
    )
    assert "one outlet only" in left_out(compared(1)).title


# Who speaks about what


def test_a_speaker_s_cell_holds_the_sentences_and_their_share():
    chart = spoken(compared(5))
    largest = chart.data.loc[chart.data["sentences"].idxmax()]
    shown = {text.get_text() for axes in chart.figure.axes for text in axes.texts}
    assert {f"{largest['sentences']}", f"{largest['share']:.0%}"} <= shown


def test_speakers_without_a_row_are_said_to_be_in_the_table():
    event = compared(5)
    one = topics_of_speakers(event.sentences, event.quotes, event.topics, event.codebook, top=1)
    assert "All other speakers are in the table." in one.caption
    assert "other speakers" not in spoken(event).caption and one.data.equals(spoken(event).data)


def test_the_title_says_what_the_first_speaker_is_heard_on_as_far_as_it_is_certain():
    chart = spoken(compared(5))
    first = chart.data.iloc[0]
    assert chart.title.startswith(f"{first['speaker']} is heard on “{first['name']}” in {first['sentences']} of")
    assert chart.title.endswith("with intervals that overlap") != chart.title.endswith("more than on any other topic")


def test_where_nobody_is_known_to_speak_the_chart_says_so():
    event = compared(5)
    chart = topics_of_speakers(event.sentences, event.quotes.assign(speaker=""), event.topics, event.codebook)
    assert chart.title == "No sentence with words of a known speaker is about a topic of the codebook"
    lint(chart)
