"""What differs between the wordings of one statement: dates, numbers, names, a negation.

Only what stands in the text is compared, like with like, and a wording that is silent on a point contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from analysis.data import lexicon
from analysis.overlap.negations import negated_alone
from analysis.overlap.points import Point, date_points, name_points, number_points
from analysis.overlap.wordings import base_stem, content_stems, fold_words, shared_in_order
from analysis.prose import listed

#: Two wordings tell the same thing if, beside the points compared, so much of the shorter one is shared: of its words
#: in their order, and of its words of content in any. With numbers, which count many things in one event ("bakers added
#: 9 jobs", "grocers added 12 jobs"), so much of the words of content of both. Chosen on 118 groups of news articles,
#: where without it half as many differences again were claimed, nearly all of them wrongly.
_IN_ORDER, _CONTENT, _CONTENT_OF_BOTH = 0.4, 0.5, 0.3

_POINTS: dict[str, Callable[[str], Iterator[Point]]] = {
    "Dates differ": date_points,
    "Numbers differ": number_points,
    "Names differ": name_points,
}


def describe_conflict(carriers: list[dict]) -> str:
    """What the wordings of one statement state differently, as plain sentences; empty if nothing.

    `carriers` are mappings with ``article``, ``outlet`` and ``text``. Two articles differ on a point if they state
    values of it, in wordings that are alike otherwise, and have none in common; for each point, the first two values
    that differ are named, with the words of the first article that states them, and the outlets.
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
    stated = {point.value for point, _ in telling.points.get(label, ()) if point.about == about} & sides.keys()
    if len(stated) == 1 and telling.outlet not in (outlets := sides[stated.pop()][1]):
        outlets.append(telling.outlet)


def _sides(sides: dict[str, tuple[str, list[str]]]) -> str:
    return ", ".join(f"{words} ({listed(outlets)})" for words, outlets in sides.values())


@dataclass(frozen=True)
class _Telling:
    """What one article says of a statement: its words, text by text, and by label the points it states, each with the
    other words of its text."""

    outlet: str
    words: list[list[str]]
    points: dict[str, list[tuple[Point, list[str]]]]


def _read(texts: list[str], outlet: str) -> _Telling:
    points = {
        label: [(point, fold_words(text.replace(point.words, " "))) for text in texts for point in find(text)]
        for label, find in _POINTS.items()
    }
    return _Telling(outlet, [fold_words(text) for text in texts], points)


def _differences(one: _Telling, other: _Telling) -> Iterator[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    """Label and point of what two articles state differently, and for both the value and its words."""
    for label in _POINTS:
        here, there = one.points[label], other.points[label]
        stated = {point.value for point, _ in here} & {point.value for point, _ in there}
        for (first, *rest), (second, *others) in product(here, there):
            if not {first.value, second.value} & stated and _compare(first, second) and _alike(first, *rest, *others):
                yield label, first.about, *((point.value, f"“{point.words}”") for point in (first, second))
    for first, second in product(one.words, other.words):
        if negations := negated_alone(first, second):
            yield "Negation differs", "", *((words, f"“{words}”" if words else "none") for words in negations)


def _compare(first: Point, second: Point) -> bool:
    together = first.clear and second.clear or first.beside & second.beside
    if first.deed and second.deed and first.deed != second.deed:
        return False  # "left the board in 2019", "joined the board in 2014"
    return first.about == second.about != "" and bool(together) and not _same_value(first, second)


def _alike(point: Point, words: list[str], other: list[str]) -> bool:
    """Whether two wordings without their points tell the same; "last year" and "this year" need not: there are few such
    periods, and a statement is seldom about two of them."""
    known = lexicon("conflicts")
    if point.about in [*known["periods"].split(), *known["parts"].split()]:
        return True
    here, there = content_stems(words), content_stems(other)
    enough = len(here & there) >= _CONTENT * min(len(here), len(there))
    if point.step:
        enough = enough and len(here & there) >= _CONTENT_OF_BOTH * len(here | there)
    return enough and shared_in_order(words, other) >= _IN_ORDER


def _same_value(first: Point, second: Point) -> bool:
    """Whether two values are equal, or one is the other in round numbers (26.4 and 26, but not 24 and 26) or in another
    spelling ("Haven", "Havn"; but not "Friend", "Friends")."""
    if "…" in first.about:
        short, long = sorted((first.value, second.value), key=len)
        return short == long or not long.startswith(short) and base_stem(short) != base_stem(long)
    step = max(first.step, second.step)
    if first.value == second.value or not step:
        return first.value == second.value
    return round(Decimal(first.value) / step) == round(Decimal(second.value) / step)
