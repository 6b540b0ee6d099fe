"""Words that stand together more often than chance would put them."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis import schema
from analysis.data import lexicon
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
