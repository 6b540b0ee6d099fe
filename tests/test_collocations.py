"""Words that stand together: counted within sentences, scored as NLTK scores them."""

from __future__ import annotations

import pytest
from nltk.collocations import BigramAssocMeasures

from analysis import schema
from analysis.terms import collocates, collocations


def sentences(*texts: str, role: str = "body"):
    rows = []
    for number, text in enumerate(texts):
        rows.append(
            {
                "article": "a",
                "outlet": f"Outlet {number % 2}",
                "sentence": number,
                "passage": 0,
                "role": role,
                "start": 0,
                "end": len(text),
                "position": 0.0,
                "text": text,
            }
        )
    return schema.frame("sentences", rows)


def test_a_pair_is_two_neighbours_in_one_sentence():
    found = collocations(
        sentences("Heavy rain fell.", "Heavy rain fell again.", "It was heavy.", "Rain fell."), least=2
    )
    assert dict(zip(found["pair"], found["count"], strict=True)) == {"rain fell": 3, "heavy rain": 2}


def test_outlets_that_use_a_pair_are_counted_once_each():
    found = collocations(sentences("Heavy rain.", "Heavy rain.", "Heavy rain."), least=1)
    assert found.loc[0, "outlets"] == 2


def test_scores_are_those_of_the_marginal_counts():
    found = collocations(sentences("Heavy rain fell.", "Heavy rain stopped.", "A storm came."), least=2).loc[0]
    assert found["g2"] == pytest.approx(BigramAssocMeasures.likelihood_ratio(2, (2, 2), 9))
    assert found["pmi"] == pytest.approx(BigramAssocMeasures.pmi(2, (2, 2), 9))


def test_small_words_and_uncounted_text_form_no_pair():
    assert collocations(sentences("The rain and the wind.", "The rain and the wind."), least=1).empty
    assert collocations(sentences("Heavy rain.", "Heavy rain.", role="caption"), least=1).empty


TEXTS = (
    "The old ferry sank near the harbour.",
    "The ferry, old and slow, sank.",
    "A slow train. An old harbour, an old town.",
)


def test_words_near_a_term_are_those_of_its_sentence_within_the_window():
    found = collocates(sentences(*TEXTS), "ferry", window=2, least=1).set_index("word")
    assert found["near"].to_dict() == {"old": 2, "sank": 1}
    assert found.loc["old", ["count", "outlets"]].to_list() == [4, 2]
    assert set(collocates(sentences(*TEXTS), "ferry", window=3, least=1)["word"]) == {"old", "sank", "slow"}


def test_a_word_between_two_uses_of_a_term_stands_near_once():
    found = collocates(sentences("ferry old ferry", *TEXTS[2:]), "ferry", least=1)
    assert found[["word", "near"]].to_numpy().tolist() == [["old", 1]]


def test_a_term_of_several_words_is_not_near_itself():
    assert set(collocates(sentences(*TEXTS), "old ferry", window=1, least=1)["word"]) == {"sank"}
    with pytest.raises(ValueError, match="holds no word"):
        collocates(sentences(*TEXTS), "…")


def test_nearness_is_scored_by_the_words_near_against_all_words():
    row = collocates(sentences(*TEXTS), "ferry", window=2).iloc[0]
    near, words = 4 + 3, 7 + 6 + 9 - 2  # "The old … sank near", "The … old and"; all words but the term itself
    marginals = 2, (near, 4), words
    assert row["word"] == "old"
    for name, measure in (("g2", "likelihood_ratio"), ("pmi", "pmi"), ("dice", "dice")):
        assert row[name] == pytest.approx(getattr(BigramAssocMeasures, measure)(*marginals), abs=1e-9)
