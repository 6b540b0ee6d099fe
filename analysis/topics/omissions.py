"""Topics that an outlet leaves out, and whether that is more than the length of its text explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
from scipy.special import gammaln

from analysis import schema
from analysis.data import lexicon
from analysis.stats import benjamini_hochberg
from analysis.tokens import WORD, fold, stem
from analysis.topics.codebook import Codebook, Cue
from analysis.topics.coding import CARRIED, shown_cues


def omissions(coverage: pd.DataFrame, *, excused: frozenset[tuple[str, str]] = frozenset()) -> pd.DataFrame:
    """Topics that are absent from an outlet while at least half of the other outlets cover them, rarest first.

    `coverage` is the frame of that name. Gives `outlet`, `topic`, `sentences` (how many the outlet has in all),
    `covering` (how many of the `others` cover the topic), `chance`, `q` and `beyond`. `chance` is exact: with all
    sentences of the event dealt out anew, how often the outlet's would hold none on the topic (hypergeometric). `q`
    corrects it for the number of cells that were looked at, which are those of all topics that at least half of the
    others cover, whether the outlet covers them or not (Benjamini and Hochberg 1995). `beyond` is q below ``[topics]
    level`` of ``data/thresholds.toml``: more than the length of the text explains. An outlet without a counted sentence
    leaves out nothing, and nobody what is `excused`, pairs of an outlet and a topic: what the outlet hints at
    (:func:`hinted_topics`), and what nobody could tell yet when it wrote (:func:`analysis.dates.published_before`).
    """
    table = coverage[coverage["of"] > 0]
    by_topic = table.groupby("topic")
    covers = (table["sentences"] > 0).astype(int)
    covering = covers.groupby(table["topic"]).transform("sum") - covers
    others = by_topic["outlet"].transform("size") - 1
    looked_at = (covering > 0) & (2 * covering >= others)
    table = table.assign(covering=covering, others=others)[looked_at]
    every, held = (by_topic[column].transform("sum")[looked_at] for column in ("of", "sentences"))
    chance = _none_of(*(counts.to_numpy(dtype=float) for counts in (table["of"], held, every)))
    cells = zip(table["outlet"], table["topic"], strict=True)
    absent = (table["sentences"] == 0).to_numpy() & np.array([cell not in excused for cell in cells], dtype=bool)
    # A topic that is there is no omission, however rare: its p is 1.
    q = benjamini_hochberg(np.where(absent, chance, 1))
    found = table.assign(sentences=table["of"], chance=chance, q=q, beyond=q < lexicon("thresholds")["topics"]["level"])
    columns = ["outlet", "topic", "sentences", "covering", "others", "chance", "q", "beyond"]
    return found.loc[absent, columns].sort_values("chance", kind="stable").reset_index(drop=True)


def hinted_topics(sentences: pd.DataFrame, topics: pd.DataFrame, codebook: Codebook) -> frozenset[tuple[str, str]]:
    """Each outlet with each topic that its words hint at, coded or not: (outlet, topic).

    An outlet that hints at a topic says something of it, so that nobody can say that it leaves it out. So does one that
    has the words of the topic's name, or of a part of several words, in one sentence. A pattern of the
    `codebook` is a hint even within a longer one of another topic ("loophole" in "tax loophole"). And a codebook knows
    no more than the forms that somebody wrote into it, "resigned", not "resignations": of the words that show a topic
    (`topics`, the frame of that name) those are hints, too, for which at least a share ``[topics] hint`` of the counted
    `sentences` with any form of the word is on the topic.
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)][["article", "sentence", "outlet", "text"]]
    told = counted.assign(stems=counted["text"].map(_stems))
    return frozenset([*_matched(counted, codebook), *_named(told, codebook.names), *_told(told, topics)])


def _matched(counted: pd.DataFrame, codebook: Codebook) -> Iterator[tuple[str, str]]:
    """The outlets and topics of all matches, but for those that are to be ignored."""
    for outlet, text in zip(counted["outlet"], counted["text"], strict=True):
        matches = codebook.index.find(text)
        ignored = [(start, end) for start, end, cue in shown_cues(text, matches) if not cue.topic]
        for start, end, cue in matches:
            if isinstance(cue, Cue) and cue.topic and cue.holds(text):
                if not any(first <= start and end <= last for first, last in ignored):
                    yield outlet, cue.topic


def _named(told: pd.DataFrame, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The outlets with a sentence that holds all the words of a part of a topic's name ("Vigils and mourning")."""
    split = {topic: re.split(r",\s+|\s+and\s+|\s+or\s+", name) for topic, name in names.items()}
    parts = [
        (topic, frozenset(words))
        for topic, found in split.items()
        for part in found
        # One word of several says little: "order" of "Law and order".
        if (words := _stems(part)) and (len(words) > 1 or len(found) == 1)
    ]
    sentences = told.groupby("outlet", sort=False)["stems"].agg(lambda lists: [frozenset(words) for words in lists])
    for outlet, held in sentences.items():
        yield from ((outlet, topic) for topic, words in parts if any(words <= sentence for sentence in held))


def _told(counted: pd.DataFrame, topics: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The outlets that use a form of a word that tells of a topic, and the topics."""
    shown = topics[~topics["evidence"].str.startswith(CARRIED)]
    held = counted.rename(columns={"stems": "stem"}).drop(columns="text").explode("stem")
    evidence = shown[["topic", "evidence"]].assign(stem=shown["evidence"].map(_stems))
    evidence = evidence[["topic", "stem"]].explode("stem").dropna().drop_duplicates()
    uses = evidence.merge(held, on="stem")
    coded = uses.merge(topics[["article", "sentence", "topic"]].drop_duplicates().assign(coded=1.0), how="left")
    share = coded.fillna({"coded": 0.0}).groupby(["topic", "stem"])["coded"].transform("mean")
    telling = coded[share >= lexicon("thresholds")["topics"]["hint"]]
    return zip(telling["outlet"], telling["topic"], strict=True)


def _stems(text: str) -> list[str]:
    """The stems of the words in `text` that are no small words, each once."""
    small = lexicon("stopwords")["words"]
    words = (fold(match[0]) for match in WORD.finditer(text))
    return sorted({stem(word) for word in words if word not in small})


def _none_of(drawn: np.ndarray, held: np.ndarray, every: np.ndarray) -> np.ndarray:
    """The chance that so many sentences `drawn` out of `every` one hold none of those `held`: C(e−h, d) / C(e, d)."""
    left = every - held
    ways = (
        gammaln(left + 1) - gammaln(np.maximum(left - drawn, 0) + 1) - gammaln(every + 1) + gammaln(every - drawn + 1)
    )
    return np.where(left >= drawn, np.exp(np.minimum(ways, 0)), 0.0)
