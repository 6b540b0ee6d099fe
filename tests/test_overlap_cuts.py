"""A unit is cut in two where other articles tell its parts apart, and only there."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.overlap import cuts as module
from analysis.overlap.units import COLUMNS

BOTH = "The storm tore roofs off houses and killed dozens of islanders"
ROOFS, DEAD = "The storm tore roofs off houses", "killed dozens of islanders"


def units(*told: tuple[str, str]) -> pd.DataFrame:
    """Units of articles, each as its article and its text, in the order of the text."""
    rows, ends = [], {}
    for article, text in told:
        start = ends.get(article, 0)
        place = {"article": article, "outlet": article.upper(), "part": "body", "start": start}
        rows.append(place | {"end": start + len(text), "text": text, "kind": "narration", "speaker": ""})
        ends[article] = start + len(text) + 2
    return pd.DataFrame(rows, columns=list(COLUMNS)).sort_values(["article", "start"], ignore_index=True)


def cut_as_told(units: pd.DataFrame, threshold: float = 0.3) -> pd.DataFrame:
    return module.cut_as_told(units, threshold)


def texts(units: pd.DataFrame, article: str = "a") -> list[str]:
    return units.loc[units["article"] == article, "text"].tolist()


OTHERS = (("b", ROOFS + " in Northport"), ("b", "The ferry ran"), ("c", "The storm killed dozens of islanders"))


def test_a_unit_whose_parts_two_units_of_other_articles_tell_is_two():
    found = cut_as_told(units(("a", BOTH), *OTHERS))
    assert texts(found) == [ROOFS, DEAD]
    first, second = found[found["article"] == "a"].to_dict("records")
    assert (first["start"], first["end"]) == (0, len(ROOFS))
    assert (second["start"], second["end"]) == (BOTH.index(DEAD), len(BOTH))
    assert first["kind"] == second["kind"] == "narration" and first["part"] == second["part"] == "body"


NOT_CUT = {
    "another article tells it whole as well": [("a", BOTH), ("b", BOTH + " on Monday"), *OTHERS[1:]],
    "one unit of another article tells both parts": [
        ("a", BOTH),
        ("b", "Dozens of islanders were killed by the storm, which tore roofs off houses"),
    ],
    "only its own article tells the parts apart": [("a", BOTH), *(("a", text) for _, text in OTHERS)],
    "nobody else tells any of it": [("a", BOTH), ("b", "The ferry fare rose by half"), ("c", "A whale was seen")],
    "it is all there is": [("a", BOTH)],
}


@pytest.mark.parametrize("told", NOT_CUT.values(), ids=NOT_CUT)
def test_a_unit_stays_whole_if(told):
    before = units(*told)
    pd.testing.assert_frame_equal(cut_as_told(before), before)


def test_no_units_are_no_units():
    assert cut_as_told(units()).empty


def test_of_two_possible_cuts_the_better_one_is_made():
    first, second = "Roofs were torn off houses by the storm", "that killed dozens of islanders"
    third = "who had fled to the old harbour"
    others = (("b", first), ("c", f"{second}, {third}"))
    assert texts(cut_as_told(units(("a", f"{first} {second}, {third}"), *others))) == [first, f"{second}, {third}"]
    others = (("b", f"{first} {second}"), ("c", third))
    assert texts(cut_as_told(units(("a", f"{first} {second}, {third}"), *others))) == [f"{first} {second}", third]


def test_a_part_is_told_by_a_wording_that_could_be_the_same_statement():
    told = units(("a", BOTH), ("b", ROOFS), ("c", "The storm killed dozens of islanders"))
    assert texts(cut_as_told(told)) == [ROOFS, DEAD]
    assert texts(cut_as_told(told, 0.95)) == [BOTH]  # between the likeness of the two


def test_both_parts_are_told_elsewhere_not_only_one_of_them():
    assert texts(cut_as_told(units(("a", BOTH), ("b", ROOFS), ("c", "A whale was seen off the harbour")))) == [BOTH]


def test_the_size_of_a_block_changes_nothing(monkeypatch):
    told = units(("a", BOTH), *OTHERS)
    whole = cut_as_told(told)
    monkeypatch.setattr(module, "AT_A_TIME", 2)
    pd.testing.assert_frame_equal(cut_as_told(told), whole)


CLAUSES = st.sampled_from(
    [ROOFS, DEAD, BOTH, "who slept in the harbour", "The ferry sank off Northport and killed two"]
)
TOLD = st.lists(
    st.tuples(st.sampled_from("abc"), st.lists(CLAUSES, min_size=1, max_size=3).map(" and ".join)), max_size=8
)


@settings(max_examples=60)
@given(TOLD)
def test_every_unit_is_kept_whole_or_as_two_parts_of_its_words(told):
    before = units(*told)
    after = cut_as_told(before)
    assert list(after.columns) == list(before.columns)
    assert after[["article", "start"]].apply(tuple, axis=1).is_monotonic_increasing
    rest = after.to_dict("records")
    for unit in before.to_dict("records"):
        own = [
            part for part in rest if part["article"] == unit["article"] and unit["start"] <= part["start"] < unit["end"]
        ]
        assert len(own) in (1, 2)
        assert all(
            unit["text"][part["start"] - unit["start"] : part["end"] - unit["start"]] == part["text"] for part in own
        )
        if len(own) == 2:
            first, second = own
            between = unit["text"][first["end"] - unit["start"] : second["start"] - unit["start"]]
            assert (first["start"], second["end"]) == (unit["start"], unit["end"])
            assert between.strip(" ,") in ("", "and")
        else:
            assert own == [unit]
