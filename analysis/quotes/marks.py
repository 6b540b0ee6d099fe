"""Quotation marks: which stretches of a paragraph stand inside them.

One pass from left to right. Curly marks nest; straight ones open or close by what stands beside them; a mark of one
style may close one of another. A quotation left open runs to the end of its paragraph if that is near or the next one
opens with a mark, as in quotations of several paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from analysis.data import lexicon
from analysis.tokens import ACCENTS

_DOUBLE = '"“”„‟«»‹›「」『』＂〝〞″'
#: All characters that quote.
MARKS = _DOUBLE + "'‘’‚`"
#: Two apostrophes or back-ticks are one mark; an apostrophe inside a word is none. (The engine skips to the first set.)
_MARK = re.compile(rf"[{MARKS}](?:(?<=`)`|(?<=')'|(?<=[{_DOUBLE}])|(?<!\w.)(?<!{ACCENTS}.)(?<!’)|(?<=['’‘])(?!\w))")
_ANY_MARK = re.compile(f"[{MARKS}]")
#: A mark that opens the next paragraph.
_GOES_ON = re.compile(rf"\s+[{MARKS}]")
_OPENS = {"“", "„", "‟", "«", "‹", "「", "『", "〝", "``"}
_CLOSES = {"”", "»", "›", "」", "』", "〞"}
_EITHER = {'"', "＂", "''", "″"}
#: Marks that close what another opens although they open elsewhere: „…“, »…«, ”…”.
_CLOSED_BY = {"„": '“”"', "»": "«", "›": "‹", "”": "”"}
_SINGLE = {"'", "‘", "’", "‚", "`"}
_ELISION = re.compile(r"['‘’](?:\d|(?:em|tis|twas|til|cause|bout|n)\b)", re.IGNORECASE)
#: Words left out, and more words.
_LEFT_OUT = re.compile(r"\s(?:\.{3}|…)\s?\w")
_BEFORE_OPENING = frozenset('([{—–-/"“«‘')
_ENDS_SENTENCE = ".?!…"
_FIRST_SENTENCE = re.compile(r"[^\W\d_a-z].*?[.?!…](?=\s|$)", re.DOTALL)
_BEFORE_CLOSING_SPEECH = frozenset(",.?!…")
_LONGEST_NAME = 200
#: What is no part of the words said where it stands at their edge.
_EDGE = frozenset(MARKS + ",.;:!?…-–—\u200b\ufeff")


@dataclass(frozen=True)
class Quoted:
    """A stretch in marks: `start`, `end` with the marks, `inner_start`, `inner_end` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def quoted_spans(text: str, start: int = 0, end: int | None = None) -> list[Quoted]:
    """The outermost quotations of ``text[start:end]``, one paragraph, in order, never overlapping; offsets into `text`.

    A paragraph does not begin inside a word. Quotations inside a quotation are part of it. After `end` only the first
    mark is looked at, which may show that a quotation goes on. Never raises, whatever the marks; linear in the length.
    """
    end = len(text) if end is None else end
    if not _ANY_MARK.search(text, start, end):
        return []
    doubles, singles = [], []
    for mark in _MARK.finditer(text, start, end):
        (singles if mark.group() in _SINGLE else doubles).append(mark)
    found = _double_quotations(text, doubles, start, end)
    if singles:
        found = sorted(found + _single_quotations(text, singles, found, start, end), key=lambda quoted: quoted.start)
    return found


def bare_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span ``text[start:end]`` without white space, marks and punctuation at its edges."""
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return start, end


def _is_edge(character: str) -> bool:
    return character in _EDGE or character.isspace()


def _double_quotations(text: str, marks: list[re.Match], start: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    stack: list[re.Match] = []
    for mark in marks:
        if stack and _begins_anew(stack[-1], mark, text, end):
            _end_left_open(found, stack, text)
        if stack and _closes(mark, stack[-1].group(), text, end):
            opening = stack.pop()
            _add_outermost(found, Quoted(opening.start(), mark.end(), opening.end(), mark.start()))
        elif _opens(mark, bool(stack), text, start, end):
            stack.append(mark)
    if stack and _stays_open(text, stack[0], found, start, end):
        _add_outermost(found, Quoted(stack[0].start(), end, stack[0].end(), end))
    return [quoted for quoted in found if quoted.inner_start < quoted.inner_end]


def _add_outermost(found: list[Quoted], outer: Quoted) -> None:
    """Add a quotation that ends after all of `found`, instead of those inside it."""
    while found and found[-1].start > outer.start:
        found.pop()
    found.append(outer)


def _begins_anew(opening: re.Match, mark: re.Match, text: str, end: int) -> bool:
    """Whether a straight mark begins another quotation by what stands beside it, so that nothing closed `opening`."""
    if mark.group() != opening.group() or mark.group() not in _EITHER:
        return False
    return text[mark.start() - 1].isspace() and mark.end() < end and not text[mark.end()].isspace()


def _end_left_open(found: list[Quoted], stack: list[re.Match], text: str) -> None:
    """End the last of the quotations in `stack`, which nothing closed, before the next one begins.

    With another quotation in it, it ends before that one: with it, if that begins right after a sentence, as in
    quotations of several paragraphs, else with its first sentence, unless it begins in small letters. Without one, its
    mark was that which closes the one before: “We sail, “she said.
    """
    opening = stack[-1]
    inner = bisect_right(found, opening.start(), key=lambda quoted: quoted.start)
    if inner < len(found):
        stack.pop()
        stop = _end_of_told(text, opening.end(), found[inner].start)
        if stop:
            found.insert(inner, Quoted(opening.start(), stop, opening.end(), stop))
    elif len(stack) > 1 and _last_sign(text, opening.start()) in _BEFORE_CLOSING_SPEECH:
        closed = stack[-2]
        del stack[-2:]
        _add_outermost(found, Quoted(closed.start(), opening.end(), closed.end(), opening.start()))


def _end_of_told(text: str, start: int, end: int) -> int:
    """Where what is told from `start` ends before another quotation at `end`; 0 if it is no sentence, or too long."""
    if end - start > lexicon("thresholds")["quotes"]["left_open"]:
        return 0
    first = _FIRST_SENTENCE.match(text, start, end)
    if not first:
        return 0
    told = text[start:end].rstrip()
    return start + len(told) if told[-1] in _ENDS_SENTENCE else first.end()


def _last_sign(text: str, at: int) -> str:
    """The last character before `at` that is no blank."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at]


