"""The articles in full: nothing added but what is marked as such, every sentence a place, quotations as counted."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.figures.quotes import UNKNOWN
from analysis.prose import ROLE_NAMES
from analysis.reading import NOTEBOOK, addresses, articles_in_full
from analysis.tables import safe_address

#: A passage: its role and its sentences.
PASSAGES = (
    ("headline", ["Ferry to cost more"]),
    ("body", ["“Fares rise,” said Ann.", "“In <June> & May,” she said."]),
    ("caption", ["The old ferry"]),
    ("body", ["Nobody spoke."]),
)


def article(*passages: tuple[str, list[str]], name: str = "a", between: str = "\n\n"):
    """The frames `articles` and `sentences` of one article."""
    text, rows = "", []
    for number, (role, parts) in enumerate(passages):
        for part in parts:
            start = len(text)
            rows.append({"passage": number, "role": role, "start": start, "end": start + len(part), "text": part})
            text += part + (between if part is parts[-1] else " ")
    own = {"article": name, "outlet": "Gazette"}
    rows = [row | own | {"sentence": n, "position": None} for n, row in enumerate(rows)]
    stated = dict.fromkeys(schema.FRAMES["articles"], "") | own | {"words": 1234, "text": text}
    return schema.frame("articles", [stated]), schema.frame("sentences", rows)


def quotes(*spans: tuple[int, int, str, str], name: str = "a") -> pd.DataFrame:
    """The frame `quotes` with a row (start, end, kind, speaker) each."""
    offsets = dict.fromkeys(["mention_start", "mention_end", "cue_start", "cue_end"], pd.NA)
    bare = dict.fromkeys(schema.FRAMES["quotes"], "") | offsets | {"article": name}
    keys = ("start", "end", "kind", "speaker")
    return schema.frame("quotes", [bare | dict(zip(keys, span, strict=True)) for span in spans])


ARTICLES, SENTENCES = article(*PASSAGES)
TEXT = ARTICLES["text"].iloc[0]


def span(words: str, kind: str = "direct", speaker: str = "Ann") -> tuple[int, int, str, str]:
    """Where `words` stand in :data:`TEXT`, as a quotation."""
    return TEXT.index(words), TEXT.index(words) + len(words), kind, speaker


def tree(*spans: tuple[int, int, str, str]) -> ElementTree.Element:
    """The article with these quotations, as a tree; raises if the HTML is not well formed."""
    return ElementTree.fromstring(f"<body>{articles_in_full(ARTICLES, SENTENCES, quotes(*spans)).html()}</body>")


def marked(*spans: tuple[int, int, str, str]) -> list[str]:
    """What the marks of the article say, with their labels."""
    return ["".join(mark.itertext()) for mark in tree(*spans).iter("mark")]


def plain(html: str) -> str:
    """What is the file's in `html`, without blanks."""
    bare = re.sub(r"<summary>.*?</summary>|<small>.*?</small>|<[^>]*>", "", html, flags=re.DOTALL)
    return "".join(unescape(bare).split())


def test_an_article_is_folded_under_its_outlet_and_length():
    assert [line.text for line in tree().iter("summary")] == ["Gazette (1,234 words)"]
    named = ARTICLES.assign(headline="Rise & fall")
    assert (
        "<summary>Gazette: Rise &amp; fall (1,234 words)</summary>"
        in articles_in_full(named, SENTENCES, quotes()).html()
    )


def test_a_passage_says_what_it_is_and_whether_it_counts():
    labels = [small.text for small in tree().iter("small")]
    assert labels == ["Headline: ", "Caption, not counted: "]
    shown = ["".join(passage.itertext()) for passage in tree().iter("p")]
    assert shown[0] == "Headline: Ferry to cost more" and shown[3] == "Nobody spoke."


@pytest.mark.parametrize("role", schema.ROLES)
def test_every_role_but_the_body_is_named(role):
    html = articles_in_full(*article((role, ["Some words"])), quotes()).html()
    assert (ROLE_NAMES[role] in html.lower()) == (role != "body")
    assert ("not counted" in html) == ("border-left" in html) == (role not in schema.COUNTED)


def test_every_sentence_is_a_place_in_the_order_of_the_text():
    places = list(tree().iter("span"))
    assert [place.get("id") for place in places] == ["a1s0", "a1s1", "a1s2", "a1s3", "a1s4"]
    assert ["".join(place.itertext()) for place in places] == list(SENTENCES["text"])


def test_a_quotation_is_marked_with_its_speaker_and_kind_in_words():
    assert marked(span("Fares rise"), span("In <June> & May", "indirect", "")) == [
        "[Ann, in quotation marks: Fares rise]",
        f"[{UNKNOWN}, reported: In <June> & May]",
    ]


