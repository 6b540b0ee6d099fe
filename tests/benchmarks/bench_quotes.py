"""How fast and how rightly quotations are found, beside other finders on the same articles."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis import schema
from analysis.accuracy import score_quotes
from analysis.corpus import read_corpus
from analysis.data import ROOT, SEEDS
from analysis.event import Event, measure
from analysis.quotes import quotes
from tests.benchmarks.peers import balanced_marks, textacy_name, textacy_quotes

#: Invented paragraphs between the repeated articles, so that not every word has been seen before.
_INVENTED = (
    "Harbour minister Anna{n} Berg said the ferry number {n} was late, adding that it would sink by spring.",
    "“Nobody asked the people of island {n},” said Peter{n} Holm, who keeps a shop there. “We want our ferry.”",
    "The board met {n} times in May and bought {n} new lamps for the old harbour.",
)

#: A time is taken in so many runs, or in as few as take so many seconds together.
_RUNS, _LONG_ENOUGH = 7, 5.0


def run(*, megabytes: float = 0.25, lines: tuple[float, ...] = (0.6, 1.25, 2.5, 5.0)) -> None:
    """Prints speed and accuracy beside the peers, how time grows with the text, and how long the import takes.

    `megabytes` is the size of the articles that every finder reads, `lines` the sizes of single lines that only ours
    reads. Times are of the processor, one core, from articles to rows.
    """
    seeds, articles = measure(SEEDS), _articles(megabytes)
    print(f"quotes: speed on {len(articles)} articles, {_size(articles):.2f} MB; F1 (half of the words in common) and")
    print(f"  errors on the {len(seeds.articles)} labelled articles, where an error counts as no quotation found")
    print(_beside_peers(seeds, articles).to_string())
    if not textacy_name():
        print("  textacy is not installed, so not compared: `make bench` installs requirements-peers.lock")
    prose = " ".join(seeds.sentences.loc[seeds.sentences["role"].isin(schema.COUNTED), "text"]) + " "
    for size in lines:
        line = _one_line(prose, size)
        speed = _size(line) / _seconds(partial(quotes, line))
        print(f"  one line of {size:4.2f} MB of prose             {speed:6.2f} MB/s")
    for unit in ("“", "said ", ", he said in of at by "):
        few, many = (_seconds(partial(quotes, _one_line(unit, size))) for size in (0.05, 0.2))
        print(f"  four times as much of {unit!r} in one line takes {many / few:.1f} times as long")
    for module in ("analysis", "analysis.quotes"):
        print(f"  import {module:<15} in a new process {_import_seconds(module):6.2f} s")


def _beside_peers(seeds: Event, articles: pd.DataFrame) -> pd.DataFrame:
    """A line for each finder: its speed on `articles`, and on the `seeds` its F1 by kind and in how many it raises."""
    finders = {"this project": lambda articles: (quotes(articles), []), "balanced marks": balanced_marks}
    if textacy_name():
        finders[textacy_name()] = textacy_quotes
        finders["the same, no named entities"] = partial(textacy_quotes, names=False)
    lines = []
    for finder in finders.values():
        found, raised = finder(seeds.articles)  # before the clock runs: the first call loads lexicons and models
        seconds = _seconds(partial(finder, articles))
        lines.append({"seconds": seconds, **_f1(replace(seeds, quotes=found)), "errors": len(raised)})
    table = pd.DataFrame(lines, index=list(finders))
    table.insert(0, "MB/s", _size(articles) / table["seconds"])
    table.insert(2, "times as long", table["seconds"] / table["seconds"].iloc[0])
    return table.round(3)


def _f1(event: Event) -> dict[str, float]:
    """F1 of the quotations of `event` against the hand labels, over all kinds and for each.

    Recall is over the labels of a kind, precision over the quotations found as of that kind, whatever kind the label.
    """

    def right_and_of(quotes: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
        """The counts of the labels found, a row a kind; and of the quotations that are labelled."""
        counts = score_quotes(replace(event, quotes=quotes))[["right", "of"]]
        return counts.iloc[: len(schema.KINDS)], counts.iloc[len(schema.KINDS)]

    labels, found = right_and_of(event.quotes)
    scores = {"all": _harmonic_mean(labels.sum(), found)}
    for number, kind in enumerate(schema.KINDS):
        _, found = right_and_of(event.quotes[event.quotes["kind"] == kind])
        scores[kind] = _harmonic_mean(labels.iloc[number], found)
    return scores


def _harmonic_mean(*shares: pd.Series) -> float:
    """The harmonic mean of shares, each given as the counts ``right`` and ``of``; 0 where nothing is right."""
    if not all(share["right"] for share in shares):
        return 0.0
    return len(shares) / sum(share["of"] / share["right"] for share in shares)


def _articles(megabytes: float) -> pd.DataFrame:
    """The seeds over and over, each time with invented paragraphs of its own."""
    seeds = read_corpus(SEEDS)
    repeats = int(megabytes * 1e6 / (seeds["text"].str.len().sum() + 1500)) + 1
    copies = []
    for number in range(repeats):
        extra = "\n" + "\n".join(line.format(n=number) for line in _INVENTED)
        copies.append(seeds.assign(article=seeds["article"] + f"-{number}", text=seeds["text"] + extra))
    return pd.concat(copies, ignore_index=True).astype(schema.FRAMES["articles"])


def _one_line(unit: str, megabytes: float) -> pd.DataFrame:
    """One article of a single line that holds nothing but `unit`, over and over."""
    row = dict.fromkeys(schema.FRAMES["articles"], "")
    text = unit * int(megabytes * 1e6 / len(unit))
    return schema.frame("articles", [row | {"article": "a", "outlet": "o", "words": 0, "text": text}])


def _size(articles: pd.DataFrame) -> float:
    """Millions of characters."""
    return articles["text"].str.len().sum() / 1e6


def _seconds(work: Callable[[], object]) -> float:
    """The shortest time that `work` takes in a few runs: whatever else the machine does only makes it longer."""
    times: list[float] = []
    while len(times) < _RUNS and sum(times) < _LONG_ENOUGH:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _import_seconds(module: str) -> float:
    """The shortest of three times that a new process takes to import `module`."""
    script = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    command = [sys.executable, "-c", script]
    return min(float(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout) for _ in range(3))