def _stays_open(text: str, opening: re.Match, found: list[Quoted], start: int, end: int) -> bool:
    """Whether a quotation that nothing closes runs to the end of its paragraph; else its mark is a stray.

    At the head of a paragraph it may go on in the next; elsewhere, before whole ones, it is a stray.
    """
    if found and found[-1].start > opening.start() > start:
        return False
    return end - opening.end() <= lexicon("thresholds")["quotes"]["left_open"] or bool(_GOES_ON.match(text, end))


def _opens(mark: re.Match, inside: bool, text: str, start: int, end: int) -> bool:
    """Whether the mark can begin a quotation here (inside another, a straight mark must look like it)."""
    sign = mark.group()
    if sign in _OPENS:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    after = "…" if _LEFT_OUT.match(text, mark.end(), end) else after
    looks_opening = _may_precede(before) and not after.isspace()
    if sign in _EITHER and not inside:
        return looks_opening or not before.isdigit() and not after.isspace() and mark.end() < end
    return looks_opening


def _may_precede(character: str) -> bool:
    """Whether a mark after this character can be an opening one."""
    return character.isspace() or character in _BEFORE_OPENING


def _closes(mark: re.Match, opening: str, text: str, end: int) -> bool:
    """Whether the mark ends the quotation that `opening` began."""
    sign = mark.group()
    if opening in _CLOSED_BY:
        return sign in _CLOSED_BY[opening]
    if sign in _CLOSES:
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    if sign in _EITHER:
        begins_anew = before.isspace() and after.isupper()
        return not before.isspace() or after.isspace() or opening == sign and not begins_anew
    # An opening mark printed where only a closing one can stand: “Why not,“ she said.
    return sign == opening == "“" and not before.isspace() and not after.isalnum()


def _single_quotations(text: str, marks: list[re.Match], doubles: list[Quoted], start: int, end: int) -> list[Quoted]:
    """Speech in single marks outside the double ones."""
    found: list[Quoted] = []
    opening, at = None, 0
    for mark in marks:
        while at < len(doubles) and doubles[at].end <= mark.start():
            at += 1
        if at < len(doubles) and doubles[at].start <= mark.start():
            continue
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if _may_precede(before) and not after.isspace() and mark.group() != "’":
            if not _ELISION.match(text, mark.start(), end):
                opening = mark
        elif opening and (mark.group() != "‘" or opening.group() == "‚") and not before.isspace():
            holds_double = at > 0 and doubles[at - 1].start > opening.start()
            # Far away, what may be an apostrophe ("dogs’", "goin’") closes nothing.
            far = mark.start() - opening.end() > lexicon("thresholds")["quotes"]["left_open"]
            runs_away = far and before not in _BEFORE_CLOSING_SPEECH
            if not holds_double and not runs_away and _is_speech(text, opening.end(), mark.start()):
                found.append(Quoted(opening.start(), mark.end(), opening.end(), mark.start()))
            if before not in "sS" or not after.isspace() or runs_away:
                opening = None
    return _without_overlap(found)


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether what stands in single marks reads as speech; a long stretch is judged by its beginning."""
    if start < end and text[end - 1] in _BEFORE_CLOSING_SPEECH:
        return True
    words = len(text[start : min(end, start + _LONGEST_NAME)].split())
    return words >= lexicon("thresholds")["quotes"]["single_mark_words"]


def _without_overlap(found: list[Quoted]) -> list[Quoted]:
    """Of quotations with the same opening (a plural's apostrophe seemed to close it) the longest."""
    return list({quoted.start: quoted for quoted in found}.values())
