"""Marking up an article: which stretch of it is headline, body, caption, byline, another story's headline, furniture.

Every rule goes by shape: a date stamp by its date, a caption by its credit, a duplicate by its folded text, a teaser by
headline casing. The words that news pages print around an article are in ``data/furniture.toml``.
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
from analysis.dates import ANY_DATE, iso_date
from analysis.splitting import sentence_spans
from analysis.tokens import word_spans

_NOT_WORD = re.compile(r"\W+")
_FIRST_WORDS = re.compile(r"(\w+)(?:\W+(\w+)\W+(\w+))?")
#: The roles of single lines around a text, in the order in which they are tried.
_OUTER_ROLES = ("furniture", "teaser", "byline", "caption")
_NO_WIDTH = "\ufeff\u200b"
#: A line without what is blank around it.
_LINE = re.compile(rf"[^\s{_NO_WIDTH}](?:[^\n\r\u2028\u2029]*[^\s{_NO_WIDTH}])?")
_SENTENCE_ENDS, _CLOSING = (".", "!", "?", "…"), "\"'”’»)]"
#: "By Anna Berg", alone in its line or before what she is.
_BY_NAME = re.compile(
    r"(?:[Aa]nalysis |ANALYSIS )?(?i:by) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?=,|\s+(?i:and)\s|\s*$|\s*\|)"
)
#: "Anna Berg and Carl Holm" alone in a line, among the first; who they write for has few words.
_NAMES_ALONE = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?:(?:,| and|, and) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}){0,3}"
)
_BYLINE_WITHIN, _FIRM_WORDS = 3, 5
#: "Anna Berg is a reporter for the Courier", among so many last lines.
_ABOUT_AUTHOR = re.compile(
    r"\W{0,3}(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})(?:,[^.!?]{1,100},)?"
    r" (?:is|was|are|writes|covers|reports)\b(?P<what>[^.!?]{0,200})"
)
_ENDS_WITHIN = 3
_RUNS_ON = re.compile(r"([,:;]|[\"”’»]|[-–—])$")
_STAMP_LABEL = r"(?:date|dated|published|updated|posted|last\s+(?:updated|modified))"
_STAMP_TIME = r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_LABELLED_STAMP = rf"{_STAMP_LABEL}\s*(?:(?:on|at)\s*)?(?:[:|]\s*)?{_WEEKDAY}{ANY_DATE}{_STAMP_TIME}"
#: At the start of a line a labelled date is a stamp even where the article's text runs on in the same line.
_LEADING_STAMP = re.compile(rf"{_LABELLED_STAMP}(?=\s|$)", re.IGNORECASE)
_TIME = r"(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b\.?|\d{1,2}:\d{2}|\d{4}(?=\s[A-Z]{3}\b))(?:\s\(?[A-Z]{2,4}\b\)?)?"
#: A time of day alone, or what was published or updated then.
_TIME_LINE = (
    r"\W{0,3}(?:this (?:story|report|article|post) was )?(?:last )?"
    rf"(?:(?:{_STAMP_LABEL}|update)[:\s]*)?(?:at )?{_TIME}(?:\s\({_TIME}\))?[.,]?(?:\s?{ANY_DATE})?[.)]?$"
)
_STAMP_LINE = re.compile(
    rf"{_WEEKDAY}{ANY_DATE}{_STAMP_TIME}$|(?:(?>{_LABELLED_STAMP})[\s|,;–—-]*)++$|{_TIME_LINE}", re.IGNORECASE
)
_STAMP_IN_LINE = re.compile(_LABELLED_STAMP, re.IGNORECASE)
_LABEL = re.compile(_STAMP_LABEL)
#: A dateline: places in capitals or title case, an optional date or agency, then a colon or a dash.
_DATELINE = re.compile(
    r"(?P<dateline>[A-Z][\w.’'-]*(?:[ ,]+(?:[A-Z][\w.’'-]*|\d{1,2}|of|the|and|de|al)){0,6}?"
    r"(?:\s*\((?:[A-Z][\w.&’' /-]*)\))?)\s*(?:(?P<colon>:)|[–—]|--|-(?=\s))\s+(?=[\"“‘'A-Z])"
)
_DATELINE_AGENCY = re.compile(r"\(([^)]+)\)$")


#: What closes headlines of other stories beside a name; and these, after that person's full name once more, to which
#: they are glued ("Berg Ann BergFares rise") if it is not the same two words ("Ann Berg Ann Berg Fares rise").
_CLOSES_LINKS = " MORE"
_LINKS_AT_NAME = re.compile(
    r"\b(?:(?P<last>[A-Z][\w’'-]+) (?=(?:[A-Z(]\S{0,30} ){0,6}(?P=last)[A-Z\d'\"“‘])"
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


def describe_articles(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """`articles` with ``words`` counted and with what the texts themselves state where the corpus is silent.

    ``published`` is the first full date of a date stamp or byline, ``headline`` the passage with that role,
    ``dateline`` the place (and day) that opens the body, ``agency`` a known agency that signs the dateline or the
    byline. What a text does not state stays empty.
    """
    texts: dict[str, dict[str, list[str]]] = {
        article: {role: [] for role in schema.ROLES} for article in articles["article"]
    }
    for part in passages.itertuples():
        texts[part.article][part.role].append(part.text)
    rows = []
    for article in articles.to_dict("records"):
        parts = texts[article["article"]]
        place, place_agency = _dateline(parts["body"])
        rows.append(
            {
                **article,
                "agency": article["agency"] or _agency(" ".join([place_agency, *parts["byline"]])),
                "published": article["published"] or iso_date(" ".join(parts["datestamp"] + parts["byline"])),
                "dateline": place,
                "headline": article["headline"] or next(iter(parts["headline"]), ""),
                "words": sum(len(word_spans(text)) for role in schema.COUNTED for text in parts[role]),
            }
        )
    return schema.frame("articles", rows)


def fold_text(text: str) -> str:
    """`text` as it compares: case, marks and white space aside."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


