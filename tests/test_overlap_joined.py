"""What the same outlets tell in one breath is shown as one statement."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import schema
from analysis.event import measure
from analysis.overlap import join_neighbours, told_as_one

ONE = "The ferry sank at dawn and its crew was saved."
#: What each outlet prints, and its parts: (statement, words, likeness to the gist of its statement).
HERALD = (ONE, [("sank", "The ferry sank at dawn", np.nan), ("crew", "its crew was saved", 0.6)])
GAZETTE = (ONE, [("sank", "The ferry sank at dawn", 0.9), ("crew", "its crew was saved", np.nan)])


def frames(*told: tuple, speaker: str = "", quote: bool = False) -> dict[str, pd.DataFrame]:
    """The frames of outlets that have `told` a text each; sentences end in a full stop. A text is one `quote`, or has
    one a sentence."""
    rows = {name: [] for name in ("statements", "carriers", "articles", "sentences", "quotes")}
    kind = "direct" if speaker else "narration"
    for number, (text, parts) in enumerate(told):
        where = {"article": f"a{number}", "outlet": f"Outlet {number}"}
        rows["articles"].append({**where, "text": text})
        start = 0
        for at, sentence in enumerate(text.split(". ")):
            rows["sentences"].append({**where, "sentence": at, "start": start, "end": start + len(sentence)})
            start += len(sentence) + 2
        starts = [0] if quote else [row["start"] for row in rows["sentences"] if row["article"] == where["article"]]
        rows["quotes"] += [{**where, "quote": f"q{number}-{begin}", "start": begin} for begin in starts]
        for statement, words, likeness in parts:
            begin = text.index(words)
            telling = {"statement": statement, "start": begin, "end": begin + len(words), "text": words}
            telling |= {"kind": kind, "wording": "identical", "speaker": speaker, "likeness": likeness}
            rows["carriers"].append({**where, **telling})
    carriers = pd.DataFrame(rows["carriers"]).sort_values("statement", kind="stable")
    for name, own in pd.DataFrame(rows["carriers"]).groupby("statement", sort=False):
        gist = own.loc[own["likeness"].isna(), "text"].iloc[0]
        counts = {"outlets": own["outlet"].nunique(), "articles": own["article"].nunique()}
        rows["statements"].append({"statement": name, "speaker": speaker, "gist": gist, **counts, "conflict": ""})
    found = {name: pd.DataFrame(rows[name]) for name in ("articles", "sentences", "quotes")}
    statements = schema.frame("statements", rows["statements"])
    return {"statements": statements, "carriers": schema.frame("carriers", carriers.to_dict("records")), **found}


def joined(*told: tuple, **options) -> dict[str, list[str]]:
    """The wordings of each statement that is shown, by its gist."""
    statements, tellings = join_neighbours(**frames(*told, **options))
    return {
        row.gist: tellings.loc[tellings["statement"] == row.statement, "text"].tolist()
        for row in statements.itertuples()
    }


def test_clauses_that_the_same_outlets_tell_one_after_the_other_are_one_statement():
    statements, tellings = join_neighbours(**frames(HERALD, GAZETTE))
    assert statements["statement"].tolist() == ["sank"]
    assert statements["gist"].tolist() == ["The ferry sank at dawn and its crew was saved"]
    assert tellings["text"].tolist() == ["The ferry sank at dawn and its crew was saved"] * 2
    # The second holds the gist of the crew, to which the shown one is .6 alike.
    assert tellings["likeness"].round(2).tolist()[1] == 0.75 and np.isnan(tellings["likeness"].iloc[0])


def test_of_one_outlet_clauses_of_one_sentence_are_one_statement():
    alone = (ONE, [(name, words, np.nan) for name, words, _ in HERALD[1]])
    assert list(joined(alone)) == ["The ferry sank at dawn and its crew was saved"]


def test_what_another_outlet_tells_in_part_stays_apart():
    part = ("The ferry sank at dawn.", [("sank", "The ferry sank at dawn", 1.0)])
    herald = (ONE, [(name, words, np.nan) for name, words, _ in HERALD[1]])
    assert list(joined(herald, part)) == ["The ferry sank at dawn", "its crew was saved"]


def test_an_outlet_that_tells_one_of_them_once_more_has_a_telling_more():
    again = (
        "A ferry sank. The ferry sank at dawn and its crew was saved.",
        [("sank", "A ferry sank", 0.7), *GAZETTE[1]],
    )
    assert joined(HERALD, again) == {
        "The ferry sank at dawn and its crew was saved": [
            "The ferry sank at dawn and its crew was saved",
            "A ferry sank",
            "The ferry sank at dawn and its crew was saved",
        ]
    }


def test_the_other_order_is_another_telling():
    turned = ("Its crew: its crew was saved and The ferry sank at dawn.", GAZETTE[1])
    assert len(joined(HERALD, turned)) == 2


TWO = "The ferry sank at dawn. And its crew was saved."


@pytest.mark.parametrize(
    ("outlets", "quote", "statements"),
    [(2, True, 1), (2, False, 2), (1, True, 2)],
    ids=["quoted", "told", "one outlet"],
)
def test_sentences_are_one_statement_where_outlets_share_a_quotation(outlets, quote, statements):
    told = [(TWO, HERALD[1]), (TWO, GAZETTE[1])] if outlets == 2 else [(TWO, [HERALD[1][0], GAZETTE[1][1]])]
    shown = joined(*told, speaker="Anna Berg", quote=quote)
    assert len(shown) == statements


def test_the_words_of_two_speakers_are_two_statements():
    known = frames(HERALD, GAZETTE)
    known["carriers"]["speaker"] = known["carriers"]["statement"].map({"sank": "Anna Berg", "crew": "Tom Hill"})
    names = ["statements", "carriers", "sentences", "quotes"]
    assert told_as_one(*(known[name] for name in names)).tolist() == ["sank", "crew"]


def test_what_conflicts_in_the_parts_is_said_in_turn():
    known = frames(HERALD, GAZETTE)
    known["statements"]["conflict"] = ["Dawn, dusk.", "Saved, not saved."]
    statements, _ = join_neighbours(**known)
    assert statements["conflict"].tolist() == ["Dawn, dusk. Saved, not saved."]


def test_a_denial_belongs_to_its_own_quotation(corpus):
    text = "Anna Berg said that the ferry sank on Monday. She denied that any boats left the harbour."
    event = measure(corpus({"a.txt": text, "b.txt": text}))
    assert sorted(event.told["gist"]) == ["denied that any boats left the harbour", "the ferry sank on Monday"]


def test_on_the_seeds_every_telling_is_shown_once(seeds_event):
    shown = seeds_event.tellings
    assert set(shown["statement"]) == set(seeds_event.told["statement"]) <= set(seeds_event.statements["statement"])
    assert seeds_event.told["statement"].is_unique and len(seeds_event.told) < len(seeds_event.statements)
    texts = seeds_event.articles.set_index("article")["text"]
    assert all(texts[row.article][row.start : row.end] == row.text for row in shown.itertuples())
    for article, own in seeds_event.carriers.groupby("article"):
        whole = shown[shown["article"] == article]
        inside = [((whole["start"] <= row.start) & (row.end <= whole["end"])).sum() for row in own.itertuples()]
        assert set(inside) == {1}
    gists = shown[shown["likeness"].isna()].merge(seeds_event.told, on="statement")
    assert len(gists) == len(seeds_event.told) and (gists["text"] == gists["gist"]).all()
