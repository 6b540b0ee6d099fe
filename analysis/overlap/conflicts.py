"""What differs between the wordings of one statement: dates, numbers, names, a negation.

Only what stands in the text is compared, like with like, and a wording that is silent on a point contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, product

from analysis.data import lexicon
from analysis.overlap.points import Point, date_points, name_points, number_points
from analysis.overlap.wordings import fold_words, shared_in_order

#: Where less is in common, in length and in words in the same order, a missing negation may just be another clause.
_SAME_BUT_NEGATION = 0.8

_POINTS: dict[str, Callable[[str], Iterator[Point]]] = {
    "Dates differ": date_points,
    "Numbers differ": number_points,
    "Names differ": name_points,
}

_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


def describe_conflict(carriers: list[dict]) -> str:
    """What the wordings of one statement state differently, as plain sentences; empty if nothing.

    `carriers` are mappings with ``article``, ``outlet`` and ``text``. Two articles differ on a point if they state
    values of it and have none in common; for each point, the first two that differ are named, with their words.
    """
    told: dict[str, list[dict]] = {}
    for carrier in carriers:
        told.setdefault(carrier["article"], []).append(carrier)
    found: dict[tuple[str, str], str] = {}
    for one, other in combinations(told.values(), 2):
        texts = ([carrier["text"] for carrier in side] for side in (one, other))
        for label, about, here, there in _differences(*texts):
            sides = f"{here} ({one[0]['outlet']}), {there} ({other[0]['outlet']})"
            found.setdefault((label, about), f"{label}: {sides}.")
    return " ".join(found.values())


def _differences(one: list[str], other: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Label, point and both wordings of what two articles' texts state differently."""
    for label, find in _POINTS.items():
        here, there = ([point for text in texts for point in find(text)] for texts in (one, other))
        stated = {point.value for point in here} & {point.value for point in there}
        for first, second in product(here, there):
            if _compare(first, second) and not {first.value, second.value} & stated:
                yield label, first.about, f"“{first.words}”", f"“{second.words}”"
    for first, second in product(one, other):
        if negations := _negated_alone(first, second):
            yield "Negation differs", "", *(f"“{words}”" if words else "none" for words in negations)


def _compare(first: Point, second: Point) -> bool:
    together = first.clear and second.clear or first.beside & second.beside
    return first.about == second.about != "" and bool(together) and not _same_value(first.value, second.value)


def _same_value(first: str, second: str) -> bool:
    """Whether two values are equal, or one is the other in round numbers: 26.4 and 26, but not 24 and 26."""
    if first == second or not (_DECIMAL.fullmatch(first) and _DECIMAL.fullmatch(second)):
        return first == second
    digits = min(len(value.partition(".")[2]) for value in (first, second))
    return "." in first + second and round(float(first), digits) == round(float(second), digits)


# ---------------------------------------------------------------- negation


def _negated_alone(first: str, second: str) -> tuple[str, str] | None:
    """The negations of two wordings, if one has some, the other none, and the rest is nearly the same."""
    words = [fold_words(text) for text in (first, second)]
    negations = [[word for word in own if _is_negation(word)] for own in words]
    rest = [[word for word in own if not _is_negation(word)] for own in words]
    shorter, longer = sorted(map(len, rest))
    if bool(negations[0]) == bool(negations[1]) or shorter < _SAME_BUT_NEGATION * longer:
        return None
    return (" ".join(negations[0]), " ".join(negations[1])) if shared_in_order(*rest) >= _SAME_BUT_NEGATION else None


def _is_negation(word: str) -> bool:
    return word.endswith("n't") or word in lexicon("conflicts")["negations"].split()
