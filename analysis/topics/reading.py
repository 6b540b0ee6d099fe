"""How a draft reads sentences: which of them are copies, and which of their words only tell who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

import pandas as pd

from analysis.sentences import begins_in


def text_numbers(sentences: pd.DataFrame) -> list[int]:
    """A number for the words of each sentence: copies have the same, whatever their marks and capitals."""
    words = sentences["text"].str.casefold().str.findall(r"\w+").str.join(" ")
    return pd.factorize(words)[0].tolist()


def telling_spans(sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where each sentence names who speaks in `quotes` and says that they do: (start, end) in the article, by article
    and number of the sentence, in order and none within another."""
    parts = [
        quotes[["article", f"{part}_start", f"{part}_end"]].dropna().set_axis(["article", "start", "end"], axis=1)
        for part in ("mention", "cue")
    ]
    spans = pd.concat(parts).astype({"article": "str", "start": "int64", "end": "int64"})
    spans = begins_in(spans, sentences, ["sentence"]).sort_values(["article", "start", "end"])
    found: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for article, start, end, sentence in spans[["article", "start", "end", "sentence"]].itertuples(index=False):
        own = found[article, sentence]
        if not own or end > own[-1][1]:
            own.append((start, end))
    return found


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of `spans`, in order and none within another, has a character of those from `start` to `end`."""
    before = bisect_left(spans, (end,)) - 1  # the last that begins before the end
    return before >= 0 and spans[before][1] > start