def test_a_quotation_over_two_sentences_is_marked_in_both_and_labelled_once():
    long = "Fares rise,” said Ann. “In <June> & May"
    assert marked(span(long, "mixed")) == [
        "[Ann, partly in quotation marks: Fares rise,” said Ann.]",
        "[“In <June> & May]",
    ]


def test_words_in_two_quotations_are_marked_once_as_they_are_counted():
    outer, inner = span("“Fares rise,” said Ann", "indirect", "Bo"), span("Fares rise")
    assert marked(outer, inner) == ["[Ann, in quotation marks: Fares rise]", "[Bo, reported: ,” said Ann]"]


KINDS = st.sampled_from(schema.KINDS)
NAMES = st.sampled_from(["", "Ann", '<b title="x">Bo</b>'])
PLACES = st.integers(0, len(TEXT))
SPANS = st.tuples(PLACES, PLACES, KINDS, NAMES).map(lambda row: (*sorted(row[:2]), *row[2:]))


@settings(max_examples=30)
@given(spans=st.lists(SPANS, max_size=6))
def test_without_what_is_added_the_text_is_the_files(spans):
    html = articles_in_full(ARTICLES, SENTENCES, quotes(*spans)).html()
    assert plain(html) == "".join(TEXT.split())
    assert html.count("<mark ") == html.count("[") == html.count("]")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1
)


@settings(max_examples=30)
@given(words=WORDS, name=WORDS)
def test_neither_text_nor_names_are_markup(words, name):
    articles, sentences = article(("body", [words]), name=name)
    articles = articles.assign(outlet=name, headline=words)
    said = quotes((0, len(words), "direct", words), name=name)
    shown = ElementTree.fromstring(f"<body>{articles_in_full(articles, sentences, said).html()}</body>")
    assert {element.tag for element in shown.iter()} <= {
        "body",
        "details",
        "summary",
        "div",
        "p",
        "span",
        "mark",
        "small",
    }
    assert [element.get("id") for element in shown.iter("span")] == ["a1s0"]
    assert addresses(said, articles, sentences).tolist() == [f"{NOTEBOOK}#a1s0"]


def test_a_row_leads_to_the_sentence_in_which_it_starts():
    other, theirs = article(("body", ["Sun."]), name="it’s “odd” #1.ipynb")
    articles, sentences = pd.concat([ARTICLES, other]), pd.concat([SENTENCES, theirs])
    rows = pd.concat(
        [
            quotes((0, 3, "direct", ""), name=other["article"].iloc[0]),
            quotes(span("said Ann. “In"), (0, 1, "direct", "")),
        ]
    )
    rows.index = [7, 3, 5]
    places = addresses(rows, articles, sentences)
    assert places.to_dict() == {7: f"{NOTEBOOK}#a2s0", 3: f"{NOTEBOOK}#a1s1", 5: f"{NOTEBOOK}#a1s0"}
    assert places.map(safe_address).tolist() == places.tolist()


def test_what_stands_before_the_first_sentence_leads_nowhere():
    later = SENTENCES.assign(start=SENTENCES["start"] + 2, end=SENTENCES["end"] + 2)
    assert addresses(quotes((0, 1, "direct", "")), ARTICLES, later).tolist() == [""]


def test_an_article_without_sentences_is_shown_as_empty():
    nothing = ARTICLES.assign(text="", words=0)
    assert plain(articles_in_full(nothing, SENTENCES.head(0), quotes()).html()) == ""
    assert addresses(quotes(), nothing, SENTENCES.head(0)).tolist() == []


def test_the_seeds_are_shown_whole_and_not_much_longer_than_they_are(seeds_event):
    shown = articles_in_full(seeds_event.articles, seeds_event.sentences, seeds_event.quotes)
    html, size = shown.html(), sum(len(text.encode()) for text in seeds_event.articles["text"])
    assert plain(html) == "".join("".join(seeds_event.articles["text"]).split())
    assert len(html.encode()) <= 2.5 * size
    places = addresses(seeds_event.quotes, seeds_event.articles, seeds_event.sentences)
    assert {place.partition("#")[2] for place in places} <= set(re.findall(r' id="(\w+)"', html))


def test_displays_as_html_and_as_plain_text():
    bundle = articles_in_full(ARTICLES, SENTENCES, quotes())._repr_mimebundle_()
    assert bundle["text/plain"] == f"Gazette (1,234 words)\n{TEXT}"
    assert bundle["text/html"].startswith("<details")
