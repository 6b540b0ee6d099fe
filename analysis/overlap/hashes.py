"""The words of a corpus as numbers: two words have the same number where a reader sees the same word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from analysis import schema

#: What an outlet prints for its reader: its running text, and captions and other stories' headlines.
PRINTED = (*schema.COUNTED, "caption", "teaser")

#: What parts two texts; its mark is read as a word of its own.
_BREAK = "\n.\n"
_APOSTROPHES = "'’‘ʼ＇"
#: What a character is to a word: none of it; a part; a part between two parts.
_OUTSIDE, _LETTER, _JOINT = range(3)
#: Characters read at a time: few enough for the processor's cache.
_BLOCK = 500_000
#: An odd constant and its inverse, for products that wrap at 2**64; another to spread the bits.
_BASE = 0xBF58476D1CE4E5B9
_INVERSE = pow(_BASE, -1, 2**64)
_SPREAD = np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True)
class Words:
    """The words of some articles in order, each article with a break before and after it.

    For each word `start` and `end`, code points of its article, and `hash`, 64 bits: among a hundred million words or
    runs of words two different ones have the same with odds of one in four thousand. Breaks and words that are not
    printed have hashes like no other, so that runs of equal ones end there. `first` is the place of the break before
    each article; a last break follows in `hash` alone.
    """

    start: np.ndarray
    end: np.ndarray
    hash: np.ndarray
    first: np.ndarray

    def row(self, place: np.ndarray) -> np.ndarray:
        """The row of the article whose word stands at each place."""
        return np.searchsorted(self.first, place, side="right") - 1


def read_words(articles: pd.DataFrame, sentences: pd.DataFrame) -> Words:
    """The words of `articles`, printed if they begin in one of `sentences` that is (:data:`PRINTED`).

    Words are equal when they are after folding: case aside, curly and straight marks alike, hyphened words apart.
    """
    blocks = (_words(*block) for block in _blocks(articles, sentences))
    start, end, number, counts = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    number = np.append(number, np.uint64(0))
    unprinted = np.flatnonzero(number == 0)
    number[unprinted] = unprinted
    return Words(start, end, number, first=np.cumsum(counts) - counts)


def shingles(hashes: np.ndarray, length: int, first: np.ndarray | None = None) -> np.ndarray:
    """One number for each `length` words in a row, or for those of them that begin at the words `first`."""
    count = max(len(hashes) - length + 1, 0)
    mixed = np.zeros(count if first is None else len(first), dtype=np.uint64)
    for step in range(length):
        mixed *= np.uint64(_BASE)
        mixed += hashes[step : step + count] if first is None else hashes[first + step]
    return mixed


def hash_runs(hashes: np.ndarray, first: np.ndarray, length: np.ndarray) -> np.ndarray:
    """One number for each run of `length` words from the word `first` on."""
    mixed = np.empty(len(first), dtype=np.uint64)
    block = np.cumsum(length) // _BLOCK
    for runs in np.split(np.arange(len(first)), np.flatnonzero(np.diff(block)) + 1):
        size = length[runs]
        start = np.cumsum(size) - size
        step = np.arange(size.sum()) - np.repeat(start, size)
        parts = hashes[step + np.repeat(first[runs], size)] * _powers(_BASE, size.max(initial=0))[step]
        mixed[runs] = np.add.reduceat(parts, start)
    return mixed


def _blocks(articles: pd.DataFrame, sentences: pd.DataFrame) -> Iterator[tuple[list[str], pd.DataFrame]]:
    """The corpus in blocks of whole articles: their texts; their printed sentences, each with the row of its text."""
    rows = sentences["article"].map(dict(zip(articles["article"], range(len(articles)), strict=True)))
    printed = sentences["role"].isin(PRINTED)
    spans = sentences.loc[printed, ["start", "end"]].assign(row=rows[printed]).sort_values("row", kind="stable")
    block = articles["text"].str.len().cumsum().to_numpy() // _BLOCK
    for number in np.unique(block):
        first, last = np.searchsorted(block, (number, number + 1))
        low, high = np.searchsorted(spans["row"], (first, last))
        here = spans.iloc[low:high]
        yield articles["text"].iloc[first:last].tolist(), here.assign(row=here["row"] - first)


def _words(texts: list[str], spans: pd.DataFrame) -> tuple[np.ndarray, ...]:
    """Start, end and hash (0 if not printed) of the words of one block, a break before each text; how many each has."""
    joined = "".join([*(_BREAK + text for text in texts), "\n"])
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype="<u4")
    base = np.cumsum([len(_BREAK), *(len(text) + len(_BREAK) for text in texts[:-1])])
    kind, number = _alphabet(codes)
    kinds = kind[codes]
    breaks = base - 2
    kinds[breaks] = _LETTER
    start, end = _bounds(kinds)
    counts = np.diff(np.searchsorted(start, breaks), append=len(start))
    shift = np.repeat(base, counts)
    printed = _printed(spans, base[spans["row"].to_numpy()], len(codes))[start]
    hashes = np.where(printed, _hashed(number[codes], start, end), np.uint64(0))
    return (start - shift).astype(np.int32), (end - shift).astype(np.int32), hashes, counts


def _alphabet(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two tables by code point for those in `codes`: what it is to a word, and the number of its folded form."""
    seen = np.zeros(codes.max() + 1, dtype=bool)
    seen[codes] = True
    present = np.flatnonzero(seen)
    folded = [_fold(code) for code in present.tolist()]
    kind, number = np.zeros(len(seen), dtype=np.uint8), np.zeros(len(seen), dtype=np.uint64)
    kind[present] = [_JOINT if form == ord("'") else _LETTER if form else _OUTSIDE for form in folded]
    number[present] = _mixed(np.array(folded, dtype=np.uint64))
    return kind, number


@cache
def _fold(code: int) -> int:
    """A letter, digit or mark on one in lower case, any apostrophe as a straight one, 0 for everything else."""
    character = chr(code)
    if character in _APOSTROPHES:
        return ord("'")
    return ord(character.lower()[0]) if unicodedata.category(character)[0] in "LNM" else 0


def _bounds(kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each word begins and ends."""
    inside, joints = kinds == _LETTER, np.flatnonzero(kinds == _JOINT)
    inside[joints] = inside[joints - 1] & inside[joints + 1]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    return edges[::2], edges[1::2]


def _printed(spans: pd.DataFrame, offset: np.ndarray, length: int) -> np.ndarray:
    """Whether each character stands in one of `spans`, which begin at `offset` in a text of `length` characters."""
    opened = np.zeros(length + 1, dtype=np.int8)
    opened[offset + spans["start"].to_numpy()] += 1
    opened[offset + spans["end"].to_numpy()] -= 1
    return np.cumsum(opened, dtype=np.int8) > 0


def _hashed(numbers: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """One number a word, the same for the same letters in the same order wherever they stand."""
    sums = np.append(np.uint64(0), numbers)
    sums[1:] *= _powers(_BASE, len(numbers))
    np.cumsum(sums, out=sums)
    return _mixed((sums[end] - sums[start]) * _powers(_INVERSE, len(numbers))[start])


def _mixed(values: np.ndarray) -> np.ndarray:
    values = (values + np.uint64(_BASE)) * _SPREAD
    return (values ^ (values >> np.uint64(29))) * _SPREAD


def _powers(base: int, count: int) -> np.ndarray:
    """1, `base`, `base`², … up to the power `count` - 1, modulo 2**64."""
    factors = np.full(count, base, dtype=np.uint64)
    factors[:1] = 1
    return np.cumprod(factors, out=factors)
