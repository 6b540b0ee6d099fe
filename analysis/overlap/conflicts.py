"""What differs between the wordings of one statement: dates, numbers, names, a negation.

Only what stands in the text is compared, like with like, and a wording that is silent on a point contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from analysis.data import lexicon
from analysis.overlap.wordings import content_stems, fold_words, shared_in_order

#: Where less is in common, in length and in words in the same order, a missing negation may just be another clause.
_SAME_BUT_NEGATION = 0.8
#: So many words to either side tell what a date or number belongs to; a clause of so many words is about one thing.
_BESIDE, _ONE_THING = 5, 12


_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Point:
    """A point on which wordings can differ: what it is about, its value, its words, and the stems that stand beside it.

    Two points compare if they are about the same and share a stem beside them; `clear` ones also without.
    """

    about: str
    value: str
    words: str
    beside: frozenset[str] = frozenset()
    clear: bool = False


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


def _beside(text: str, match: re.Match) -> frozenset[str]:
    before, after = fold_words(text[: match.start()])[-_BESIDE:], fold_words(text[match.end() :])[:_BESIDE]
    return frozenset(content_stems(before + after))


# ---------------------------------------------------------------- points


def date_points(text: str) -> Iterator[Point]:
    """Weekdays, months, days of a month, years, halves and quarters, and relative dates such as "last year"."""
    relations = lexicon("conflicts")["relations"]
    clear = len(fold_words(text)) <= _ONE_THING
    for kind, pattern in _date_patterns().items():
        for match in pattern.finditer(text):
            parts = [part.lower() for part in match.groups() if part]
            if kind == "part of":
                about, value = parts[1], f"{relations.get(parts[0], parts[0])} {parts[1]}"
            else:
                about, value = kind, " ".join(sorted(part if part.isdigit() else part[:3] for part in parts))
            yield Point(about, value, match.group(), _beside(text, match), clear)


@cache
def _date_patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon("conflicts")
    month = "|".join(f"{name[:3].title()}(?:{name[3:]})?" for name in words["months"].split())
    before = "|".join([*words["relations"], *words["ordinals"].split()])
    after = "|".join([*words["periods"].split(), *words["parts"].split()])
    return {
        "weekday": re.compile(rf"\b({'|'.join(words['weekdays'].title().split())})\b"),
        # May and March are other words too: months only after a preposition.
        "month": re.compile(rf"\b({month})\b(?<!\bMay)(?<!\bMarch)|(?<=\b(?:[Ii]n|of) )(May|March)\b"),
        "day": re.compile(rf"\b({month})\.? (\d\d?)\b(?![,.]?\d)|(?<![\d.,])\b(\d\d?) ({month})\b"),
        "calendar year": re.compile(r"(?<![\w$€£₹,.])((?:19|20)\d\d)(?![,.]?\d)"),
        "part of": re.compile(rf"\b({before}) ({after})\b", re.IGNORECASE),
    }


def number_points(text: str) -> Iterator[Point]:
    """Amounts, percentages and counts with their unit: "$50 billion" and "50 billion dollars" state the same.

    A bare number is about nothing ("") and only shows that its value is stated.
    """
    words = lexicon("conflicts")
    for match in _number_pattern().finditer(text):
        named = next((group for group in ("sign", "percent", "unit") if match[group]), "number")
        written = match[named].lower()
        unit = words["units"].get(written, written.removesuffix("s"))
        if named == "number" or written in _no_units():
            unit = ""
        number = match["number"].lower()
        value = words["numbers"].get(number) or float(number.replace(",", ""))
        value *= words["scales"].get((match["scale"] or "").lower(), 1)
        end = max(match.end(group) for group in ("number", "scale", named))
        yield Point(unit, f"{value:g}", text[match.start() : end], _beside(text, match))


@cache
def _number_pattern() -> re.Pattern[str]:
    words = lexicon("conflicts")
    number = rf"\d[\d,]*(?:\.\d+)?|{'|'.join(words['numbers'])}"
    scale = "|".join(sorted(words["scales"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,:/-])(?P<sign>[$€£₹¥])?(?P<number>{number})(?![\d:/])(?:[\s-]?(?P<scale>{scale})\b)?"
        rf"(?:\s?(?P<percent>%|per\s?cent\b|pc\b)|[\s-](?P<unit>[^\W\d_]+(?:-[^\W\d_]+)*))?",
        re.IGNORECASE,
    )


@cache
def _no_units() -> frozenset[str]:
    words = lexicon("conflicts")
    dates = [*words["months"].split(), *words["relations"], *words["ordinals"].split()]
    return frozenset([*lexicon("stopwords")["words"], *dates])


def name_points(text: str) -> Iterator[Point]:
    """Names that can be told from one another by a word.

    Those with a small word inside, where the words that differ begin alike ("Friend of Trees", "Friends of Trees"), and
    those that end in a common noun, by what stands before it ("Coast Road", "High Road"; "High Court" and "Royal High
    Court" have a word in common). Other names differ by title and spelling more often than by what they name.
    """
    small, heads = (set(lexicon("conflicts")[name].split()) for name in ("inside", "heads"))
    for match in _name_pattern().finditer(text):
        words = fold_words(match.group())
        if small & set(words):
            for place, word in enumerate(words):
                if word not in small:
                    pattern = " ".join([*words[:place], f"{word[:2]}…", *words[place + 1 :]])
                    yield Point(pattern, word, match.group(), clear=True)
        elif words[-1] in heads:
            before = [word for word in words[:-1] if not word.endswith("'s")]
            yield from (Point(words[-1], word, match.group(), clear=True) for word in before)


@cache
def _name_pattern() -> re.Pattern[str]:
    small, heads = ("|".join(lexicon("conflicts")[name].split()) for name in ("inside", "heads"))
    word = r"[A-Z](?:[\w-]|[.’'](?=\w))*"
    return re.compile(rf"\b{word}(?:\s(?:(?:{small})\s)+{word})+|\b{word}(?:\s{word})*(?:\s(?:{heads})\b)?")


_POINTS: dict[str, Callable[[str], Iterator[Point]]] = {
    "Dates differ": date_points,
    "Numbers differ": number_points,
    "Names differ": name_points,
}


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
