"""Articles are cut into units: reported words by themselves, narration in clauses, who speaks left out."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.overlap.units import find_units

NO_QUOTES = schema.frame("quotes", [])


def sentences(*texts: str, role: str = "body") -> pd.DataFrame:
    rows, start = [], 0
    for number, text in enumerate(texts):
        rows.append(
            {
                "article": "a",
                "outlet": "A",
                "sentence": number,
                "passage": 0,
                "role": role,
                "start": start,
                "end": start + len(text),
                "position": 0.0,
                "text": text,
            }
        )
        start += len(text) + 1
    return schema.frame("sentences", rows)


def quotes(told: pd.DataFrame, *found: tuple[str, str, str]) -> pd.DataFrame:
    """Quotations of `told`, each as its words, its speaker and the verb of saying."""
    text = " ".join(told["text"])
    rows = []
    for words, speaker, cue in found:
        start, said, who = text.index(words), text.index(cue), text.index(speaker)
        rows.append(
            {
                "article": "a",
                "outlet": "A",
                "quote": words,
                "start": start,
                "end": start + len(words),
                "text": words,
                "kind": "indirect",
                "speaker": speaker,
                "mention": speaker,
                "mention_start": who,
                "mention_end": who + len(speaker),
                "cue": cue,
                "cue_start": said,
                "cue_end": said + len(cue),
                "rule": "",
            }
        )
    return schema.frame("quotes", rows)


def units(told: pd.DataFrame, reported: pd.DataFrame = NO_QUOTES) -> list[tuple[str, str]]:
    """The units of the sentences, each as its speaker and its text."""
    found = find_units(told, reported)
    return list(zip(found["speaker"], found["text"], strict=True))


def test_reported_words_are_units_of_their_speaker_and_the_verb_of_saying_is_none():
    told = sentences("Brown said that the ferry will run in June and that she had paid for it.")
    reported = quotes(told, ("the ferry will run in June and that she had paid for it", "Brown", "said"))
    assert [speaker for speaker, _ in units(told, reported)] == ["Brown"] * len(units(told, reported))
    assert units(told, reported)[0] == ("Brown", "the ferry will run in June and that she had paid for it")


@pytest.mark.parametrize(
    ("lead", "unit"),
    [
        (
            "Brown has resigned from the old harbour board, saying that",
            "Brown has resigned from the old harbour board",
        ),
        (
            "Brown has resigned from the old harbour board, and said",
            "Brown has resigned from the old harbour board",
        ),
        (
            "Brown has resigned from the old harbour board and says that",
            "Brown has resigned from the old harbour board",
        ),
        ("Brown, the former mayor of the island, says", "Brown, the former mayor of the island, says"),
    ],
)
def test_a_clause_before_reported_words_ends_where_it_leads_on_to_them(lead, unit):
    told = sentences(f"{lead} the old ferry is in danger.")
    cue = next(word for word in ("saying", "said", "says") if word in lead)
    found = units(told, quotes(told, ("the old ferry is in danger", "Brown", cue)))
    assert found == [("", unit), ("Brown", "the old ferry is in danger")]


@pytest.mark.parametrize(
    ("text", "words", "cue", "unit"),
    [
        (
            "Brown denied the claims in the report that the ferry sank in June.",
            "the ferry sank in June",
            "denied",
            "denied the claims in the report that the ferry sank in June",
        ),
        (
            "Brown denied that the ferry sank in June.",
            "the ferry sank in June",
            "denied",
            "denied that the ferry sank in June",
        ),
        ("Brown refused to pay for the ferry.", "to pay for the ferry", "refused", "refused to pay for the ferry"),
        ("Brown promised to pay for the ferry.", "to pay for the ferry", "promised", "to pay for the ferry"),
        ("The ferry sank in June, Brown denied.", "The ferry sank in June", "denied", "The ferry sank in June"),
    ],
)
def test_what_is_denied_or_refused_is_told_with_the_word_for_it(text, words, cue, unit):
    told = sentences(text)
    assert ("Brown", unit) in units(told, quotes(told, (words, "Brown", cue)))


def test_what_is_told_beside_reported_words_is_a_unit_of_narration():
    told = sentences("Brown, who had come from the outer islands by boat, said that the ferry will run in June.")
    reported = quotes(told, ("the ferry will run in June", "Brown", "said"))
    assert [speaker for speaker, _ in units(told, reported)] == ["", "Brown"]
    assert "who had come from the outer islands by boat" in units(told, reported)[0][1]


def test_a_clause_that_only_says_who_speaks_is_no_unit_beside_one_that_says_more():
    told = sentences("The old ferry sank off the cape on Monday, and Brown later said that it was lost for good.")
    reported = quotes(told, ("it was lost for good", "Brown", "said"))
    assert units(told, reported) == [
        ("", "The old ferry sank off the cape on Monday"),
        ("Brown", "it was lost for good"),
    ]


@pytest.mark.parametrize("did", ["resigned", "quit the board", "fled"])
def test_what_a_speaker_does_is_a_unit_beside_what_they_say(did):
    told = sentences(f"The old ferry sank off the cape, and Brown {did} and said that it was lost for good.")
    reported = quotes(told, ("it was lost for good", "Brown", "said"))
    assert any(did in text for speaker, text in units(told, reported) if not speaker)


def test_a_unit_stands_in_the_headline_in_the_lead_or_in_the_body():
    told = sentences("Old ferry sank", "A storm sank it at dawn.", "The old ferry was lost.", "Divers searched for it.")
    told["role"] = ["headline", "standfirst", "body", "body"]
    assert find_units(told, NO_QUOTES)["part"].tolist() == ["headline", "body", "lead", "body"]


def test_a_quotation_that_goes_on_over_sentences_gives_units_of_each():
    told = sentences("“The ferry is old.", "It will be sold,” Brown said.")
    reported = quotes(told, ("The ferry is old. It will be sold", "Brown", "said"))
    assert units(told, reported) == [("Brown", "The ferry is old"), ("Brown", "It will be sold")]


def test_a_quotation_in_a_quotation_is_not_cut_out_of_it_but_lends_its_speaker():
    inner = "the old ferry would be sold to a harbour on the mainland early next year"
    outer = f"Brown had said {inner}"
    told = sentences(f"The Herald reported that {outer}.")
    reported = quotes(told, (outer, "The Herald", "reported"), (inner, "Brown", "had said"))
    assert units(told, reported) == [("Brown", outer)]


@pytest.mark.parametrize(
    "nothing",
    ["It was.", "The ferry.", "Here’s the video.", "Here is a photo of the ferry.", "As you can clearly see above."],
)
def test_what_states_nothing_is_no_unit(nothing):
    assert units(sentences(nothing)) == []


def test_what_follows_a_pointer_and_a_word_that_is_quoted_are_units():
    pointing = "As you can see above, the old ferry sank"
    assert units(sentences(f"{pointing}.")) == [("", pointing)]
    told = sentences("“Nonsense!” Brown said.")
    reported = quotes(told, ("Nonsense", "Brown", "said")).assign(kind="direct")
    assert units(told, reported) == [("Brown", "Nonsense")]


def test_only_the_running_text_is_cut():
    assert units(sentences("The old ferry in the harbour.", role="caption")) == []
    assert units(sentences("Old ferry will be sold", role="headline")) == [("", "Old ferry will be sold")]


def test_units_slice_back_and_stand_in_the_order_of_the_text(seeds_event):
    found = find_units(seeds_event.sentences, seeds_event.quotes)
    text = seeds_event.articles.set_index("article")["text"]
    assert all(text[unit.article][unit.start : unit.end] == unit.text for unit in found.itertuples())
    for _, own in found.groupby("article"):
        assert (own["start"].to_numpy()[1:] >= own["end"].to_numpy()[:-1]).all()


def test_every_counted_sentence_says_something_in_some_unit(seeds_event):
    found = find_units(seeds_event.sentences, seeds_event.quotes)
    counted = seeds_event.sentences[seeds_event.sentences["role"].isin(schema.COUNTED)]
    for sentence in counted.itertuples():
        own = found[found["article"] == sentence.article]
        assert ((own["start"] < sentence.end) & (own["end"] > sentence.start)).any(), sentence.text
