"""Whose words an outlet's counted words are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.stats import wilson
from analysis.voices import (
    VOICES,
    counted_words,
    shared_words,
    speaker_words,
    unknown_speakers,
    voice_shares,
    voiced_words,
)


def sentences(*rows: tuple[str, str], outlet: str = "Gazette", article: str = "a") -> pd.DataFrame:
    """Sentences (role, text) of one article, one after the other with a blank between."""
    made, start = [], 0
    for number, (role, text) in enumerate(rows):
        made.append(
            {
                "article": article,
                "outlet": outlet,
                "sentence": number,
                "passage": number,
                "role": role,
                "start": start,
                "end": start + len(text),
                "position": 0.0,
                "text": text,
            }
        )
        start += len(text) + 1
    return schema.frame("sentences", made)


def quote(start: int, end: int, kind: str = "direct", speaker: str = "", *, name: str = "q") -> dict:
    offsets = dict.fromkeys(["mention_start", "mention_end", "cue_start", "cue_end"], pd.NA)
    return (
        dict.fromkeys(schema.FRAMES["quotes"], "")
        | offsets
        | {"article": "a", "quote": name, "start": start, "end": end, "kind": kind, "speaker": speaker}
    )


def quotes(*rows: dict) -> pd.DataFrame:
    return schema.frame("quotes", rows)


def run(a: str, start_a: int, end_a: int, b: str, start_b: int, end_b: int) -> dict:
    return {
        "article_a": a,
        "start_a": start_a,
        "end_a": end_a,
        "article_b": b,
        "start_b": start_b,
        "end_b": end_b,
        "words": 5,
        "text": "",
        "boilerplate": False,
    }


TEXT = sentences(("headline", "Rain stops play"), ("caption", "Wet grass"), ("body", "It rained, she said all day."))


def test_words_are_those_of_the_running_text_where_they_stand():
    assert list(counted_words(TEXT)["start"]) == [0, 5, 11, 26, 29, 37, 41, 46, 50]


def test_a_word_is_counted_once_in_the_most_literal_quotation_that_holds_it():
    nested = quotes(quote(29, 53, "indirect", "Ann"), quote(41, 49, "mixed", "Bo"), quote(41, 45, "direct", "Cy"))
    words = voiced_words(TEXT, nested)
    assert list(words["voice"][3:]) == ["narration", "indirect", "indirect", "direct", "mixed", "indirect"]
    assert list(words["speaker"][3:]) == ["", "Ann", "Ann", "Cy", "Bo", "Ann"]


def test_every_outlet_has_every_kind_also_one_that_quotes_nobody():
    silent = sentences(("body", "Nobody spoke."), outlet="Post", article="b")
    shares = voice_shares(pd.concat([TEXT, silent]), quotes(quote(26, 35)))
    assert list(shares["outlet"]) == ["Gazette"] * 4 + ["Post"] * 4
    assert list(shares["kind"]) == list(VOICES) * 2
    assert list(shares["words"]) == [2, 0, 0, 7, 0, 0, 0, 2]
    assert list(shares["of"]) == [9] * 4 + [2] * 4


def test_quotations_outside_the_running_text_are_not_counted():
    teaser = sentences(("teaser", "We will win, says Bo"), ("body", "Play went on."))
    assert voice_shares(teaser, quotes(quote(0, 12)))["words"].tolist() == [0, 0, 0, 3]


def test_an_outlet_without_running_text_has_shares_of_nothing():
    shares = voice_shares(sentences(("caption", "Wet grass")), quotes())
    assert shares[["words", "of", "share"]].eq(0).all(axis=None)
    assert (shares["low"].tolist(), shares["high"].tolist()) == ([0.0] * 4, [1.0] * 4)


def test_words_that_come_one_by_one_have_the_interval_of_as_many_draws():
    single = sentences(*[("body", "word")] * 40)
    shares = voice_shares(single, quotes(*(quote(5 * n, 5 * n + 4, name=str(n)) for n in range(0, 40, 4))))
    direct = shares.iloc[0]
    low, high = wilson(10, 40)
    assert (direct["low"], direct["high"]) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


def test_words_that_come_by_the_sentence_have_a_wider_interval():
    long = sentences(*[("body", "ten words that all stand in the very same sentence")] * 8)
    held = long[long["sentence"] % 4 == 0]
    spans = zip(held["start"], held["end"], strict=True)
    direct = voice_shares(long, quotes(*(quote(start, end) for start, end in spans))).iloc[0]
    low, high = wilson(direct["words"], direct["of"])
    assert direct["low"] < low and direct["high"] > high


@settings(max_examples=30)
@given(spans=st.lists(st.tuples(st.integers(0, 53), st.integers(0, 53), st.sampled_from(schema.KINDS)), max_size=6))
def test_the_kinds_of_an_outlet_add_up_to_its_words(spans):
    rows = [quote(min(a, b), max(a, b), kind, name=str(n)) for n, (a, b, kind) in enumerate(spans)]
    shares = voice_shares(TEXT, quotes(*rows))
    assert shares["words"].sum() == 9
    assert ((shares["low"] <= shares["share"]) & (shares["share"] <= shares["high"])).all()


def test_speakers_are_given_their_words_and_the_unknown_stay_unknown():
    given_words = speaker_words(
        TEXT,
        quotes(
            quote(0, 10, "direct", "Ann", name="1"),
            quote(26, 35, "indirect", "Ann", name="2"),
            quote(41, 45, "mixed", name="3"),
        ),
    )
    assert given_words[["speaker", "words", "quotes", "of"]].values.tolist() == [["Ann", 4, 2, 9], ["", 1, 1, 9]]


def test_a_speakers_words_have_the_interval_that_a_kind_with_the_same_words_has():
    long = sentences(*[("body", "ten words that all stand in the very same sentence")] * 9)
    said = long[long["sentence"] % 4 == 0]
    spans = list(zip(said["start"], said["end"], strict=True))
    kinds = voice_shares(long, quotes(*(quote(start, end) for start, end in spans)))
    who = ["Ann", "Bo", "Ann"]
    one = speaker_words(long, quotes(*(quote(*span, speaker="Ann", name=str(span)) for span in spans)))
    two = speaker_words(long, quotes(*(quote(*span, speaker=name) for span, name in zip(spans, who, strict=True))))
    bounds = ["words", "of", "share", "low", "high"]
    assert one[bounds].values.tolist() == kinds.loc[kinds["kind"] == "direct", bounds].values.tolist()
    assert list(two["speaker"]) == ["Ann", "Bo"]
    assert (two["low"] < two["share"]).all() and (two["share"] < two["high"]).all()


def test_speakers_who_are_asked_for_have_a_row_in_every_outlet():
    silent = sentences(("body", "Nobody spoke."), outlet="Post", article="b")
    asked = speaker_words(
        pd.concat([TEXT, silent]), quotes(quote(0, 10, speaker="Ann"), quote(26, 35)), speakers=["Bo", "Ann"]
    )
    assert asked[["outlet", "speaker", "words", "quotes", "of"]].values.tolist() == [
        ["Gazette", "Bo", 0, 0, 9],
        ["Gazette", "Ann", 2, 1, 9],
        ["Post", "Bo", 0, 0, 2],
        ["Post", "Ann", 0, 0, 2],
    ]
    assert (asked.loc[asked["words"] == 0, ["low", "share"]] == 0).all(axis=None)
    assert (asked["high"] > asked["share"]).all()


def test_quotations_without_a_speaker_are_counted_by_kind_and_their_pieces_once():
    rows = [
        quote(0, 4, "direct", "Ann", name="1"),
        quote(11, 15, "direct", name="2"),
        quote(26, 28, "direct", name="2"),
        quote(41, 45, "indirect", name="3"),
    ]
    told = quotes(*(row | {"outlet": "Gazette"} for row in rows))
    counts = unknown_speakers(told, ["Post", "Gazette"])
    assert list(counts) == ["outlet", "quotes", "unknown", "direct", "mixed", "indirect"]
    assert counts.values.tolist() == [["Post", 0, 0, 0, 0, 0], ["Gazette", 3, 2, 1, 0, 1]]


def test_shared_words_are_a_union_and_measured_from_both_sides():
    here = sentences(("body", "one two three four five six seven"))
    there = sentences(("body", "zero one two three four five six seven eight nine"), outlet="Post", article="b")
    runs = schema.frame("reuse", [run("a", 0, 23, "b", 5, 28), run("a", 4, 33, "b", 9, 38)])
    shared = shared_words(pd.concat([here, there]), runs)
    assert shared.drop(columns="containment").values.tolist() == [
        ["Gazette", "Post", 7, 7, 1.0],
        ["Post", "Gazette", 7, 10, 0.7],
    ]


def test_containment_is_the_share_of_the_shorter_of_two_outlets_both_ways():
    short, long = ("body", "one two three four five"), ("body", "one two three four five six seven eight nine ten")
    corpus = pd.concat([sentences(long), sentences(short, outlet="Post", article="b")])
    shared = shared_words(corpus, schema.frame("reuse", [run("a", 0, 23, "b", 0, 23)]))
    assert shared["share"].tolist() == [0.5, 1] and shared["containment"].tolist() == [1, 1]


def test_boilerplate_is_not_shared_copy():
    text = ("body", "one two three four five")
    corpus = pd.concat([sentences(text), sentences(text, outlet="Post", article="b")])
    line = run("a", 0, 23, "b", 0, 23) | {"boilerplate": True}
    assert shared_words(corpus, schema.frame("reuse", [line]))["words"].tolist() == [0, 0]


def test_what_two_articles_of_one_outlet_share_is_not_shared_between_outlets():
    text = ("body", "one two three four five")
    corpus = pd.concat([sentences(text), sentences(text, article="b"), sentences(text, outlet="Post", article="c")])
    assert shared_words(corpus, schema.frame("reuse", [run("a", 0, 23, "b", 0, 23)]))["words"].tolist() == [0, 0]


def test_no_frames_give_no_rows():
    empty = TEXT.iloc[:0]
    assert len(voice_shares(empty, quotes())) == len(speaker_words(empty, quotes())) == 0
    assert len(unknown_speakers(quotes(), [])) == 0
    assert len(shared_words(empty, schema.frame("reuse", []))) == 0
    assert np.array_equal(voiced_words(TEXT, quotes())["voice"].unique(), ["narration"])
