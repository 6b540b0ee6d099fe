"""How alike two units are, as one number: characters, words, who speaks, and what stands beside them.

No model and nothing learned elsewhere: word weights come from the event's own articles. What a reader also goes by is
added to the wording: the same speaker; that the units before and after are alike too, which is how two translations
of one sentence are known when they share no word; that somebody's words are seldom what an article states by itself;
and that neither a headline nor a lead nor the rest of an article says the same thing twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.data import lexicon
from analysis.overlap.wordings import content_stems, content_words, fold_words

#: So many units are compared with all the others at a time: a question of memory.
AT_A_TIME = 512
#: Two units share enough words to be one statement by them: two stems outside names, or a rare one. (1.9: roots are
#: rounded.)
_PROOF = 1.9
#: A name of two words and more: capitalised words in a row, with a small word between them or none.
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’]*\.?"
_NAME = re.compile(rf"(?<![\w'’]){_CAPITALISED}(?: (?:(?:and|for|of|the) )?{_CAPITALISED})+")


@dataclass(frozen=True)
class Evidence:
    """What the likeness of units goes by, a row a unit: weighted runs of characters (each row of length 1) and stems,
    the weight of all its stems, what its stems prove (see :func:`_proof`), its article and which part of it that is,
    whether it is reported words, its speaker, and for two speakers whether they are one (1, -1, or 0 where one is
    nobody)."""

    grams: csr_array
    stems: csr_array
    proof: csr_array
    weight: np.ndarray
    article: np.ndarray
    part: np.ndarray
    reported: np.ndarray
    speaker: np.ndarray
    voices: np.ndarray

    def __len__(self) -> int:
        return len(self.article)


def read_evidence(units: pd.DataFrame) -> Evidence:
    """The evidence of `units` (article, part, text, kind, speaker; an article's together, in the order of its text)."""
    words = [fold_words(text) or [text] for text in units["text"]]
    grams = _counts([[gram for word in own for gram in _grams(word)] for own in words])
    grams.data = (1 + np.log(grams.data)) * _rarity(grams)[grams.indices]
    grams.data /= np.repeat(np.sqrt(grams.multiply(grams).sum(axis=1)), np.diff(grams.indptr))
    told = [content_stems(own) for own in words]
    # Sorted, since sums of rounded numbers depend on their order, and that of a set on the process.
    stems = _counts(map(sorted, told))
    article, speaker = pd.factorize(units["article"])[0], pd.factorize(units["speaker"])
    plain = [content_stems(fold_words(_without_names(text))) for text in units["text"]]
    proof = _proof(told, plain, articles=len(set(article)))
    stems.data = np.sqrt(_rarity(stems)[stems.indices])
    weight = stems.multiply(stems).sum(axis=1)
    part = units.groupby(["article", "part"], sort=False).ngroup().to_numpy()
    reported = (units["kind"] != "narration").to_numpy()
    return Evidence(grams, stems, proof, weight, article, part, reported, speaker[0], _voices(speaker[1]))


def likeness(evidence: Evidence, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """How alike each unit of `rows` is to each of `columns` (their places in `evidence`); 0 is nothing in common.

    The wording counts from 0 to 1: half the cosine of character 3- to 5-grams, half the weight of the shared words in
    that of both units' words (Dice), both weighted by inverse document frequency. The same speaker adds to it, another
    speaker takes off, and so does that only one of both is reported words; units of two articles gain by how alike
    those before and those after them are; units lose that share no more than names and one common stem, and so do units
    of one headline, lead or body unless they repeat each other (``[statements]`` of ``data/thresholds.toml``).
    """
    weights = lexicon("thresholds")["statements"]
    around, within = _neighbourhood(evidence, rows), _neighbourhood(evidence, columns)
    wording = _wording(evidence, around.units, within.units)
    alike, after, before = (wording[np.ix_(*places)] for places in zip(around.places, within.places, strict=True))
    beside = after * np.outer(around.goes_on, within.goes_on)
    beside += before * np.outer(around.comes_after, within.comes_after)
    voices = evidence.voices[np.ix_(evidence.speaker[rows], evidence.speaker[columns])]
    apart = evidence.article[rows][:, None] != evidence.article[columns][None, :]
    alike = alike + weights["speaker"] * voices + weights["neighbours"] * beside * (apart & (voices >= 0))
    alike = alike - weights["kind"] * (evidence.reported[rows][:, None] != evidence.reported[columns][None, :])
    same = rows[:, None] == columns[None, :]
    alike = alike - weights["single"] * (_prove_little(evidence, rows, columns) & ~same)
    together = evidence.part[rows][:, None] == evidence.part[columns][None, :]
    return alike - weights["once"] * (together & ~same & (alike < weights["repeated"]))


def worded_alike(evidence: Evidence, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """How alike each unit of `rows` is to each of `columns` by its words alone, with what units lose that share next to
    nothing but names, as in :func:`likeness`."""
    little = _prove_little(evidence, rows, columns)
    return _wording(evidence, rows, columns) - lexicon("thresholds")["statements"]["single"] * little


@dataclass(frozen=True)
class _Neighbourhood:
    """Some units with those next to them: `units` are their places in the evidence; `places` where in `units` each of
    the first, the one after it and the one before it stands; and whether those belong to its article."""

    units: np.ndarray
    places: tuple[np.ndarray, np.ndarray, np.ndarray]
    goes_on: np.ndarray
    comes_after: np.ndarray


def _neighbourhood(evidence: Evidence, chosen: np.ndarray) -> _Neighbourhood:
    after, before = np.minimum(chosen + 1, len(evidence) - 1), np.maximum(chosen - 1, 0)
    units = np.unique(np.concatenate([chosen, after, before]))
    places = tuple(np.searchsorted(units, some) for some in (chosen, after, before))
    goes_on, comes_after = (
        (some != chosen) & (evidence.article[some] == evidence.article[chosen]) for some in (after, before)
    )
    return _Neighbourhood(units, places, goes_on, comes_after)


def _wording(evidence: Evidence, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    grams, stems = ((matrix[rows] @ matrix[columns].T.tocsr()).toarray() for matrix in (evidence.grams, evidence.stems))
    return (grams + 2 * stems / np.add.outer(evidence.weight[rows], evidence.weight[columns])) / 2


def _prove_little(evidence: Evidence, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    return (evidence.proof[rows] @ evidence.proof[columns].T.tocsr()).toarray() < _PROOF


def _grams(word: str) -> list[str]:
    """The runs of 3 to 5 characters of a word and the blanks around it; a shorter word is one run."""
    padded = f" {word} "
    runs = [padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1)]
    return runs or [padded]


def _counts(documents: Iterable[Iterable[str]]) -> csr_array:
    """How often each document (row) holds each feature (column)."""
    columns: dict[str, int] = {}
    places, ends = [], [0]
    for features in documents:
        places += [columns.setdefault(feature, len(columns)) for feature in features]
        ends.append(len(places))
    ones = np.ones(len(places), dtype=np.float32)
    counts = csr_array((ones, places, ends), shape=(len(ends) - 1, len(columns)))
    counts.sum_duplicates()
    return counts


def _rarity(counts: csr_array) -> np.ndarray:
    """The inverse document frequency of each feature, smoothed: ln((1 + n) / (1 + documents that hold it)) + 1."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    return (np.log((1 + counts.shape[0]) / (1 + held)) + 1).astype(np.float32)


def _without_names(text: str) -> str:
    """The text but for names of two words and more; all of it where every word has a capital, as in some headlines."""
    headline = not any(word[0].islower() for word in content_words(text.split()))
    return text if headline else _NAME.sub(" ", text)


def _proof(told: list[set[str]], plain: list[set[str]], *, articles: int) -> csr_array:
    """What each stem proves when two units share it: 2 if the articles hold it once on average or less, else 1.

    Only `plain` stems prove something, those `told` outside names: many things are said of one office or one man.
    Given as roots, so that the product of two units' rows is what their stems prove together.
    """
    held = Counter(chain.from_iterable(told))
    proof = _counts(
        [stem for stem in sorted(own & outside) for _ in range(1 + (held[stem] <= articles))]
        for own, outside in zip(told, plain, strict=True)
    )
    proof.data = np.sqrt(proof.data)
    return proof


def _voices(names: Iterable[str]) -> np.ndarray:
    """For each two speakers 1 if they are the same, -1 if they are not, 0 if one of them is nobody."""
    voices = [read_people(name) for name in names]
    table = [[bool(a and b) * (1 if share_person(a, b) else -1) for b in voices] for a in voices]
    return np.array(table, dtype=np.float32).reshape(len(voices), len(voices))


def read_people(speaker: str) -> list[set[str]]:
    """The people that `speaker` names, parted by commas, each as the words of the name ("the" and "a" are none)."""
    named = [fold_words(name) for name in speaker.split(",")]
    return [set(content_words(words) or words) for words in named if words]


def share_person(these: list[set[str]], those: list[set[str]]) -> bool:
    """Whether one of `these` people is one of `those`: all words of one name are in the other ("Berg", "Anna Berg")."""
    return any(a <= b or b <= a for a in these for b in those)
