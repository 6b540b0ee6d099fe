"""A report is up to date only if all that it is made of is the same, and all that was written is still there."""

import json

import pytest

from analysis.stamp import STAMP, is_current, made_of, stamp, written_before


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "one.ipynb").write_text("{}")
    return folder


@pytest.fixture
def articles(corpus):
    return corpus({"a.txt": "One sentence.", "notes.pdf": "mine"}, sources="file,outlet\na.txt,A\n")


@pytest.fixture
def report(tmp_path):
    """A report of two files with its stamp."""
    out, files = tmp_path / "out", {"index.html": b"<h1>", "articles/a1.html": b"<p>"}
    for name, content in {**files, STAMP: stamp("this", files)}.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    return out


def test_the_same_is_the_same(articles, notebooks):
    before = made_of(articles, notebooks)
    (articles / "notes.pdf").write_text("not an article")
    assert made_of(articles, notebooks) == before
    (articles / "more.pdf").write_text("the report says that it was not read")
    assert made_of(articles, notebooks) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda corpus, notebooks: (corpus / "a.txt").write_text("Another sentence."),
        lambda corpus, notebooks: (corpus / "a.txt").rename(corpus / "b.TXT"),
        lambda corpus, notebooks: (corpus / "topics.toml").write_text(""),
        lambda corpus, notebooks: (corpus / "sources.csv").unlink(),
        lambda corpus, notebooks: (notebooks / "two.ipynb").write_text("{}"),
    ],
    ids=["another text", "another name", "a codebook", "no sources", "another notebook"],
)
def test_a_change_of_what_it_is_made_of_shows(articles, notebooks, change):
    before = made_of(articles, notebooks)
    change(articles, notebooks)
    assert made_of(articles, notebooks) != before


def test_a_report_in_one_file_is_another_one(articles, notebooks):
    assert made_of(articles, notebooks, single=True) != made_of(articles, notebooks)


def test_another_version_of_a_package_shows(articles, notebooks, monkeypatch):
    before = made_of(articles, notebooks)
    monkeypatch.setattr("analysis.stamp.distributions", lambda: [])
    assert made_of(articles, notebooks) != before


def test_a_report_as_it_was_written_is_current(report):
    assert is_current(report, "this")
    assert not is_current(report, "that")
    assert written_before(report) == ["index.html", "articles/a1.html"]


def test_a_file_that_is_missing_or_other_than_written_makes_it_outdated(report):
    (report / "articles" / "a1.html").write_bytes(b"<p>changed")
    assert not is_current(report, "this")
    (report / "articles" / "a1.html").unlink()
    assert not is_current(report, "this")


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"made_of": "this"}', '{"made_of": "this", "files": [1]}'])
def test_a_stamp_that_says_nothing_is_none(report, content):
    (report / STAMP).write_text(content)
    assert not is_current(report, "this")
    assert written_before(report) == []


def test_nothing_outside_the_report_is_named(report, tmp_path):
    files = {"../mine.txt": "", str(tmp_path / "mine.txt"): "", "a.html": ""}
    (report / STAMP).write_text(json.dumps({"made_of": "this", "files": files}))
    assert written_before(report) == ["a.html"]
