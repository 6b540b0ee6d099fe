"""Every maximal run of words that two articles have in common, however many articles there are.

All shingles (runs of the least length) are numbered and sorted. Two places open a run if the same shingle stands there
after different words; how far it goes is read off the words. So the work grows with the text and with what is found,
not with the number of pairs of articles (Manber 1994, "Finding similar files in a large file system").

What is found would grow with the square of the places where a shingle stands, and a set phrase or an outlet's own line
stands in thousands. Of such a common shingle the first place in each article is laid beside its first place of all: at
most a row an article, and no article is lost.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.overlap.hashes import Words, shingles

#: Pairs of places compared at a time (few enough for the processor's cache), and the fewest words of each at once.
_PAIRS, _AT_ONCE = 1 << 15, 2
#: The bits of a place, of which two and a flag are sorted as one number.
_PLACE = (1 << 31) - 1
#: An odd number whose products spread over 64 bits.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def common_runs(words: Words, *, least: int, common: int) -> pd.DataFrame:
    """The runs of at least `least` words of two articles: first words `a` before `b`, `words`, `boilerplate`.

    A shingle is common in more than `common` places; `boilerplate` are runs of common shingles alone, of which only
    those of its first place in an article with its first of all are given. Sorted by `a`, then `b`.
    """
    place = _recurring(words.hash, least)
    row = words.row(place)
    group, places, hub = _groups(shingles(words.hash, least, place))
    openings = _openings(words.hash, place, group, places <= common)
    beside = _beside(place, row, group, hub, places > common)
    one, other = (np.concatenate(pair) for pair in zip(openings, beside, strict=True))
    plain = np.arange(len(one)) >= len(openings[0])
    apart = row[one] != row[other]
    a, b, plain = _begin(words.hash, place[one[apart]], place[other[apart]], plain[apart])
    length = least + _alike(words.hash, a + least, b + least)
    return pd.DataFrame({"a": a, "b": b, "words": length, "boilerplate": plain})


# ---------------------------------------------------------------- shingles


def _recurring(hashes: np.ndarray, least: int) -> np.ndarray:
    """The places, in order, whose shingle stands in a second place too, and a few others.

    Sorting numbers that hold a shingle's last bits and its place is several times as fast as sorting places by shingle.
    """
    packed = shingles(hashes, least)
    bits = np.uint64(len(packed).bit_length())
    packed <<= bits
    packed |= np.arange(len(packed), dtype=np.uint64)
    packed.sort()
    packed = packed[repeated(packed >> bits)]
    return np.sort((packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64))


def repeated(ordered: np.ndarray) -> np.ndarray:
    """Whether each of some sorted values stands there more than once."""
    same = ordered[1:] == ordered[:-1]
    found = np.zeros(len(ordered), dtype=bool)
    found[1:] |= same
    found[:-1] |= same
    return found


def _groups(shingle: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each of some shingles: a number for all that are equal, how many these are, and the first of them."""
    order = np.argsort(shingle, kind="stable")
    new = np.diff(shingle[order], prepend=~shingle[order[:1]]) != 0
    first = np.flatnonzero(new)
    group = np.empty(len(shingle), dtype=np.int64)
    group[order] = np.cumsum(new) - 1
    return group, np.diff(first, append=len(shingle))[group], order[first][group]


# ---------------------------------------------------------------- pairs of places


def _openings(
    hashes: np.ndarray, place: np.ndarray, group: np.ndarray, rare: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """All pairs of places of one `rare` group, by number, after different words or after what is no such place."""
    rare = np.flatnonzero(rare)
    place, group = place[rare], group[rare].astype(np.uint64)
    follows = np.diff(place, prepend=-2) == 1
    before = np.where(follows, hashes[place - 1], place.astype(np.uint64) * _SPREAD)
    bits = np.uint64(len(hashes).bit_length())
    opening = group << (np.uint64(64) - bits) | before >> bits
    order = np.argsort(opening)
    same_group, same_opening = _ends(group[order]), _ends(opening[order])
    partners = same_group - same_opening
    left = np.repeat(np.arange(len(order)), partners)
    step = np.arange(len(left)) - np.repeat(np.cumsum(partners) - partners, partners)
    return rare[order[left]], rare[order[same_opening[left] + step]]


def _ends(ordered: np.ndarray) -> np.ndarray:
    """For each of some sorted values the number of the first after it that is another."""
    ends = np.append(np.flatnonzero(np.diff(ordered)) + 1, len(ordered))
    return np.repeat(ends, np.diff(ends, prepend=0))


def _beside(
    place: np.ndarray, row: np.ndarray, group: np.ndarray, hub: np.ndarray, often: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """By number, the first place of each group found `often` with its first in each article.

    But not if the places before these two are such a pair: it is the same run.
    """
    first = ~pd.DataFrame({"group": group[often], "row": row[often]}).duplicated().to_numpy()
    far = np.flatnonzero(often)[first]
    near = hub[far]
    told = (np.diff(place[far], prepend=-2) == 1) & (np.diff(place[near], prepend=-2) == 1)
    return near[~told], far[~told]


# ---------------------------------------------------------------- runs


def _begin(hashes: np.ndarray, one: np.ndarray, other: np.ndarray, plain: np.ndarray) -> tuple[np.ndarray, ...]:
    """Where the runs through each two places begin, in order and each once; `plain` if they are at all their places."""
    a, b = np.minimum(one, other), np.maximum(one, other)
    back = _alike(hashes, a - 1, b - 1, step=-1)
    packed = np.sort((a - back) << 32 | (b - back) << 1 | plain)
    packed = packed[np.diff(packed >> 1, prepend=-1) > 0]
    return packed >> 32, packed >> 1 & _PLACE, packed & 1 > 0


def _alike(hashes: np.ndarray, one: np.ndarray, other: np.ndarray, *, step: int = 1) -> np.ndarray:
    """How many words from each place of `one` and of `other` on are the same; backwards for a `step` of -1."""
    length = np.zeros(len(one), dtype=np.int64)
    for first in range(0, len(one), _PAIRS):
        going = np.arange(first, min(first + _PAIRS, len(one)))
        while len(going):
            ahead = step * (length[going, None] + np.arange(max(_AT_ONCE, _PAIRS // len(going))))
            here = hashes.take(one[going, None] + ahead, mode="clip")
            same = here == hashes.take(other[going, None] + ahead, mode="clip")
            whole = same.all(axis=1)
            length[going] += np.where(whole, same.shape[1], same.argmin(axis=1))
            going = going[whole]
    return length
