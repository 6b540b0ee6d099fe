"""Cutting an article into stretches with one role each, by what its lines are alone and beside each other.

What a line shows alone is in :mod:`.lines`. A duplicate goes by its folded text, a headline and a teaser by casing and
place, a byline by a name and what stands beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import schema
from analysis.casing import in_headline_case
from analysis.data import lexicon
from analysis.passages.lines import ends_sentence, level, line_role, opening_label, stamp_length
from analysis.splitting import sentence_spans

_NOT_WORD = re.compile(r"\W+")
_FIRST_WORDS = re.compile(r"(\w+)(?:\W+(\w+)\W+(\w+))?")
_NO_WIDTH = "\ufeff\u200b"
#: A line without what is blank around it.
_LINE = re.compile(rf"[^\s{_NO_WIDTH}](?:[^\n\r\u2028\u2029]*[^\s{_NO_WIDTH}])?")
#: "Anna Berg and Carl Holm" alone in a line, among the first; who they write for has few words.
_NAMES_ALONE = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?:(?:,| and|, and) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}){0,3}"
)
_BYLINE_WITHIN, _FIRM_WORDS = 3, 5
#: Fewer words of a headline at the end of a line prove nothing.
_LEAST_HEADLINE = 3
_FIRM = re.compile(r"[Ss]pecial (?:to|for) [A-Z]|The [A-Z]\w+(?: [A-Z]\w+)?$|[A-Z]{2,}\w+$")
#: "Anna Berg is a reporter for the Courier", among so many last lines.
_ABOUT_AUTHOR = re.compile(
    r"\W{0,3}(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})(?:,[^.!?]{1,100},)?"
    r" (?:is|was|are|writes|covers|reports)\b(?P<what>[^.!?]{0,200})"
)
_ENDS_WITHIN = 3
_RUNS_ON = re.compile(r"([,:;]|[\"”’»]|[-–—])$")
#: What closes headlines of other stories beside a name; and these, after that person's full name once more, to which
#: they are glued ("Berg Ann BergFares rise") if it is not the same two words ("Ann Berg Ann Berg Fares rise").
_CLOSES_LINKS = " MORE"
_LINKS_AT_NAME = re.compile(
    r"(?<![\w’'-])(?:(?P<last>[A-Z][\w’'-]+) (?=(?:[A-Z(]\S{0,30} ){0,6}(?P=last)[A-Z\d'\"“‘])"
    r"|(?P<both>[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?=(?P=both) ))"
    rf"(?P<links>[^\n]{{1,900}}?{_CLOSES_LINKS})\b"
)


class Stretch(NamedTuple):
    """A part of an article's text and the role it plays there."""

    start: int
    end: int
    role: str = "body"


def mark_passages(articles: pd.DataFrame) -> pd.DataFrame:
    """The frame ``passages``: every article cut into stretches with one role each, in the order of the text.

    Together the passages hold every character of an article that is not white space between lines. `articles` needs
    ``article``, ``headline`` (as stated beside the corpus, or empty) and ``text``.
    """
    columns = zip(*(articles[column].tolist() for column in ("article", "text", "headline")), strict=True)
    rows = [
        {
            "article": article,
            "passage": number,
            "start": part.start,
            "end": part.end,
            "role": part.role,
            "text": text[part.start : part.end],
        }
        for article, text, headline in columns
        for number, part in enumerate(_stretches(text, headline))
    ]
    return schema.frame("passages", rows)


def fold_text(text: str) -> str:
    """`text` as it compares: case, marks and white space aside."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def _stretches(text: str, stated_headline: str) -> list[Stretch]:
    lines = [piece for line in _lines(text) for piece in _cut_opening(text, line)]
    stated = _lines_that_say(stated_headline, text, lines)
    lines = [line if number in stated else _with_own_role(text, line) for number, line in enumerate(lines)]
    lines = _with_byline_above(text, lines, stated)
    lines = _with_author_below(text, lines)
    lines = _with_headline(text, lines, stated)
    lines = _with_headline_again(text, lines, stated_headline)
    lines = _with_subheadings(text, lines)
    lines = _with_duplicates(text, lines)
    return [piece for line in lines for part in _cut_links(text, line) for piece in _cut_teasers(text, part)]


def _lines(text: str) -> Iterator[Stretch]:
    return (Stretch(*line.span()) for line in _LINE.finditer(text))


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _NO_WIDTH


def _cut_opening(text: str, line: Stretch) -> Iterator[Stretch]:
    """A date stamp or a page's label that opens a line stands apart from what follows it."""
    own = text[line.start : line.end]
    length, role = opening_label(own), "furniture"
    if not length:
        length, role = stamp_length(own), "datestamp"
    rest = end = line.start + length
    if end == line.start:
        yield line
        return
    while rest < line.end and (_is_blank(text[rest]) or text[rest] in "|,;:–—-"):
        rest += 1
    if rest == line.end:
        yield line._replace(role=role)
        return
    yield Stretch(line.start, end, role)
    yield Stretch(rest, line.end)


