"""Who reports which number: every amount, percentage, count and date that the outlets state, equal values together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.meant import MEANT, date_in_words, meant_date
from analysis.overlap.points import Point, date_points, number_points

#: What a number measures, in the order in which a reader looks for it.
MEASURES = ("amount", "percentage", "count", "date")


def stated_numbers(carriers: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """The frame ``numbers``: a row for each number or date in a carrier, in the order of `carriers`.

    ``value`` and ``unit`` are the same however the number is written ("$50 billion", "50 billion dollars", "$50bn" are
    50000000000 dollar); a date's unit says what it fixes (day, month, year, weekday), its value which one: "Monday
    night" is a Monday. Where `articles` says when the article was published, or all that have a date give the same
    answer, it is the date that is meant (:func:`.meant_date`): "Monday" is 25 dec, "last year" 2022. A number without a
    unit beside it ("he is one of 24") measures nothing that could be compared and is left out, and so is one that is
    part of a date.
    """
    columns = ["statement", "article", "outlet", "speaker", "start", "text"]
    published = {} if articles is None else dict(zip(articles["article"], articles["published"], strict=True))
    known = sorted(set(filter(None, published.values())))
    rows = (
        {
            "statement": statement,
            "article": article,
            "outlet": outlet,
            "speaker": speaker,
            "measure": measure,
            "value": value,
            "unit": unit,
            "start": start + point.start,
            "end": start + point.start + len(point.words),
            "text": point.words,
        }
        for statement, article, outlet, speaker, start, text in carriers[columns].itertuples(index=False)
        for day in [published.get(article)]
        for measure, point in _numbers(text)
        for unit, value in [_value(measure, point, text, [day] if day else known)]
    )
    return schema.frame("numbers", rows)


def line_up(numbers: pd.DataFrame, carriers: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """A row for each value of `numbers`: dates last, those that most outlets report first, then as in :data:`MEASURES`.

    ``number`` is how it is written most often, ``also`` its other wordings; ``about`` is the first telling that holds
    it, of the statement in which most outlets report it, ``speaker`` who says it there (or ""). ``outlets`` is how many
    of `outlets` report the value, be it of something else, ``reported_by`` which do, in their order; ``article``,
    ``start`` and ``end`` are where `about` has it. `carriers` is the frame that `numbers` comes from.
    """
    told = carriers.rename(columns={"text": "telling", "start": "from", "end": "to"})
    told = numbers.merge(told[["statement", "article", "from", "to", "telling"]], on=["statement", "article"])
    told = told[(told["from"] <= told["start"]) & (told["end"] <= told["to"])]
    rows = [_line(found, outlets) for _, found in told.groupby(["measure", "unit", "value"], sort=False)]
    lines = pd.DataFrame(rows, columns=list(_LINE))
    rank = lines["measure"].map(MEASURES.index)
    order = lines.assign(rank=rank, date=lines["measure"] == "date")
    order = order.sort_values(["date", "outlets", "rank"], ascending=[True, False, True], kind="stable").index
    return lines.loc[order].reset_index(drop=True)


_LINE = ("measure", "number", "also", "about", "speaker", "outlets", "reported_by", "article", "start", "end")


def _line(found: pd.DataFrame, outlets: Sequence[str]) -> dict:
    spread = found.groupby("statement", sort=False)["outlet"].nunique()
    first = found[found["statement"] == spread.idxmax()].iloc[0]
    written, told = found["text"].value_counts(sort=False), set(found["outlet"])
    number = written.idxmax()
    return {
        "measure": first["measure"],
        "number": _with_date(number, first["measure"], first["unit"], first["value"]),
        "also": [
            other
            for other in {text.lower(): text for text in written.index}.values()
            if other.lower() != number.lower()
        ],
        "about": first["telling"],
        "speaker": first["speaker"],
        "outlets": len(told),
        "reported_by": [outlet for outlet in outlets if outlet in told],
        **first[["article", "start", "end"]],
    }


def _with_date(written: str, measure: str, unit: str, value: str) -> str:
    """How a number is written, with the date that it means if that is not what it says: "Monday (25 December)"."""
    if measure != "date" or any(point.about == unit and point.value == value for point in date_points(written)):
        return written
    return f"{written} ({date_in_words(unit, value)})" if unit in MEANT else written


def _value(measure: str, point: Point, text: str, written: list[str]) -> tuple[str, str]:
    """The unit and the value of a number or date, as what was `written` on one of these days means it."""
    if measure == "date" and (meant := meant_date(point, text, written)):
        return meant
    is_weekday = point.about in lexicon("conflicts")["weekdays"].split()
    return ("weekday", point.about[:3]) if is_weekday else (point.about, point.value)


def _numbers(text: str) -> Iterator[tuple[str, Point]]:
    """The numbers of `text` in its order, each with what it measures; no date that is part of a longer one."""
    dates = sorted(date_points(text), key=lambda point: (point.start, -len(point.words)))
    longest: list[Point] = []
    for point in dates:
        span = point.start, _end(point)
        if not longest or span[1] > _end(longest[-1]) or span == (longest[-1].start, _end(longest[-1])):
            longest.append(point)
    days = {point.start for point in longest if point.about == "day"}
    # "Monday, 25 December": the day says which Monday.
    longest = [point for point in longest if days.isdisjoint(_end(point) + blanks for blanks in (1, 2))]
    measured = [("date", point) for point in longest]
    starts = [point.start for point in longest]
    for point in number_points(text):
        before = bisect_left(starts, _end(point)) - 1  # the last date that begins before the number ends
        inside = before >= 0 and _end(longest[before]) > point.start
        if point.about and not inside:
            measured.append((_measure(point.about), point))
    return iter(sorted(measured, key=lambda found: found[1].start))


def _end(point: Point) -> int:
    return point.start + len(point.words)


def _measure(unit: str) -> str:
    if unit in ("percent", "percentage point"):
        return "percentage"
    return "amount" if unit in lexicon("conflicts")["currencies"] else "count"
