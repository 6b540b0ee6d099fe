"""Going on without a verb: quotations and sentences that belong to the speaker before them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analysis.data import lexicon
from analysis.quotes.marks import MARKS
from analysis.quotes.phrases import main_subject, phrase_after, phrase_before, without_verb
from analysis.quotes.report import Report
from analysis.quotes.words import Span, Words

_QUOTES = re.compile("Q+")
#: A sentence that is nothing but quotations in marks.
_ONLY_QUOTES = re.compile(r"(?:(?<![^|¶])|(?<=[|¶][c:-]))Q+\|")
#: A name, maybe a day, and a colon right before a quotation.
_LONGEST_LEAD = 12
_LEAD = re.compile(r"[nNRS](?:p?[#D]+)?:$")
#: "[NAME pounded] the table"
_NAME_AND_VERB = re.compile("N+[eV]")
_SENTENCE = re.compile(r"[^|¶]+\|")
#: The tags of pronouns and possessives.
_PRONOUNS = "Pod"
#: Also the end of a longer word, which nothing else begins with.
_FIRST_PERSON = re.compile(r"(?:I|We|we|Our|our|My|my|us|me)(?!\w)")
#: Further from the last report than this, a quotation is nobody's.
_REACH = 400
#: Rules of quotations after which a source or an occasion can be told, and how many reports before they stand.
_QUOTED_BY, _NEARBY = {"inverted", "clause-before", "interrupted", "quotation"}, 4
#: Rules that find clauses: only those are told on without "he said".
_TOLD_ON = {"that-clause", "clause", "clause-before", "inverted", "interrupted"}


def with_continued(words: Words, reports: Sequence[Report]) -> list[Report]:
    """`reports` and what goes on from them without a verb of its own: quotations first, then plain sentences."""
    with_quotes = [*reports, *_quotations(words, reports)]
    return [*with_quotes, *_sentences(words, with_quotes)]


def _quotations(words: Words, reports: Sequence[Report]) -> Iterator[Report]:
    """Whole quotations that no report holds: the last speaker's, or that of the name before their colon."""
    ends = sorted((report.pieces[-1][1], number) for number, report in enumerate(reports))
    taken = bytearray(len(words.tags))
    for report in reports:
        for first, last in report.pieces:
            taken[first : last + 1] = b"1" * (last + 1 - first)
    at, latest, led, opened = 0, None, None, None
    for match in _QUOTES.finditer(words.tags):
        first, last = match.start(), match.end() - 1
        while at < len(ends) and ends[at][0] < first:
            latest = ends[at][1]
            at += 1
        alone = bool(_ONLY_QUOTES.match(words.tags, first))
        if taken[first] or not alone and not _is_sentence(words, first, last):
            continue
        said = ((first, last),)
        latest = _quoted_last(words, reports, latest)
        report = reports[latest] if latest is not None else None
        before = opened if opened and opened.continues == latest else report
        if led and report and report.cue and report.cue[0] > led.pieces[-1][1]:
            led = None  # somebody else has spoken since
        if lead := _LEAD.search(words.tags, max(0, first - _LONGEST_LEAD), first):
            begun = Report(said, (first - 1, first - 1), _named_before(words, lead.start()), "quotation-colon")
            led = None if words.text[words.ends[last] - 1] in MARKS else begun  # what is closed does not go on
            yield begun
        elif alone and led and _is_near(words, led, first, apart=True):
            led = led._replace(pieces=said, rule="quote-paragraph")
            yield led
        elif not alone and words.tags[first - 1 : first] in ("", "|", "¶"):
            yield Report(said, None, _named_after(words, last + 1), "quotation-beside")
        elif report is None or not _is_near(words, before, first, apart=alone):
            yield Report(said, None, None, "unattributed")
        else:
            rule = "quote-paragraph" if words.tags.find("¶", report.pieces[-1][1], first) != -1 else "quote-continued"
            goes_on = report._replace(pieces=said, rule=rule, continues=latest)
            opened = None if words.text[words.ends[last] - 1] in MARKS else goes_on  # the next paragraph is said, too
            yield goes_on


def _quoted_last(words: Words, reports: Sequence[Report], number: int | None) -> int | None:
    """The last quotation in the sentence of the report of this `number`, if that only gives its source or occasion:
    "“...,” said NAME, according to the paper", "“...,” said NAME when pilots asked for it"."""
    if number is None or not reports[number].cue:
        return number
    report = reports[number]
    if report.rule != "according-to" and any("Q" in words.tags[first : last + 1] for first, last in report.pieces):
        return number
    for earlier in range(number - 1, max(-1, number - 1 - _NEARBY), -1):
        one = reports[earlier]
        if one.rule in _QUOTED_BY and one.mention and "Q" in words.tags[one.pieces[0][0] : one.pieces[-1][1] + 1]:
            between = words.tags[one.cue[0] : report.cue[0]] if one.cue else "|"
            return earlier if "|" not in between and one.cue[0] < report.cue[0] else number
    return number


