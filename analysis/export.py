"""The frames as files, for whoever wants to go on in R, a spreadsheet or a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.manifest import manifest
from analysis.publish import check_output, publish

if TYPE_CHECKING:
    from analysis.event import Event

FORMATS = ("csv", "parquet")
MANIFEST = "manifest.json"
#: How a text begins that a spreadsheet takes for a formula.
_FORMULA = r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]"


def write_frames(event: Event, out: Path, *, format: str = "csv") -> Path:
    """Write each frame of `event` as ``out/<name>.csv`` or ``.parquet``, and ``out/manifest.json``; give the latter.

    CSV is RFC 4180 in UTF-8: a header line, lines ended by CR LF, quotes only where needed, empty fields for what is
    missing. Text is written as it is: a field that begins with ``=``, ``+``, ``-`` or ``@`` is data, and a spreadsheet
    should import the column as text. Files of the other format that an earlier run left in `out` go, so that `out`
    never holds two versions of a frame. Nothing in `out` changes unless every file could be written. Raises InputError
    if `out` cannot hold the frames, ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}, not {format!r}")
    check_output(out, event.folder)
    frames = event.frames()
    outdated = [f"{name}.{ending}" for name in frames for ending in FORMATS]
    with publish(out, outdated=outdated) as folder:
        for name, frame in frames.items():
            _write(frame, folder / f"{name}.{format}")
        made = json.dumps(manifest(event), indent=2, ensure_ascii=False)
        (folder / MANIFEST).write_text(f"{made}\n", encoding="utf-8")
    return out / MANIFEST


def spreadsheet_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as a CSV file for a spreadsheet: UTF-8 that says so at its start, and no cell that would be run.

    A text that begins like a formula has an apostrophe before it.
    """
    texts = frame.select_dtypes(["str", "object"])
    guarded = frame.assign(
        **{name: texts[name].astype("str").str.replace(_FORMULA, r"'\g<0>", regex=True) for name in texts}
    )
    return guarded.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _write(frame: pd.DataFrame, path: Path) -> None:
    if path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
    else:
        frame.to_csv(path, index=False, encoding="utf-8", lineterminator="\r\n")
