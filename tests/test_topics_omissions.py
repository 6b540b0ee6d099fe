"""What an outlet leaves out, by exact chance; and who speaks about what."""

from __future__ import annotations

import tomllib
from math import comb
from pathlib import Path

import pandas as pd
import pytest

from analysis import schema
from analysis.stats import benjamini_hochberg
from analysis.topics import code_topics
from analysis.topics.codebook import parse_codebook
from analysis.topics.omissions import hinted_topics, omissions
from analysis.topics.speakers import speaker_topics


def coverage(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """The frame ``coverage`` of (outlet, topic, sentences on it, sentences in all)."""
    return pd.DataFrame(rows, columns=["outlet", "topic", "sentences", "of"])


EVENT = coverage(
    ("A", "sea", 0, 10),
    ("B", "sea", 5, 10),
    ("C", "sea", 5, 10),
    ("A", "law", 3, 10),
    ("B", "law", 0, 10),
    ("C", "law", 0, 10),
    ("A", "art", 1, 10),
    ("B", "art", 1, 10),
    ("C", "art", 1, 10),
)


def test_an_omission_is_a_topic_that_at_least_half_of_the_others_cover():
    found = omissions(EVENT)
    assert found[["outlet", "topic"]].to_numpy().tolist() == [["A", "sea"], ["B", "law"], ["C", "law"]]
    assert found[["covering", "others"]].to_numpy().tolist() == [[2, 2], [1, 2], [1, 2]]
    fewer = pd.concat([EVENT, coverage(("D", "law", 0, 10), ("D", "sea", 1, 10))])
    assert "law" not in set(omissions(fewer)["topic"]), "one of three others is less than half of them"


def test_the_chance_is_that_of_dealing_all_sentences_out_anew():
    found = omissions(EVENT).set_index(["outlet", "topic"])["chance"]
    assert found["A", "sea"] == pytest.approx(comb(20, 10) / comb(30, 10))
    assert found["B", "law"] == pytest.approx(comb(27, 10) / comb(30, 10))


def test_a_short_article_is_not_blamed():
    short, long = (
        omissions(coverage(("A", "sea", 0, of), ("B", "sea", 6, 40), ("C", "sea", 6, 40))).iloc[0] for of in (4, 60)
    )
    assert short["chance"] > 0.4 and not short["beyond"]
    assert long["chance"] < 0.01 and long["beyond"]


def test_the_correction_counts_the_cells_that_were_looked_at():
    """All but law in A, which neither other covers; what an outlet covers counts, but cannot be an omission."""
    found = omissions(EVENT)
    assert found["q"].tolist() == pytest.approx(benjamini_hochberg([*found["chance"], 1, 1, 1, 1, 1])[:3])


def test_a_topic_that_must_be_there_if_dealt_out_anew_has_no_chance():
    (found,) = omissions(coverage(("A", "sea", 0, 10), ("B", "sea", 5, 5), ("C", "sea", 5, 5))).itertuples()
    assert 0 < found.chance < 0.001
    (found,) = omissions(coverage(("A", "sea", 0, 10), ("B", "sea", 0, 2), ("C", "sea", 9, 5))).head(1).itertuples()
    assert found.chance == 0


@pytest.mark.parametrize("rows", [(), (("A", "sea", 0, 10),), (("A", "sea", 0, 0), ("B", "sea", 3, 9))])
def test_nothing_to_compare_gives_no_omission(rows):
    assert omissions(coverage(*rows)).empty


BOOK = """
ignore = ["legal advice"]
[[topic]]
id = "law"
name = "Law, pending trials and verdicts"
patterns = ["resign|resigned", "loophole", "legal"]
[[topic]]
id = "tax"
name = "Taxes"
patterns = ["tax loophole"]
"""


def hinted(*lines: str) -> set[tuple[str, str]]:
    """What outlet A, B ... hint at, a sentence each."""
    sentences = schema.frame(
        "sentences",
        [
            {"article": outlet, "outlet": outlet, "sentence": 0, "passage": 0, "role": "body", "text": text}
            | {"start": 0, "end": len(text), "position": 0.0}
            for outlet, text in zip("ABCD", lines, strict=False)
        ],
    )
    book = parse_codebook(tomllib.loads(BOOK), Path("topics.toml"))
    return set(hinted_topics(sentences, code_topics(sentences, book), book))


def test_what_is_hinted_at_is_not_left_out():
    assert omissions(EVENT, excused=frozenset({("A", "sea"), ("B", "art")}))["outlet"].tolist() == ["B", "C"]


def test_another_form_of_a_word_that_tells_of_a_topic_is_a_hint():
    assert hinted("She resigned.", "Her resignation came.", "He stayed.") == {("A", "law"), ("B", "law")}


def test_a_word_that_mostly_stands_elsewhere_is_no_hint():
    spoken = "A legal case.", "It is legally a dog.", "It is legally a cat."
    assert hinted(*spoken) == {("A", "law")}


def test_a_pattern_within_a_longer_one_of_another_topic_is_a_hint_but_not_in_what_is_ignored():
    assert hinted("They close a tax loophole.") == {("A", "tax"), ("A", "law")}
    assert hinted("They seek legal advice.") == set()


def test_the_words_of_a_part_of_the_name_are_a_hint():
    told = "A verdict came.", "A trial was pending.", "A trial came.", "The pending bill came."
    assert hinted(*told) == {("B", "law")}


# Who speaks about what


@pytest.fixture
def said():
    """Three sentences and a caption: Ann speaks in the first and on into the second, Bo and Cy in the third."""
    place = {"article": "a", "outlet": "Gazette", "passage": 0, "position": 0.0, "text": "x" * 10}
    sentences = schema.frame(
        "sentences",
        [
            place | {"sentence": n, "start": 10 * n, "end": 10 * n + 10, "role": "caption" if n == 3 else "body"}
            for n in range(4)
        ],
    )
    spans = [(2, 15, "Ann"), (16, 18, "Ann"), (20, 25, "Bo, Cy"), (26, 28, ""), (30, 35, "Ann")]
    quotes = pd.DataFrame(spans, columns=["start", "end", "speaker"]).assign(article="a")
    topics = pd.DataFrame(
        [("a", n, topic) for n, topic in [(0, "sea"), (1, "sea"), (1, "law"), (2, "law"), (3, "sea")]],
        columns=["article", "sentence", "topic"],
    )
    return sentences, quotes, topics


def test_a_speaker_has_the_sentences_that_hold_their_words(said):
    found = speaker_topics(*said)[["speaker", "topic", "sentences", "of", "outlets"]]
    assert found.to_numpy().tolist() == [
        ["Ann", "sea", 2, 2, 1],
        ["Ann", "law", 1, 2, 1],
        ["Bo", "law", 1, 1, 1],
        ["Cy", "law", 1, 1, 1],
    ]


def test_a_share_has_its_interval(said):
    found = speaker_topics(*said)
    assert found["share"].tolist() == [1, 0.5, 1, 1]
    assert ((found["low"] <= found["share"]) & (found["share"] <= found["high"])).all()


def test_nobody_speaks_about_nothing(said):
    sentences, quotes, topics = said
    assert speaker_topics(sentences, quotes.head(0), topics).empty
    assert speaker_topics(sentences, quotes, topics.head(0)).empty
