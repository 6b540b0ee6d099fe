"""Where two outlets print the same quotation in different words: its variant readings.

Every word between quotation marks claims to be the speaker's own. Two quotations that share most of their words in
order are laid beside each other (by :mod:`difflib`), and what stands between the shared words is compared. Which
reading is right the texts do not show.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import combinations

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.forms import fold_print, ways_to_print
from analysis.overlap.likeness import read_people, share_person
from analysis.quotes.marks import quoted_spans
from analysis.tokens import word_spans

#: Two quotations are laid beside each other if they share so many words in a row that no more quotations share: else
#: these are a set phrase.
_SHARED, _MOST = 3, 60
#: From the first shared words to the last so much must be shared, and so many words at least. If these are not half of
#: the shorter quotation, or are not known to be one person's, they may be a phrase that others use too: more are asked
#: for.
_ALIKE, _LEAST, _HALF, _LEAST_ELSE = 0.7, 5, 0.5, 10
#: A longer quotation, such as a speech, is cut in pieces: the time grows with the square of their length.
_PIECE = 400
#: More words than this in the place of others: another quotation, not another reading.
_LONGEST = 5
#: Who marks what was left out or put in changes nothing unseen.
_MARKED = re.compile(r"\.\s?\.|…|[\[(@]")

#: So many words on either side of a reading are shown with it.
_SHOWN = 8
COLUMNS = "variant small_words reading speaker article outlet start end before text after".split()

#: What one quotation prints at one place: the number of the quotation, of the first word and of the one after the last.
_Place = tuple[int, int, int]


@dataclass(frozen=True)
class _Print:
    """A quotation in an article, and where each of its words begins and ends there."""

    article: str
    outlet: str
    speaker: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Quotation:
    """The folded words of a quotation, the numbers of those before which something is marked as left out or put in, and
    all its prints in the order of the corpus."""

    words: tuple[str, ...]
    marked: tuple[int, ...]
    prints: list[_Print]

    @property
    def outlets(self) -> set[str]:
        """The outlets that print it."""
        return {each.outlet for each in self.prints}


@dataclass(frozen=True)
class _Pair:
    """Two quotations, by number, and the runs of words that they share, from the first to the last."""

    one: int
    other: int
    shared: list[Match]


def variant_readings(articles: pd.DataFrame, passages: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Where outlets give the same quotation in different words: a row for what each article prints there.

    The rows of a ``variant`` are of one place in one quotation, and ``reading`` numbers what is printed there, from 0
    for what most outlets print. ``text`` is that reading, from ``start`` to ``end`` in the article, and empty where an
    outlet leaves the words out; ``before`` and ``after`` are the quotation's words around it. Variants that differ in
    ``small_words`` alone come last, else all come as in the corpus.

    Differences of form are none: capitals, marks, spelling by country, short forms ("it's"), numbers in figures; nor is
    what stands beside an ellipsis or in brackets (:mod:`.forms`).
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    quotations = _quotations(texts, articles, passages, quotes)
    laid = (_lay_beside(quotations, *pair) for pair in sorted(_candidates(quotations)))
    pairs = [pair for pair in laid if pair]
    differing = [places for pair in pairs for places in _differing(quotations, pair)]
    laid_with = defaultdict(list)
    for pair in pairs:
        laid_with[pair.one].append(pair)
        laid_with[pair.other].append(pair)
    variants = [_with_agreeing(group, laid_with) for group in _joined(differing)]
    ordered = sorted((_differ_by_small_words(quotations, places), places) for places in variants)
    told_apart = [(small, readings) for small, places in ordered if len(readings := _readings(quotations, places)) > 1]
    rows = (
        {"variant": number, "small_words": small, "reading": reading, **_row(each, texts, place)}
        for number, (small, readings) in enumerate(told_apart, start=1)
        for reading, places in enumerate(readings)
        for place in places
        for each in quotations[place[0]].prints
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def said_by(speakers: Iterable[str]) -> str:
    """Who says what outlets give to these `speakers`: one person by the fullest name, several with "or" between them;
    empty if nobody is named."""
    people: list[str] = []
    for name in sorted(filter(None, speakers), key=len, reverse=True):
        if not any(share_person(read_people(name), read_people(other)) for other in people):
            people.append(name)
    return " or ".join(people)


# ---------------------------------------------------------------- quotations


def _quotations(
    texts: dict[str, str], articles: pd.DataFrame, passages: pd.DataFrame, quotes: pd.DataFrame
) -> list[_Quotation]:
    """What stands in quotation marks anywhere, in the order of the corpus; the same words in several places once."""
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    said = defaultdict(list)
    for row in quotes[quotes["kind"] != "indirect"].itertuples():
        said[row.article].append((row.start, row.end, row.speaker))  # in the order of the text
    found: dict[tuple[tuple[str, ...], tuple[int, ...]], _Quotation] = {}
    for row in passages[passages["role"].isin(schema.COUNTED)].itertuples():
        for quoted in quoted_spans(texts[row.article], row.start, row.end):
            start, end = quoted.inner_start, quoted.inner_end
            spoken = said[row.article]
            place = bisect_right(spoken, start, key=lambda report: report[1])
            speaker = spoken[place][2] if place < len(spoken) and spoken[place][0] < end else ""
            for words, marked, spans in _pieces(texts[row.article], start, end):
                quotation = found.setdefault((words, marked), _Quotation(words, marked, []))
                quotation.prints.append(_Print(row.article, outlets[row.article], speaker, spans))
    return list(found.values())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], tuple]]:
    """The words of a stretch in pieces: folded, the numbers of those with a mark before them, and their spans."""
    spans = [(start + first, start + last) for first, last in word_spans(text[start:end])]
    for first in range(0, len(spans), _PIECE):
        piece = tuple(spans[first : first + _PIECE])
        marked = (n for n in range(1, len(piece)) if _MARKED.search(text, piece[n - 1][1], piece[n][0]))
        yield tuple(fold_print(text[low:high]) for low, high in piece), tuple(marked), piece


def _candidates(quotations: list[_Quotation]) -> set[tuple[int, int]]:
    """The quotations, by number, that share some words in a row and enough words in all, and that are not both of one
    outlet alone."""
    holding = defaultdict(set)
    for number, quotation in enumerate(quotations):
        for first in range(len(quotation.words) - _SHARED + 1):
            holding[quotation.words[first : first + _SHARED]].add(number)
    near = {
        pair
        for numbers in holding.values()
        if len(numbers) <= _MOST
        for pair in combinations(sorted(numbers), 2)
        if len(quotations[pair[0]].outlets | quotations[pair[1]].outlets) > 1
    }
    counts = [Counter(quotation.words) for quotation in quotations]
    return {(one, other) for one, other in near if (counts[one] & counts[other]).total() >= _LEAST}


def _lay_beside(quotations: list[_Quotation], one: int, other: int) -> _Pair | None:
    """Two quotations, by number, with what they share, if from the first to the last shared words they are alike."""
    one, other = sorted((one, other), key=lambda number: quotations[number].words)  # difflib is not symmetric
    here, there = quotations[one], quotations[other]
    shared = SequenceMatcher(None, here.words, there.words, autojunk=False).get_matching_blocks()[:-1]
    # A word alone at the border is no sign that the quotations are alike there, unless both begin or end with it.
    while shared and shared[0].size == 1 and (shared[0].a or shared[0].b):
        shared = shared[1:]
    ends = len(here.words) - 1, len(there.words) - 1
    while shared and shared[-1].size == 1 and (shared[-1].a, shared[-1].b) != ends:
        shared = shared[:-1]
    if not shared:
        return None
    first, last, same = shared[0], shared[-1], sum(match.size for match in shared)
    longer = max(last.a + last.size - first.a, last.b + last.size - first.b)
    sure = _one_person(here, there) and same >= _HALF * (min(ends) + 1)
    return _Pair(one, other, shared) if same >= max(_LEAST if sure else _LEAST_ELSE, _ALIKE * longer) else None


def _one_person(here: _Quotation, there: _Quotation) -> bool:
    """Whether a speaker of the one is a speaker of the other."""
    people = [read_people(", ".join(each.speaker for each in quotation.prints)) for quotation in (here, there)]
    return share_person(*people)


# ---------------------------------------------------------------- readings


def _differing(quotations: list[_Quotation], pair: _Pair) -> Iterator[tuple[_Place, _Place]]:
    """What the two quotations print differently between the words that they share."""
    # A small word shared by itself between two differences does not part them: "signed a support of", "supported a".
    shared = [run for run in pair.shared if run.size > 1 or run in (pair.shared[0], pair.shared[-1])]
    for left, right in zip(shared, shared[1:], strict=False):
        places = (pair.one, left.a + left.size, right.a), (pair.other, left.b + left.size, right.b)
        readings = [_reading(quotations, place) for place in places]
        marked = any(start <= gap <= end for number, start, end in places for gap in quotations[number].marked)
        ways = [ways_to_print(reading) for reading in readings]
        if max(map(len, readings)) <= _LONGEST and not marked and ways[0].isdisjoint(ways[1]):
            yield places


def _reading(quotations: list[_Quotation], place: _Place) -> tuple[str, ...]:
    number, start, end = place
    return quotations[number].words[start:end]


def _joined(differing: Iterable[tuple[_Place, _Place]]) -> list[set[_Place]]:
    """The places that differ from one another, those of the same place in the same quotation together."""
    group_of: dict[_Place, set[_Place]] = {}
    for places in differing:
        group = set(places).union(*(group_of.get(place, ()) for place in places))
        group_of |= dict.fromkeys(group, group)
    return list({id(group): group for group in group_of.values()}.values())


def _with_agreeing(group: set[_Place], laid_with: dict[int, list[_Pair]]) -> list[_Place]:
    """The places of a variant with those of the quotations that agree with one of them, in order."""
    agreeing = set()
    for number, start, end in group:
        for pair in laid_with[number]:
            own = number == pair.one
            for run in pair.shared:
                first, shift = (run.a, run.b - run.a) if own else (run.b, run.a - run.b)
                if first < start and end < first + run.size:
                    agreeing.add((pair.other if own else pair.one, start + shift, end + shift))
    return sorted(group | agreeing)


def _differ_by_small_words(quotations: list[_Quotation], places: list[_Place]) -> bool:
    small = set(lexicon("conflicts")["slight"].split())
    return len({tuple(sorted({*_reading(quotations, place)} - small)) for place in places}) == 1


def _readings(quotations: list[_Quotation], places: list[_Place]) -> list[list[_Place]]:
    """The places of a variant, those that print the same together, what most outlets print first."""
    same: list[tuple[set[str], list[_Place]]] = []
    for place in places:
        ways = ways_to_print(_reading(quotations, place))
        group = next((own for known, own in same if not known.isdisjoint(ways)), None)
        if group is None:
            same.append((ways, group := []))
        group.append(place)
    outlets = [set().union(*(quotations[number].outlets for number, *_ in own)) for _, own in same]
    order = sorted(range(len(same)), key=lambda at: -len(outlets[at]))
    return [same[at][1] for at in order]


def _row(each: _Print, texts: dict[str, str], place: _Place) -> dict:
    text, spans, (_, first, last) = texts[each.article], each.spans, place
    left_out = spans[first - 1][1]  # where words are left out is right after the word before
    start, end = (spans[first][0], spans[last - 1][1]) if first < last else (left_out, left_out)
    low, high = max(0, first - _SHOWN), min(len(spans), last + _SHOWN)
    return {
        "speaker": each.speaker,
        "article": each.article,
        "outlet": each.outlet,
        "start": start,
        "end": end,
        "before": "… " * (low > 0) + text[spans[low][0] : start],
        "text": text[start:end],
        "after": text[end : spans[high - 1][1]] + " …" * (high < len(spans)),
    }
