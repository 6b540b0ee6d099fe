"""How fast shared copy is found, beside difflib on every pair of the same articles."""

from __future__ import annotations

import time
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.overlap import find_reuse


def run(*, sizes: tuple[int, ...] = (250, 1000, 4000), peer: int = 40) -> None:
    """Prints articles per second of processor time for growing corpora, and of difflib for `peer` articles."""
    print("reuse: made-up articles of 400 words, each with the last paragraph of an earlier one")
    for size in sizes:
        articles, sentences = _corpus(size)
        seconds, found = _timed(partial(find_reuse, articles, sentences))
        print(f"  {size:6d} articles  {seconds:6.2f} s  {size / seconds:6.0f} articles/s  {len(found)} runs")
    articles, sentences = _corpus(peer)
    ours, found = _timed(partial(find_reuse, articles, sentences))
    theirs, runs = _timed(lambda: _difflib_runs(articles["text"].tolist()))
    print(
        f"  {peer:6d} articles  {ours:6.2f} s and {len(found)} runs; difflib {theirs:.2f} s and {runs} runs: "
        f"{theirs / ours:.0f} times as long"
    )


def _difflib_runs(texts: list[str]) -> int:
    """How many runs of five words difflib finds: of several that cross each other, only those in one order."""
    words = [text.split() for text in texts]
    matches = (SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() for a, b in combinations(words, 2))
    return sum(match.size >= 5 for found in matches for match in found)


def _corpus(size: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`size` articles of words whose frequencies fall as 1/rank; a quarter of each is the end of one before it."""
    random = np.random.default_rng(1)
    letters = np.array(list("etaoinshrdlu"))
    words = np.array(["".join(random.choice(letters, length)) for length in random.integers(2, 11, 20_000)])
    chance = 1 / np.arange(1, len(words) + 1)
    drawn = random.choice(words, (size, 400), p=chance / chance.sum())
    for number in range(1, size):
        drawn[number, 100:200] = drawn[random.integers(max(number - 10, 0), number), 300:]
    empty = dict.fromkeys(schema.FRAMES["articles"], "")
    articles = [empty | {"article": f"{n}", "words": 400, "text": " ".join(row)} for n, row in enumerate(drawn)]
    sentences = [
        {
            "article": row["article"],
            "outlet": "",
            "sentence": 0,
            "passage": 0,
            "role": "body",
            "start": 0,
            "end": len(row["text"]),
            "position": 0.0,
            "text": row["text"],
        }
        for row in articles
    ]
    return schema.frame("articles", articles), schema.frame("sentences", sentences)


def _timed(work) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    run()
