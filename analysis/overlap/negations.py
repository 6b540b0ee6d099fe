"""Whether one of two wordings of a statement denies what the other one states."""

from __future__ import annotations

from functools import cache

from analysis.data import lexicon
from analysis.overlap.wordings import base_stem, content_stems, content_words, shared_in_order

#: Of a wording not even half as long as the other one, a missing negation may just be in another clause.
_LEAST_LENGTH = 0.5


def negated_alone(first: list[str], second: list[str]) -> tuple[str, str] | None:
    """The negations of two wordings (folded words), if one has some, the other none, and the rest is near-verbatim.

    What is denied must be stated by the other: "did not leave the harbour" contradicts "left the harbour", but not "was
    still in the harbour". A wording that leaves open whether something is so ("where ferries run") states nothing, and
    one that says no in other words ("unable to leave") contradicts nobody who says "did not leave".
    """
    wordings = first, second
    places = [negations(words) for words in wordings]
    if bool(places[0]) == bool(places[1]):
        return None
    denying, stating = (first, second) if places[0] else (second, first)
    if stating[:1] and stating[0] in _words("openers"):
        return None
    rest = [
        [word for at, word in enumerate(words) if at not in own] for words, own in zip(wordings, places, strict=True)
    ]
    shorter, longer = sorted(map(len, rest))
    if shorter < _LEAST_LENGTH * longer or shared_in_order(*rest) < lexicon("thresholds")["statements"]["verbatim"]:
        return None
    told = [word for word in stating if word not in lexicon("clauses")["examples"]]  # "including" includes nothing
    told = {base_stem(word) for word in told} | content_stems(told)
    denied = {_denied(denying, place) for place in places[0] or places[1]} & told
    refused = {base_stem(word) for word in _words("denials").intersection(stating)}
    if not denied or refused - denied:
        return None
    shown = [" … ".join(words[at] for at in own) for words, own in zip(wordings, places, strict=True)]
    return shown[0], shown[1]


def negations(words: list[str]) -> list[int]:
    """Where the negations stand in folded words; "not only" and "whether or not" are none."""
    return [
        place
        for place, word in enumerate(words)
        if (word.endswith("n't") or word in _words("negations"))
        and words[place + 1 : place + 2] != ["only"]
        and words[max(0, place - 2) : place] != ["whether", "or"]
    ]


def _denied(words: list[str], place: int) -> str:
    """The stem of what the negation at `place` denies, adverbs aside; "" if nothing follows it, or it only begins an
    answer ("Not in Elland")."""
    if place == 0 and words[place] == "not":
        return ""
    following = content_words(words[place + 1 :])
    return next((base_stem(word) for word in following if not _is_adverb(word)), "")


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in lexicon("clauses")["adverbs"].split()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("conflicts")[name].split())
