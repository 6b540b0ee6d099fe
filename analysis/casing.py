"""Telling headline casing from running text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Of the words that carry meaning (four letters and more), so many begin with a capital in a headline in title case.
_SHARE = 0.8


def in_headline_case(text: str, *, least: int = 5) -> bool:
    """Whether nearly all longer words of `text` begin with a capital, as in a title; never for fewer than `least`
    words.
    """
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) >= 4]
    return (
        len(words) >= least and len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= _SHARE * len(longer)
    )
