"""How a draft reads sentences: which of them are copies, and which of their words only tell who speaks."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.sentences import begins_in


def text_numbers(sentences: pd.DataFrame) -> list[int]:
    """A number for the words of each sentence: copies have the same, whatever their marks and capitals."""
    words = sentences["text"].str.casefold().str.findall(r"\w+").str.join(" ")
    return pd.factorize(words)[0].tolist()


def telling_spans(sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where each sentence names who speaks in `quotes` and says that they do: (start, end) in the article, by article
    and number of the sentence."""
    parts = [
        quotes[["article", f"{part}_start", f"{part}_end"]].dropna().set_axis(["article", "start", "end"], axis=1)
        for part in ("mention", "cue")
    ]
    spans = pd.concat(parts).astype({"article": "str", "start": "int64", "end": "int64"})
    found = defaultdict(list)
    for article, start, end, sentence in begins_in(spans, sentences, ["sentence"]).itertuples(index=False):
        found[article, sentence].append((start, end))
    return found
