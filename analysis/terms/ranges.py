"""How far the articles of one outlet differ in their use of a term."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis import schema
from analysis.terms.counts import count_terms


def article_ranges(sentences: pd.DataFrame, terms: Sequence[str], *, phrases: Collection[str] = ()) -> pd.DataFrame:
    """The lowest, middle and highest rate of each of `terms` among the articles of each outlet that has several.

    Gives `term`, `outlet`, `articles` (how many with running text) and, per 1,000 words of an article, `lowest`,
    `median` and `highest`; a term that an article does not use has the rate 0 there. The interval of an outlet's rate
    takes its uses to be independent: where one article has most of them, this shows it (Gries 2008, Int. J. of Corpus
    Linguistics 13: 403–437). `terms` are folded, of up to three words, as the frame ``terms`` has them, or are among
    `phrases`, each of which counts as one word (:func:`count_terms`).
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    outlet = counted.groupby("article", sort=False)["outlet"].first()
    outlet = outlet[outlet.duplicated(keep=False)]
    counted = counted[counted["article"].isin(outlet.index)]
    by_article = count_terms(counted.assign(outlet=counted["article"]), phrases=phrases)
    every = pd.MultiIndex.from_product([terms, outlet.index], names=["term", "article"])
    rates = by_article.rename(columns={"outlet": "article"}).set_index(["term", "article"])["per_1000"]
    rates = rates.reindex(every, fill_value=0.0).reset_index()
    of_outlet = rates.groupby(["term", rates["article"].map(outlet).rename("outlet")], sort=False)["per_1000"]
    return of_outlet.agg(articles="size", lowest="min", median="median", highest="max").reset_index()