# ---------------------------------------------------------------- one article


def _stretches(text: str, stated_headline: str) -> list[Stretch]:
    lines = [piece for line in _lines(text) for piece in _cut_stamp(text, line)]
    stated = _lines_that_say(stated_headline, text, lines)
    lines = [line if number in stated else _with_outer_role(text, line) for number, line in enumerate(lines)]
    lines = _with_byline_above(text, lines)
    lines = _with_author_below(text, lines)
    lines = _with_headline(text, lines, stated)
    lines = _with_subheadings(text, lines)
    lines = _with_duplicates(text, lines)
    return [piece for line in lines for part in _cut_links(text, line) for piece in _cut_teasers(text, part)]


def _level(name: str) -> int:
    """A number of ``[passages]`` in ``data/thresholds.toml``, where it is explained."""
    return lexicon("thresholds")["passages"][name]


def _lines(text: str) -> Iterator[Stretch]:
    return (Stretch(*line.span()) for line in _LINE.finditer(text))


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _NO_WIDTH


def _ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, with a quotation or a bracket closed after it or not."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def _cut_stamp(text: str, line: Stretch) -> Iterator[Stretch]:
    """A date stamp that opens a line stands apart from what follows it."""
    stamp = _LEADING_STAMP.match(text, line.start, line.end)
    if not stamp or stamp.end() == line.end or _STAMP_LINE.match(text[line.start : line.end]):
        yield line
        return
    rest = stamp.end()
    while rest < line.end and (_is_blank(text[rest]) or text[rest] in "|,;:–—-"):
        rest += 1
    if rest == line.end:
        yield line._replace(role="datestamp")
        return
    yield Stretch(line.start, stamp.end(), "datestamp")
    yield Stretch(rest, line.end)


