"""An invented event's outlets against each other: who speaks, which statements, topics and words they share."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace

from invented import invented

from analysis import schema
from analysis.topics import Codebook, coverage
from analysis.topics.codebook import Topic
from analysis.topics.omissions import omissions

SPEAKERS = (
    "Ann Ahn",
    "",
    "Bo Chi, the long-serving spokesperson of the $ fund",
    "Cy",
    "Di",
    "Ed",
    "Flo",
    "Gus",
    "Hal",
    "Ida",
    "Jo",
)
TOPICS = (
    "Fares",
    "Military and technical cooperation",
    "Shops & summer trade",
    "$ and ¢",
    "Law",
    "Weather",
    "Nowhere found",
)
KINDS = (*schema.KINDS, "narration")


@cache
def compared(outlets: int, **options) -> SimpleNamespace:
    """The frames of :func:`invented.invented` with speakers, and with statements, shared words and topics.

    The third outlet carries no statement; the gists are of very different lengths; nobody covers the last topic.
    """
    event = invented(outlets, **options)
    counted = event.sentences[event.sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    names = list(dict.fromkeys(event.sentences["outlet"]))
    quotes = event.quotes.assign(speaker=[name for name, _ in zip(cycle(SPEAKERS), event.quotes.index, strict=False)])
    told = counted[(counted["outlet"] != names[min(2, outlets - 1)]) & (counted.index % 4 != 0)]
    told = told.assign(statement=[f"s{n % 7}" for n in told["sentence"]], kind=[KINDS[n % 4] for n in told["sentence"]])
    carriers = schema.frame("carriers", told.assign(wording="paraphrase", speaker="", likeness=1.0).to_dict("records"))
    topics = counted.assign(topic=[TOPICS[n % 6] for n in counted["sentence"]], evidence="word")
    topics = schema.frame("topics", topics.to_dict("records"))
    named = tuple(Topic(topic, f"{topic}!", "", ()) for topic in TOPICS)
    codebook = Codebook(path=Path("topics.toml"), name="Ferries", topics=named)
    covered = coverage(event.sentences, topics, codebook)
    return SimpleNamespace(
        **vars(event) | {"quotes": quotes},
        outlets=names,
        carriers=carriers,
        statements=statements(carriers),
        reuse=reuse(event.articles),
        topics=topics,
        codebook=codebook,
        coverage=covered,
        omissions=omissions(covered),
    )


def statements(carriers):
    """The frame ``statements`` of `carriers`."""
    groups = carriers.groupby("statement", sort=False)
    return schema.frame(
        "statements",
        [
            {
                "statement": statement,
                "speaker": "",
                "gist": " and ".join(["The ferry costs $20 more"] * (n + 1)),
                "conflict": "",
                "outlets": rows["outlet"].nunique(),
                "articles": rows["article"].nunique(),
            }
            for n, (statement, rows) in enumerate(groups)
        ],
    )


def reuse(articles):
    """The frame ``reuse``: every third article shares its first and some later words with each article after it."""
    pairs = [(a, b) for a in articles["article"][::3] for b in articles["article"] if a < b]
    return schema.frame(
        "reuse",
        [
            {
                "article_a": a,
                "article_b": b,
                "start_a": start,
                "end_a": start + 60,
                "start_b": start,
                "end_b": start + 60,
                "words": 11,
                "text": "words",
                "boilerplate": False,
            }
            for a, b in pairs
            for start in (15, 40, 200)
        ],
    )
