"""Results appear whole or not at all."""

import pytest

from analysis.errors import InputError
from analysis.publish import check_output, publish


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_the_block_wrote_takes_its_place(tmp_path):
    out = tmp_path / "new" / "deep" / "out"
    with publish(out) as fresh:
        (fresh / "part").mkdir()
        (fresh / "part" / "a.txt").write_text("a")
        (fresh / "b.txt").write_text("b")
        assert not out.exists()
    assert tree(tmp_path) == {"new/deep/out/part/a.txt": "a", "new/deep/out/b.txt": "b"}


def test_other_files_stay_and_outdated_ones_go(tmp_path):
    for name in ("mine.txt", "old.csv", "kept.csv"):
        (tmp_path / name).write_text("before")
    with publish(tmp_path, outdated=["old.csv", "kept.csv", "never-there.csv"]) as fresh:
        (fresh / "kept.csv").write_text("now")
    assert tree(tmp_path) == {"mine.txt": "before", "kept.csv": "now"}


@pytest.mark.parametrize("before", [{}, {"a.txt": "before"}])
def test_a_failing_block_changes_nothing(tmp_path, before):
    out = tmp_path / "out"
    if before:
        out.mkdir()
    for name, content in before.items():
        (out / name).write_text(content)
    with pytest.raises(ZeroDivisionError), publish(out, outdated=["a.txt"]) as fresh:
        (fresh / "a.txt").write_text("half")
        raise ZeroDivisionError
    assert tree(tmp_path) == {f"out/{name}": content for name, content in before.items()}
    assert out.exists() == bool(before)


def test_a_place_that_cannot_hold_results_is_named(tmp_path):
    corpus = tmp_path / "articles"
    corpus.mkdir()
    (tmp_path / "file").write_text("")
    for out, reason in [("file", "this is a file"), ("articles", "only read"), ("articles/reports", "only read")]:
        with pytest.raises(InputError, match=reason):
            check_output(tmp_path / out, corpus)
    check_output(tmp_path / "articles-frames", corpus)
