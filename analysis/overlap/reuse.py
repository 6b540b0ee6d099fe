"""Shared copy: every run of words that two articles print alike.

All words of the corpus are numbered and hashed. Two places begin a run if the same few words (a shingle) stand there
after different words; how far it goes is read off hashes of whole stretches. So the work grows with the text and with
what is found, not with the number of article pairs (Manber 1994, "Finding similar files in a large file system").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon

#: What an outlet prints for its reader: its running text, and captions and other stories' headlines.
PRINTED = (*schema.COUNTED, "caption", "teaser")

_APOSTROPHES = "'’‘ʼ＇"
#: Odd 64-bit constants; products wrap. Among a hundred million words two different runs meet in one hash with odds of
#: about one in four thousand.
_CHARACTER, _WORD, _SPREAD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
#: Characters hashed at a time; it bounds the memory, not the result.
_BLOCK = 4_000_000


@dataclass(frozen=True)
class Words:
    """The words of some articles in order: article (a row number), span there, hash, whether the reader sees it."""

    article: np.ndarray
    start: np.ndarray
    end: np.ndarray
    hash: np.ndarray
    printed: np.ndarray


def find_reuse(articles: pd.DataFrame, sentences: pd.DataFrame, *, least: int | None = None) -> pd.DataFrame:
    """The frame ``reuse``: every maximal run of at least `least` words that two articles have in common.

    Words are equal when they are after folding: case aside, curly and straight marks alike, hyphened words apart. Runs
    go over sentence and paragraph borders, but not over what is not printed for the reader (:data:`PRINTED`).
    ``article_a`` is the earlier of the two in `articles`, ``text`` the run as written there. Words that one pair of
    articles shares in more than one place are one row, at the last of them: leads sum up what the body then tells.
    `least` is ``[reuse] words`` of ``data/thresholds.toml`` unless given.
    """
    if articles.empty:
        return schema.frame("reuse", [])
    words = _joined([_words(*block) for block in _blocks(articles, sentences)])
    runs = _runs(words, least or lexicon("thresholds")["reuse"]["words"])
    first_a, first_b, last = runs["a"], runs["b"], runs["words"] - 1
    row_a, row_b = words.article[first_a], words.article[first_b]
    names = articles["article"].to_numpy(object)
    found = pd.DataFrame(
        {
            "article_a": names[row_a],
            "start_a": words.start[first_a],
            "end_a": words.end[first_a + last],
            "article_b": names[row_b],
            "start_b": words.start[first_b],
            "end_b": words.end[first_b + last],
            "words": runs["words"],
        }
    )
    texts = articles["text"].tolist()
    spans = zip(row_a.tolist(), found["start_a"].tolist(), found["end_a"].tolist(), strict=True)
    found["text"] = [texts[row][start:end] for row, start, end in spans]
    once = ~pd.DataFrame({"a": row_a, "b": row_b, "content": runs["content"]}).duplicated(keep="last")
    return found[once].reset_index(drop=True).astype(schema.FRAMES["reuse"])


# ---------------------------------------------------------------- words


def _blocks(articles: pd.DataFrame, sentences: pd.DataFrame) -> Iterator[tuple[int, list[str], pd.DataFrame]]:
    """The corpus in blocks of whole articles: the row each begins with, its texts, its printed sentences."""
    texts = articles["text"].tolist()
    rows = sentences["article"].map(dict(zip(articles["article"], range(len(texts)), strict=True)))
    printed = sentences["role"].isin(PRINTED)
    spans = sentences.loc[printed, ["start", "end"]].assign(row=rows[printed]).sort_values("row", kind="stable")
    block = np.cumsum([len(text) for text in texts]) // _BLOCK
    for number in np.unique(block):
        first, last = np.searchsorted(block, (number, number + 1))
        low, high = np.searchsorted(spans["row"], (first, last))
        yield first, texts[first:last], spans.iloc[low:high]


def _words(first: int, texts: list[str], sentences: pd.DataFrame) -> Words:
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le"), dtype="<u4")
    base = np.concatenate([[0], np.cumsum([len(text) + 1 for text in texts])])
    folded = _folded(codes)
    inside, marks = folded != 0, np.flatnonzero(folded == ord("'"))
    inside[marks] = False
    inside[marks] = inside[marks - 1] & inside[marks + 1]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    start, end = edges[::2], edges[1::2]
    article = np.searchsorted(base, start, side="right") - 1
    opened = np.zeros(len(codes) + 1, dtype=np.int8)
    offset = base[sentences["row"].to_numpy() - first]
    opened[offset + sentences["start"].to_numpy()] += 1
    opened[offset + sentences["end"].to_numpy()] -= 1
    printed = np.cumsum(opened, dtype=np.int8)[start] > 0
    return Words(article + first, start - base[article], end - base[article], _hashed(folded, start, end), printed)


def _folded(codes: np.ndarray) -> np.ndarray:
    """For each code point its folded letter, digit or apostrophe, and 0 where it is no part of a word."""
    present = np.flatnonzero(np.bincount(codes))
    table = np.zeros(present[-1] + 1, dtype=np.uint32)
    table[present] = [_fold(code) for code in present.tolist()]
    return table[codes]


@cache
def _fold(code: int) -> int:
    character = chr(code)
    if character in _APOSTROPHES:
        return ord("'")
    return ord(character.lower()[0]) if unicodedata.category(character)[0] in "LNM" else 0


def _hashed(folded: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """One number a word, the same for the same letters in the same order."""
    if not len(start):
        return np.empty(0, dtype=np.uint64)
    length = end - start
    first = np.cumsum(length) - length
    place = np.arange(length.sum()) - np.repeat(first, length)
    letters = _mixed(folded[place + np.repeat(start, length)].astype(np.uint64))
    return _mixed(np.add.reduceat(letters * _powers(length.max())[place], first))


def _mixed(values: np.ndarray) -> np.ndarray:
    values = (values + _CHARACTER) * _SPREAD
    return (values ^ (values >> np.uint64(29))) * _CHARACTER


def _powers(count: int) -> np.ndarray:
    """1, r, r², … up to the `count`-th: the weights that make a sum of hashes depend on their order."""
    return np.cumprod(np.concatenate([[np.uint64(1)], np.full(count, _WORD)]))


def _joined(parts: list[Words]) -> Words:
    return Words(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Words)))


# ---------------------------------------------------------------- runs


def _runs(words: Words, least: int) -> pd.DataFrame:
    """Every maximal common run: its first word in either article, ``a`` before ``b``; ``words``; its hash."""
    weights = _powers(len(words.hash))
    sums = np.concatenate([[np.uint64(0)], np.cumsum(words.hash * weights[:-1])])

    def content(first: np.ndarray, length: np.ndarray | int) -> np.ndarray:
        return (sums[first + length] - sums[first]) * weights[len(words.hash) - first]

    reach = _reach(words)
    place = np.flatnonzero(reach >= least)
    place = place[_recurring(content(place, least))]
    opening = (place == 0) | (reach[place - 1] != reach[place] + 1)
    before = np.where(opening, place.astype(np.uint64), words.hash[place - 1])
    left, right = _openings(content(place, least), before)
    a, b = np.minimum(place[left], place[right]), np.maximum(place[left], place[right])
    apart = words.article[a] != words.article[b]
    a, b = a[apart], b[apart]
    low, high = np.full(len(a), least), np.minimum(reach[a], reach[b])
    while (low < high).any():
        middle = (low + high + 1) // 2
        same = content(a, middle) == content(b, middle)
        low, high = np.where(same, middle, low), np.where(same, high, middle - 1)
    found = pd.DataFrame({"a": a, "b": b, "words": low, "content": content(a, low)})
    order = np.lexsort((b, a, words.article[b], words.article[a]))
    return found.iloc[order].reset_index(drop=True)


def _reach(words: Words) -> np.ndarray:
    """How many printed words stand from each word on, itself included, to where the print breaks off."""
    count = len(words.hash)
    stops = np.ones(count, dtype=bool)
    stops[:-1] = ~words.printed[1:] | (words.article[1:] != words.article[:-1])
    last = np.flatnonzero(stops)
    place = np.arange(count)
    return np.where(words.printed, last[np.searchsorted(last, place)] - place + 1, 0)


def _recurring(shingle: np.ndarray) -> np.ndarray:
    """Whether each shingle stands in more than one place; few do, and only those need a closer look."""
    order = np.argsort(shingle)
    same = np.diff(shingle[order], prepend=~shingle[order[:1]]) == 0
    recurring = np.zeros(len(shingle), dtype=bool)
    recurring[order] = same | np.append(same[1:], False)
    return recurring


def _openings(shingle: np.ndarray, before: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All pairs of places with the same shingle after different words: there, and only there, a maximal run begins."""
    order = np.lexsort((before, shingle))
    new_shingle = np.diff(shingle[order]) != 0
    new_opening = new_shingle | (np.diff(before[order]) != 0)
    same_shingle, same_opening = _ends(new_shingle), _ends(new_opening)
    partners = same_shingle - same_opening
    left = np.repeat(np.arange(len(order)), partners)
    step = np.arange(len(left)) - np.repeat(np.cumsum(partners) - partners, partners)
    return order[left], order[same_opening[left] + step]


def _ends(changes: np.ndarray) -> np.ndarray:
    """For each place of a sorted sequence, where the run of equal values it belongs to ends."""
    ends = np.append(np.flatnonzero(changes) + 1, len(changes) + 1)
    return ends[np.searchsorted(ends, np.arange(len(changes) + 1), side="right")]
