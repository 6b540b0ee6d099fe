"""Shared copy: the frame ``reuse``, of the words that two articles print alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.overlap.hashes import Words, hash_runs, read_words
from analysis.overlap.runs import common_runs, repeated

#: Rows whose texts are cut at a time; it bounds the memory, not the result.
_BLOCK = 100_000


def least_run() -> int:
    """So many words in a row are a run (``[reuse]`` of ``data/thresholds.toml``)."""
    return lexicon("thresholds")["reuse"]["words"]


def find_reuse(
    articles: pd.DataFrame, sentences: pd.DataFrame, *, least: int | None = None, common: int | None = None
) -> pd.DataFrame:
    """The frame ``reuse``: every maximal run of at least `least` words that two articles have in common.

    Words are equal when they are after folding: case aside, curly and straight marks alike, hyphened words apart. Runs
    go over sentence and paragraph borders, but not over what is not printed for the reader
    (:data:`analysis.overlap.hashes.PRINTED`). ``article_a`` is the earlier of the two in `articles`, ``text`` the run
    as written there. Words that one pair of articles shares in more than one place are one row, at the last of them:
    leads sum up what the body then tells.

    ``boilerplate`` is a run of which every `least` words in a row stand in more than `common` places: a set phrase, an
    outlet's own line. Each article that holds such words is given with the first that does, not with every other,
    and where it first does.
    `least` and `common` follow from ``[reuse]`` of ``data/thresholds.toml`` unless given.
    """
    if articles.empty:
        return schema.frame("reuse", [])
    levels = lexicon("thresholds")["reuse"]
    least = least or least_run()
    common = common or min(max(levels["room"] // len(articles), levels["few"]), levels["many"])
    words = read_words(articles, sentences)
    runs = _once(words, common_runs(words, least=least, common=common))
    row_a, row_b, last = words.row(runs["a"]), words.row(runs["b"]), runs["words"] - 1
    found = {
        "article_a": articles["article"].take(row_a).array,
        "start_a": words.start[runs["a"]],
        "end_a": words.end[runs["a"] + last],
        "article_b": articles["article"].take(row_b).array,
        "start_b": words.start[runs["b"]],
        "end_b": words.end[runs["b"] + last],
        "words": runs["words"].array,
    }
    found["text"] = _cut(articles["text"], row_a, found["start_a"], found["end_a"])
    found["boilerplate"] = runs["boilerplate"].array
    return pd.DataFrame(found).astype(schema.FRAMES["reuse"])


def runs_between_outlets(reuse: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The runs of `reuse` that two outlets share, longest first, without boilerplate.

    With `outlet_a`, `outlet_b` and `agency`: the agency or agencies that the two articles state, empty if neither does.
    """
    stated = articles.set_index("article")
    runs = reuse[~reuse["boilerplate"]]
    for side in ("a", "b"):
        runs = runs.assign(**{f"outlet_{side}": runs[f"article_{side}"].map(stated["outlet"])})
    agencies = zip(*(runs[f"article_{side}"].map(stated["agency"]) for side in ("a", "b")), strict=True)
    runs["agency"] = [", ".join(dict.fromkeys(filter(None, pair))) for pair in agencies]
    runs = runs[runs["outlet_a"] != runs["outlet_b"]]
    return runs.sort_values("words", ascending=False, kind="stable", ignore_index=True)


def _once(words: Words, runs: pd.DataFrame) -> pd.DataFrame:
    """The `runs` by pairs of articles, those of the same words in the same two articles only once, the last of them."""
    a, b, length = (runs[column].to_numpy() for column in ("a", "b", "words"))
    pair = words.row(a) * len(words.first) + words.row(b)
    order = np.argsort(pair, kind="stable")
    several = order[repeated(pair[order])]
    content = hash_runs(words.hash, a[several], length[several])
    again = pd.DataFrame({"pair": pair[several], "content": content}).duplicated(keep="last")
    kept = np.ones(len(runs), dtype=bool)
    kept[several[again]] = False
    return runs.iloc[order[kept[order]]]


def _cut(texts: pd.Series, row: np.ndarray, start: np.ndarray, end: np.ndarray) -> pd.Series:
    """What stands from `start` to `end` in the text of each `row`; equal rows are next to each other."""
    parts = [pd.Series([], dtype="str")]
    for first in range(0, len(row), _BLOCK):
        rows, starts, ends = (values[first : first + _BLOCK].tolist() for values in (row, start, end))
        here = sorted(set(rows))
        text = dict(zip(here, texts.take(here), strict=True))
        cut = [text[number][begin:stop] for number, begin, stop in zip(rows, starts, ends, strict=True)]
        parts.append(pd.Series(cut, dtype="str"))
    return pd.concat(parts, ignore_index=True)