def _lines_that_say(words: str, text: str, lines: list[Stretch]) -> set[int]:
    """The numbers of the lines that read as `words`; none if there are no words."""
    folded, begin = fold_text(words), _first_words(words)
    own = (text[line.start : line.end] for line in lines)
    return {n for n, line in enumerate(own) if folded and _first_words(line) == begin and fold_text(line) == folded}


def _with_outer_role(text: str, line: Stretch) -> Stretch:
    """The line with its role, if its own shape shows that it is not running text."""
    own = text[line.start : line.end]
    if line.role != "body" or len(own.split()) > _level("outer_words"):
        return line
    if _STAMP_LINE.match(own):
        return line._replace(role="datestamp")
    if role := _outer_role(own):
        return line._replace(role=role)
    if not _ends_sentence(own) and _LABEL.search(own.casefold()) and _STAMP_IN_LINE.search(own):
        return line._replace(role="byline")
    return line


def _outer_role(line: str) -> str | None:
    """The role that the line's start (or all of it) shows, or else its end, or a phrase in it.

    What starts like a link to another story is one only if it is one sentence.
    """
    # Without regard to case a pattern is slow: how lines start and end is written in small letters.
    low = line.casefold()
    found = _starts().match(low)
    if found and (found.lastgroup != "teaser" or len(sentence_spans(line)) == 1):
        return found.lastgroup
    if _BY_NAME.match(line):
        return "byline"
    end = low[-_level("ending") :]
    return _role_of_ending(end) or ("caption" if _ends_in_credit(end) else _role_of_phrase(low))


def _role_of_ending(line: str) -> str | None:
    """The role of a line that ends with a phrase of ``[ends]``, which no letter stands before."""
    endings = _endings()
    if not line.endswith(tuple(endings)):
        return None
    found = (end for end in endings if line.endswith(end) and not line[: -len(end)][-1:].isalpha())
    return endings.get(next(found, ""))


def _role_of_phrase(line: str) -> str | None:
    """The role of a line that holds a phrase of ``[within]``."""
    phrases = lexicon("furniture")["within"]
    return next((role for role, known in phrases.items() if any(phrase in line for phrase in known)), None)


def _ends_in_credit(line: str) -> bool:
    return any(mark in line and form.search(line) for mark, form in _credits())


@cache
def _endings() -> dict[str, str]:
    """The role that each phrase at a line's end shows."""
    return {ending: role for role, endings in lexicon("furniture")["ends"].items() for ending in endings}


@cache
def _starts() -> re.Pattern[str]:
    """How such a line starts or reads as a whole, in small letters: a group for each role, the first that fits."""
    words = lexicon("furniture")
    starts = {role: list(entries) for role, entries in words["starts"].items()}
    for role, entries in words["whole"].items():
        starts.setdefault(role, []).extend(rf"(?:{entry})$" for entry in entries)
    starts["byline"].append(rf"(?:{_agency_names()})(?:\s*[|,-].{{0,40}})?$")
    roles = "|".join(f"(?P<{role}>{'|'.join(starts[role])})" for role in _OUTER_ROLES if role in starts)
    return re.compile(rf"(?:[•*–—-]+\s*|[(\[]\s*)?(?:{roles})")


@cache
def _credits() -> list[tuple[str, re.Pattern[str]]]:
    """How a picture's credit ends a line, in small letters, each form with a mark that it cannot do without."""
    credit = rf"(?:{_agency_names()}|{'|'.join(lexicon('furniture')['credits'])})"
    after = rf"\s*{credit}(?:\s*/\s*[\w .’'-]{{1,40}})?\.?$"
    within = rf"[^()\[\]]{{0,60}}\b{credit}\b[^()\[\]]{{0,30}}[)\]]\.?$"
    signed = rf"\b{credit}/[a-z][\w.’'-]+(?: [a-z][\w.’'-]+){{0,3}}$"
    taken_for = rf"[\w.’')]\s?/\s?{credit}(?: via {credit})?(?:, file)?\.?$"
    forms = {mark: re.escape(mark) + after for mark in "–—-|"} | {mark: rf"\{mark}{within}" for mark in "(["}
    forms |= {"/": f"{signed}|{taken_for}", "photo": r"\bphoto(?:graph)?s?(?: by| credit)?: ?[^.!?:]{1,60}\.?$"}
    return [(mark, re.compile(form)) for mark, form in forms.items()]


