"""From executed notebooks to the pages of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from bs4 import BeautifulSoup
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from analysis import __version__
from analysis.event import Event
from analysis.findings import Finding
from analysis.manifest import manifest
from analysis.report import overview
from analysis.report.evidence import evidence_pages
from analysis.report.execute import INTERACTIVE
from analysis.report.files import data_files, take_out
from analysis.report.page import INDEX, TEMPLATE, Page, page_address, templates

#: Cells with this tag prepare the notebook for whoever runs it; a reader of the page has no use for them.
SETUP = "setup"


def render_report(event: Event, findings: Sequence[Finding], notebooks: dict[str, NotebookNode]) -> dict[str, bytes]:
    """Every file of the report by its path.

    These are the pages, as HTML: the overview, one for each executed notebook and one for each article; the pictures
    and tables that they lead to; and every frame of `event`.
    """
    pages = [notebook_page(name, notebook) for name, notebook in notebooks.items()]
    pages = [overview_page(event, findings, pages), *pages]
    frame = templates().get_template("page.html.j2")
    style = Markup((TEMPLATE / "style.css").read_text(encoding="utf-8"))
    files = data_files(event)
    for page in [*pages, *evidence_pages(event, others=[page.file for page in pages])]:
        html = frame.render(page=page, site=pages, style=style, version=__version__)
        files |= {page.file: html.encode(), **page.files}
    return files


def notebook_page(name: str, notebook: NotebookNode) -> Page:
    """The page of an executed notebook. Raises ValueError if it has no first heading to be called by."""
    soup = BeautifulSoup(_exporter().from_notebook_node(notebook)[0], "html.parser")
    if soup.h1 is None:
        raise ValueError(f"{name} has no first-level heading")
    _link_pages(soup)
    _leave_style_to_the_sheet(soup)
    files = take_out(soup, name)
    label = re.sub(r"^\d+_", "", name).replace("_", " ").capitalize()
    return _page(f"{name}.html", label, soup, files)


def overview_page(event: Event, findings: Sequence[Finding], pages: Sequence[Page]) -> Page:
    """The first page: what stands out, what was compared, what each of the other `pages` answers, how it was made."""
    made = manifest(event)
    places = {
        f"{page.file}#{anchor}": f"{page.label}: {heading}" for page in pages for anchor, heading in page.contents
    }
    text = (
        templates()
        .get_template("overview.html.j2")
        .render(
            title=overview.title(event),
            standfirst=overview.standfirst(event),
            findings=findings,
            places=places,
            pages=pages,
            compared=overview.compared(event),
            left_out=overview.left_out(event),
            made=made,
            sources=overview.sources(made),
            data=overview.data(event),
        )
    )
    return _page(INDEX, "Overview", BeautifulSoup(text, "html.parser"))


def _page(file: str, label: str, soup: BeautifulSoup, files: dict[str, bytes] | None = None) -> Page:
    """The page with the content of `soup`, which is taken apart: heading, paragraphs up to anything else, the rest."""
    contents, chart = _name_sections(soup), soup.select_one("figure.chart img[alt]")
    heading = soup.h1.extract().get_text().strip()
    return Page(
        file=file,
        label=label,
        heading=heading,
        lede=_take_lede(soup),
        text=Markup(soup),
        contents=contents,
        chart=(chart["src"], chart["alt"]) if chart else None,
        files=files or {},
    )


def _name_sections(soup: BeautifulSoup) -> tuple[tuple[str, str], ...]:
    """Give each heading an id made of its words, so that links to it stay; (id, text) of the second-level ones."""
    taken = {"main", "contents"}  # the page has these ids already
    for heading in soup.find_all(["h2", "h3", "h4"]):
        words = re.sub(r"\W+", "-", heading.get_text().casefold()).strip("-") or "section"
        names = (words if n == 1 else f"{words}-{n}" for n in count(1))
        heading["id"] = next(name for name in names if name not in taken)
        taken.add(heading["id"])
    return tuple((heading["id"], heading.get_text().strip()) for heading in soup.find_all("h2"))


def _link_pages(soup: BeautifulSoup) -> None:
    """A link to another notebook leads to its page, one to a sentence to the page of its article."""
    for link in soup.find_all("a", href=True):
        link["href"] = page_address(link["href"])


def _leave_style_to_the_sheet(soup: BeautifulSoup) -> None:
    """Drop what elements say of their own look for JupyterLab, which knows no style sheet: here the sheet says it."""
    for tag in soup.find_all(style=True):
        del tag["style"]


def _take_lede(soup: BeautifulSoup) -> Markup:
    """The paragraphs the page begins with, taken out of it."""
    lede = []
    while (first := soup.find(True, recursive=False)) is not None and first.name == "p":
        lede.append(first.extract())
    return Markup("\n").join(Markup(paragraph) for paragraph in lede)


class _Exporter(HTMLExporter):
    """nbconvert's own, but without its mending of the finished page: that would parse every page once more."""

    def from_notebook_node(self, *notebook: object, **options: object) -> tuple[str, dict]:
        return super(HTMLExporter, self).from_notebook_node(*notebook, **options)


def _exporter() -> _Exporter:
    return _Exporter(
        config=Config({"TagRemovePreprocessor": {"enabled": True, "remove_cell_tags": {INTERACTIVE, SETUP}}}),
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_anchor_links=True,
    )
