"""Two wordings word by word: what a reader sees and what a screen reader says."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema, wording
from analysis.wording import mark_changes, mark_reading, mark_shared, side_by_side, tellings, wordings_address

WORDS = ["the", "ferry", "costs", "$20", "more,", "<b>", "&", "isles’", "two-day", "“fare”", "."]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


def seen(html: str) -> str:
    """`html` without what only a screen reader says."""
    return re.sub(r"<span .*?</span>", "", html)


def plain(html: str) -> str:
    """The text of `html`."""
    return unescape(re.sub("<[^>]*>", "", seen(html)))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Fares rise in June", "Fares fall in June", "Fares <del>rise</del> <ins>fall</ins> in June"),
        ("Fares will rise soon", "Fares will rise.", "Fares will rise <del>soon</del>."),
        ("Sadly, fares rise", "Fares rise", "<del>Sadly</del> Fares rise"),
        ("Fares rise", "Fares rise again & again", "Fares rise <ins>again &amp; again</ins>"),
        ("Fares rise", "fares “rise”!", "fares “rise”!"),
        ("a two-day strike", "a two day strike", "a two day strike"),
        ("The islanders’ fares", "", "<del>The islanders’ fares</del>"),
        ("", "Fares rise", "<ins>Fares rise</ins>"),
    ],
)
def test_changes_stand_where_they_are(old, new, marked):
    assert seen(mark_changes(old, new)) == marked


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "Ferries of the isles",
            "Sooner or later all of the ferries",
            "Sooner or later all of the <mark>ferries</mark>",
        ),
        (
            "The council raised fares",
            "It was the council, and it raised them",
            "It was <mark>the council</mark>, and it <mark>raised</mark> them",
        ),
        ("Wet and cold", "Dry and warm", "Dry and warm"),
        ("Fares on isles rise", "Fares rise", "<mark>Fares rise</mark>"),
    ],
)
def test_shared_words_are_marked_but_not_small_ones_alone(old, new, marked):
    assert seen(mark_shared(old, new)) == marked


@pytest.mark.parametrize(
    ("before", "old", "new", "after", "html"),
    [
        ("… felt ", "it", "that", " was", "… felt <del>it</del> <ins>that</ins> was"),
        ("… felt", " it", "", " was", "… felt <del> it</del> was"),
        ("… felt ", "", "it ", "was", "… felt <ins>it </ins>was"),
        ("<b> & ", "<i>", "<u>", " <s>", "&lt;b&gt; &amp; <del>&lt;i&gt;</del> <ins>&lt;u&gt;</ins> &lt;s&gt;"),
    ],
)
def test_a_reading_stands_between_the_words_beside_it(before, old, new, after, html):
    assert seen(mark_reading(before, old, new, after)) == html


def test_marks_are_said_aloud():
    html = mark_changes("Fares rise", "Fares fall")
    heard = re.sub(r"<[^>]*>", "", html)
    assert heard == "Fares [left out: rise end] [added: fall end]"
    assert all("clip-path" in style for style in re.findall(r'style="([^"]*)"', html))


@settings(max_examples=60)
@given(old=TEXTS, new=TEXTS)
def test_without_its_marks_a_wording_is_as_it_was(old, new):
    assert plain(mark_shared(old, new)) == new.strip()
    kept = plain(re.sub("<del>.*?</del>", "", mark_changes(old, new)))
    assert "".join(kept.split()) == "".join(new.split())


@settings(max_examples=60)
@given(old=TEXTS, new=TEXTS)
def test_texts_are_never_markup(old, new):
    for html in (mark_changes(old, new), mark_shared(old, new)):
        assert set(re.findall(r"<(\w+)", html)) <= {"ins", "del", "mark", "span"}


def carriers(*rows: tuple[str, str, str, str]):
    """Carriers (statement, outlet, wording, text); those of the gist's words are the gist."""
    likeness = {"identical": float("nan"), "near-verbatim": 0.9}
    return schema.frame(
        "carriers",
        [
            {
                "statement": statement,
                "article": outlet.lower(),
                "outlet": outlet,
                "start": 0,
                "end": len(text),
                "text": text,
                "kind": "indirect",
                "wording": wording,
                "speaker": "Ann Ahn",
                "likeness": likeness.get(wording, 0.5),
            }
            for statement, outlet, wording, text in rows
        ],
    )


def statements(*rows: tuple[str, str, int]):
    """Statements (name, gist, outlets)."""
    return schema.frame(
        "statements",
        [
            {
                "statement": name,
                "speaker": "Ann Ahn",
                "gist": gist,
                "outlets": outlets,
                "articles": outlets,
                "conflict": "",
            }
            for name, gist, outlets in rows
        ],
    )


STATEMENTS = statements(("s1", "fares rise", 1), ("s2", "shops fear", 2), ("s3", "ferries sink", 3))
CARRIERS = carriers(
    ("s1", "Post", "identical", "fares rise"),
    ("s2", "Post", "identical", "shops fear"),
    ("s2", "Echo", "near-verbatim", "shops now fear"),
    ("s3", "Echo", "identical", "Ferries sink"),
    ("s3", "Post", "paraphrase", "all ferries were lost"),
    ("s3", "Sun", "near-verbatim", "ferry sinks"),
)


def test_tellings_are_those_of_several_outlets_marked_by_how_near_they_are():
    told = tellings(STATEMENTS, CARRIERS)
    assert [seen(html) for html in told["html"]] == [
        "shops fear",
        "shops <ins>now</ins> fear",
        "Ferries sink",
        "all <mark>ferries</mark> were lost",
        "<del>ferries sink</del> <ins>ferry sinks</ins>",
    ]


def test_side_by_side_begins_with_what_most_outlets_carry_and_folds_the_rest():
    shown = side_by_side(STATEMENTS, CARRIERS, shown=1)
    assert [table.caption for table in shown.tables] == ["“ferries sink” (Ann Ahn)", "“shops fear” (Ann Ahn)"]
    assert [table.summary for table in shown.tables] == ["", "2 outlets: “shops fear”"]
    assert shown.html().count("<details>") == 1
    assert "Ferries sink" in shown._repr_mimebundle_()["text/plain"]


def test_so_many_statements_are_side_by_side_as_a_page_can_bear(monkeypatch):
    monkeypatch.setattr(wording, "MOST_STATEMENTS", 1)
    shown = side_by_side(STATEMENTS, CARRIERS, named=True)
    assert [table.id for table in shown.tables] == ["wordings-s3"]
    assert "The first 1 of 2 statements are shown" in shown.html()
    assert "The first 1 of 2 statements are shown" in shown._repr_mimebundle_()["text/plain"]
    assert wordings_address(STATEMENTS).tolist() == ["", "", "03_quote_overlap.ipynb#wordings-s3"]


def test_side_by_side_says_that_there_is_nothing_to_compare():
    assert "None." in side_by_side(STATEMENTS.iloc[:1], CARRIERS).html()
