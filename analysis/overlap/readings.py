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
from functools import cache, lru_cache
from itertools import combinations, product

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.wordings import fold_words
from analysis.quotes.marks import quoted_spans
from analysis.tokens import SAME_MARKS, word_spans

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
class _Quotation:
    """Words between quotation marks in one article: folded, and where each of them begins and ends there."""

    article: str
    outlet: str
    speaker: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


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
    what stands beside an ellipsis or in brackets.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    quotations = list(_quotations(texts, articles, passages, quotes))
    candidates = sorted(_candidates(quotations))
    laid = (_lay_beside(one, quotations[one], other, quotations[other]) for one, other in candidates)
    pairs = [pair for pair in laid if pair]
    differing = [places for pair in pairs for places in _differing(quotations, texts, pair)]
    variants = [_with_agreeing(group, pairs) for group in _joined(differing)]
    ordered = sorted((_differ_by_small_words(quotations, places), places) for places in variants)
    told_apart = [(small, readings) for small, places in ordered if len(readings := _readings(quotations, places)) > 1]
    rows = (
        {"variant": number, "small_words": small, "reading": reading, **_row(quotations[place[0]], texts, place)}
        for number, (small, readings) in enumerate(told_apart, start=1)
        for reading, places in enumerate(readings)
        for place in places
    )
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates(ignore_index=True)


# ---------------------------------------------------------------- quotations


def _quotations(
    texts: dict[str, str], articles: pd.DataFrame, passages: pd.DataFrame, quotes: pd.DataFrame
) -> Iterator[_Quotation]:
    """Every stretch in quotation marks, in the order of the corpus."""
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    said = defaultdict(list)
    for row in quotes[quotes["kind"] != "indirect"].itertuples():
        said[row.article].append((row.start, row.end, row.speaker))  # in the order of the text
    for row in passages[passages["role"].isin(schema.COUNTED)].itertuples():
        for quoted in quoted_spans(texts[row.article], row.start, row.end):
            start, end = quoted.inner_start, quoted.inner_end
            spoken = said[row.article]
            place = bisect_right(spoken, start, key=lambda report: report[1])
            speaker = spoken[place][2] if place < len(spoken) and spoken[place][0] < end else ""
            spans = tuple((start + a, start + b) for a, b in word_spans(texts[row.article][start:end]))
            words = tuple(_folded(texts[row.article][a:b]) for a, b in spans)
            for first in range(0, len(words), _PIECE):
                piece = slice(first, first + _PIECE)
                yield _Quotation(row.article, outlets[row.article], speaker, words[piece], spans[piece])


def _candidates(quotations: list[_Quotation]) -> set[tuple[int, int]]:
    """The quotations of two outlets, by number, that share some words in a row and enough words in all."""
    holding = defaultdict(set)
    for number, quotation in enumerate(quotations):
        for first in range(len(quotation.words) - _SHARED + 1):
            holding[quotation.words[first : first + _SHARED]].add(number)
    near = {
        pair
        for numbers in holding.values()
        if len(numbers) <= _MOST
        for pair in combinations(sorted(numbers), 2)
        if quotations[pair[0]].outlet != quotations[pair[1]].outlet
    }
    counts = [Counter(quotation.words) for quotation in quotations]
    return {(one, other) for one, other in near if (counts[one] & counts[other]).total() >= _LEAST}


def _lay_beside(one: int, here: _Quotation, other: int, there: _Quotation) -> _Pair | None:
    """Two quotations, by number, with what they share, if from the first to the last shared words they are alike."""
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
    one_person = not set(fold_words(here.speaker)).isdisjoint(fold_words(there.speaker))
    sure = one_person and same >= _HALF * (min(ends) + 1)
    return _Pair(one, other, shared) if same >= max(_LEAST if sure else _LEAST_ELSE, _ALIKE * longer) else None


# ---------------------------------------------------------------- readings


def _differing(quotations: list[_Quotation], texts: dict[str, str], pair: _Pair) -> Iterator[tuple[_Place, _Place]]:
    """What the two quotations print differently between the words that they share."""
    # A small word shared by itself between two differences does not part them: "signed a support of", "supported a".
    shared = [run for run in pair.shared if run.size > 1 or run in (pair.shared[0], pair.shared[-1])]
    for left, right in zip(shared, shared[1:], strict=False):
        here = (pair.one, left.a + left.size, right.a)
        there = (pair.other, left.b + left.size, right.b)
        readings = [_reading(quotations, place) for place in (here, there)]
        marked = any(_MARKED.search(_between(quotations, texts, place)) for place in (here, there))
        if max(map(len, readings)) <= _LONGEST and not marked and _forms(readings[0]).isdisjoint(_forms(readings[1])):
            yield here, there


