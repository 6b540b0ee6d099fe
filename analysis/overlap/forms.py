"""When two prints of the same words differ in form alone: spelling by country, short forms, numbers in figures."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from analysis.data import lexicon
from analysis.tokens import SAME_MARKS


def ways_to_print(words: tuple[str, ...]) -> set[str]:
    """The letters of all ways to write out folded words: "it's" is "it is", "it has" or, without its mark, "its"."""
    ways = product(*(_written_out(word) for word in words))
    return {"".join(filter(str.isalnum, "".join(way))) for way in ways}


@lru_cache(maxsize=1 << 14)
def fold_print(word: str) -> str:
    """A word as prints are compared: case, accents and kinds of apostrophe aside, numbers in figures, one spelling."""
    plain = unicodedata.normalize("NFKD", word).translate(SAME_MARKS).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    same = lexicon("spellings")["same_words"].get(plain)
    return (_in_figures(plain) or _one_spelling(plain)) if same is None else same


def _in_figures(word: str) -> str:
    """A number word in figures: "21" for "twenty-one"; empty if it is none."""
    known = lexicon("conflicts")["numbers"]
    tens, _, unit = word.partition("-")
    if not unit:
        return str(known.get(word, ""))
    number, more = known.get(tens, 0), ({"one": 1} | known).get(unit, 0)
    return str(number + more) if number >= 20 and number % 10 == 0 and 0 < more < 10 else ""


@cache
def _written_out(word: str) -> tuple[str, ...]:
    """The word, and what it can be short for if it has an apostrophe."""
    known = lexicon("spellings")["short_forms"]
    ending = next((ending for ending in known if word.endswith(ending)), "")
    return (word, *(word.removesuffix(ending) + full for full in known[ending].split("|"))) if ending else (word,)


def _one_spelling(word: str) -> str:
    """British and American spellings alike: colour and color, organise and organize, centre and center."""
    for pattern, spelling in _spellings():
        word = pattern.sub(spelling, word)
    return word


@cache
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), spelling) for pattern, spelling in lexicon("spellings")["spellings"].items()]
