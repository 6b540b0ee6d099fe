"""How every chart looks: palette, type, and sheets laid out in inches so that nothing is clipped or overlaps.

Charts are rows of names with aligned panels beside them. :func:`panels` gives one panel for each column, with the row
names once at the left; :func:`blocks` gives panels that each have row names of their own. Both measure the texts they
set, wrap names, and grow in height with the rows; a chart then draws its marks in data coordinates (row 0 at the top,
one unit a row) and its labels with :func:`label`. Text is always set literally: ``$`` never starts a formula.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from analysis.figures.figure import DPI
from analysis.prose import count, listed

PAPER, INK, MUTED = "#ffffff", "#1a1a1a", "#595959"  # text: 17:1 and 7:1 on paper
ACCENT, GREY, PALE = "#0b57a4", "#8c8c8c", "#d9d9d9"  # marks: what matters, the rest, grounds and grid lines
HEAT = "cividis"
FONT = "DejaVu Sans"  # ships with matplotlib, so a chart looks the same everywhere
TITLE, TEXT, SMALL = 11.5, 9.0, 8.0  # points
WIDTH = 6.8  # inches; a chart is 680 px of the page
MARGIN, GAP, PAD = 0.1, 0.18, 0.06  # inches: around the sheet, between panels, around a text
ROW, TIGHT_ROW = 0.27, 0.22  # inches: the least height of a row, and of one in small type
LEADING = 1.35  # the height of a line of text, in font sizes
FOOT = SMALL * LEADING / 72 + PAD / 2  # inches: the numbers under a panel


# --- text ------------------------------------------------------------------------------------------------------------


@cache
def _font(size: float, weight: str) -> FontProperties:
    return FontProperties(family=FONT, size=size, weight=weight)


@cache
def _renderer() -> RendererAgg:
    """What will draw the charts, so that texts are measured as they are drawn."""
    return RendererAgg(1, 1, DPI)


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont(_font(TEXT, "normal"))).get_charmap())


def printable(text: str) -> str:
    """`text` on one line, without control or direction marks, and with � for a character the font cannot draw.

    A no-break space stays one.
    """
    spaced = "".join(" " if c.isspace() and c != "\xa0" else c for c in text)
    visible = (c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    drawn = "".join(c if ord(c) in _glyphs() else "�" for c in visible)
    return " ".join(filter(None, drawn.split(" ")))


@cache
def width_of(text: str, size: float = TEXT, weight: str = "normal") -> float:
    """The width of `text` set on one line, in inches."""
    return _renderer().get_text_width_height_descent(printable(text), _font(size, weight), ismath=False)[0] / DPI


def wrap(text: str, width: float, *, size: float = TEXT, weight: str = "normal", lines: int | None = None) -> list[str]:
    """`text` broken into lines no wider than `width` inches; past `lines` lines the rest is cut with an ellipsis."""
    done, line = [], ""
    for word in filter(None, printable(text).split(" ")):
        while width_of(word, size, weight) > width and len(word) > 1:  # a word longer than the line is broken
            if line:
                done, line = [*done, line], ""
            cut = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width_of(word[:n], size, weight) <= width)
            cut = max((n for n in _seams(word) if n <= cut), default=cut)
            done, word = [*done, word[:cut]], word[cut:]
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, weight) > width:
            done, longer = [*done, line], word
        line = longer
    done = [*done, line] if line or not done else done
    if lines is not None and len(done) > lines:
        done = [*done[: lines - 1], shorten(" ".join(done[lines - 1 :]), width, size=size, weight=weight)]
    return done


def _seams(word: str) -> list[int]:
    """Where a long word is best broken: before a dot ("example" and ".org") or a capital ("Harbour" and "Post"), after
    a hyphen, a slash or a low line."""
    return [seam.start() for seam in re.finditer(r"(?<=\w)(?=\.\w)|(?<=\w[-–/_])(?=\w)|(?<=[a-z])(?=[A-Z][a-z])", word)]


def balanced(text: str, width: float, *, size: float = TEXT, weight: str = "normal") -> list[str]:
    """`text` wrapped to `width` inches in as few lines as it takes, as even as can be."""
    fewest = len(wrap(text, width, size=size, weight=weight))
    tries = (wrap(text, width * share / 20, size=size, weight=weight) for share in range(12, 21))
    return next(lines for lines in tries if len(lines) == fewest)


def shorten(text: str, width: float, *, size: float = TEXT, weight: str = "normal") -> str:
    """`text` on one line no wider than `width` inches, cut with an ellipsis where it does not fit."""
    text = printable(text)
    if width_of(text, size, weight) <= width:
        return text
    keep = next((n for n in range(len(text) - 1, 0, -1) if width_of(text[:n].rstrip() + "…", size, weight) <= width), 0)
    return text[:keep].rstrip() + "…"


def height_of(lines: int, size: float = TEXT) -> float:
    """The height of `lines` lines of text, in inches."""
    return lines * size * LEADING / 72


def label(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    size: float = SMALL,
    color: str = INK,
    weight: str = "normal",
    align: str = "left",
    shift: float = 4,
    clear: bool = False,
) -> Text:
    """Write `text` beside the point (`x`, `y`) of `axes`, `shift` points to its right (left if `align` is "right").

    `clear` sets the letters off from grid lines with an outline of paper.
    """
    shift = {"left": shift, "center": 0, "right": -shift}[align]
    return axes.annotate(
        printable(text),
        (x, y),
        xytext=(shift, 0),
        textcoords="offset points",
        ha=align,
        va="center_baseline",
        font=_font(size, weight),
        color=color,
        parse_math=False,
        annotation_clip=False,
        path_effects=[withStroke(linewidth=3, foreground=PAPER)] if clear else None,
    )


# --- colour ----------------------------------------------------------------------------------------------------------


def heat(share: float) -> tuple[str, str]:
    """The fill of a heatmap cell for a value from 0 to 1, and the colour in which its number reads best."""
    fill = matplotlib.colors.to_hex(matplotlib.colormaps[HEAT](min(max(share, 0.0), 1.0)))
    return fill, max(("#000000", PAPER), key=lambda ink: contrast(ink, fill))  # INK falls to 4.2:1 on mid-greys


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""

    def luminance(color: str) -> float:
        rgb = matplotlib.colors.to_rgb(color)
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


# --- layout ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sheet:
    """A figure with its title set; places below the title are in inches from the left and from the title's foot."""

    figure: Figure
    head: float

    def write(
        self,
        left: float,
        top: float,
        lines: Sequence[str],
        *,
        size: float = TEXT,
        color: str = INK,
        weight: str = "normal",
        align: str = "left",
    ) -> None:
        """Set `lines` under each other, the first with its upper edge at `top`."""
        width, height = self.figure.get_size_inches()
        for i, line in enumerate(lines):
            middle = self.head + top + height_of(1, size) * (i + 0.5)
            self.figure.text(
                left / width,
                1 - middle / height,
                printable(line),
                ha=align,
                va="center_baseline",
                font=_font(size, weight),
                color=color,
                parse_math=False,
            )

    def axes(self, left: float, top: float, width: float, height: float, *, x: tuple[float, float], rows: int) -> Axes:
        """A panel without frame or ticks; `x` is its range, and row i lies between i - 0.5 and i + 0.5 from the top."""
        wide, high = self.figure.get_size_inches()
        box = (left / wide, 1 - (self.head + top + height) / high, width / wide, height / high)
        axes = self.figure.add_axes(box, xlim=x, ylim=(rows - 0.5, -0.5), facecolor="none")
        axes.set_axis_off()
        return axes


