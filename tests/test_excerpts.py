"""The running text cut down to whose words it is."""

from __future__ import annotations

import pandas as pd
import pytest
from invented import invented

from analysis import schema
from analysis.excerpts import QUOTED, TOLD, by_voice, excerpts, whose_terms
from analysis.terms import contexts, count_terms, keyness
from analysis.voices import VOICES, voiced_words


def test_a_quotation_is_cut_out_of_its_sentence():
    event = invented(1)
    said = excerpts(event.sentences, event.quotes, voices=["direct"])
    assert said["text"].tolist() == ["Nobody likes to pay more for the ferry."]
    told = excerpts(event.sentences, event.quotes, voices=["narration"])
    assert "Nobody likes to pay more for the ferry." not in set(told["text"])
    assert not set(told["role"]) - set(schema.COUNTED)


def test_part_of_a_sentence_keeps_its_place_in_the_article():
    event = invented(1)
    row = event.quotes.iloc[[0]].assign(start=lambda quote: quote["start"] + 7, end=lambda quote: quote["start"] + 12)
    assert excerpts(event.sentences, row, voices=["direct"])["text"].tolist() == ["likes to pay"]
    cut = excerpts(event.sentences, row, voices=["narration"]).query("text.str.contains('Nobody|more for')")
    assert cut["text"].tolist() == ["Nobody", "more for the ferry."]


def test_a_speaker_is_asked_for_by_name():
    event = invented(1)
    quotes = event.quotes.assign(speaker=["Anna Berg", ""])
    spoken = {name: " ".join(excerpts(event.sentences, quotes, speaker=name)["text"]) for name in ("Anna Berg", "")}
    assert spoken["Anna Berg"] == "Nobody likes to pay more for the ferry."
    assert spoken[""].startswith("The mayor said")
    assert excerpts(event.sentences, quotes, speaker="Nobody we know").empty


def test_a_voice_that_does_not_exist_is_named():
    event = invented(1)
    with pytest.raises(ValueError, match="no such voice: sung. There are direct, mixed"):
        excerpts(event.sentences, event.quotes, voices=["sung"])


def test_on_the_seeds_excerpts_slice_back_into_the_articles_and_hold_every_word_once(seeds_event):
    texts = seeds_event.articles.set_index("article")["text"]
    parts = [excerpts(seeds_event.sentences, seeds_event.quotes, voices=[voice]) for voice in VOICES]
    for row in pd.concat(parts).itertuples():
        assert texts[row.article][row.start : row.end] == row.text
    words = voiced_words(seeds_event.sentences, seeds_event.quotes)
    held = [count_terms(part, longest=1).drop_duplicates("outlet")["total"].sum() for part in parts]
    assert held == [int((words["voice"] == voice).sum()) for voice in VOICES]


def test_on_the_seeds_terms_can_be_counted_in_what_is_quoted_alone(seeds_event):
    sides = by_voice(seeds_event.sentences, seeds_event.quotes)
    terms = count_terms(sides, longest=1)
    whole = seeds_event.terms.query("words == 1").groupby("term")["count"].sum()
    assert terms.groupby("term")["count"].sum().to_dict() == whole.to_dict()
    assert set(keyness(terms)["outlet"]) == {QUOTED, TOLD}
    quoted = terms[terms["outlet"] == QUOTED].iloc[0]
    assert (contexts(sides, quoted["term"])["outlet"] == QUOTED).sum() == quoted["count"]


def test_a_term_belongs_to_speakers_as_far_as_they_use_it():
    event = invented(1)
    table = whose_terms(event.sentences, event.quotes, ["ferry", "shops", "$50 billion", "boat"]).set_index("term")
    assert table.loc["ferry", ["uses", "quoted"]].tolist() == [6, 2]
    assert table.loc["ferry", "low"] < table.loc["ferry", "share"] == 1 / 3 < table.loc["ferry", "high"]
    assert table["quoted"].to_dict() == {"ferry": 2, "shops": 0, "$50 billion": 1, "boat": 0}
    assert pd.isna(table.loc["boat", "share"]) and list(table.loc["boat", ["low", "high"]]) == [0, 1]
