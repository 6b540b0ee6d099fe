"""What a word is: one pattern, and one way to see two spellings as the same word.

A word is a run of letters or digits, together with what belongs inside it:

- apostrophes, straight or curly, and single hyphens: don't, country’s, five-day, military-technical;
- in numbers, the marks between digits, a currency sign before and a unit or % after: $50, 1,546.7, 3%, 08:16pm;
- the full stops of initials and of abbreviations made of single letters: S., U.S., a.m.;
- an address of the web as a whole: https://example.org/a, example.com.

Quotation marks, dashes and a closing apostrophe are not part of a word.

The pattern runs on Python's own engine. NLTK's ``RegexpTokenizer`` gives the same words, but loading NLTK takes longer
than measuring an event, and it gives up on any text that takes it more than five seconds: the time would be a question
of the machine.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from analysis.data import lexicon

ACCENTS = r"[\u0300-\u036F]"  # typed as characters of their own, after their letter
LETTER = rf"[^\W\d_]{ACCENTS}*"
INSIDE = rf"[^\W_]*(?:{ACCENTS}+[^\W_]*)*"
ADDRESS = r"[^\s<>\"“”‘’]*[\w/]"
PART = rf"""(?:
    [$£€¥₹]?\d+(?:[.,:/]\d+)*{INSIDE}%?        # numbers with their signs and units
  | {LETTER}(?:\.{LETTER})+(?![^\W_])\.?       # abbreviations of single letters
  | [A-ZÀ-ÖØ-Þ]{ACCENTS}*\.                     # initials
  | [^\W_]{INSIDE}                              # everything else
)"""
WORD = re.compile(rf"""(?x)
    (?:https?://|www\.){ADDRESS}
  | {PART}(?:[-‐‑'’_&]{PART})*(?:\.(?:com|org|net|gov|edu)\b(?:/{ADDRESS})?)?
""")

SAME_MARKS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
POSSESSIVE = re.compile(r"(?<=.)(?<!'[sS])(?:'[sS])+\Z")
ABBREVIATED = re.compile(rf"(?<![\w/])({LETTER})\.(?!\w\w)")


def word_spans(text: str) -> list[tuple[int, int]]:
    """The words of `text` as (start, end) in code points, end exclusive, in order, without overlap."""
    return [match.span() for match in WORD.finditer(text)]


def fold(word: str) -> str:
    """The form under which `word` is counted: no case, no possessive 's, one kind of apostrophe, hyphen and accent.

    Abbreviations lose their full stops (a.m. is am). Names that are told from a small word only by their capitals
    (``names`` in ``data/stopwords.toml``) keep them: US, U.S. and US’s are "US", while the pronoun is "us". A
    contracted "is" or "has" goes the way of the possessive: it's is "it".
    """
    plain = POSSESSIVE.sub("", ABBREVIATED.sub(r"\1", word.translate(SAME_MARKS)))
    return plain if plain in lexicon("stopwords")["names"] else unicodedata.normalize("NFC", plain.casefold())


def singular(word: str) -> str:
    """What is most likely the singular of a plural in small letters: ferries is ferry, boats boat."""
    return re.sub(r"ies$", "y", word).removesuffix("s")


def tokenise(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row for each word of the frame `sentences`, in order.

    `row` is the sentence's place in `sentences` (from 0), `start` and `end` are offsets into the article's text, `word`
    is the folded form, as a categorical.
    """
    text = "\n".join(sentences["text"])
    lengths = sentences["text"].str.len().to_numpy(dtype=np.int64)
    opens = np.cumsum(lengths + 1) - lengths - 1
    spans = word_spans(text)
    start, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    row = np.searchsorted(opens, start, side="right") - 1
    shift = sentences["start"].to_numpy(dtype=np.int64)[row] - opens[row]
    written, forms = pd.factorize(np.array([text[a:b] for a, b in spans], dtype=object))
    folded, words = pd.factorize(np.array([fold(form) for form in forms], dtype=object))
    word = pd.Categorical.from_codes(folded[written], categories=words)
    return pd.DataFrame({"row": row, "start": start + shift, "end": end + shift, "word": word})
