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

#: So many characters before a boundary, and after it, tell whether the sentence goes on.
_NEAR = 60
_STARTS_LOW = re.compile(r"[\W_]*[a-z]")
_NO_WORD = re.compile(r"[\W_]*$")
#: Capitals alone between other words.
_BYLINE = re.compile(r"(?<=\w.)\s+(?P<byline>By (?:[A-Z][A-Z.’'-]+ ){1,3}[A-Z][A-Z’'-]{2,})\s+(?=[“\"‘']?[A-Z][a-z])")
_LETTER = re.compile(r"[A-Z]\.")
_INITIAL = re.compile(r"\b[A-Z][a-z]+ [A-HJ-Z]\.$")
#: The initials of a given name, before a word that can be the last name: "J.B. Holm", but "in the U.S. Nobody left".
_INITIALS = re.compile(r"(?<![\w.,])(?<!, )((?:[A-Z]\.){2})$")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*")
#: "He left.The boat sank": the blank was forgotten.
_NO_GAP = r"(?:(?<=[a-z]{2}[.!?])|(?<=[a-z0-9][.!?][”“\"]))(?=[A-Z][a-z]*[\s,’'])"
#: Where a sentence may end: the mark, what closes after it (even after a blank), the gap with no small letter behind
#: it, maybe a capital.
_END = re.compile(
    r"(?P<mark>[.!?])(?<![.!?].)(?P<closed>[^\w\s]{0,40}+(?:\s”(?=\s))?+)"
    rf"(?P<gap>\s++(?![^\w\s]{{0,40}}+[a-z])|{_NO_GAP})(?P<capital>(?=[^\w\s]{{0,40}}[A-Z]))?"
)
#: A plain word, maybe after an opening mark.
_PLAIN_WORD = re.compile(r"""(?:.*[“"‘(\[])?([A-Za-z][A-Za-z’'-]*[A-Za-z])""")
_LONGEST_WORD = 30
_NEXT_WORD = re.compile(r"[\W_]*\w\S*")
#: What no sentence ends with.
_GOES_ON = frozenset(",;:")
_CLOSED_QUESTION = re.compile(r"[?!][\"”’']+$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), in order, without the white space around them."""
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    spans: list[tuple[int, int]] = []
    for end in _END.finditer(text, start, stop):
        if _ends_sentence(text, start, end):
            # Without a gap, a mark that does not only close opens what follows.
            opening = not end["gap"] and not end["closed"].endswith("”")
            spans.append((start, end.end("mark" if opening else "closed")))
            start = spans[-1][1] if opening else end.end()
    spans += [(start, stop)] if start < stop else []
    return [part for span in _with_stray_marks(text, spans) for part in _around_byline(text, *span)]


def _around_byline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence, or what stands before a byline in it, the byline and what stands after: digests print a headline,
    "By ANN LEE" and the story in one line."""
    byline = _BYLINE.search(text, start, end)
    if not byline:
        return [(start, end)]
    return [(start, byline.start()), byline.span("byline"), *_around_byline(text, byline.end(), end)]


def _with_stray_marks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, where what holds no word is the end of the one before ("He left. . . ."), or the next begins; so
    does what is a letter alone ("Q. Who left?")."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        alone = joined and (_NO_WORD.match(text, *joined[-1]) or _LETTER.fullmatch(text, *joined[-1]))
        if joined and (alone or _NO_WORD.match(text, start, end)):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _ends_sentence(text: str, start: int, end: re.Match) -> bool:
    """Whether the sentence that begins at `start` ends at what looks like an `end`."""
    mark, gap = end.start("mark"), end.start("gap")
    before = text[max(start, mark - _LONGEST_WORD) : mark].rsplit(None, 1)[-1:]
    word = _PLAIN_WORD.fullmatch(*before) if before else None
    abbreviated = _abbreviation(word[1].lower().rpartition("-")[2]) if word else "perhaps"
    if abbreviated == "title" or not _GOES_ON.isdisjoint(end["closed"]):
        return False
    if end["capital"] is not None and not abbreviated and _closes_plainly(*end.group("mark", "closed", "gap")):
        return True
    after = text[end.end() : end.end() + _NEAR]
    following = _NEXT_WORD.match(after)
    around = "".join(before) + text[mark : end.end()] + (following[0] if following else after)
    return _punkt_ends(around) and not _goes_on(text[max(start, gap - _NEAR) : gap], after)


def _closes_plainly(mark: str, closed: str, gap: str) -> bool:
    """Whether the `mark` with what is `closed` after it ends a sentence whoever speaks: `"Why?" Berg asked` goes on.

    Without a gap a straight mark may open what follows.
    """
    return not closed or mark == "." and not closed.strip('"”’)]' if gap else "”")


@lru_cache(maxsize=1 << 15)
def _punkt_ends(around: str) -> bool:
    """Whether Punkt ends a sentence between two words: it goes by nothing else."""
    return len([*_tokenizer().span_tokenize(around)]) > 1


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
    if _STARTS_LOW.match(after):
        return True
    if _INITIAL.search(before) and after[0].isupper():
        return True
    if (initials := _INITIALS.search(before)) and initials[1] not in lexicon("abbreviations")["initials"]:
        name = _CAPITALISED.match(after)
        return bool(name) and name[0].lower() not in lexicon("stopwords")["words"]
    if initials and (title := _CAPITALISED.match(after)) and title[0] in lexicon("abbreviations")["after_initials"]:
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
    """A name with its titles and its "of ..." and a verb of saying in the past: what follows a quoted question."""
    verbs = "|".join(lexicon("abbreviations")["attribution"])
    name = r"(?:[A-Z][\w.’'-]*\s+)"
    return re.compile(rf"{name}{{1,6}}(?:(?:of|from|at)\s+(?:the\s+)?{name}{{1,4}})?(?:{verbs})\b")
