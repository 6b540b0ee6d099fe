"""Words that stand together: counted within sentences, scored as NLTK scores them."""

from __future__ import annotations

import pytest
from nltk.collocations import BigramAssocMeasures

from analysis import schema
from analysis.terms import collocations


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
