"""Other finders of shared words, each from texts to the pairs of texts in which it finds some; first in order, first.

Two of them compare pair by pair: they take the pairs to look at. Those installed with ``requirements-peers.txt`` are
imported where they are used.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from itertools import combinations

import numpy as np

LEAST = 5
Pairs = set[tuple[int, int]]


def installed() -> bool:
    """Whether all that ``requirements-peers.txt`` installs for this is there."""
    return all(map(find_spec, ("text_matcher", "rapidfuzz", "datasketch")))


def every_pair(texts: list[str]) -> Pairs:
    """All pairs that share five words, by definition: what a finder should find."""
    holders = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle in _shingles(text):
            holders[shingle].append(number)
    return {pair for numbers in holders.values() for pair in combinations(numbers, 2)}


def difflib_pairs(texts: list[str], pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Pairs with a matching block of five words: of runs that cross each other, difflib finds those in one order."""
    return {
        (a, b)
        for a, b in pairs
        for blocks in [SequenceMatcher(None, _words(texts[a]), _words(texts[b]), autojunk=False).get_matching_blocks()]
        if any(block.size >= LEAST for block in blocks)
    }


def text_matcher_pairs(texts: list[str], pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Pairs with a match of three trigrams in a row, which are five words; text-matcher prints, and is not heard."""
    from text_matcher.matcher import Matcher, Text

    with redirect_stdout(io.StringIO()):
        read = cache(lambda number: Text(texts[number], str(number), removeStopwords=False))
        return {(a, b) for a, b in pairs if Matcher(read(a), read(b), threshold=2, cutoff=3).numMatches}


def rapidfuzz_pairs(texts: list[str], first: int) -> Pairs:
    """Pairs with two sentences that are alike by 80 in 100, if one of the `first` texts is among them."""
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    sentences = [(n, sentence) for n, text in enumerate(texts) for sentence in re.split(r"(?<=[.?!])\s+|\n+", text)]
    holder = np.array([number for number, _ in sentences])
    written = [sentence.lower() for _, sentence in sentences]
    likeness = cdist(written[: np.searchsorted(holder, first)], written, scorer=fuzz.ratio, score_cutoff=80, dtype="u1")
    one, other = likeness.nonzero()
    return {(a, b) for a, b in zip(holder[one].tolist(), holder[other].tolist(), strict=True) if a < b}


def datasketch_pairs(texts: list[str]) -> Pairs:
    """Pairs of which a tenth of all runs of five words are shared, most probably: MinHash and its index (LSH)."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.1, num_perm=128), set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(shingle).encode() for shingle in _shingles(text)])
        found |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", re.sub("[’‘ʼ＇]", "'", text).lower())


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return set(zip(*(words[step:] for step in range(LEAST)), strict=False))
