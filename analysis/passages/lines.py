"""What a line of a page shows by its shape alone: a date stamp by its date, a caption by its credit, a link by its
first words. The words that news pages print around an article are in ``data/furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.data import lexicon
from analysis.dates import ANY_DATE
from analysis.splitting import sentence_spans

#: The roles of single lines around a text, in the order in which they are tried.
_OUTER_ROLES = ("furniture", "teaser", "byline", "caption")
_SENTENCE_ENDS, _CLOSING = (".", "!", "?", "…"), "\"'”’»)]"
#: "By Anna Berg", alone in its line or before what she is.
_BY_NAME = re.compile(
    r"(?:[Aa]nalysis |ANALYSIS )?(?i:by) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?=,|\s+(?i:and)\s|\s*$|\s*\|)"
)
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


def level(name: str) -> int:
    """A number of ``[passages]`` in ``data/thresholds.toml``, where it is explained."""
    return lexicon("thresholds")["passages"][name]


def line_role(line: str) -> str | None:
    """The role that a short line's shape shows: its start (or all of it), or else its end, or a phrase in it.

    None if it may be running text. What starts like a link to another story is one only if it is one sentence.
    """
    if len(line.split()) > level("outer_words"):
        return None
    if _STAMP_LINE.match(line):
        return "datestamp"
    # Without regard to case a pattern is slow: how lines start and end is written in small letters.
    low = line.casefold()
    found = _starts().match(low)
    if found and (found.lastgroup != "teaser" or len(sentence_spans(line)) == 1):
        return found.lastgroup
    if _BY_NAME.match(line):
        return "byline"
    end = low[-level("ending") :]
    credited = _ends_in_credit(end) or " | " in line and _credit_within().search(line)
    if role := _role_of_ending(end) or ("caption" if credited else _role_of_phrase(low)):
        return role
    stamped = not ends_sentence(line) and _LABEL.search(low) and _STAMP_IN_LINE.search(line)
    return "byline" if stamped else None


def stamp_length(line: str) -> int:
    """How many characters of a line are a date stamp that opens it; 0 if none does, or if it is all of the line."""
    stamp = _LEADING_STAMP.match(line)
    return stamp.end() if stamp and stamp.end() < len(line) and not _STAMP_LINE.match(line) else 0


def opening_label(line: str) -> int:
    """How many characters of a line are a label of the page that opens it; 0 if none does."""
    label = _opening_labels().match(line)
    return label.end() if label else 0


@cache
def _opening_labels() -> re.Pattern[str]:
    return re.compile(rf"(?i:{'|'.join(lexicon('furniture')['opening_labels'])})(?=\W*(?:[A-Z\d]|$))")


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
    agencies, others = _agency_names(), "|".join(lexicon("furniture")["credits"])
    credit = f"(?:{agencies}|{others})"
    # A sentence can end in "- Twitter.", with its full stop.
    after = rf"\s*(?:{credit}(?:\s*/\s*[\w .’'-]{{1,40}})?|(?:{agencies})\.)$"
    within = rf"[^()\[\]]{{0,60}}\b{credit}\b[^()\[\]]{{0,30}}[)\]]\.?$"
    signed = rf"\b{credit}/[a-z][\w.’'-]+(?: [a-z][\w.’'-]+){{0,3}}$"
    taken_for = rf"[\w.’')]\s?/\s?{credit}(?: via {credit})?(?:, file)?\.?$"
    forms = {mark: re.escape(mark) + after for mark in "–—-|"} | {mark: rf"\{mark}{within}" for mark in "(["}
    forms |= {"/": f"{signed}|{taken_for}", "photo": r"\bphoto(?:graph)?s?(?: by| credit)?: ?[^.!?:]{1,60}\.?$"}
    return [(mark, re.compile(form)) for mark, form in forms.items()]


@cache
def _credit_within() -> re.Pattern[str]:
    """A picture's credit between its caption and a headline that is printed on in the line."""
    credit = f"(?i:{_agency_names()}|{'|'.join(lexicon('furniture')['credits'])}|[a-z]+/[a-z]+)"
    return re.compile(rf"[^\w\s] \| (?:[\w.’'-]+[ /]+){{0,4}}?{credit}(?!\w)\W*(?:[A-Z\d]|$)")


def _agency_names() -> str:
    """The agencies in small letters, as alternatives of a pattern."""
    return "|".join(re.escape(agency.casefold()) for agency in lexicon("furniture")["agencies"])


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, with a quotation or a bracket closed after it or not."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
