"""What a page of the report is, and where an address that a notebook gives leads to in the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.reading import NOTEBOOK, article_id

TEMPLATE = Path(__file__).parent / "template"
#: The page that the report begins with.
INDEX = "index.html"

_IN_ARTICLE = re.compile(rf"{re.escape(NOTEBOOK)}#(a\d+)(s\d+)?")
_IN_NOTEBOOK = re.compile(r"([^:/]+)\.ipynb(#.*)?")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the report.

    `label` is its name in the navigation, `lede` its first paragraphs, `text` the rest (both HTML), `contents` the id
    and the heading of each section. `chart` is the path and the alternative text of its first chart, if it has one, and
    `files` what it needs beside it, by path.
    """

    file: str
    label: str
    heading: str
    lede: Markup
    text: Markup
    contents: tuple[tuple[str, str], ...]
    chart: tuple[str, str] | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """What leads from this page to the folder of the report."""
        return "../" * self.file.count("/")


def article_file(number: int) -> str:
    """The file of the page of an article, by the article's place in the corpus, from 0."""
    return f"articles/{article_id(number)}.html"


def page_address(address: str) -> str:
    """Where an `address` in a notebook leads to in the report: a sentence to its article's page.

    What is no address of a notebook stays as it is.
    """
    if place := _IN_ARTICLE.fullmatch(address):
        article, sentence = place.groups()
        return f"articles/{article}.html" + (f"#{article}{sentence}" if sentence else "")
    if place := _IN_NOTEBOOK.fullmatch(address):
        return f"{place[1]}.html{place[2] or ''}"
    return address


def templates() -> Environment:
    """The templates of the report; what they are given is escaped."""
    return Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
