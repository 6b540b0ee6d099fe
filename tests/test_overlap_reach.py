"""How far statements reach, where they stand, and what was not found where."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.overlap import join_gaps, left_out, most_prominent, reach, readable, shared_statements

OUTLETS = ["Herald", "Gazette", "Mirror", "Mail"]
#: What each outlet says: (statement, text), one sentence each, in order.
TOLD = {
    "Herald": [("fare", "The fare of the ferry rose"), ("whale", "A whale was seen at dawn")],
    "Gazette": [("whale", "At dawn a whale was seen"), ("fare", "The ferry fare has risen")],
    "Mirror": [("fare", "Ferry fares are up again"), ("shops", "Shops fear for their summer")],
    "Mail": [],
}


def frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames ``statements``, ``carriers`` and ``sentences`` of :data:`TOLD`; the first sentence is a headline."""
    carriers, sentences = [], []
    for outlet, said in TOLD.items():
        start = 0
        for number, (statement, text) in enumerate(said):
            place = {
                "article": outlet.lower(),
                "outlet": outlet,
                "start": start,
                "end": start + len(text),
                "text": text,
            }
            more = {
                "statement": statement,
                "kind": "narration",
                "wording": "paraphrase",
                "speaker": "",
                "likeness": 1.0,
            }
            carriers.append(place | more)
            role = "body" if number else "headline"
            sentences.append(place | {"sentence": number, "passage": number, "role": role, "position": number / 1})
            start += len(text) + 2
    told = pd.DataFrame(carriers)
    statements = [
        {
            "statement": name,
            "speaker": "",
            "gist": own.iloc[0]["text"],
            "outlets": own["outlet"].nunique(),
            "articles": own["article"].nunique(),
            "conflict": "",
        }
        for name, own in told.groupby("statement", sort=False)
    ]
    rows = {"statements": statements, "carriers": carriers, "sentences": sentences}
    return tuple(schema.frame(name, rows[name]) for name in ("statements", "carriers", "sentences"))


def gaps_of(
    statements: pd.DataFrame,
    carriers: pd.DataFrame,
    *,
    outlets: list[str] = OUTLETS,
    days: dict[str, str] | None = None,
) -> pd.DataFrame:
    """What each of `outlets` leaves out, with an article each, published on one of the `days` if that is known."""
    known = {outlet: (days or {}).get(outlet, "") for outlet in OUTLETS}
    rows = [{"article": outlet.lower(), "outlet": outlet, "published": day} for outlet, day in known.items()]
    return left_out(statements, carriers, outlets, pd.DataFrame(rows))


@pytest.mark.parametrize(
    ("carried", "outlets", "expected"),
    [(1, 2, "one outlet"), (2, 2, "core"), (2, 4, "edge"), (3, 4, "core"), (2, 40, "edge"), (1, 1, "one outlet")],
)
def test_core_is_what_more_than_half_of_the_outlets_carry(carried, outlets, expected):
    assert reach(pd.DataFrame({"outlets": [carried]}), outlets).tolist() == [expected]


def test_a_telling_stands_where_its_sentence_does():
    _, carriers, sentences = frames()
    placed = most_prominent(carriers, sentences)
    assert placed.index.equals(carriers.index)
    assert placed["role"].tolist() == ["headline", "body", "headline", "body", "headline", "body"]
    assert placed["position"].tolist() == [0, 1, 0, 1, 0, 1]


def test_of_several_tellings_in_an_outlet_the_most_prominent_counts():
    _, carriers, sentences = frames()
    twice = carriers.assign(statement="fare")
    assert most_prominent(twice, sentences)["role"].tolist() == ["headline"] * 3


def test_what_at_least_half_of_the_others_carry_and_an_outlet_does_not_is_a_gap():
    statements, carriers, _ = frames()
    gaps = gaps_of(statements, carriers)
    assert gaps[["outlet", "statement", "others", "of"]].values.tolist() == [
        ["Mirror", "whale", 2, 3],
        ["Mail", "fare", 3, 3],
        ["Mail", "whale", 2, 3],
    ]


