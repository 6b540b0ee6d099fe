"""A corpus whose every word would run, load or lead somewhere if a page took it for anything but text."""

from __future__ import annotations

import csv
from pathlib import Path

SCRIPT = "<script>window.PWNED = 1</script>"
IMAGE = '"><img src=x onerror="window.PWNED = 1">'
FETCH = "<img src=http://pwned.example/x.png><link rel=stylesheet href=http://pwned.example/x.css>"
CLOSING = "</style></title></textarea></mark></details>--><script>window.PWNED = 1</script>"
MARKDOWN = "[a](javascript:window.PWNED=1) ![b](http://pwned.example/b.png) {{ 7 * 7 }} ${window.PWNED = 1} `x`"
FORMULA = '=HYPERLINK("http://pwned.example", "x")'

#: What two outlets say in the same words, so that quotations, statements, numbers and shared words are found.
SAID = f"“The ferry {SCRIPT} will cost 20 dollars from June,” said Ann {IMAGE} Miller, the mayor of the outer islands."
BODIES = (
    f"{CLOSING}\n\n{SAID}\n\nThe council {FETCH} raised the fare of the ferry by half on Monday {MARKDOWN}.",
    f"{FORMULA}\n\nOn Monday the council raised the fare of the ferry by half.\n\n{SAID}\n\n{MARKDOWN} says a man.",
    f"The ferry sails to the islands {IMAGE}.\n\nMayor Ann Miller said the ferry would cost 25 dollars from June.",
)
CODEBOOK = f"""
name = '''Codebook {SCRIPT}'''
[[topic]]
id = '''fares{IMAGE}'''
name = '''Fares {CLOSING}'''
patterns = ["fare", "cost"]
"""


def write_hostile_corpus(folder: Path) -> Path:
    """Write the corpus, with sources and a codebook, into the new `folder`; give it back."""
    folder.mkdir(parents=True)
    rows = []
    for name, outlet, body in zip((SCRIPT, IMAGE, MARKDOWN), (IMAGE, CLOSING, FORMULA), BODIES, strict=True):
        file = f"{name.replace('/', '|')}.txt"
        (folder / file).write_text(body, encoding="utf-8")
        rows.append([file, outlet, SCRIPT, "2031-05-06", f"{FETCH} {CLOSING}", "javascript:window.PWNED=1"])
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as sources:
        csv.writer(sources).writerows([["file", "outlet", "agency", "published", "headline", "url"], *rows])
    (folder / "topics.toml").write_text(CODEBOOK, encoding="utf-8")
    return folder
