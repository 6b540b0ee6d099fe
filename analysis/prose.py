"""Numbers, names and roles as a reader writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

#: What readers call the roles.
ROLE_NAMES = {
    "headline": "headline",
    "standfirst": "standfirst",
    "subheading": "sub-heading",
    "body": "body text",
    "byline": "byline",
    "caption": "caption",
    "datestamp": "date stamp",
    "teaser": "other story",
    "furniture": "page furniture",
    "duplicate": "repeated text",
}
#: Why a role is not counted.
REASONS = {
    "byline": "names who wrote the article, not what happened",
    "caption": "describes a picture; read for topics, but not part of the running text",
    "datestamp": "says when the page was published",
    "teaser": "belongs to another story",
    "furniture": "belongs to the page: logo, navigation or share line",
    "duplicate": "stands in the article twice; counted once",
}

_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def numeral(number: int) -> str:
    """A whole number as running text has it: in words up to twelve ("no", "one", …), else in figures."""
    return _NUMERALS[number] if 0 <= number < len(_NUMERALS) else f"{number:,}"


def count(number: int, noun: str) -> str:
    """ "1 word", "1,200 words"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def all_of(number: int, noun: str, rest: str = "") -> str:
    """What leads to a whole table: "All 12 gaps", "The one gap", "No gaps"; `rest` follows the noun."""
    words = {0: f"No {noun}s", 1: f"The one {noun}"}.get(number, f"All {count(number, noun)}")
    return f"{words} {rest}".rstrip()


def percent(share: float, *, in_words: bool = False) -> str:
    """A share or chance from 0 to 1: "12%", "0%", and never as nothing what is more: "<1%", or `in_words` "less than
    1%"."""
    if 0 < share <= 0.005:
        return "less than 1%" if in_words else "<1%"
    return f"{share:.0%}"


def spread(least: float, most: float) -> str:
    """From the least share to the most: "3% to 12%", or "3%" where both are written alike."""
    return " to ".join(dict.fromkeys([percent(least), percent(most)]))


def times(number: int) -> str:
    """ "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number, f"{numeral(number)} times")


def listed(names: Iterable[str], *, most: int = 4) -> str:
    """ "A, B and C"; of more than `most` names the rest is counted ("A, B, C and 3 others")."""
    names = list(names)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def sentence(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def written(day: date) -> str:
    """A day as a reader writes it: "24 November 2014"."""
    return f"{day.day} {day:%B %Y}"


def shortened(text: str, length: int = 90) -> str:
    """`text` cut after a word, with an ellipsis, if it is longer than `length` characters."""
    if len(text) <= length:
        return text
    return text[: length + 1].rsplit(maxsplit=1)[0].rstrip(" ,;:–—-") + " …"
