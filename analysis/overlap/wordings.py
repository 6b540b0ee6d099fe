"""Comparing two wordings word by word."""

from __future__ import annotations

import re
from functools import cache

from analysis.data import lexicon
from analysis.tokens import SOFT_HYPHEN, stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
#: Also a left mark inside a word, which some pages print for it.
_APOSTROPHE = re.compile(r"’|(?<=\w)‘(?=\w)")


def fold_words(text: str) -> list[str]:
    """The words of `text` as two wordings are compared: case aside, one kind of apostrophe, hyphened words apart."""
    return _WORD.findall(_APOSTROPHE.sub("'", text).replace(SOFT_HYPHEN, "").lower())


def compare_wordings(gist: str, text: str) -> str:
    """How close `text` is to `gist`: identical, near-verbatim or paraphrase.

    Identical: the same words but for case and marks. Near-verbatim: the words they share in the same order are at least
    ``[statements] verbatim`` of the shorter one's words.
    """
    first, second = fold_words(gist), fold_words(text)
    if first == second:
        return "identical"
    near = shared_in_order(first, second) >= lexicon("thresholds")["statements"]["verbatim"]
    return "near-verbatim" if near else "paraphrase"


def shared_in_order(first: list[str], second: list[str]) -> float:
    """The longest common subsequence of two lists of words, as a share of the shorter list; 0 if that is empty."""
    lengths = [0] * (len(second) + 1)
    for word in first:
        diagonal = 0
        for place, other in enumerate(second, start=1):
            here = diagonal + 1 if word == other else max(lengths[place], lengths[place - 1])
            diagonal, lengths[place] = lengths[place], here
    return lengths[-1] / max(min(len(first), len(second)), 1)


def content_stems(words: list[str]) -> set[str]:
    """The stems of the folded `words` that are no small words; the words as they are if all of them are small."""
    return {stem(word.removesuffix("'s")) for word in content_words(words)} or set(words)


def content_words(words: list[str]) -> list[str]:
    """The folded `words` that are no small words, in order."""
    return [word for word in words if word not in _small_words()]


def base_stem(word: str) -> str:
    """The stem of a folded word, of an irregular past or participle that of its verb: "leav" for "left"."""
    known = lexicon("clauses")
    return stem(known["pasts"].get(word) or known["participles"].get(word, word))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])
