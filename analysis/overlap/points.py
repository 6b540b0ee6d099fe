"""The points on which wordings can differ: the dates, numbers and names that stand in a text.

Equal values are equal however they are written: "$50 billion", "50 billion dollars", "$50bn".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from analysis.data import lexicon
from analysis.overlap.wordings import base_stem, content_stems, fold_words
from analysis.quotes.cues import inflections
from analysis.tokens import singular

#: So many words to either side tell what a date or number belongs to; a clause of so many words is about one thing.
_BESIDE, _ONE_THING = 5, 12
#: So many characters hold the words beside a point.
_NEAR = 200
#: What a number counts is one of so many words after it.
_COUNTED_WITHIN = 4
#: A longer row of figures is no number of anything.
_MOST_DIGITS = 40
#: What makes a name part of a longer one: "... on Ferries" after it, "Ferries and ..." before it.
_NAME_GOES_ON, _BEGUN = (
    re.compile(r"\s(?:on|of|for)\s(?:the\s)?([A-Z]\w*)"),
    re.compile(r"([A-Z][\w’'-]*)\s(?:and|&)\s\Z"),
)
_UNIT = re.compile(r"[^\W\d_]+(?:[-/'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Point:
    """A point on which wordings can differ: what it is about, its value, its words and where they begin, and the stems
    that stand beside them.

    Two points compare if they are about the same and share a stem beside them; `clear` ones also without. Two dates do
    not if they are known to be those of another `deed`, the stem of the verb before them (or after, if none is). Of a
    number, `step` is what one more in its last written digit would add: 0.1 billion of "1.5 billion".
    """

    about: str
    value: str
    words: str
    start: int
    beside: frozenset[str] = frozenset()
    clear: bool = False
    deed: str = ""
    step: Decimal = Decimal(0)
    is_name: bool = False


def date_points(text: str) -> Iterator[Point]:
    """Weekdays and their times ("Monday night"), months, days of a month, years, halves and quarters, and relative
    dates such as "last year"."""
    relations = lexicon("conflicts")["relations"]
    clear = len(fold_words(text)) <= _ONE_THING
    for kind, pattern in _date_patterns().items():
        for match in pattern.finditer(text):
            parts = [part.lower() for part in match.groups() if part]
            if kind == "part of":
                about, value = parts[1], f"{relations.get(parts[0], parts[0])} {parts[1]}"
            elif kind == "time of day":
                about, value = parts[0], f"{parts[0]} {lexicon('conflicts')['times'][parts[1]]}"
            else:
                about, value = (
                    kind,
                    " ".join(sorted(part.lstrip("0") if part.isdigit() else part[:3] for part in parts)),
                )
            yield Point(about, value, match.group(), match.start(), _beside(text, match), clear, _deed(text, match))


@cache
def _date_patterns() -> dict[str, re.Pattern[str]]:
    words = lexicon("conflicts")
    month = "|".join(f"{name[:3].title()}(?:{name[3:]})?" for name in words["months"].split()).replace("Sep", "Sept?")
    before = "|".join([*words["relations"], *words["ordinals"].split()])
    after = "|".join([*words["periods"].split(), *words["parts"].split()])
    weekdays, times = "|".join(words["weekdays"].title().split()), "|".join(words["times"])
    return {
        # Not in "Monday Night Ferry" and "Harbour News Sunday", titles of something.
        "weekday": re.compile(rf"(?<!\bNews )\b({weekdays})\b(?!\s[A-Z]\w+\s[A-Z])"),
        # May and March are other words too: months only after a preposition. April is a name before another one.
        "calendar month": re.compile(
            rf"\b({month})\b(?!-|\s[A-Z])(?<!\bMay)(?<!\bMarch)|(?<=\b(?:[Ii]n|of) )(May|March)\b(?!\s[A-Z])"
        ),
        "day": re.compile(
            rf"\b({month})\.? (\d\d?)(?:st|nd|rd|th)?\b(?![,.]?\d)|(?<![\d.,])\b(\d\d?)(?:st|nd|rd|th)? ({month})\b"
        ),
        "time of day": re.compile(rf"\b({weekdays}) ((?:{times})|(?:{times.title()})(?!\s[A-Z]))\b"),
        "calendar year": re.compile(r"(?<![\w$€£₹,.])((?:19|20)\d\d)(?![,.]?\d|s\b)"),
        "part of": re.compile(rf"\b((?ai:{before})) ((?ai:{after}))\b"),
    }


def number_points(text: str) -> Iterator[Point]:
    """Amounts, percentages and counts with their unit: "$50 billion" and "50 billion dollars" state the same.

    A bare number is about nothing ("") and only shows that its value is stated.
    """
    scales = lexicon("conflicts")["scales"]
    for match in _number_pattern().finditer(text):
        if len(match["number"]) > _MOST_DIGITS:
            continue
        unit, end = _unit(text, match)
        scale = Decimal(scales.get((match["scale"] or match["letter"] or "").lower(), 1))
        value, step = _value(match["number"].lower())
        yield Point(
            about=unit,
            value=f"{(value * scale).normalize():f}",
            words=text[match.start() : end],
            start=match.start(),
            beside=_beside(text, match),
            step=step * scale,
        )


def _unit(text: str, match: re.Match) -> tuple[str, int]:
    """What a number measures, by one name ("" if nothing), and where the words for it end."""
    if match["sign"] or match["percent"]:
        last = max(match.end(group) for group in ("number", "scale", "letter", "percent"))
        return _one_name(match["sign"] or match["percent"]), last
    if match["unit"] and (noun := _counted(text, match)):
        return _one_name(noun.group()), noun.end()
    return "", max(match.end(group) for group in ("number", "scale", "letter"))


def _one_name(unit: str) -> str:
    written = unit.lower().strip(" .")
    return lexicon("conflicts")["units"].get(written) or singular(written)


def _counted(text: str, match: re.Match) -> re.Match | None:
    """The word for what a number counts: the first plural of the words that follow it ("two prior complaints").

    The word next to it if a hyphen joins them or it is in capitals ("0700 GMT"), and after one and after a fraction.
    Without a plural, the word next to it if that is several ("km/h") or stands for people ("200 injured").
    """
    following = list(_following(text, match.start("unit")))
    if not following:
        return None
    next_to, word = following[0], following[0].group()
    if text[next_to.start() - 1] == "-" or len(word) > 1 and word.isupper():
        return next_to
    if match["number"] == "1" or "." in match["number"]:
        return next_to
    alone = "-" in word or "/" in word or word.lower() in lexicon("conflicts")["people"].split()
    plurals = (noun for noun in following if _is_plural(noun.group().lower()))
    return next(plurals, next_to if alone else None)


def _following(text: str, start: int) -> Iterator[re.Match]:
    """The words from `start` on with only blanks between them, up to a small word, an adverb or a verb."""
    for _ in range(_COUNTED_WITHIN):
        word = _UNIT.match(text, start)
        if not word or word.group().lower() in _no_units():
            return
        yield word
        start = word.end() + 1
        if text[word.end() : start] not in (" ", "\u00a0"):
            return


def _is_plural(word: str) -> bool:
    words = lexicon("conflicts")
    if word in words["units"] or word in words["currencies"] or word.endswith("men"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _value(number: str) -> tuple[Decimal, Decimal]:
    """What a number in words or figures is, and what one more in its last digit would add."""
    if number[0].isdigit():
        value = Decimal(re.sub(r"[^\d.]", "", number))
        return value, Decimal((0, (1,), value.as_tuple().exponent))
    known = lexicon("conflicts")["numbers"] | {"one": 1}
    return Decimal(sum(known[word] for word in number.split("-"))), Decimal(1)


@cache
def _number_pattern() -> re.Pattern[str]:
    """A number with its currency before it, what multiplies it (k, m and b only money), and its unit."""
    words = lexicon("conflicts")
    figures = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:,\d+)*(?:\.\d+)?"
    scale = "|".join(sorted((word for word in words["scales"] if len(word) > 1), key=len, reverse=True))
    tens, units = ("|".join(word for word, n in words["numbers"].items() if keep(n)) for keep in (_is_ten, (10).__gt__))
    spelled = rf"(?a:(?:{tens})-(?:one|{units})|one(?=[\s-](?:{scale})\b)|{'|'.join(words['numbers'])})\b"
    return re.compile(
        rf"(?<![\w.,:/-])(?<!hundred and )(?P<sign>(?:US|NZ|[AC])?\$|Rs\.?\s?|(?:USD|EUR|GBP|INR)\s|[€£₹¥])?"
        rf"(?P<number>{figures}|{spelled})(?![\d:/])"
        rf"(?:[\s-]?(?P<scale>(?a:{scale}))\b|(?P<letter>(?(sign)(?a:[kmb])|(?!))\b))?"
        rf"(?:\s?(?P<percent>%|per\s?cent(?:age\spoints?)?\b|pc\b)|[\s-](?P<unit>[^\W\d_]+(?:[-/][^\W\d_]+)*))?",
        re.IGNORECASE,
    )


def _is_ten(number: int) -> bool:
    return number >= 20 and number % 10 == 0


@cache
def _no_units() -> frozenset[str]:
    words = lexicon("conflicts")
    dates = [*words["months"].split(), *words["relations"], *words["ordinals"].split(), "am", "pm"]
    clauses, people = lexicon("clauses"), words["people"].split()
    others = " ".join([clauses["adverbs"], clauses["verbs"], words["dimensions"]]).split()
    return frozenset([*lexicon("stopwords")["words"], *others, *clauses["pasts"], *dates]) - frozenset(people)


def same_in_round_numbers(value: str, step: Decimal, other: str, other_step: Decimal) -> bool:
    """Whether one number is the other in round numbers (26.4 and 26, but not 24 and 26), by value and step of each."""
    coarse = max(step, other_step)
    return round(Decimal(value) / coarse) == round(Decimal(other) / coarse)


def name_points(text: str) -> Iterator[Point]:
    """Names that can be told from one another by a word.

    Those with a small word inside, where the words that differ begin alike ("Friend of Trees", "Friends of Trees"), and
    those that end in a common noun, by what stands before it ("Coast Road", "High Road"; "High Court" and "Royal High
    Court" have a word in common), not if it is part of a longer one ("Committee on Ferries and Roads"). Other names
    differ by title and spelling more often than by what they name.
    """
    small, heads = (set(lexicon("conflicts")[name].split()) for name in ("inside", "heads"))
    for match in _name_pattern().finditer(text):
        words = fold_words(match.group())
        if small & set(words):
            for place, word in enumerate(words):
                if word not in small:
                    pattern = " ".join([*words[:place], f"{word[:2]}…", *words[place + 1 :]])
                    yield Point(pattern, word, match.group(), match.start(), clear=True, is_name=True)
        elif words[-1] in heads and not _is_part_of_name(text, *match.span()):
            before = [word for word in words[:-1] if not word.endswith("'s")]
            for word in before:
                yield Point(words[-1], word, match.group(), match.start(), clear=True, is_name=True)


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a name from `start` to `end` goes on after it or began before it; not by a day, nor by another name that
    ends as such names do ("Mill Road and Coast Road")."""
    known = lexicon("conflicts")
    goes_on, begun = _NAME_GOES_ON.match(text, end), _BEGUN.search(text[max(0, start - _NEAR) : start])
    days = [*known["weekdays"].split(), *known["months"].split()]
    return bool(goes_on and goes_on[1].lower() not in days or begun and begun[1].lower() not in known["heads"].split())


@cache
def _name_pattern() -> re.Pattern[str]:
    small, heads = ("|".join(lexicon("conflicts")[name].split()) for name in ("inside", "heads"))
    word = r"[A-Z](?:[\w-]|[.’'](?=\w))*"
    return re.compile(rf"\b{word}(?:\s(?:(?:{small})\s)+{word})+|\b{word}(?:\s{word})*(?:\s(?:{heads})\b)?")


def _beside(text: str, match: re.Match) -> frozenset[str]:
    before, after = _around(text, *match.span())
    return frozenset(content_stems(before[-_BESIDE:] + after[:_BESIDE]))


def _deed(text: str, match: re.Match) -> str:
    """The stem of the verb that a date belongs to; "" if none."""
    return base_stem(verb_beside(text, *match.span())[0])


def verb_beside(text: str, start: int, end: int, *, gerunds: bool = True) -> tuple[str, str]:
    """The verb of content that what stands from `start` to `end` belongs to, and the word before that verb, folded: the
    last verb before it, else the first after it, be it in -ing (`gerunds`) or not; empty if there is none."""
    before, after = _around(text, start, end)
    words, nearest = [*before, *after], [*reversed(range(len(before))), *range(len(before), len(before) + len(after))]
    verbs = (place for place in nearest if _is_verb(words[place]) and (gerunds or not words[place].endswith("ing")))
    # "an estimated 50 people" tells of no estimate.
    place = next((place for place in verbs if not place or words[place - 1] not in ("a", "an")), None)
    return ("", "") if place is None else (words[place], words[place - 1] if place else "")


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    return fold_words(text[max(0, start - _NEAR) : start]), fold_words(text[end : end + _NEAR])


def _is_verb(word: str) -> bool:
    """Whether a folded word is a verb of content by its form, or is hardly anything else."""
    known = lexicon("clauses")
    formed = word.endswith(("ed", "ing")) and word not in known["not_verbs"].split()
    return formed or word in _verbs()


@cache
def _verbs() -> frozenset[str]:
    known = lexicon("clauses")
    verbs = known["verbs"].split()
    return frozenset([*verbs, *(inflections(verb)["s"] for verb in verbs), *known["pasts"]])
