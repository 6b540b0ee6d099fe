"""Codebooks: the topics an analyst tells apart, each with the words and phrases that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.data import DATA, lexicon, read_toml
from analysis.errors import InputError
from analysis.topics.patterns import WORD, Pattern, PatternIndex

PROJECT = DATA / "topics.toml"
GENERAL = DATA / "topics-general.toml"


@dataclass(frozen=True, eq=False)
class Cue:
    """A pattern that shows a topic ("" for one to be ignored), and what else must and must not be in the sentence."""

    topic: str
    pattern: Pattern
    all_of: tuple[Pattern, ...] = ()
    none_of: tuple[Pattern, ...] = ()

    def holds(self, text: str) -> bool:
        """Whether `text`, a sentence in which the pattern was found, meets the conditions as well."""
        return all(p.regex.search(text) for p in self.all_of) and not any(p.regex.search(text) for p in self.none_of)


@dataclass(frozen=True)
class Topic:
    """A topic and the cues that show it."""

    id: str
    name: str
    definition: str
    cues: tuple[Cue, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns as written, without their conditions."""
        return tuple(cue.pattern.source for cue in self.cues)


@dataclass(frozen=True, eq=False)
class BackReference:
    """A pattern with which a sentence refers back: anywhere in it, or beyond its paragraph as its first words only."""

    pattern: Pattern
    opening: bool

    def in_place(self, text: str, start: int) -> bool:
        """Whether the pattern, found at `start` of the sentence `text`, is where it has to be."""
        return not self.opening or WORD.search(text, 0, start) is None


@dataclass(frozen=True)
class Codebook:
    """Topics in the order of their file, and how their patterns are to be read."""

    path: Path
    name: str
    topics: tuple[Topic, ...]
    applies_to: tuple[Pattern, ...] = ()
    ignore: tuple[Pattern, ...] = ()
    carry_over: tuple[BackReference, ...] = ()
    #: The file's content, of a draft that stands in no file.
    text: str = ""

    @property
    def drafted(self) -> bool:
        """Whether it is a draft that nobody has looked at."""
        return bool(self.text)

    @property
    def general(self) -> bool:
        """Whether this is the general news codebook, which knows nothing of the event."""
        return self.path == GENERAL

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        if self.drafted:
            return "drafted from a library of news topics and the articles’ own key terms, as nobody wrote one"
        if self.general:
            return "a general one of news subjects, as nobody wrote one and too few terms recur for a draft"
        return f"read from {self.path.name}"

    @property
    def names(self) -> dict[str, str]:
        """The name of each topic by its id, in the order of the codebook."""
        return {topic.id: topic.name for topic in self.topics}

    @cached_property
    def index(self) -> PatternIndex:
        """Every cue of every topic, those to be ignored and every back-reference, to be found in one pass."""
        ignored = (Cue(topic="", pattern=pattern) for pattern in self.ignore)
        return PatternIndex([*(cue for topic in self.topics for cue in topic.cues), *ignored, *self.carry_over])

    def fits(self, articles: pd.DataFrame) -> bool:
        """Whether the codebook is about what `articles` report: enough of them hold all that it applies to.

        How many are enough is ``[topics] fits`` of ``data/thresholds.toml``.
        """
        hold = [all(pattern.regex.search(text) for pattern in self.applies_to) for text in articles["text"]]
        return bool(self.applies_to) and sum(hold) >= lexicon("thresholds")["topics"]["fits"] * len(hold) > 0


def read_codebook(path: Path) -> Codebook:
    """The codebook in the TOML file at `path`.

    Raises InputError naming the file, the topic and the pattern that is wrong: an unknown or missing key, a list that
    is something else, a pattern that could match nothing, two topics of one id, no topic at all.
    """
    return parse_codebook(read_toml(path), path)


def parse_codebook(table: dict, path: Path) -> Codebook:
    """The codebook that `table` holds, read from `path`. Raises InputError as :func:`read_codebook` does."""
    _check_keys(table, {"name", "applies_to", "ignore", "carry_over", "topic"}, str(path))
    return Codebook(
        path=path,
        name=_text(table, "name", str(path), default=path.stem),
        topics=tuple(_topics(table, path)),
        applies_to=_patterns(table, "applies_to", str(path)),
        ignore=_patterns(table, "ignore", str(path)),
        carry_over=_back_references(lexicon("anaphora"), "data/anaphora.toml")
        + _back_references(table.get("carry_over", {}), f"{path}: carry_over"),
    )