def _lines_that_say(words: str, text: str, lines: list[Stretch]) -> set[int]:
    """The numbers of the lines that read as `words`; none if there are no words."""
    folded, begin = fold_text(words), _first_words(words)
    own = (text[line.start : line.end] for line in lines)
    return {n for n, line in enumerate(own) if folded and _first_words(line) == begin and fold_text(line) == folded}


def _with_own_role(text: str, line: Stretch) -> Stretch:
    """The line with the role that its own shape shows, if it is not known yet."""
    role = line_role(text[line.start : line.end]) if line.role == "body" else None
    return line._replace(role=role) if role else line


def _with_byline_above(text: str, lines: list[Stretch], stated: set[int]) -> list[Stretch]:
    """A person's name alone in a line and, in the next, who they write for, before the first paragraph: a byline; none
    of the lines that are `stated` to be the headline."""
    marked = [*lines]
    for at in range(min(_BYLINE_WITHIN, len(lines) - 2)):
        name, firm, paragraph = (text[lines[n].start : lines[n].end] for n in (at, at + 1, at + 2))
        if (
            _NAMES_ALONE.fullmatch(name)
            and name.split()[0].casefold() in _first_names()
            and _is_firm(firm)
            and len(firm.split()) <= _FIRM_WORDS < len(paragraph.split())
            and stated.isdisjoint((at, at + 1))
            and lines[at].role == lines[at + 1].role == "body"
        ):
            marked[at : at + 2] = (lines[n]._replace(role="byline") for n in (at, at + 1))
            break
    return marked


def _is_firm(line: str) -> bool:
    """Whether a short line is one to write for ("THE COURIER", "Special to Elland Today") or what the writer is."""
    folded = fold_text(line)
    held = all(word[0].isupper() for word in line.split()) and not set(folded.split()).isdisjoint(
        lexicon("people")["organisations"].split()
    )
    named = line.isupper() or _FIRM.match(line) or held or _authors().search(folded)
    return bool(named) and not ends_sentence(line)


def _with_author_below(text: str, lines: list[Stretch]) -> list[Stretch]:
    """A last line that says what somebody writes who is named nowhere else in the text is about the author."""
    marked = [*lines]
    for at in range(max(1, len(lines) - _ENDS_WITHIN), len(lines)):
        about = _ABOUT_AUTHOR.match(text, lines[at].start, lines[at].end)
        if not about or lines[at].role != "body" or not _authors().search(about["what"]):
            continue
        last = re.compile(rf"\b{re.escape(about['name'].split()[-1])}\b")
        others = (line for n, line in enumerate(lines) if n != at and line.role == "body")
        if not any(last.search(text, line.start, line.end) for line in others):
            marked[at] = lines[at]._replace(role="byline")
    return marked


@cache
def _authors() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['authors'])})s?\b")


@cache
def _first_names() -> frozenset[str]:
    people = lexicon("people")
    return frozenset([*people["men"].split(), *people["women"].split()])


def _with_headline(text: str, lines: list[Stretch], stated: set[int]) -> list[Stretch]:
    """The headline: the line that says what the corpus states (one of `stated`), or the first line if it has a
    headline's shape.

    A standfirst is the short line that follows the headline without a blank line where one follows the standfirst
    itself.
    """
    own = [number for number, line in enumerate(lines) if line.role == "body"]
    at = next((n for n in own if n in stated), next(iter(own), None))
    if at is None or at not in stated and (len(own) == 1 or not _is_headline(text[lines[at].start : lines[at].end])):
        return lines
    marked = [*lines]
    marked[at] = lines[at]._replace(role="headline")
    if at + 2 < len(lines) and lines[at + 1].role == "body":
        before, after = (text[lines[n].end : lines[n + 1].start].count("\n") for n in (at, at + 1))
        short = len(text[lines[at + 1].start : lines[at + 1].end].split()) <= level("standfirst_words")
        if short and before == 1 and after > 1:
            marked[at + 1] = lines[at + 1]._replace(role="standfirst")
    return marked


