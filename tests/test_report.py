"""The report: pages that need nothing else, lead nowhere in vain, and appear whole or not at all."""

import re
import shutil
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import analysis.report
from analysis.data import SEEDS
from analysis.errors import InputError
from analysis.findings import Finding, findings
from analysis.report import NOTEBOOKS, NotebookError, build_report, overview
from analysis.report.render import notebook_page, render_report
from analysis.stamp import STAMP, is_current, made_of, written_before

PAGES = [
    "index.html",
    *sorted(f"{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb")),
    *(f"articles/a{number}.html" for number, _ in enumerate(SEEDS.glob("*.txt"), start=1)),
]
#: What nbconvert puts where an alternative text is missing.
NO_DESCRIPTION = "No description has been provided for this image"


def contents(folder):
    """Every file in `folder`, by its path there."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# ---------------------------------------------------------------- the report on the seeds


@pytest.fixture(scope="module")
def pages(seeds_report):
    html = {name: content for name, content in contents(seeds_report).items() if name.endswith(".html")}
    return {name: BeautifulSoup(content, "html.parser") for name, content in html.items()}


@pytest.fixture(params=PAGES)
def page(request, pages):
    return pages[request.param]


def test_there_is_a_page_for_each_notebook_and_each_article(pages):
    assert sorted(pages) == sorted(PAGES)


#: Columns that a table has if its rows are about one stretch of an article each.
OF_ONE_PLACE = {"First sentence", "Read it", "Role", "Sentence", "Stands in", "Term as written", "Text", "The words"}


def test_every_row_about_one_place_in_an_article_leads_there(pages):
    tables = [table for page in pages.values() for table in page.find_all("table")]
    found = [table for table in tables if OF_ONE_PLACE & {heading.get_text() for heading in table.select("thead th")}]
    assert len(found) >= 8
    for row in (row for table in found for row in table.select("tbody tr") if row.get_text() != "None."):
        assert re.match(r"articles/a\d+\.html#a\d+s\d+$", row.a["href"]), row


def test_every_link_leads_somewhere(pages, seeds_report):
    for name, page in pages.items():
        for link in page.find_all("a"):
            address, anchor = urldefrag(link["href"])
            if address.startswith(("http://", "https://")):
                continue
            target = urljoin(name, address) if address else name
            assert (seeds_report / target).is_file(), f"{name}: {link['href']} leads to no file"
            assert not anchor or pages[target].find(id=anchor), f"{name}: {link['href']} leads to no place on its page"


def test_every_quotation_leads_to_the_sentence_it_stands_in(pages, seeds_event):
    caption = pages["03_quote_overlap.html"].find("caption", string="Quotations and reported statements")
    links = [row.a["href"] for row in caption.find_parent("table").tbody.find_all("tr")]
    assert len(links) == len(seeds_event.quotes) > 0
    for address, quote in zip(links, seeds_event.quotes.itertuples(), strict=True):
        page, anchor = urldefrag(address)
        place = pages[page].find(id=anchor)
        assert place.find_parent(class_="article")
        said = "".join(mark.get_text() for mark in place.find_all("mark"))
        assert quote.text.split()[0] in said


def test_nothing_is_fetched_from_elsewhere(page, seeds_report):
    assert not page.find_all(["script", "iframe", "object", "embed", "base", "audio", "video", "form"])
    fetched = [tag.get("src") or tag.get("srcset") or tag["href"] for tag in page.select("[src], [srcset], link[href]")]
    assert all(address == "data:," or (seeds_report / address).is_file() for address in fetched)
    style = str(page.find_all("style")) + " ".join(tag["style"] for tag in page.select("[style]"))
    assert "url(" not in style and "@import" not in style
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_every_picture_is_told_in_words(page):
    for picture in page.find_all("img"):
        assert picture.get("alt", "").strip() not in {"", NO_DESCRIPTION}
        assert picture.find_parent("figure").figcaption.get_text().strip()


def test_the_numbers_of_every_chart_stand_beside_it(pages, seeds_report):
    for name, page in pages.items():
        for chart in page.select("figure.chart"):
            picture, numbers = chart.img["src"], chart.find("a", string="The numbers as CSV")["href"]
            assert (seeds_report / picture).read_bytes().startswith(b"\x89PNG")
            assert (seeds_report / numbers).stem == (seeds_report / picture).stem
            assert len(pd.read_csv(seeds_report / numbers)), name


def test_every_frame_is_led_to_from_the_first_page(pages, seeds_report, seeds_event):
    table = pages["index.html"].find("caption", string="Everything that was measured, as CSV").parent
    for row, (name, frame) in zip(table.tbody.find_all("tr"), seeds_event.frames().items(), strict=True):
        assert row.th.get_text() == name
        assert len(pd.read_csv(seeds_report / row.a["href"])) == len(frame)


def test_no_page_is_heavier_than_a_long_article(seeds_report):
    sizes = {path.name: path.stat().st_size for path in seeds_report.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


def test_a_chart_wider_than_the_screen_scrolls_in_its_own_box(page):
    for chart in page.select("figure.chart"):
        box = chart.img.parent
        assert (box["tabindex"], box["role"]) == ("0", "group") and box["aria-label"]


def test_a_page_has_the_marks_of_a_page(page):
    assert page.html["lang"] == "en"
    assert page.title.get_text().strip()
    assert len(page.find_all("h1")) == len(page.find_all("main")) == 1
    assert page.find(id=page.find("a", class_="skip")["href"][1:]).name == "main"
    assert len(page.select("[aria-current=page]")) == (0 if page.find(class_="article") else 1)
    names = [tag["id"] for tag in page.select("[id]")]
    assert len(names) == len(set(names))


def test_headings_step_down_one_level_at_a_time(page):
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_contents_are_the_sections(page):
    listed = [(link["href"], link.get_text()) for link in page.select("nav.contents a")]
    assert listed == [(f"#{heading['id']}", heading.get_text()) for heading in page.find_all("h2")]


def test_every_table_has_a_caption_and_headed_columns(page):
    for table in page.find_all("table"):
        assert table.caption.get_text().strip()
        assert all(cell.get("scope") for cell in table.find_all("th"))
        assert table.find_parent(tabindex="0"), "a wide table must scroll from the keyboard"


def test_code_is_folded_away_and_prompts_are_gone(page):
    for code in page.select("pre code"):
        assert code.find_parent("details")
    assert not re.search(r"(In|Out)\s*\[", page.get_text())


def test_a_cell_prints_no_warning_and_no_bare_object(page):
    assert not page.select(".stderr")
    assert not [text for text in page.select(".cell > pre") if "<" in text.get_text()]


def test_the_findings_are_on_the_first_page_and_lead_to_what_shows_them(pages, seeds_event):
    shown = pages["index.html"].select(".findings li")
    assert shown
    for item, finding in zip(shown, findings(seeds_event), strict=True):
        assert item.get_text().startswith(finding.text)
        assert item.a["href"] == finding.page + finding.anchor


def test_the_first_page_says_what_was_compared_and_left_out(pages, seeds_event):
    text = pages["index.html"].get_text(" ")
    for outlet in seeds_event.outlets:
        assert outlet in text
    assert f"{seeds_event.articles['words'].sum():,} words" in text
    assert "SHA-256" in text


# ---------------------------------------------------------------- small notebooks of our own


def notebook(*texts):
    """A notebook of the given cells: those that begin with # or are prose are Markdown, the others code."""
    cells = [new_markdown_cell(text) if re.match(r"#|[A-Z]", text) else new_code_cell(text) for text in texts]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    return new_notebook(cells=cells)


