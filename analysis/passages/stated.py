"""What an article's text states of itself: when it was published, by which agency, from where, under which headline."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.dates import iso_date
from analysis.splitting import sentence_spans
from analysis.tokens import word_spans

#: A dateline: places in capitals or title case, an optional date or agency, then a colon or a dash.
_DATELINE = re.compile(
    r"(?P<dateline>[A-Z][\w.’'-]*(?:[ ,]+(?:[A-Z][\w.’'-]*|\d{1,2}|of|the|and|de|al)){0,6}?"
    r"(?:\s*\((?:[A-Z][\w.&’' /-]*)\))?)\s*(?:(?P<colon>:)|[–—]|--|-(?=\s))\s+(?=[\"“‘'A-Z])"
)
_DATELINE_AGENCY = re.compile(r"\(([^)]+)\)$")


def describe_articles(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """`articles` with ``words`` counted and with what the texts themselves state where the corpus is silent.

    ``published`` is the first full date of a date stamp or byline, ``headline`` the passage with that role,
    ``dateline`` the place (and day) that opens the body, ``agency`` a known agency that signs the dateline or the
    byline. What a text does not state stays empty.
    """
    texts: dict[str, dict[str, list[str]]] = {
        article: {role: [] for role in schema.ROLES} for article in articles["article"]
    }
    for part in passages.itertuples():
        texts[part.article][part.role].append(part.text)
    rows = []
    for article in articles.to_dict("records"):
        parts = texts[article["article"]]
        place, place_agency = _dateline(parts["body"])
        rows.append(
            {
                **article,
                "agency": article["agency"] or _agency(" ".join([place_agency, *map(_signed, parts["byline"])])),
                "published": article["published"] or iso_date(" ".join(parts["datestamp"] + parts["byline"])),
                "dateline": place,
                "headline": article["headline"] or next(iter(parts["headline"]), ""),
                "words": sum(len(word_spans(text)) for role in schema.COUNTED for text in parts[role]),
            }
        )
    return schema.frame("articles", rows)


def _dateline(bodies: list[str]) -> tuple[str, str]:
    """The dateline that opens the body and the agency named in its brackets; both empty if there is none."""
    match = _DATELINE.match(bodies[0]) if bodies else None
    if not match or match["colon"] and match["dateline"].casefold() in lexicon("furniture")["labels"]:
        return "", ""
    bracket = _DATELINE_AGENCY.search(match["dateline"])
    return match["dateline"].split("(")[0].strip(" ,"), bracket[1] if bracket else ""


def _signed(byline: str) -> str:
    """What of a byline says whose story it is, and not only who contributed to it."""
    sentences = (byline[start:end] for start, end in sentence_spans(byline))
    return " ".join(sentence for sentence in sentences if "contribut" not in sentence.casefold())


def _agency(signed: str) -> str:
    """The first known agency in a dateline's brackets or a byline."""
    match = _agencies().search(signed)
    return match[0] if match else ""


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted(lexicon("furniture")["agencies"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
