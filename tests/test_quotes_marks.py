"""Which stretches of a paragraph stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.marks import quoted_spans


def inner(text: str) -> list[str]:
    return [text[span.inner_start : span.inner_end] for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We sail at dawn,” she said.", ["We sail at dawn,"]),
        ('"We sail at dawn," she said.', ["We sail at dawn,"]),
        ("``We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("''We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("«We sail at dawn», she said.", ["We sail at dawn"]),
        ("„We sail at dawn“, she said.", ["We sail at dawn"]),
        ("»We sail at dawn«, she said.", ["We sail at dawn"]),
        ("”We sail at dawn”, she said.", ["We sail at dawn"]),
        ("「We sail at dawn」 she said.", ["We sail at dawn"]),
        ("‘We sail at dawn,’ she said.", ["We sail at dawn,"]),
    ],
)
def test_marks_of_many_styles_enclose_what_is_said(text, found):
    assert inner(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We sail at dawn,” she said.', ["We sail at dawn,"]),
        ('“We sail at dawn," she said.', ["We sail at dawn,"]),
        ("“We sail at dawn,“ she said.", ["We sail at dawn,"]),
    ],
)
def test_one_style_may_close_another(text, found):
    assert inner(text) == found


def test_a_quotation_inside_a_quotation_is_part_of_it():
    assert inner("“Our “Sail Now” plan is old.” It is.") == ["Our “Sail Now” plan is old."]
    assert inner('“Our "Sail Now" plan is old.” It is.') == ['Our "Sail Now" plan is old.']


@pytest.mark.parametrize(
    "text",
    [
        "the sailors’ boats aren’t the captain’s",
        "the ‘Sail Now’ plan",
        "back in the ’90s, rock ’n’ roll",
        "a mast 6'2\" high",
        "rock 'n' roll",
        "the 'Sail Now' plan",
        "",
    ],
)
def test_apostrophes_titles_and_inches_are_no_speech(text):
    assert inner(text) == []


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph():
    assert inner("“We sail at dawn. We always do.") == ["We sail at dawn. We always do."]


def test_a_stray_opening_mark_does_not_swallow_the_quotations_after_it():
    assert inner("The “plan is old. “We sail,” she said. “We do.”") == ["We sail,", "We do."]


MARKS = st.text(alphabet="\"'“”‘’«»„‚`´「」 ab.,?\n9s", max_size=80)


@given(MARKS)
def test_spans_are_ordered_apart_and_inside_the_text(text):
    spans = quoted_spans(text)
    edges = [place for span in spans for place in (span.start, span.inner_start, span.inner_end, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= place <= len(text) for place in edges)
    assert all(span.inner_start < span.inner_end for span in spans)


@given(MARKS, MARKS)
def test_only_the_stated_stretch_is_read(before, text):
    shifted = quoted_spans(before + text, len(before))
    assert [(span.start - len(before), span.end - len(before)) for span in shifted] == [
        (span.start, span.end) for span in quoted_spans(text)
    ]
