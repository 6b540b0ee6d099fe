"""Terms: which words and runs of words each outlet uses, how often, and what sets an outlet apart.

A term is a word in its folded form (:func:`analysis.tokens.fold`) or a run of words inside one sentence of an
article's running text (:data:`analysis.schema.COUNTED`). Small words (``data/stopwords.toml``) count as words of an
outlet; they are no terms by themselves, and no run begins or ends with one.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis import schema, stats
from analysis.data import lexicon
from analysis.tokens import fold, tokenise, word_spans


def count_terms(sentences: pd.DataFrame, *, longest: int = 3) -> pd.DataFrame:
    """The frame ``terms``: how often each outlet uses each term of one to `longest` words, most frequent first.

    `total` and `per_1000` are in words of the outlet, whatever the length of the term; `low` and `high` bound the rate
    (:func:`analysis.stats.poisson_rate`); `dispersion` is Gries' DP of the term over the outlet's sentences
    (:func:`analysis.stats.dispersion`).
    """
    outlets, names = pd.factorize(sentences["outlet"])
    counted = sentences["role"].isin(schema.COUNTED).to_numpy()
    sentences, outlets = sentences[counted], outlets[counted]
    tokens = tokenise(sentences)
    sizes = np.bincount(tokens["row"], minlength=len(sentences))
    totals = np.bincount(outlets, weights=sizes, minlength=len(names)).astype(np.int64)

    runs, labels = _runs(tokens, longest)
    held = runs.groupby(["row", "term"], sort=False).size().rename("count").reset_index()
    held["outlet"] = outlets[held["row"]]
    held["article"] = pd.factorize(sentences["article"])[0][held["row"]]
    in_outlet = held.groupby(["outlet", "term"], sort=False)["count"].transform("sum")
    # DP is ½ Σ |v − s| = 1 − Σ min(v, s) over the sentences: only those that hold the term add to the sum.
    held["due"] = np.minimum(held["count"] / in_outlet, sizes[held["row"]] / totals[held["outlet"]])
    terms = (
        held.groupby(["outlet", "term"], sort=False)
        .agg(count=("count", "sum"), articles=("article", "nunique"), due=("due", "sum"))
        .reset_index()
    )

    terms["total"] = totals[terms["outlet"]]
    terms["per_1000"] = 1000 * terms["count"] / terms["total"]
    terms["low"], terms["high"] = stats.poisson_rate(terms["count"], terms["total"])
    terms["dispersion"] = (1 - terms.pop("due")).clip(lower=0)
    terms["term"] = labels[terms["term"]]
    terms["words"] = terms["term"].str.count(" ") + 1
    terms = terms.sort_values(["outlet", "count", "term"], ascending=[True, False, True], ignore_index=True)
    terms["outlet"] = names[terms["outlet"]]
    return terms[list(schema.FRAMES["terms"])].astype(schema.FRAMES["terms"])


def keyness(terms: pd.DataFrame, *, floor: int | None = None, level: float | None = None) -> pd.DataFrame:
    """The frame ``keyness``: each term in each outlet against all the other outlets of `terms` together.

    `terms` is what :func:`count_terms` gives; with some of its outlets only, those are compared. Terms of every length
    are tested in every outlet, also where an outlet does not use them, if they occur at least `floor` times in all
    outlets together. How often a term occurs in all says nothing on who uses it, so that the correction holds for the
    terms that are tested (Bourgon, Gentleman and Huber 2010, PNAS 107: 9546–9551). `q` is corrected over the whole
    table; `distinctive` is q below `level`, whether the outlet uses the term more or less than the others. The prior
    of `z` is the rate of the term in all outlets, with the weight of one average outlet. `dispersion` is missing where
    `count` is 0. Within an outlet, rows run from its most overused term to its most underused one. A single outlet has
    nothing to be compared with: no rows. `floor` and `level` are those of ``data/thresholds.toml`` unless given.
    """
    settings = lexicon("thresholds")["keyness"]
    floor = settings["floor"] if floor is None else floor
    level = settings["level"] if level is None else level
    totals = terms.groupby("outlet", sort=False)["total"].first()
    if len(totals) < 2:
        return schema.frame("keyness", [])
    tested = terms[terms.groupby("term")["count"].transform("sum") >= floor]
    column, names = pd.factorize(tested["term"], sort=True)
    cell = totals.index.get_indexer(tested["outlet"]), column
    count = np.zeros((len(totals), len(names)), dtype=np.int64)
    count[cell] = tested["count"]
    dispersion = np.full(count.shape, np.nan)
    dispersion[cell] = tested["dispersion"]

    table = _against_the_rest(count, totals.to_numpy()[:, np.newaxis])
    table |= {"dispersion": dispersion, "distinctive": table["q"] < level}
    order = np.argsort(-table["z"], axis=1, kind="stable")
    rows = pd.DataFrame({name: np.take_along_axis(values, order, axis=1).ravel() for name, values in table.items()})
    rows["outlet"], rows["term"] = totals.index.repeat(len(names)), names[order.ravel()]
    return rows[list(schema.FRAMES["keyness"])].astype(schema.FRAMES["keyness"])


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


def _against_the_rest(count: np.ndarray, total: np.ndarray) -> dict[str, np.ndarray]:
    """The measures of ``keyness`` for `count`, with outlets in rows and terms in columns, and a column of `total`."""
    everywhere = count.sum(axis=0)
    rest = everywhere - count
    counts = count, total, rest, total.sum() - total
    log_ratio, low, high = stats.log_ratio(*counts)
    g2 = stats.g2_four_cells(*counts)
    z = stats.log_odds(*counts, prior=everywhere * total.mean() / total.sum(), prior_total=total.mean())
    p = stats.chi2_p(g2)
    return {
        "count": count,
        "rest": rest,
        "log_ratio": log_ratio,
        "low": low,
        "high": high,
        "g2": g2,
        "z": z,
        "p": p,
        "q": stats.benjamini_hochberg(p),
    }


def _runs(tokens: pd.DataFrame, longest: int) -> tuple[pd.DataFrame, pd.Index]:
    """Every occurrence of a term, as the `row` of its sentence and a number for the `term`, and the terms by number."""
    row, word = tokens["row"].to_numpy(), tokens["word"].cat.codes.to_numpy().astype(np.int64)
    words = tokens["word"].cat.categories
    content = ~words.isin(lexicon("stopwords")["words"])[word]
    run, labels = word, words
    found, named = [], []
    for length in range(1, longest + 1):
        if length > 1:
            run, pairs = pd.factorize(run[:-1] * len(words) + word[length - 1 :])
            labels = labels[pairs // len(words)] + " " + words[pairs % len(words)]
        first, last = slice(len(run)), slice(length - 1, None)
        term = (row[first] == row[last]) & content[first] & content[last]
        found.append(pd.DataFrame({"row": row[first][term], "term": run[term] + sum(map(len, named))}))
        named.append(labels)
    return pd.concat(found, ignore_index=True), named[0].append(named[1:])
