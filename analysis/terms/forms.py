"""Which forms of words count as one term: the inflections of a word, and words that make one name or set phrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from analysis.tokens import fold, word_spans


def lemma(word: str) -> str:
    """The form under which a dictionary has `word`: talks is talk, said is say. Names that need capitals stay (US).

    By simplemma's English table, without regard to the sentence: "building" stays a building (Barbaresi 2021).
    """
    import simplemma  # loading its table takes longer than measuring an event, and only who asks for lemmas needs it

    return word if word != word.lower() else simplemma.lemmatize(word, lang="en").lower()


def lemmatised(word: np.ndarray, names: pd.Index) -> tuple[np.ndarray, pd.Index]:
    """`word`, numbering words by `names`, as numbers of their lemmas, and these in the order of their characters."""
    codes, lemmas = pd.factorize(np.array([lemma(name) for name in names], dtype=object), sort=True)
    return codes[word], pd.Index(lemmas, dtype=object)


def joined(
    word: np.ndarray, row: np.ndarray, names: pd.Index, phrases: Collection[str], *, lemmas: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray, pd.Index]:
    """Words with each of `phrases` as a word of its own, the longest first, none in a part of another.

    `word` numbers the words by `names`, which with `lemmas` are those; `row` is the sentence each stands in. Gives the
    places of the words that are left (of a phrase its first), those of the last word of each, the new numbers and the
    new names in the order of their characters. Raises ValueError for a phrase of fewer than two words.
    """
    last, taken, unit = np.arange(len(word)), np.zeros(len(word), dtype=bool), names.to_numpy()[word]
    kept = np.ones(len(word), dtype=bool)
    # Only where its first word stands can a phrase begin: the places of each word, in order.
    order = np.argsort(word, kind="stable")
    bounds = np.searchsorted(word[order], np.arange(len(names) + 1))
    number = dict(zip(names, range(len(names)), strict=True))
    for wanted in sorted({_phrase(phrase, lemmas) for phrase in phrases}, key=lambda words: (-len(words), words)):
        codes = [number.get(own, -1) for own in wanted]
        for first in _followed(word, row, codes, order[bounds[codes[0]] : bounds[codes[0] + 1]]):
            own = slice(first, first + len(wanted))
            if not taken[own].any():
                taken[own], kept[own], last[first], unit[first] = True, False, own.stop - 1, " ".join(wanted)
                kept[first] = True
    codes, units = pd.factorize(unit[kept], sort=True)
    return np.flatnonzero(kept), last[kept], codes, pd.Index(units, dtype=object)


def find(word: np.ndarray, row: np.ndarray, names: pd.Index, wanted: Collection[str]) -> np.ndarray:
    """The places at which the words `wanted` follow each other inside one sentence."""
    return _followed(word, row, names.get_indexer(list(wanted)), np.arange(len(word)))


def _followed(word: np.ndarray, row: np.ndarray, wanted: Sequence[int], first: np.ndarray) -> np.ndarray:
    """Those places of `first` at which the numbers `wanted` (-1 is no word) follow each other inside one sentence."""
    reach = len(wanted) - 1
    first = first[first < len(word) - reach]
    here = row[first] == row[first + reach]
    for step, code in enumerate(wanted):
        here &= word[first + step] == code
    return first[here]


def words_of(term: str, *, lemmas: bool = False) -> list[str]:
    """The folded words of `term`, or their lemmas."""
    words = [fold(term[start:end]) for start, end in word_spans(term)]
    return [lemma(word) for word in words] if lemmas else words


def _phrase(phrase: str, lemmas: bool) -> tuple[str, ...]:
    words = tuple(words_of(phrase, lemmas=lemmas))
    if len(words) < 2:
        raise ValueError(f"{phrase!r} is no phrase: it holds fewer than two words")
    return words
