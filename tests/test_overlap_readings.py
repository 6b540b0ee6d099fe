"""One quotation as several outlets print it: which words differ, and what is no difference."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.comparison import reading_table
from analysis.event import measure
from analysis.overlap import variant_readings


@pytest.fixture
def readings(corpus):
    """What differs between the quotations of outlets that print these words, one text an outlet."""

    def find(*texts: str) -> pd.DataFrame:
        event = measure(corpus({f"{name}.txt": text for name, text in zip("abcdef", texts, strict=False)}))
        return variant_readings(event.articles, event.passages, event.quotes)

    return find


def said(words: str) -> str:
    return f'Ada Berg, the mayor, said: "{words}"'


DIFFER = {
    "a word": ("The ferry is always late when the wind turns.", "The ferry is often late when the wind turns."),
    "a word that is left out": ("The relationship has been very good.", "The relationship has always been very good."),
    "a tense": ("I guess he felt the ferry was far too slow.", "I guess he feels the ferry was far too slow."),
    "a name": ("I told Wanda Holm to repair the old ferry.", "I told Debora Holm to repair the old ferry."),
    "several words": (
        "If asked, I would have signed a support of repairs to the old ferry in the harbour.",
        "If asked, I would have supported the repairs to the old ferry in the harbour.",
    ),
    "a number": ("We lost ten boats in the storm on the coast.", "We lost 12 boats in the storm on the coast."),
    "the first word but one": ("Nobody even told me about the ferry.", "Nobody ever told me about the ferry."),
}


@pytest.mark.parametrize(("one", "other"), DIFFER.values(), ids=DIFFER)
def test_what_differs_in_a_quotation_is_found(readings, one, other):
    found = readings(said(one), said(other))
    assert found["variant"].unique().tolist() == [1]
    assert found["reading"].tolist() == [0, 1]
    shown = [" ".join(f"{row.before}{row.text}{row.after}".split()) for row in found.itertuples()]
    assert all(words.strip("… ") in text for words, text in zip(shown, (one, other), strict=True))
    assert found["text"].nunique() == 2


SAME = {
    "case and marks": ("The ferry is late; nobody knows why it is.", "The Ferry is late. Nobody knows why it is!"),
    "a short form": ("It's a ferry that we can't repair by June.", "It is a ferry that we cannot repair by June."),
    "another short form": (
        "He's repaired the ferry before the winter.",
        "He has repaired the ferry before the winter.",
    ),
    "a spelling by country": (
        "The harbour will honour the programme of repairs.",
        "The harbor will honor the program of repairs.",
    ),
    "one word or two": (
        "We are on the same wavelength in the harbour.",
        "We are on the same wave length in the harbour.",
    ),
    "a number in figures": (
        "We lost five boats in the storm on the coast.",
        "We lost 5 boats in the storm on the coast.",
    ),
    "what is marked as left out": (
        "The ferry is late because of the storm and will stay here.",
        "The ferry is late … and will stay here.",
    ),
    "what is put in in brackets": (
        "The minister told me to repair the ferry now.",
        "The minister [Holm] told me to repair the ferry now.",
    ),
    "a quotation that ends before": ("The ferry is late and will stay here.", "The ferry is late and will"),
    "another quotation": ("The ferry is late and will stay here.", "The winter was long and the road was closed."),
    "a phrase in the middle of two long quotations": (
        "The harbour was frozen and, at the end of the day, we had no boat that could leave for the islands.",
        "Nobody told us the fare and, at the start of the day, everyone had paid twice what the council wanted.",
    ),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_differs_in_form_or_is_another_quotation_is_no_reading(readings, one, other):
    assert readings(said(one), said(other)).empty


@pytest.mark.parametrize(("speaker", "variants"), [("Ada Berg", 1), ("Carl Holm", 0)])
def test_words_of_two_people_must_be_alike_at_length(readings, speaker, variants):
    found = readings('Ada Berg said: "The ferry is late again."', f'{speaker} said: "The ferry is never late again."')
    assert found["variant"].nunique() == variants


def test_an_outlet_is_not_held_against_itself(corpus):
    folder = corpus(
        {"one.txt": said(DIFFER["a word"][0]), "two.txt": said(DIFFER["a word"][1])},
        sources="file,outlet\none.txt,Herald\ntwo.txt,Herald\n",
    )
    event = measure(folder)
    assert variant_readings(event.articles, event.passages, event.quotes).empty


def test_what_most_outlets_print_comes_first_and_all_that_print_it_are_named(readings):
    one, other = DIFFER["a word"]
    found = readings(said(other), said(one), said(one))
    assert found["outlet"].tolist() == ["b", "c", "a"]
    assert found["reading"].tolist() == [0, 0, 1]


def test_a_reading_stands_where_it_says(corpus):
    event = measure(corpus({"one.txt": said(DIFFER["a tense"][0]), "two.txt": said(DIFFER["a tense"][1])}))
    found = variant_readings(event.articles, event.passages, event.quotes)
    texts = event.articles.set_index("article")["text"]
    assert [texts[row.article][row.start : row.end] for row in found.itertuples()] == ["felt", "feels"]
    assert found["text"].tolist() == ["felt", "feels"]


def test_differences_of_small_words_come_last(readings):
    one = "We will go to the harbour by noon, and the ferry will leave before the storm."
    other = "We will go to a harbour by noon, and the ferry will leave after lunch before the storm."
    found = readings(said(one), said(other))
    assert found.drop_duplicates("variant")["small_words"].tolist() == [False, True]


def test_the_table_strikes_through_what_one_prints_and_underlines_what_the_other_does(corpus):
    table = reading_table(
        measure(corpus({"one.txt": said(DIFFER["a tense"][0]), "two.txt": said(DIFFER["a tense"][1])}))
    )
    (row,) = table.rows
    assert [cell.text for cell in row] == [
        "Ada Berg",
        "I guess he felt the ferry was far too slow",
        "one",
        "I guess he feels the ferry was far too slow",
        "two",
    ]
    assert "felt" in row[3].html().split("</del>")[0] and "feels" in row[3].html().split("<ins>")[1]
    assert all(cell.href.startswith("01_articles") for cell in (row[2], row[4]))


def test_without_such_a_quotation_the_table_says_none(corpus):
    assert "None." in reading_table(measure(corpus({"one.txt": "It rained all day long."}))).html()