def _named_before(words: Words, last: int) -> Span | None:
    """Who is named right before word `last`, or else is the subject of its sentence."""
    found = phrase_before(words, last, 0)
    if found and words.tags[found[1]] in "NR" and not _NAME_AND_VERB.match(words.tags, found[0]):
        return found
    low = max(words.tags.rfind("|", 0, last), words.tags.rfind("¶", 0, last)) + 1
    return main_subject(words, last, low) or found


def _named_after(words: Words, at: int) -> Span | None:
    """Who is named from word `at` on, or after a verb there."""
    verb = words.tags[at] == "V"
    found = phrase_after(words, at + verb, at + _LONGEST_LEAD)
    return found if found is None or verb else without_verb(words, found)


def _is_sentence(words: Words, first: int, last: int) -> bool:
    """Whether the quotations read as a sentence of somebody's, not as a title or a phrase."""
    start, end = words.span(first, last)
    inner = words.text[start:end].strip(MARKS + " ").lstrip(".… ")
    parts = inner.split()
    small = sum(part[0].islower() for part in parts)
    return len(parts) >= 4 and inner[:1].isupper() and inner[-1:] in ".,?!…" and 2 * small > len(parts)


def _is_near(words: Words, report: Report, first: int, *, apart: bool) -> bool:
    """Whether the report stands in the sentence of word `first` or, if that may stand `apart`, in the one before it."""
    end = max(report.pieces[-1][1], report.cue[1])
    if first - end > _REACH:
        return False
    between = words.tags[end:first]
    if not apart:
        return "|" not in between
    return between.count("¶") <= 1 and between.count("|") - between.count("Q|") <= 1


def _sentences(words: Words, reports: Sequence[Report]) -> Iterator[Report]:
    """Sentences in the first person after reported speech without marks: a translated speech told on without "he said".

    "He said that we have a plan. The plan is old. We like it." The next sentences, up to a report or the paragraph's
    end, go on if one of them, or the reported clause before them, says "we" or "I"; never where the author says "I".
    """
    said = _in_first_person(words)
    if not said:
        return
    spans = [match.span() for match in _SENTENCE.finditer(words.tags)]
    first_person = [bisect_left(said, low) < bisect_left(said, high) for low, high in spans]
    held = _held(spans, reports)
    runs = list(_runs(words, spans, held))
    inside = {number for _, run in runs for number in run}
    if any(first_person[n] and held[n] is None and n not in inside for n in range(len(spans))):
        return
    for before, run in runs:
        report = reports[held[before]]
        if _can_be_told_on(words, report) and any(first_person[number] for number in (before, *run)):
            for number in run:
                low, high = spans[number]
                yield report._replace(pieces=((low, high - 2),), rule="sentence-continued", continues=None)


def _can_be_told_on(words: Words, report: Report) -> bool:
    """Whether the report is a clause without marks, of somebody named, with a finite verb of saying."""
    plain = not any("Q" in words.tags[first : last + 1] for first, last in report.pieces)
    return plain and report.mention is not None and report.rule in _TOLD_ON and words.tags[report.cue[0]] == "V"


def _held(spans: Sequence[Span], reports: Sequence[Report]) -> list[int | None]:
    """For each sentence the number of the last report that says something in it."""
    held: list[int | None] = [None] * len(spans)
    starts = [low for low, _ in spans]
    for number, report in enumerate(reports):
        for first, last in report.pieces:
            for at in range(bisect_right(starts, first) - 1, bisect_right(starts, last)):
                held[at] = number
    return held


def _runs(words: Words, spans: Sequence[Span], held: Sequence[int | None]) -> Iterator[tuple[int, list[int]]]:
    """Each sentence with a report, and the sentences without one that soon follow it in its paragraph."""
    longest = lexicon("thresholds")["quotes"]["told_on"]
    for number, report in enumerate(held):
        if report is None:
            continue
        run = []
        follower, end = number + 1, min(len(spans), number + 1 + longest)
        while follower < end and held[follower] is None and words.tags[spans[follower][0] - 1] != "¶":
            run.append(follower)
            follower += 1
        if run:
            yield number, run


def _in_first_person(words: Words) -> list[int]:
    """The words that say "I" or "we" outside quotation marks."""
    found = []
    for match in _FIRST_PERSON.finditer(words.text):
        at = bisect_right(words.starts, match.start()) - 1
        if at >= 0 and words.starts[at] == match.start() and words.tags[at] in _PRONOUNS:
            found.append(at)
    return found
