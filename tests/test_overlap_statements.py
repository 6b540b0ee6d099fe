"""What several outlets say is one statement with each outlet's wording of it, however the files are ordered."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.data import DATA
from analysis.overlap import align_statements
from analysis.overlap.wordings import compare_wordings, shared_in_order

TOLD = {
    "Herald": [
        "The council raised the fare of the ferry by half on Monday.",
        "The ferry will return in June this year.",
        "Shops on the islands fear for their summer.",
    ],
    "Gazette": [
        "On Monday the council raised the ferry fare by half.",
        "A whale was seen in the harbour at dawn.",
        "The ferry will return in June next year.",
    ],
    "Mirror": ["The ferry will return in June.", "Visitors have stayed away from the northern beaches."],
}


def corpus(told: dict[str, list[str]], *, speaker: str = "") -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames of an article for each outlet; with `speaker`, every sentence is a quotation of theirs."""
    articles, sentences, quotes = [], [], []
    for outlet, texts in told.items():
        text, start = "\n".join(texts), 0
        articles.append(
            dict.fromkeys(schema.FRAMES["articles"], "")
            | {"article": outlet.lower(), "outlet": outlet, "words": 1, "text": text}
        )
        for number, sentence in enumerate(texts):
            row = {"article": outlet.lower(), "outlet": outlet, "text": sentence}
            row |= {"start": start, "end": start + len(sentence)}
            sentences.append(row | {"sentence": number, "passage": 0, "role": "body", "position": 0.0})
            unknown = dict.fromkeys(schema.FRAMES["quotes"], "") | dict.fromkeys(
                ["mention_start", "mention_end", "cue_start", "cue_end"], pd.NA
            )
            quotes.append(unknown | row | {"quote": str(start), "kind": "direct", "speaker": speaker})
            start += len(sentence) + 1
    rows = {"articles": articles, "sentences": sentences, "quotes": quotes if speaker else []}
    return tuple(schema.frame(name, rows[name]) for name in ("articles", "sentences", "quotes"))


def groups(carriers: pd.DataFrame) -> set[frozenset[tuple[str, str]]]:
    pairs = zip(carriers["article"], carriers["text"], strict=True)
    return {frozenset(pair) for pair in pd.Series(list(pairs)).groupby(carriers["statement"].to_numpy()).agg(list)}


def test_the_likeness_of_a_telling_is_that_to_the_gist():
    june = "The ferry will return to the harbour in June"
    told = {
        "Herald": ["It will return in June, the ferry, people hope"],
        "Gazette": [june],
        "Mirror": [june],
        "Post": [june],
    }
    statements, carriers = align_statements(*corpus(told))
    assert statements["gist"].tolist() == [june]
    likeness = carriers.set_index("outlet")["likeness"]
    assert likeness.isna().to_dict() == {"Herald": False, "Gazette": True, "Mirror": False, "Post": False}
    assert likeness["Mirror"] == likeness["Post"] > likeness["Herald"]


def test_the_same_content_in_other_words_is_one_statement_and_other_content_is_not():
    statements, carriers = align_statements(*corpus(TOLD))
    assert statements["outlets"].tolist() == [3, 2, 1, 1, 1]
    fare = carriers[carriers["statement"] == "s2"]
    assert fare["outlet"].tolist() == ["Herald", "Gazette"]
    assert fare["text"].str.contains("fare").all()


def test_statements_are_numbered_by_how_many_outlets_carry_them_then_by_place():
    statements, carriers = align_statements(*corpus(TOLD))
    assert statements["statement"].tolist() == ["s1", "s2", "s3", "s4", "s5"]
    assert statements["outlets"].is_monotonic_decreasing
    assert carriers.loc[carriers["statement"] == "s3", "text"].item() == "Shops on the islands fear for their summer"


def gist(*texts: str) -> str:
    statements, _ = align_statements(*corpus({outlet: [text] for outlet, text in zip("ABC", texts, strict=False)}))
    assert len(statements) == 1
    return statements.at[0, "gist"]


def test_the_gist_can_be_read_by_itself_if_a_telling_can_that_is_as_central():
    assert gist("which raised the fare of the old ferry", "The council raised the old ferry fare") == (
        "The council raised the old ferry fare"
    )
    assert gist("The council raised the old ferry fare", "It raised the fare of the old ferry") == (
        "The council raised the old ferry fare"
    )


