"""Reading a corpus: a folder of article files, with an optional ``sources.csv`` beside them."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Container
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.data import SEEDS
from analysis.dates import iso_date
from analysis.errors import InputError

#: The environment variable that names the corpus; the seeds where it is unset.
CORPUS_VARIABLE = "PARALLAX_CORPUS"
SOURCES = "sources.csv"
CODEBOOK = "topics.toml"
#: Below so many counted words an article is too short for rates; a brief in a newspaper is longer.
FEW_WORDS = 50
#: Columns of ``sources.csv`` that are read; "title" is a usual name for a headline.
_SOURCE_COLUMNS = ("outlet", "agency", "published", "headline", "url")
_ALIASES = {"title": "headline"}


def corpus_folder(folder: str | Path | None = None) -> Path:
    """`folder`, or the one the environment variable ``PARALLAX_CORPUS`` names, or the seeds."""
    return Path(folder or os.environ.get(CORPUS_VARIABLE) or SEEDS)


def read_corpus(folder: Path) -> pd.DataFrame:
    """The articles of `folder`, in the order of their file names, with what ``sources.csv`` says of each.

    One row a ``.txt`` file, in the columns of the frame ``articles``; ``text`` is the file exactly as decoded.
    ``published`` is an ISO date, or empty where none was given or none can be told from what was given; an article
    without an outlet is its own outlet, under its file's name. ``words`` is 0 until the passages are known
    (:func:`analysis.passages.describe_articles`).

    Raises InputError for a missing or empty folder, an empty file, one that is not UTF-8, and a ``sources.csv`` that is
    not a table, names a file twice, or names one that is missing or lies elsewhere.
    """
    files = _article_files(folder)
    sources = _read_sources(folder, {path.name for path in files})
    rows = []
    for path in files:
        said = sources.get(path.name, {})
        rows.append(
            {
                "article": path.stem,
                "outlet": said.get("outlet") or path.stem,
                "agency": said.get("agency", ""),
                "published": iso_date(said.get("published", "")),
                "dateline": "",
                "headline": said.get("headline", ""),
                "url": said.get("url", ""),
                "file": path.name,
                "words": 0,
                "text": _read_text(path),
            }
        )
    return schema.frame("articles", rows)


def corpus_warnings(folder: Path, articles: pd.DataFrame) -> tuple[str, ...]:
    """What a reader of the results must know about the corpus: a sentence for each thing that was left out or guessed.

    `articles` is the described frame of the corpus in `folder`.
    """
    names = set(articles["file"])
    sources = _read_sources(folder, names)
    other = sorted(
        path.name
        for path in folder.iterdir()
        if path.is_file() and path.name not in names | {SOURCES, CODEBOOK} and not path.name.startswith(".")
    )
    warnings = [f"{name}: not read, since only .txt files are articles." for name in other]
    if sources:
        warnings += [
            f"{name}: not in {SOURCES}, so its outlet goes by the file's name." for name in sorted(names - set(sources))
        ]
    for article in articles.itertuples():
        given = sources.get(article.file, {}).get("published", "")
        if given and not iso_date(given):
            warnings.append(
                f"{article.file}: the date “{given}” is not one that can be told for sure (write YYYY-MM-DD)."
            )
        if article.words < FEW_WORDS:
            warnings.append(f"{article.file}: only {article.words} words count; its rates and shares say little.")
    if articles["outlet"].nunique() == 1:
        warnings.append("There is one outlet only, so nothing can be compared.")
    return tuple(warnings)


def _article_files(folder: Path) -> list[Path]:
    if not folder.exists():
        raise InputError(f"{folder}: there is no such folder. Name a folder that holds the articles as .txt files.")
    if not folder.is_dir():
        raise InputError(f"{folder}: this is a file. Name the folder that holds the articles as .txt files.")
    files = sorted(path for path in folder.glob("*.txt") if path.is_file() and not path.name.startswith("."))
    if not files:
        raise InputError(f"{folder}: no article here. Put each article into this folder as a .txt file (UTF-8).")
    return files


def _read_text(path: Path) -> str:
    text = _decode(path)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{path}: this file is empty. Put the article's text into it, or take it out of the folder.")
    if "\0" in text:
        raise InputError(
            f"{path}: this is not a text file (it holds a NUL byte). Save the article as plain text, UTF-8."
        )
    return text


def _decode(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}). Save the file as UTF-8 and run again.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the file and its permissions.") from None


def _read_sources(folder: Path, names: set[str]) -> dict[str, dict[str, str]]:
    """What ``sources.csv`` says of each file: {file name: {column: value}}, empty if there is no such file."""
    path = folder / SOURCES
    if not path.exists():
        return {}
    rows = csv.DictReader(io.StringIO(_decode(path).removeprefix("\ufeff"), newline=""), strict=True)
    try:
        return _check_sources(path, rows, names)
    except csv.Error as error:
        raise InputError(f"{path}, line {rows.line_num}: not a CSV table ({error}). Mend that line.") from None


def _check_sources(path: Path, rows: csv.DictReader, names: set[str]) -> dict[str, dict[str, str]]:
    columns = {name: _ALIASES.get(name.strip().lower(), name.strip().lower()) for name in rows.fieldnames or [] if name}
    if "file" not in columns.values():
        wanted = ",".join(("file", *_SOURCE_COLUMNS))
        raise InputError(f'{path}: no column "file". Its first line must name the columns: {wanted}.')
    sources: dict[str, dict[str, str]] = {}
    for row in rows:
        said = {columns[name]: (value or "").strip() for name, value in row.items() if name in columns}
        name = said.pop("file")
        if mistake := _mistake(name, path, names, sources):
            raise InputError(f"{path}, line {rows.line_num}: {mistake}")
        sources[name] = {column: " ".join(value.split()) for column, value in said.items() if column in _SOURCE_COLUMNS}
    return sources


def _mistake(name: str, path: Path, names: set[str], named: Container[str]) -> str:
    """What is wrong with a line that is about the file `name`, and what to do; empty if nothing is."""
    if not name:
        return 'no file is named. Fill the column "file" or delete the line.'
    if Path(name).name != name or name in (".", ".."):
        return f"{name} lies outside the folder. Put the file into {path.parent} and name it without a path."
    if name not in names:
        return f"{name} is not among the .txt files of {path.parent}. Add the file, or delete the line."
    if name in named:
        return f"{name} is named a second time. Keep one line for each file."
    return ""
