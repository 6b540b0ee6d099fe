"""The reporting words of ``data/reporting.toml``, inflected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.data import lexicon

_VOWELS = "aeiou"


@dataclass(frozen=True)
class Cue:
    """A form of a reporting verb: what it `takes` as the thing said, whether somebody is told it first, whether only
    `evidence` says so, and how it is inflected."""

    lemma: str
    takes: frozenset[str]
    addressee: bool
    evidence: bool
    form: str  # "base", "s", "past", "participle", "ing"


@cache
def cue_forms() -> dict[str, dict[str, Cue]]:
    """Each inflected form of a reporting verb with what it can be: {"said": {"past": Cue, "participle": Cue}}."""
    words = lexicon("reporting")
    takes: dict[str, set[str]] = {}
    marked: dict[str, set[str]] = {"addressee": set(), "evidence": set()}
    for group in words["verbs"]:
        for lemma in group["lemmas"].split():
            takes.setdefault(lemma, set()).update(group["takes"])
            for mark in marked.keys() & group.keys():
                marked[mark].add(lemma)
    forms: dict[str, dict[str, Cue]] = {}
    for lemma, openers in takes.items():
        for form, word in inflections(lemma, words["irregular"].get(lemma)).items():
            forms.setdefault(word, {})[form] = Cue(
                lemma, frozenset(openers), lemma in marked["addressee"], lemma in marked["evidence"], form
            )
    return forms


def inflections(lemma: str, irregular: list[str] | None = None) -> dict[str, str]:
    """The five forms of an English verb; `irregular` gives past and participle."""
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif consonant_y:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        stem = lemma + lemma[-1] if _doubles(lemma) else lemma
        past, ing = stem + "ed", stem + "ing"
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "o"))
    third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant else "s")
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    past, participle = irregular or (past, past)
    return {"base": lemma, "s": third, "past": past, "participle": participle, "ing": ing}


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is written twice: one vowel before it, stressed (short verbs, and the few listed)."""
    letters = lemma.replace("qu", "q")
    if len(letters) < 3 or letters[-1] in _VOWELS + "wxy" or letters[-2] not in _VOWELS or letters[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in letters) == 1 or lemma in lexicon("reporting")["doubling"].split()


@cache
def media() -> frozenset[str]:
    """The words for where somebody says something, as in "Berg in a tweet said", and whose it then is."""
    return frozenset(lexicon("reporting")["media"].split())


@cache
def evidence() -> frozenset[str]:
    """The words for what tells by what stands in it, as in "the poll shows that"."""
    return frozenset(lexicon("reporting")["evidence"].split())


@cache
def reporting_nouns() -> frozenset[str]:
    """The nouns that introduce what was said, as in "her claim that"."""
    return frozenset(lexicon("reporting")["nouns"].split())


@cache
def citing() -> frozenset[str]:
    """The forms of the verb that names a source, as in "citing officials"."""
    return frozenset(lexicon("reporting")["citing"].split())


@cache
def quoting() -> frozenset[str]:
    """The forms of the verb that names who is quoted, as in "quoted NAME as saying"."""
    return frozenset(lexicon("reporting")["quoting"].split())