def test_the_gist_is_rather_a_clause_than_somebody_with_a_relative_clause():
    told, described = "Anna Berg is on a long visit to the island", "Anna Berg, who is on a long visit to the island"
    assert gist(described, told) == gist(told, described) == told


def test_the_gist_adds_nothing_to_what_the_others_tell_only_to_be_readable():
    longer = "The council of the northern islands raised the fare of the old ferry by half"
    assert gist("raised the fare of the old ferry by half", longer) == "raised the fare of the old ferry by half"


def test_a_telling_unlike_the_others_is_no_gist_however_readable():
    told = "raised the fare of the old ferry by half"
    assert gist(told, told, "The council raised all ferry fares") == told


def test_what_differs_between_the_wordings_is_stated():
    statements, _ = align_statements(*corpus(TOLD))
    first, *others = statements["conflict"]
    assert first == "Dates differ: “this year” (Herald), “next year” (Gazette)."
    assert others == [""] * 4


def test_the_gist_is_the_wording_nearest_to_all_others_and_every_wording_is_compared_with_it():
    statements, carriers = align_statements(*corpus(TOLD))
    gist = statements.set_index("statement")["gist"]
    assert gist["s1"] == "The ferry will return in June this year"
    return_in_june = carriers[carriers["statement"] == "s1"]
    assert return_in_june["wording"].tolist() == ["identical", "near-verbatim", "near-verbatim"]
    for carrier in carriers.itertuples():
        assert carrier.wording == compare_wordings(gist[carrier.statement], carrier.text)


def test_the_speaker_is_whoever_at_least_half_of_the_carriers_name():
    assert set(align_statements(*corpus(TOLD))[0]["speaker"]) == {""}
    articles, sentences, quotes = corpus(TOLD, speaker="Ada Brown")
    quotes.loc[quotes["article"] == "mirror", "speaker"] = "A spokesman"
    statements, carriers = align_statements(articles, sentences, quotes)
    assert statements.loc[statements["statement"] == "s1", "speaker"].item() == "Ada Brown"
    assert set(carriers["kind"]) == {"direct"}


@pytest.mark.parametrize(
    ("herald", "gazette", "mirror", "speaker"),
    [
        ("Ada Brown", "Brown", "", "Ada Brown"),
        ("Ada Brown", "", "", ""),
        ("Ada Brown", "Carl Dahl", "The board", ""),
        ("a statement", "the statement", "Carl Dahl", "a statement"),
    ],
)
def test_a_statement_has_a_speaker_only_if_its_carriers_agree(herald, gazette, mirror, speaker):
    articles, sentences, quotes = corpus(TOLD, speaker="Nobody")
    quotes["speaker"] = quotes["article"].map({"herald": herald, "gazette": gazette, "mirror": mirror})
    statements, _ = align_statements(articles, sentences, quotes, threshold=0.2)
    shared = statements["gist"].str.contains("ferry will return") & (statements["outlets"] == 3)
    assert statements.loc[shared, "speaker"].tolist() == [speaker]


def test_two_speakers_who_are_named_equally_often_are_none():
    articles, sentences, quotes = corpus({name: TOLD[name] for name in ("Herald", "Gazette")}, speaker="Ada Brown")
    quotes.loc[quotes["article"] == "gazette", "speaker"] = "Carl Dahl"
    statements, _ = align_statements(articles, sentences, quotes)
    assert statements.loc[statements["outlets"] == 2, "speaker"].tolist() == ["", ""]


def test_an_article_may_tell_a_statement_twice():
    told = {"Herald": ["Fare of the ferry raised by half", *TOLD["Herald"]], "Gazette": TOLD["Gazette"]}
    statements, carriers = align_statements(*corpus(told))
    fare = carriers[carriers["text"].str.contains("fare|Fare")]
    assert fare["statement"].nunique() == 1 and len(fare) == 3
    assert statements.set_index("statement").loc[fare["statement"].iloc[0], ["outlets", "articles"]].tolist() == [2, 2]


@settings(max_examples=10)
@given(st.permutations(list(TOLD)))
def test_the_order_of_the_articles_changes_no_statement(order):
    _, carriers = align_statements(*corpus({outlet: TOLD[outlet] for outlet in order}))
    assert groups(carriers) == groups(align_statements(*corpus(TOLD))[1])


