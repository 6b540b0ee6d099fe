"""Which stretches of a paragraph stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.marks import bare_span, quoted_spans


def inner(text: str) -> list[str]:
    return [text[span.inner_start : span.inner_end] for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We sail at dawn,” she said.", ["We sail at dawn,"]),
        ('"We sail at dawn," she said.', ["We sail at dawn,"]),
        ('She said: " ... Suppose we sail at dawn."', [" ... Suppose we sail at dawn."]),
        ("``We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("''We sail at dawn,'' she said.", ["We sail at dawn,"]),
        ("«We sail at dawn», she said.", ["We sail at dawn"]),
        ("„We sail at dawn“, she said.", ["We sail at dawn"]),
        ("»We sail at dawn«, she said.", ["We sail at dawn"]),
        ("”We sail at dawn”, she said.", ["We sail at dawn"]),
        ("「We sail at dawn」 she said.", ["We sail at dawn"]),
        ("‘We sail at dawn,’ she said.", ["We sail at dawn,"]),
        ("„We sail at dawn”, she said.", ["We sail at dawn"]),
        ('„We sail at dawn", she said.', ["We sail at dawn"]),
        ("‚We sail at dawn‘, she said.", ["We sail at dawn"]),
        ("‹We sail at dawn›, she said.", ["We sail at dawn"]),
        ("«\u00a0We sail at dawn\u00a0», she said.", ["\u00a0We sail at dawn\u00a0"]),
        ("『We sail at dawn』 she said.", ["We sail at dawn"]),
        ("＂We sail at dawn,＂ she said.", ["We sail at dawn,"]),
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
        ("“We sail at dawn“, she said.", ["We sail at dawn"]),
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


def test_a_quotation_left_open_does_not_run_away():
    told = "We sail at dawn. " * 100
    assert inner("She said: “" + told) == inner("“" + told) == []
    assert quoted_spans("“" + told + "\n“We do.”", 0, len(told) + 1)[0].inner_end == len(told) + 1


def test_stray_opening_marks_do_not_swallow_the_quotations_after_them():
    assert inner("The “plan is old. “We sail,” she said. “We do.”") == ["We sail,", "We do."]
    assert inner("The “plan is “old. “We sail,” she said. “We do.”") == ["We sail,", "We do."]
    assert inner('The "plan is old. "We sail," she said. "We do."') == ["We sail,", "We do."]


def test_a_quotation_that_nothing_closed_ends_before_the_next_one():
    told = 'She said: "We sail. It is old. He went on: "It floats. We go." It was "late" again. "Go," she said.'
    assert inner(told) == ["We sail.", "It floats. We go.", "late", "Go,"]


def test_paragraphs_of_one_quotation_in_one_line_are_all_in_marks():
    assert inner('He said: "We sail. It is old. "We go," he said. "Now."') == ["We sail. It is old.", "We go,", "Now."]


def test_a_closing_mark_in_the_wrong_place_closes():
    assert inner('"We sail, "she said. "It is old," she said. "We go."') == ["We sail, ", "It is old,", "We go."]


def test_a_straight_mark_after_a_space_and_before_a_capital_closes_nothing():
    assert inner('It is 6" wide. "We sail," she said.') == ["We sail,"]
    assert inner('“We sail "At Dawn" now,” she said.') == ['We sail "At Dawn" now,']


@pytest.mark.parametrize("edge", [" ", "\u2003", "\u202f", "\u200b", "„", "‟", "‚", "‹", "「", "』", "＂", "…", "—"])
def test_the_words_said_begin_and_end_without_marks_and_spaces(edge):
    text = edge + "We sail" + edge
    assert bare_span(text, 0, len(text)) == (1, 8)


MARKS = st.text(alphabet="\"'“”‘’«»‹›„‟‚`´「」『』＂ abA.,?\n9s\u00a0", max_size=80)


@given(MARKS)
def test_spans_are_ordered_apart_and_inside_the_text(text):
    spans = quoted_spans(text)
    edges = [place for span in spans for place in (span.start, span.inner_start, span.inner_end, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= place <= len(text) for place in edges)
    assert all(span.inner_start < span.inner_end for span in spans)


@given(MARKS, MARKS)
def test_only_the_stated_stretch_is_read(before, text):
    before += "\n"  # a paragraph never begins inside a word
    shifted = quoted_spans(before + text, len(before))
    assert [(span.start - len(before), span.end - len(before)) for span in shifted] == [
        (span.start, span.end) for span in quoted_spans(text)
    ]
