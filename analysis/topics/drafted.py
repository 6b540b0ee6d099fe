"""A drafted codebook as the TOML file that an analyst goes on with."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus import CODEBOOK
from analysis.data import lexicon
from analysis.errors import InputError
from analysis.prose import count, shortened
from analysis.publish import publish_file
from analysis.topics.codebook import Codebook, Cue, parse_codebook
from analysis.topics.coding import CARRIED, code_topics, shown_cues
from analysis.topics.draft import DraftTopic, PatternEntry, choose_topics
from analysis.topics.library import known_topics
from analysis.topics.nouns import noun_topics
from analysis.topics.patterns import GAP, Pattern

NAME = "Topics drafted from the articles"
_EXAMPLES, _LEFT, _LONGEST = 3, 50, 160  # examples of a topic, sentences without one, characters of a sentence
_ONE_NAME = re.compile(r"[A-Z][\w’'-]+")
_SEAL = re.compile(r"^# draft [0-9a-f]{64}$", re.MULTILINE)


def draft_codebook(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Codebook | None:
    """A codebook drafted from the counted `sentences`, None if nothing comes up often enough.

    Its topics are those of the library and the event's own (:func:`analysis.topics.draft.choose_topics`). Its `text`
    is the TOML file: the topics, each with sentences of several outlets as examples, and the sentences that have none.
    A topic that hardly a sentence has, as its words are ignored ("Twitter" in "on Twitter"), is none. The same for the
    same sentences, in whatever order the articles come.
    """
    counted = sentences[sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    known, ignored = known_topics(counted, quotes)
    own = noun_topics(counted, quotes)
    topics = choose_topics(known, own, len(counted))
    if not topics:
        return None
    chosen = [topic for topic in topics if topic in own]
    ignored = [*_of_no_topic(ignored, chosen), *_other_names(chosen, counted["text"])]
    start = "\n".join([_line("name", NAME), *_list("ignore", ignored)])
    topics = _with_longer_patterns(topics, own, _parsed(start, _tables(topics)), counted["text"])
    tables = list(_tables(topics))
    book = _parsed(start, tables)
    coded = counted.merge(code_topics(counted, book)[["article", "sentence", "topic", "evidence"]])
    times, least = coded["topic"].value_counts(), lexicon("thresholds")["draft"]["sentences"]
    found = [pair for pair in zip(tables, book.topics, strict=True) if times.get(pair[1].id, 0) >= least]
    if not found:
        return None
    book = replace(book, topics=tuple(topic for _, topic in found))
    coded = coded[coded["topic"].isin(book.names)]
    shown = [
        "\n".join([table, *_coded(coded[coded["topic"] == topic.id], counted["outlet"].nunique()), ""])
        for table, topic in found
    ]
    return replace(book, text=_sealed("\n".join([_head(), "", start, "", *shown, *_left(counted, coded)])))


def _of_no_topic(ignored: Iterable[str], topics: Iterable[DraftTopic]) -> list[str]:
    """The patterns to be ignored that are not all of a topic's name: "House of Commons" is no house, but may be one."""
    names = [topic.name for topic in topics]
    return [entry for entry in ignored if not any(map(Pattern.read(entry).regex.fullmatch, names))]


def _other_names(topics: Iterable[DraftTopic], texts: Iterable[str]) -> list[str]:
    """Names that end in the one of a topic and are another's: "the White House" beside "the House", but no person's."""
    names = "|".join(sorted({re.escape(topic.name) for topic in topics if _ONE_NAME.fullmatch(topic.name)}))
    if not names:
        return []
    longer = re.compile(rf"\b[Tt]he ([A-Z][a-z]+ (?:{names}))\b(?!['’])")
    found = Counter(match[1] for text in texts for match in longer.finditer(text))
    return sorted(name for name, uses in found.items() if uses >= lexicon("thresholds")["draft"]["other_names"])


def _parsed(start: str, tables: Iterable[str]) -> Codebook:
    return parse_codebook(tomllib.loads("\n".join([start, *tables])), Path(CODEBOOK))


def _with_longer_patterns(
    topics: list[DraftTopic], own: list[DraftTopic], book: Codebook, texts: Iterable[str]
) -> list[DraftTopic]:
    """The `topics` (of `book`, in its order), those of the event's `own` nouns with the longer patterns of other topics
    that hold the noun in `texts`, in small letters as no name does.

    Within "chemical attack" a codebook finds no "attack", so an outlet that writes nothing else would seem to leave
    out a topic of sentences with "attack".
    """
    nouns = {topic.id for topic, drafted in zip(book.topics, topics, strict=True) if drafted in own}
    longer: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        matches = book.index.find(text)
        shown = [match for match in shown_cues(text, matches) if match[2].topic]
        for start, end, cue in matches:
            if isinstance(cue, Cue) and cue.topic in nouns and text[start].islower():
                longer[cue.topic] |= {
                    _as_pattern(text[first:last])
                    for first, last, other in shown
                    if first <= start and end <= last and last - first > end - start and other.topic != cue.topic
                }
    return [
        replace(drafted, patterns=(*drafted.patterns, *sorted(longer[topic.id])))
        for topic, drafted in zip(book.topics, topics, strict=True)
    ]


