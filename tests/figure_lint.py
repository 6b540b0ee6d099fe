"""What every chart must be, checked on what was drawn: call :func:`lint` on a Figure.

:func:`boxes` gives the texts of a drawn chart with their places, for tests of one chart.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from analysis.figures import style
from analysis.figures.figure import Figure

LEAST_SIZE = 8  # points
SLACK = 0.6  # points by which the boxes of two texts may overlap: letters seldom fill their box
LEAST_CONTRAST = 4.5  # WCAG's level AA for text
EDGES = 0.05  # the share of what lies under a text that need not be told from it: a grid line, the edge of a cell
#: nbconvert's stand-in for a missing alternative text.
NO_DESCRIPTION = "No description has been provided for this image"


def lint(chart: Figure) -> None:
    """Raise AssertionError, naming the text at fault, if `chart` breaks a rule of the house."""
    found = texts(chart)
    for text in found:
        assert text.get_fontsize() >= LEAST_SIZE, f"{text.get_text()!r} is set in {text.get_fontsize()} pt"
        assert text.get_rotation() == 0, f"{text.get_text()!r} is rotated"
        assert not text.get_parse_math(), f"{text.get_text()!r} is not set literally: a $ in it would start a formula"
    places = boxes(chart)
    _lint_places([text.get_text() for text in found], places, chart)
    _lint_contrast(found, places, chart)
    assert not chart.figure.legends and not chart.figure.findobj(_has_legend), "a legend: label the marks instead"
    _lint_words(chart, found)


def texts(chart: Figure) -> list[Text]:
    """The visible texts of a drawn chart."""
    _renderer(chart)
    found = list(chart.figure.texts)
    for axes in chart.figure.axes:  # one whose axis is off draws no tick labels: to look for them would make them
        found += axes.findobj(Text, include_self=False) if axes.axison else axes.texts
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def boxes(chart: Figure) -> np.ndarray:
    """The box of each of the :func:`texts`, a row each, in points: left, bottom, right, top."""
    renderer = _renderer(chart)
    extents = [text.get_window_extent(renderer).extents for text in texts(chart)]
    return np.array(extents).reshape(-1, 4) * 72 / chart.figure.dpi


def _renderer(chart: Figure) -> RendererAgg:
    """What draws the chart; with a canvas of its own the figure need not look for it at every text."""
    if not isinstance(chart.figure.canvas, FigureCanvasAgg):
        FigureCanvasAgg(chart.figure)
        chart.figure.draw_without_rendering()
    return chart.figure.canvas.get_renderer()


def _lint_places(words: list[str], places: np.ndarray, chart: Figure) -> None:
    """Nothing is clipped by the edge of the picture, and no text lies over another."""
    width, height = (72 * side for side in chart.figure.get_size_inches())
    left, bottom, right, top = places.T
    for i in np.flatnonzero((left < 0) | (bottom < 0) | (right > width) | (top > height)):
        raise AssertionError(f"clipped by the edge of the picture: {words[i]!r}")
    wide = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    high = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
    for i, j in np.argwhere(np.triu((wide > SLACK) & (high > SLACK), k=1)):
        raise AssertionError(f"{words[i]!r} overlaps {words[j]!r}")


def _lint_contrast(found: list[Text], places: np.ndarray, chart: Figure) -> None:
    """Each text stands out from what is painted under it: the picture without its texts, or the rim of the letters."""
    for text in found:
        text.set_visible(False)
    chart.figure.canvas.draw()
    picture = np.asarray(chart.figure.canvas.buffer_rgba())[::-1, :, :3] / 255
    for text in found:
        text.set_visible(True)
    for text, box in zip(found, places * chart.figure.dpi / 72, strict=True):
        left, bottom, right, top = box.round().astype(int)
        under = _luminance(picture[bottom:top:2, left:right:2].reshape(-1, 3))
        if text.get_path_effects():
            under = _luminance(np.array([to_rgb(style.PAPER)]))
        ink = _luminance(np.array(to_rgb(text.get_color())))
        contrast = (np.maximum(under, ink) + 0.05) / (np.minimum(under, ink) + 0.05)
        least = np.quantile(contrast, EDGES)
        assert least >= LEAST_CONTRAST, f"{text.get_text()!r} has a contrast of {least:.1f} to what is under it"


def _luminance(rgb: np.ndarray) -> np.ndarray:
    """The relative luminance, by WCAG, of colours from 0 to 1."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def _lint_words(chart: Figure, found: list[Text]) -> None:
    """The title stands in the picture, in the largest type; the alternative text says more than title and caption."""
    largest = max(text.get_fontsize() for text in found)
    drawn = " ".join(text.get_text() for text in found if text.get_fontsize() == largest)
    assert "".join(drawn.split()) == "".join(style.printable(chart.title).split()), f"the picture's title is {drawn!r}"
    assert not chart.title.endswith("."), "a title takes no full stop"
    assert chart.alt.casefold() not in {chart.title.casefold(), chart.caption.casefold(), NO_DESCRIPTION.casefold()}
    assert any(character.isdigit() for character in chart.alt), "the alternative text states no number"
    assert chart.source.startswith("Source: ")
    assert not chart.data.columns.duplicated().any()


def _has_legend(artist: object) -> bool:
    return isinstance(artist, Axes) and artist.get_legend() is not None
