"""Quotations of invented paragraphs: the frames a text needs, and what is found in it."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.quotes import find_quotes
from analysis.splitting import sentence_spans

Part = tuple[str, str]  # role and text


def frames(*articles: list[Part]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames articles, passages and sentences of articles given as their passages."""
    rows: dict[str, list[dict]] = {"articles": [], "passages": [], "sentences": []}
    for number, parts in enumerate(articles):
        key, text = f"a{number}", "\n".join(part for _, part in parts)
        empty = dict.fromkeys(schema.FRAMES["articles"], "")
        rows["articles"].append({**empty, "article": key, "outlet": f"Outlet {number}", "words": 0, "text": text})
        start = 0
        for place, (role, part) in enumerate(parts):
            end = start + len(part)
            rows["passages"].append(
                {"article": key, "passage": place, "start": start, "end": end, "role": role, "text": part}
            )
            cuts = sentence_spans(part) if role == "body" else [(0, len(part))]
            rows["sentences"] += [
                {
                    "article": key,
                    "outlet": f"Outlet {number}",
                    "sentence": 0,
                    "passage": place,
                    "role": role,
                    "start": start + low,
                    "end": start + high,
                    "position": 0.0,
                    "text": part[low:high],
                }
                for low, high in cuts
            ]
            start = end + 1
    return tuple(schema.frame(name, rows[name]) for name in ("articles", "passages", "sentences"))


def quotes(*paragraphs: str | Part) -> pd.DataFrame:
    """The quotations of one article of these paragraphs (body, unless a role is given)."""
    return find_quotes(*frames([part if isinstance(part, tuple) else ("body", part) for part in paragraphs]))


def said(*paragraphs: str | Part) -> list[tuple[str, str, str]]:
    """What is found: the words, who says them, and the rule."""
    found = quotes(*paragraphs)
    return list(zip(found["text"], found["speaker"], found["rule"], strict=True))