def sheet(title: str, *, height: float, unit: str = "") -> Sheet:
    """A white sheet with `title`, below it what is plotted (`unit`), and `height` inches for the chart under them."""
    bound = re.sub(r"(?<!\S)(\w\.?) (?=\S)", "\\1\N{NO-BREAK SPACE}", title)  # an initial stays with its name
    titles = balanced(bound, WIDTH - 2 * MARGIN, size=TITLE, weight="bold")
    units = wrap(unit, WIDTH - 2 * MARGIN) if unit else []
    head = MARGIN + height_of(len(titles), TITLE) + height_of(len(units)) + GAP * 0.75
    figure = Figure(figsize=(WIDTH, head + height + MARGIN), dpi=DPI, facecolor=PAPER, edgecolor=PAPER)
    paper = Sheet(figure, head)
    paper.write(MARGIN, MARGIN - head, titles, size=TITLE, weight="bold")
    paper.write(MARGIN, MARGIN - head + height_of(len(titles), TITLE), units, color=MUTED)
    return paper


#: The last number of an axis stands no further from its end than the rest of this share of it, if there is room.
_REACHED = 0.7


def ticks(low: float, high: float, *, most: int = 3, reached: float = 0.0) -> list[float]:
    """Some `most` + 1 round numbers from `low` to `high`; two more at most where they would end before the share
    `reached` of the way."""
    inside: list[float] = []
    for intervals in range(most, most + 3):
        values = MaxNLocator(nbins=intervals, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
        inside = [float(value) for value in values if low <= value <= high]
        if inside and inside[-1] - low >= reached * (high - low):
            break
    return inside


def number(value: float) -> str:
    """A tick's number: no needless decimals, thousands set off, a true minus sign."""
    return f"{value:,.10g}".replace("-", "−")


def bands(columns: Sequence[str], across: int) -> list[list[str]]:
    """`columns` cut into the fewest rows of at most `across`, as even as can be."""
    if not columns:
        return []
    size = math.ceil(len(columns) / math.ceil(len(columns) / across))
    return [list(columns[i : i + size]) for i in range(0, len(columns), size)]


def panels(
    title: str,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    span: tuple[float, float],
    unit: str = "",
    beside: str = "",
    across: int = 5,
    grid: bool = True,
    gap: float = GAP,
) -> tuple[Figure, list[Axes]]:
    """One panel for each of `columns`, at most `across` side by side, with the names of `rows` at the left.

    `span` is the range of the values drawn, alike in every panel; `beside` is the longest text set to the right of a
    mark, for which room is kept; `grid` draws grid lines with numbers at the foot. Gives the figure and the panels in
    the order of `columns`.
    """
    name_width = min(max(map(width_of, rows), default=0), WIDTH * 0.28)
    names = [wrap(row, name_width, lines=3) for row in rows]
    row_height = max(ROW, height_of(max(map(len, names), default=1)) + PAD)
    strips = bands(columns, across)
    most = max(map(len, strips), default=1)
    left = MARGIN + name_width + GAP
    width = (WIDTH - MARGIN - left - gap * (most - 1)) / most
    heads = [[wrap(column, width, size=SMALL, weight="bold", lines=4) for column in strip] for strip in strips]
    head_heights = [height_of(max(map(len, head)), SMALL) + PAD for head in heads]
    body, foot = row_height * len(rows), FOOT if grid else 0.0
    paper = sheet(title, unit=unit, height=sum(head_heights) + len(strips) * (body + foot + GAP) - GAP)
    drawn, top = [], 0.0
    for head, head_height in zip(heads, head_heights, strict=True):
        top += head_height
        _name_rows(paper, names, MARGIN, top, row_height)
        for i, lines in enumerate(head):
            x = left + i * (width + gap)
            paper.write(x, top - height_of(len(lines), SMALL) - PAD / 2, lines, size=SMALL, weight="bold")
            drawn.append(_panel(paper, (x, top, width, body), span, beside, len(rows), grid=grid))
        top += body + foot + GAP
    return paper.figure, drawn


def blocks(
    title: str,
    *,
    groups: Mapping[str, Sequence[str]],
    span: tuple[float, float],
    unit: str = "",
    beside: str = "",
    across: int = 2,
) -> tuple[Figure, list[Axes]]:
    """One panel for each of `groups` (heading: the names of its own rows), `across` side by side, over one scale.

    `span` and `beside` are as for :func:`panels`; a group without rows keeps its heading and an empty panel.
    """
    gutter = 2 * GAP
    column = (WIDTH - 2 * MARGIN - (across - 1) * gutter) / across
    longest = max((width_of(name, SMALL) for names in groups.values() for name in names), default=0)
    name_width = min(longest, column / 2)
    width = column - name_width - GAP / 2
    heads = {group: wrap(group, column, weight="bold", lines=2) for group in groups}
    strips = [list(groups)[i : i + across] for i in range(0, len(groups), across)]
    head_heights = [height_of(max(len(heads[group]) for group in strip)) + PAD for strip in strips]
    bodies = [TIGHT_ROW * max([1, *(len(groups[group]) for group in strip)]) for strip in strips]
    paper = sheet(title, unit=unit, height=sum(head_heights) + sum(bodies) + len(strips) * (FOOT + GAP) - GAP)
    drawn, top = [], 0.0
    for strip, head_height, body in zip(strips, head_heights, bodies, strict=True):
        for i, group in enumerate(strip):
            left, rows = MARGIN + i * (column + gutter), max(1, len(groups[group]))
            paper.write(left, top, heads[group], weight="bold")
            names = [[shorten(name, name_width, size=SMALL)] for name in groups[group]]
            _name_rows(paper, names, left, top + head_height, TIGHT_ROW, size=SMALL)
            place = (left + column - width, top + head_height, width, TIGHT_ROW * rows)
            drawn.append(_panel(paper, place, span, beside, rows, grid=bool(names)))
        top += head_height + body + FOOT + GAP
    return paper.figure, drawn


def _name_rows(
    paper: Sheet, names: Iterable[Sequence[str]], left: float, top: float, height: float, *, size: float = TEXT
) -> None:
    """Set the lines of each name midway up its row of `height` inches, the first row below `top`."""
    for i, lines in enumerate(names):
        paper.write(left, top + height * (i + 0.5) - height_of(len(lines), size) / 2, lines, size=size)


def _panel(
    paper: Sheet,
    place: tuple[float, float, float, float],
    span: tuple[float, float],
    beside: str,
    rows: int,
    *,
    grid: bool,
) -> Axes:
    """A panel at `place` (left, top, width, height) that holds `span` and, right of it, the text `beside`."""
    left, top, width, height = place
    low, high = span if span[1] > span[0] else (span[0], span[0] + 1)
    room = width_of(beside, SMALL) + 0.1 if beside else 0.04
    right = high + (high - low) * room / max(width - room, width / 4)
    axes = paper.axes(left, top, width, height, x=(low, right), rows=rows)
    values = ticks(low, high, reached=_REACHED)
    apart = (max(values, default=low) - low) / (right - low) * width / max(len(values) - 1, 1)
    if any(width_of(number(value), SMALL) + 0.1 > apart for value in values):
        values = ticks(low, high)
    for value in values if grid else ():
        axes.axvline(value, color=PALE, linewidth=0.8, zorder=0)
        x = left + (value - low) / (right - low) * width
        paper.write(x, top + height, [number(value)], size=SMALL, color=MUTED, align="center")
    return axes


# --- words -----------------------------------------------------------------------------------------------------------


def source(outlets: Iterable[str], *, articles: int | None = None, words: int | None = None) -> str:
    """The source line of a chart: whose articles, how many, how many counted words."""
    held = count(articles, "article") if articles is not None else "articles"
    counted = f"; {words:,} counted words" if words is not None else ""
    names = listed(dict.fromkeys(outlets), most=6)
    return f"Source: {held}{' of ' * bool(names)}{names}{counted}."
