"""Running notebooks, each in a fresh kernel of this Python, two at a time."""

from __future__ import annotations

import asyncio
import os
import pickle
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from analysis.corpus import CORPUS_VARIABLE
from analysis.event import MEASURED_VARIABLE, Event
from analysis.report.progress import Board, Progress

#: Cells with this tag are for whoever has the notebook open; they are neither run for the report nor shown in it.
INTERACTIVE = "interactive"
_AT_ONCE = 2


class NotebookError(Exception):
    """A notebook did not run to its end; the message names the notebook, the cell and the error, in one line."""


def run_notebooks(paths: Sequence[Path], event: Event, *, progress: Progress) -> list[NotebookNode]:
    """The notebooks at `paths`, in that order, with the outputs they give on `event`, as it is measured already.

    Each runs in its own folder with ``PARALLAX_CORPUS`` set, under the interpreter that calls this and without the
    user's own IPython settings. The files are not written. Raises NotebookError for the first one that fails.
    """
    event = replace(event, folder=event.folder.resolve())
    notebooks = {path: nbformat.read(path, as_version=4) for path in paths}
    board = Board(sum(_runs(cell) for notebook in notebooks.values() for cell in notebook.cells), progress)
    with tempfile.TemporaryDirectory(prefix="parallax-") as scratch:
        session = _Session(event.folder, Path(scratch), board, asyncio.Semaphore(_AT_ONCE))
        session.measured.write_bytes(pickle.dumps(event))
        try:
            with asyncio.Runner(loop_factory=_Loop) as runner:
                runner.run(_run_all(notebooks, session))
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from None
    return list(notebooks.values())


@dataclass(frozen=True)
class _Session:
    """What all notebooks of a run share.

    `scratch` holds the kernels' sockets and what was `measured`, `slots` bounds how many run at once.
    """

    corpus: Path
    scratch: Path
    board: Board
    slots: asyncio.Semaphore

    @property
    def measured(self) -> Path:
        """The file that holds the event."""
        return self.scratch / "event.pickle"


class _Loop(asyncio.SelectorEventLoop):
    """An event loop that leaves signals to Python: nbclient's own handler would stop one notebook, not all of them."""

    def add_signal_handler(self, *_: object) -> None:
        raise RuntimeError("signals are Python's own business here")


async def _run_all(notebooks: dict[Path, NotebookNode], session: _Session) -> None:
    """Run the notebooks side by side; when one fails, stop the others."""
    async with asyncio.TaskGroup() as group:
        for path, notebook in notebooks.items():
            group.create_task(_run(path, notebook, session))


async def _run(path: Path, notebook: NotebookNode, session: _Session) -> None:
    """Run one notebook, filling in its outputs."""
    reached = 0

    def start_cell(cell_index: int, **_: object) -> None:
        nonlocal reached
        reached = cell_index

    async with session.slots, _kernel(path, session) as kernel:
        client = NotebookClient(
            notebook,
            km=kernel,
            timeout=None,
            record_timing=False,
            store_widget_state=False,
            skip_cells_with_tag=INTERACTIVE,
            on_cell_start=start_cell,
            on_cell_executed=lambda **_: session.board.cell_done(),
        )
        try:
            with session.board.running(path.stem):
                await client.async_execute()
        except CellExecutionError as error:
            raise NotebookError(f"{_where(path, notebook, reached)}: {_what(error)}") from error
        except DeadKernelError as error:
            if asyncio.current_task().cancelling():  # nbclient says so as well when it is told to stop
                raise asyncio.CancelledError from error
            where = _where(path, notebook, reached)
            raise NotebookError(f"{where}: the kernel died, perhaps for want of memory") from error
        finally:
            if client.kc:
                client.kc.stop_channels()


@asynccontextmanager
async def _kernel(path: Path, session: _Session) -> AsyncIterator[AsyncKernelManager]:
    """A kernel for the notebook at `path`, ended with the block.

    It is of the running interpreter, whatever the user has installed under the name "python3", and is reached, but on
    Windows, over sockets that nobody else can open.
    """
    kernel = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        connection_file=str(session.scratch / f"{path.stem}.json"),
        transport="tcp" if os.name == "nt" else "ipc",
    )
    given = {CORPUS_VARIABLE: session.corpus, MEASURED_VARIABLE: session.measured, "IPYTHONDIR": session.scratch}
    try:
        await kernel.start_kernel(
            cwd=str(path.parent),
            env=os.environ | {name: str(path) for name, path in given.items()},
            extra_arguments=["--HistoryManager.enabled=False"],
        )
        yield kernel
    finally:
        await kernel.shutdown_kernel(now=True)


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip()) and INTERACTIVE not in cell.metadata.get("tags", [])


def _where(path: Path, notebook: NotebookNode, index: int) -> str:
    """The notebook and the number of its cell at `index`, counting code cells from 1 as JupyterLab does."""
    return f"{path.name}, code cell {sum(cell.cell_type == 'code' for cell in notebook.cells[: index + 1])}"


def _what(error: CellExecutionError) -> str:
    """The error's name and the first line of what it says."""
    said = error.evalue.strip().splitlines()
    return f"{error.ename}: {said[0]}" if said else error.ename
