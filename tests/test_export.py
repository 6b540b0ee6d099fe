"""Frames leave the project as files that say the same, whole or not at all."""

import csv
import dataclasses
import hashlib
import io
import json
import sys

import pandas as pd
import pytest

from analysis import __version__, export, schema
from analysis.data import SEEDS
from analysis.errors import InputError
from analysis.export import spreadsheet_csv, write_frames


@pytest.fixture(scope="module")
def written(seeds_event, tmp_path_factory):
    out = tmp_path_factory.mktemp("written")
    for format in ("csv", "parquet"):
        write_frames(seeds_event, out / format, format=format)
    return out


def read_csv(path, columns):
    """A frame read back as R or a spreadsheet would, with the types that the data dictionary states."""
    texts = {name: "str" for name, type in columns.items() if type == schema.TEXT}
    empty = {name: [""] for name in columns if name not in texts}
    return pd.read_csv(path, dtype=texts, keep_default_na=False, na_values=empty).astype(columns)


@pytest.mark.parametrize("name", schema.FRAMES)
def test_csv_and_parquet_hold_the_frame(written, seeds_event, name):
    frame = seeds_event.frames()[name]
    assert not frame.empty
    from_parquet = pd.read_parquet(written / "parquet" / f"{name}.parquet")
    pd.testing.assert_frame_equal(from_parquet, frame, check_dtype=False)
    columns = schema.FRAMES[name]
    from_csv = read_csv(written / "csv" / f"{name}.csv", columns)
    pd.testing.assert_frame_equal(from_csv[list(columns)], frame[list(columns)])


def test_csv_is_rfc_4180_and_leaves_text_as_it_is(seeds_event, tmp_path):
    texts = ["=1+1", '+7 "quoted"', "-x,y", "@here\nnext line", " space ", "last\r\nline"]
    articles = pd.concat([seeds_event.articles.head(1)] * len(texts), ignore_index=True).assign(headline=texts, url="")
    write_frames(dataclasses.replace(seeds_event, articles=articles), tmp_path)
    raw = (tmp_path / "articles.csv").read_bytes()
    assert raw.startswith(",".join(schema.FRAMES["articles"]).encode() + b"\r\n") and raw.endswith(b"\r\n")
    with open(tmp_path / "articles.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["headline"] for row in rows] == texts
    assert {row["url"] for row in rows} == {""}
    assert {row["text"] for row in rows} == {articles["text"][0]}


def test_no_cell_of_a_spreadsheet_is_run():
    texts = ["=1+1", "+7", "-x", "@here", " =1", "\t=1", "\nplain", "＝1", "1-1", "Ann said: =1", ""]
    frame = pd.DataFrame({"text": texts, "number": -1.5, "mixed": [-1, "-a", *[None] * 9]})
    raw = spreadsheet_csv(frame)
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["text"] for row in rows] == [f"'{text}" for text in texts[:8]] + texts[8:]
    assert {row["number"] for row in rows} == {"-1.5"}, "numbers stay numbers"
    assert [row["mixed"] for row in rows[:3]] == ["'-1", "'-a", ""]


def test_the_manifest_says_what_the_frames_were_made_of(written, seeds_event):
    made = json.loads((written / "csv" / "manifest.json").read_text(encoding="utf-8"))
    assert made["parallax"] == __version__
    assert made["python"] == ".".join(map(str, sys.version_info[:3]))
    assert made["packages"]["pandas"] == pd.__version__
    assert made["rows"] == {name: len(frame) for name, frame in seeds_event.frames().items()}
    read = [path for path in SEEDS.iterdir() if path.suffix in {".txt", ".csv"}]
    assert made["sources"] == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in read}
    assert made["warnings"] == list(seeds_event.warnings)
    assert str(SEEDS.parent) not in json.dumps(made), "a path of this machine would be sent along"


def test_the_same_corpus_gives_the_same_files(seeds_event, written, tmp_path):
    write_frames(seeds_event, tmp_path)
    names = [*(f"{name}.csv" for name in schema.FRAMES), "manifest.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    for name in names:
        assert (tmp_path / name).read_bytes() == (written / "csv" / name).read_bytes()


def test_no_frame_is_left_in_two_formats(seeds_event, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write_frames(seeds_event, tmp_path, format="parquet")
    write_frames(seeds_event, tmp_path, format="csv")
    assert {path.name for path in tmp_path.iterdir()} == {
        "notes.txt",
        "manifest.json",
        *(f"{name}.csv" for name in schema.FRAMES),
    }


def test_nothing_changes_when_a_frame_cannot_be_written(seeds_event, tmp_path, monkeypatch):
    write_frames(seeds_event, tmp_path / "out")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full_disk(event):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "manifest", full_disk)
    changed = dataclasses.replace(seeds_event, terms=seeds_event.terms.head(0))
    with pytest.raises(InputError, match="No space left"):
        write_frames(changed, tmp_path / "out")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_unknown_format_and_an_impossible_place_are_refused(seeds_event, tmp_path):
    with pytest.raises(ValueError, match="csv, parquet"):
        write_frames(seeds_event, tmp_path, format="xlsx")
    with pytest.raises(InputError, match="only read"):
        write_frames(seeds_event, SEEDS / "frames")
    assert not list(tmp_path.iterdir())
