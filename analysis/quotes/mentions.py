"""Mentions of people: how a phrase stands in its sentence, and what the words beside and in it tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.quotes.people import Person, people_words, read_name
from analysis.quotes.words import Span, Words
from analysis.tokens import SOFT_HYPHEN

_APPOSED = re.compile(r",[^,|#]{1,8}")
#: "The former Soviet Union" is another one than the Soviet Union.
_TELLING = {"former", "late", "new", "old"}
_DESCRIBED_NAME = re.compile("d[neg]+(?=N[NR]+$)")
#: "The island news agency [NAME]", "the armed [NAME] group"
_BODY_NAMED, _GROUP_NAMED = re.compile("[^pT,c(]*R(?=N+$)"), re.compile("d?[neg]*N+R$")
#: "The island's late [Ferry News agency]"
_OWNED_NAME = re.compile("(?P<owner>d?[neg]*[nR])S[neg]*(?=N[^S]*$)")
_NAMELESS_HEAD = re.compile("[^NpT,c]+[pT]")
_PART = re.compile("[^,c]+")
_PREDICATE = "Veamr"
_WHO = {"who", "whose", "whom"}


class Mention(NamedTuple):
    """A place where a person is named or referred to; `weight` is how likely the next pronoun means them."""

    person: Person
    at: int
    sentence: int
    weight: float


def is_described(words: Words, first: int, last: int) -> bool:
    """Whether what stands beside the name is said of people: an age, a role, "who", or "a spokesman, NAME, said".

    Not after a preposition: "In Port Ellis, some people".
    """
    if words.tags[max(0, first - 2) : first] == "R," and words.tags[last + 1] in ",|":
        return True
    if words.tags[first - 1 : first] == "p":
        return False
    if words.tags.startswith(",w", last + 1):
        return words.word(last + 2) in _WHO
    if re.match(r",#[,|]", words.tags[last + 1 : last + 4]):
        return True
    apposed = _APPOSED.match(words.tags, last + 1)
    roles = (at for at in range(last + 2, apposed.end() if apposed else 0) if words.word(at) in people_words().roles)
    # Not in "in Elland, the mayor said" nor in "in Elland, mayor Anna Berg said".
    return any(words.tags[at + 1] not in _PREDICATE + "N" for at in roles)


def standing(words: Words, at: int) -> float:
    """How high a phrase that begins at word `at` stands: the subject of a sentence, of a clause, or none."""
    tags = words.tags
    while at > 0 and tags[at - 1] in "dr#S":
        at -= 1
    opens = at - 1 if at > 1 and tags[at - 1] == "c" and tags[at - 2] in "|¶" else at  # "But NAME ..."
    if opens == 0 or tags[opens - 1] in "|¶":
        return 1.5
    if tags[max(0, at - 3) : at] in ("|sp", "¶sp"):  # "As for NAME, ..."
        return 2.0
    joined = tags[at - 1] == "c" and tags[at - 2 : at - 1] == "N"  # "Berg and Holm"
    return 1.0 if tags[at - 1] in ",;:-(cstwQ" and not joined else 0.0


def begins_run(words: Words, at: int) -> bool:
    """Whether the name is the whole run of capitalised words; else "Supervisor of Elections NAME" is a title."""
    start = at
    while start and words.tags[start - 1] == "N":
        start -= 1
    run = words.text[words.starts[start] : words.ends[at]]
    return read_name(run).text == run


def joined_names(words: Words, first: int, last: int) -> list[Span]:
    """The parts of a phrase that commas and "and" join, if each holds a name and none ends in a title; else the phrase
    as one.
    """
    parts = [(first + part.start(), first + part.end() - 1) for part in _PART.finditer(words.tags[first : last + 1])]
    roles = people_words().roles
    named = all("N" in words.tags[start : end + 1] and words.word(end) not in roles for start, end in parts)
    complement = _NAMELESS_HEAD.match(words.tags, first, last + 1)  # "a campaign for Berg and Holm"
    return parts if named and not complement else [(first, last)]


def role_words(words: Words, first: int, last: int) -> list[str]:
    """The words of a phrase that can go back to one person named before, short titles in full; else none."""
    known = people_words()
    spelled = [known.abbreviations.get(words.word(at), words.word(at)) for at in range(first, last + 1)]
    head = spelled[-1].split()[-1].removeprefix("ex-")
    definite = words.word(first) == "the" or words.tags[first] == "N"
    if head not in known.roles | known.elected or not definite or head.endswith("s") or "p" in words.tags[first:last]:
        return []
    return spelled


def _names_body(words: Words, last: int) -> bool:
    """Whether a phrase that ends at word `last` ends in a name, or in a word for a body."""
    return words.tags[last] == "N" or words.word(last) in people_words().bodies


def as_written(words: Words, first: int, last: int) -> str:
    """The phrase in its own words, without what stands before a name: "the nonpartisan Ferry Office"."""
    described = _DESCRIBED_NAME.match(words.tags, first, last + 1)
    if described and words.word(first) == "the" and words.text[words.starts[last]].isupper():
        first = first if words.word(first + 1) in _TELLING else described.end()
    owned = _OWNED_NAME.match(words.tags, first, last + 1)
    if owned and words.text[words.starts[owned.end("owner") - 1]].islower() and _names_body(words, last):
        first = owned.end()
    body = _BODY_NAMED.match(words.tags, first, last + 1)
    if body and words.word(body.end() - 1) in people_words().bodies:
        first = body.end()
    elif _GROUP_NAMED.match(words.tags, first, last + 1) and words.text[slice(*words.span(last, last))] == "group":
        first, last = words.tags.index("N", first), last - 1
    start, end = words.span(first, last)
    phrase = words.text[start:end].replace(SOFT_HYPHEN, "")
    if words.tags[first] == "d" and words.word(first) in ("the", "a", "an"):
        rest = phrase.split(None, 1)[-1]
        return rest if rest[0].isupper() and words.word(first) == "the" else phrase[0].lower() + phrase[1:]
    return phrase
