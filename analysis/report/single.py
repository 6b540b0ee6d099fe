"""The whole report in one HTML file: every page in it, of which one is shown, and every file that they lead to."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup, Tag

from analysis.report.page import INDEX

SINGLE = "report.html"
#: The page that the last link led into is shown, to begin with the first.
_ONE_AT_A_TIME = """
body:has(main :target, main:target) main:not(:target, :has(:target)),
body:not(:has(main :target, main:target)) main:not(:first-of-type) { display: none; }
"""
_KINDS = {"png": "image/png", "csv": "text/csv", "json": "application/json"}
#: Attributes that name an element by its id.
_NAMING = ("id", "aria-labelledby")


def single_file(files: Mapping[str, bytes]) -> bytes:
    """The report of these `files` (by path) as one file, with its pictures and tables inside.

    Ids have the name of their page before them, so that none stands twice.
    """
    whole = BeautifulSoup(files[INDEX], "html.parser")
    whole.find(class_="skip").decompose()  # it would lead to the text of the first page
    del whole.select_one("[aria-current]")["aria-current"]
    whole.style.append(_ONE_AT_A_TIME)
    _bring_in(whole, INDEX, files)
    last = whole.main
    for name in files:
        if name.endswith(".html") and name != INDEX:
            page = BeautifulSoup(files[name], "html.parser")
            _bring_in(page, name, files)
            last.insert_after(page.main)
            last = last.find_next_sibling("main")
    return str(whole).encode()


def _bring_in(page: Tag, name: str, files: Mapping[str, bytes]) -> None:
    """Make what the page `name` names, shows and leads to a part of the single file."""
    for tag in page.find_all(True):
        for attribute in _NAMING:
            if attribute in tag.attrs:
                tag[attribute] = _id(name, tag[attribute])
        if tag.name == "a":
            path, place = urldefrag(urljoin(name, tag["href"]))
            if path.endswith(".html") and path in files:
                tag["href"] = f"#{_id(path, place or 'main')}"
            elif path in files:
                tag["href"], tag["download"] = _inline(path, files), path.rpartition("/")[2]
        elif tag.name == "img":
            tag["src"] = _inline(tag["src"], files)


def _id(name: str, place: str) -> str:
    """The id that a place on the page `name` has in the single file."""
    return f"{name.removesuffix('.html').replace('/', '-')}-{place}"


def _inline(path: str, files: Mapping[str, bytes]) -> str:
    """The file at `path` as an address that holds it."""
    content = base64.b64encode(files[path]).decode("ascii")
    return f"data:{_KINDS[path.rpartition('.')[2]]};base64,{content}"
