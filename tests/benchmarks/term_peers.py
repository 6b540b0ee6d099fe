"""The usual tools for counting words and pairs of words by outlet, as `bench_terms` measures them.

Each takes the same rows of text with their outlets. The pattern says what a word is to them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import numpy as np
import punkt
from nltk import FreqDist
from nltk.tokenize import NLTKWordTokenizer
from scipy import sparse
from scipy.special import xlogy
from sklearn.feature_extraction.text import CountVectorizer

try:
    import polars
except ImportError:
    polars = None

Counts = dict[tuple[str, str], int]


def tools(outlets: Sequence[str], texts: Sequence[str], pattern: str) -> dict[str, Callable]:
    """The tools that count words and pairs of words, by name."""
    found = {"scikit-learn, words and pairs, G²": lambda: SklearnCounts(outlets, texts, pattern)}
    if polars is not None:
        found |= {"Polars, words and pairs, no keyness": lambda: PolarsCounts(outlets, texts, pattern)}
    return found


class PolarsCounts:
    """Words by a regular expression, then a group-by of words and one of pairs inside a row."""

    def __init__(self, outlets: Sequence[str], texts: Sequence[str], pattern: str) -> None:
        rows = polars.DataFrame({"outlet": outlets, "text": texts}).with_row_index("row")
        words = rows.select("row", "outlet", word=polars.col("text").str.to_lowercase().str.extract_all(pattern))
        words = words.explode("word", empty_as_null=False, keep_nulls=False)
        row, word = polars.col("row"), polars.col("word")
        pairs = words.with_columns(next=word.shift(-1), inside=row == row.shift(-1)).filter("inside")
        self.words = words.group_by("outlet", "word").len()
        self.pairs = pairs.group_by("outlet", "word", "next").len()

    def counts(self) -> Counts:
        """How often each outlet uses each word and pair."""
        words = {(outlet, word): count for outlet, word, count in self.words.iter_rows()}
        return words | {(outlet, f"{one} {two}"): count for outlet, one, two, count in self.pairs.iter_rows()}


class SklearnCounts:
    """Counts by row of text, summed by outlet, and G² of every term in every outlet that uses it."""

    def __init__(self, outlets: Sequence[str], texts: Sequence[str], pattern: str) -> None:
        vectorizer = CountVectorizer(ngram_range=(1, 2), token_pattern=pattern)
        rows = vectorizer.fit_transform(texts)
        self.outlets, number = np.unique(np.asarray(outlets, dtype=object), return_inverse=True)
        member = sparse.csr_matrix((np.ones(len(number), dtype=np.int64), (number, np.arange(len(number)))))
        self.cells, self.terms = (member @ rows).tocoo(), vectorizer.get_feature_names_out()
        everywhere, totals = (np.asarray(self.cells.sum(axis=axis)).ravel() for axis in (0, 1))
        here, total = self.cells.data, totals[self.cells.row]
        both, whole = everywhere[self.cells.col], totals.sum()
        expected = both * total / whole
        self.g2 = 2 * (xlogy(here, here / expected) + xlogy(both - here, (both - here) / (both - expected)))

    def counts(self) -> Counts:
        """How often each outlet uses each word and pair."""
        cells = zip(self.outlets[self.cells.row], self.terms[self.cells.col], self.cells.data.tolist(), strict=True)
        return {(outlet, term): count for outlet, term, count in cells}


def nltk_words(texts: Sequence[str]) -> FreqDist:
    """What NLTK's `word_tokenize` does (Punkt, then the tokeniser of words), and the counts of words alone."""
    lines, words = punkt.PunktSentenceTokenizer(punkt.load_model("english")), NLTKWordTokenizer()
    return FreqDist(word for text in texts for line in lines.tokenize(text) for word in words.tokenize(line))
