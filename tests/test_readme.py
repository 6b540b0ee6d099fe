"""The README says what the project does today."""

from __future__ import annotations

import re

import pytest

from analysis.accuracy import score_quotes, score_statements, score_topics
from analysis.data import ROOT
from analysis.findings import findings
from analysis.schema import FRAMES


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_findings_are_those_of_the_report(readme, seeds_event):
    flat = " ".join(readme.split())
    for finding in findings(seeds_event):
        assert finding.text in flat


@pytest.mark.parametrize("score", [score_quotes, score_statements, score_topics], ids=lambda score: score.__name__)
def test_its_accuracy_is_what_is_measured(readme, seeds_event, score):
    for row in score(seeds_event).itertuples():
        line = f"{row.measure} | {row.right} of {row.of} | {row.share:.0%} ({row.low:.0%} to {row.high:.0%}) |"
        assert line in readme


def test_every_frame_is_listed(readme):
    assert re.findall(r"^\| `(\w+)` \|", readme, flags=re.MULTILINE) == list(FRAMES)


def test_every_file_and_folder_it_links_to_is_there(readme):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_it_names_is_there(readme):
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", readme))
    assert {"report", "test", "lab"} <= named <= targets