def _reading(quotations: list[_Quotation], place: _Place) -> tuple[str, ...]:
    number, start, end = place
    return quotations[number].words[start:end]


def _between(quotations: list[_Quotation], texts: dict[str, str], place: _Place) -> str:
    """The text from the word before a place to the word after it."""
    quotation, (_, start, end) = quotations[place[0]], place
    return texts[quotation.article][quotation.spans[start - 1][1] : quotation.spans[end][0]]


def _joined(differing: Iterable[tuple[_Place, _Place]]) -> list[set[_Place]]:
    """The places that differ from one another, those of the same place in the same quotation together."""
    group_of: dict[_Place, set[_Place]] = {}
    for places in differing:
        group = set(places).union(*(group_of.get(place, ()) for place in places))
        group_of |= dict.fromkeys(group, group)
    return list({id(group): group for group in group_of.values()}.values())


def _with_agreeing(group: set[_Place], pairs: list[_Pair]) -> list[_Place]:
    """The places of a variant with those of the quotations that agree with one of them, in order."""
    agreeing = set()
    for pair in pairs:
        for run in pair.shared:
            for number, other, shift, first in (
                (pair.one, pair.other, run.b - run.a, run.a),
                (pair.other, pair.one, run.a - run.b, run.b),
            ):
                agreeing |= {
                    (other, start + shift, end + shift)
                    for place, start, end in group
                    if place == number and first < start and end < first + run.size
                }
    return sorted(group | agreeing)


def _differ_by_small_words(quotations: list[_Quotation], places: list[_Place]) -> bool:
    small = set(lexicon("conflicts")["slight"].split())
    return len({tuple(sorted({*_reading(quotations, place)} - small)) for place in places}) == 1


def _readings(quotations: list[_Quotation], places: list[_Place]) -> list[list[_Place]]:
    """The places of a variant, those that print the same together, what most outlets print first."""
    same: list[tuple[set[str], list[_Place]]] = []
    for place in places:
        forms = _forms(_reading(quotations, place))
        group = next((own for known, own in same if not known.isdisjoint(forms)), None)
        if group is None:
            same.append((forms, group := []))
        group.append(place)
    return sorted((own for _, own in same), key=lambda own: -len({quotations[number].outlet for number, *_ in own}))


def _row(quotation: _Quotation, texts: dict[str, str], place: _Place) -> dict:
    text, spans, (_, first, last) = texts[quotation.article], quotation.spans, place
    left_out = spans[first - 1][1]  # where words are left out is right after the word before
    start, end = (spans[first][0], spans[last - 1][1]) if first < last else (left_out, left_out)
    low, high = max(0, first - _SHOWN), min(len(spans), last + _SHOWN)
    return {
        "speaker": quotation.speaker,
        "article": quotation.article,
        "outlet": quotation.outlet,
        "start": start,
        "end": end,
        "before": "… " * (low > 0) + text[spans[low][0] : start],
        "text": text[start:end],
        "after": text[end : spans[high - 1][1]] + " …" * (high < len(spans)),
    }


# ---------------------------------------------------------------- differences of form


def _forms(words: tuple[str, ...]) -> set[str]:
    """The letters of all ways to write out the words: "it's" is "it is" or "it has", "five" is "5"."""
    ways = product(*(_written_out(word) for word in words))
    return {"".join(filter(str.isalnum, "".join(way))) for way in ways}


@cache
def _written_out(word: str) -> tuple[str, ...]:
    """What a folded word with an apostrophe can be short for, or the word."""
    known = lexicon("conflicts")["short_forms"]
    ending = next((ending for ending in known if word.endswith(ending)), "")
    return tuple(word.removesuffix(ending) + full for full in known[ending].split("|")) if ending else (word,)


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    """A word as quotations are compared: case and kinds of apostrophe aside, numbers in figures, in one spelling."""
    known = lexicon("conflicts")
    word = word.translate(SAME_MARKS).lower()
    return known["same_words"].get(word) or str(known["numbers"].get(word, "")) or _one_spelling(word)


def _one_spelling(letters: str) -> str:
    """British and American spellings alike: colour and color, organise and organize, centre and center."""
    for pattern, spelling in _spellings():
        letters = pattern.sub(spelling, letters)
    return letters


@cache
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), spelling) for pattern, spelling in lexicon("conflicts")["spellings"].items()]
