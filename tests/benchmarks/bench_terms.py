"""How fast terms are counted and compared, in how much memory, and beside the usual tools on the same texts.

The texts are made up, or real: ``PARALLAX_ARTICLES=articles.parquet``, a file with the columns `text` and `outlet`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import schema
from analysis.data import ROOT
from analysis.terms import count_terms, keyness
from analysis.tokens import read_words

#: How often each tool is measured; the least time counts, being the least disturbed.
_ROUNDS = 3


def run(*, sizes: tuple[float, ...] = (10, 30, 100), beside: float = 10) -> None:
    """Prints speed, growth and memory for texts of `sizes` megabytes, then the peers' on `beside` megabytes.

    Each size runs in a process of its own, which tells its peak memory; times are of the processor, one core.
    """
    print(f"terms: {os.environ.get('PARALLAX_ARTICLES') or 'made-up articles'}, words and pairs, with keyness")
    lines = []
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.bench_terms", str(size)]
        line = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
        lines.append(line)
        print(
            f"  {line['megabytes']:5.1f} MB  {line['outlets']:3d} outlets  {line['seconds']:6.2f} s  "
            f"{line['megabytes'] / line['seconds']:5.1f} MB/s  {line['gigabytes']:.2f} GB, of which "
            f"{line['before']:.2f} the texts  {line['terms']:9,} terms of outlets, {line['tested']:,} of them tested",
            flush=True,
        )
        if line["megabytes"] < 0.9 * size:
            print("  there is no more text than that, so no larger size is measured")
            break
    if len(lines) > 1:
        growth = np.polyfit(*(np.log([line[name] for line in lines]) for name in ("megabytes", "seconds")), 1)[0]
        print(f"  time grows with the texts to the power of {growth:.2f}")
    _print_peers(beside)


def _print_peers(megabytes: float) -> None:
    """The peers' times as multiples of ours: on the texts as they are, and on texts in which all see the same words."""
    from tests.benchmarks import term_peers  # here, for they would add to the memory that is measured above

    sentences = _corpus(megabytes)
    words = read_words(sentences["text"])
    ends = np.cumsum(words.sizes)
    lines = np.split(words.names.to_numpy()[words.word], ends[:-1])
    alike = sentences.assign(text=pd.Series([" ".join(line).lower() for line in lines], dtype="str"))
    if term_peers.polars is None:
        print("  Polars is not installed, so not compared: `make bench` installs requirements-peers.lock")
    outlets = sentences["outlet"].tolist()
    texts, same = sentences["text"].tolist(), alike["text"].tolist()
    tools = term_peers.tools(outlets, texts, r"\w+")
    tools |= {"NLTK, words alone, no keyness": lambda: term_peers.nltk_words(texts)}
    _print_times("texts as they are", sentences, tools)
    terms, results = _print_times(
        "texts in which all see the same words", alike, term_peers.tools(outlets, same, r"\S+")
    )
    ours = list(zip(terms["outlet"], terms["term"], terms["count"], strict=True))
    for name, result in results.items():
        theirs = result.counts()
        equal = sum(theirs.get((outlet, term)) == count for outlet, term, count in ours)
        print(f"    {equal:,} of {len(ours):,} counts are equal to those of {name}")


def _print_times(what: str, sentences: pd.DataFrame, peers: dict[str, Callable]) -> tuple[pd.DataFrame, dict]:
    """Prints the least time of each tool, all being measured in turn; gives our terms and what the peers found."""
    tools = {"this project": lambda: _ours(sentences)} | peers
    best, results = dict.fromkeys(tools, np.inf), {}
    for _ in range(_ROUNDS):
        for name, work in tools.items():
            seconds, results[name] = _timed(work)
            best[name] = min(best[name], seconds)
    print(f"  {what}: {sentences['text'].str.len().sum() / 1e6:.1f} MB, the least of {_ROUNDS} times")
    for name, seconds in best.items():
        print(f"    {name:36} {seconds:6.2f} s  {seconds / best['this project']:6.2f} times as long", flush=True)
    return results.pop("this project")[0], results


def _ours(sentences: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    terms = count_terms(sentences, longest=2)
    return terms, keyness(terms, absent=False)


def _corpus(megabytes: float) -> pd.DataFrame:
    """What counting needs of the frame ``sentences`` over so many megabytes of articles, a row a line of text."""
    path = os.environ.get("PARALLAX_ARTICLES")
    articles = pd.read_parquet(path, columns=["outlet", "text"]) if path else _made_up(megabytes)
    articles = articles[articles["text"].str.len().cumsum() <= megabytes * 1e6]
    split = pc.split_pattern(pa.array(articles["text"], type=pa.large_string()), "\n")
    lines, number = pc.list_flatten(split), pc.list_parent_indices(split).to_numpy()
    texts = pd.Series(pd.array(lines.to_pandas(), dtype="str"))
    said = (texts.str.strip() != "").to_numpy()
    columns = dict.fromkeys(schema.FRAMES["sentences"], 0) | {"role": "body", "text": texts[said].array}
    columns |= {"outlet": articles["outlet"].iloc[number[said]].array, "article": number[said]}
    columns |= {"passage": np.arange(said.sum())}
    return pd.DataFrame(columns).astype(schema.FRAMES["sentences"])


def _made_up(megabytes: float, *, outlets: int = 20, words: int = 20) -> pd.DataFrame:
    """Articles of thirty lines of twenty made-up words, whose frequencies fall as 1/rank."""
    draw = np.random.default_rng(1)
    letters = np.array(list("etaoinshrdlu"))
    names = np.array(["".join(draw.choice(letters, size)) for size in draw.integers(2, 11, 20_000)])
    chance = 1 / np.arange(1, len(names) + 1)
    size = int(megabytes * 1e6 / 30 / 115) + 1
    drawn = names[draw.choice(len(names), (size, 30, words), p=chance / chance.sum())]
    texts = ["\n".join(" ".join(line) + "." for line in article) for article in drawn]
    return pd.DataFrame({"outlet": [f"outlet {number % outlets}" for number in range(size)], "text": texts})


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _peak() -> float:
    """The peak memory of this process in GB (Linux; getrusage would tell no less than that of the one before it)."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))[1]) * 1024 / 1e9


def _measure(megabytes: float) -> dict[str, float]:
    """What one size takes: seconds, the peak memory before and in all, and how many terms there are."""
    sentences = _corpus(megabytes)
    before = _peak()
    seconds, (terms, tests) = _timed(lambda: _ours(sentences))
    return {
        "megabytes": sentences["text"].str.len().sum() / 1e6,
        "outlets": sentences["outlet"].nunique(),
        "seconds": seconds,
        "before": before,
        "gigabytes": _peak(),
        "terms": len(terms),
        "tested": len(tests),
    }


if __name__ == "__main__":
    print(json.dumps(_measure(float(sys.argv[1])), default=int))