def _agency_names() -> str:
    """The agencies in small letters, as alternatives of a pattern."""
    return "|".join(re.escape(agency.casefold()) for agency in lexicon("furniture")["agencies"])


def _with_byline_above(text: str, lines: list[Stretch]) -> list[Stretch]:
    """A person's name alone in a line and, in the next, who they write for, before the first paragraph: a byline."""
    marked = [*lines]
    for at in range(min(_BYLINE_WITHIN, len(lines) - 2)):
        name, firm, paragraph = (text[lines[n].start : lines[n].end] for n in (at, at + 1, at + 2))
        if (
            _NAMES_ALONE.fullmatch(name)
            and name.split()[0].casefold() in _first_names()
            and not _ends_sentence(firm)
            and len(firm.split()) <= _FIRM_WORDS < len(paragraph.split())
            and lines[at].role == lines[at + 1].role == "body"
        ):
            marked[at : at + 2] = (lines[n]._replace(role="byline") for n in (at, at + 1))
            break
    return marked


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
        short = len(text[lines[at + 1].start : lines[at + 1].end].split()) <= _level("standfirst_words")
        if short and before == 1 and after > 1:
            marked[at + 1] = lines[at + 1]._replace(role="standfirst")
    return marked


def _is_headline(line: str) -> bool:
    if len(line.split()) > _level("headline_words") or line.endswith((",", ":", ";")):
        return False
    return in_headline_case(line) or not _ends_sentence(line) and len(sentence_spans(line)) == 1


def _with_subheadings(text: str, lines: list[Stretch]) -> list[Stretch]:
    """Short lines without a sentence's end between paragraphs of the body; a long one in capitals links to another
    story.
    """
    body = [n for n, line in enumerate(lines) if line.role == "body"]
    marked = [*lines]
    for n in body[1:-1]:
        line = text[lines[n].start : lines[n].end]
        if (
            not _ends_sentence(line)
            and len(line.split()) <= _level("subheading_words")
            and line[0].isalnum()
            and not line[0].islower()
            and not _RUNS_ON.search(line)
            and lines[n + 1].role in ("body", "caption")
        ):
            shouted = line.isupper() and len(line.split()) >= _level("shouted_words")
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
        repeated = folded in seen and folded.count(" ") + 1 >= _level("duplicate_words")
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
        start = link.end() + text.startswith(" ", link.end())
    if start < line.end:
        yield line._replace(start=start)


def _cut_teasers(text: str, line: Stretch) -> Iterator[Stretch]:
    """Another story's headline at the end of a paragraph is a passage of its own."""
    own = text[line.start : line.end]
    spans = sentence_spans(own) if line.role == "body" and not _ends_sentence(own) else []
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
    if _ends_sentence(sentence) or not in_headline_case(sentence):
        return False
    return bool(re.search(r"[:|]", sentence) or _reporting_verbs().search(sentence))


@cache
def _reporting_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['headline_verbs'])})\b", re.IGNORECASE)


# ---------------------------------------------------------------- what a text states of itself


def _dateline(bodies: list[str]) -> tuple[str, str]:
    """The dateline that opens the body and the agency named in its brackets; both empty if there is none."""
    match = _DATELINE.match(bodies[0]) if bodies else None
    if not match or match["colon"] and match["dateline"].casefold() in lexicon("furniture")["labels"]:
        return "", ""
    bracket = _DATELINE_AGENCY.search(match["dateline"])
    return match["dateline"].split("(")[0].strip(" ,"), bracket[1] if bracket else ""


def _agency(signed: str) -> str:
    """The first known agency in a dateline's brackets or a byline."""
    match = _agencies().search(signed)
    return match[0] if match else ""


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted(lexicon("furniture")["agencies"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
