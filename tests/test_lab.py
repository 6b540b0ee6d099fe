"""JupyterLab in a real browser, as ``make lab`` opens it: "Run All" works, widgets answer, nothing leaves the machine.

Needs what ``test_browser.py`` needs. The articles are those that would run in the reader's browser if they could.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import urlopen

import nbformat
import pytest
from browsing import DESK, browser, open_page
from hostile import write_hostile_corpus

from analysis.data import ROOT
from analysis.report import NOTEBOOKS

NAMES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
TERMS, TOPICS = "02_term_frequencies.ipynb", "04_topic_coverage.ipynb"
PATIENCE = 60_000  # milliseconds to wait for anything; another test may be using the processor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab with every notebook opened and all its cells told to run."""
    folder = tmp_path_factory.mktemp("lab")
    corpus = write_hostile_corpus(folder / "articles")
    with browser() as chromium, served(folder, corpus) as address:
        context = chromium.new_context(viewport=DESK)
        context.set_default_timeout(PATIENCE)
        visit = open_page(context, f"{address}lab")
        for name in NAMES:
            visit.page.locator(".jp-DirListing-item", has_text=name).dblclick()
            visit.page.locator(".lm-TabBar-tab.lm-mod-current", has_text=name).wait_for()
            visit.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
            visit.page.get_by_role("menuitem", name="Run", exact=True).click()
            visit.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        yield visit


@contextmanager
def served(folder, corpus):
    """The address of JupyterLab as ``make lab`` starts it, on a copy of the notebooks and without any user's settings.

    The user has a broken kernel by the name that notebooks ask for: theirs must be that of this environment.
    """
    project, user, port = folder / "project", folder / "user", free_port()
    project.mkdir()
    shutil.copy(ROOT / "Makefile", project)
    shutil.copytree(NOTEBOOKS, project / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (project / "data").symlink_to(ROOT / "data")
    server = {"open_browser": False, "port": port, "port_retries": 0, "allow_root": True}
    write_json(user / "jupyter_lab_config.json", {"ServerApp": server, "IdentityProvider": {"token": ""}})
    write_json(user / "kernels" / "python3" / "kernel.json", {"argv": ["false"], "display_name": "", "language": ""})
    own = {f"JUPYTER_{what}_DIR": str(user) for what in ("CONFIG", "DATA", "RUNTIME")}
    python_path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command = ["make", f"--old-file={sys.prefix}/installed", "lab", f"VENV={sys.prefix}", f"CORPUS={corpus}"]
    with (folder / "log").open("w") as log:
        make = subprocess.Popen(
            command,
            cwd=project,
            env={**os.environ, **own, "IPYTHONDIR": str(user), "PYTHONPATH": python_path},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            address = f"http://localhost:{port}/"
            while not answers(address):
                assert make.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
            yield address
        finally:
            os.killpg(make.pid, signal.SIGTERM)
            make.wait()


def free_port():
    with socket.socket() as tried:
        tried.bind(("localhost", 0))
        return tried.getsockname()[1]


def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))


def answers(address):
    try:
        return urlopen(f"{address}api").status == 200
    except OSError:
        return False


def notebook(lab, name):
    """The notebook `name`, brought to the front, when no cell waits to run any more."""
    from playwright.sync_api import expect

    lab.page.locator(".lm-TabBar-tab", has_text=name).click()
    panel = lab.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    prompts = panel.locator(".jp-CodeCell .jp-InputPrompt")
    cells = sum(cell.cell_type == "code" for cell in nbformat.read(NOTEBOOKS / name, as_version=4).cells)
    expect(prompts).to_have_count(cells, timeout=PATIENCE)
    expect(prompts.filter(has_text="[*]")).to_have_count(0, timeout=PATIENCE)
    return panel


@pytest.mark.parametrize("name", NAMES)
def test_all_cells_of_a_notebook_run(lab, name):
    panel = notebook(lab, name)
    assert panel.locator("[data-mime-type*=error], [data-mime-type*=stderr]").all_text_contents() == []
    prompts = panel.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert prompts == [f"[{n}]:" for n in range(1, len(prompts) + 1)]


def test_a_widget_changes_the_chart(lab):
    from playwright.sync_api import expect

    cell = notebook(lab, TERMS).locator(".jp-CodeCell").last
    chart = cell.locator("figure img").first
    before = {what: chart.get_attribute(what) for what in ("src", "alt")}
    cell.get_by_role("combobox").select_option("the outlets themselves")
    for what, value in before.items():
        expect(chart).not_to_have_attribute(what, value, timeout=PATIENCE)


def test_a_topic_s_patterns_are_coded_anew_as_they_are_edited(lab):
    cell = notebook(lab, TOPICS).locator(".jp-CodeCell").last
    patterns = cell.locator("textarea")
    patterns.fill("island*")
    patterns.press("Tab")
    cell.get_by_role("rowheader", name="no longer").first.wait_for()


def test_nothing_is_asked_of_another_host_nothing_runs_and_nobody_is_asked_about_news(lab):
    for name in NAMES:
        notebook(lab, name)
    hosts = {urlsplit(address).hostname for address in lab.asked if not address.startswith(("data:", "blob:"))}
    assert hosts == {"localhost"}
    assert not [said for said in lab.said if "error" in said.casefold()]
    assert lab.page.evaluate("typeof window.PWNED") == "undefined"
    assert lab.page.get_by_role("alert").all_inner_texts() == []
