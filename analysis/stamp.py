"""Whether a report is still up to date: a stamp beside it says what it was made of and what was written."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from analysis.data import DATA

STAMP = "stamp.json"
#: The endings of the files of a corpus; of whatever else lies in its folder only the name is told.
_OF_A_CORPUS = {".txt", ".csv", ".toml"}
_PACKAGE = Path(__file__).parent


def made_of(corpus: Path, notebooks: Path, *, single: bool = False) -> str:
    """One SHA-256 over all that a report is made of, and over whether it is to be a `single` file as well.

    That is the files of the `corpus`, the names of others beside them (the report says that they were not read), its
    folder's name, the `notebooks`, the files of the package and of ``data/``, and the versions of Python and of every
    installed package.
    """
    articles = [path for path in corpus.glob("*") if path.suffix.lower() in _OF_A_CORPUS]
    others = sorted(path.name for path in corpus.glob("*") if path.is_file() and path not in articles)
    installed = sorted(f"{package.name} {package.version}" for package in distributions())
    lines = [platform.python_version(), platform.platform(), *installed, corpus.resolve().name, *others, str(single)]
    lines += _digests(corpus, articles)
    for folder in (notebooks, _PACKAGE, DATA):
        lines += _digests(folder, (path for path in folder.rglob("*") if "__pycache__" not in path.parts))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def stamp(made_of: str, files: Mapping[str, bytes]) -> bytes:
    """The content of the stamp of a report of these `files` (by path)."""
    digests = {path: _sha256(content) for path, content in files.items()}
    return json.dumps({"made_of": made_of, "files": digests}, indent=1).encode()


def is_current(out: Path, made_of: str) -> bool:
    """Whether the report in `out` was made of the same, and every file of it is as it was written."""
    known = _read(out)
    if known.get("made_of") != made_of:
        return False
    paths = {name: out / name for name in known["files"]}
    return all(path.is_file() and _sha256(path.read_bytes()) == known["files"][name] for name, path in paths.items())


def written_before(out: Path) -> list[str]:
    """The files of the report in `out`, by their paths there."""
    inside = out.resolve()
    return [name for name in _read(out).get("files", {}) if (out / name).resolve().is_relative_to(inside)]


def _read(out: Path) -> dict:
    """The stamp in `out`; empty if there is none that can be read."""
    try:
        known = json.loads((out / STAMP).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and isinstance(known.get("files"), dict) else {}


def _digests(folder: Path, paths: Iterable[Path]) -> Iterator[str]:
    """The SHA-256 and the name of each of the files at `paths` in `folder`, one a line."""
    for path in sorted(path for path in paths if path.is_file()):
        yield f"{_sha256(path.read_bytes())}  {path.relative_to(folder).as_posix()}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
