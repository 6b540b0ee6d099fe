"""How the package is built: steps in one direction, nothing done at import, nothing typed by hand for one event."""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions

import pytest

from analysis.data import DATA, ROOT, SEEDS

#: Every part of the package, lowest first: a part imports only from lines above its own, and from itself.
ORDER = (
    ("casing", "dates", "errors", "prose", "schema", "stats"),
    ("data", "publish"),
    ("corpus", "splitting", "stamp", "tokens"),
    ("passages", "sentences"),
    ("quotes", "terms", "voices"),
    ("excerpts", "overlap", "topics"),
    ("event",),
    ("manifest",),
    ("export",),
    ("figures",),
    ("tables",),
    ("accuracy", "findings", "reading", "wording"),
    ("comparison", "explore"),
    ("report",),
    ("__main__",),
)
LONGEST_FUNCTION = 60  # lines

PACKAGE = ROOT / "analysis"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))
#: Functions and classes, as they are written.
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def part(module: str) -> str:
    """The part of the package a file belongs to: "quotes" for analysis/quotes/marks.py, "" for the package itself."""
    return module.removeprefix("analysis/").removesuffix(".py").partition("/")[0].replace("__init__", "")


def imports(module: str) -> set[str]:
    """What a file imports, anywhere in it, also where only a type checker looks."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def imported_parts(module: str) -> set[str]:
    """The parts of the package that a file imports."""
    return {name.split(".")[1] for name in imports(module) if name.startswith("analysis.")} - {"__version__"}


def run(script: str, **environment: str) -> str:
    """What `script` prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """The functions and classes of a module or class that others may use, and those inside its public classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_every_part_has_its_place():
    assert sorted(name for line in ORDER for name in line) == sorted({part(module) for module in MODULES} - {""})


@pytest.mark.parametrize("module", MODULES)
def test_a_lower_step_never_imports_a_higher_one(module):
    own = part(module)
    below = {name for line in ORDER[: next((n for n, line in enumerate(ORDER) if own in line), 0)] for name in line}
    assert imported_parts(module) <= below | {own}


def test_importing_every_module_opens_no_data_and_no_socket():
    script = """if True:
        import pkgutil, sys
        touched = []
        def watch(event, arguments):
            if event.startswith("socket.") and event != "socket.__new__" or event == "open":
                touched.append(f"{event} {arguments[0]!r}")
        sys.addaudithook(watch)
        import analysis
        for module in pkgutil.walk_packages(analysis.__path__, "analysis."):
            __import__(module.name)
        print(*touched, sep="\\n")
    """
    events = run(script).splitlines()
    assert any(event.startswith("open ") for event in events)  # the hook saw the modules themselves
    kept = [event for event in events if f"{DATA}/" in event or f"{SEEDS}/" in event or event.startswith("socket.")]
    assert not kept


def test_the_pipeline_leaves_the_seeds_as_they_are(seeds_files, seeds_event, seeds_report):
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.iterdir()} == seeds_files


def test_every_process_measures_the_same():
    script = """if True:
        from hashlib import sha256
        from analysis.event import measure
        import numpy
        from analysis.overlap.likeness import likeness, read_evidence
        from analysis.overlap.units import find_units
        event = measure("seeds")
        evidence = read_evidence(find_units(event.sentences, event.quotes))
        print(sha256(likeness(evidence, *[numpy.arange(len(evidence))] * 2).tobytes()).hexdigest())
        print(*(sha256(frame.to_csv().encode()).hexdigest() for frame in event.frames().values()))
    """
    assert run(script, PYTHONHASHSEED="1") == run(script, PYTHONHASHSEED="2")


def test_requirements_name_what_is_imported_and_nothing_else():
    asked = {line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"}
    required = {re.match(r"[\w-]+", line)[0] for line in asked}
    imported = {name.partition(".")[0] for module in MODULES for name in imports(module)}
    foreign = imported - set(sys.stdlib_module_names) - {"analysis"}
    provided = packages_distributions()
    named = {provided[name][0].lower().replace("_", "-") for name in foreign}
    assert named <= required
    assert required - named == {"jupyterlab", "flit-core"}  # used by people, by the installer


def names_of_the_event() -> set[str]:
    """Every word that is part of the name of an outlet, agency or speaker of the seeds."""
    with (SEEDS / "sources.csv").open(encoding="utf-8", newline="") as file:
        outlets = {row[column] for row in csv.DictReader(file) for column in ("outlet", "agency")}
    articles = map(json.loads, (DATA / "gold" / "quotes.jsonl").read_text(encoding="utf-8").splitlines())
    people = {quote["speaker_resolved"] or "" for article in articles for quote in article["quotes"]}
    return {word for name in outlets | people for word in re.findall(r"\b[A-Z][\w-]{2,}", name)} - {"The"}


@pytest.mark.parametrize("folder", ["analysis", "notebooks"])
def test_no_name_of_the_event_is_typed_by_hand(folder):
    names = names_of_the_event()
    assert len(names) > 8
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in {".py", ".j2", ".css", ".ipynb"} and ".ipynb_checkpoints" not in path.parts:
            assert not pattern.findall(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("module", MODULES)
def test_what_others_may_use_says_what_it_does_and_takes(module):
    assert ast.get_docstring(tree(module)), "the module says what it is for"
    for node in public(tree(module).body):
        assert ast.get_docstring(node), f"{node.name}: no docstring"
        if isinstance(node, ast.ClassDef):
            continue
        taken = ast.walk(node.args)
        bare = [given.arg for given in taken if isinstance(given, ast.arg) and given.annotation is None]
        assert set(bare) <= {"self", "cls"}, f"{node.name}: {bare} without a type"
        assert node.returns, f"{node.name}: what it gives has no type"


@pytest.mark.parametrize("module", MODULES)
def test_no_function_is_too_long_to_be_read_at_once(module):
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION}
