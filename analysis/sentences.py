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
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    found: dict[str, list[dict]] = {article: [] for article in articles["article"]}
    for part in passages.itertuples():
        found[part.article] += [
            {
                "passage": part.passage,
                "role": part.role,
                "start": part.start + start,
                "end": part.start + end,
                "text": part.text[start:end],
            }
            for start, end in _spans(part.role, part.text)
        ]
    rows = []
    for article, sentences in found.items():
        last = max(sum(row["role"] in schema.COUNTED for row in sentences) - 1, 1)
        place = 0
        for number, row in enumerate(sentences):
            counted = row["role"] in schema.COUNTED
            rows.append(
                {
                    "article": article,
                    "outlet": outlets[article],
                    "sentence": number,
                    "position": place / last if counted else None,
                    **row,
                }
            )
            place += counted
    return schema.frame("sentences", rows)


def _spans(role: str, text: str) -> list[tuple[int, int]]:
    return sentence_spans(text) if role in ("body", "standfirst") else [(0, len(text))]
