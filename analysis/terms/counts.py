"""How often each outlet uses each term.

The engine is NumPy over numbered words. A run of words and the sentence it stands in make one whole number; an outlet's
numbers are sorted, so that equal ones stand side by side and show counts, sentences and articles in one pass. Sorting
whole numbers is what today's processors do best (16 million in a second, where a hash table takes eight), and those of
one outlet fit into their own memory. ``make bench`` measures it beside Polars, scikit-learn and NLTK.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema, stats
from analysis.data import lexicon
from analysis.terms import forms
from analysis.tokens import Words, read_words

#: The bits that a whole number has for a run of words and its sentence.
BITS = 63


@dataclass(frozen=True)
class _Text:
    """The running text of one outlet: of each word its number and that of its `sentence`; of each sentence its size in
    words, and the numbers of its article and its passage, which do not fall from one sentence to the next."""

    outlet: str
    word: np.ndarray
    sentence: np.ndarray
    sizes: np.ndarray
    article: np.ndarray
    passage: np.ndarray

    @property
    def total(self) -> int:
        """How many words it has."""
        return int(self.sizes.sum())


def count_terms(
    sentences: pd.DataFrame, *, longest: int = 3, phrases: Collection[str] = (), lemmas: bool = False
) -> pd.DataFrame:
    """The frame ``terms``: how often each outlet uses each term of one to `longest` words, most frequent first.

    `total` and `per_1000` are in words of the outlet, whatever the length of the term; `low` and `high` bound the rate
    (:func:`analysis.stats.poisson_rate`); `articles` and `passages` say in how many of the outlet's the term stands;
    `dispersion` is Gries' DP of the term over the outlet's sentences (:func:`analysis.stats.dispersion`). Of terms that
    are used as often, shorter ones come first, and of these in the order of their words.

    Each of `phrases` counts as one word: where it stands, its parts are not counted. With `lemmas`, all inflections of
    a word are one (:mod:`analysis.terms.forms`).
    """
    outlets = pd.Index(sentences["outlet"].unique())
    sentences = sentences[sentences["role"].isin(schema.COUNTED)]
    sentences = sentences.iloc[np.argsort(outlets.get_indexer(sentences["outlet"]), kind="stable")]
    words = _units(read_words(sentences["text"]), phrases, lemmas)
    content = ~words.names.isin(lexicon("stopwords")["words"])
    found = []
    for text in _texts(words, sentences):
        counts = _terms_of(text, content, longest)
        size = len(counts["count"])
        found.append(
            counts | {"outlet": np.full(size, outlets.get_loc(text.outlet)), "total": np.full(size, text.total)}
        )
    table = _stacked(found)
    del found
    if not table or not len(table["count"]):
        return schema.frame("terms", [])
    spelled = table.pop("spelled")
    table["outlet"] = _joined(outlets, table["outlet"][:, np.newaxis])
    table["term"], table["words"] = _joined(words.names, spelled), _sizes(words.names)[spelled].sum(axis=1)
    table["per_1000"] = 1000 * table["count"] / table["total"]
    table["low"], table["high"] = stats.poisson_rate(table["count"], table["total"])
    columns = schema.FRAMES["terms"]
    return pd.DataFrame({name: table.pop(name) for name in columns}, copy=False).astype(columns)


def _units(words: Words, phrases: Collection[str], lemmas: bool) -> Words:
    """The `words`, or their lemmas, with each of `phrases` as one of them; `sizes` stay those of the sentences."""
    word, names, kept = words.word, words.names, slice(None)
    if lemmas:
        word, names = forms.lemmatised(word, names)
    if phrases:
        kept, _, word, names = forms.joined(word, words.row, names, phrases, lemmas=lemmas)
    return replace(words, word=word, row=words.row[kept], names=names)


def _sizes(names: pd.Index) -> np.ndarray:
    """How many words each of `names` has, and a 0 at the end, where -1 leads."""
    return np.append(pc.count_substring(pa.array(names, type=pa.string()), " ").to_numpy() + 1, 0)


def _texts(words: Words, sentences: pd.DataFrame) -> Iterator[_Text]:
    """The text of each outlet of `sentences`, which are sorted by outlet and hold the `words`."""
    outlet, names = pd.factorize(sentences["outlet"])
    article = pd.factorize(sentences["article"])[0]
    opens = (np.diff(article, prepend=-1) != 0) | (np.diff(sentences["passage"], prepend=-1) != 0)
    rows = np.searchsorted(outlet, np.arange(len(names) + 1))
    places = np.searchsorted(words.row, rows)
    for number, name in enumerate(names):
        own, held = slice(*rows[number : number + 2]), slice(*places[number : number + 2])
        sentence = words.row[held].astype(np.int64) - rows[number]
        yield _Text(
            name, words.word[held].astype(np.int64), sentence, words.sizes[own], article[own], np.cumsum(opens[own])
        )


def _terms_of(text: _Text, content: np.ndarray, longest: int) -> dict[str, np.ndarray]:
    """:func:`_counted` for every term of `text`, most frequent first, with the numbers of its words in `spelled`.

    `content` says of each word that there is whether a term may begin and end with it. `spelled` has a column for each
    word of the longest term, and -1 behind the last word.
    """
    kinds, found = len(content), []
    # A run is numbered by what stands before its last word (`before`; `known` has the words of these) and by that word.
    before, known = np.zeros_like(text.word), np.empty((1, 0), dtype=np.int64)
    for length in range(1, longest + 1):
        first, last = slice(max(len(text.word) - length + 1, 0)), slice(length - 1, None)
        runs = before[first] * kinds + text.word[last]
        terms = content[text.word[first]] & content[text.word[last]] & (text.sentence[first] == text.sentence[last])
        counts = _counted(runs[terms], text.sentence[first][terms], text)
        run = counts.pop("run")
        counts["spelled"] = np.full((len(run), longest), -1)
        counts["spelled"][:, :length] = np.column_stack([known[run // kinds], run % kinds])
        found.append(counts)
        if length == 1:
            before, known = text.word, np.arange(kinds)[:, np.newaxis]
        elif length < longest:
            before, different = pd.factorize(runs, sort=True)
            known = np.column_stack([known[different // kinds], different % kinds])
    table = _stacked(found)
    # Whole numbers again: the count above, the present place below, for they sort faster than places by their counts.
    order = np.sort(-table["count"] << 32 | np.arange(len(table["count"]))) & (1 << 32) - 1
    return {name: values[order] for name, values in table.items()}


def _stacked(tables: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The columns of `tables` under each other; they are taken out of the tables, for there can be a lot of them."""
    return {name: np.concatenate([table.pop(name) for table in tables]) for name in list(tables[0])} if tables else {}