def test_a_telling_in_doubt_neither_carries_a_statement_nor_is_missing():
    statements, carriers, _ = frames()
    doubtful = carriers.assign(likeness=(carriers["statement"] != "fare").map({True: 1.0, False: 0.1}))
    gaps = gaps_of(statements, doubtful)
    assert "fare" not in set(gaps["statement"])  # nobody carries it for sure
    one = carriers.assign(likeness=[0.1, *[1.0] * (len(carriers) - 1)])
    assert (one.loc[0, "outlet"], one.loc[0, "statement"]) not in set(
        gaps_of(statements, one)[["outlet", "statement"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize(("likeness", "carried"), [(0.6, True), (0.59, False)])
def test_only_sure_tellings_carry_what_others_lack(likeness, carried):
    statements, carriers, _ = frames()
    gaps = gaps_of(statements, carriers.assign(likeness=likeness))
    assert (not gaps.empty) == carried


def test_an_outlet_that_wrote_before_anybody_told_a_thing_does_not_leave_it_out():
    statements, carriers, _ = frames()
    told = dict.fromkeys(("Herald", "Gazette", "Mirror"), "2031-05-07")
    assert "Mail" in set(gaps_of(statements, carriers, days=told | {"Mail": "2031-05-07"})["outlet"])
    assert "Mail" not in set(gaps_of(statements, carriers, days=told | {"Mail": "2031-05-06"})["outlet"])
    assert "Mail" in set(gaps_of(statements, carriers, days={"Mail": "2031-05-06"})["outlet"]), "nobody knows when"


def whole(**joined: str) -> pd.Series:
    """The statements of :data:`TOLD`, each by itself but for those that are `joined` to another one."""
    return pd.Series({"fare": "fare", "whale": "whale", "shops": "shops"} | joined)


@pytest.mark.parametrize("gist", ["who saw a whale at dawn", "a grey whale"])
def test_what_cannot_be_read_by_itself_is_missed_by_nobody(gist):
    statements, carriers, _ = frames()
    gaps = gaps_of(statements, carriers)
    assert "whale" in set(join_gaps(gaps, statements, whole())["statement"])
    cut = statements.assign(gist=statements["gist"].mask(statements["statement"] == "whale", gist))
    assert "whale" not in set(join_gaps(gaps, cut, whole())["statement"])


def test_a_name_alone_can_be_read_by_itself_where_somebody_says_it():
    rows = pd.DataFrame({"gist": ["the old mayor of the island"] * 2, "speaker": ["", "Anna Berg"]}, index=[4, 7])
    assert readable(rows).to_dict() == {4: False, 7: True}
    assert not readable(rows, least=7).any()


def test_what_is_told_as_one_is_one_gap_where_half_of_it_is_missing():
    statements, carriers, _ = frames()
    gaps = gaps_of(statements, carriers)
    assert gaps[["outlet", "statement"]].values.tolist() == [["Mirror", "whale"], ["Mail", "fare"], ["Mail", "whale"]]
    joined = join_gaps(gaps, statements, whole(whale="fare"))
    gist = "The fare of the ferry rose"
    assert joined[["outlet", "statement", "gist"]].values.tolist() == [["Mirror", "fare", gist], ["Mail", "fare", gist]]


def test_where_nothing_is_missing_there_is_no_gap():
    statements, carriers, _ = frames()
    none = gaps_of(statements, carriers, outlets=["Herald", "Gazette"])
    assert none.empty and join_gaps(none, statements, whole()).empty


def test_beside_a_gap_stands_what_comes_nearest_to_it():
    statements, carriers, _ = frames()
    nearest = "Shops fear for their trade with those who come for a whale"
    carriers.loc[carriers["text"] == "Shops fear for their summer", "text"] = nearest
    gaps = gaps_of(statements, carriers).set_index("outlet")
    assert gaps.loc["Mirror", "nearest"] == nearest
    assert gaps.loc["Mail", "nearest"].tolist() == ["", ""]


def test_what_is_as_near_to_one_telling_as_tellings_are_to_each_other_is_no_gap():
    statements, carriers, _ = frames()
    carriers.loc[carriers["text"] == "Shops fear for their summer", "text"] = "At dawn they saw a grey whale"
    assert "Mirror" not in gaps_of(statements, carriers)["outlet"].tolist()


def test_two_outlets_have_no_gaps_since_no_two_others_carry_anything():
    statements, carriers, _ = frames()
    assert gaps_of(statements, carriers, outlets=["Herald", "Gazette"]).empty


def test_shared_statements_are_counted_both_ways():
    _, carriers, _ = frames()
    shared = shared_statements(carriers, OUTLETS).set_index(["outlet", "other"])
    assert len(shared) == 12
    assert shared.loc[("Herald", "Gazette"), ["statements", "of", "share"]].tolist() == [2, 2, 1.0]
    assert shared.loc[("Herald", "Mirror"), ["statements", "of", "share"]].tolist() == [1, 2, 0.5]
    assert shared.loc["Mail", "share"].isna().all()
