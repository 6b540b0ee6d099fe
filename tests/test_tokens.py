"""What counts as one word, and which spellings count as the same."""

from __future__ import annotations

import unicodedata

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import schema
from analysis.tokens import WORD, fold, read_words, singular, tokenise, word_spans

#: Text that is dense in the marks a word can hold or stop at.
MARKED = st.text(alphabet="aAsSuUcom é\u03011250'’-‑–.,:/$%&_“”@\n", max_size=40)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't; they can’t.", ["They", "don't", "they", "can’t"]),
        ("the country’s and the countries’ ports", ["the", "country’s", "and", "the", "countries", "ports"]),
        ("a ‘Made here’ label, “tested”", ["a", "Made", "here", "label", "tested"]),
        ("a five-day, state-run fair -- or – so", ["a", "five-day", "state-run", "fair", "or", "so"]),
        ("over $50 billion, up 3.5% from €1,200", ["over", "$50", "billion", "up", "3.5%", "from", "€1,200"]),
        ("at 08:16pm on 2023-12-27: 12-year-olds", ["at", "08:16pm", "on", "2023-12-27", "12-year-olds"]),
        ("the U.S. and U.S.-led, e.g. at 9 a.m.", ["the", "U.S.", "and", "U.S.-led", "e.g.", "at", "9", "a.m."]),
        ("S. Marlow met J.K.Harper. I left.", ["S.", "Marlow", "met", "J.K.", "Harper", "I", "left"]),
        ("See https://example.org/a?b=c. Or example.com!", ["See", "https://example.org/a?b=c", "Or", "example.com"]),
        ("R&D at B&Q, #Budget and COVID-19", ["R&D", "at", "B&Q", "Budget", "and", "COVID-19"]),
        ("a cafe\u0301 by the sea", ["a", "cafe\u0301", "by", "the", "sea"]),
        ("…—“ ” ' ’ - _", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Harbour", "harbour"),
        ("India’s", "india"),
        ("INDIA'S", "india"),
        ("it’s", "it"),
        ("don’t", "don't"),
        ("five‑day", "five-day"),
        ("cafe\u0301", "caf\u00e9"),
        ("S.", "s"),
        ("a.m.", "am"),
        ("$50", "$50"),
        ("example.com", "example.com"),
    ],
)
def test_spellings_that_are_the_same_word_fold_together(word, folded):
    assert fold(word) == folded


def test_a_name_in_capitals_is_not_the_small_word():
    assert {fold(name) for name in ("US", "U.S.", "US’s", "U.S.'s")} == {"US"}
    assert {fold(pronoun) for pronoun in ("us", "Us")} == {"us"}


@given(MARKED)
def test_every_letter_and_digit_is_in_one_word_and_no_space_is(text):
    spans = word_spans(text)
    inside = [place for start, end in spans for place in range(start, end)]
    assert inside == sorted(set(inside))
    assert all(start < end for start, end in spans)
    assert not any(text[place].isspace() for place in inside)
    assert {place for place, character in enumerate(text) if character.isalnum()} <= set(inside)


@given(MARKED)
def test_a_folded_word_folds_to_itself(text):
    for word in words(text):
        assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="aeE\u00e9\u03015 -’", max_size=40))
def test_composed_and_decomposed_accents_are_the_same_words(text):
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert [fold(word) for word in words(composed)] == [fold(word) for word in words(decomposed)]


@given(st.lists(MARKED, max_size=5), st.integers(0, 1000))
def test_tokenise_gives_the_words_of_each_sentence_with_offsets_into_the_article(texts, start):
    sentences = schema.frame(
        "sentences",
        [
            {
                "article": "a",
                "outlet": "A",
                "sentence": number,
                "passage": 0,
                "role": "body",
                "start": start,
                "end": start + len(text),
                "position": 0.0,
                "text": text,
            }
            for number, text in enumerate(texts)
        ],
    )
    tokens = tokenise(sentences)
    assert list(tokens[["row", "start", "end"]].itertuples(index=False, name=None)) == [
        (row, start + first, start + last) for row, text in enumerate(texts) for first, last in word_spans(text)
    ]
    assert list(tokens["word"]) == [fold(word) for text in texts for word in words(text)]


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("boats", "boat"),
        ("ferries", "ferry"),
        ("churches", "church"),
        ("boxes", "box"),
        ("classes", "class"),
        ("houses", "house"),
        ("buses", "bus"),
        ("series", "series"),
        ("movies", "movie"),
        ("bus", "bus"),
    ],
)
def test_the_singular_of_a_plural(plural, single):
    assert singular(plural) == single


def test_a_hyphen_that_shows_only_at_the_end_of_a_line_divides_no_word():
    assert [fold(word) for word in words("The har\u00adbour")] == ["the", "harbour"]


def test_nltk_finds_the_same_words(seeds_event):
    from nltk.tokenize import RegexpTokenizer

    nltk = RegexpTokenizer(WORD.pattern)
    for text in seeds_event.articles["text"]:
        assert list(nltk.span_tokenize(text)) == word_spans(text)


@given(st.lists(st.text(alphabet="aBé5 .,'’-—_&@/:$%()\"“”\u0301\n\u00a0US", max_size=30), max_size=4))
@example(["a-B. S. ab. Mr. U.S.’s it's", "https://example.org/a), (www.b.c/d", "", "e\u0301te 3.5% end—and ’tis"])
def test_words_read_without_their_places_are_the_same(texts):
    words = read_words(pd.Series(texts, dtype="str"))
    folded = [[fold(text[start:end]) for start, end in word_spans(text)] for text in texts]
    assert words.names[words.word].tolist() == [word for line in folded for word in line]
    assert words.sizes.tolist() == [len(line) for line in folded]
    assert words.row.tolist() == [row for row, line in enumerate(folded) for _ in line]
    assert words.names.tolist() == sorted(set(words.names))
