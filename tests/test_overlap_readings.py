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
    "words that look like one in two spellings": (
        "The ferry to our harbour was filled by noon.",
        "The ferry to our harbour was filed by noon.",
    ),
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
        "We travelled to the old harbour by night, and nobody could honour the programme of repairs to it.",
        "We traveled to the old harbor by night, and nobody could honor the program of repairs to it.",
    ),
    "accents": ("It was naïve to leave the café so early.", "It was naive to leave the cafe\u0301 so early."),
    "a number of two words": ("We lost twenty-one boats on the coast.", "We lost 21 boats on the coast."),
    "a sign": ("We lost 5% of the boats on the coast.", "We lost 5 percent of the boats on the coast."),
    "no apostrophe": ("The boats dont leave before noon here.", "The boats don't leave before noon here."),
    "a wrong apostrophe": ("The ferry isn’t late in the winter.", "The ferry isn‘t late in the winter."),
    "a ligature": ("The ferry is ﬁne in the winter.", "The ferry is fine in the winter."),
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


@pytest.mark.parametrize(
    ("one", "other", "variants"),
    [("Ada Berg", "Ada Berg", 1), ("Ada Berg", "Carl Holm", 0), ("A judge of Elland", "A king of Elland", 0)],
)
def test_words_of_two_people_must_be_alike_at_length(readings, one, other, variants):
    found = readings(f'{one} said: "The ferry is late again."', f'{other} said: "The ferry is never late again."')
    assert found["variant"].nunique() == variants


def test_the_order_of_the_articles_changes_nothing(corpus):
    # What difflib finds these two to share depends on which is laid beside which.
    one, other = (said(" ".join(f"word{letter}" for letter in words)) for words in ("deffbbcbdh", "deffbcbch"))
    event = measure(corpus({"a.txt": one, "b.txt": other}))
    forward = variant_readings(event.articles, event.passages, event.quotes)
    backward = variant_readings(event.articles[::-1], event.passages[::-1], event.quotes)
    assert set(forward["text"]) == set(backward["text"]) != set()


def test_more_outlets_than_set_phrases_have_still_are_compared(corpus):
    words = DIFFER["a word"]
    event = measure(corpus({f"{number:02}.txt": said(words[number % 2]) for number in range(70)}))
    found = variant_readings(event.articles, event.passages, event.quotes)
    assert found.groupby("reading")["outlet"].nunique().tolist() == [35, 35]


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


def test_the_table_names_both_if_two_people_are_given_the_words(corpus):
    words = "The ferry is {} late when the wind turns, and nobody on the islands knows why it should be."
    texts = {
        name: f'{name} said: "{words.format(how)}"' for name, how in (("Ada Berg", "always"), ("Carl Holm", "often"))
    }
    table = reading_table(measure(corpus({f"{number}.txt": text for number, text in enumerate(texts.values())})))
    assert [row[0].text for row in table.rows] == ["Carl Holm or Ada Berg"]


def test_what_articles_print_is_no_markup(corpus):
    words = 'The <b>ferry</b> is {} late, & "nobody" knows why it should be on the islands.'
    texts = {f"{how}.txt": f"Ada Berg said: “{words.format(how)}”" for how in ("always", "often")}
    shown = reading_table(measure(corpus(texts))).html()
    assert "<b>" not in shown and "&lt;b&gt;ferry&lt;/b&gt;" in shown


def test_without_such_a_quotation_the_table_says_none(corpus):
    assert "None." in reading_table(measure(corpus({"one.txt": "It rained all day long."}))).html()
