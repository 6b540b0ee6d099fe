"""Every chart, on the seeds and on events that are hard to draw, held to the rules of the house."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from compared import compared
from figure_lint import lint
from invented import LONG_NAME

from analysis import figures
from analysis.figures import style
from analysis.figures.articles import fill_of_articles, layout_of_articles
from analysis.figures.figure import Figure
from analysis.figures.overlap import shared_copy, statement_matrix, statement_overlap
from analysis.figures.quotes import speakers, whose_words
from analysis.figures.terms import key_terms, term_rates, where_terms_fall
from analysis.figures.topic_matrices import omission_matrix, topics_of_speakers
from analysis.figures.topics import topic_order, topic_shares

#: Every chart, and the parts of an event that it is drawn from.
CHARTS = {
    fill_of_articles: ("articles", "passages", "sentences", "quotes"),
    layout_of_articles: ("articles", "passages"),
    term_rates: ("terms", "keyness"),
    key_terms: ("keyness",),
    where_terms_fall: ("sentences", "terms"),
    whose_words: ("sentences", "quotes"),
    speakers: ("sentences", "quotes"),
    statement_matrix: ("statements", "carriers", "outlets"),
    statement_overlap: ("carriers", "outlets"),
    shared_copy: ("reuse", "articles", "sentences"),
    topic_shares: ("coverage", "codebook"),
    topic_order: ("sentences", "topics", "codebook"),
    omission_matrix: ("coverage", "omissions", "codebook"),
    topics_of_speakers: ("sentences", "quotes", "topics", "codebook"),
}
#: Few and many outlets, with names that are long and look like markup and formulas.
STRESS = (
    {"outlets": 1},
    {"outlets": 2, "name": LONG_NAME},
    {"outlets": 5, "each": 3},
    {"outlets": 12, "name": LONG_NAME},
    {"outlets": 40, "name": LONG_NAME},
)

each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)


def drawn(chart, event) -> Figure:
    return chart(*(getattr(event, part) for part in CHARTS[chart]))


def test_no_chart_is_left_out_here():
    modules = [
        importlib.import_module(f"{figures.__name__}.{found.name}") for found in pkgutil.iter_modules(figures.__path__)
    ]
    functions = {function for module in modules for _, function in inspect.getmembers(module, inspect.isfunction)}
    charts = {f for f in functions if f.__annotations__.get("return") == "Figure" and f.__module__ != style.__name__}
    assert {chart for chart in charts if not chart.__name__.startswith("_")} == set(CHARTS)


@each_chart
@pytest.mark.parametrize("corpus", STRESS, ids=str)
def test_reads_well_with_any_number_of_outlets_and_any_name(chart, corpus):
    lint(drawn(chart, compared(**corpus)))


@each_chart
def test_reads_well_on_the_seeds(chart, seeds_event):
    lint(drawn(chart, seeds_event))


FAULTS = {
    "is set in 7.0 pt": lambda chart, text: text.set_fontsize(7),
    "is rotated": lambda chart, text: text.set_rotation(45),
    "clipped": lambda chart, text: text.set_position((-500, 0)),
    "overlaps": lambda chart, text: setattr(text, "xy", text.axes.texts[1].xy),
    "a contrast of": lambda chart, text: text.set_color(style.heat(0.5)[0]),
    "a legend": lambda chart, text: chart.figure.legend(handles=[chart.figure.axes[0].patches[0]], labels=["a"]),
    "the picture's title": lambda chart, text: chart.figure.texts[0].set_text("Chart"),
}


@pytest.mark.parametrize(("fault", "make"), FAULTS.items(), ids=FAULTS)
def test_the_rules_are_held_against_what_is_drawn(fault, make):
    chart = drawn(topic_shares, compared(5))
    make(chart, chart.figure.axes[0].texts[0])
    with pytest.raises(AssertionError, match=fault):
        lint(chart)
