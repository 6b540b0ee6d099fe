"""Which calendar date "Monday", "last year" or "this month" means, as far as the day on which it was written tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from analysis.data import lexicon
from analysis.overlap.points import Point, verb_beside
from analysis.overlap.wordings import fold_words

_RELATIONS = {"last": -1, "this": 0, "next": 1}
#: A weekday is the day of the article, or one of so many days before it: of the seventh day one writes "last Monday",
#: or it is the day after that of an article that was dated elsewhere.
_DAYS = 5


def meant_date(point: Point, text: str, written: Iterable[str]) -> tuple[str, str] | None:
    """What the date `point` of `text` means: what it fixes (day, calendar month, calendar year, week) and which one.

    Values are those of :func:`.date_points`, a day's or month's without its year; a week's is its Monday (ISO).
    `written` are the days (ISO) of which the text may be. None where they give different answers or none: for a date
    that is one already, and for another weekday than that of the day itself unless the verb beside it is in the past
    and nothing lies ahead.
    """
    meant = {_meant(point, text, date.fromisoformat(day)) for day in written}
    return meant.pop() if len(meant) == 1 else None


def date_in_words(unit: str, value: str) -> str:
    """A date that :func:`meant_date` gives, to be read: "27 December", "week of 25 December"."""
    if unit == "week":
        return f"week of {date_in_words('day', _day(date.fromisoformat(value)))}"
    months = lexicon("conflicts")["months"].title().split()
    named = dict(zip(_months(), months, strict=True))
    return " ".join(named.get(part, part) for part in value.split())


def _meant(point: Point, text: str, day: date) -> tuple[str, str] | None:
    words = lexicon("conflicts")
    before = text[: point.start].split()[-1:]
    qualifier = before[0].lower() if before else ""
    weekday = point.value.split()[0][:3]
    if weekday in _weekdays():
        days = (day.weekday() - _weekdays().index(weekday)) % 7
        if qualifier in words["other_days"].split() or days > _DAYS or days and not _is_told_as_past(point, text):
            return None
        return "day", _day(day - timedelta(days=days))
    relation = point.value.split()[0]
    if relation not in _RELATIONS or qualifier in words["other_periods"].split():
        return None
    return _period(point.about, _RELATIONS[relation], day)


def _day(day: date) -> str:
    return f"{day.day} {_months()[day.month - 1]}"


def _period(unit: str, relation: int, day: date) -> tuple[str, str] | None:
    """The year, month or week before (-1), of (0) or after (1) a day."""
    if unit == "year":
        return "calendar year", str(day.year + relation)
    if unit == "month":
        return "calendar month", _months()[(day.month - 1 + relation) % 12]
    if unit == "week":
        return "week", (day + timedelta(weeks=relation, days=-day.weekday())).isoformat()
    return None


def _is_told_as_past(point: Point, text: str) -> bool:
    """Whether what happens on a weekday is told in the past and no other words lie ahead, unless the verb stands right
    before the day: "said on Monday that the ferry will"."""
    told = lexicon("conflicts")
    ahead, words = {*told["ahead"].split(), *told["to_come"].split()}, set(fold_words(text))
    verb, before = verb_beside(text, point.start, point.start + len(point.words), gerunds=False)
    if not verb:
        return bool(words & {"was", "were", "had"}) and not words & ahead
    past = before not in ("to", "be") and (verb.endswith("ed") or verb in lexicon("clauses")["pasts"])
    next_to = verb in fold_words(text[: point.start])[-2:]
    return past and verb not in ahead and (next_to or not words & ahead)


@cache
def _weekdays() -> list[str]:
    return [name[:3] for name in lexicon("conflicts")["weekdays"].split()]


@cache
def _months() -> list[str]:
    return [name[:3] for name in lexicon("conflicts")["months"].split()]
