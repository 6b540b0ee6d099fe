"""Words that stand together more often than chance would put them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.terms.contexts import find_term, units
from analysis.tokens import tokenise


def collocations(sentences: pd.DataFrame, *, least: int = 3) -> pd.DataFrame:
    """Pairs of neighbouring words in the running text of all outlets together, the most strongly bound first.

    Pairs inside one sentence, of words that are no small ones (``data/stopwords.toml``), that occur at least `least`
    times. Gives `pair`, `count`, `outlets` (how many use it), `g2` (log-likelihood ratio against chance, Dunning 1993)
    and `pmi` (pointwise mutual information in bits, Church and Hanks 1990), both by NLTK's association measures.
    """
    # Loading NLTK takes longer than measuring an event, and nothing else needs it.
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
    from nltk.probability import FreqDist

    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    tokens = tokenise(counted)
    words, rows = tokens["word"].astype(str).tolist(), tokens["row"].tolist()
    outlets = counted["outlet"].to_numpy()[tokens["row"]]
    small = set(lexicon("stopwords")["words"])
    places = [n for n in range(len(words) - 1) if rows[n] == rows[n + 1] and not {words[n], words[n + 1]} & small]
    pairs = Counter((words[n], words[n + 1]) for n in places)
    users = Counter(pair for pair, _ in {((words[n], words[n + 1]), outlets[n]) for n in places})
    finder = BigramCollocationFinder(FreqDist(words), FreqDist(pairs))
    finder.apply_freq_filter(least)
    pmi = dict(finder.score_ngrams(BigramAssocMeasures.pmi))
    scored = sorted(finder.score_ngrams(BigramAssocMeasures.likelihood_ratio), key=lambda item: (-item[1], item[0]))
    found = [(" ".join(pair), pairs[pair], users[pair], g2, pmi[pair]) for pair, g2 in scored]
    return pd.DataFrame(found, columns=["pair", "count", "outlets", "g2", "pmi"])


def collocates(
    sentences: pd.DataFrame, term: str, *, window: int = 5, least: int = 2, phrases: Collection[str] = ()
) -> pd.DataFrame:
    """The words that stand near `term` in the running text, by how much oftener than chance would put them there.

    Near is at most `window` words before or after, in the same sentence. Gives `word`, `near` (how often it stands
    there, at least `least` times), `count` (how often in all), `outlets` (how many put it there), and by NLTK's
    association measures `g2` (log-likelihood ratio), `pmi` in bits, which favours what is rare, and `dice` (0 to 1).
    They compare the words near the term with all words (Evert 2008, Corpora and collocations). Small words and the
    words of the term are left out, and so is what stands near less often than chance would put it there. Each of
    `phrases` is one word. Raises ValueError if `term` holds no word.
    """
    from nltk.collocations import BigramAssocMeasures

    counted = sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    tokens = units(tokenise(counted), phrases)
    first, last = find_term(tokens, term)
    row = tokens["row"].to_numpy()
    inside, near = _between(first, last, len(row)), np.zeros(len(row), dtype=bool)
    for step in range(1, window + 1):
        before, after = first[first >= step], last[last + step < len(row)]
        near[before[row[before - step] == row[before]] - step] = True
        near[after[row[after + step] == row[after]] + step] = True
    near &= ~inside
    tokens = tokens.assign(outlet=counted["outlet"].to_numpy()[row])
    words = tokens[~inside].groupby("word", observed=True).size()
    found = tokens[near].groupby("word", observed=True).agg(near=("row", "size"), outlets=("outlet", "nunique"))
    found = found.assign(count=words.reindex(found.index))
    size, whole = int(near.sum()), int((~inside).sum())
    small = found.index.isin(lexicon("stopwords")["words"])
    found = found[(found["near"] >= least) & (found["near"] * whole > found["count"] * size) & ~small]
    for name, measure in (("g2", "likelihood_ratio"), ("pmi", "pmi"), ("dice", "dice")):
        score = getattr(BigramAssocMeasures, measure)
        found[name] = [score(n, (size, count), whole) for n, count in zip(found["near"], found["count"], strict=True)]
    found = found.rename_axis("word").reset_index().astype({"word": "str"})
    found = found.sort_values(["g2", "word"], ascending=[False, True], ignore_index=True)
    return found[["word", "near", "count", "outlets", "g2", "pmi", "dice"]]


def _between(first: np.ndarray, last: np.ndarray, size: int) -> np.ndarray:
    """Which of `size` places are from a `first` to its `last`."""
    edges = np.bincount(first, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1)
    return np.cumsum(edges)[:size] > 0
