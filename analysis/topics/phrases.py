"""What a noun is called: by the longer phrase that it mostly stands in, as it is mostly written.

"Rule" says little of a sentence; "asylum rule" does, and in one event most sentences with the noun are about the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from analysis.tokens import fold

#: A noun is called by a phrase that half of its noun phrases are, if so many of all its sentences have it. A general
#: noun is, if with those that refer back to the phrase nearly all have it.
_MOST, _ENOUGH, _NEARLY_ALL = 1 / 2, 1 / 3, 3 / 4


class Phrase(NamedTuple):
    """A noun phrase: its article, the number of the text it stands in and its words up to the noun, as written.

    `after` is a preposition with the noun phrase that follows it ("in talks"), "" if none does.
    """

    article: str
    text: int
    words: tuple[str, ...]
    after: str


def complement(phrases: list[Phrase]) -> str:
    """What half of `phrases` are followed by ("in talks"); "" if there is no such thing."""
    followed = defaultdict(list)
    for phrase in phrases:
        followed[phrase.after].append(phrase)
    after = min(followed, key=lambda form: (-_texts(followed[form]), form))
    return after if _texts(followed[after]) >= max(2, _MOST * _texts(phrases)) else ""


def longer_name(phrases: list[Phrase], words: int, sentences: int, *, general: bool) -> str:
    """The longer phrase that the last so many `words` of `phrases` mostly stand in; "" if there is no such phrase.

    Sentences are counted, and so many of the event's have the words, whether they end a noun phrase there or not. A
    `general` noun alone refers back to the phrase where its article has that ("the rule"). With a capital it is part of
    a name, which is a term of its own.
    """
    groups = _by_next_word([phrase for phrase in phrases if not (general and phrase.words[-1].istitle())], words)
    if not groups or _texts(groups[0]) < max(2, _ENOUGH * sentences):
        return ""
    articles = {phrase.article for phrase in groups[0]}
    back = [phrase for phrase in phrases if len(phrase.words) == words and phrase.article in articles]
    is_meant = (
        _texts(groups[0] + back) >= _NEARLY_ALL * sentences if general else _texts(groups[0]) >= _MOST * _texts(phrases)
    )
    return _extended(groups[0], words + 1) if is_meant else ""


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
