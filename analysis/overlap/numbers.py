"""Who reports which number: every amount, percentage, count and date that the outlets state, equal values together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.meant import date_in_words, meant_date
from analysis.overlap.points import Point, date_points, number_points, same_in_round_numbers, verb_beside
from analysis.overlap.wordings import base_stem

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
    written = {article: [day] for article, day in published.items() if day}
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
        for measure, point in _numbers(text)
        for unit, value in [_value(measure, point, text, written.get(article, known))]
    )
    return schema.frame("numbers", rows)


def line_up(numbers: pd.DataFrame, carriers: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """A row for each value of `numbers`: dates last, those that most outlets report first, then as in :data:`MEASURES`.

    ``number`` is how it is written most often, ``also`` its other wordings; ``about`` is the first telling that holds
    it, of the statement in which most outlets report it, ``speaker`` who says it there (or ""). ``outlets`` is how many
    of `outlets` report the value, be it of something else, ``reported_by`` which do, in their order; ``article``,
    ``start`` and ``end`` are where `about` has it. `carriers` is the frame that `numbers` comes from.
    """
    told = _with_tellings(numbers, carriers)
    rows = [_line(found, outlets) for _, found in told.groupby(["measure", "unit", "value"], sort=False)]
    lines = pd.DataFrame(rows, columns=list(_LINE))
    rank = lines["measure"].map(MEASURES.index)
    order = lines.assign(rank=rank, date=lines["measure"] == "date")
    order = order.sort_values(["date", "outlets", "rank"], ascending=[True, False, True], kind="stable").index
    return lines.loc[order].reset_index(drop=True)


def differing_figures(numbers: pd.DataFrame, carriers: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """The figures of one kind of which two outlets each have one that the other has not: a row for each value.

    Of one kind are counts of the same unit, or amounts of the same money, that belong to the same verb
    (:func:`.verb_beside`), whatever the statements: "24 people were killed", "five people died". Distances, times and
    the like are of none, and what is the same in round numbers is no difference ("$23 million", "$23.3 million").
    ``kind`` names it ("people (killed)"), ``value`` is the figure, ``nearest`` whether it is one of the two that differ
    least; the other columns are those of :func:`line_up`. Kinds of most outlets come first, the values of a kind from
    the smallest.
    """
    told = _with_tellings(numbers[numbers["measure"].isin(("amount", "count"))], carriers)
    told = told[~told["unit"].isin(lexicon("conflicts")["extents"].split())]
    told["step"] = [next(number_points(text)).step for text in told["text"]]
    told["verb"] = [_verb_of(row) for row in told.itertuples()]
    told["deed"] = [_one_deed(verb) for verb in told["verb"]]
    told["of"] = told["unit"].mask(told["unit"].isin(_people()), "person")
    told = told[told["verb"] != ""]
    kinds = [found for _, found in told.groupby(["measure", "of", "deed"], sort=False)]
    rows = [
        {"kind": _kind(found), "value": value, "nearest": value in nearest, **_line(own, outlets)}
        for found in sorted(kinds, key=lambda found: -found["outlet"].nunique())
        if (nearest := _nearest(found))
        for value, own in sorted(found.groupby("value"), key=lambda group: Decimal(group[0]))
    ]
    return pd.DataFrame(rows, columns=["kind", "value", "nearest", *_LINE])


#: A figure's value and what one more in its last written digit would add.
_Figure = tuple[str, Decimal]


def _nearest(found: pd.DataFrame) -> tuple[str, ...]:
    """The two values that differ least of which one outlet has one, another the other; empty if there are none."""
    figures = [set(zip(own["value"], own["step"], strict=True)) for _, own in found.groupby("outlet")]
    pairs = (
        sorted((Decimal(here[0]), Decimal(there[0])))
        for one, other in combinations(figures, 2)
        for here, there in product(_own(one, other), _own(other, one))
    )
    return tuple(f"{value:f}" for value in max(pairs, key=lambda pair: pair[0] / pair[1], default=()))


def _own(figures: set[_Figure], others: set[_Figure]) -> list[_Figure]:
    """The figures that are none of the others, not even in round numbers."""
    return [figure for figure in figures if not any(same_in_round_numbers(*figure, *other) for other in others)]


def _verb_of(row: tuple) -> str:
    """The verb that a number belongs to; who is "five injured" has it in the unit."""
    at = row.start - row.begins
    return row.unit if row.unit in _people() else verb_beside(row.telling, at, at + len(row.text))[0]


def _one_deed(verb: str) -> str:
    stem = base_stem(verb)
    named = {
        base_stem(word): base_stem(deed)
        for deed, same in lexicon("conflicts")["deeds"].items()
        for word in same.split()
    }
    return named.get(stem, stem)


def _kind(found: pd.DataFrame) -> str:
    """Figures of one kind by their unit and verb, both as they are written most often; money by its name."""
    unit, verb = found["of"].iloc[0], found["verb"].value_counts(sort=False).idxmax()
    if found["measure"].iloc[0] == "amount":
        unit = f"{unit}s" if f"{unit}s" in lexicon("conflicts")["units"] else unit
    elif unit == "person":
        unit = "people"
    else:
        unit = found["text"].str.split("[ -]").str[-1].value_counts(sort=False).idxmax()
    return f"{unit} ({verb})"


def _people() -> frozenset[str]:
    return frozenset(lexicon("conflicts")["people"].split())


def _with_tellings(numbers: pd.DataFrame, carriers: pd.DataFrame) -> pd.DataFrame:
    """`numbers` with the ``telling`` that each stands in, and where that ``begins``."""
    told = carriers.rename(columns={"text": "telling", "start": "begins", "end": "ends"})
    told = numbers.merge(told[["statement", "article", "begins", "ends", "telling"]], on=["statement", "article"])
    return told[(told["begins"] <= told["start"]) & (told["end"] <= told["ends"])].drop(columns="ends")


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
    """How a number is written, with the date that it means if it names another: "Monday (25 December)"."""
    named = [(point.about, point.value) for point in date_points(written)] if measure == "date" else []
    return written if not named or (unit, value) in named else f"{written} ({date_in_words(unit, value)})"


def _value(measure: str, point: Point, text: str, written: list[str]) -> tuple[str, str]:
    """The unit and the value of a number or date, as what was `written` on one of these days means it."""
    if measure == "date" and (meant := meant_date(point, text, written)):
        return meant
    return ("weekday", point.value[:3]) if _is_weekday(point) else (point.about, point.value)


def _is_weekday(point: Point) -> bool:
    """Whether a date is a weekday, or the evening of one."""
    return point.about in ("weekday", *lexicon("conflicts")["weekdays"].split())


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
    longest = [point for point in longest if not (_is_weekday(point) and days & {_end(point) + 1, _end(point) + 2})]
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
