"""Telling whoever waits how far the notebooks are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Told after each step: how many cells have run, of how many, and what is going on.
Progress = Callable[[int, int, str], None]


def quiet(done: int, of: int, doing: str) -> None:
    """Tell nobody."""


class Board:
    """The count of finished cells and the names of the notebooks that run now; `progress` is told of each change."""

    def __init__(self, cells: int, progress: Progress) -> None:
        self._done, self._cells, self._running, self._progress = 0, cells, [], progress

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """While this is open, the notebook `name` runs."""
        self._running.append(name)
        self._tell()
        yield
        self._running.remove(name)
        self._tell()

    def cell_done(self) -> None:
        """One more cell has run."""
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        self._progress(self._done, self._cells, ", ".join(self._running))