def test_a_corpus_without_running_text_has_no_statements():
    articles, sentences, quotes = corpus(TOLD)
    for nothing in (sentences.head(0), sentences.assign(role="caption")):
        statements, carriers = align_statements(articles, nothing, quotes)
        assert statements.empty and list(statements) == list(schema.FRAMES["statements"])
        assert carriers.empty and list(carriers) == list(schema.FRAMES["carriers"])


def test_one_unit_is_one_statement():
    statements, carriers = align_statements(*corpus({"Herald": ["The ferry returns."]}))
    assert statements["gist"].tolist() == ["The ferry returns"] and carriers["wording"].tolist() == ["identical"]


@pytest.mark.parametrize(
    ("gist", "text", "wording"),
    [
        ("The ‘old’ ferry isn’t lost", "the old ferry isn't lost!", "identical"),
        ("We are ready to help on this issue", "They were ready to help on this issue", "near-verbatim"),
        ("The ferry will return in June", "In June islanders get back their boat", "paraphrase"),
        ("The five-day tour", "five day tour", "near-verbatim"),
        ("The ferry", "…", "paraphrase"),
    ],
)
def test_wordings_are_compared_by_the_words_they_share_in_order(gist, text, wording):
    assert compare_wordings(gist, text) == wording


LINES = st.lists(st.sampled_from("abcd"), max_size=8)


@given(LINES, LINES)
def test_the_words_shared_in_order_are_the_same_from_either_side(first, second):
    assert shared_in_order(first, second) == shared_in_order(second, first) <= 1
    assert shared_in_order(first, first) == bool(first)
    assert shared_in_order(first, first + second) == bool(first)


# ---------------------------------------------------------------- the seeds


def test_every_carrier_slices_back_and_belongs_to_its_statement(seeds_event):
    text = seeds_event.articles.set_index("article")["text"]
    carriers = seeds_event.carriers
    assert all(text[row.article][row.start : row.end] == row.text for row in carriers.itertuples())
    told = carriers.groupby("statement").agg(outlets=("outlet", "nunique"), articles=("article", "nunique"))
    counted = seeds_event.statements.set_index("statement")[["outlets", "articles"]]
    pd.testing.assert_frame_equal(told.loc[counted.index], counted, check_dtype=False)
    assert set(seeds_event.statements["gist"]) <= set(carriers["text"])


@pytest.fixture(scope="module")
def marked() -> list[dict]:
    """The statements marked by hand, but those that only set the scene."""
    gold = json.loads((DATA / "gold" / "statements.json").read_text(encoding="utf-8"))
    return [statement for statement in gold["statements"] if not statement["id"].startswith("X")]


def told_in(carriers: pd.DataFrame, statement: dict, article: str) -> set[str]:
    """The statements found where an article tells a marked one: half of the shorter span is in common."""
    own = carriers[carriers["article"].str.startswith(article)]
    found = set()
    for span in statement["carriers"].get(article, []):
        common = own["end"].clip(upper=span["end"]) - own["start"].clip(lower=span["start"])
        shorter = (own["end"] - own["start"]).clip(upper=span["end"] - span["start"])
        found |= set(own.loc[common >= shorter / 2, "statement"])
    return found


def test_nearly_all_tellings_that_are_alike_but_for_a_word_or_two_are_brought_together(seeds_event, marked):
    carriers = seeds_event.carriers
    alike = [
        bool(told_in(carriers, statement, pair["a"]) & told_in(carriers, statement, pair["b"]))
        for statement in marked
        for pair in statement.get("pairs", [])
        if pair["wording"] in ("identical", "near-verbatim")
    ]
    assert sum(alike) >= 0.85 * len(alike)


def test_a_conflict_is_flagged_only_where_the_tellings_differ(seeds_event, marked):
    flagged = set(seeds_event.statements.loc[seeds_event.statements["conflict"] != "", "statement"])
    differ = {
        found
        for statement in marked
        for pair in statement.get("pairs", [])
        if pair["severity"]
        for article in statement["carriers"]
        for found in told_in(seeds_event.carriers, statement, article)
    }
    assert len(flagged) >= 4
    assert flagged <= differ
