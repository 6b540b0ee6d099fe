"""What a word is: one pattern, and one way to see two spellings as the same word.

A word is a run of letters or digits, together with what belongs inside it:

- apostrophes, straight or curly, and single hyphens: don't, country’s, five-day, military-technical;
- in numbers, the marks between digits, a currency sign before and a unit or % after: $50, 1,546.7, 3%, 08:16pm;
- the full stops of initials and of abbreviations made of single letters: S., U.S., a.m.;
- an address of the web as a whole: https://example.org/a, example.com.

Quotation marks, dashes and a closing apostrophe are not part of a word.

The pattern runs on Python's own engine. NLTK's ``RegexpTokenizer`` gives the same words, but loading NLTK takes longer
than measuring an event, and it gives up on any text that takes it more than five seconds: the time would be a question
of the machine. No word goes over white space. Where only the words are asked for and not their places
(:func:`read_words`), the pattern therefore looks once at each different stretch between blanks, of which news of 100 MB
has four hundred thousand, and not at each of its sixteen million; Arrow tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import snowballstemmer

from analysis.data import lexicon

#: Accents typed as characters of their own, after their letter, and the hyphen that shows only where a line ends.
ACCENTS = r"[\u0300-\u036F\u00AD]"
SOFT_HYPHEN = "\u00ad"
LETTER = rf"[^\W\d_]{ACCENTS}*"
INSIDE = rf"[^\W_]*(?:{ACCENTS}+[^\W_]*)*"
ADDRESS = r"[^\s<>\"“”‘’]*[\w/]"
PART = rf"""(?:
    [$£€¥₹]?\d+(?:[.,:/]\d+)*{INSIDE}%?        # numbers with their signs and units
  | {LETTER}(?:\.{LETTER})+(?![^\W_])\.?       # abbreviations of single letters
  | [A-ZÀ-ÖØ-Þ]{ACCENTS}*\.                     # initials
  | (?!ʼ)[^\W_]{INSIDE}                         # everything else; a letter that is an apostrophe begins nothing
)"""
WORD = re.compile(rf"""(?x)
    (?:https?://|www\.){ADDRESS}
  | {PART}(?:[-‐‑'’‘_&]{PART})*(?:\.(?:com|org|net|gov|edu)\b(?:/{ADDRESS})?)?
""")

#: What no word begins or ends with, and what changes no word that it stands beside.
OUTER = "\"'“”„‘’«»()[]{},;:!?…—–"

SAME_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", SOFT_HYPHEN: None})
POSSESSIVE = re.compile(r"(?<=.)(?<!'[sS])(?:'[sS])+\Z")
_ADJECTIVE = re.compile(r".{3,}(?:ous|ful|less|[ai]ble|ical|ional|atic|isan)")
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
    if word.isascii() and word.isalpha():
        plain, small = word, word.lower()
    else:
        plain = word.translate(SAME_MARKS)
        plain = ABBREVIATED.sub(r"\1", plain) if "." in plain else plain
        plain = POSSESSIVE.sub("", plain) if "'" in plain else plain
        small = unicodedata.normalize("NFC", plain.casefold()).translate(SAME_MARKS).strip("'")
    return plain if plain in lexicon("stopwords")["names"] else small


@cache
def stem(word: str) -> str:
    """The stem of a folded `word`, by Snowball's English rules: talks, talked and talking are talk (Porter 2001)."""
    return _stemmer().stemWord(word)


@cache
def _stemmer():
    return snowballstemmer.stemmer("english")


def singular(word: str) -> str:
    """What is most likely the singular of a plural in small letters: ferries is ferry, boats boat, churches church."""
    if known := lexicon("drafting")["plurals"].get(word):
        return known
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word.removesuffix("es")
    return re.sub(r"(?<=[^aeiou])ies$", "y", word).removesuffix("s")


def is_adjective(word: str) -> bool:
    """Whether a word in small letters ends as adjectives do and hardly any noun: dramatic, harmful, bipartisan."""
    return _ADJECTIVE.fullmatch(word) is not None


@dataclass(frozen=True)
class Words:
    """The words of texts, one text after the other: `word` numbers them by `names`, `row` is the place of the text.

    `names` are the different words in their folded form, in the order of their characters; `sizes` counts the words of
    each text.
    """

    word: np.ndarray
    row: np.ndarray
    sizes: np.ndarray
    names: pd.Index


def read_words(texts: pd.Series) -> Words:
    """The folded words of each of `texts`, the same as :func:`tokenise` gives, without their places."""
    stretches = pc.utf8_split_whitespace(pa.array(texts, type=pa.large_string()))
    stretches = stretches.combine_chunks() if isinstance(stretches, pa.ChunkedArray) else stretches
    ends = stretches.offsets.to_numpy() - stretches.offsets[0].as_py()
    written = stretches.flatten().dictionary_encode()
    del stretches
    cores = pc.utf8_trim(written.dictionary, characters=OUTER).dictionary_encode()
    many, first, folded = _folded_words(cores.dictionary)
    order = pc.sort_indices(folded.dictionary).to_numpy()
    codes = np.argsort(order).astype(np.int32)[folded.indices.to_numpy()]

    core = cores.indices.to_numpy()[written.indices.to_numpy()]
    held = many[core]
    before = np.zeros(len(core) + 1, dtype=np.int32)
    np.cumsum(held, out=before[1:])
    sizes = np.diff(before[ends])
    row = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    place = np.repeat(first[core] - before[:-1], held)
    place += np.arange(len(place), dtype=np.int32)
    return Words(codes[place], row, sizes, pd.Index(folded.dictionary.take(order).to_pylist(), dtype=object))


def _folded_words(stretches: pa.Array) -> tuple[np.ndarray, np.ndarray, pa.DictionaryArray]:
    """The folded words of different `stretches`: how many each has, the place of its first, and the words themselves.

    Most stretches are of plain letters, but for the full stop of a sentence, and these are folded all at once.
    """
    stopped = pc.and_(pc.ends_with(stretches, "."), pc.greater(pc.utf8_length(stretches), 3))
    bare = pc.if_else(stopped, pc.utf8_rtrim(stretches, characters="."), stretches)
    is_plain = pc.ascii_is_alpha(bare)
    plain = bare.filter(is_plain)
    names = pa.array(sorted(lexicon("stopwords")["names"]), type=plain.type)
    small = pc.if_else(pc.is_in(plain, value_set=names), plain, pc.ascii_lower(plain))
    others = stretches.filter(pc.invert(is_plain)).to_pylist()
    held = [[fold(text[start:end]) for start, end in word_spans(text)] for text in others]

    is_plain = is_plain.to_numpy(zero_copy_only=False)
    many = np.ones(len(stretches), dtype=np.int32)
    many[~is_plain] = [len(words) for words in held]
    order = np.argsort(~is_plain, kind="stable")
    first = np.empty_like(many)
    first[order] = np.cumsum(many[order], dtype=np.int32) - many[order]
    words = pa.concat_arrays([small, pa.array(chain.from_iterable(held), type=small.type)])
    return many, first, words.dictionary_encode()


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
