"""What differs between the wordings of one statement: dates, numbers, names, a negation.

Only what stands in the text is compared, like with like, and a wording that is silent on a point contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from analysis.overlap.negations import negated_alone
from analysis.overlap.points import Point, date_points, name_points, number_points
from analysis.overlap.wordings import fold_words
from analysis.prose import listed

_POINTS: dict[str, Callable[[str], Iterator[Point]]] = {
    "Dates differ": date_points,
    "Numbers differ": number_points,
    "Names differ": name_points,
}


def describe_conflict(carriers: list[dict]) -> str:
    """What the wordings of one statement state differently, as plain sentences; empty if nothing.

    `carriers` are mappings with ``article``, ``outlet`` and ``text``. Two articles differ on a point if they state
    values of it and have none in common; for each point, the first two values that differ are named, with the words of
    the first article that states them, and the outlets.
    """
    told: dict[str, list[dict]] = {}
    for carrier in carriers:
        told.setdefault(carrier["article"], []).append(carrier)
    tellings = [_read([carrier["text"] for carrier in own], own[0]["outlet"]) for own in told.values()]
    found: dict[tuple[str, str], dict[str, tuple[str, list[str]]]] = {}
    for one, other in combinations(tellings, 2):
        for label, about, here, there in _differences(one, other):
            sides = found.setdefault((label, about), {value: (words, []) for value, words in (here, there)})
            for (value, _), outlet in ((here, one.outlet), (there, other.outlet)):
                if value in sides and outlet not in sides[value][1]:
                    sides[value][1].append(outlet)
    for (label, about), sides in found.items():
        for telling in tellings:
            _take_side(telling, sides, label, about)
    return " ".join(f"{label}: {_sides(sides)}." for (label, _), sides in found.items())


def _take_side(telling: _Telling, sides: dict[str, tuple[str, list[str]]], label: str, about: str) -> None:
    """Add an outlet that states one of the two values to those of its side."""
    stated = {point.value for point in telling.points.get(label, ()) if point.about == about} & sides.keys()
    if len(stated) == 1 and telling.outlet not in (outlets := sides[stated.pop()][1]):
        outlets.append(telling.outlet)


def _sides(sides: dict[str, tuple[str, list[str]]]) -> str:
    return ", ".join(f"{words} ({listed(outlets)})" for words, outlets in sides.values())


@dataclass(frozen=True)
class _Telling:
    """What one article says of a statement: its words, text by text, and the points it states, by label."""

    outlet: str
    words: list[list[str]]
    points: dict[str, list[Point]]


def _read(texts: list[str], outlet: str) -> _Telling:
    points = {label: [point for text in texts for point in find(text)] for label, find in _POINTS.items()}
    return _Telling(outlet, [fold_words(text) for text in texts], points)


def _differences(one: _Telling, other: _Telling) -> Iterator[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    """Label and point of what two articles state differently, and for both the value and its words."""
    for label in _POINTS:
        here, there = one.points[label], other.points[label]
        stated = {point.value for point in here} & {point.value for point in there}
        for first, second in product(here, there):
            if _compare(first, second) and not {first.value, second.value} & stated:
                yield label, first.about, *((point.value, f"“{point.words}”") for point in (first, second))
    for first, second in product(one.words, other.words):
        if negations := negated_alone(first, second):
            yield "Negation differs", "", *((words, f"“{words}”" if words else "none") for words in negations)


def _compare(first: Point, second: Point) -> bool:
    together = first.clear and second.clear or first.beside & second.beside
    if first.deed and second.deed and first.deed != second.deed:
        return False  # "left the board in 2019", "joined the board in 2014"
    return first.about == second.about != "" and bool(together) and not _same_value(first, second)


def _same_value(first: Point, second: Point) -> bool:
    """Whether two values are equal, or one is the other in round numbers: 26.4 and 26, but not 24 and 26."""
    step = max(first.step, second.step)
    if first.value == second.value or not step:
        return first.value == second.value
    return round(Decimal(first.value) / step) == round(Decimal(second.value) / step)
