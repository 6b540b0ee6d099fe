"""Labels under a strip, each with a line up to its place: arranged so that no text or line crosses another's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from analysis.figures import style

LANE = style.height_of(1, style.SMALL)  # inches: a line of labels


@dataclass(frozen=True)
class Leader:
    """A label for the place `at` inches from the strip's start, `times` times, in a `lane` counted from above."""

    label: str
    at: float
    color: str
    times: int = 1
    lane: int = 0

    @property
    def text(self) -> str:
        """What is written: the label, and how often it holds if more than once."""
        return f"{self.label} ×{self.times}" if self.times > 1 else self.label

    @property
    def end(self) -> float:
        """Where the text ends, in inches from the strip's start."""
        return self.at + style.width_of(self.text, style.SMALL) + 2 * style.PAD


def arranged(leaders: Iterable[Leader]) -> list[Leader]:
    """`leaders` with a lane each, from right to left; like labels too close to stand side by side become one.

    Each stands below all at its right that its text would run into, so that their lines end above it.
    """
    placed: list[Leader] = []
    for leader in sorted(_shared(leaders), key=lambda leader: (leader.at, leader.end), reverse=True):
        lane = max((other.lane + 1 for other in placed if other.at < leader.end), default=0)
        placed.append(replace(leader, lane=lane))
    return placed


def depth(leaders: Iterable[Leader]) -> float:
    """The height that arranged leaders take, in inches."""
    return LANE * max((leader.lane + 1 for leader in leaders), default=0)


def draw(axes: Axes, leaders: list[Leader], top: float) -> None:
    """Draw arranged leaders below `top`, in `axes` whose units are inches with the origin at the upper left."""
    middles = [top + LANE * (leader.lane + 0.5) for leader in leaders]
    feet = [middle + LANE / 4 for middle in middles]
    colors = [leader.color for leader in leaders]
    axes.vlines([leader.at for leader in leaders], top, feet, colors=colors, linewidth=0.7)
    for leader, middle in zip(leaders, middles, strict=True):
        style.label(axes, leader.at, middle, leader.text, color=leader.color, shift=3)


def _shared(leaders: Iterable[Leader]) -> list[Leader]:
    """`leaders`, of which those that run into the last one of the same label are counted there."""
    last: dict[str, int] = {}
    kept: list[Leader] = []
    for leader in sorted(leaders, key=lambda leader: leader.at):
        i = last.get(leader.label)
        if i is not None and leader.at < kept[i].end:
            kept[i] = replace(kept[i], times=kept[i].times + 1)
        else:
            last[leader.label] = len(kept)
            kept.append(leader)
    return kept
