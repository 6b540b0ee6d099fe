"""The report: the notebooks run on a corpus and rendered as one folder of HTML pages that need nothing else."""

from __future__ import annotations

from pathlib import Path

from analysis.corpus import corpus_folder
from analysis.data import NOTEBOOKS
from analysis.event import measure
from analysis.findings import findings
from analysis.publish import check_output, publish
from analysis.report.execute import NotebookError, run_notebooks
from analysis.report.page import INDEX
from analysis.report.progress import Progress, quiet
from analysis.report.render import render_report
from analysis.report.single import SINGLE, single_file
from analysis.stamp import STAMP, made_of, stamp, written_before

__all__ = ["NOTEBOOKS", "SINGLE", "NotebookError", "build_report"]


def build_report(
    folder: str | Path | None,
    out: str | Path,
    *,
    single: bool = False,
    notebooks: Path = NOTEBOOKS,
    progress: Progress = quiet,
) -> Path:
    """Write the report on the corpus in `folder` to the folder `out`; give the path of its ``index.html``.

    Without `folder` the corpus is the one that :func:`analysis.event.measure` finds. With `single` there is all of it
    in one file as well, :data:`SINGLE`. `notebooks` is the folder of the notebooks, which become pages in the order of
    their names; `progress` is told of every cell. Until all pages are made, a report that is already in `out` stays as
    it is; then those of its files that are not written anew go. Raises InputError for a mistake in the corpus or in
    `out`, NotebookError for a notebook that fails.
    """
    out, sources = Path(out), made_of(corpus_folder(folder), notebooks, single=single)
    progress(0, 1, "reading the articles")
    event = measure(folder)
    check_output(out, event.folder)
    paths = sorted(notebooks.glob("*.ipynb"))
    executed = run_notebooks(paths, event, progress=progress)
    names = [path.stem for path in paths]
    files = render_report(event, findings(event), dict(zip(names, executed, strict=True)))
    if single:
        files[SINGLE] = single_file(files)
    with publish(out, outdated=written_before(out)) as fresh:
        for name, content in {**files, STAMP: stamp(sources, files)}.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)
    return out / INDEX
