"""Every use of a term in its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis import schema
from analysis.terms import forms
from analysis.tokens import tokenise


def contexts(
    sentences: pd.DataFrame,
    term: str,
    *,
    width: int = 60,
    phrases: Collection[str] = (),
    lemmas: bool = False,
) -> pd.DataFrame:
    """Every occurrence of `term` in the running text, in order: as many rows as :func:`count_terms` counts.

    `term` is one word or several, written in any way that folds to the same. Gives `outlet`, `article`, `sentence`,
    `start` and `end` (offsets into the article's text), `keyword` as it stands there, and `left` and `right`, at most
    `width` characters of its sentence in whole words. `phrases` and `lemmas` are those of :func:`count_terms`. Raises
    ValueError if `term` holds no word.
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    tokens = units(tokenise(counted), phrases, lemmas)
    first, last = find_term(tokens, term, lemmas=lemmas)
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


def find_term(tokens: pd.DataFrame, term: str, *, lemmas: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Where `term` stands in `tokens` (:func:`analysis.tokens.tokenise`): the places of its first and its last words.

    With `lemmas`, the words of `tokens` are those. Raises ValueError if `term` holds no word.
    """
    wanted = forms.words_of(term, lemmas=lemmas)
    if not wanted:
        raise ValueError(f"{term!r} holds no word to look for")
    names = tokens["word"].cat.categories
    wanted = [" ".join(wanted)] if " ".join(wanted) in names else wanted
    first = forms.find(tokens["word"].cat.codes.to_numpy(), tokens["row"].to_numpy(), names, wanted)
    return first, first + len(wanted) - 1


def units(tokens: pd.DataFrame, phrases: Collection[str], lemmas: bool = False) -> pd.DataFrame:
    """The `tokens`, or their lemmas, with each of `phrases` as one of them."""
    word, names = tokens["word"].cat.codes.to_numpy(), tokens["word"].cat.categories
    if lemmas:
        word, names = forms.lemmatised(word, names)
    if phrases:
        kept, last, word, names = forms.joined(word, tokens["row"].to_numpy(), names, phrases, lemmas=lemmas)
        tokens = tokens.iloc[kept].assign(end=tokens["end"].to_numpy()[last])
    return tokens.assign(word=pd.Categorical.from_codes(word, categories=names))
