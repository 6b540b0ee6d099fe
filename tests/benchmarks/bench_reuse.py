"""How fast shared copy is found in growing corpora, in how much memory, and beside other finders on the same articles.

The articles are made up, or real ones: ``PARALLAX_ARTICLES=articles.parquet``, a file with a column ``text``.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import ROOT
from analysis.overlap import find_reuse
from tests.benchmarks import copy_peers

#: Words of a made-up article, of what it copies from an earlier one, and of the line with which each outlet ends.
_WORDS, _COPIED, _LINE = 900, 100, 12
_OUTLETS = 20


def run(
    *, sizes: tuple[int, ...] = (1000, 2000, 4000, 8000, 16000), peers: int = 1000, pairs: int = 100, rows: int = 20
) -> None:
    """Prints speed, growth and memory for corpora of `sizes` articles; then the peers' on `peers` articles.

    Each size runs in a process of its own, which tells its peak memory; times are of the processor, one core. Where
    all pairs would take a peer minutes it looks at `pairs` of them, rapidfuzz at `rows` articles with all the others.
    """
    print(f"reuse: {os.environ.get('PARALLAX_ARTICLES') or 'made-up articles'}, the process's peak memory with them")
    seconds = []
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.bench_reuse", str(size)]
        line = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
        seconds.append(line["seconds"])
        print(
            f"  {size:6d} articles  {line['seconds']:6.2f} s  {size / line['seconds']:6.0f} articles/s  "
            f"{line['gigabytes']:.2f} GB  {line['runs']:9,} runs, {line['boilerplate']:,} of them boilerplate",
            flush=True,
        )
    growth = np.polyfit(np.log(sizes), np.log(seconds), 1)[0]
    print(f"  time grows with the number of articles to the power of {growth:.2f}")
    _print_peers(peers, pairs, rows)


def _print_peers(size: int, looked_at: int, rows: int) -> None:
    """A line for each finder: seconds for `size` articles, and the share of the pairs it should find and does."""
    articles, sentences = _corpus(size)
    texts = articles["text"].tolist()
    ours, found = _timed(lambda: find_reuse(articles, sentences))
    number = {article: n for n, article in enumerate(articles["article"])}
    pairs = set(zip(found["article_a"].map(number), found["article_b"].map(number), strict=True))
    right = copy_peers.every_pair(texts)
    print(f"  {size} articles, {len(right):,} pairs of them share five words")
    _print_peer("this project", ours, ours, pairs, right, right)
    half = random.Random(1).sample(sorted(right), min(looked_at // 2, len(right)))
    some = half + random.Random(2).sample(list(combinations(range(size), 2)), looked_at - len(half))
    scale, here = size * (size - 1) / 2 / len(some), right & set(some)
    note = f"from {len(some)} pairs"
    seconds, pairs = _timed(lambda: copy_peers.difflib_pairs(texts, some))
    _print_peer("difflib", seconds * scale, ours, pairs, here, set(some), note)
    if not copy_peers.installed():
        print("  other peers are not installed, so not compared: `make bench` installs requirements-peers.lock")
        return
    seconds, pairs = _timed(lambda: copy_peers.text_matcher_pairs(texts, some))
    _print_peer("text-matcher", seconds * scale, ours, pairs, here, set(some), note)
    seconds, pairs = _timed(lambda: copy_peers.rapidfuzz_pairs(texts, rows))
    here = {pair for pair in right if pair[0] < rows}
    _print_peer("rapidfuzz cdist", seconds * size / rows / 2, ours, pairs, here, pairs, f"from {rows} articles")
    seconds, pairs = _timed(lambda: copy_peers.datasketch_pairs(texts))
    _print_peer("datasketch", seconds, ours, pairs, right, pairs)


def _print_peer(name: str, seconds: float, ours: float, pairs: set, right: set, seen: set, note: str = "") -> None:
    recall = len(pairs & right) / max(len(right), 1)
    print(
        f"    {name:16} {seconds:9.2f} s  {seconds / ours:8.1f} times as long  recall {recall:.3f}  {note}", flush=True
    )


def _corpus(size: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames ``articles`` and ``sentences`` of `size` texts, each of them printed from end to end."""
    path = os.environ.get("PARALLAX_ARTICLES")
    texts = (
        pd.read_parquet(path, columns=["text"])["text"].head(size) if path else pd.Series(_made_up(size), dtype="str")
    )
    names = pd.Series(np.arange(len(texts)), index=texts.index).astype("str")
    articles = dict.fromkeys(schema.FRAMES["articles"], "") | {"article": names, "words": 0, "text": texts}
    sentences = dict.fromkeys(schema.FRAMES["sentences"], 0) | {"article": names, "outlet": "", "text": ""}
    sentences |= {"role": "body", "end": texts.str.len()}
    return tuple(
        pd.DataFrame(columns, index=texts.index).astype(schema.FRAMES[name])
        for name, columns in (("articles", articles), ("sentences", sentences))
    )


def _made_up(size: int) -> Iterable[str]:
    """Texts of words whose frequencies fall as 1/rank, in sentences of twenty: a third copy from one before."""
    draw = np.random.default_rng(1)
    letters = np.array(list("etaoinshrdlu"))
    words = np.array(["".join(draw.choice(letters, length)) for length in draw.integers(2, 11, 20_000)])
    chance = 1 / np.arange(1, len(words) + 1)
    drawn = draw.choice(len(words), (size, _WORDS), p=chance / chance.sum())
    lines = draw.choice(len(words), (_OUTLETS, _LINE))
    drawn[:, -_LINE:] = lines[np.arange(size) % _OUTLETS]
    for number in range(3, size, 3):
        drawn[number, 300 : 300 + _COPIED] = drawn[draw.integers(max(number - 300, 0), number), 500 : 500 + _COPIED]
    for row in drawn:
        yield ". ".join(" ".join(words[row[at : at + 20]]) for at in range(0, _WORDS, 20))


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _measure(size: int) -> dict[str, float]:
    """What one corpus takes: seconds, the process's peak memory, and how many runs are found."""
    articles, sentences = _corpus(size)
    seconds, found = _timed(lambda: find_reuse(articles, sentences))
    # Linux: what getrusage tells would be no less than the peak of the process that started this one.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    gigabytes = int(peak[1]) / 1e6
    boilerplate = int(found["boilerplate"].sum())
    return {"seconds": seconds, "gigabytes": gigabytes, "runs": len(found), "boilerplate": boilerplate}


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
