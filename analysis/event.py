"""From a folder of articles to every frame: the one place where the steps are put together."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus import corpus_folder, corpus_warnings, read_corpus
from analysis.dates import published_before
from analysis.errors import InputError
from analysis.overlap import align_statements, find_reuse, join_neighbours, stated_numbers
from analysis.passages import describe_articles, mark_passages
from analysis.quotes import find_quotes
from analysis.sentences import split_sentences
from analysis.terms import count_terms, keyness, set_phrases
from analysis.topics import (
    Codebook,
    choose_codebook,
    code_topics,
    codebook_warnings,
    coverage,
    draft_codebook,
)
from analysis.topics.omissions import hinted_topics, omissions

#: Names the file in which the report keeps the event for the notebooks that it runs: a pickle.
MEASURED_VARIABLE = "PARALLAX_MEASURED"


@dataclass(frozen=True)
class Event:
    """One event as the outlets of a corpus report it: every frame, and what they were made from.

    `words` and `word_keyness` are the frames ``terms`` and ``keyness`` of words alone, each of the set `phrases` being
    one of them, so that no use is counted twice. `omissions` are the topics that an outlet leaves out
    (:func:`analysis.topics.omissions.omissions`).
    """

    folder: Path
    codebook: Codebook
    warnings: tuple[str, ...]
    articles: pd.DataFrame
    passages: pd.DataFrame
    sentences: pd.DataFrame
    terms: pd.DataFrame
    keyness: pd.DataFrame
    quotes: pd.DataFrame
    statements: pd.DataFrame
    carriers: pd.DataFrame
    numbers: pd.DataFrame
    reuse: pd.DataFrame
    topics: pd.DataFrame
    coverage: pd.DataFrame
    omissions: pd.DataFrame
    phrases: list[str]
    words: pd.DataFrame
    word_keyness: pd.DataFrame

    @property
    def outlets(self) -> list[str]:
        """The outlets in the order of the corpus."""
        return list(dict.fromkeys(self.articles["outlet"]))

    @property
    def told(self) -> pd.DataFrame:
        """``statements`` as they are shown: what is told as one is one (:func:`analysis.overlap.join_neighbours`)."""
        return self._shown[0]

    @property
    def tellings(self) -> pd.DataFrame:
        """``carriers`` as they are shown, the tellings of :attr:`told`."""
        return self._shown[1]

    @cached_property
    def _shown(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        return join_neighbours(self.statements, self.carriers, self.articles, self.sentences, self.quotes)

    def frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by its name, in the order of :data:`analysis.schema.FRAMES`."""
        return {name: getattr(self, name) for name in schema.FRAMES}


def measure(folder: str | Path | None = None) -> Event:
    """Everything the project measures on the corpus in `folder`.

    Without `folder`: the corpus that the environment variable ``PARALLAX_CORPUS`` names, else the project's seeds; or,
    in a notebook that runs for the report, what was measured for it already.
    Raises :class:`~analysis.errors.InputError` where the corpus or its codebook cannot be read.
    """
    if folder is None and (kept := os.environ.get(MEASURED_VARIABLE)):
        return pickle.loads(Path(kept).read_bytes())
    folder = corpus_folder(folder)
    articles, passages, sentences, quotes = _read(folder)
    codebook = choose_codebook(folder, articles, sentences, quotes)
    topics = code_topics(sentences, codebook)
    terms, phrases = count_terms(sentences), set_phrases(sentences)
    words = count_terms(sentences, longest=1, phrases=phrases)
    covered, hinted = coverage(sentences, topics, codebook), hinted_topics(sentences, topics, codebook)
    later = published_before(articles, zip(topics["topic"], topics["article"], strict=True))
    statements, carriers = align_statements(articles, sentences, quotes)
    return Event(
        folder=folder,
        codebook=codebook,
        warnings=corpus_warnings(folder, articles) + codebook_warnings(codebook),
        articles=articles,
        passages=passages,
        sentences=sentences,
        terms=terms,
        keyness=keyness(terms),
        quotes=quotes,
        statements=statements,
        carriers=carriers,
        numbers=stated_numbers(carriers, articles),
        reuse=find_reuse(articles, sentences),
        topics=topics,
        coverage=covered,
        omissions=omissions(covered, excused=hinted | later),
        phrases=phrases,
        words=words,
        word_keyness=keyness(words),
    )


def draft(folder: Path) -> Codebook:
    """A codebook for the corpus in `folder`, drafted whatever other codebook there is.

    Raises :class:`~analysis.errors.InputError` where the corpus cannot be read or nothing comes up again.
    """
    *_, sentences, quotes = _read(folder)
    if book := draft_codebook(sentences, quotes):
        return book
    raise InputError(
        f"{folder}: no news topic and no noun comes up often enough. Add articles, or write a codebook by hand."
    )


def _read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames ``articles``, ``passages``, ``sentences`` and ``quotes`` of the corpus in `folder`."""
    stated = read_corpus(folder)
    passages = mark_passages(stated)
    articles = describe_articles(stated, passages)
    if not articles["words"].any():
        raise InputError(f"{folder}: no word of running text in any file. Put articles of whole sentences here.")
    sentences = split_sentences(articles, passages)
    return articles, passages, sentences, find_quotes(articles, passages, sentences)
