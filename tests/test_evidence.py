"""The pages of the articles: the text as it is, and beside each statement where the other outlets have it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

from analysis.findings import Finding
from analysis.overlap import beyond_doubt
from analysis.report.evidence import evidence_pages
from analysis.report.page import page_address
from analysis.report.render import render_report
from analysis.splitting import sentence_spans

WORDINGS = "03_quote_overlap.html"  # the page that has all wordings of a statement side by side


@pytest.fixture(scope="module")
def pages(seeds_event):
    """The text of each article's page, by file."""
    return {
        page.file: BeautifulSoup(page.text, "html.parser") for page in evidence_pages(seeds_event, others=[WORDINGS])
    }


@pytest.fixture(scope="module")
def certain(seeds_event):
    """The event without the tellings that are in doubt, which lead nowhere."""
    statements, carriers = beyond_doubt(seeds_event.told, seeds_event.tellings)
    return replace(seeds_event, statements=statements, carriers=carriers)


@pytest.fixture(scope="module")
def texts(pages):
    """The part of each page that holds the article, by the article's id."""
    return {text["id"]: text for page in pages.values() for text in page.select(".article")}


def bare(text):
    """What of the article's part of a page is the file's, without blanks."""
    text = BeautifulSoup(str(text), "html.parser")
    for added in text.find_all("small"):
        added.decompose()
    return "".join(text.get_text().split())


def test_each_article_has_a_page_with_its_whole_text(texts, seeds_event):
    assert [bare(text) for text in texts.values()] == ["".join(text.split()) for text in seeds_event.articles["text"]]


def test_every_sentence_is_a_place(texts, seeds_event):
    ids = {tag["id"] for text in texts.values() for tag in text.select("span[id]")}
    assert len(ids) == len(seeds_event.sentences)


def test_every_telling_is_marked_and_what_others_tell_is_led_to_them(pages, certain):
    shared = set(certain.statements.query("articles > 1")["statement"])
    own = certain.carriers.groupby("article")["statement"]
    for page, article in zip(pages.values(), certain.articles["article"], strict=True):
        told = own.get_group(article)
        assert len(page.select(".article .note a")) == told.isin(shared).sum() > 0
        assert len(page.select(".notes > li")) == len(set(told) & shared)
        assert bool(page.select(".article .only")) == (not set(told) <= shared)
        for link in page.select(".article .note a"):
            assert page.find(id=link["href"][1:]).find_parent("ol", class_="notes")


def test_a_note_holds_each_telling_of_the_statement_and_leads_to_its_sentence(pages, certain):
    sizes = certain.carriers.groupby("statement").size()
    for article, page in zip(certain.articles["article"], pages.values(), strict=True):
        own = certain.carriers[certain.carriers["article"] == article].sort_values("start")
        shared = [statement for statement in own["statement"].drop_duplicates() if is_shared(certain, statement)]
        for note, statement in zip(page.select(".notes > li"), shared, strict=True):
            tellings = note.select("p:not(.stated), li")
            assert len(tellings) == sizes[statement]
            for telling in tellings:
                address, anchor = urldefrag(telling.a["href"].removeprefix("../"))
                words = re.search("“(.*)”", telling.get_text(), re.DOTALL)[1]
                first, *_ = sentence_spans(words)
                assert "".join(words[slice(*first)].split()) in bare(pages[address].find(id=anchor))


def test_a_note_leads_to_the_wordings_of_its_statement_side_by_side(pages, seeds_report):
    whole = BeautifulSoup((seeds_report / WORDINGS).read_text(encoding="utf-8"), "html.parser")
    for note in (note for page in pages.values() for note in page.select(".notes > li")):
        own = "".join(re.search("“(.*)”", note.p.get_text(), re.DOTALL)[1].split())
        (wordings,) = note.select(f'a[href^="../{WORDINGS}#"]')
        table = whole.find(id=wordings["href"].partition("#")[2])
        for heard in table.select(".visually-hidden, del"):
            heard.decompose()
        assert own in "".join(table.get_text().split())


def is_shared(event, statement):
    """Whether more than one article tells the statement."""
    return event.carriers.loc[event.carriers["statement"] == statement, "article"].nunique() > 1


def test_a_sentence_shows_its_topics_with_the_words_for_them(texts, seeds_event):
    tags = [tag.get_text() for text in texts.values() for tag in text.select(".topic")]
    assert len(tags) == len(seeds_event.topics)
    names = {topic.id: topic.name for topic in seeds_event.codebook.topics}
    for tag, topic in zip(tags, seeds_event.topics.itertuples(), strict=True):
        shown = "carried on" if topic.evidence.startswith("carried:") else topic.evidence
        assert tag == f"{names[topic.topic]} {shown}"


def test_each_layer_has_its_switch(pages):
    for page in pages.values():
        switches = page.select("fieldset input[type=checkbox]")
        assert [switch["class"] for switch in switches] == [["show-quotations"], ["show-statements"], ["show-topics"]]
        assert all(switch.find_parent("label") for switch in switches)


def test_pages_lead_on_to_their_neighbours(pages):
    files = list(pages)
    led = [[link["href"] for link in page.select(".neighbours a")] for page in pages.values()]
    assert led[0] == [f"../{files[1]}"] and led[-1] == [f"../{files[-2]}"]
    assert led[1] == [f"../{files[0]}", f"../{files[2]}"]


def test_an_article_alone_has_neither_notes_nor_neighbours(seeds_event):
    first = seeds_event.articles["article"].iloc[0]
    names = ("articles", "passages", "sentences", "quotes", "carriers", "topics")
    frames = {name: getattr(seeds_event, name) for name in names}
    alone = {name: frame[frame["article"] == first] for name, frame in frames.items()}
    told = seeds_event.statements["statement"].isin(alone["carriers"]["statement"])
    statements = seeds_event.statements[told].assign(articles=1, outlets=1)
    (page,) = evidence_pages(replace(seeds_event, **alone, statements=statements))
    assert [heading for _, heading in page.contents] == ["The text"]
    assert not BeautifulSoup(page.text, "html.parser").select(".notes, .neighbours a, .note a[href]")


def test_what_the_articles_say_is_never_markup(seeds_event):
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    event = replace(
        seeds_event,
        articles=seeds_event.articles.assign(
            outlet=hostile, headline=hostile, agency=hostile, url="javascript:alert(3)"
        ),
        quotes=seeds_event.quotes.assign(speaker=hostile),
        carriers=seeds_event.carriers.assign(outlet=hostile, text=hostile),
        statements=seeds_event.statements.assign(speaker=hostile, conflict=hostile),
        topics=seeds_event.topics.assign(evidence=hostile),
    )
    files = render_report(event, [Finding("A finding.", "index.html", "")], {})
    for page in (BeautifulSoup(html, "html.parser") for name, html in files.items() if name.endswith(".html")):
        assert hostile in page.get_text()
        assert not page.find_all(["script", "img"])
        assert not [link["href"] for link in page.find_all("a") if "alert" in link["href"]]


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("01_articles.ipynb#a3s14", "articles/a3.html#a3s14"),
        ("01_articles.ipynb#a3", "articles/a3.html"),
        ("01_articles.ipynb#what-was-compared", "01_articles.html#what-was-compared"),
        ("03_quote_overlap.ipynb", "03_quote_overlap.html"),
        ("https://example.org/01_articles.ipynb", "https://example.org/01_articles.ipynb"),
        ("#a3s14", "#a3s14"),
        ("", ""),
    ],
)
def test_an_address_in_a_notebook_has_its_page_in_the_report(address, page):
    assert page_address(address) == page
