"""What "it" and "they" stand for where they speak: a body, document or group that spoke before or heads a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from analysis.quotes.people import people_words
from analysis.quotes.phrases import can_name, main_subject
from analysis.quotes.verbs import is_plural
from analysis.quotes.words import Span, Words
from analysis.tokens import singular

#: Further back than so many sentences nothing is referred to.
_REACH = 3
#: The head of a noun phrase: its last word before "of ..." and the like.
_UP_TO_HEAD = re.compile(r"[^pwT(]*[nNR](?=$|[pwT(])")
#: What keeps a text without full stops linear.
_LONGEST_SENTENCE = 250
_PRONOUNS = {"it", "they"}
_COLLECTIVES = {"family", "couple", "staff", "crowd", "audience", "police"}


def group_antecedents(words: Words, speaking: Iterable[Span], is_person: Callable[[int], bool]) -> dict[int, Span]:
    """The phrase that each "it" or "they" among those `speaking` stands for, by the number of the pronoun.

    Of the phrases that speak and the subjects of its own sentence and the one before, it is the last that can be
    meant: "they" are several or a body, "it" is a body or a document, and neither is a person, as `is_person` tells of
    the last word of a name.
    """
    speaking = sorted(speaking)
    if not any(words.word(last) in _PRONOUNS for _, last in speaking):
        return {}
    ends = [match.start() for match in re.finditer(r"\|", words.tags)]
    found: dict[int, Span] = {}
    latest: dict[str, Span] = {}
    for phrase in speaking:
        pronoun = words.word(phrase[1])
        if pronoun not in _PRONOUNS:
            latest |= dict.fromkeys(_meant_by(words, phrase, is_person, speaks=True), phrase)
            continue
        sentence = bisect_left(ends, phrase[0])
        for subject in _subjects(words, ends, sentence, phrase[0]):
            for meant in _meant_by(words, subject, is_person, speaks=False):
                latest[meant] = max(subject, latest.get(meant, subject))
        if pronoun in latest and sentence - bisect_left(ends, latest[pronoun][0]) <= _REACH:
            found[phrase[0]] = latest[pronoun]
    return found


def _subjects(words: Words, ends: list[int], sentence: int, at: int) -> Iterator[Span]:
    """The first subjects of the sentence before and, up to word `at`, of `sentence` itself."""
    starts = [ends[before] + 1 if before >= 0 else 0 for before in (sentence - 2, sentence - 1)]
    for low, high in ((starts[0], starts[1] - 1), (starts[1], at)):
        low = max(low, high - _LONGEST_SENTENCE)
        if low < high and (subject := main_subject(words, high, low)):
            yield subject


def _meant_by(words: Words, phrase: Span, is_person: Callable[[int], bool], *, speaks: bool) -> set[str]:
    """Which of the pronouns can stand for the phrase; if it does not speak itself, it must look as if it could."""
    head = _UP_TO_HEAD.match(words.tags, phrase[0], phrase[1] + 1)
    if head is None or is_person(phrase[1]) or not can_name(words, *phrase):
        return set()
    word, known = words.word(head.end() - 1), people_words()
    plural, thing = is_plural(word), words.tags[head.end() - 1] == "n"
    if thing and (singular(word) not in known.bodies if plural else not speaks):
        return set()
    if word in _COLLECTIVES or plural and word not in known.bodies and word not in known.documents:
        return {"they"}
    if word in known.roles:
        return set()
    return _PRONOUNS if speaks and not thing and word not in known.documents else {"it"}
