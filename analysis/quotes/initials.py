"""Bodies under their initials: "AFO" and "Anglian Ferry Office" are one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from analysis.quotes.people import people_words

#: Two letters stand for too many things.
_INITIALS = re.compile(r"[A-Z]{3,6}")
#: Small words in a name, which may have a letter of their own.
_SMALL = {"A": "and", "F": "for", "O": "of", "T": "the"}
_COUNTRY = r"(?:U\.S\.|US|United States)"


def one_name_each(spoken: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What to call bodies that speak both under their initials and under the name these stand for: the form most used.

    `spoken` are pairs of a speaker that is no person and the text of the article. The name must stand in the text of an
    article where the initials speak, or speak in another one; initials that stand for two names are left as they are.
    """
    uses: Counter[str] = Counter()
    stands_for: dict[str, set[str]] = defaultdict(set)
    for speaker, text in spoken:
        uses[speaker] += 1
        if _INITIALS.fullmatch(speaker) and speaker.lower() not in people_words().abbreviations:
            stands_for[speaker] |= {_without_dots(full) for full in _spelled(speaker).findall(text)[:1]}
    forms = defaultdict(list)
    for speaker in uses:
        forms[_without_dots(speaker)].append(speaker)
    shortened = defaultdict(set)
    for name in forms:
        shortened["".join(re.findall(r"\b[A-Z]", name))].add(name)
    names = {}
    for initials, full in stands_for.items():
        full = full or {name for name in shortened[initials] if _spelled(initials).fullmatch(name)}
        own = [*forms[next(iter(full))], initials] if len(full) == 1 else []
        names |= dict.fromkeys(own, max(own, key=lambda form: uses[form], default=""))
    return names


def _without_dots(name: str) -> str:
    return " ".join(name.replace(".", "").split())


@cache
def _spelled(initials: str) -> re.Pattern[str]:
    """The words that begin with the `initials`: "U.S. Ferry Office" for "USFO"."""
    words = [rf"(?:{letter}[\w’'-]+|{_SMALL.get(letter, '(?!)')})" for letter in initials]
    if initials.startswith("US"):
        words = [_COUNTRY, *words[2:]]
    between = rf"[ -](?:(?:{'|'.join(_SMALL.values())}) )?"
    return re.compile(rf"\b{between.join(words)}\b(?! [A-Z])")
