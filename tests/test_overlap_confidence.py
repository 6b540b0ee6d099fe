"""How surely a telling is of its statement: by how like the gist it is, as measured on pairs that were read by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.comparison import doubtful_table, reach_table
from analysis.data import NOTEBOOKS, lexicon
from analysis.overlap import LEVELS, beyond_doubt, confidence, conflicts_in_doubt, share_right


def told(telling: str, gist: str, likeness: float) -> pd.DataFrame:
    """A telling and the gist of its statement."""
    rows = {"statement": ["s1", "s1"], "text": [telling, gist], "likeness": [likeness, float("nan")]}
    return pd.DataFrame(rows, index=[7, 3])


@pytest.mark.parametrize(
    ("likeness", "level"),
    [
        (1.2, "sure"),
        (0.6, "sure"),
        (0.59, "even"),
        (0.4, "even"),
        (0.39, "doubtful"),
        (-0.1, "doubtful"),
    ],
)
def test_the_level_goes_by_the_likeness_to_the_gist(likeness, level):
    carriers = told("the old ferry sank at dawn", "the ferry sank early at dawn", likeness)
    assert confidence(carriers).to_dict() == {7: level, 3: "gist"}


@pytest.mark.parametrize(("likeness", "level"), [(0.6, "even"), (0.59, "doubtful"), (0.39, "doubtful")])
@pytest.mark.parametrize(
    "texts",
    [("the ferry sank early", "the old ferry sank at dawn"), ("the old ferry sank at dawn", "a ferry sank early")],
)
def test_of_a_few_words_nobody_can_be_as_sure(texts, likeness, level):
    assert confidence(told(*texts, likeness)).to_dict() == {7: level, 3: "gist"}


def test_a_surer_level_was_right_more_often():
    shares = [share_right(level) for level in LEVELS[1:]]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0.85 > 0.5 > shares[-1]
    assert lexicon("thresholds")["confidence"]["even"] > lexicon("thresholds")["statements"]["threshold"]


def test_the_notebook_states_the_shares_that_were_measured():
    prose = (NOTEBOOKS / "03_quote_overlap.ipynb").read_text(encoding="utf-8")
    for level, of_which in zip(LEVELS[1:], ("the most alike", "the less alike", "the rest"), strict=True):
        assert f"{share_right(level):.0%} of {of_which}" in prose.replace("were of one statement, ", "")
    assert f"{sum(of for _, of in lexicon('thresholds')['confidence']['measured'].values()):,} pairs" in prose


def test_without_doubtful_tellings_every_statement_stays_and_its_outlets_are_counted_anew(seeds_event):
    statements, carriers = beyond_doubt(seeds_event.statements, seeds_event.carriers)
    assert set(statements.index) == set(seeds_event.statements.index)
    assert set(statements["statement"]) == set(carriers["statement"])
    told = carriers.groupby("statement")["outlet"].nunique()
    assert statements.set_index("statement")["outlets"].to_dict() == told.to_dict()
    assert (statements["outlets"] <= seeds_event.statements["outlets"].loc[statements.index]).all()
    assert statements["outlets"].is_monotonic_decreasing
    alike = carriers.groupby("statement")["likeness"].mean()
    for _, same in statements.groupby("outlets"):
        assert alike[same["statement"]].dropna().is_monotonic_decreasing
    assert "doubtful" not in set(confidence(carriers)) and len(carriers) < len(seeds_event.carriers)


def test_the_gist_is_a_telling_of_its_statement_and_has_no_likeness(seeds_event):
    gists = seeds_event.carriers[seeds_event.carriers["likeness"].isna()].merge(seeds_event.statements, on="statement")
    assert gists["statement"].is_unique and len(gists) == len(seeds_event.statements)
    assert (gists["text"] == gists["gist"]).all()


def test_doubtful_tellings_are_listed_and_not_counted_as_carried(seeds_event):
    told = seeds_event.tellings.assign(doubtful=confidence(seeds_event.tellings) == "doubtful")
    only = told.groupby(["statement", "outlet"])["doubtful"].agg(["all", "size"])
    assert len(doubtful_table(seeds_event).rows) == only.loc[only["all"], "size"].sum() > 0
    _, carriers = beyond_doubt(seeds_event.told, seeds_event.tellings)
    counted = sum(int(cell.text) for row in reach_table(seeds_event).rows for cell in row[1:])
    assert counted == len(carriers.drop_duplicates(["outlet", "statement"]))


def telling(article: str, text: str, likeness: float) -> dict:
    empty = dict.fromkeys(schema.FRAMES["carriers"], "")
    return empty | {"article": article, "outlet": article.upper(), "text": text, "likeness": likeness}


@pytest.mark.parametrize(("likeness", "in_doubt"), [(0.9, False), (0.1, True)])
def test_a_conflict_with_a_doubtful_telling_alone_is_in_doubt(likeness, in_doubt):
    tellings = [
        telling("a", "the ferry sank with 40 sailors", float("nan")),
        telling("b", "the ferry sank with 50 sailors", likeness),
    ]
    carriers = pd.DataFrame([{**row, "statement": "s1"} for row in tellings])
    statements = pd.DataFrame({"statement": ["s1", "s2"], "conflict": ["Numbers differ.", ""]}, index=[4, 2])
    assert conflicts_in_doubt(statements, carriers).to_dict() == {4: in_doubt, 2: False}
