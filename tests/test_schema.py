"""The frames and their dictionary say the same."""

from __future__ import annotations

import re

import pytest

from analysis import schema
from analysis.data import DATA


def dictionary() -> dict[str, list[str]]:
    """{frame: columns} as ``data/README.md`` lists them, each with a meaning and a unit."""
    found: dict[str, list[str]] = {}
    for section in re.split(r"^## ", (DATA / "README.md").read_text(encoding="utf-8"), flags=re.M)[1:]:
        name = section.split(" ", 1)[0]
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", section.split("\n# ")[0], flags=re.M)
        found[name] = [column for column, _, _ in rows]
    return found


def test_dictionary_lists_every_column_of_every_frame_in_order():
    assert dictionary() == {name: list(columns) for name, columns in schema.FRAMES.items()}


@pytest.mark.parametrize("name", schema.FRAMES)
def test_frames_of_the_seeds_have_the_listed_columns_and_types(seeds_event, name):
    frame = seeds_event.frames()[name]
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == schema.FRAMES[name]
    assert len(frame) > 0


@pytest.mark.parametrize("name", schema.FRAMES)
def test_a_frame_without_rows_has_the_same_shape(name):
    frame = schema.frame(name, [])
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == schema.FRAMES[name]


@pytest.mark.parametrize("name", ["passages", "sentences", "quotes", "carriers"])
def test_every_row_slices_back_into_its_article(seeds_event, name):
    texts = dict(zip(seeds_event.articles["article"], seeds_event.articles["text"], strict=True))
    for row in seeds_event.frames()[name].itertuples():
        assert texts[row.article][row.start : row.end] == row.text


def test_a_quotes_mention_and_cue_slice_back(seeds_event):
    texts = dict(zip(seeds_event.articles["article"], seeds_event.articles["text"], strict=True))
    for row in seeds_event.quotes.to_dict("records"):
        for part in ("mention", "cue"):
            if row[part]:
                assert texts[row["article"]][row[f"{part}_start"] : row[f"{part}_end"]] == row[part]


def test_text_columns_are_never_missing(seeds_event):
    for name, columns in schema.FRAMES.items():
        texts = [column for column, dtype in columns.items() if dtype == schema.TEXT]
        assert seeds_event.frames()[name][texts].notna().all(axis=None), name