def write_notebooks(folder, **cells):
    """The folder, with a notebook of each name and its cells."""
    folder.mkdir(exist_ok=True)
    for name, texts in cells.items():
        nbformat.write(notebook(*texts), folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def build(seeds_event):
    """Builds a report from a folder of small notebooks, on the seeds as they are measured already, without findings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis.report, "measure", lambda folder: seeds_event)
        patch.setattr(analysis.report, "findings", lambda event: [])
        yield lambda notebooks, out, **options: build_report(SEEDS, out, notebooks=notebooks, **options).parent


@pytest.fixture(scope="module")
def small(build, tmp_path_factory):
    """A folder with a small notebook, the report made of it, and what was told while it was made."""
    folder, told = tmp_path_factory.mktemp("small"), []
    code = "import os; from pathlib import Path; print(os.environ['PARALLAX_CORPUS'], Path.cwd())"
    notebooks = write_notebooks(folder / "notebooks", one=["# Where?", code, "{'a': object}"])
    return notebooks, build(notebooks, folder / "out", progress=lambda *step: told.append(step)), told


def test_a_notebook_is_told_the_corpus_and_runs_where_it_lies(small):
    notebooks, out, _ = small
    assert f"{SEEDS.resolve()} {notebooks}" in (out / "one.html").read_text(encoding="utf-8")


def test_what_is_measured_for_the_report_is_not_measured_again(seeds_event, build, monkeypatch, tmp_path):
    monkeypatch.setattr(analysis.report, "measure", lambda folder: replace(seeds_event, warnings=("As given.",)))
    code = "from analysis.event import measure; print(*measure().warnings)"
    out = build(write_notebooks(tmp_path / "notebooks", one=["# What?", code]), tmp_path / "out")
    assert "As given." in (out / "one.html").read_text(encoding="utf-8").split("<details")[0]


def test_progress_tells_what_runs_and_how_far_it_is(small):
    told = small[2]
    assert (0, 2, "one") in told and (2, 2, "one") in told
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)


def test_built_twice_it_is_the_same(small, build, tmp_path):
    notebooks, out, _ = small
    assert {"index.html", "one.html", "articles/a1.html"} <= set(contents(out))
    assert contents(build(notebooks, tmp_path / "again")) == contents(out)


def test_a_report_knows_what_it_was_made_of_and_what_was_written(small):
    notebooks, out, _ = small
    assert is_current(out, made_of(SEEDS, notebooks))
    assert set(written_before(out)) == set(contents(out)) - {STAMP}


def test_a_page_that_is_no_more_goes_and_other_files_stay(small, build, tmp_path):
    notebooks, out, _ = small
    shutil.copytree(out, tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("mine")
    other = write_notebooks(tmp_path / "other", two=["# Two"])
    assert {"two.html", "mine.txt"} <= set(contents(build(other, tmp_path / "out")))
    assert "one.html" not in contents(tmp_path / "out")


def test_a_failing_cell_is_named_and_the_old_report_stays(small, build, tmp_path):
    _, out, _ = small
    before = contents(out)
    notebooks = write_notebooks(tmp_path, one=["# One", "a = 1", "Prose.", "raise ValueError('too\\nmany lines')", "a"])
    with pytest.raises(NotebookError) as failed:
        build(notebooks, out)
    assert str(failed.value) == "one.ipynb, code cell 2: ValueError: too"
    assert contents(out) == before
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


def test_a_kernel_that_dies_is_an_error_too(build, tmp_path):
    notebooks = write_notebooks(tmp_path, gone=["# Gone", "import os; os._exit(1)"])
    with pytest.raises(NotebookError, match=r"gone\.ipynb, code cell 1: the kernel died"):
        build(notebooks, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_place_in_the_corpus_is_refused_before_any_notebook_runs(build, tmp_path):
    with pytest.raises(InputError, match="only read"):
        build(write_notebooks(tmp_path, one=["# One", "raise ValueError"]), SEEDS / "reports")


# ---------------------------------------------------------------- rendering


def test_interactive_cells_are_left_out():
    cells = notebook("# Title", "Prose.", "print('kept')", "print('widget')")
    cells.cells[3].metadata.tags = ["interactive"]
    text = notebook_page("01_a_page", cells).text
    assert "kept" in text and "widget" not in text


def test_a_page_is_called_by_its_file_and_its_heading():
    cells = ["# What is odd?\n\nThe lede.", "Its end.", "code()", "## First part", "### Detail", "## First part"]
    page = notebook_page("07_odd_words", notebook(*cells))
    assert (page.file, page.label, page.heading) == ("07_odd_words.html", "Odd words", "What is odd?")
    assert "The lede." in page.lede and "Its end." in page.lede and "code()" in page.text
    assert page.contents == (("first-part", "First part"), ("first-part-2", "First part"))


def test_links_between_notebooks_become_links_between_pages():
    links = "[there](02_two.ipynb#a) [in a text](01_articles.ipynb#a2s7) [out](https://example.org/x.ipynb)"
    text = notebook_page("one", notebook("# One", f"## A\n\n{links}")).text
    assert 'href="02_two.html#a"' in text and 'href="https://example.org/x.ipynb"' in text
    assert 'href="articles/a2.html#a2s7"' in text


def test_what_the_articles_say_is_never_markup(seeds_event):
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    articles = seeds_event.articles.assign(outlet=hostile, headline=hostile, agency=hostile, url="javascript:alert(3)")
    event = replace(seeds_event, articles=articles, warnings=(hostile,))
    pages = render_report(event, [Finding(hostile, "one.html", "#a")], {"one": notebook("# One", "## A")})
    index = BeautifulSoup(pages["index.html"], "html.parser")
    assert hostile in index.get_text()
    assert not index.find_all(["script", "img"])
    assert not [link["href"] for link in index.find_all("a") if "alert" in link["href"]]


def test_a_finding_without_its_section_is_told_without_a_link(seeds_event):
    pages = render_report(seeds_event, [Finding("A finding.", "gone.html", "#a")], {"one": notebook("# One", "## A")})
    assert b"A finding.</li>" in pages["index.html"]


def test_a_notebook_without_a_heading_is_refused():
    with pytest.raises(ValueError, match="no first-level heading"):
        notebook_page("one", notebook("Only prose."))


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ((2024, 3, 5), (2024, 3, 5), "on 5 March 2024"),
        ((2024, 3, 5), (2024, 3, 9), "5–9 March 2024"),
        ((2024, 2, 28), (2024, 3, 1), "28 February – 1 March 2024"),
        ((2023, 12, 31), (2024, 1, 1), "31 December 2023 – 1 January 2024"),
    ],
)
def test_a_span_of_days_is_written_as_readers_write_it(first, last, written):
    assert overview.span(date(*first), date(*last)) == written


@pytest.mark.parametrize(
    ("published", "ending"),
    [
        (["2024-03-05", "2024-03-05"], "published on 5 March 2024."),
        (["2024-03-05", ""], "Published on 5 March 2024, as far as stated; one without a date."),
        (["", ""], "without a date of publication."),
    ],
)
def test_missing_dates_are_stated_not_guessed(seeds_event, published, ending):
    event = replace(seeds_event, articles=seeds_event.articles.head(2).assign(published=published))
    assert overview.title(event) == "How two outlets covered one event"
    assert overview.standfirst(event).startswith("Two articles with ")
    assert f"{ending} As one headline has it: " in overview.standfirst(event)


@pytest.mark.parametrize(
    ("headlines", "about"),
    [
        (
            ["The ferry is late again", "Late again: the ferry to Elland", "A whale was seen"],
            "As one headline has it: “The ferry is late again” (Outlet 0).",
        ),
        (["", "A whale was seen.", ""], "As one headline has it: “A whale was seen” (Outlet 1)."),
        (["", "", ""], ""),
    ],
)
def test_what_it_is_about_is_told_by_the_headline_that_is_most_like_the_others(seeds_event, headlines, about):
    outlets = [f"Outlet {number}" for number in range(3)]
    articles = seeds_event.articles.head(3).assign(headline=headlines, outlet=outlets)
    told = overview.standfirst(replace(seeds_event, articles=articles))
    assert told.endswith(about) and ("headline" in told) == bool(about)
