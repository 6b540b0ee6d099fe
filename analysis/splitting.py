"""Cutting running text into sentences: Punkt (Kiss & Strunk 2006) with its published English parameters.

Punkt decides where a sentence may end. What follows mends what news text does to it: abbreviated titles before names,
an attribution after a quoted question (`"Why?" she asked`), stray marks.
"""

from __future__ import annotations

import re
from functools import cache

import punkt

from analysis.data import lexicon

_STARTS_LOW = re.compile(r"[\W_]*[a-z]")
_NO_WORD = re.compile(r"[\W_]*$")
_INITIAL = re.compile(r"\b[A-Z][a-z]+ [A-HJ-Z]\.$")
_CLOSED_QUESTION = re.compile(r"[?!][\"”’']+$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    for start, end in _tokenizer().span_tokenize(text):
        if spans and _goes_on(text[spans[-1][0] : spans[-1][1]], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


@cache
def _tokenizer() -> punkt.PunktSentenceTokenizer:
    return punkt.PunktSentenceTokenizer(punkt.load_model("english"))


def _goes_on(before: str, after: str) -> bool:
    """Whether `after` is not a sentence of its own but the rest of `before`."""
    if _NO_WORD.match(after) or _STARTS_LOW.match(after):
        return True
    if _INITIAL.search(before) and after[0].isupper():
        return True
    if _CLOSED_QUESTION.search(before) and _attribution().match(after):
        return True
    if after[0].isdigit() and _numbered().search(before):
        return True
    return bool(_open_abbreviation().search(before))


@cache
def _numbered() -> re.Pattern[str]:
    """An abbreviation that waits for its figure ("No.") at the end."""
    return re.compile(rf"\b(?:{'|'.join(lexicon('abbreviations')['numbered'])})\.$", re.IGNORECASE)


@cache
def _open_abbreviation() -> re.Pattern[str]:
    """An abbreviated title at the end; an abbreviated state only after a comma, as in a dateline ("Jackson, Miss.")."""
    words = lexicon("abbreviations")
    return re.compile(rf"\b(?:{'|'.join(words['titles'])})\.$|,\s(?:{'|'.join(words['states'])})\.$", re.IGNORECASE)


@cache
def _attribution() -> re.Pattern[str]:
    """A name of up to four words and a verb of saying in the past: what follows a quoted question."""
    verbs = "|".join(lexicon("abbreviations")["attribution"])
    return re.compile(rf"(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:{verbs})\b")
