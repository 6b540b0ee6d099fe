"""How alike two units are, as one number: characters, words, who speaks, and what stands beside them.

No model and nothing learned elsewhere: word weights come from the event's own articles. What a reader also goes by is
added to the wording: the same speaker, and that the units before or after are alike too, which is how two translations
of one sentence are known when they share no word.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.data import lexicon
from analysis.overlap.wordings import content_stems, fold_words


def unit_likeness(units: pd.DataFrame) -> np.ndarray:
    """A symmetric matrix over `units` (article, text, speaker; in the order of the text); 0 is nothing in common.

    The wording counts from 0 to 1: half the cosine of character 3- to 5-grams, half the weight of the shared words in
    that of both units' words (Dice), both weighted by inverse document frequency. The same speaker adds to it, another
    speaker takes off, and units of two articles gain where those before or after them are alike (``[statements]`` of
    ``data/thresholds.toml``).
    """
    if units.empty:
        return np.zeros((0, 0), dtype=np.float32)
    weights = lexicon("thresholds")["statements"]
    wording = _wording([fold_words(text) or [text] for text in units["text"]])
    voices = _voices(units["speaker"])
    article = pd.factorize(units["article"])[0]
    beside = np.maximum(_shifted(wording, article, 1), _shifted(wording, article, -1))
    apart = article[:, None] != article[None, :]
    return wording + weights["speaker"] * voices + weights["neighbours"] * beside * (apart & (voices >= 0))


def _wording(texts: list[list[str]]) -> np.ndarray:
    grams = _counts([[gram for word in words for gram in _grams(word)] for words in texts])
    grams.data = (1 + np.log(grams.data)) * _rarity(grams)[grams.indices]
    alike = (grams @ grams.T).toarray()
    length = np.sqrt(alike.diagonal())
    # Sorted, since sums of rounded numbers depend on their order, and that of a set on the process.
    stems = _counts([sorted(content_stems(words)) for words in texts])
    stems.data = np.sqrt(_rarity(stems)[stems.indices])
    shared = (stems @ stems.T).toarray()
    weight = shared.diagonal()
    return (alike / np.multiply.outer(length, length) + 2 * shared / np.add.outer(weight, weight)) / 2


def _grams(word: str) -> list[str]:
    """The runs of 3 to 5 characters of a word and the blanks around it; a shorter word is one run."""
    padded = f" {word} "
    runs = [padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1)]
    return runs or [padded]


def _counts(documents: Iterable[Iterable[str]]) -> csr_array:
    """How often each document (row) holds each feature (column)."""
    columns: dict[str, int] = {}
    places, ends = [], [0]
    for features in documents:
        places += [columns.setdefault(feature, len(columns)) for feature in features]
        ends.append(len(places))
    ones = np.ones(len(places), dtype=np.float32)
    counts = csr_array((ones, places, ends), shape=(len(ends) - 1, len(columns)))
    counts.sum_duplicates()
    return counts


def _rarity(counts: csr_array) -> np.ndarray:
    """The inverse document frequency of each feature, smoothed: ln((1 + n) / (1 + documents that hold it)) + 1."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    return (np.log((1 + counts.shape[0]) / (1 + held)) + 1).astype(np.float32)


def _voices(speakers: pd.Series) -> np.ndarray:
    """1 where both units are reported words of the same speaker, -1 where of different ones, 0 where one has none."""
    row, names = pd.factorize(speakers)
    families = [{fold_words(name)[-1] for name in speaker.split(",") if fold_words(name)} for speaker in names]
    table = [[bool(a and b) * (1 if a & b else -1) for b in families] for a in families]
    return np.array(table, dtype=np.float32)[np.ix_(row, row)]


def _shifted(matrix: np.ndarray, article: np.ndarray, step: int) -> np.ndarray:
    """`matrix` of the units `step` places on in their articles, 0 where an article has no such unit."""
    moved = np.roll(matrix, (-step, -step), axis=(0, 1))
    place = np.arange(len(article)) + step
    inside = (place >= 0) & (place < len(article))
    inside &= np.roll(article, -step) == article
    return moved * np.outer(inside, inside)
