"""Cutting passages into sentences."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.splitting import sentence_spans


def split_sentences(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The frame ``sentences``: running text cut into sentences, any other passage left as one.

    ``position`` runs from 0 (first) to 1 (last) over the sentences of the article that count
    (:data:`analysis.schema.COUNTED`) and is missing for the others.
    """
    columns = (passages[column].tolist() for column in ("article", "passage", "role", "start", "text"))
    rows = [
        (article, passage, role, start + first, start + last, text[first:last])
        for article, passage, role, start, text in zip(*columns, strict=True)
        for first, last in _spans(role, text)
    ]
    found = pd.DataFrame(rows, columns=["article", "passage", "role", "start", "end", "text"])
    article, counts = pd.factorize(found["article"])[0], found["role"].isin(schema.COUNTED)
    counted = counts.groupby(article)
    position = (counted.cumsum() - 1) / (counted.transform("sum") - 1).clip(lower=1)
    outlet = articles.set_index("article")["outlet"].reindex(found["article"]).array
    found = found.assign(outlet=outlet, sentence=counted.cumcount(), position=position.where(counts))
    types = schema.FRAMES["sentences"]
    return found[list(types)].astype(types)


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
