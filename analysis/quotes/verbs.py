"""Whether a word that can be a reporting verb is one here, and in which kind of sentence it stands."""

from __future__ import annotations

from analysis.quotes.cues import Cue
from analysis.quotes.words import Words

_BE = {"is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "isn’t", "wasn’t"}
_SINGULAR = {"he", "she", "it"}
_MANY = set("many some all others both few most several those these two three four five".split())
_PLURALS = {"people", "men", "women", "police", "media", "children", "who", "majority", "percent"}


def is_noun(words: Words, at: int, forms: dict[str, Cue], low: int, high: int) -> bool:
    """Whether what looks like a reporting verb is a noun, part of a name or an adjective here."""
    tags, edge = words.tags, at - 1
    if is_in_a_name(words, at, low, high):
        return True
    while edge > low and tags[edge] == "r":
        edge -= 1
    before = tags[edge] if edge >= low else "|"
    if "past" in forms:
        return before in "dp" and tags[at + 1] in "nNRS"
    if tags[at + 1] == "S" or before in "|SpgeV":
        return before != "|" or "base" in forms
    return not _agrees(before, words.word(edge), plural_verb="base" in forms)


def is_in_a_name(words: Words, at: int, low: int, high: int) -> bool:
    """Whether a capital shows that the word is part of a name ("Centre for Investigative Reporting")."""
    return at > low and words.text[words.starts[at]].isupper() and not mostly_capitalised(words, low, high)


def _agrees(tag: str, word: str, *, plural_verb: bool) -> bool:
    """Whether the word before a verb in the present tense can end its subject; a name may be of any number."""
    if tag in "nRN":
        return _is_plural(word) if plural_verb else tag == "N" or not _is_plural(word)
    if tag == "P":
        return plural_verb != (word in _SINGULAR)
    return plural_verb and word in _MANY if tag == "d" else plural_verb or tag != "#"


def mostly_capitalised(words: Words, low: int, high: int) -> bool:
    """Whether most words of the sentence that could be small begin with a capital."""
    tags = words.tags[low:high]
    small = sum(tags.count(tag) for tag in "nRegr")
    return small < tags.count("N")


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) or word in _PLURALS


def is_passive(words: Words, at: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb, adverbs aside."""
    index = at - 1
    while index >= low and words.tags[index] in "rx":
        index -= 1
    return index >= low and words.tags[index] == "a" and words.word(index) in _BE
