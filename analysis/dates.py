"""Dates: recognised by their shape, as news pages print them, and what came before what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import pandas as pd

#: Of other years no article is: a slip of the pen.
_FIRST_YEAR, _LAST_YEAR = 1600, 2999
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month{n}>(?a:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))\.?"
)
#: A full date: 2023-12-27, December 27, 2023, Dec. 27 2023, 27 December 2023. Days and months written as two numbers
#: are left out: 02/07/2013 is a day in July or in February, depending on who wrote it.
DATE = (
    r"(?:(?P<year0>\d{4})-(?P<number0>\d{2})-(?P<day0>\d{2})"
    rf"|{_MONTH.format(n=1)}\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format(n=2)},?\s+(?P<year2>\d{{4}}))"
)
#: The same without names, to be used several times in one pattern.
ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE)
_DATE = re.compile(rf"(?<!\w){DATE}(?!\d)", re.IGNORECASE)


def iso_date(text: str) -> str:
    """The first full date in `text` as YYYY-MM-DD; empty if it holds none, or one that no calendar or newspaper has."""
    match = _DATE.search(text)
    if not match:
        return ""
    part = {name.rstrip("012"): value for name, value in match.groupdict().items() if value}
    month = int(part["number"]) if "number" in part else _MONTHS.index(part["month"][:3].lower()) + 1
    try:
        day = date(int(part["year"]), month, int(part["day"]))
    except ValueError:
        return ""
    return day.isoformat() if _FIRST_YEAR <= day.year <= _LAST_YEAR else ""


def published_before(articles: pd.DataFrame, told: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Each outlet with each thing that cannot be in it: its last article is of a day before anybody told the thing.

    `articles` has ``outlet``, ``article`` and ``published``; `told` are pairs of a thing (a statement, a topic) and an
    article that tells it. Nothing is known of an outlet or a thing with an article without a date.
    """
    wrote: dict[str, list[str]] = defaultdict(list)
    for outlet, day in zip(articles["outlet"], articles["published"], strict=True):
        wrote[outlet].append(day)
    day_of = dict(zip(articles["article"], articles["published"], strict=True))
    days: dict[str, list[str]] = defaultdict(list)
    for thing, article in told:
        days[thing].append(day_of[article])
    last = {outlet: max(on) for outlet, on in wrote.items() if all(on)}
    first = {thing: min(on) for thing, on in days.items() if all(on)}
    return frozenset((outlet, thing) for outlet, day in last.items() for thing, since in first.items() if day < since)
