"""The report in a real browser: it needs no network, runs nothing from the articles, and works without a mouse.

Needs Debian's ``chromium`` and Playwright: see ``browsing.py``.
"""

from __future__ import annotations

from urllib.parse import unquote, urldefrag

import pytest
from browsing import DESK, PHONE, browser, open_page

pytestmark = pytest.mark.browser


#: What is read from a page, all its folds being open.
FACTS = {
    "ran": "typeof window.PWNED != 'undefined'",
    "broken": "[...document.images].filter(image => image.loading != 'lazy' && !image.naturalWidth).length",
    "links": "[...document.links].map(link => link.href)",
    "ids": "[...document.querySelectorAll('[id]')].map(element => element.id)",
    "width": "document.documentElement.scrollWidth",
}


@pytest.fixture(scope="module")
def chromium(seeds_report, hostile_report):
    """The browser. The reports are built before it starts, since they need an event loop of their own."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module", params=["seeds_report", "hostile_report"])
def pages(request, chromium):
    """Every page of a report as a phone opens it, with its :data:`FACTS`: of the seeds, and of articles which would run
    in the reader's browser if they could."""
    report, found = request.getfixturevalue(request.param), {}
    context = chromium.new_context(viewport=PHONE)
    for path in sorted(report.rglob("*.html")):
        opened = open_page(context, path.as_uri())
        unfold(opened.page)
        foreign = [address for address in opened.asked if not address.startswith(("file:", "data:"))]
        facts = {name: opened.page.evaluate(script) for name, script in FACTS.items()}
        found[path] = facts | {"foreign": foreign, "said": opened.said}
        opened.page.close()
    context.close()
    return report, found


@pytest.fixture
def visit(chromium):
    """Opens a page: ``visit(path, screen=…, scheme=…)``."""
    contexts = []

    def visited(path, *, screen=DESK, scheme="light", anchor=""):
        contexts.append(chromium.new_context(viewport=screen, color_scheme=scheme))
        return open_page(contexts[-1], path.as_uri() + anchor)

    yield visited
    for context in contexts:
        context.close()


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def test_a_page_asks_for_its_own_files_only_and_runs_nothing(pages):
    for path, facts in pages[1].items():
        assert (facts["foreign"], facts["said"], facts["ran"], facts["broken"]) == ([], [], False, 0), path.name


def test_every_link_leads_to_a_file_and_a_place_in_it(pages):
    report, found = pages
    ids = {path.as_uri(): set(facts["ids"]) for path, facts in found.items()}
    files = {path.as_uri() for path in report.rglob("*") if path.is_file()}
    for link in (link for facts in found.values() for link in facts["links"]):
        if link.startswith("file:"):
            address, anchor = urldefrag(link)
            assert address in files, link
            assert not anchor or unquote(anchor) in ids[address], link
        else:
            assert link.startswith(("https://", "http://", "data:")), link


def test_on_a_phone_no_page_scrolls_sideways(pages):
    for path, facts in pages[1].items():
        assert facts["width"] <= PHONE["width"], path.name


def test_a_chart_keeps_a_size_at_which_it_can_be_read(seeds_report, visit):
    page = visit(seeds_report / "03_quote_overlap.html", screen=PHONE).page
    widths = page.evaluate("[...document.querySelectorAll('figure.chart img')].map(image => image.clientWidth)")
    assert widths and min(widths) > PHONE["width"]


LAYERS = {
    "show-quotations": ".article mark > small",
    "show-statements": ".article .note",
    "show-topics": ".article .topic",
}


def test_the_layers_of_an_article_are_switched_from_the_keyboard(seeds_report, visit):
    page = visit(seeds_report / "articles" / "a2.html").page
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    for name, what in LAYERS.items():
        assert page.evaluate("document.activeElement.className") == name
        before = page.locator(what).first.is_visible()
        assert before == page.locator(f".{name}").is_checked()
        page.keyboard.press("Space")
        assert page.locator(what).first.is_visible() != before
        page.keyboard.press("Tab")


def test_a_link_to_a_sentence_shows_it_and_a_statement_leads_to_the_other_outlets(seeds_report, visit):
    opened = visit(seeds_report / "articles" / "a2.html", anchor="#a2s6")
    assert opened.page.locator("#a2s6:target").is_visible()
    opened.page.locator(".article .note a").first.click()
    assert opened.page.locator(".notes > li:target").count() == 1
    opened.page.locator(".notes > li:target li a").first.click()
    opened.page.wait_for_url("**/articles/a*.html#a*s*")
    assert not opened.page.url.startswith((seeds_report / "articles" / "a2.html").as_uri())
    assert opened.page.locator("span:target").count() == 1


def test_the_single_file_shows_one_page_at_a_time(hostile_report, visit):
    page = visit(hostile_report / "report.html").page
    assert shown(page) == ["index-main"]
    page.locator("nav a", has_text="Quote overlap").first.click()
    assert shown(page) == ["03_quote_overlap-main"]
    unfold(page)
    page.locator("main:target tbody a").first.click()
    assert shown(page)[0].startswith("articles-a")
    page.go_back()
    assert shown(page) == ["03_quote_overlap-main"]


def shown(page):
    """The ids of the parts of the single file that can be seen."""
    return [part.get_attribute("id") for part in page.locator("main").all() if part.is_visible()]


@pytest.mark.parametrize(
    ("name", "screen", "scheme"),
    [
        ("index.html", DESK, "light"),
        ("index.html", PHONE, "dark"),
        ("01_articles.html", DESK, "dark"),
        ("02_term_frequencies.html", PHONE, "light"),
        ("03_quote_overlap.html", DESK, "light"),
        ("04_topic_coverage.html", PHONE, "dark"),
        ("articles/a5.html", DESK, "light"),
        ("articles/a5.html", PHONE, "dark"),
    ],
)
def test_no_page_breaks_a_rule_of_accessibility(seeds_report, visit, name, screen, scheme):
    page = visit(seeds_report / name, screen=screen, scheme=scheme).page
    for switch in page.locator("input[type=checkbox]").all():
        switch.check()
    assert violations(page) == []


def test_what_checks_accessibility_finds_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content("<html lang=en><title>A page</title><main><h1>A</h1><img src='data:,'></main>")
    assert violations(page) == ["image-alt: 1"]
    page.close()


def violations(page):
    """The rules that the page breaks, of any impact, as axe-core finds them, and how often."""
    from axe_playwright_python.sync_playwright import Axe

    return [f"{rule['id']}: {len(rule['nodes'])}" for rule in Axe().run(page).response["violations"]]
