"""Who speaks about what: the topics of the sentences that give a speaker's words."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.stats import wilson


def speaker_topics(sentences: pd.DataFrame, quotes: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """How many counted sentences with words of each speaker are about each topic, those who speak most first.

    A sentence is a speaker's if a quotation of theirs, direct or reported, stands in it or runs through it; `topics` is
    what the whole sentence is about. Gives `speaker`, `topic`, `sentences`, `of` (all sentences with words of the
    speaker), `share` with its 95% interval `low`, `high`, and `outlets` (how many have such a sentence), a row for each
    pair that occurs. Quotations without a known speaker are left out; of several speakers together each has the
    sentence.
    """
    said = _sentences_of(sentences[sentences["role"].isin(schema.COUNTED)], quotes[quotes["speaker"] != ""])
    of = said.groupby("speaker").size().rename("of")
    about = said.merge(topics[["article", "sentence", "topic"]].drop_duplicates(), on=["article", "sentence"])
    found = about.groupby(["speaker", "topic"]).agg(sentences=("sentence", "size"), outlets=("outlet", "nunique"))
    table = found.reset_index().join(of, on="speaker")
    table["share"] = table["sentences"] / table["of"]
    table["low"], table["high"] = wilson(table["sentences"], table["of"])
    order = ["of", "speaker", "sentences", "topic"]
    table = table.sort_values(order, ascending=[False, True, False, True], ignore_index=True)
    return table[["speaker", "topic", "sentences", "of", "share", "low", "high", "outlets"]]


def _sentences_of(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """`speaker`, `article`, `outlet` and `sentence` of each sentence in which words of a speaker stand, once."""
    spans = quotes[["article", "start", "end", "speaker"]]
    spans = spans.assign(speaker=spans["speaker"].str.split(", ")).explode("speaker")
    places = sentences[["article", "outlet", "sentence", "start", "end"]]
    pairs = places.merge(spans, on="article", suffixes=("", "_said"))
    held = pairs[(pairs["start_said"] < pairs["end"]) & (pairs["end_said"] > pairs["start"])]
    return held[["speaker", "article", "outlet", "sentence"]].drop_duplicates()
