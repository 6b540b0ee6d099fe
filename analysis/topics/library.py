"""The library of news topics: those of them that an event's articles are about, with the patterns found there.

A topic of the library has parts ("Floods", "Landslides"), each with a name that is true of it alone: an event of
landslides is not called one of floods.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.data import DATA, lexicon, read_toml
from analysis.prose import listed
from analysis.topics.codebook import Codebook, Cue, parse_codebook
from analysis.topics.coding import shown_cues
from analysis.topics.draft import DraftTopic, PatternEntry
from analysis.topics.reading import overlaps, telling_spans, text_numbers

LIBRARY = DATA / "topics-library.toml"

#: A topic that takes more of its parts has its own name.
_MOST_PARTS = 2
#: So many words are listed as what shows a part.
_MOST_WORDS = 5


#: Where cues are found: the places of the sentences, each with the words.
_Found = dict[Cue, list[tuple[int, str]]]


@dataclass(frozen=True)
class _Part:
    """A part of a topic and where its cues are found."""

    name: str
    found: _Found

    @property
    def sentences(self) -> frozenset[int]:
        """The places of the sentences that hold one of the cues."""
        return frozenset(place for found in self.found.values() for place, _ in found)


def known_topics(sentences: pd.DataFrame, quotes: pd.DataFrame) -> tuple[list[DraftTopic], list[str]]:
    """The topics of the library that come up in `sentences`, and what of its ``ignore`` does.

    A topic stands in enough sentences and outlets to be one and in few enough to be one of several (``[draft]`` of
    ``data/thresholds.toml``). It has the patterns that are found; the rest of the library's would only be in the way
    of whoever goes on with the draft. Words that tell who speaks in `quotes` show no topic.
    """
    table, book = read_library()
    found = _found(sentences, quotes, book)
    ignored = sorted({cue.pattern.source for cue in found.pop("", ())}, key=str.casefold)
    numbers, outlets = text_numbers(sentences), sentences["outlet"].tolist()
    coming = ((topic, list(_parts(topic, found))) for topic in table["topic"])
    topics = (_topic(topic, parts, numbers) for topic, parts in coming if parts)
    return [topic for topic in topics if _is_one_of_several(topic, outlets)], ignored


@cache
def read_library() -> tuple[dict, Codebook]:
    """The library as it is written, and as a codebook in which each part is a topic of its own."""
    table = read_toml(LIBRARY)
    topics = [
        {"id": _part_id(topic, part), "name": part, "patterns": patterns}
        for topic in table["topic"]
        for part, patterns in topic["parts"].items()
    ]
    return table, parse_codebook({"ignore": table["ignore"], "topic": topics}, LIBRARY)


def _part_id(topic: dict, part: str) -> str:
    return f"{topic['id']} {part}"


def _found(sentences: pd.DataFrame, quotes: pd.DataFrame, book: Codebook) -> dict[str, _Found]:
    """Where the cues are found by the topic of `book` that they show ("" for those to be ignored)."""
    found: dict[str, _Found] = defaultdict(lambda: defaultdict(list))
    telling = telling_spans(sentences, quotes)
    columns = (sentences[column].tolist() for column in ("article", "sentence", "start", "text"))
    for place, (article, number, offset, text) in enumerate(zip(*columns, strict=True)):
        told = telling.get((article, number), [])
        for start, end, cue in shown_cues(text, book.index.find(text)):
            if not overlaps(told, offset + start, offset + end):
                found[cue.topic][cue].append((place, text[start:end]))
    return found


def _parts(topic: dict, found: dict[str, _Found]) -> Iterator[_Part]:
    """The parts of a topic that are found."""
    for part in topic["parts"]:
        if cues := found.get(_part_id(topic, part)):
            in_order = sorted(cues, key=lambda cue: cue.pattern.source.casefold())
            yield _Part(part, {cue: cues[cue] for cue in in_order})


def _topic(topic: dict, parts: list[_Part], numbers: list[int]) -> DraftTopic:
    """The topic with as few of its `parts`, the largest first, as nearly all of its sentences have; called after them,
    or by its own name where that takes too many."""
    places = frozenset().union(*(part.sentences for part in parts))
    kept, held = [], frozenset()
    for part in sorted(parts, key=lambda part: (-len(part.sentences), part.name)):
        if len(held) < lexicon("thresholds")["draft"]["parts"] * len(places):
            kept.append(part)
            held |= part.sentences
    whole = len(kept) > _MOST_PARTS or len(kept) == len(topic["parts"])
    kept = parts if whole else kept
    held = frozenset().union(*(part.sentences for part in kept))
    found = {cue: places for part in kept for cue, places in part.found.items()}
    return DraftTopic(
        name=topic["name"] if whole else _joined([part.name for part in kept], topic["definition"]),
        definition=topic["definition"] if whole else f"Sentences with {_words(found)}.",
        patterns=tuple(map(_entry, found)),
        sentences=held,
        texts=frozenset(numbers[place] for place in held),
    )


def _words(found: _Found) -> str:
    """The words that are found most often, as they are written but for capitals."""
    forms = Counter(" ".join(words.lower().split()) for places in found.values() for _, words in places)
    return listed((f"“{form}”" for form in sorted(forms, key=lambda form: (-forms[form], form))), most=_MOST_WORDS)


def _joined(names: list[str], told: str) -> str:
    """ "Crops and harvests" and "Farming" as "Crops, harvests and farming".

    A name keeps the capital of what the definition `told` writes with one, or that has another one.
    """
    first, *others = names
    proper = re.findall(r"(?<=[a-z,] )[A-Z][\w-]*", told)
    small = [
        name if name[1:] != name[1:].lower() or name.split()[0] in proper else name[:1].lower() + name[1:]
        for name in others
    ]
    simple = not any(" of " in name or name.count(" and ") > 1 for name in names)
    words = [word for name in [first, *small] for word in (name.split(" and ") if simple else [name])]
    return listed(dict.fromkeys(words), most=len(words))


def _entry(cue: Cue) -> PatternEntry:
    """A pattern as a codebook has it, with its conditions."""
    conditions = {key: [pattern.source for pattern in getattr(cue, key)] for key in ("all_of", "none_of")}
    given = {key: sources for key, sources in conditions.items() if sources}
    return {"match": cue.pattern.source, **given} if given else cue.pattern.source


def _is_one_of_several(topic: DraftTopic, outlets: list[str]) -> bool:
    settings, sentences = lexicon("thresholds")["draft"], len(topic.sentences)
    spread = len({outlets[place] for place in topic.sentences})
    return (
        settings["known"] * len(outlets) <= sentences <= settings["known_most"] * len(outlets)
        and len(topic.texts) >= settings["known_texts"]
        and spread >= min(settings["outlets"], len(set(outlets)))
    )
