"""Agreement of two codings: equal to published worked examples and to NLTK, and honest where there is nothing."""

from __future__ import annotations

from math import isnan

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from analysis import schema
from analysis.errors import InputError
from analysis.topics.agreement import agreement, krippendorff_alpha, masi, read_labels
from analysis.topics.codebook import Codebook, Topic

#: Four observers, twelve units: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C.
OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""


def units(observers: str) -> list[list[str]]:
    """The values of each unit, without those that are missing."""
    columns = zip(*(line.split() for line in observers.strip().splitlines()), strict=True)
    return [[value for value in column if value != "."] for column in columns]


def test_krippendorff_s_worked_example_with_missing_values():
    assert krippendorff_alpha(units(OBSERVERS)) == pytest.approx(0.743, abs=5e-4)


def test_krippendorff_s_worked_example_of_two_observers():
    """His example B: nominal data, two observers, no value missing."""
    assert krippendorff_alpha(units("a a b b d c c c e d d a\nb a b b b c c c e d d d")) == pytest.approx(
        0.692, abs=5e-4
    )


TOPICS = st.frozensets(st.sampled_from(["sea", "money", "law"]), max_size=3)
CODINGS = st.lists(st.lists(TOPICS, min_size=2, max_size=3), min_size=2, max_size=8)


@settings(max_examples=30)
@given(CODINGS, st.sampled_from([None, masi]))
def test_alpha_is_that_of_nltk(codings, distance):
    assume(len({values for unit in codings for values in unit}) > 1)
    data = [(coder, unit, value) for unit, values in enumerate(codings) for coder, value in enumerate(values)]
    theirs = AnnotationTask(data, distance=distance or (lambda a, b: float(a != b))).alpha()
    assert krippendorff_alpha(codings, distance) == pytest.approx(theirs)


def test_alpha_of_nothing_is_missing_and_of_one_value_one():
    assert isnan(krippendorff_alpha([]))
    assert isnan(krippendorff_alpha([["a"], []]))
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) == 1


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("", "", 0), ("ab", "ab", 0), ("a", "", 1), ("a", "b", 1), ("a", "ab", 1 - 1 / 3), ("ab", "bc", 1 - 1 / 9)],
)
def test_masi(first, second, apart):
    assert masi(frozenset(first), frozenset(second)) == pytest.approx(apart)


# Two codings


def sentences(count: int = 4, *articles: str) -> pd.DataFrame:
    """Sentences of ten characters, so many in each article; the last is a caption."""
    return schema.frame(
        "sentences",
        (
            {"article": article, "outlet": article, "sentence": n, "passage": n, "text": "x" * 10, "position": 0.0}
            | {"start": 10 * n, "end": 10 * n + 10, "role": "caption" if n == count else "body"}
            for article in articles or ("a",)
            for n in range(count + 1)
        ),
    )


def coding(*rows: tuple[str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "sentence", "topic"])


def test_precision_recall_and_f1_of_a_topic():
    labelled = coding(("a", 0, "sea"), ("a", 1, "sea"), ("a", 2, "law"))
    coded = coding(("a", 0, "sea"), ("a", 2, "sea"), ("a", 2, "law"), ("a", 3, "sea"))
    table = agreement(coded, labelled, sentences()).set_index("topic")
    assert table.loc["sea", ["labelled", "coded", "both"]].tolist() == [2, 3, 1]
    assert table.loc["sea", ["precision", "recall", "f1"]].tolist() == pytest.approx([1 / 3, 1 / 2, 2 / 5])
    assert table.loc["", ["labelled", "coded", "both"]].tolist() == [3, 4, 2]
    assert table.loc["law", "alpha"] == 1
    assert list(table.index) == ["", "law", "sea"]


def test_a_topic_that_only_one_of_them_has_has_no_share_of_nothing():
    table = agreement(coding(("a", 0, "sea")), coding(("a", 1, "law")), sentences()).set_index("topic")
    assert isnan(table.loc["law", "precision"]) and table.loc["law", "recall"] == 0
    assert isnan(table.loc["sea", "recall"]) and table.loc["sea", "precision"] == 0


def test_only_counted_sentences_of_labelled_articles_are_judged():
    labelled = coding(("a", 0, "sea"))
    coded = coding(("a", 0, "sea"), ("a", 4, "sea"), ("b", 0, "sea"))
    assert agreement(coded, labelled, sentences(4, "a", "b"))["coded"].tolist() == [1, 1]


def test_a_sentence_without_a_topic_is_a_judgement_too():
    both = coding(("a", 0, "sea"))
    assert agreement(both, both, sentences()).set_index("topic").loc["", "alpha"] == 1
    missed = agreement(coding(), both, sentences()).set_index("topic")
    assert missed.loc["", "alpha"] < 0.5 and missed.loc["", "recall"] == 0


# Labels in a file


BOOK = Codebook("topics.toml", "made up", tuple(Topic(name, name, "", ()) for name in ("sea", "Law")))


def labels(tmp_path, content: str) -> list[tuple]:
    path = tmp_path / "labels.csv"
    path.write_text(content, encoding="utf-8")
    return list(read_labels(path, sentences(), BOOK).itertuples(index=False, name=None))


def test_labels_are_read_by_sentence_or_by_offset(tmp_path):
    found = [("a", 1, "sea"), ("a", 1, "Law"), ("a", 2, "")]
    assert labels(tmp_path, "article,sentence,topic\na,1,sea\na,1,LAW\na,2,\n") == found
    assert labels(tmp_path, "\ufefftopic,note,article,start\nsea,x,a,10\nlaw,,a,15\n,,a,29\n") == found
    assert labels(tmp_path, "article,start,topic\n") == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "article,sentence,topic"),
        ("article,topic\na,sea\n", "article,sentence,topic"),
        ("article,sentence,topic\na,1,sea\na,1,sky\n", "line 3: the codebook has no topic 'sky'; it has sea, Law."),
        ("article,sentence,topic\na,first,sea\n", "line 2"),
        ("article,sentence,topic\na,9,sea\n", "line 2"),
        ("article,sentence,topic\nb,1,sea\n", "line 2: there is no such sentence in an article 'b'"),
        ("article,sentence,topic\na\n", "line 2"),
        ("article,start,topic\nb,1,sea\n", "line 2: there is no such sentence in an article 'b'"),
    ],
)
def test_a_label_that_fits_nothing_is_named(tmp_path, content, says):
    with pytest.raises(InputError, match="labels.csv") as error:
        labels(tmp_path, content)
    assert says in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="labels.csv: cannot be read"):
        read_labels(tmp_path / "labels.csv", sentences(), BOOK)