def _counted(runs: np.ndarray, sentence: np.ndarray, text: _Text) -> dict[str, np.ndarray]:
    """A table with a row for each different number in `runs`, each of which stands in a `sentence`, in growing order.

    Its columns are `run`, `count`, in how many `articles` and `passages` of `text` it stands, and `dispersion`.
    """
    bits = len(text.sizes).bit_length()
    names, numbers = None, runs
    if len(runs) and int(runs.max()).bit_length() + bits > BITS:
        numbers, names = pd.factorize(runs, sort=True)
    sorted_runs = np.sort(numbers << bits | sentence)
    held = np.flatnonzero(np.diff(sorted_runs, prepend=-1))  # where the uses of a run in one sentence begin
    run, sentence = sorted_runs[held] >> bits, sorted_runs[held] & (1 << bits) - 1
    uses = np.diff(held, append=len(sorted_runs))
    new = np.diff(run, prepend=-1) != 0
    begins = np.flatnonzero(new)
    count = np.add.reduceat(uses, begins)
    # DP is ½ Σ |v − s| = 1 − Σ min(v, s) over the sentences: only those that hold the term add to the sum.
    share = uses / np.repeat(count, np.diff(begins, append=len(run)))
    due = np.add.reduceat(np.minimum(share, text.sizes[sentence] / text.total), begins)
    columns = {"run": run[begins] if names is None else names[run[begins]], "count": count}
    for name, part in (("articles", text.article), ("passages", text.passage)):
        columns[name] = np.add.reduceat(new | (np.diff(part[sentence], prepend=-1) != 0), begins, dtype=np.int64)
    return {**columns, "dispersion": np.maximum(1 - due, 0)}


def _joined(names: pd.Index, spelled: np.ndarray) -> pd.Series:
    """The terms of `names`, those numbered in a row of `spelled` with blanks between them; -1 is none."""
    words = pa.array(names, type=pa.string())
    columns = [words.take(pa.array(numbers, mask=numbers < 0)) for numbers in spelled.T]
    return pc.binary_join_element_wise(*columns, " ", null_handling="skip").to_pandas()
