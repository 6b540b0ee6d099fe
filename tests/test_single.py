"""The report in one file: every page and file is in it, and no link leads out of it but to the web."""

from __future__ import annotations

import base64

import pytest
from bs4 import BeautifulSoup

from analysis.findings import findings
from analysis.report.render import render_report
from analysis.report.single import single_file


@pytest.fixture(scope="module")
def files(seeds_event):
    return render_report(seeds_event, findings(seeds_event), {})


@pytest.fixture(scope="module")
def whole(files):
    return BeautifulSoup(single_file(files), "html.parser")


def test_every_page_is_a_part_of_it_in_order(whole, files):
    headings = [BeautifulSoup(files[name], "html.parser").h1.get_text() for name in files if name.endswith(".html")]
    assert [part.h1.get_text() for part in whole.find_all("main")] == headings
    assert len(headings) > 3


def test_no_id_stands_twice_and_every_link_leads_into_it(whole):
    ids = [tag["id"] for tag in whole.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {tag["aria-labelledby"] for tag in whole.select("[aria-labelledby]")} <= set(ids)
    led = {link["href"] for link in whole.find_all("a") if not link["href"].startswith(("http", "data:"))}
    assert len(led) > 100 and led <= {f"#{name}" for name in ids}


def test_a_sentence_is_led_to_in_the_part_of_its_article(whole):
    assert whole.find(id="articles-a2-main").find(id="articles-a2-a2s1")
    assert whole.find(id="articles-a1-main").find("a", href="#articles-a2-a2s1")


def test_every_table_can_be_taken_out_of_it(whole, files):
    links = {link["download"]: link["href"] for link in whole.select("a[download]")}
    assert set(links) == {name.removeprefix("data/") for name in files if name.startswith("data/")}
    for name, address in links.items():
        assert base64.b64decode(address.partition("base64,")[2]) == files[f"data/{name}"]


def test_pictures_are_inside():
    html = (
        b'<html><style></style><a class="skip"></a><a aria-current="page" href="index.html"></a><main>%s</main></html>'
    )
    whole = single_file({"index.html": html % b'<img src="charts/one-1.png">', "charts/one-1.png": b"picture"})
    assert b'<img src="data:image/png;base64,cGljdHVyZQ=="/>' in whole