def with_patterns(codebook: Codebook, topic: str, patterns: Iterable[str]) -> Codebook:
    """`codebook` with other `patterns` for the topic of that id; a pattern that it has already keeps its conditions.

    Raises InputError naming the topic and the pattern that cannot be read, and if there are none; KeyError if there is
    no such topic.
    """
    old = {entry.id: entry for entry in codebook.topics}[topic]
    known = {cue.pattern.source: cue for cue in old.cues}
    where = f"topic “{old.name}”"
    cues = tuple(known.get(source) or Cue(topic, _pattern(source, where)) for source in dict.fromkeys(patterns))
    if not cues:
        raise InputError(f"{where}: it has no patterns; list at least one word or phrase.")
    new = replace(old, cues=cues)
    return replace(codebook, topics=tuple(new if entry is old else entry for entry in codebook.topics))


def _back_references(table: object, where: str) -> tuple[BackReference, ...]:
    if not isinstance(table, dict):
        raise InputError(f"{where}: it must be a table: a line [carry_over], then phrases = […] or openings = […].")
    _check_keys(table, {"phrases", "openings"}, where)
    return (
        *(BackReference(pattern, opening=False) for pattern in _patterns(table, "phrases", where)),
        *(BackReference(pattern, opening=True) for pattern in _patterns(table, "openings", where)),
    )


def _topics(table: dict, path: Path) -> Iterator[Topic]:
    tables = table.get("topic")
    if not tables:
        raise InputError(f"{path}: there are no topics; begin each with a line [[topic]].")
    if not isinstance(tables, list) or not all(isinstance(topic, dict) for topic in tables):
        raise InputError(f"{path}: “topic” must be a table; begin each topic with a line [[topic]], in two brackets.")
    seen = set()
    for number, topic in enumerate(tables, start=1):
        name = _text(topic, "id", f"{path}: topic {number}")
        if name.casefold() in seen:
            raise InputError(f"{path}: two topics have the id “{name}”; give each its own.")
        seen.add(name.casefold())
        yield _topic(topic, f"{path}: topic “{name}”")


def _topic(table: dict, where: str) -> Topic:
    _check_keys(table, {"id", "name", "definition", "patterns", "all_of", "none_of"}, where)
    cues = tuple(_cues(table, where))
    if not cues:
        raise InputError(f"{where}: it has no patterns; list at least one word or phrase.")
    name = _text(table, "name", where, default=table["id"])
    return Topic(table["id"], name, _text(table, "definition", where, default=""), cues)


def _cues(topic: dict, where: str) -> Iterator[Cue]:
    """The topic's patterns, each with its own conditions and the topic's."""
    everywhere = {key: _patterns(topic, key, where) for key in ("all_of", "none_of")}
    for entry in _list(topic, "patterns", where):
        cue = {"match": entry} if isinstance(entry, str) else entry
        if not isinstance(cue, dict) or "match" not in cue:
            raise InputError(f'{where}: pattern {entry!r}: write "…" or {{ match = "…", all_of = ["…"] }}.')
        _check_keys(cue, {"match", "all_of", "none_of"}, f"{where}: pattern “{cue['match']}”")
        all_of, none_of = (common + _patterns(cue, key, where) for key, common in everywhere.items())
        yield Cue(topic["id"], _pattern(cue["match"], where), all_of, none_of)


def _patterns(table: dict, key: str, where: str) -> tuple[Pattern, ...]:
    return tuple(_pattern(source, f"{where}: {key}") for source in _list(table, key, where))


def _pattern(source: object, where: str) -> Pattern:
    if not isinstance(source, str):
        raise InputError(f"{where}: pattern {source!r}: write it in quotes.")
    try:
        return Pattern.read(source)
    except ValueError as error:
        raise InputError(f"{where}: pattern “{source}”: {error}.") from None


def _list(table: dict, key: str, where: str) -> list:
    if not isinstance(value := table.get(key, []), list):
        raise InputError(f'{where}: “{key}” must be a list: {key} = ["…", "…"].')
    return value


def _text(table: dict, key: str, where: str, *, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise InputError(f'{where}: “{key}” must be a text: {key} = "…".')
    return value


def _check_keys(table: dict, known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise InputError(f"{where}: unknown key “{key}”; known are {', '.join(sorted(known))}.")
