"""Cutting running text into sentences: Punkt (Kiss & Strunk 2006) with its published English parameters.

Punkt decides where a sentence may end. What follows mends what news text does to it: abbreviated titles before names,
an attribution after a quoted question (`"Why?" she asked`), stray marks. Punkt is asked only where it could say no: a
plain word that is no abbreviation, with a full stop before a capital, always ends a sentence for it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import punkt

from analysis.data import lexicon

#: So many characters before a boundary tell whether the sentence goes on after it.
_NEAR = 60
_STARTS_LOW = re.compile(r"[\W_]*[a-z]")
_NO_WORD = re.compile(r"[\W_]*$")
_INITIAL = re.compile(r"\b[A-Z][a-z]+ [A-HJ-Z]\.$")
#: "He left.The boat sank": the blank was forgotten.
_NO_GAP = r"(?:(?<=[a-z]{2}[.!?])|(?<=[a-z][.!?][”“\"]))(?=[A-Z][a-z]*[\s,’'])"
#: Where a sentence may end: the mark, what closes after it, the gap with no small letter behind it, maybe a capital.
_END = re.compile(
    r"(?P<mark>[.!?])(?<![.!?].)(?P<closed>[^\w\s]{0,40}+)"
    rf"(?P<gap>\s++(?![^\w\s]{{0,40}}+[a-z])|{_NO_GAP})(?P<capital>(?=[^\w\s]{{0,40}}[A-Z]))?"
)
#: A plain word, maybe after an opening mark.
_PLAIN_WORD = re.compile(r"""(?:.*[“"‘(\[])?([A-Za-z][A-Za-z’'-]*[A-Za-z])""")
_LONGEST_WORD = 30
_CLOSED_QUESTION = re.compile(r"[?!][\"”’']+$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    start, doubt = 0, False
    for end in _END.finditer(text):
        before = text[max(0, end.start("mark") - _LONGEST_WORD) : end.start("mark")].rsplit(None, 1)
        word = _PLAIN_WORD.fullmatch(before[-1]) if before else None
        abbreviated = _abbreviation(word[1].lower().rpartition("-")[2]) if word else "perhaps"
        if end["capital"] is not None and not abbreviated and _closes_plainly(*end.group("mark", "closed", "gap")):
            spans += _split(text, start, end.start("gap"), doubt=doubt)
            start, doubt = end.end(), False
        elif abbreviated != "title":
            doubt = True
    return [*spans, *_split(text, start, len(text), doubt=doubt)]


def _closes_plainly(mark: str, closed: str, gap: str) -> bool:
    """Whether the `mark` with what is `closed` after it ends a sentence whoever speaks: `"Why?" Berg asked` goes on.

    Without a gap a straight mark may open what follows.
    """
    return not closed or mark == "." and not closed.strip('"”’)]' if gap else "”")


def _split(text: str, start: int, end: int, *, doubt: bool) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``: one, or what Punkt says if there is `doubt`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not doubt:
        return [(start, end)] if start < end else []
    spans: list[tuple[int, int]] = []
    for first, last in _tokenizer().span_tokenize(text[start:end]):
        first, last = start + first, start + last
        if spans and _goes_on(text[max(spans[-1][0], first - _NEAR) : spans[-1][1]], text[first:last]):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


@lru_cache(maxsize=1 << 15)
def _abbreviation(word: str) -> str:
    """What the word before a full stop, in small letters, may be short for: "title", "perhaps", or nothing."""
    words = lexicon("abbreviations")
    if word in words["titles"]:
        return "title"
    other = _tokenizer().params.is_abbrev(word) or word in words["states"] or word in words["numbered"]
    return "perhaps" if other else ""


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
