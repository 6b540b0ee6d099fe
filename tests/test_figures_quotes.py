"""The charts of quotation, held to what was drawn."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from compared import compared
from figure_lint import lint, texts
from invented import STRESS

from analysis.figures import style
from analysis.figures.quotes import UNKNOWN, speakers, whose_words
from analysis.voices import VOICE_NAMES


def whose(event):
    return whose_words(event.sentences, event.quotes)


def heard(event, **options):
    return speakers(event.sentences, event.quotes, **options)


def bars(axes) -> list[tuple[float, float]]:
    """The bars of a panel from the top: where each begins and how long it is."""
    return [(bar.get_x(), round(bar.get_width(), 6)) for bar in axes.patches]


def words(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize("corpus", STRESS, ids=str)
@pytest.mark.parametrize("chart", [whose, heard])
def test_reads_well_with_any_number_of_outlets_and_any_name(chart, corpus):
    lint(chart(compared(**corpus)))


@pytest.mark.parametrize(
    ("chart", "title"),
    [
        (whose, "There are no articles whose words could be counted"),
        (heard, "No quotation with a known speaker was found"),
    ],
)
def test_no_articles_give_a_chart_that_says_so(chart, title):
    event = compared(2)
    event = SimpleNamespace(sentences=event.sentences.iloc[:0], quotes=event.quotes.iloc[:0])
    drawn = chart(event)
    lint(drawn)
    assert drawn.title == title


def test_bars_start_at_zero_and_are_as_long_as_the_share():
    chart = whose(compared(5))
    for axes, kind in zip(chart.figure.axes, VOICE_NAMES, strict=True):
        own = chart.data[chart.data["kind"] == kind]
        assert bars(axes) == [(0, round(100 * share, 6)) for share in own["share"]]
        assert axes.get_xlim()[0] == 0


def test_every_bar_has_its_share_and_count_and_an_outlet_with_none_says_so():
    chart = whose(compared(5))
    direct = chart.data[chart.data["kind"] == "direct"]
    assert words(chart.figure.axes[0]) == [
        f"{row.share:.0%} · {row.words} words" if row.words else "none" for row in direct.itertuples()
    ]
    assert "none" in words(chart.figure.axes[0])
    assert "No direct quotation: Outlet 2 and Outlet 4." in chart.alt


def test_outlets_are_told_apart_by_place_not_by_colour():
    chart = whose(compared(5))
    assert all(len({bar.get_facecolor() for bar in axes.patches}) == 1 for axes in chart.figure.axes)


def test_whose_title_names_an_outlet_only_where_its_interval_stands_alone():
    event = compared(2, each=3)
    all_said = event.quotes.iloc[[0] * 6].assign(
        article=[f"{n:03}" for n in range(3, 6)] * 2, outlet="Outlet 2", start=0, end=10_000, kind="indirect"
    )
    assert whose(event).title.endswith("with intervals that overlap")
    alone = whose_words(event.sentences, all_said).title
    assert alone == "Outlet 2 gives speakers the most room: 100% of its words, elsewhere 0%"


def test_a_column_is_a_speaker_and_a_cell_the_words_given():
    event = compared(5, each=3)
    chart = heard(event, top=3)
    assert list(chart.data["speaker"].unique())[3:] == ["7 other speakers", UNKNOWN]
    written = " ".join(text.get_text() for text in texts(chart)).split()
    assert set(f"7 other speakers {UNKNOWN}".split()) <= set(written)
    cells = [text.get_text() for text in chart.figure.axes[0].texts]
    assert sum(int(cell.replace(",", "")) for cell in cells if not cell.endswith("%")) == chart.data["words"].sum()


def test_the_unknown_are_counted_beside_and_never_a_speaker():
    event = compared(5)
    unknown = heard(SimpleNamespace(sentences=event.sentences, quotes=event.quotes.assign(speaker="")))
    assert unknown.title == "No quotation with a known speaker was found"
    assert list(unknown.data["speaker"].unique()) == [UNKNOWN]
    lint(unknown)


def test_only_named_speakers_are_on_the_heat_scale():
    chart = heard(compared(5, each=3), top=3)
    axes = chart.figure.axes[0]
    painted = {round(cell.get_x() + 0.5) for cell in axes.patches if cell.get_facecolor()[:3] != (1.0, 1.0, 1.0)}
    assert painted == {0, 1, 2}


def test_an_outlet_without_quotations_is_named_as_one():
    event = compared(5)
    quiet = heard(SimpleNamespace(sentences=event.sentences, quotes=event.quotes[event.quotes["outlet"] != "Outlet 3"]))
    assert "Outlet 3 (no quotation)" in {text.get_text() for text in texts(quiet)}


def test_numbers_are_readable_on_their_cell():
    chart = heard(compared(5, each=3))
    axes = chart.figure.axes[0]
    fills = {(round(cell.get_x() + 0.5), round(cell.get_y() + 0.5)): cell.get_facecolor() for cell in axes.patches}
    for text in axes.texts:
        column, row = (round(float(place)) for place in text.xy)
        assert style.contrast(text.get_color(), fills[column, row]) >= 4.5
