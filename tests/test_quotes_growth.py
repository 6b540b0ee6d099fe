"""What odd articles cost: twice the text takes about twice the work, and no speaker is copied into every row."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from quoting import Part, frames, quotes

from analysis.quotes import find_quotes

#: So many times the work for twice the text at most: linear, with some room.
_TWICE = 2.3


def _letters(number: int) -> str:
    """A word of four letters of its own for each number."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(4))


def _each(*sentences: str) -> Callable[[int], list[str]]:
    """Makes paragraphs of so many sentences, each with a word of its own."""
    return lambda size: [
        sentence.format(word=_letters(n), name=_letters(n).title()) for n in range(size) for sentence in sentences
    ]


def _under_headings(size: int) -> list[Part]:
    """So many namesakes who speak, each under a heading with their last name."""
    lines = _each("Smith On {name}", "{name} Smith said it rained.")(size)
    return list(zip(("subheading", "body") * size, lines, strict=True))


def _steps(parts: list[str | Part]) -> int:
    """How many lines of Python run while the quotations of an article are found, each turn of a loop as one."""
    made, steps = frames([part if isinstance(part, tuple) else ("body", part) for part in parts]), 0

    def count(frame, event, argument):
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_quotes(*made)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(lambda size: ["he said that " * size], id="reports within reports"),
        pytest.param(lambda size: ["he said it rained and " * size], id="verbs in a row"),
        pytest.param(lambda size: ["“ " * size], id="marks"),
        pytest.param(lambda size: ['"A b. ' * size], id="marks left open"),
        pytest.param(lambda size: ["The statement said in a statement it was late."] * size, id="statements"),
        pytest.param(
            _each("The {name} Harbour Post (XY{name}) said it was late. The Post said so, said XYZ."), id="bodies"
        ),
        pytest.param(lambda size: ["“Go,” Berg said. " * size], id="quotations"),
        pytest.param(lambda size: ["'a " + "dogs' " * size], id="apostrophes"),
        pytest.param(lambda size: ["“It rained."] * size, id="quotations left open"),
        pytest.param(lambda size: ["He said that we go. " + "We like it. " * size], id="the first person"),
        pytest.param(
            _each("{word}ed minister Berg said it rained. The minister said it sank."), id="titles of one person"
        ),
        pytest.param(_each("A{word} Smith said it rained."), id="namesakes with one initial"),
        pytest.param(_each("{name} Smith said it rained."), id="namesakes"),
        pytest.param(_under_headings, id="namesakes in headings"),
        pytest.param(_each("{name} {name}ov said it rained."), id="names"),
        pytest.param(_each("{name} said it rained."), id="last names"),
        pytest.param(lambda size: ["Anna Berg said it rained. " + "They said it sank. " * size], id="they"),
        pytest.param(
            lambda size: ["Nnn " * size + "Berg of Xx said it rained" + " and said that it sank" * size],
            id="a long run of capitals",
        ),
        pytest.param(
            lambda size: ["“It rained,” said the board, " + "Nnn " * size + "and said that it sank " * size],
            id="a long apposition",
        ),
    ],
)
def test_twice_the_text_is_twice_the_work(article):
    _steps(article(10))  # what is looked up once
    assert _steps(article(600)) <= _TWICE * _steps(article(300))


def test_a_phrase_too_long_to_be_a_name_names_nobody():
    found = quotes("The board of X" + "x" * 5_000 + " said it rained" + " and said that it went" * 200)
    assert len(found) > 100
    assert set(found["mention"]) <= {"", "it"}
    assert set(found["speaker"]) == {""}


def test_reports_nest_three_deep_at_most():
    found = quotes("Berg said that " * 500 + "it rained.")
    spans = list(zip(found["start"], found["end"], strict=True))
    assert max(sum(low <= start < high for low, high in spans) for start, _ in spans) == 3


def test_a_text_without_a_capital_or_a_full_stop_is_cut_into_reports():
    text = "the man said it would rain and she told him that he was wrong " * 500
    found = quotes(text)
    assert len(found) > 500
    assert found["text"].str.len().max() < 2_000
    assert found["text"].str.len().sum() < 2 * len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Berg told a crowd " + "at dawn Monday " * 60 + "and left.", id="times of day"),
        pytest.param("ABCDO said it was late. " + "A-B-C-D-" * 500 + " left.", id="initials with hyphens"),
        pytest.param("The Post said it was late. " + "A." * 50_000 + " left the town.", id="initials with dots"),
    ],
)
def test_what_a_pattern_could_read_in_many_ways_is_read_at_all(text):
    assert len(quotes(text)) <= 1  # in too many ways, this would not end
