"""Frames as accessible HTML tables for notebooks and report: captioned, scoped, escaped, figures aligned right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlsplit

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from analysis.figures.figure import Figure
from analysis.prose import written

#: A page of the report, or the notebook it is made of, or a place on one, or a table of the report.
_PLACE = re.compile(r"(?:[\w-]+/)*[\w-]+\.(?:html|ipynb|csv)(?:#[\w-]+)?|#[\w-]+")
#: A longer table is cut, so that its page stays quick: the frame has every row, and so have the report's files.
MOST_ROWS = 200
#: What stands in a cell that has no value.
MISSING = "–"
#: How columns are headed where a table does not say otherwise.
HEADINGS = {
    "per_1000": "Per 1,000 words",
    "log_ratio": "Log ratio (base 2)",
    "g2": "Log-likelihood G²",
    "z": "z (log-odds)",
    "low": "95% from",
    "high": "95% to",
    "rest": "Elsewhere",
    "q": "q (corrected p)",
    "published": "Published",
    "left": "Before",
    "keyword": "Term as written",
    "right": "After",
}
#: How columns are shown where a table does not say otherwise.
FORMATS = {
    "share": ".0%",
    "per_1000": ".1f",
    "log_ratio": ".1f",
    "q": ".3f",
    "p": ".3f",
    "published": lambda day: written(date.fromisoformat(day)).replace(" ", "\N{NO-BREAK SPACE}"),
}
#: Columns whose 95% interval the columns `low` and `high` of the same frame are.
ESTIMATES = ("per_1000", "log_ratio", "share")

Format = str | Callable[[object], str]


@dataclass(frozen=True)
class Cell:
    """What a cell shows, and where it leads (an address, or empty)."""

    text: str
    href: str = ""

    def html(self) -> str:
        """The cell's content as HTML."""
        return f'<a href="{escape(self.href)}">{escape(self.text)}</a>' if self.href else escape(self.text)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as it is read: caption, a heading a column, rows of cells, and how each column is aligned.

    `summary`, if given, folds the table away under that line. The first column heads its row. `id`, if given, is the
    place on the page that links to the table lead to.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[str, ...]
    summary: str = ""
    id: str = ""

    def html(self) -> str:
        """The table as HTML; wide ones scroll inside a box that the keyboard reaches."""
        head = "".join(
            f'<th scope="col"{_style(side)}>{escape(heading)}</th>'
            for heading, side in zip(self.headings, self.align, strict=True)
        )
        body = "".join(f"<tr>{''.join(map(_cell, range(len(row)), row, self.align))}</tr>" for row in self.rows)
        body = body or f'<tr><td colspan="{len(self.headings)}" style="text-align:left">None.</td></tr>'
        table = (
            f'<div{named(self.id) if self.id else ""} class="table" tabindex="0" role="group" '
            f'aria-label="{escape(self.caption)}" style="overflow-x:auto">'
            f'<table><caption style="text-align:left">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )
        return f"<details><summary>{escape(self.summary)}</summary>{table}</details>" if self.summary else table

    def text(self) -> str:
        """The table as plain text."""
        cells = pd.DataFrame([[cell.text for cell in row] for row in self.rows], columns=list(self.headings), dtype=str)
        return f"{self.caption}\n{cells.to_string(index=False)}"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.text()}


def table(
    frame: pd.DataFrame,
    *,
    caption: str,
    columns: Mapping[str, str] | Sequence[str] | None = None,
    formats: Mapping[str, Format] | None = None,
    intervals: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
    align: Mapping[str, str] | None = None,
    missing: str = MISSING,
    most: int = MOST_ROWS,
    summary: str = "",
) -> Table:
    """The `columns` of `frame` (all, or names, or {name: heading}) as a table.

    `formats` gives a column's format specification (".1f", ".0%") or a function of its value; `intervals` the two
    columns that hold a column's bounds, shown with it as "12 (8–17)" (an estimate of :data:`ESTIMATES` takes `low` and
    `high` by itself, which then need no columns of their own); `links` the column that holds a column's addresses (only
    web addresses and places in the report are linked); `align` "left" or "right" where the type should not decide.
    A cell without a value shows `missing`. Past `most` rows the rest is left out, and the caption says so.
    Raises KeyError if a column is not in the frame.
    """
    formats, links, align = formats or {}, links or {}, align or {}
    intervals = _own_intervals(frame) | dict(intervals or {})
    bounds = {bound for pair in intervals.values() for bound in pair}
    columns = columns or [name for name in frame.columns if name not in bounds]
    columns = dict(columns) if isinstance(columns, Mapping) else {name: heading(name) for name in columns}
    shown = frame.head(most)
    if len(shown) < len(frame):
        caption = f"{caption} (first {len(shown):,} of {len(frame):,} rows)"
    texts = [_texts(shown, name, formats.get(name), intervals.get(name), missing) for name in columns]
    addresses = [shown[links[name]].map(safe_address) if name in links else [""] * len(shown) for name in columns]
    cells = [[Cell(*pair) for pair in zip(*column, strict=True)] for column in zip(texts, addresses, strict=True)]
    return Table(
        caption=caption,
        headings=tuple(columns.values()),
        rows=tuple(zip(*cells, strict=True)),
        summary=summary,
        align=tuple(align.get(name, "right" if _is_number(frame[name]) else "left") for name in columns),
    )


