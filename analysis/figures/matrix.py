"""Rows by columns: a sheet with a name at each row and each column, however many and however long, all upright."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.figures import style

#: A column and where to draw it: row i of the column is at (x, i) of the axes.
Place = tuple[Axes, float]
_STEM = 0.06  # inches between a column's name and its first cell


def matrix(
    title: str,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    cell: tuple[float, float],
    height: float,
    unit: str = "",
    names: float = style.WIDTH * 0.34,
) -> tuple[Figure, list[Place]]:
    """A sheet with a name for each of `rows` and `columns`; gives the figure and the place of each column.

    Cells are `height` inches high and between `cell[0]` and `cell[1]` wide; columns that find no room go into a further
    block below. Row names are at most `names` inches wide and two lines high. Column names stand over their cells where
    they fit; else they climb to the right like stairs, each with a line down to its column.
    """
    name_width = min(max((style.width_of(row) for row in rows), default=0.0), names)
    labels = [style.wrap(row, name_width + 0.02, lines=2) for row in rows]
    height = max(height, style.height_of(max(map(len, labels), default=1)) + 0.08)
    left = style.MARGIN + max(name_width + 0.12, min(_overhang(columns, cell[0]), style.WIDTH * 0.4))
    room = style.WIDTH - style.MARGIN - left
    blocks = style.bands(columns, max(1, int(room / cell[0])))
    width = min(cell[1], room / max(map(len, blocks), default=1))
    heads = [_head_height(block, width) for block in blocks]
    paper = style.sheet(title, unit=unit, height=sum(heads) + len(blocks) * (height * len(rows) + style.GAP))
    places, top = [], 0.0
    for block, head in zip(blocks, heads, strict=True):
        top += head
        axes = paper.axes(left, top, width * len(block), height * len(rows), x=(-0.5, len(block) - 0.5), rows=len(rows))
        _set_names(paper, axes, block, (left, top), (width, height))
        for i, label in enumerate(labels):
            paper.write(style.MARGIN, top + height * (i + 0.5) - style.height_of(len(label)) / 2, label)
        places += [(axes, float(x)) for x in range(len(block))]
        top += height * len(rows) + style.GAP
    return paper.figure, places


def fill(place: Place, row: int, share: float, lines: Sequence[str]) -> None:
    """Paint the cell of `place` in `row` for a `share` from 0 to 1 of the heat scale and set `lines` in it.

    A share of 0 leaves the cell white, so that what is absent is seen to be.
    """
    face, ink = style.heat(share) if share > 0 else (style.PAPER, style.MUTED)
    paint(place, row, lines, face=face, ink=ink)


def paint(place: Place, row: int, lines: Sequence[str], *, face: str, ink: str) -> None:
    """Paint the cell of `place` in `row` in the colour `face` and set `lines` in it in the colour `ink`."""
    axes, x = place
    axes.add_artist(Rectangle((x - 0.5, row - 0.5), 1, 1, facecolor=face, edgecolor=style.PALE, linewidth=0.8))
    for i, text in enumerate(lines):
        style.label(axes, x, row + 0.4 * (i - (len(lines) - 1) / 2), text, color=ink, align="center")


def _overhang(columns: Sequence[str], width: float) -> float:
    """How far the names of climbing columns of this `width` reach out to the left of the first column."""
    reaches = (style.width_of(name, style.SMALL) + _STEM - (j + 0.5) * width for j, name in enumerate(columns))
    return max(reaches, default=0)


def _stacked(names: Sequence[str], width: float) -> list[list[str]]:
    """Each name in at most three lines as wide as its column; empty if one of them does not fit."""
    words = (word for name in names for word in name.split())
    if any(style.width_of(word, style.SMALL) > width - 0.06 for word in words):
        return []
    stacked = [style.wrap(name, width - 0.06, size=style.SMALL) for name in names]
    return stacked if max(map(len, stacked)) <= 3 else []


def _head_height(names: Sequence[str], width: float) -> float:
    stacked = _stacked(names, width)
    return style.height_of(max(map(len, stacked)) if stacked else len(names), style.SMALL) + _STEM


def _set_names(
    paper: style.Sheet, axes: Axes, names: Sequence[str], corner: tuple[float, float], cell: tuple[float, float]
) -> None:
    """Column names above `corner`, the upper left of the first cell: over their columns, or climbing to the right."""
    (left, top), (width, height) = corner, cell
    middles = [left + (j + 0.5) * width for j in range(len(names))]
    stacked = _stacked(names, width)
    for middle, lines in zip(middles, stacked, strict=False):
        high = style.height_of(len(lines), style.SMALL)
        paper.write(middle, top - _STEM - high, lines, size=style.SMALL, align="center")
    if stacked:
        return
    for j, (middle, name) in enumerate(zip(middles, names, strict=True)):
        high = style.height_of(j + 1, style.SMALL) + _STEM
        text = style.shorten(name, middle - style.MARGIN - 0.04, size=style.SMALL)
        paper.write(middle - 0.04, top - high, [text], size=style.SMALL, align="right")
        stem = (high - style.height_of(0.35, style.SMALL)) / height
        axes.plot([j, j], [-0.5, -0.5 - stem], color=style.GREY, linewidth=0.6, clip_on=False, solid_capstyle="butt")
