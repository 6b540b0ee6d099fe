"""The charts of quotation, held to what was drawn."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from compared import compared
from figure_lint import lint, texts

from analysis import schema
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


def all_said_by(event, names, *, lengths=(10_000,)):
    """The quotations of `event`, but every article's text is said by the `names` in turn, so many characters each."""
    rows = [
        event.quotes.iloc[0].to_dict()
        | {"article": article, "outlet": outlet, "start": 10_000 * n, "end": 10_000 * n + length, "speaker": name}
        | {"kind": "indirect", "quote": f"{article}:{n}"}
        for article, outlet in event.articles[["article", "outlet"]].values
        for n, (name, length) in enumerate(zip(names, lengths, strict=True))
    ]
    return schema.frame("quotes", rows)


@pytest.mark.parametrize(
    ("outlets", "title"),
    [(1, "Ann is clearly given the most words"), (2, "Ann is clearly given the most words in all 2 outlets")],
)
def test_a_speaker_is_said_to_be_given_the_most_words_where_the_intervals_allow_it(outlets, title):
    event = compared(outlets, each=3)
    assert speakers(event.sentences, all_said_by(event, ["Ann"])).title == title


def test_what_holds_over_all_outlets_alone_is_not_said_of_each():
    event = compared(2, each=3)
    told = all_said_by(event, ["Ann"])
    told = told.assign(speaker=["Ann", "Ann", "Ann", "Ann", "Ann", "Bo"])
    title = speakers(event.sentences, told).title
    assert title == "Ann is clearly given the most words over all outlets, and in 1 of 2 alone"


def test_what_holds_in_no_single_outlet_is_said_of_all_of_them_together():
    event = compared(2, each=3)
    told = all_said_by(event, ["Ann"]).assign(speaker=["Ann", "Ann", "Bo"] * 2)
    title = speakers(event.sentences, told).title
    assert title == "Ann is clearly given the most words over all outlets; within each one the intervals overlap"


def test_speakers_whose_intervals_overlap_are_not_ranked():
    chart = heard(compared(5, each=3))
    assert chart.title.endswith("with intervals that overlap") and "most" not in chart.title
    named = chart.data[chart.data["named"]].groupby("speaker", sort=False)["words"].sum()
    share = f"{named.iloc[0] / chart.data.drop_duplicates('outlet')['of'].sum():.0%}"
    assert chart.title.startswith(f"{named.index[0]} is given {share} of the words, ")


def test_the_table_of_the_speakers_has_their_intervals_and_quotations():
    event = compared(5)
    chart = heard(event, top=3)
    assert ((chart.data["low"] <= chart.data["share"]) & (chart.data["share"] <= chart.data["high"])).all()
    assert chart.data["quotes"].sum() == event.quotes[["article", "quote"]].drop_duplicates().shape[0]


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
