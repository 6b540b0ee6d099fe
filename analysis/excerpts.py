"""The running text cut down to whose words it is: the quoted words, those of one speaker, the outlets' own.

An excerpt looks like a sentence, so that whatever counts terms in sentences counts them in excerpts too.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.schema import COUNTED, KINDS
from analysis.stats import wilson
from analysis.terms import count_terms
from analysis.voices import VOICES, voiced_words

#: What :func:`by_voice` calls the two sides, as if they were outlets.
QUOTED, TOLD = "Words given to speakers", "The outlets’ own words"


def excerpts(
    sentences: pd.DataFrame, quotes: pd.DataFrame, *, voices: Collection[str] = VOICES, speaker: str | None = None
) -> pd.DataFrame:
    """The stretches of the counted `sentences` whose words are of one of `voices` and, if one is named, of `speaker`.

    Takes the frames of those names; `voices` are some of :data:`analysis.voices.VOICES`, `speaker` is a name as it
    stands in ``quotes``, or empty for quotations whose speaker is unknown. Gives the columns of ``sentences``, a row a
    stretch: `start`, `end` and `text` are its own, all else is its sentence's. Each word counts for one voice and
    speaker (:func:`analysis.voices.voiced_words`). Raises ValueError for a voice that does not exist.
    """
    if unknown := set(voices) - set(VOICES):
        raise ValueError(f"no such voice: {', '.join(sorted(unknown))}. There are {', '.join(VOICES)}.")
    words = voiced_words(sentences, quotes)
    chosen = words["voice"].isin(voices)
    if speaker is not None:
        chosen &= (words["voice"] != "narration") & (words["speaker"] == speaker)
    keys = ["article", "sentence"]
    opens = words[keys].ne(words[keys].shift()).any(axis=1) | chosen.ne(chosen.shift())
    runs = words[opens].assign(chosen=chosen[opens])
    last = runs[keys].ne(runs[keys].shift(-1)).any(axis=1)
    runs["until"] = runs["start"].shift(-1).where(~last)
    runs = runs.loc[runs["chosen"], [*keys, "start", "until"]].rename(columns={"start": "from"})

    found = runs.merge(sentences[sentences["role"].isin(COUNTED)], on=keys)
    until = found["until"].fillna(found["end"]).astype("int64")
    cuts = zip(found["text"], found["from"] - found["start"], until - found["start"], strict=True)
    found["text"] = np.array([text[low:high].rstrip() for text, low, high in cuts], dtype=object)
    found["start"] = found["from"]
    found["end"] = found["start"] + found["text"].str.len()
    return found[list(sentences.columns)].astype(sentences.dtypes)


def by_voice(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """All :func:`excerpts`, with :data:`QUOTED` or :data:`TOLD` in the place of the outlet: for comparing these two."""
    sides = ((QUOTED, KINDS), (TOLD, ("narration",)))
    return pd.concat(
        [excerpts(sentences, quotes, voices=voices).assign(outlet=name) for name, voices in sides], ignore_index=True
    )


def whose_terms(
    sentences: pd.DataFrame, quotes: pd.DataFrame, terms: Collection[str], *, phrases: Collection[str] = ()
) -> pd.DataFrame:
    """How many of the uses of each of `terms`, in all outlets together, are words given to speakers.

    Gives `term`, `uses`, `quoted`, `share` (0 to 1) and its 95% interval `low`, `high` (Wilson). A term over the
    edge of a quotation is no use of either side. Each of `phrases` counts as one word.
    """
    longest = max((term.count(" ") + 1 for term in terms if term not in phrases), default=1)
    counts = count_terms(by_voice(sentences, quotes), longest=longest, phrases=phrases)
    sides = counts.pivot_table(index="term", columns="outlet", values="count", aggfunc="sum", fill_value=0)
    sides = sides.reindex(index=pd.Index(list(terms), name="term"), columns=[QUOTED, TOLD], fill_value=0)
    quoted, uses = sides[QUOTED].to_numpy(), sides.sum(axis=1).to_numpy()
    low, high = wilson(quoted, uses)
    share = np.divide(quoted, uses, out=np.full(len(uses), np.nan), where=uses > 0)
    columns = {"uses": uses.astype("int64"), "quoted": quoted.astype("int64"), "share": share, "low": low, "high": high}
    return pd.DataFrame({"term": sides.index.astype("str"), **columns})