def figure_table(figure: Figure, *, rows: pd.DataFrame | None = None, **options: object) -> Table:
    """The frame behind `figure`, folded away; `options` are those of :func:`table`.

    `rows` stands for that frame where more is known of it, such as the addresses that `options` link to.
    """
    return table(
        figure.data if rows is None else rows,
        **{"caption": figure.title, "summary": "The numbers behind this chart", **options},
    )


def heading(name: str) -> str:
    """The heading of the column `name`."""
    return HEADINGS.get(name, name.replace("_", " ").capitalize())


def with_interval(value: float, low: float, high: float, spec: Format = ".1f") -> str:
    """A value and its interval in one format: "12 (8–17)", "12% (8–17%)", "−1.2 (−2.0 to 0.3)"."""
    bounds = [_format(bound, spec) for bound in (low, high)]
    if "−" in "".join(bounds):
        return f"{_format(value, spec)} ({' to '.join(bounds)})"
    if bounds[1].endswith("%"):
        bounds[0] = bounds[0].removesuffix("%")
    return f"{_format(value, spec)} ({'–'.join(bounds)})"


def named(name: str) -> str:
    """The attributes that make an element the target of links; the second is the one by which JupyterLab finds it."""
    return f' id="{name}" data-jupyter-id="{name}"'


def safe_address(address: str) -> str:
    """`address` if it is a web address or a place in the report or its notebooks, else an empty text.

    Such a place is ``page.html#s3``, ``notebook.ipynb#s3`` or ``#s3``.
    """
    address = address.strip()
    if _PLACE.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def _own_intervals(frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """The estimate of `frame` with its bounds, if it has them."""
    estimates = [name for name in ESTIMATES if name in frame.columns and {"low", "high"} <= set(frame.columns)]
    return dict.fromkeys(estimates[:1], ("low", "high"))


def _texts(
    frame: pd.DataFrame, name: str, spec: Format | None, bounds: tuple[str, str] | None, missing: str
) -> list[str]:
    """The cells of column `name` as text."""
    spec = spec or FORMATS.get(name) or _default_format(frame[name])
    if bounds is None:
        return [missing if _is_missing(value) else _format(value, spec) for value in frame[name]]
    triples = zip(frame[name], frame[bounds[0]], frame[bounds[1]], strict=True)
    return [missing if _is_missing(triple[0]) else with_interval(*triple, spec) for triple in triples]


def _is_number(column: pd.Series) -> bool:
    return is_numeric_dtype(column) and not is_bool_dtype(column)


def _is_missing(value: object) -> bool:
    return bool(pd.isna(value)) or value == ""


def _default_format(column: pd.Series) -> Format:
    if is_bool_dtype(column):
        return lambda value: "yes" if value else "no"
    if not is_numeric_dtype(column):
        return str
    whole = (column.dropna() % 1 == 0).all()
    return ",.0f" if whole else ",.2f"


def _format(value: object, spec: Format) -> str:
    if callable(spec):
        return spec(value)
    return format(value, spec).replace("-", "−") if spec else str(value)


def _style(side: str) -> str:
    """Alignment on the cell itself: JupyterLab drops style sheets from untrusted notebooks but keeps this."""
    return ' class="number" style="text-align:right"' if side == "right" else ' style="text-align:left"'


def _cell(column: int, cell: Cell, side: str) -> str:
    if column == 0:
        return f'<th scope="row"{_style(side)}>{cell.html()}</th>'
    return f"<td{_style(side)}>{cell.html()}</td>"
