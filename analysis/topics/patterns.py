"""Words, phrases and wildcards as an analyst writes them, and finding thousands of them in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

WORD = re.compile(r"\w+")
#: Between two words of a phrase: blanks, or a hyphen (and the blank a sloppy typist leaves after it).
_GAP = r"(?:\s+|[-‐‑–]\s?)"


@dataclass(frozen=True)
class Pattern:
    """One entry of a codebook.

    ``militar*`` stands for any ending, ``*`` alone for any one word, ``oil|gas price`` for "oil price" or "gas price";
    a blank or hyphen fits either. A word in capitals (``US``) or marked with ``=`` (``=May``) is matched as written,
    everything else without regard to case.
    """

    source: str
    phrase: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, source: str) -> Pattern:
        """The pattern written as `source`. Raises ValueError saying what is wrong with it."""
        if not WORD.search(source):
            raise ValueError("it has no letter or digit, so it would match nothing or everything")
        phrase = tuple(tuple(word.split("|")) for word in re.split(r"[\s-]+", source.strip()))
        if not all(word.strip("=") for words in phrase for word in words):
            raise ValueError("an alternative is empty; write a word on both sides of each | and -")
        if not all(re.match(r"=?[\w*]", word) for word in phrase[0]):
            raise ValueError("it begins with a sign; begin it with a letter, a digit or *")
        return cls(source, phrase)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole pattern, to be found anywhere in a text."""
        return re.compile(r"(?<!\w)" + _GAP.join(map(_either, self.phrase)) + r"(?!\w)")

    @cached_property
    def first(self) -> re.Pattern[str]:
        """The run of letters and digits that the pattern begins with."""
        return re.compile(_either(self._starts))

    @property
    def heads(self) -> set[str]:
        """What comes before the first wildcard of each of the first words, in lower case."""
        return {start.lstrip("=").partition("*")[0].lower() for start in self._starts}

    @property
    def _starts(self) -> list[str]:
        return [re.match(r"=?[\w*]+", word)[0] for word in self.phrase[0]]


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(_word, words)) + ")"


def _word(word: str) -> str:
    """A regular expression for one word of a pattern."""
    letters = [letter for letter in word if letter.isalpha()]
    as_written = word.startswith("=") or (len(letters) > 1 and all(map(str.isupper, letters)))
    literal = re.sub("['’]", "['’]", re.escape(word.removeprefix("=")))
    regex = r"\w+" if word == "*" else literal.replace(r"\*", r"\w*")
    return regex if as_written else f"(?i:{regex})"


class HasPattern(Protocol):
    """An entry of a codebook: whatever is found by its pattern."""

    pattern: Pattern


Match = tuple[int, int, HasPattern]


class PatternIndex(dict):
    """For every word, as it is written in a text, the entries (objects with a `pattern`) that can begin with it.

    Each different word is compared with the patterns once, when it is first met; from then on reading a text costs a
    look-up a word, however many patterns there are.
    """

    def __init__(self, entries: Iterable[HasPattern]):
        super().__init__()
        self._by_head = defaultdict(list)
        for entry in entries:
            for head in entry.pattern.heads:
                self._by_head[head].append(entry)
        self._longest = max(map(len, self._by_head), default=0)

    def __missing__(self, word: str) -> list[HasPattern]:
        folded = word[: self._longest].lower()
        near = (entry for end in range(len(folded) + 1) for entry in self._by_head.get(folded[:end], ()))
        self[word] = [entry for entry in near if entry.pattern.first.fullmatch(word)]
        return self[word]

    def find(self, text: str) -> list[Match]:
        """Every match in `text` as (start, end, entry), by start; matches may overlap."""
        return [
            (*match.span(), entry)
            for word in WORD.finditer(text)
            for entry in self[word[0]]
            if (match := entry.pattern.regex.match(text, word.start()))
        ]


def outermost(matches: Iterable[Match]) -> list[Match]:
    """`matches` without those that lie within a longer one ("Guinea" in "Equatorial Guinea"), by start."""
    kept, widest = [], (-1, -1)
    for match in sorted(matches, key=lambda match: (match[0], -match[1])):
        if match[1] > widest[1]:
            widest = match[:2]
        if match[:2] == widest:
            kept.append(match)
    return kept