def _as_pattern(words: str) -> str:
    """Words of a text as a pattern: as few capitals as tell "US" from "us"."""
    apart = re.split(GAP, words)
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in apart)


def write_draft(book: Codebook, path: Path) -> None:
    """Write the drafted `book` to `path`, whole or not at all.

    Raises InputError if that cannot be written, or holds anything but a draft that nobody has edited.
    """
    if path.exists() and not is_untouched(_content(path)):
        raise InputError(f"{path}: this is somebody’s own work, so it stays as it is. Name another file with --out.")
    publish_file(path, book.text)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Name another file with --out.") from None


def is_untouched(text: str) -> bool:
    """Whether `text` is a draft as it was written: the fingerprint in it is that of all the rest."""
    return _SEAL.search(text) is not None and _sealed(_SEAL.sub("# draft", text, count=1)) == text


def _sealed(text: str) -> str:
    return text.replace("# draft\n", f"# draft {hashlib.sha256(text.encode()).hexdigest()}\n", 1)


def _head() -> str:
    return """\
# A draft, made by `python -m analysis topics`: topics of the project's library (data/topics-library.toml) that come up
# in several outlets, with those of their patterns that are found there, then topics named after the event's own nouns.
# Rename the topics, merge them, take patterns out and put others in, a line each: a pattern is a word or a phrase; *
# stands for any ending; | parts the words that can stand in one place of a phrase, so that "oil|gas price*" is "oil
# price" or "gas prices". More is explained in the project's data/topics.toml. As soon as you change anything, no new
# draft replaces this file: the next line is the fingerprint of all others.
# draft"""


def _tables(topics: Sequence[DraftTopic]) -> Iterator[str]:
    """Each topic as a table."""
    ids: set[str] = set()
    for topic in topics:
        plain = re.sub(r"\W+", "-", topic.name.lower()).strip("-")
        name = next(name for name in (plain, *(f"{plain}-{n}" for n in range(2, 99))) if name.casefold() not in ids)
        ids.add(name.casefold())
        yield "\n".join(
            [
                "[[topic]]",
                _line("id", name),
                _line("name", topic.name),
                _line("definition", topic.definition),
                *_list("patterns", topic.patterns),
            ]
        )


def _coded(sentences: pd.DataFrame, outlets: int) -> Iterator[str]:
    """How many `sentences` have a topic, in how many of so many `outlets`, and examples, as comments."""
    where = f"{sentences['outlet'].nunique()} of {count(outlets, 'outlet')}"
    yield f"# {count(len(sentences), 'sentence')} in {where}{', such as:' if len(sentences) else '.'}"
    yield from _quoted(_examples(sentences))


def _examples(sentences: pd.DataFrame) -> pd.DataFrame:
    """Sentences of different outlets, those that show their topic by most words of their own, then the shortest."""
    words = sentences["evidence"].str.split("; ").str.len().mask(sentences["evidence"].str.startswith(CARRIED), 0)
    order = sentences.assign(words=words, length=sentences["text"].str.len())
    order = order.sort_values(["words", "length", "text", "outlet"], ascending=[False, True, True, True])
    return order.drop_duplicates("text").drop_duplicates("outlet").head(_EXAMPLES)


def _left(sentences: pd.DataFrame, topics: pd.DataFrame) -> Iterator[str]:
    """The sentences without a topic, as comments."""
    coded = topics.set_index(["article", "sentence"]).index
    left = sentences[~sentences.set_index(["article", "sentence"]).index.isin(coded)]
    left = left.sort_values(["outlet", "article", "sentence"])
    yield f"# {count(len(left), 'sentence')} of {len(sentences):,} without a topic{':' if len(left) else '.'}"
    yield from _quoted(left.head(_LEFT))
    if len(left) > _LEFT:
        yield f"#   and {len(left) - _LEFT:,} more"
    yield ""


def _quoted(sentences: pd.DataFrame) -> Iterable[str]:
    """Sentences with their outlet as comments of a line each, whatever stands in them."""
    for outlet, text in zip(sentences["outlet"], sentences["text"], strict=True):
        line = f"{outlet}: {shortened(' '.join(text.split()), _LONGEST)}"
        yield "#   " + "".join(letter if letter.isprintable() else " " for letter in line)


def _list(key: str, entries: Iterable[PatternEntry]) -> list[str]:
    """A list of patterns, a line each; nothing if there are none."""
    lines = [f"  {_entry(entry)}," for entry in entries]
    return [f"{key} = [", *lines, "]"] if lines else []


def _entry(entry: PatternEntry) -> str:
    if isinstance(entry, str):
        return _quote(entry)
    return "{ " + ", ".join(f"{key} = {_quote(value)}" for key, value in entry.items()) + " }"


def _line(key: str, value: str) -> str:
    return f"{key} = {_quote(value)}"


def _quote(value: str | list[str]) -> str:
    """A text or a list of texts as TOML has it."""
    return json.dumps(value, ensure_ascii=False)
