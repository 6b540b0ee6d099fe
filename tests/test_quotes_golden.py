"""The quotations of the seeds against the hand labels in ``data/gold/quotes.jsonl``."""

from __future__ import annotations

import json

import pytest

from analysis.data import DATA
from analysis.quotes import quotes as find


@pytest.fixture(scope="module")
def gold() -> list[dict]:
    """The labelled quotations, each with its article."""
    lines = (DATA / "gold" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    return [{**quote, "article": article["id"]} for article in articles for quote in article["quotes"]]


def _same(found, label: dict) -> bool:
    """Whether a row and a label share at least half of the stretch that both cover."""
    both = min(found.end, label["end"]) - max(found.start, label["start"])
    either = max(found.end, label["end"]) - min(found.start, label["start"])
    return found.article == label["article"] and both >= 0.5 * either


def test_every_direct_and_mixed_quotation_is_exact_and_no_other_is_found(seeds_event, gold):
    labelled = {(q["article"], q["start"], q["end"], q["kind"]) for q in gold if q["kind"] != "indirect"}
    quotes = seeds_event.quotes[seeds_event.quotes["kind"] != "indirect"]
    assert set(quotes[["article", "start", "end", "kind"]].itertuples(index=False, name=None)) == labelled


def test_reported_speech_is_found_and_little_else(seeds_event, gold):
    rows = list(seeds_event.quotes.itertuples())
    found = sum(any(_same(row, label) for row in rows) for label in gold)
    right = sum(any(_same(row, label) for label in gold) for row in rows)
    assert found >= 62  # of 63 labels
    assert right >= 0.95 * len(rows)


def test_speakers_are_the_people_of_the_labels(seeds_event, gold):
    """By last name, as spellings differ; at least 60 of 63 labels have a row with the labelled speaker."""
    rows = list(seeds_event.quotes.itertuples())
    right = sum(
        any(_same(row, label) and _last_names(row.speaker) == _last_names(label["speaker_resolved"]) for row in rows)
        for label in gold
    )
    assert right >= 60


def test_no_person_has_two_names(seeds_event):
    names = set(filter(None, seeds_event.quotes["speaker"])) - {"the state-run news agency TASS"}
    assert len(names) == len(set(map(_last_names, names)))


def _last_names(speaker: str) -> frozenset[str]:
    return frozenset(name.split()[-1] for name in speaker.split(", ") if name)


def test_articles_alone_give_the_same_rows(seeds_event):
    assert find(seeds_event.articles).equals(seeds_event.quotes)
