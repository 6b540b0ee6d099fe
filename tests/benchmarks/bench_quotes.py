"""How fast quotations are found, beside a bare regular expression for balanced marks on the same text."""

from __future__ import annotations

import re
import time
from functools import partial

import pandas as pd

from analysis import schema
from analysis.corpus import read_corpus
from analysis.data import SEEDS
from analysis.passages import mark_passages
from analysis.quotes import find_quotes
from analysis.sentences import split_sentences

_BALANCED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
#: Invented paragraphs between the repeated articles, so that not every word has been seen before.
_INVENTED = (
    "Harbour minister Anna{n} Berg said the ferry number {n} was late, adding that it would sink by spring.",
    "“Nobody asked the people of island {n},” said Peter{n} Holm, who keeps a shop there. “We want our ferry.”",
    "The board met {n} times in May and bought {n} new lamps for the old harbour.",
)


def run(*, megabytes: float = 2.0) -> None:
    """Prints the processor time of the finder, frames in and frame out, and of the bare regular expression."""
    frames = _corpus(megabytes)
    texts = frames[0]["text"].tolist()
    size = sum(map(len, texts)) / 1e6
    find_quotes(*frames)
    ours = _seconds(lambda: find_quotes(*frames))
    marks = _seconds(lambda: [_BALANCED.findall(text) for text in texts])
    print(f"quotes: {size:.1f} MB, {len(texts)} articles, {len(find_quotes(*frames))} quotations")
    print(f"  quotations with speakers       {ours:6.2f} s   {size / ours:6.2f} MB/s")
    print(
        f"  balanced marks, no speakers    {marks:6.2f} s   {size / marks:6.2f} MB/s   {ours / marks:.0f} times as fast"
    )
    for unit in ("“", "said ", ", he said in of at by "):
        times = [_seconds(partial(find_quotes, *_one_line(unit, length))) for length in (50_000, 200_000)]
        print(f"  four times as much of {unit!r} in one line takes {times[1] / times[0]:.1f} times as long")


def _one_line(unit: str, length: int) -> tuple[pd.DataFrame, ...]:
    """One article of a single line and sentence that holds nothing but `unit`."""
    text = unit * (length // len(unit))
    row = {
        "article": "a",
        "outlet": "o",
        "passage": 0,
        "sentence": 0,
        "role": "body",
        "start": 0,
        "end": len(text),
        "position": 0.0,
        "text": text,
        "words": 0,
    }
    return tuple(
        schema.frame(name, [{column: row.get(column, "") for column in schema.FRAMES[name]}])
        for name in ("articles", "passages", "sentences")
    )


def _corpus(megabytes: float) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The seeds over and over, each time with invented paragraphs of its own, as articles, passages and sentences."""
    seeds = read_corpus(SEEDS)
    repeats = int(megabytes * 1e6 / (seeds["text"].str.len().sum() + 1500)) + 1
    copies = []
    for number in range(repeats):
        extra = "\n" + "\n".join(line.format(n=number) for line in _INVENTED)
        copies.append(seeds.assign(article=seeds["article"] + f"-{number}", text=seeds["text"] + extra))
    articles = pd.concat(copies, ignore_index=True).astype(schema.FRAMES["articles"])
    passages = mark_passages(articles)
    return articles, passages, split_sentences(articles, passages)


def _seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
