"""How far two codings of the same sentences agree: a codebook's and a person's, or two people's."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import schema
from analysis.errors import InputError
from analysis.sentences import begins_in
from analysis.topics.codebook import Codebook

#: The topic under which :func:`agreement` sums up all of them.
ALL = ""

Distance = Callable[[Hashable, Hashable], float]


def agreement(coded: pd.DataFrame, labelled: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Topic by topic, and over all, how far `coded` agrees with `labelled`, both with `article`, `sentence`, `topic`.

    Judged are the counted `sentences` of the articles that `labelled` names; one without a row is about no topic. Gives
    `topic` (:data:`ALL` in the first row), the sentences `labelled` with it, `coded` with it and with `both`,
    `precision` (both of coded), `recall` (both of labelled) and `f1` as ``nltk.metrics`` has them, missing where there
    is nothing to divide by, and `alpha` (:func:`krippendorff_alpha`). A topic's alpha is nominal, with it or without;
    that of all compares the sets of topics by :func:`masi`, so that a sentence with one topic in common of two is
    neither agreement nor its opposite. Topics come in the order of their ids.
    """
    judged = sentences[sentences["role"].isin(schema.COUNTED) & sentences["article"].isin(labelled["article"])]
    units = list(zip(judged["article"], judged["sentence"], strict=True))
    first, second = (_topics_of(coding, units) for coding in (labelled, coded))
    topics = sorted(frozenset().union(*first, *second))
    rows = [_scores(ALL, first, second, krippendorff_alpha(zip(first, second, strict=True), masi))]
    for topic in topics:
        ours, theirs = ([found & {topic} for found in coding] for coding in (first, second))
        rows.append(_scores(topic, ours, theirs, krippendorff_alpha(zip(ours, theirs, strict=True))))
    return pd.DataFrame(rows)


def krippendorff_alpha(units: Iterable[Iterable[Hashable]], distance: Distance | None = None) -> float:
    """Krippendorff's alpha of `units`, each the values that coders gave it: 1 is agreement, 0 what chance would give.

    1 − (observed disagreement / expected by chance), where two values disagree by their `distance` (1 for any two that
    differ, if none is given). A coder without a value for a unit is left out of it, a unit with fewer than two values
    altogether. NaN if no unit has two, 1 if all values are alike. Krippendorff (2011), "Computing Krippendorff's
    Alpha-Reliability".
    """
    counts = [Counter(values) for values in map(list, units) if len(values) > 1]
    values = list(dict.fromkeys(value for count in counts for value in count))
    if not counts:
        return float("nan")
    apart = np.array([[_distance(a, b, distance) for b in values] for a in values])
    table = np.array([[count[value] for value in values] for count in counts], dtype=float)
    observed = (np.einsum("ua,ab,ub->u", table, apart, table) / (table.sum(axis=1) - 1)).sum()
    held = table.sum(axis=0)
    expected = held @ apart @ held / (held.sum() - 1)
    return float(1 - observed / expected) if expected else 1.0


def masi(first: frozenset, second: frozenset) -> float:
    """How far apart two sets are: 0 if they are alike, 1 if they have nothing in common.

    1 − Jaccard × (1 alike, 2/3 one within the other, 1/3 overlapping). Passonneau (2006), "Measuring Agreement on
    Set-valued Items", LREC.
    """
    if first == second:
        return 0.0
    shared = len(first & second)
    within = 2 / 3 if shared == min(len(first), len(second)) else 1 / 3
    return 1 - shared / len(first | second) * within


def read_labels(path: Path, sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The topics that a person gave to `sentences`: a CSV file of `article`, `sentence` and `topic`, a row a topic.

    `sentence` is its number in the frame; a column `start`, an offset inside the sentence, does instead. A sentence of
    several topics has several rows; one of none has none, or a row without a topic. Topics go by their ids in
    `codebook`, whatever their case. Raises InputError naming the line that fits nothing.
    """
    place, rows = _read_rows(path)
    ids = {topic.id.casefold(): topic.id for topic in codebook.topics}
    named = ", ".join(ids.values())
    for number, row in rows.items():
        if not row[place].isdecimal():
            raise InputError(f"{path}, line {number}: {row[place]!r} is no number of a {place}.")
        if row["topic"].casefold() not in {"", *ids}:
            raise InputError(f"{path}, line {number}: the codebook has no topic {row['topic']!r}; it has {named}.")
    labels = pd.DataFrame(rows.values(), columns=["article", place, "topic"], index=list(rows))
    labels = labels.astype({"article": "str", place: "int64"})
    if place == "start":
        labels = begins_in(labels, sentences, ["sentence"])
    known = set(zip(sentences["article"], sentences["sentence"], strict=True))
    for number, article, sentence in zip(labels.index, labels["article"], labels["sentence"], strict=True):
        if (article, sentence) not in known:
            raise InputError(f"{path}, line {number}: there is no such sentence in an article {article!r}.")
    topics = labels["topic"].map(lambda topic: ids.get(topic.casefold(), ""))
    return labels.assign(topic=topics).astype({"sentence": "int64"})[["article", "sentence", "topic"]]


def _read_rows(path: Path) -> tuple[str, dict[int, dict[str, str]]]:
    """What the file calls the place of a sentence, and its rows by their line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check its name and permissions.") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    columns = rows.fieldnames or ()
    place = next((name for name in ("sentence", "start") if name in columns), "")
    if not place or not {"article", "topic"} <= set(columns):
        raise InputError(f"{path}: its first line must name the columns: article,sentence,topic.")
    read = {}
    for row in rows:
        read[rows.line_num] = {name: (row[name] or "").strip() for name in ("article", place, "topic")}
    return place, read


def _distance(first: Hashable, second: Hashable, distance: Distance | None) -> float:
    return distance(first, second) if distance else float(first != second)


def _topics_of(coding: pd.DataFrame, units: Sequence[tuple[str, int]]) -> list[frozenset[str]]:
    """The topics that each unit has."""
    topics: dict[tuple[str, int], set[str]] = {}
    for article, sentence, topic in zip(coding["article"], coding["sentence"], coding["topic"], strict=True):
        if topic:
            topics.setdefault((article, sentence), set()).add(topic)
    return [frozenset(topics.get(unit, ())) for unit in units]


def _scores(topic: str, labelled: list[frozenset], coded: list[frozenset], alpha: float) -> dict:
    from nltk.metrics import f_measure, precision, recall  # here: NLTK is slow to load

    wanted, found = ({(n, own) for n, topics in enumerate(sets) for own in topics} for sets in (labelled, coded))
    return {
        "topic": topic,
        "labelled": len(wanted),
        "coded": len(found),
        "both": len(wanted & found),
        "precision": _number(precision(wanted, found)),
        "recall": _number(recall(wanted, found)),
        "f1": _number(f_measure(wanted, found)),
        "alpha": alpha,
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
