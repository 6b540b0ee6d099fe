"""Reading a corpus: a folder of article files, with an optional ``sources.csv`` beside them."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Container, Mapping
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.data import SEEDS, lexicon
from analysis.dates import iso_date
from analysis.errors import InputError

#: The environment variable that names the corpus; the seeds where it is unset.
CORPUS_VARIABLE = "PARALLAX_CORPUS"
SOURCES = "sources.csv"
CODEBOOK = "topics.toml"
#: Columns of ``sources.csv`` that are read, and other usual names for them.
_SOURCE_COLUMNS = ("outlet", "agency", "published", "headline", "url")
_ALIASES = {"title": "headline", "date": "published"}
#: Characters that show nothing, though Python does not count them as white space.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def corpus_folder(folder: str | Path | None = None) -> Path:
    """`folder`, or the one the environment variable ``PARALLAX_CORPUS`` names, or the seeds."""
    return Path(folder or os.environ.get(CORPUS_VARIABLE) or SEEDS)


def read_corpus(folder: Path) -> pd.DataFrame:
    """The articles of `folder`, in the order of their file names, with what ``sources.csv`` says of each.

    One row a ``.txt`` file, in the columns of the frame ``articles``; ``text`` is the file exactly as decoded.
    ``published`` is an ISO date, or empty where none was given or none can be told from what was given; an article
    without an outlet is its own outlet, under its file's name. ``words`` is 0 until the passages are known
    (:func:`analysis.passages.describe_articles`).

    Raises InputError for a missing or empty folder, for a file that is empty, not UTF-8, has the name of another or is
    a link out of the folder, and for a ``sources.csv`` that is not a table, has a column twice or a field too many,
    names a file twice, or names one that is missing or lies elsewhere.
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
        _in_utf8(path.name)
        for path in folder.iterdir()
        if path.is_file() and path.name not in names | {SOURCES, CODEBOOK} and not path.name.startswith(".")
    )
    few = lexicon("thresholds")["corpus"]["few_words"]
    warnings = [f"{name}: not read, since only .txt files are articles." for name in other]
    if unread := _unread_columns(folder / SOURCES):
        read = ", ".join(("file", *_SOURCE_COLUMNS))
        warnings.append(f"{SOURCES}: not read is {', '.join(unread)}; the columns that are read: {read}.")
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
        if article.words < few:
            counted = "word counts" if article.words == 1 else "words count"
            warnings.append(f"{article.file}: only {article.words} {counted}; its rates and shares say little.")
    if articles["outlet"].nunique() == 1:
        warnings.append("There is one outlet only, so nothing can be compared.")
    return tuple(warnings)


def _article_files(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        raise InputError(
            f"{folder}: there is no such folder. Name a folder that holds the articles as .txt files."
        ) from None
    except NotADirectoryError:
        raise InputError(f"{folder}: this is a file. Name the folder that holds the articles as .txt files.") from None
    except OSError as error:
        raise InputError(f"{folder}: cannot be read ({error.strerror}). Check its name and permissions.") from None
    files = [path for path in found if _is_article(path.name) and not path.is_dir()]
    if not files:
        raise InputError(f"{folder}: no article here. Put each article into this folder as a .txt file (UTF-8).")
    taken: dict[str, str] = {}
    for path in files:
        if mistake := _unfit(path, taken):
            raise InputError(f"{path}: {mistake}")
        taken[path.stem] = path.name
    if _in_utf8(folder.resolve().name) != folder.resolve().name:
        raise InputError(f"{folder}: the folder's name is not UTF-8. Rename it.")
    return files


def _is_article(name: str) -> bool:
    return name.lower().endswith(".txt") and not name.startswith(".")


def _unfit(path: Path, taken: Mapping[str, str]) -> str:
    """Why the file cannot be an article beside those `taken` ({article: file name}), and what to do; or empty."""
    if not path.is_file():
        return "there is no file to read behind this name. Put the article itself here, or take the name away."
    if not path.resolve().is_relative_to(path.parent.resolve()):
        return "this link leads out of the folder. Put the file itself here."
    if _in_utf8(path.name) != path.name:
        return "the file's name is not UTF-8. Rename the file."
    if path.stem in taken:
        return f"but for its ending this name is that of {taken[path.stem]}. Rename one of the two."
    return ""


def _in_utf8(name: str) -> str:
    """`name`, with "?" for what the file system gives and UTF-8 cannot write."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _read_text(path: Path) -> str:
    text = _decode(path)
    if not text.translate(dict.fromkeys(map(ord, _INVISIBLE))).strip():
        raise InputError(f"{path}: this file is empty. Put the article's text into it, or take it out of the folder.")
    return text


def _decode(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}). Save the file as UTF-8 and run again.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the file and its permissions.") from None
    if "\0" in text:
        raise InputError(f"{path}: this is not a text file (it holds a NUL byte). Save it as plain text, UTF-8.")
    return text


def _read_sources(folder: Path, names: set[str]) -> dict[str, dict[str, str]]:
    """What ``sources.csv`` says of each file: {file name: {column: value}}, empty if there is no such file."""
    path = folder / SOURCES
    if not os.path.lexists(path):
        return {}
    if not path.is_file():
        raise InputError(f"{path}: this is no file, or a link to none. Put a table there, or remove it.")
    rows = csv.DictReader(io.StringIO(_decode(path).removeprefix("\ufeff"), newline=""), strict=True)
    try:
        return _check_sources(path, rows, names)
    except csv.Error as error:
        raise InputError(f"{path}, line {rows.reader.line_num}: not a CSV table ({error}). Mend that line.") from None


def _unread_columns(path: Path) -> list[str]:
    """The columns of ``sources.csv`` whose names say nothing to the reader."""
    if not path.is_file():
        return []
    header = next(csv.reader(io.StringIO(_decode(path).removeprefix("\ufeff"), newline="")), [])
    return [name.strip() for name in header if name.strip().lower() not in {"", "file", *_SOURCE_COLUMNS, *_ALIASES}]


def _check_sources(path: Path, rows: csv.DictReader, names: set[str]) -> dict[str, dict[str, str]]:
    headings = [(name, name.strip().lower()) for name in rows.fieldnames or [] if name]
    columns = {name: _ALIASES.get(plain, plain) for name, plain in headings}
    if "file" not in columns.values():
        wanted = ",".join(("file", *_SOURCE_COLUMNS))
        raise InputError(f'{path}: no column "file". Its first line must name the columns: {wanted}.')
    named = Counter(columns[name] for name, _ in headings)
    if twice := [column for column in ("file", *_SOURCE_COLUMNS) if named[column] > 1]:
        raise InputError(f'{path}: two columns are "{twice[0]}". Keep one of them.')
    sources: dict[str, dict[str, str]] = {}
    for row in rows:
        if any(map(str.strip, row.pop(None, []))):
            raise InputError(
                f"{path}, line {rows.line_num}: more fields than columns. Put quotes around a field that holds a comma."
            )
        said = {columns[name]: (value or "").strip() for name, value in row.items() if name in columns}
        if not any(said.values()):
            continue
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
