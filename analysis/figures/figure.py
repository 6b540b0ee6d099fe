"""One chart as a reader gets it: picture, title, alternative text, caption, source and the frame behind it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cached_property
from html import escape

import matplotlib.figure
import pandas as pd
from PIL import Image

from analysis.export import spreadsheet_csv

#: Pixels an inch. Charts are drawn on 680 px of page, at twice the density so that they stay sharp.
DPI = 200
#: A chart of few hues and their shades loses nothing visible in so many colours, and two thirds of its bytes.
_COLOURS = 128


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A drawn chart with everything that must stand beside it.

    `title` states the finding; `alt` says what kind of chart it is, of what, and the finding with a number (never the
    title again); `caption` says how to read it, with n; `source` names the articles; `data` is the frame the marks were
    drawn from. Displays in Jupyter as ``<figure><img alt><figcaption>`` and as PNG. Raises ValueError if a text is
    empty or `alt` repeats the title.
    """

    figure: matplotlib.figure.Figure
    title: str
    alt: str
    caption: str
    source: str
    data: pd.DataFrame

    def __post_init__(self) -> None:
        for name in ("title", "alt", "caption", "source"):
            if not getattr(self, name).strip():
                raise ValueError(f"a figure needs a {name}")
        if self.alt.strip().casefold() == self.title.strip().casefold():
            raise ValueError("the alternative text must say more than the title")

    @cached_property
    def png(self) -> bytes:
        """The chart as PNG, the same bytes for the same chart."""
        drawn, stored = io.BytesIO(), io.BytesIO()
        self.figure.savefig(drawn, format="png", dpi=DPI, metadata={"Software": None})
        with Image.open(drawn) as picture:
            picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
                stored, format="png", optimize=True
            )
        return stored.getvalue()

    def html(self) -> str:
        """The chart as an HTML ``<figure>``, picture and numbers inline; a wide one scrolls inside its own box."""
        width, height = (round(side * DPI / 2) for side in self.figure.get_size_inches())
        picture, numbers = (
            base64.b64encode(content).decode("ascii") for content in (self.png, spreadsheet_csv(self.data))
        )
        return (
            f'<figure class="chart"><div tabindex="0" role="group" aria-label="{escape(self.title)}" '
            f'style="overflow-x:auto"><img alt="{escape(self.alt)}" width="{width}" height="{height}" '
            f'src="data:image/png;base64,{picture}"></div>'
            f"<figcaption>{escape(self.caption)} <small>{escape(self.source)} <a download="
            f'"chart.csv" href="data:text/csv;charset=utf-8;base64,{numbers}">The numbers as CSV</a>.</small>'
            "</figcaption></figure>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        return {"text/html": self.html(), "image/png": self.png, "text/plain": f"{self.title}\n{self.alt}"}
