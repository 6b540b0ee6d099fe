"""Putting files where a reader finds them: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import InputError


def check_output(out: Path, corpus: Path) -> None:
    """Raise InputError if `out` cannot hold results.

    A file stands in its place or above it, it may not be written, or it lies in the `corpus`, which is only read.
    """
    place = _place(out)
    if not place.is_dir():
        raise InputError(f"{place}: this is a file. Name a folder with --out.")
    if not os.access(place, os.W_OK | os.X_OK):
        raise InputError(f"{place}: cannot be written (Permission denied). Name another folder with --out.")
    if out.resolve().is_relative_to(corpus.resolve()):
        raise InputError(f"{out}: the folder of the articles is only read. Name another folder with --out.")


@contextmanager
def publish(out: Path, *, outdated: Iterable[str] = ()) -> Iterator[Path]:
    """A new, empty folder; when the block ends well, its files take their places in `out`, one by one.

    It lies in `out`, or where `out` is to be made, so that files move within one disk. When the block raises, `out`
    stays as it was. Other files in `out` are left alone, but for those named in `outdated`, which go unless the block
    wrote them anew. Raises InputError where something cannot be written.
    """
    fresh = None
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=_place(out)))
        yield fresh
        out.mkdir(parents=True, exist_ok=True)
        written = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
        for name in written:
            if (out / name).is_dir():
                raise InputError(f"{out / name}: a folder is in the way of a file. Take it away or name another --out.")
        for name in written:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).replace(out / name)
        for name in set(outdated) - {name.as_posix() for name in written}:
            (out / name).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}). Name another folder with --out.") from error
    finally:
        if fresh:
            shutil.rmtree(fresh, ignore_errors=True)


def publish_file(path: Path, text: str) -> None:
    """Write `text` to `path` (UTF-8), whole or not at all. Raises InputError where it cannot be written."""
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}). Name another file with --out.") from error


def _place(out: Path) -> Path:
    """`out` if it is there, else what is there of the folders above it."""
    return next(path for path in (out.absolute(), *out.absolute().parents) if path.exists())
