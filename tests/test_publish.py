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
    with pytest.raises(InputError, match="file: this is a file"):
        check_output(tmp_path / "file" / "reports", corpus)
    check_output(tmp_path / "articles-frames", corpus)


def test_a_disk_without_room_is_a_sentence_and_changes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("before")
    with pytest.raises(InputError, match="cannot be written .No space left on device."), publish(tmp_path) as fresh:
        (fresh / "a.txt").write_text("half")
        raise OSError(28, "No space left on device")
    assert tree(tmp_path) == {"a.txt": "before"}


def test_a_folder_in_the_place_of_a_file_changes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("before")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(InputError, match="b.txt: a folder is in the way"), publish(tmp_path) as fresh:
        for name in ("a.txt", "b.txt"):
            (fresh / name).write_text("now")
    assert tree(tmp_path) == {"a.txt": "before"}
