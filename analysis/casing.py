"""Telling headline casing from running text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Of the words that carry meaning (four letters and more), so many begin with a capital in a headline in title case.
_SHARE = 0.8
#: A text of fewer words is never taken for a headline by its capitals.
_FEWEST = 5


def in_headline_case(text: str) -> bool:
    """Whether nearly all longer words of `text` begin with a capital, as in a title; never of a few words alone."""
    words = _WORD.findall(text)
    longer = [word for word in words if len(word) >= 4]
    return (
        len(words) >= _FEWEST and len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= _SHARE * len(longer)
    )
