"""What a noun is called: by the longer phrase that it mostly stands in, as it is mostly written.

"Rule" says little of a sentence; "asylum rule" does, and in one event most sentences with the noun are about the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from analysis.tokens import fold

#: A noun is called by a phrase that half of the noun phrases with it are, if so many of all its sentences have it.
_MOST, _ENOUGH, _ENOUGH_OF_GENERAL = 1 / 2, 1 / 3, 1 / 10


class Phrase(NamedTuple):
    """A noun phrase: the number of the text it stands in and its words up to the noun, as written."""

    text: int
    words: tuple[str, ...]


def longer_names(phrases: list[Phrase], words: int, sentences: int, *, general: bool) -> list[str]:
    """The longer phrase that the last so many `words` of `phrases` mostly stand in; none if there is no such phrase.

    Sentences are counted, and so many of the event's have the words, whether they end a noun phrase there or not. A
    `general` noun alone refers back to a longer phrase ("the rule"), so that only those are counted; it may take two of
    them to make the half. With a capital it is part of a name, which is a term of its own.
    """
    longer = [
        phrase for phrase in phrases if len(phrase.words) > words and not (general and phrase.words[-1].istitle())
    ]
    groups = [group for group in _by_next_word(longer, words)[: 1 + general] if _texts(group) > 1]
    least = max(
        _MOST * _texts(longer if general else phrases), sentences * (_ENOUGH_OF_GENERAL if general else _ENOUGH)
    )
    for named in (groups[:1], groups):
        if named and sum(map(_texts, named)) >= least:
            return [_extended(group, words + 1) for group in named]
    return []


def _extended(phrases: list[Phrase], words: int) -> str:
    """The last so many `words` of `phrases`, and those before them that most of the phrases have."""
    longer = _by_next_word(phrases, words)
    if longer and _texts(longer[0]) > max(1, _MOST * _texts(phrases)):
        return _extended(longer[0], words + 1)
    return mostly(Counter(" ".join(phrase.words[-words:]) for phrase in phrases))


def _by_next_word(phrases: list[Phrase], words: int) -> list[list[Phrase]]:
    """The `phrases` of more than so many `words` by the word before these, the most frequent first."""
    groups = defaultdict(list)
    for phrase in phrases:
        if len(phrase.words) > words:
            groups[fold(phrase.words[-words - 1])].append(phrase)
    return [groups[word] for word in sorted(groups, key=lambda word: (-_texts(groups[word]), word))]


def _texts(phrases: list[Phrase]) -> int:
    return len({phrase.text for phrase in phrases})


def mostly(written: Counter[str]) -> str:
    """The form that is `written` most often; as a headline in capitals has it only if nothing else has it."""
    return min(written, key=lambda form: (form.isupper(), -written[form], form))