def _with_headline_again(text: str, lines: list[Stretch], stated_headline: str) -> list[Stretch]:
    """A short line among the first that ends with the headline's words is a picture's caption, printed on into it."""
    found = (text[line.start : line.end] for line in lines if line.role == "headline")
    headline = fold_text(stated_headline) or fold_text(next(found, ""))
    if len(headline.split()) < _LEAST_HEADLINE:
        return lines
    marked = [*lines]
    for at, line in enumerate(lines[:_BYLINE_WITHIN]):
        own = text[line.start : line.end]
        short = line.role == "body" and len(own.split()) <= level("outer_words") and not ends_sentence(own)
        if short and fold_text(own).endswith(f" {headline}"):
            marked[at] = line._replace(role="caption")
    return marked


def _is_headline(line: str) -> bool:
    if len(line.split()) > level("headline_words") or line.endswith((",", ":", ";")):
        return False
    return in_headline_case(line) or not ends_sentence(line) and len(sentence_spans(line)) == 1


def _with_subheadings(text: str, lines: list[Stretch]) -> list[Stretch]:
    """Short lines without a sentence's end between paragraphs of the body; a long one in capitals links to another
    story.
    """
    body = [n for n, line in enumerate(lines) if line.role == "body"]
    marked = [*lines]
    for n in body[1:-1]:
        line = text[lines[n].start : lines[n].end]
        if (
            not ends_sentence(line)
            and len(line.split()) <= level("subheading_words")
            and line[0].isalnum()
            and not line[0].islower()
            and not _RUNS_ON.search(line)
            and "(@" not in line  # a post, with who signs it
            and lines[n + 1].role in ("body", "caption")
        ):
            shouted = line.isupper() and len(line.split()) >= level("shouted_words")
            marked[n] = lines[n]._replace(role="teaser" if shouted else "subheading")
    return marked


def _with_duplicates(text: str, lines: list[Stretch]) -> list[Stretch]:
    """The lines, those that repeat an earlier one marked as duplicates."""
    # Folding a line takes long, and only lines that begin with the same words can be the same.
    begins = [_first_words(text[line.start : line.end]) for line in lines]
    rivals = Counter(begins)
    seen: set[str] = set()
    marked = []
    for line, begin in zip(lines, begins, strict=True):
        folded = fold_text(text[line.start : line.end]) if rivals[begin] > 1 else ""
        repeated = folded in seen and folded.count(" ") + 1 >= level("duplicate_words")
        marked.append(line._replace(role="duplicate") if repeated else line)
        seen.add(folded)
    return marked


def _first_words(line: str) -> str:
    """The first word of a line in small letters, or the first three."""
    words = _FIRST_WORDS.search(line)
    return " ".join(words.groups("")).casefold() if words else ""


def _cut_links(text: str, line: Stretch) -> Iterator[Stretch]:
    """Headlines that a page shows beside a name are passages of their own: "Berg Ann BergFares rise MORE"."""
    linked = line.role == "body" and text.find(_CLOSES_LINKS, line.start, line.end) != -1
    start = line.start
    for link in _LINKS_AT_NAME.finditer(text, line.start, line.end) if linked else ():
        yield line._replace(start=start, end=link.start("links") - 1)
        yield Stretch(link.start("links"), link.end(), "furniture")
        start = _LINE.search(text, link.end()).start() if link.end() < line.end else line.end
    if start < line.end:
        yield line._replace(start=start)


def _cut_teasers(text: str, line: Stretch) -> Iterator[Stretch]:
    """Another story's headline at the end of a paragraph is a passage of its own."""
    own = text[line.start : line.end]
    spans = sentence_spans(own) if line.role == "body" and not ends_sentence(own) else []
    cut = len(spans)
    while cut > 1 and _is_teaser(own[spans[cut - 1][0] : spans[cut - 1][1]]):
        cut -= 1
    if cut == len(spans):
        yield line
        return
    yield line._replace(end=line.start + spans[cut - 1][1])
    for start, end in spans[cut:]:
        yield Stretch(line.start + start, line.start + end, "teaser")


def _is_teaser(sentence: str) -> bool:
    """Headline casing, no sentence's end, and a colon or a verb of reporting, as headlines have them."""
    if ends_sentence(sentence) or not in_headline_case(sentence):
        return False
    return bool(re.search(r"[:|]", sentence) or _reporting_verbs().search(sentence))


@cache
def _reporting_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['headline_verbs'])})\b", re.IGNORECASE)
