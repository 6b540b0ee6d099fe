"""Whose words an outlet's counted words are: its own, a speaker's, or the same as another outlet's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    starts, nowhere = words["start"].to_numpy(), np.array([], dtype=int)
    places = {article: (rows, starts[rows]) for article, rows in words.groupby("article").indices.items()}
    for article, start, end in zip(spans["article"], spans["start"], spans["end"], strict=True):
        rows, own = places.get(article, (nowhere, nowhere))
        low, high = np.searchsorted(own, [start, end])
        yield rows[low:high]


def voiced_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """:func:`counted_words` with `voice` (one of :data:`VOICES`), and the `speaker` and `quote` that hold the word."""
    words, spans = counted_words(sentences), strongest_last(quotes)
    row = span_of(words, spans)
    held = spans[["kind", "speaker", "article", "quote"]].iloc[row].reset_index(drop=True) if len(spans) else None
    for column, source, without in (("voice", "kind", "narration"), ("speaker", "speaker", ""), ("quote", "quote", "")):
        words[column] = without if held is None else held[source].where(row >= 0, without)
    return words


def strongest_last(quotes: pd.DataFrame) -> pd.DataFrame:
    """The `quotes` in the order in which :func:`span_of` has to lay them over the words.

    A word in several quotations belongs to the most literal kind, and of that to the shortest quotation.
    """
    order = pd.DataFrame({"rank": quotes["kind"].map(KINDS.index), "length": quotes["end"] - quotes["start"]})
    return quotes.loc[order.sort_values(["rank", "length"], ascending=False, kind="stable").index]


def voice_shares(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """How much of each outlet's counted words is direct, mixed or reported speech, and how much narration.

    Gives `outlet`, `kind` (of :data:`VOICES`; all four for every outlet), `words`, `of` (the outlet's counted words),
    `share` (0 to 1) and its 95% interval `low`, `high`, in which sentences, not words, are what was sampled.
    """
    words = voiced_words(sentences, quotes)
    pairs = pd.MultiIndex.from_product([sentences["outlet"].unique(), VOICES], names=["outlet", "kind"])
    return _shares(words, words["voice"], pairs)


def speaker_words(
    sentences: pd.DataFrame, quotes: pd.DataFrame, *, speakers: Sequence[str] | None = None
) -> pd.DataFrame:
    """The counted words that each outlet gives to each speaker, most first.

    Gives `outlet`, `speaker` (empty: quotations whose speaker is unknown), `words`, `quotes` (how many quotations),
    `of` (the outlet's counted words), `share` and its 95% interval `low`, `high`, taken as in :func:`voice_shares`. A
    pair without words has no row, unless `speakers` names those who have one in every outlet, in that order.
    """
    words = voiced_words(sentences, quotes)
    said = words[words["voice"] != "narration"].assign(quote=lambda frame: frame["article"] + "\n" + frame["quote"])
    found = said.groupby(["outlet", "speaker"], sort=False)["quote"].nunique()
    pairs = found.index
    if speakers is not None:
        pairs = pd.MultiIndex.from_product([sentences["outlet"].unique(), speakers], names=pairs.names)
    given = _shares(words, said["speaker"], pairs)
    given.insert(3, "quotes", found.reindex(pairs, fill_value=0).to_numpy())
    if speakers is not None:
        return given
    return given.sort_values("words", ascending=False, kind="stable").reset_index(drop=True)


def rivals(given: pd.DataFrame) -> pd.DataFrame:
    """The rows of :func:`speaker_words` of whom it is not sure that the first has more words: the intervals overlap."""
    return given.iloc[1:][given["high"].iloc[1:] >= given["low"].iloc[0]]


def unknown_speakers(quotes: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """How many quotations of each of `outlets` have no known speaker, in all and by kind.

    Gives `outlet`, `quotes` (how many were found), `unknown`, and how many of these are `direct`, `mixed` and
    `indirect`. The pieces of one quotation count once.
    """
    whole = quotes.drop_duplicates(["article", "quote"])
    unknown = whole[whole["speaker"] == ""]
    kinds = pd.crosstab(unknown["outlet"], unknown["kind"]).reindex(index=outlets, columns=list(KINDS), fill_value=0)
    found = whole.groupby("outlet").size().reindex(outlets, fill_value=0)
    counts = pd.DataFrame({"quotes": found, "unknown": kinds.sum(axis=1)}).join(kinds)
    return counts.rename_axis(index="outlet", columns=None).reset_index()


def _shares(words: pd.DataFrame, held: pd.Series, pairs: pd.MultiIndex) -> pd.DataFrame:
    """For each of `pairs` (an outlet, and a value that words can have) the share of the outlet's words that have it.

    `held` is the value of each of the `words` that has one. Gives a row a pair: the names of `pairs`, `words`, `of`,
    `share`, `low`, `high`. Words come by the sentence, not one by one, so the 95% interval is Wilson's over the
    effective number of words: `of` divided by the design effect of sentences as clusters (Kish 1965; Korn and
    Graubard 1998).
    """
    keys = ["outlet", "article", "sentence"]
    sizes = words.groupby(keys, sort=False).size().rename("size")
    parts = words.loc[held.index, keys].assign(value=held).groupby([*keys, "value"], sort=False).size().rename("words")
    parts = parts.reset_index().join(sizes, on=keys)
    parts = parts.assign(squares=parts["words"] ** 2, products=parts["words"] * parts["size"])
    sums = parts.groupby(["outlet", "value"])[["words", "squares", "products"]].sum()
    rows = sums.reindex(pairs, fill_value=0).rename_axis(pairs.names).reset_index()
    whole = pd.DataFrame({"of": sizes, "sentences": 1, "sizes": sizes**2}).groupby("outlet").sum()
    rows = rows.join(whole.reindex(rows["outlet"].unique(), fill_value=0), on="outlet")
    rows["share"] = rows["words"] / rows["of"].clip(lower=1)
    effective = _effective_words(rows)
    rows["low"], rows["high"] = wilson((rows["share"] * effective).to_numpy(), effective.to_numpy())
    return rows[[*pairs.names, "words", "of", "share", "low", "high"]]


def _effective_words(rows: pd.DataFrame) -> pd.Series:
    """How many independent words an outlet's `sentences` are worth where a `share` of their words is of one kind.

    `squares`, `products` and `sizes` are sums over the sentences: of the squares of their words of the kind, of these
    times all their words, and of the squares of all their words. Where all or no words are of the kind, or there is but
    one sentence, nothing is known of how they cluster: each sentence counts as one word.
    """
    mixed = rows[rows["share"].between(0, 1, inclusive="neither") & (rows["sentences"] > 1)]
    share, of, sentences = mixed["share"], mixed["of"], mixed["sentences"]
    deviations = mixed["squares"] - 2 * share * mixed["products"] + share**2 * mixed["sizes"]
    effect = sentences / (sentences - 1) * deviations / (of * share * (1 - share))
    return (of / effect.clip(lower=1)).reindex(rows.index).fillna(rows["sentences"])


def shared_words(sentences: pd.DataFrame, reuse: pd.DataFrame) -> pd.DataFrame:
    """How many of an outlet's counted words stand word for word, in a run of the `reuse` frame, in another outlet.

    Gives `outlet`, `other`, `words` (the union of the runs: a word in two runs counts once), `of` (the outlet's counted
    words), `share` and `containment` for every ordered pair of two outlets. `share` is not symmetric; `containment` is:
    it is the share of the outlet with fewer words (of two with as many, the larger share). Boilerplate is left out.
    """
    reuse = reuse[~reuse["boilerplate"]]
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
    table["share"] = table["words"] / table["of"].clip(lower=1)
    return table.assign(containment=_containment(table))


def _containment(shared: pd.DataFrame) -> np.ndarray:
    """For each pair of outlets in `shared`, the share of the shorter of the two."""
    ends = pd.MultiIndex.from_frame(shared[["other", "outlet"]])
    back = shared.set_index(["outlet", "other"])[["of", "share"]].reindex(ends).reset_index(drop=True)
    shorter, longer = shared["of"] < back["of"], shared["of"] > back["of"]
    return np.select([shorter, longer], [shared["share"], back["share"]], np.maximum(shared["share"], back["share"]))
