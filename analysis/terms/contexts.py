"""Every use of a term in its sentence."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis import schema
from analysis.tokens import fold, tokenise, word_spans


def contexts(sentences: pd.DataFrame, term: str, *, width: int = 60) -> pd.DataFrame:
    """Every occurrence of `term` in the running text, in order: as many rows as :func:`count_terms` counts.

    `term` is one word or several, written in any way that folds to the same. Gives `outlet`, `article`, `sentence`,
    `start` and `end` (offsets into the article's text), `keyword` as it stands there, and `left` and `right`, at most
    `width` characters of its sentence in whole words. Raises ValueError if `term` holds no word.
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    tokens = tokenise(counted)
    first, last = find_term(tokens, term)
    lines = counted.loc[tokens["row"].to_numpy()[first]]
    found = lines[["outlet", "article", "sentence"]].reset_index(drop=True)
    found["start"], found["end"] = tokens["start"].to_numpy()[first], tokens["end"].to_numpy()[last]
    cuts = [
        (text, start - opens, end - opens)
        for text, opens, start, end in zip(lines["text"], lines["start"], found["start"], found["end"], strict=True)
    ]
    found["left"] = [_last_words(text[:start], width) for text, start, _ in cuts]
    found["keyword"] = [text[start:end] for text, start, end in cuts]
    found["right"] = [_first_words(text[end:], width) for text, _, end in cuts]
    return found


def _first_words(text: str, width: int) -> str:
    """The beginning of `text`, at most `width` characters, without the last word if that is cut."""
    return text if len(text) <= width else re.sub(r"\S*\Z", "", text[: width + 1]).rstrip()


def _last_words(text: str, width: int) -> str:
    """The end of `text`, at most `width` characters, without the first word if that is cut."""
    return text if len(text) <= width else re.sub(r"\A\S*", "", text[-width - 1 :]).lstrip()


def find_term(tokens: pd.DataFrame, term: str) -> tuple[np.ndarray, np.ndarray]:
    """Where `term` stands in `tokens` (:func:`analysis.tokens.tokenise`): the places of its first and its last words.

    Raises ValueError if `term` holds no word.
    """
    wanted = [fold(term[start:end]) for start, end in word_spans(term)]
    if not wanted:
        raise ValueError(f"{term!r} holds no word to look for")
    word, row = tokens["word"].cat.codes.to_numpy(), tokens["row"].to_numpy()
    reach = len(wanted) - 1
    first = np.arange(max(len(word) - reach, 0))
    here = row[first] == row[first + reach]
    for step, code in enumerate(tokens["word"].cat.categories.get_indexer(wanted)):
        here &= word[first + step] == code
    return first[here], first[here] + reach
