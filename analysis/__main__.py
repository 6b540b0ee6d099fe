"""The command line: ``python -m analysis frames``, ``… report`` and ``… topics``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import __version__
from analysis.errors import InputError

if TYPE_CHECKING:
    from analysis.report.progress import Progress

CORPUS_HELP = "folder of articles, one .txt file each (default: $PARALLAX_CORPUS, else the five seed articles)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 a notebook failed, 2 a mistake in files or options."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except InputError as error:
        return _complain(error, status=2)
    except KeyboardInterrupt:
        return _complain("stopped; nothing was changed", status=130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Parallax: how several outlets report one event.",
        epilog="A corpus is a folder of .txt files, with an optional sources.csv"
        " (file,outlet,agency,published,headline,url) and an optional topics.toml (the codebook).",
    )
    parser.add_argument("--version", action="version", version=f"Parallax {__version__}")
    parser.set_defaults(run=lambda options: parser.print_help() or 0)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_frames(commands)
    _add_report(commands)
    _add_topics(commands)
    return parser


def _add_frames(commands: argparse._SubParsersAction) -> None:
    text = "write every frame as CSV or Parquet, with a manifest"
    command = commands.add_parser("frames", help=text, description=f"{text.capitalize()}.")
    command.add_argument("corpus", nargs="?", type=_path, help=CORPUS_HELP)
    command.add_argument("--out", type=_path, default=Path("frames"), help="folder for the files (default: frames)")
    command.add_argument("--format", choices=("csv", "parquet"), default="csv", help="default: %(default)s")
    command.set_defaults(run=_frames)


def _add_report(commands: argparse._SubParsersAction) -> None:
    text = "run the notebooks and write them as HTML pages"
    command = commands.add_parser("report", help=text, description=f"{text.capitalize()}.")
    command.add_argument("corpus", nargs="?", type=_path, help=CORPUS_HELP)
    command.add_argument("--out", type=_path, default=Path("reports"), help="folder for the pages (default: reports)")
    command.add_argument(
        "--single-file", action="store_true", help="write all of it into one file, report.html, as well"
    )
    command.set_defaults(run=_report)


def _add_topics(commands: argparse._SubParsersAction) -> None:
    text = "draft a codebook of topics from a library of news topics and the articles’ own key terms"
    command = commands.add_parser(
        "topics", help=text, description=f"{text.capitalize()}. Never replaces an edited one."
    )
    command.add_argument("corpus", nargs="?", type=_path, help=CORPUS_HELP)
    command.add_argument("--out", type=_path, help="the file (default: topics.toml beside the articles)")
    command.set_defaults(run=_topics)


def _path(name: str) -> Path:
    """The place that an option names; an empty name (a variable that is not set) is not the working directory."""
    if not name:
        raise argparse.ArgumentTypeError("nothing is named; name a folder or file, or leave the option out")
    return Path(name)


def _frames(options: argparse.Namespace) -> int:
    from analysis.event import measure
    from analysis.export import write_frames

    event = measure(options.corpus)
    written = write_frames(event, options.out, format=options.format)
    for warning in event.warnings:
        _complain(warning, status=0)
    print(f"Frames: {written.parent}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from analysis.corpus import corpus_folder
    from analysis.data import NOTEBOOKS
    from analysis.stamp import is_current, made_of

    if is_current(options.out, made_of(corpus_folder(options.corpus), NOTEBOOKS, single=options.single_file)):
        print(f"Report: {options.out / 'index.html'} (nothing has changed since it was made)")
        return 0
    return _make_report(options)


def _make_report(options: argparse.Namespace) -> int:
    from analysis.report import SINGLE, NotebookError, build_report

    try:
        with _progress_bar() as progress:
            index = build_report(options.corpus, options.out, single=options.single_file, progress=progress)
    except NotebookError as error:
        return _complain(error, status=1)
    print(f"Report: {index}" + (f" and {index.with_name(SINGLE)}" if options.single_file else ""))
    return 0


def _topics(options: argparse.Namespace) -> int:
    from analysis.corpus import CODEBOOK, corpus_folder
    from analysis.data import SEEDS
    from analysis.event import draft
    from analysis.topics import write_draft

    folder = corpus_folder(options.corpus)
    if options.out is None and folder.resolve() == SEEDS:
        raise InputError(f"{folder}: the project’s own articles are only read. Name a file with --out.")
    path = options.out or folder / CODEBOOK
    write_draft(draft(folder), path)
    print(f"Codebook: {path}")
    return 0


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar on standard error that shows how many cells have run, and which notebooks are running; in a terminal only,
    as a log would keep every step of it."""
    from tqdm import tqdm

    shape = "{percentage:3.0f}% |{bar:30}| {desc}"
    with tqdm(unit="cell", file=sys.stderr, leave=False, disable=None, bar_format=shape) as bar:

        def show(done: int, of: int, doing: str) -> None:
            bar.total, bar.n = of, done
            bar.set_description_str(doing)

        yield show


def _complain(message: object, *, status: int) -> int:
    """Print `message` as one line, whatever stands in it: the name of a file may hold a line break."""
    shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in str(message))
    print(f"parallax: {shown}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
