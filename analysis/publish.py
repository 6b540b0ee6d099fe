"""Putting files where a reader finds them: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import InputError


def check_output(out: Path, corpus: Path) -> None:
    """Raise InputError if `out` cannot hold results: it is a file, or lies in the `corpus`, which is only read."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: this is a file. Name a folder with --out.")
    if out.resolve().is_relative_to(corpus.resolve()):
        raise InputError(f"{out}: the folder of the articles is only read. Name another folder with --out.")


@contextmanager
def publish(out: Path, *, outdated: Iterable[str] = ()) -> Iterator[Path]:
    """A new, empty folder beside `out`; when the block ends well, its files take their places in `out`, one by one.

    When the block raises, `out` stays as it was. Other files in `out` are left alone, but for those named in
    `outdated`, which go unless the block wrote them anew. Raises InputError where nothing can be written beside `out`.
    """
    parent = next(folder for folder in out.absolute().parents if folder.is_dir())
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=parent))
    except OSError as error:
        raise InputError(f"{parent}: cannot be written ({error.strerror}). Name another folder with --out.") from None
    try:
        yield fresh
        out.mkdir(parents=True, exist_ok=True)
        written = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
        for name in written:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(fresh / name, out / name)
        for name in set(outdated) - {name.as_posix() for name in written}:
            (out / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(fresh)
