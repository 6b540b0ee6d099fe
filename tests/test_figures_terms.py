"""The charts of words, held to what was drawn."""

from __future__ import annotations

import pandas as pd
import pytest
from figure_lint import texts
from invented import invented
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

from analysis.figures import style
from analysis.figures.terms import commonest, key_terms, term_rates, where_terms_fall
from analysis.terms.phrases import set_apart, standing_alone, unlike


def rates(event):
    return term_rates(event.terms, event.keyness)


def keys(event):
    return key_terms(event.keyness)


def places(event):
    return where_terms_fall(event.sentences, event.terms)


def dots(axes) -> list[tuple[float, str, bool]]:
    """The dots of a panel from the top: value, colour, whether it is a ring."""
    marks = next(drawn for drawn in axes.collections if isinstance(drawn, PathCollection))
    rings = [to_hex(color) == style.PAPER for color in marks.get_facecolors()]
    return list(zip(marks.get_offsets()[:, 0].tolist(), map(to_hex, marks.get_edgecolors()), rings, strict=True))


def test_an_outlet_has_a_column_and_a_term_a_row():
    chart = rates(invented(5))
    assert len(chart.figure.axes) == 5
    for axes, (_, uses) in zip(chart.figure.axes, chart.data.groupby("outlet", sort=False), strict=True):
        assert [value for value, _, _ in dots(axes)] == pytest.approx(list(uses["per_1000"]))
        assert [label.get_text() for label in axes.texts] == [f"{count:,}" for count in uses["count"]]


def test_many_outlets_stand_in_rows_of_at_most_five():
    figure = rates(invented(12)).figure
    tops = pd.Series([round(axes.get_position().y1, 4) for axes in figure.axes]).value_counts()
    assert list(tops) == [4, 4, 4]


def test_a_term_that_an_outlet_does_not_use_is_a_ring_at_zero():
    chart = rates(invented(5))
    row = list(dict.fromkeys(chart.data["term"])).index("ferry")
    assert dots(chart.figure.axes[1])[row] == (0, style.MUTED if not _sure(chart, "ferry") else style.ACCENT, True)


def _sure(chart, term: str) -> bool:
    return bool(chart.data.query("term == @term and outlet == 'Outlet 2'")["distinctive"].item())


def test_blue_is_kept_for_what_is_distinctive():
    event = invented(5)
    sure = event.keyness.assign(distinctive=(event.keyness["term"] == "boat") & (event.keyness["outlet"] == "Outlet 2"))
    blue = [color == style.ACCENT for axes in key_terms(sure).figure.axes for _, color, _ in dots(axes)]
    assert sum(blue) == 1
    assert key_terms(sure).title == "Only “boat” is distinctive of an outlet: Outlet 2"


def test_says_in_words_that_nothing_is_distinctive():
    event = invented(5)
    none = event.keyness.assign(distinctive=False)
    assert key_terms(none).title == "No term is distinctive of any outlet"
    assert style.ACCENT not in {color for axes in key_terms(none).figure.axes for _, color, _ in dots(axes)}
    assert "None of the" in term_rates(event.terms, none).title


def test_a_term_rarer_than_elsewhere_is_not_called_overused():
    event = invented(5)
    rarer = event.keyness["log_ratio"] < 0
    title = key_terms(event.keyness.assign(distinctive=rarer)).title
    without_a_common_word = sum(len(unlike(rows["term"])) for _, rows in event.keyness[rarer].groupby("outlet"))
    assert title == f"No term is more frequent than chance allows; {without_a_common_word} are rarer"


def test_key_terms_are_ranked_by_log_ratio_within_an_outlet():
    for _, uses in keys(invented(5)).data.groupby("outlet"):
        assert uses["log_ratio"].is_monotonic_decreasing


def test_one_outlet_has_nothing_to_be_compared_with():
    assert keys(invented(1)).title == "No term could be compared between outlets"


def test_a_set_phrase_takes_the_place_of_its_parts():
    counts = pd.Series({"prime minister": 9, "prime": 10, "minister": 30, "minister said": 5, "said": 40})
    assert list(standing_alone(counts).index) == ["prime minister", "minister", "said"]
    once = pd.Series({"prime minister": 9, "prime": 1, "minister": 21, "said": 40})
    assert list(standing_alone(once).index) == ["prime minister", "minister", "said"]
    assert list(standing_alone(once.drop("prime")).index) == ["prime minister", "minister", "said"]


def test_terms_of_an_outlet_that_share_a_word_set_it_apart_once():
    rows = [("x", "mr", 0.001), ("x", "mr berg", 0.002), ("y", "mr", 0.003), ("x", "boat", 0.004), ("x", "oar", 0.9)]
    keyness = (
        pd.DataFrame(rows, columns=["outlet", "term", "q"]).assign(g2=0.0).assign(distinctive=lambda k: k["q"] < 0.05)
    )
    apart = set_apart(keyness.sample(frac=1, random_state=1))
    assert apart[["outlet", "term"]].to_numpy().tolist() == [["x", "mr"], ["y", "mr"], ["x", "boat"]]
    few = keyness.assign(log_ratio=1.0, count=9, rest=0, low=0.1, high=2.0, z=2.0)
    assert key_terms(few).title == "3 terms are distinctive, most (2) of x"
    one = few[few["term"].str.startswith("mr") & (few["outlet"] == "x")]
    assert key_terms(one).title == "Only “mr” and terms that share a word with it are distinctive of an outlet: x"


def test_no_two_chosen_terms_share_a_word():
    assert unlike(["free trade", "trade", "oil", "oil price", "gas"], 3) == ["free trade", "oil", "gas"]


def test_commonest_counts_all_outlets_together():
    terms = pd.DataFrame({"term": ["a", "b", "b"], "outlet": ["x", "x", "y"], "count": [3, 2, 2]})
    assert commonest(terms, 2) == ["b", "a"]


def test_a_tick_stands_at_each_use():
    event = invented(2)
    chart = places(event)
    for axes, (_, uses) in zip(chart.figure.axes, chart.data.groupby("term", sort=False), strict=True):
        lines = [line for drawn in axes.collections for line in drawn.get_segments()]
        drawn = [start[0] for start, end in lines if start[0] == end[0]]
        assert sorted(drawn) == pytest.approx(sorted(uses["position"]))


def test_uses_are_as_many_as_the_counts():
    event = invented(3)
    chart = places(event)
    counted = event.terms[event.terms["term"].isin(chart.data["term"])].set_index(["term", "outlet"])["count"]
    assert chart.data.groupby(["term", "outlet"]).size().to_dict() == counted.to_dict()


def test_terms_are_written_as_they_are_even_with_a_dollar_sign():
    event = invented(2)
    dollars = event.terms.assign(term=event.terms["term"].replace("council", "$50 and $20"))
    assert "$50 and $20" in {text.get_text() for text in texts(term_rates(dollars, event.keyness))}
