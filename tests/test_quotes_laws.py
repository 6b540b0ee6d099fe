"""What holds for every text, however odd."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quoting import frames

from analysis import schema
from analysis.quotes import find_quotes, quotes
from analysis.quotes.marks import MARKS

_WORDS = st.sampled_from(
    "Anna Berg he she they said says told that the ferry was late “ ” \" ' ’ ‘ « » „ ‟ ‚ ‹ › 「 」 『 』 `` '' , . ? "
    ": ; - — ( ) according to who and but minister Minister saying asked whether of in Monday not 's claim called US 9 "
    "… \u00a0 \u2003 \u200b e\u0301 late.The Nobody We".split(" ")
)
_LINES = st.one_of(st.lists(_WORDS, max_size=40).map(" ".join), st.text(max_size=60))
_TEXTS = _LINES.map(lambda text: text.replace("\n", " "))
_ROLES = st.sampled_from(["body", "headline", "teaser", "caption"])

_SAYINGS = st.sampled_from(
    [
        "Anna Berg said that the ferry was late.",
        "The board agreed to sell the ferry, said Anna Berg.",
        "“We go home,” Anna Berg said, “and then,” Peter Holm said, “we sleep.”",
        "The ferry, Anna Berg said, is late, and the bridge, Peter Holm said, is closed.",
        "It is, she said, very late, she said, and cold.",
        "Berg says fares will rise: Minister",
        "Minister: Berg says fares will rise, says Holm",
        "Holm said that we go. We like it. It is late.",
        "Anna Berg denied that Holm claimed it was late, a spokesman said Thursday, adding that it sank.",
    ]
)
_PARTS = st.lists(st.tuples(_ROLES, st.one_of(_TEXTS, _SAYINGS)), min_size=1, max_size=4)


@settings(max_examples=60)
@given(_PARTS)
def test_rows_point_into_the_text_in_order_and_hold_no_marks_at_their_edges(parts):
    made = frames(parts)
    found, text = find_quotes(*made), made[0]["text"][0]
    assert found.dtypes.astype(str).to_dict() == schema.FRAMES["quotes"]
    assert found["start"].is_monotonic_increasing
    assert not found.duplicated(["start", "end", "cue_start"]).any()
    for row in found.itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.text
        assert not set(row.text[0] + row.text[-1]) & set(' ,.“”"«»„‟‚‹›「」『』\u00a0\u2003\u200b')
        assert row.mention == ("" if pd.isna(row.mention_start) else text[row.mention_start : row.mention_end])
        assert row.cue == ("" if pd.isna(row.cue_start) else text[row.cue_start : row.cue_end])
        assert row.kind in schema.KINDS
        assert row.speaker.casefold() not in {"he", "she", "they", "who", "it", "i", "we", "nobody"}


@settings(max_examples=60)
@given(_PARTS)
def test_two_stretches_lie_apart_or_one_within_the_other(parts):
    found = find_quotes(*frames(parts))
    spans = sorted(zip(found["start"], -found["end"], strict=True))
    open_until: list[int] = []
    for start, end in ((start, -end) for start, end in spans):
        while open_until and open_until[-1] <= start:
            open_until.pop()
        assert not open_until or end <= open_until[-1]
        open_until.append(end)


@settings(max_examples=15)
@given(_PARTS)
def test_the_same_articles_give_the_same_rows_and_are_left_as_they_were(parts):
    made = frames(parts)
    before = [frame.copy() for frame in made]
    first = find_quotes(*made)
    pd.testing.assert_frame_equal(first, find_quotes(*made))
    for frame, copy in zip(made, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


@settings(max_examples=15)
@given(_PARTS, _PARTS)
def test_articles_do_not_change_what_is_found_in_each_other(one, other):
    columns = ["quote", "start", "end", "kind", "mention", "cue", "rule"]
    together = find_quotes(*frames(one, other))
    alone = find_quotes(*frames(one))
    pd.testing.assert_frame_equal(together[together["article"] == "a0"][columns], alone[columns])


def test_no_articles_give_an_empty_frame_of_the_right_shape():
    found = find_quotes(*(schema.frame(name, []) for name in ("articles", "passages", "sentences")))
    assert len(found) == 0
    assert list(found) == list(schema.FRAMES["quotes"])


@settings(max_examples=15)
@given(_PARTS)
def test_texts_of_every_kind_go_the_whole_way(parts):
    articles = frames(parts)[0]
    found = quotes(articles)
    pd.testing.assert_frame_equal(found, quotes(articles))
    assert all(articles["text"][0][row.start : row.end] == row.text for row in found.itertuples())


@pytest.mark.parametrize(
    "text",
    [
        *(mark * 200_000 for mark in MARKS),
        *(f"He said it rained {mark * 200_000} today." for mark in "\"“'‚"),
        *(f"He said {mark}it rained. " * 1_000 for mark in '"“«„『'),
        "said " * 5_000,
        "Anna: " * 5_000,
        "“We go,” he said. " * 1_000,
        "He said “" + "x" * 100_000 + "” on Monday.",
        "He said “" + "it rained " * 10_000 + "” on Monday.",
        "the man said it would rain and she told him that he was wrong " * 500,
    ],
)
def test_a_very_long_line_of_odd_marks_gives_rows_that_do_not_run_away(text):
    row = {
        "article": "a",
        "outlet": "o",
        "passage": 0,
        "sentence": 0,
        "role": "body",
        "start": 0,
        "end": len(text),
        "position": 0.0,
        "text": text,
        "words": 0,
    }
    found = find_quotes(
        *(
            schema.frame(name, [{column: row.get(column, "") for column in schema.FRAMES[name]}])
            for name in ("articles", "passages", "sentences")
        )
    )
    assert (found["end"] - found["start"]).sum() <= len(text)
