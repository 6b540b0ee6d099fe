"""Whose words an outlet's counted words are: its own, a speaker's, or the same as another outlet's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.schema import COUNTED, KINDS
from analysis.stats import wilson
from analysis.tokens import tokenise

#: How a counted word reaches the reader; a word in several quotations has the first of these.
VOICES = (*KINDS, "narration")
VOICE_NAMES = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "reported",
    "narration": "narration",
}


def counted_words(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row a word of the articles' own running text: `article`, `outlet`, `sentence`, `start`."""
    counted = sentences[sentences["role"].isin(COUNTED)]
    found = tokenise(counted)
    words = counted[["article", "outlet", "sentence"]].iloc[found["row"]].assign(start=found["start"].to_numpy())
    return words.sort_values(["article", "start"], kind="stable").reset_index(drop=True)


def span_of(words: pd.DataFrame, spans: pd.DataFrame) -> np.ndarray:
    """For each word of :func:`counted_words`, the row number in `spans` of the span it starts in; -1 for none.

    `spans` has `article`, `start`, `end`; where spans overlap, the later row holds the word.
    """
    holder = np.full(len(words), -1)
    for number, rows in enumerate(_held(words, spans)):
        holder[rows] = number
    return holder


def _held(words: pd.DataFrame, spans: pd.DataFrame) -> Iterator[np.ndarray]:
    """For each of `spans` the row numbers of the words that start in it."""
    places, starts = words.groupby("article").indices, words["start"].to_numpy()
    nowhere = np.array([], dtype=int)
    for article, start, end in zip(spans["article"], spans["start"], spans["end"], strict=True):
        place = places.get(article, nowhere)
        low, high = np.searchsorted(starts[place], [start, end])
        yield place[low:high]


def voiced_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """:func:`counted_words` with `voice` (one of :data:`VOICES`), and the `speaker` and `quote` that hold the word."""
    words = counted_words(sentences)
    # Strongest kind last, and the shorter of two spans last: the later row holds the word.
    order = pd.DataFrame({"rank": quotes["kind"].map(KINDS.index), "length": quotes["end"] - quotes["start"]})
    spans = quotes.loc[order.sort_values(["rank", "length"], ascending=False, kind="stable").index]
    row = span_of(words, spans)
    held = spans[["kind", "speaker", "article", "quote"]].iloc[row].reset_index(drop=True) if len(spans) else None
    for column, source, without in (("voice", "kind", "narration"), ("speaker", "speaker", ""), ("quote", "quote", "")):
        words[column] = without if held is None else held[source].where(row >= 0, without)
    return words


def voice_shares(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """How much of each outlet's counted words is direct, mixed or reported speech, and how much narration.

    Gives `outlet`, `kind` (of :data:`VOICES`; all four for every outlet), `words`, `of` (the outlet's counted words),
    `share` (0 to 1) and its 95% interval `low`, `high`. Words come by the sentence, not one by one, so the interval is
    Wilson's over the effective number of words: `of` divided by the design effect of sentences as clusters (Kish 1965;
    Korn and Graubard 1998).
    """
    words = voiced_words(sentences, quotes)
    table = pd.crosstab([words["outlet"], words["article"], words["sentence"]], words["voice"])
    table = table.reindex(columns=list(VOICES), fill_value=0)
    own = {outlet: table.loc[[outlet]] for outlet in words["outlet"].unique()}
    rows = []
    for outlet in sentences["outlet"].unique():
        part = own.get(outlet, table.iloc[:0])
        of = part.sum(axis=1)
        rows += [(outlet, kind, part[kind].sum(), of.sum(), _effective_words(part[kind], of)) for kind in VOICES]
    shares = pd.DataFrame(rows, columns=["outlet", "kind", "words", "of", "effective"])
    shares["share"] = shares["words"] / shares["of"].clip(lower=1)
    effective = shares.pop("effective")
    shares["low"], shares["high"] = wilson((shares["share"] * effective).to_numpy(), effective.to_numpy())
    return shares


def _effective_words(held: pd.Series, words: pd.Series) -> float:
    """How many independent words the sentences are worth; `held` of each sentence's `words` are of the kind."""
    sentences, total = len(words), words.sum()
    if not total:
        return 0.0
    share = held.sum() / total
    if sentences < 2 or share in (0, 1):
        return float(sentences)
    variance = sentences / (sentences - 1) * ((held - share * words) ** 2).sum() / total**2
    return float(total / max(1.0, variance * total / (share * (1 - share))))


def speaker_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The counted words that each outlet gives to each speaker, most first.

    Gives `outlet`, `speaker` (empty: quotations whose speaker is unknown), `words`, `quotes` (how many quotations),
    `of` (the outlet's counted words) and `share`; a pair without words has no row.
    """
    words = voiced_words(sentences, quotes)
    of = words.groupby("outlet").size()
    quoted = words[words["voice"] != "narration"].assign(quote=lambda frame: frame["article"] + "\n" + frame["quote"])
    given = quoted.groupby(["outlet", "speaker"], sort=False)["quote"].agg(words="size", quotes="nunique").reset_index()
    given["of"] = given["outlet"].map(of).astype("int64")
    given["share"] = given["words"] / given["of"]
    return given.sort_values("words", ascending=False, kind="stable").reset_index(drop=True)


def shared_words(sentences: pd.DataFrame, reuse: pd.DataFrame) -> pd.DataFrame:
    """How many of an outlet's counted words stand word for word, in a run of the `reuse` frame, in another outlet.

    Gives `outlet`, `other`, `words` (the union of the runs: a word in two runs counts once), `of` (the outlet's counted
    words) and `share`, for every ordered pair of two outlets; it is not symmetric.
    """
    words = counted_words(sentences)
    of_outlet = sentences.drop_duplicates("article").set_index("article")["outlet"]
    ends = [
        reuse[[f"article_{near}", f"start_{near}", f"end_{near}", f"article_{far}"]].set_axis(
            ["article", "start", "end", "other"], axis=1
        )
        for near, far in ("ab", "ba")
    ]
    runs = pd.concat(ends, ignore_index=True)
    runs = runs.assign(outlet=runs["article"].map(of_outlet), other=runs["other"].map(of_outlet))
    found = defaultdict(list)
    for outlet, other, rows in zip(runs["outlet"], runs["other"], _held(words, runs), strict=True):
        found[outlet, other].append(rows)
    totals, outlets = words.groupby("outlet").size(), sentences["outlet"].unique()
    table = pd.DataFrame(permutations(outlets, 2), columns=["outlet", "other"])
    pairs = zip(table["outlet"], table["other"], strict=True)
    table["words"] = [len(np.unique(np.concatenate(found[pair]))) if pair in found else 0 for pair in pairs]
    table["of"] = table["outlet"].map(totals).fillna(0).astype("int64")
    return table.assign(share=table["words"] / table["of"].clip(lower=1))
