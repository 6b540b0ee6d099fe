"""How rightly tellings of the same statement are brought together, on the seeds and on other labelled events.

The labels of other events (``labels/``) are offsets into articles that are not in this project. Whoever has them names
the folder that holds the events' folders in ``PARALLAX_EVENTS``. Three of the events were labelled once more by another
annotator (``labels/again/``), whose labels are scored in the place of the program's statements.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import replace
from pathlib import Path
from statistics import harmonic_mean

import pandas as pd

from analysis.accuracy import score_statements
from analysis.data import SEEDS
from analysis.event import Event, measure
from analysis.overlap import align_statements

LABELS = Path(__file__).parent / "labels"
#: Thresholds between which one is chosen on the other events.
_THRESHOLDS = tuple(round(0.2 + 0.02 * step, 3) for step in range(11))


def run() -> None:
    """Prints precision, recall and F1 of pairs of tellings, and F1 at the threshold best for the other events."""
    events = {"seeds": (measure(SEEDS), None), **_labelled_events()}
    print("statements: pairs of tellings in two articles against hand labels; seconds from quotations to statements")
    lines, by_threshold = {}, {}
    for name, (event, labels) in events.items():
        start = time.process_time()
        align_statements(event.articles, event.sentences, event.quotes)
        seconds = time.process_time() - start
        lines[name] = {
            **_scores(event, labels),
            "seconds": seconds,
            "another annotator": _agreement(event, labels, name),
        }
        by_threshold[name] = {threshold: _f1(event, labels, threshold) for threshold in _THRESHOLDS}
    grid = pd.DataFrame(by_threshold)
    for name in events if len(events) > 1 else ():
        chosen = grid.drop(columns=name).mean(axis=1).idxmax()
        lines[name] |= {"chosen on the others": chosen, "F1 there": grid.at[chosen, name]}
    print(pd.DataFrame(lines).T.round(3).to_string())
    print("  F1 by threshold, mean of all:", ", ".join(f"{at} {f1:.3f}" for at, f1 in grid.mean(axis=1).items()))


def _labelled_events() -> dict[str, tuple[Event, dict]]:
    """The labelled events whose articles are at hand, by name; says which are not."""
    folder, found = os.environ.get("PARALLAX_EVENTS"), {}
    for path in sorted(LABELS.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        corpus = Path(folder or ".") / labels["event"]
        if folder and all(_hash(corpus / name) == known for name, known in labels["files"].items()):
            found[labels["event"]] = (measure(corpus), _as_gold(labels))
        else:
            print(f"  {labels['event']}: its articles are not in the folder PARALLAX_EVENTS, so not scored")
    return found


def _agreement(event: Event, labels: dict | None, name: str) -> float:
    """The F1 of another annotator's labels against the first one's; missing where there are none."""
    path = LABELS / "again" / f"{name}.json"
    if not path.exists():
        return float("nan")
    article = dict(zip(event.articles["file"], event.articles["article"], strict=True))
    carriers = [
        {"statement": label["id"], "article": article[file], "start": start, "end": end}
        for label in json.loads(path.read_text(encoding="utf-8"))["statements"]
        for file, spans in label["carriers"].items()
        for start, end in spans
    ]
    return _scores(replace(event, carriers=pd.DataFrame(carriers)), labels)["F1"]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _as_gold(labels: dict) -> dict:
    """The labels in the shape of the seeds': each stretch with its start and end named."""
    statements = [
        label
        | {
            "carriers": {
                file: [{"start": start, "end": end} for start, end in spans]
                for file, spans in label["carriers"].items()
            }
        }
        for label in labels["statements"]
    ]
    return {"statements": statements}


def _scores(event: Event, labels: dict | None) -> dict[str, float]:
    recall, precision = score_statements(event, labels)["share"]
    return {"precision": precision, "recall": recall, "F1": harmonic_mean([precision, recall])}


def _f1(event: Event, labels: dict | None, threshold: float) -> float:
    _, carriers = align_statements(event.articles, event.sentences, event.quotes, threshold=threshold)
    return _scores(replace(event, carriers=carriers), labels)["F1"]
