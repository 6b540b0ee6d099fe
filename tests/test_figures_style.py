"""Measuring, wrapping and colouring: what keeps charts legible whatever text they are given."""

from __future__ import annotations

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures import style

WIDTHS = st.floats(0.3, 6)


@given(st.text(max_size=80), WIDTHS)
def test_no_wrapped_line_is_wider_than_asked(text, width):
    assert all(style.width_of(line) <= width or len(line) == 1 for line in style.wrap(text, width))


@given(st.text(max_size=80), WIDTHS)
def test_wrapping_loses_no_letter(text, width):
    assert "".join(style.wrap(text, width)).replace(" ", "") == style.printable(text).replace(" ", "")


@given(st.text(max_size=80), WIDTHS)
def test_balancing_takes_no_more_lines_than_wrapping(text, width):
    assert len(style.balanced(text, width)) == len(style.wrap(text, width))


@given(st.text(max_size=60), WIDTHS, st.integers(1, 3))
def test_lines_past_the_last_are_cut_with_an_ellipsis(text, width, lines):
    cut, whole = style.wrap(text, width, lines=lines), style.wrap(text, width)
    assert len(cut) <= lines
    assert (len(whole) <= lines) == (cut == whole)


@given(st.text())
def test_printable_text_is_one_line_that_the_font_can_draw(text):
    shown = style.printable(text)
    assert style.printable(shown) == shown and "\n" not in shown


def test_marks_that_steer_direction_or_are_invisible_are_dropped():
    assert style.printable("a\u202eb\u200b\x00c\td") == "abc d"


@pytest.mark.parametrize("parts", [("Harbour", "Posting"), ("harbour", ".example"), ("harbour-", "postings")])
def test_a_word_too_long_for_its_line_is_broken_at_a_seam(parts):
    word = "".join(parts)
    assert style.wrap(word, style.width_of(word[:-1])) == list(parts)


def test_words_bound_by_a_no_break_space_stay_together():
    assert style.wrap("Outlet, 430\xa0words", style.width_of("Outlet, 430")) == ["Outlet,", "430\xa0words"]


@pytest.mark.parametrize("share", [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1])
def test_the_number_in_a_heat_cell_is_legible(share):
    fill, ink = style.heat(share)
    assert style.contrast(fill, ink) >= 4.5


def test_text_colours_are_legible_on_paper():
    assert all(style.contrast(color, style.PAPER) >= 4.5 for color in (style.INK, style.MUTED, style.ACCENT))
    assert style.contrast(style.GREY, style.PAPER) >= 3, "marks"


def test_bands_are_as_few_and_as_even_as_can_be():
    assert [len(band) for band in style.bands(list("abcdefghijkl"), 5)] == [4, 4, 4]
    assert style.bands([], 5) == []


def test_ticks_come_near_the_end_of_the_span_if_asked_to():
    assert style.ticks(0, 86) == [0, 50]
    assert style.ticks(0, 86, reached=0.7) == [0, 25, 50, 75]


def test_ticks_are_round_and_inside_the_span():
    assert style.ticks(0, 47) == [0, 20, 40]
    assert style.number(-2.5) == "−2.5"


def test_drawing_leaves_the_settings_of_matplotlib_alone():
    before = dict(matplotlib.rcParams)
    style.panels("A title", rows=["a"], columns=["b"], span=(0, 1))
    assert dict(matplotlib.rcParams) == before


def test_a_source_names_six_outlets_and_counts_the_others():
    named = style.source(["A", "B", "A"], articles=3, words=1200)
    assert named == "Source: 3 articles of A and B; 1,200 counted words."
    assert style.source("ABCDEFGH").endswith("articles of A, B, C, D, E and 3 others.")


def test_an_initial_stays_on_the_line_of_its_name_in_a_title():
    paper = style.sheet("Ann is given 37% of the words, S Harbourmaster-Miller 20% of all of them here", height=1)
    lines = [text.get_text() for text in paper.figure.texts]
    assert len(lines) > 1 and not any(line.split()[-1] == "S" for line in lines)
