"""Which codebook a corpus is coded with."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus import CODEBOOK
from analysis.data import lexicon
from analysis.topics.codebook import GENERAL, PROJECT, Codebook, read_codebook
from analysis.topics.coding import code_topics
from analysis.topics.drafted import draft_codebook


def choose_codebook(folder: Path, articles: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame) -> Codebook:
    """The codebook for a corpus: the ``topics.toml`` in its `folder`, else the project's if it fits, else a draft.

    The draft is made of the library's topics and the key terms of `sentences`. Where it would leave most of them
    without a topic, as in a single short article, it is the general codebook of news subjects. Raises InputError as
    :func:`~analysis.topics.codebook.read_codebook` does.
    """
    own = folder / CODEBOOK
    if own.exists():
        return read_codebook(own)
    project = read_codebook(PROJECT)
    if project.fits(articles):
        return project
    draft = draft_codebook(sentences, quotes)
    return draft if draft and _is_enough(draft, sentences) else read_codebook(GENERAL)


def codebook_warnings(codebook: Codebook) -> tuple[str, ...]:
    """What a reader must know about a codebook that nobody wrote for the event: a sentence, or none."""
    if not (codebook.drafted or codebook.general):
        return ()
    return (f"There is no {CODEBOOK}; the codebook of topics is {codebook.origin}.",)


def _is_enough(draft: Codebook, sentences: pd.DataFrame) -> bool:
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    coded = code_topics(counted, draft).drop_duplicates(["article", "sentence"])
    return len(coded) >= lexicon("thresholds")["draft"]["enough"] * len(counted)
