"""The columns of every frame, written once: names, order and types.

The meaning and unit of each column is in ``data/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

#: Functions a stretch of an article can have.
ROLES = (
    "headline",
    "standfirst",
    "subheading",
    "body",
    "byline",
    "caption",
    "datestamp",
    "teaser",
    "furniture",
    "duplicate",
)
#: The article's running text: what every count, rate and share is taken over.
COUNTED = ("headline", "standfirst", "subheading", "body")
#: How reported words are given; ``narration`` is everything else an outlet prints.
KINDS = ("direct", "mixed", "indirect")

TEXT, COUNT, OFFSET, NUMBER, FLAG = "str", "int64", "Int64", "float64", "bool"

FRAMES: dict[str, dict[str, str]] = {
    "articles": {
        "article": TEXT,
        "outlet": TEXT,
        "agency": TEXT,
        "published": TEXT,
        "dateline": TEXT,
        "headline": TEXT,
        "url": TEXT,
        "file": TEXT,
        "words": COUNT,
        "text": TEXT,
    },
    "passages": {
        "article": TEXT,
        "passage": COUNT,
        "start": COUNT,
        "end": COUNT,
        "role": TEXT,
        "text": TEXT,
    },
    "sentences": {
        "article": TEXT,
        "outlet": TEXT,
        "sentence": COUNT,
        "passage": COUNT,
        "role": TEXT,
        "start": COUNT,
        "end": COUNT,
        "position": NUMBER,
        "text": TEXT,
    },
    "terms": {
        "outlet": TEXT,
        "term": TEXT,
        "words": COUNT,
        "count": COUNT,
        "total": COUNT,
        "per_1000": NUMBER,
        "low": NUMBER,
        "high": NUMBER,
        "articles": COUNT,
        "dispersion": NUMBER,
        "passages": COUNT,
    },
    "keyness": {
        "outlet": TEXT,
        "term": TEXT,
        "count": COUNT,
        "rest": COUNT,
        "log_ratio": NUMBER,
        "low": NUMBER,
        "high": NUMBER,
        "g2": NUMBER,
        "z": NUMBER,
        "p": NUMBER,
        "q": NUMBER,
        "dispersion": NUMBER,
        "distinctive": FLAG,
    },
    "quotes": {
        "article": TEXT,
        "outlet": TEXT,
        "quote": TEXT,
        "start": COUNT,
        "end": COUNT,
        "text": TEXT,
        "kind": TEXT,
        "speaker": TEXT,
        "mention": TEXT,
        "mention_start": OFFSET,
        "mention_end": OFFSET,
        "cue": TEXT,
        "cue_start": OFFSET,
        "cue_end": OFFSET,
        "rule": TEXT,
    },
    "statements": {
        "statement": TEXT,
        "speaker": TEXT,
        "gist": TEXT,
        "outlets": COUNT,
        "articles": COUNT,
        "conflict": TEXT,
    },
    "carriers": {
        "statement": TEXT,
        "article": TEXT,
        "outlet": TEXT,
        "start": COUNT,
        "end": COUNT,
        "text": TEXT,
        "kind": TEXT,
        "wording": TEXT,
        "speaker": TEXT,
        "likeness": NUMBER,
    },
    "numbers": {
        "statement": TEXT,
        "article": TEXT,
        "outlet": TEXT,
        "speaker": TEXT,
        "measure": TEXT,
        "value": TEXT,
        "unit": TEXT,
        "start": COUNT,
        "end": COUNT,
        "text": TEXT,
    },
    "reuse": {
        "article_a": TEXT,
        "start_a": COUNT,
        "end_a": COUNT,
        "article_b": TEXT,
        "start_b": COUNT,
        "end_b": COUNT,
        "words": COUNT,
        "text": TEXT,
        "boilerplate": FLAG,
    },
    "topics": {
        "article": TEXT,
        "outlet": TEXT,
        "sentence": COUNT,
        "start": COUNT,
        "end": COUNT,
        "topic": TEXT,
        "evidence": TEXT,
    },
    "coverage": {
        "outlet": TEXT,
        "topic": TEXT,
        "sentences": COUNT,
        "of": COUNT,
        "share": NUMBER,
        "low": NUMBER,
        "high": NUMBER,
        "first": NUMBER,
    },
}


def frame(name: str, rows: Iterable[dict]) -> pd.DataFrame:
    """The frame `name` with one row for each mapping in `rows`, in the columns and types of :data:`FRAMES`.

    No rows give an empty frame of the right shape. Raises KeyError if a row lacks a column.
    """
    columns, rows = FRAMES[name], list(rows)
    typed = {column: pd.array([row[column] for row in rows], dtype=kind) for column, kind in columns.items()}
    return pd.DataFrame(typed, copy=False)
