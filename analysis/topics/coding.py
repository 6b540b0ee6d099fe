"""Finding a codebook's topics in sentences, and how much of each outlet they fill."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis import schema
from analysis.stats import wilson
from analysis.topics.codebook import BackReference, Codebook, Cue
from analysis.topics.patterns import Match, outermost

#: What is read for topics; :func:`coverage` counts the running text only.
CODED = (*schema.COUNTED, "caption")
#: How the evidence of a topic begins that a sentence has from one before it, whose number follows.
CARRIED = "carried:"
#: Where one sentence goes on with what the one before it said; a headline or a caption stands alone.
_RUNNING = ("standfirst", "body")


class _Sentence(NamedTuple):
    """What is read of a row of the frame ``sentences``."""

    article: str
    outlet: str
    sentence: int
    passage: int
    role: str
    start: int
    end: int
    text: str


def code_topics(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The frame ``topics``: what each sentence of the running text and each caption is about, by `codebook`.

    A topic found by its words has the span of the first match in the article, and all matched words as evidence. A
    sentence with no word of the codebook that refers back takes the topic that comes up last in the sentence before
    it, as what "it" or "this plan" can mean is one thing, and the nearest; its row has the sentence's own span and, as
    evidence, ``carried:`` with the number of the sentence whose words showed the topic. Nothing is carried from one
    role to another.
    """
    rows, before, carried = [], None, None
    for sentence in map(_Sentence, *(sentences[column].tolist() for column in _Sentence._fields)):
        matches = codebook.index.find(sentence.text) if sentence.role in CODED else []
        cues = [cue for cue in shown_cues(sentence.text, matches) if cue[2].topic] if matches else []
        found = _shown(sentence, cues)
        if found:
            carried = max(cues, key=lambda cue: cue[0])[2].topic, f"{CARRIED}{sentence.sentence}"
        elif carried and _refers_back(sentence, matches, before):
            found = [_row(sentence, (sentence.start, sentence.end), *carried)]
        else:
            carried = None
        rows += found
        before = sentence
    return schema.frame("topics", rows)


def _refers_back(sentence: _Sentence, matches: list[Match], before: _Sentence) -> bool:
    """Whether `sentence`, which names no topic, goes on with what the one `before` it is about."""
    if sentence.role not in _RUNNING or (before.article, before.role) != (sentence.article, sentence.role):
        return False
    cues = [(start, entry) for start, _, entry in matches if isinstance(entry, BackReference)]
    return any(before.passage == sentence.passage or cue.in_place(sentence.text, start) for start, cue in cues)


def _shown(sentence: _Sentence, cues: list[tuple[int, int, Cue]]) -> list[dict]:
    """The rows for the topics that the `cues` in `sentence` show, in the order of their first match."""
    text, spans = sentence.text, {}
    for start, end, cue in cues:
        spans.setdefault(cue.topic, []).append((start, end))
    rows = []
    for topic, places in spans.items():
        first = tuple(sentence.start + offset for offset in places[0])
        evidence = "; ".join(dict.fromkeys(text[start:end] for start, end in places))
        rows.append(_row(sentence, first, topic, evidence))
    return rows


def shown_cues(text: str, matches: list[Match]) -> list[tuple[int, int, Cue]]:
    """Of the `matches` of a codebook's patterns in `text` the cues that hold there, none within a longer one.

    Where one is to be ignored no other cue with the same words shows a topic.
    """
    holding = {cue for cue in {entry for *_, entry in matches} if isinstance(cue, Cue) and cue.holds(text)}
    shown = outermost(match for match in matches if match[2] in holding)
    ignored = {(start, end) for start, end, cue in shown if not cue.topic}
    return [match for match in shown if not match[2].topic or match[:2] not in ignored]


def _row(sentence: _Sentence, span: tuple[int, int], topic: str, evidence: str) -> dict:
    """A row of the frame ``topics``."""
    return {
        "article": sentence.article,
        "outlet": sentence.outlet,
        "sentence": sentence.sentence,
        "start": span[0],
        "end": span[1],
        "topic": topic,
        "evidence": evidence,
    }


def coverage(sentences: pd.DataFrame, topics: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The frame ``coverage``: every outlet with every topic of the codebook, those it leaves out included.

    Of an outlet's counted sentences (:data:`analysis.schema.COUNTED`), over all of its articles: how many are about the
    topic, their share with its 95% Wilson interval, and the position (0 first, 1 last) of the first one in its article,
    the smallest over several articles, missing where there is none. Outlets come in the order of `sentences`.
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)]
    of = counted.groupby("outlet", sort=False).size().reindex(sentences["outlet"].unique(), fill_value=0)
    about = topics.merge(counted[["article", "sentence", "position"]], on=["article", "sentence"])
    cells = pd.MultiIndex.from_product([of.index, [topic.id for topic in codebook.topics]], names=["outlet", "topic"])
    found = about.groupby(["outlet", "topic"])["position"].agg(sentences="size", first="min")
    table = found.reindex(cells).reset_index().fillna({"sentences": 0})
    table["of"] = table["outlet"].map(of)
    low, high = wilson(table["sentences"], table["of"])
    columns = schema.FRAMES["coverage"]
    return table.assign(share=table["sentences"] / table["of"], low=low, high=high)[list(columns)].astype(columns)
