"""How alike two units are, as one number: characters, words, who speaks, and what stands beside them.

No model and nothing learned elsewhere: word weights come from the event's own articles. What a reader also goes by is
added to the wording: the same speaker, and that the units before or after are alike too, which is how two translations
of one sentence are known when they share no word.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

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
    from sklearn.feature_extraction.text import TfidfVectorizer  # here: the import takes over a second

    lines = [" ".join(words) for words in texts]
    by_characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
    by_words = TfidfVectorizer(analyzer=content_stems, binary=True, norm=None, dtype=np.float32)
    grams, words = by_characters.fit_transform(lines), by_words.fit_transform(texts).sqrt()
    shared = (words @ words.T).toarray()
    dice = 2 * shared / np.add.outer(shared.diagonal(), shared.diagonal())
    return ((grams @ grams.T).toarray() + dice) / 2


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
