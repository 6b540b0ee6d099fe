"""The notebooks are thin, read top to bottom, and run in a fresh kernel on whatever corpus they are given."""

import ast
import re
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup

from analysis.report import NOTEBOOKS

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
MOST_LINES = 8
DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def headings(notebook):
    """(level, text) of the headings, in order."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return [(len(marks), text) for marks, text in re.findall(r"^(#{1,6})\s+(.+)$", prose, re.MULTILINE)]


def test_the_four_parts_are_there():
    names = ["01_articles", "02_term_frequencies", "03_quote_overlap", "04_topic_coverage"]
    assert [path.stem for path in PATHS] == names


def test_it_is_stored_without_results_and_with_stable_ids(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)
    assert all(not cell.outputs and cell.execution_count is None for cell in code_cells(notebook))
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    generated = [cell.id for cell in notebook.cells if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", cell.id)]
    assert not generated, "ids made by chance change when a cell is copied; name them"


def test_what_only_prepares_the_notebook_is_tagged_so_that_no_page_shows_it(notebook):
    first = next(place for place, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    assert [cell.metadata.get("tags") for cell in notebook.cells[first - 1 : first + 1]] == [["setup"], ["setup"]]
    assert "measure()" in notebook.cells[first].source


def test_cells_are_short_and_define_nothing(notebook):
    for cell in code_cells(notebook):
        assert 1 <= len(cell.source.splitlines()) <= MOST_LINES, cell.source
        tree = ast.parse(cell.source)  # a magic is a syntax error here
        assert not [node for node in ast.walk(tree) if isinstance(node, DEFINITIONS)]


def test_every_piece_of_code_is_introduced(notebook):
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds[0] == "markdown"
    for before, cell in pairwise(notebook.cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown", cell.source
            assert re.search(r"^[^#\s].*[.:?]$", before.source, re.MULTILINE), "a heading alone introduces nothing"


def test_the_title_asks_the_question_and_headings_step_down(notebook):
    levels = [level for level, _ in headings(notebook)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert headings(notebook)[0][1].endswith("?")
    assert notebook.cells[0].source.startswith("# ")
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_it_knows_no_place_and_no_outlet(notebook, seeds_event):
    source = "\n".join(cell.source for cell in notebook.cells)
    assert "sys.path" not in source and "chdir" not in source
    assert not re.search(r"""["'](/|~|[A-Z]:\\|\.\./)""", source), "a path"
    named = [outlet for outlet in seeds_event.outlets if outlet in source]
    assert not named, "a sentence that names an outlet must be computed"


def test_it_runs_and_shows_at_least_two_charts_with_their_tables(path, seeds_report):
    page = BeautifulSoup((seeds_report / f"{path.stem}.html").read_text(encoding="utf-8"), "html.parser")
    assert len(page.select("figure.chart img[alt]")) >= 2
    assert len(page.find_all("table")) >= 2


def test_the_cells_that_only_jupyterlab_shows_run_as_well(notebook, seeds_event, monkeypatch):
    monkeypatch.setattr("analysis.event.measure", lambda: seeds_event)
    variables = {}
    for cell in code_cells(notebook):
        if {"setup", "interactive"} & set(cell.metadata.get("tags", [])):
            exec(cell.source, variables)
