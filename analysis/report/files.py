"""The files of the report beside its pages: charts as pictures, and what they and the frames hold as CSV."""

from __future__ import annotations

import base64
import json

from bs4 import BeautifulSoup

from analysis.event import Event
from analysis.export import spreadsheet_csv
from analysis.manifest import manifest

#: What a page may hold inline: how the address begins, and the folder and ending of the file it becomes.
_INLINE = {
    "data:image/png;base64,": ("charts", "png"),
    "data:text/csv;charset=utf-8;base64,": ("data", "csv"),
}


def take_out(soup: BeautifulSoup, name: str) -> dict[str, bytes]:
    """Make files of the pictures and tables that the page `name` holds inline; give them by their paths.

    In their place `soup` has the paths; the picture and the numbers of a chart have the same number.
    """
    files: dict[str, bytes] = {}
    for number, figure in enumerate(soup.find_all("figure"), start=1):
        for tag in figure.find_all(["img", "a"]):
            attribute = "src" if tag.name == "img" else "href"
            for beginning, (folder, ending) in _INLINE.items():
                if tag.get(attribute, "").startswith(beginning):
                    path = f"{folder}/{name}-{number}.{ending}"
                    files[path] = base64.b64decode(tag[attribute].removeprefix(beginning))
                    tag[attribute] = path
                    tag.attrs.pop("download", None)
    return files


def data_files(event: Event) -> dict[str, bytes]:
    """Every frame of `event` as CSV for a spreadsheet, and what they were made of, by their paths."""
    made = json.dumps(manifest(event), indent=2, ensure_ascii=False)
    frames = {f"data/{name}.csv": spreadsheet_csv(frame) for name, frame in event.frames().items()}
    return {**frames, "data/manifest.json": f"{made}\n".encode()}
