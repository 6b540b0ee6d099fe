"""How often terms are called distinctive where nothing is, and how often intervals of rates hold the true rate.

Sentences of an event are dealt out among its outlets at random, so that no outlet differs from another but by chance.
The events are the seeds, or those of a folder: ``PARALLAX_EVENTS=folder python -m tests.benchmarks.check_chance``.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import schema, stats
from analysis.corpus import read_corpus
from analysis.data import SEEDS
from analysis.passages import describe_articles, mark_passages
from analysis.sentences import split_sentences
from analysis.terms import count_terms, keyness, set_phrases

#: Of so rare a term the interval says little; the coverage is that of terms expected at least so often in an outlet.
_EXPECTED = 3


def run(*, deals: int = 1000, seed: int = 1) -> None:
    """Prints both shares for each event, over so many `deals`."""
    folder = os.environ.get("PARALLAX_EVENTS")
    folders = sorted(path for path in Path(folder).iterdir() if path.is_dir()) if folder else [SEEDS]
    print(f"chance: {deals:,} deals of each event's sentences among its outlets, seed {seed}")
    for path in folders:
        sentences = _counted(path)
        draw = np.random.default_rng(seed)
        phrases = set_phrases(sentences)
        false = np.mean([_distinctive(_dealt(sentences, draw), phrases) for _ in range(deals)], axis=0)
        held = np.concatenate([_covered(sentences, draw) for _ in range(deals)])
        print(
            f"  {path.name:36} {false[0]:6.1%} of the deals have a distinctive term among words and set phrases, "
            f"{false[1]:6.1%} among all terms; "
            f"{held.mean():6.1%} of {len(held):,} intervals hold the true rate",
            flush=True,
        )


def _distinctive(sentences: pd.DataFrame, phrases: list[str]) -> tuple[bool, bool]:
    """Whether any term is called distinctive: of words and set phrases alone, and of all terms of up to three words."""
    tables = count_terms(sentences, longest=1, phrases=phrases), count_terms(sentences)
    return tuple(keyness(terms)["distinctive"].any() for terms in tables)


def _counted(folder: Path) -> pd.DataFrame:
    stated = read_corpus(folder)
    passages = mark_passages(stated)
    sentences = split_sentences(describe_articles(stated, passages), passages)
    return sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)


def _dealt(sentences: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    """The same sentences, each outlet with as many as before."""
    return sentences.assign(outlet=draw.permutation(sentences["outlet"].to_numpy()))


def _covered(sentences: pd.DataFrame, draw: np.random.Generator) -> np.ndarray:
    """Whether each interval holds the rate in all outlets together, from which the sentences are drawn with repeats."""
    pool = count_terms(sentences.assign(outlet=""), longest=1).set_index("term")["per_1000"]
    drawn = sentences.iloc[draw.integers(0, len(sentences), len(sentences))]
    terms = count_terms(drawn.assign(outlet=sentences["outlet"].to_numpy()), longest=1)
    totals = terms.groupby("outlet")["total"].first()
    true = pd.MultiIndex.from_product([totals.index, pool.index], names=["outlet", "term"]).to_frame(index=False)
    true = true.assign(rate=true["term"].map(pool), total=true["outlet"].map(totals))
    true = true[true["rate"] * true["total"] / 1000 >= _EXPECTED]
    found = true.merge(terms[["outlet", "term", "low", "high"]], how="left", on=["outlet", "term"])
    # Where a term was not drawn, its interval begins at 0 and ends where that of a count of 0 does.
    none = stats.poisson_rate(0, found["total"])[1]
    high = found["high"].fillna(pd.Series(none, index=found.index))
    return ((found["low"].fillna(0) <= found["rate"]) & (found["rate"] <= high)).to_numpy()


if __name__ == "__main__":
    run()
