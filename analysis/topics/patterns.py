"""Words, phrases and wildcards as an analyst writes them, and finding thousands of them in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

WORD = re.compile(r"\w+")
#: Between two words of a phrase: blanks, or a hyphen or short dash (and the blank a sloppy typist leaves after it).
GAP = r"(?:\s+|[-‐-–]\s?)"

#: So many letters of a word decide whether patterns are tried there.
_DECIDING = 12


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
        # Several * together mean what one means, and would take a search for ever.
        phrase = tuple(tuple(word.split("|")) for word in re.split(r"[\s-]+", re.sub(r"\*+", "*", source.strip())))
        if not all(word.strip("=") for words in phrase for word in words):
            raise ValueError("an alternative is empty; write a word on both sides of each | and -")
        if not all(re.match(r"=?[\w*]", word) for word in phrase[0]):
            raise ValueError("it begins with a sign; begin it with a letter, a digit or *")
        return cls(source, phrase)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The whole pattern, to be found anywhere in a text."""
        return re.compile(r"(?<!\w)" + GAP.join(map(_either, self.phrase)) + r"(?!\w)")

    @property
    def openings(self) -> set[str]:
        """The runs of letters and digits that it can begin with, in small letters and up to the first * (militar*)."""
        starts = (re.match(r"=?([\w*]+)", word)[1].partition("*") for word in self.phrase[0])
        return {_small(stem) + star for stem, star, _ in starts}

    def match(self, text: str, word: tuple[int, int]) -> tuple[int, int] | None:
        """Where the pattern is in `text` if it begins with the `word` there, one of its openings; else None."""
        if self._is_opening:
            return word
        found = self.regex.match(text, word[0])
        return found and found.span()

    @cached_property
    def _is_opening(self) -> bool:
        """Whether nothing follows its openings and case does not matter: to compile it would take time for nothing."""
        first, *others = self.phrase
        return not others and all(re.fullmatch(r"\w+\*?", word) and not _as_written(word) for word in first)


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(_word, words)) + ")"


def _word(word: str) -> str:
    """A regular expression for one word of a pattern."""
    literal = re.sub("['’]", "['’]", re.escape(word.removeprefix("=")))
    regex = r"\w+" if word == "*" else literal.replace(r"\*", r"\w*")
    return regex if _as_written(word) else f"(?i:{regex})"


def _as_written(word: str) -> bool:
    """Whether the case of a word of a pattern matters."""
    letters = [letter for letter in word if letter.isalpha()]
    return word.startswith("=") or (len(letters) > 1 and all(map(str.isupper, letters)))


class HasPattern(Protocol):
    """An entry of a codebook: whatever is found by its pattern."""

    pattern: Pattern


Match = tuple[int, int, HasPattern]


class PatternIndex(dict):
    """For every word, as it is written in a text, the entries (objects with a `pattern`) that can begin with it.

    One regular expression finds the words that any pattern can begin with; only there are patterns tried, and of
    these only the word's own. So what reading a text costs hardly depends on how many patterns there are.
    """

    def __init__(self, entries: Iterable[HasPattern]):
        super().__init__()
        self._by_opening = defaultdict(list)
        for entry in entries:
            for opening in entry.pattern.openings:
                self._by_opening[opening].append(entry)
        self._opening = re.compile(r"(?<!\w)" + _trie(self._by_opening, _DECIDING))

    def __missing__(self, word: str) -> list[HasPattern]:
        small = _small(word)
        openings = [*(small[:end] + "*" for end in range(len(small) + 1)), small]
        self[word] = [entry for opening in openings for entry in self._by_opening.get(opening, ())]
        return self[word]

    def find(self, text: str) -> list[Match]:
        """Every match in `text` as (start, end, entry), by start; matches may overlap."""
        return [
            (*span, entry)
            for word in self._opening.finditer(_small(text))
            for entry in self[text[word.start() : word.end()]]
            if (span := entry.pattern.match(text, word.span()))
        ]


def _small(text: str) -> str:
    """`text` in small letters, each in the place of its capital: İ alone has a small form of two characters."""
    return text.replace("İ", "i").lower()


def _trie(openings: Iterable[str], depth: int) -> str:
    """A regular expression for all words with `openings`, and more where these are the same for `depth` letters.

    It reads a letter once, however many openings have it in the same place.
    """
    rest = defaultdict(set)
    for opening in openings:
        rest[opening[:1]].add(opening[1:])
    if "*" in rest or not depth:
        return r"\w*"
    branches = [letter + _trie(rest[letter], depth - 1) if letter else r"\b" for letter in sorted(rest)]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def outermost(matches: Iterable[Match]) -> list[Match]:
    """`matches` without those that lie within a longer one ("Guinea" in "Equatorial Guinea"), by start."""
    kept, widest = [], (-1, -1)
    for match in sorted(matches, key=lambda match: (match[0], -match[1])):
        if match[1] > widest[1]:
            widest = match[:2]
        if match[:2] == widest:
            kept.append(match)
    return kept
