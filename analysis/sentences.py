"""Cutting passages into sentences."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd

from analysis import schema
from analysis.splitting import sentence_spans


def split_sentences(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The frame ``sentences``: running text cut into sentences, any other passage left as one.

    ``position`` runs from 0 (first) to 1 (last) over the sentences of the article that count
    (:data:`analysis.schema.COUNTED`) and is missing for the others.
    """
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    parts = zip(*(passages[column].tolist() for column in ("article", "passage", "role", "start", "text")), strict=True)
    rows: list[dict] = []
    found, counted = Counter(), Counter()
    for article, passage, role, start, text in parts:
        for first, last in _spans(role, text):
            counts = role in schema.COUNTED
            rows.append(
                {
                    "article": article,
                    "outlet": outlets[article],
                    "sentence": found[article],
                    "passage": passage,
                    "role": role,
                    "start": start + first,
                    "end": start + last,
                    "position": counted[article] if counts else math.nan,
                    "text": text[first:last],
                }
            )
            found[article] += 1
            counted[article] += counts
    for row in rows:
        row["position"] /= max(counted[row["article"]] - 1, 1)
    return schema.frame("sentences", rows)


def begins_in(spans: pd.DataFrame, sentences: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """`spans` (`article`, `start`) with the `columns` of the sentence that each begins in, in its order and index.

    They are missing where a span stands before the first sentence of its article.
    """
    asked = spans.assign(row=range(len(spans))).sort_values("start", kind="stable")
    known = sentences[["article", "start", *columns]].sort_values("start", kind="stable")
    return (
        pd.merge_asof(asked, known, on="start", by="article")
        .sort_values("row")
        .drop(columns="row")
        .set_index(spans.index)
    )


def _spans(role: str, text: str) -> list[tuple[int, int]]:
    return sentence_spans(text) if role in ("body", "standfirst") else [(0, len(text))]
