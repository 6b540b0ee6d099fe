"""What is said after a reporting verb: where the clause, phrase or quotation begins, and where it ends.

A clause ends where another speaker, another verb of saying or a relative clause about something else begins; a phrase
that is the object of its verb, and a clause that opens its sentence, end at the next comma.
"""

from __future__ import annotations

import re

from analysis.quotes.cues import Cue
from analysis.quotes.words import Span, Words

#: What can stand between the verb and what is said: when, where, to whom.
_ADJUNCT = r"(?:r|D#*|p(?:d?[nNReg#S]*[nNRD#]|o|P)|T(?:d?[nReg#S]*[nR]|N+|o))"
_ADJUNCTS = re.compile(rf"(?:{_ADJUNCT},?){{0,5}}")
_THEN_THAT = re.compile(rf"(?:{_ADJUNCT},?){{0,5}}(?:[pTnNRdDr#SegcoQ]{{0,14}}?)(?=t)")
_THEN_QUOTE = re.compile(r"(?:(?:,[gGps])?[^|;QtVGAam:,]{0,24}|,)(?=[,:]?Q)")
_NOTHING_MORE = re.compile(rf"(?:{_ADJUNCT}){{0,5}}(?:[|,;)-]|[sp]|w)")
_ADDRESSEE = re.compile(r"o|P(?=[tPdhQT:,])|d?[neg#]*R(?:pN+)?|N+(?:SN*n*R*)?|(?:d[ne]*)?n(?![nSV])")
_AFTER_ADDRESSEE = frozenset("tPdNnRhQT:,srpDgeoV#a")

_FINITE = re.compile(r"[amVeQ]")
_CLAUSES = frozenset({"clause", "finite"})
_QUOTE_ONLY = frozenset({"quote"})
#: "Said this on Monday": what was said stands elsewhere.
_BACKWARD = {"this", "these", "so", "it"}
_NOTHING_AFTER = re.compile(r"[psD,|]")
#: "Call on somebody to do": within so many words; without it, "call on" is to visit.
_CALL_ON_TO = 12

_COORDINATED = r"c[rx]?(?:V[tdPNQnRoT:]|G)"  # "and added that", "but saying"
_ATTRIBUTION = r"d?[nNRe#g]{0,8}[nNRP]r?V(?:[Drp][^|,Q]{0,20})?\|"  # "the agency reported on Monday."
_CLAUSE_END = re.compile(
    rf",?-?(?=A)|[,-](?=G)|;|,?(?={_COORDINATED})|,(?=w)(?!w[^|,]{{1,15}},[amVQe])|,(?=cP[ar]?V)|,(?={_ATTRIBUTION})"
)
_PHRASE_END = re.compile(rf"[,;:-]|(?=A)|(?={_COORDINATED})|(?=D)")


def content_after(words: Words, at: int, high: int, cue: Cue, *, opening: bool = False) -> tuple[Span, str] | None:
    """The thing said after the verb at `at` and the rule; `opening`: in a clause that opens its sentence."""
    found = _content_start(words, at + 1, high, cue)
    if found is None or found[0] >= high or cue.takes == _QUOTE_ONLY and words.tags[found[0]] != "Q":
        return None
    start, rule = found
    end = clause_end(words, start, high, at_comma=opening or rule in ("object", "about"))
    return ((start, end), rule) if end >= start else None


def clause_end(words: Words, start: int, high: int, *, at_comma: bool = False) -> int:
    """The last word of the clause or quotation that begins at `start`; with `at_comma`, of the phrase."""
    tags = words.tags
    if tags[start] == "Q" and is_complete(words, start):
        end = start
        while tags[end + 1] == "Q":
            end += 1
        return end
    if tags[start] == "Q" and tags[start + 1] in "pDsgTw)-(":
        return start
    stop = (_PHRASE_END if at_comma else _CLAUSE_END).search(tags, start + 1, high + 1)
    end = min(stop.start() if stop else high, high) - 1
    while end > start and tags[end] in ",;:-":
        end -= 1
    return end


def is_complete(words: Words, at: int) -> bool:
    """Whether the quotation is a sentence, not a part of one."""
    inner = words.text[words.starts[at] : words.ends[at]].strip("\"'“”‘’«»„`")
    return inner[-1:] in (".", ",", "?", "!", "…") or words.tags[at + 1] in "|,"


def _content_start(words: Words, k: int, high: int, cue: Cue) -> tuple[int, str] | None:
    """Where the thing said begins, at word `k` or after an adjunct, and the rule that says so."""
    tags, takes = words.tags, cue.takes
    if cue.addressee and (match := _ADDRESSEE.match(tags, k, high)) and tags[match.end()] in _AFTER_ADDRESSEE:
        k = match.end()
    if words.word(k) == "out" and "out" in takes:
        k += 1
    opener = _opener(words, k, high, cue)
    if opener is not None:
        return opener
    quote = _THEN_QUOTE.match(tags, k, high)
    if quote and tags[k] in "pDrT,gsQ:":
        return quote.end() + (tags[quote.end()] in ",:"), "quotation"
    if tags[k] not in "pDrT":
        return None
    if "that" in takes and (that := _THEN_THAT.match(tags, k, high)):
        return that.end() + 1, "that-clause"
    rest = _ADJUNCTS.match(tags, k, high).end()
    if k < rest < high and tags[rest] in "PdN" and takes & _CLAUSES:
        return rest, "clause"
    return None


def _opener(words: Words, k: int, high: int, cue: Cue) -> tuple[int, str] | None:
    """Where the thing said begins if it begins right at word `k`, and the rule."""
    if k >= high:
        return None
    tag, takes, word = words.tags[k], cue.takes, words.word(k)
    if tag == "t" and "that" in takes:
        return k + 1, "that-clause"
    if tag == "Q":
        return None if words.tags[k - 1] == "S" and not is_complete(words, k) else (k, "quotation")
    if tag in ":," and words.tags[k + 1] == "Q":
        return k + 1, "quotation"
    if (tag == "h" or word == "if") and "wh" in takes:
        return k, "question"
    if tag == "T" and "to" in takes:
        return (k + 1, "about") if "out" in takes else (k, "infinitive")
    if word in takes and (word != "on" or cue.lemma != "call" or "T" in words.tags[k : k + _CALL_ON_TO]):
        return k + 1, "about"
    if tag not in "PdnNR#Sogeoh" or word in _BACKWARD and _NOTHING_AFTER.match(words.tags, k + 1):
        return None
    if "clause" in takes or "finite" in takes and has_finite_verb(words, k, clause_end(words, k, high, at_comma=True)):
        return k, "clause"
    return (k, "object") if "object" in takes else None


def nothing_more(words: Words, k: int, high: int) -> bool:
    """Whether from word `k` the clause holds no more than when, where and to whom."""
    return bool(_NOTHING_MORE.match(words.tags, k, high + 1))


def takes_clause(cue: Cue) -> bool:
    """Whether the verb can report a clause with no opening word."""
    return bool(cue.takes & _CLAUSES)


def has_finite_verb(words: Words, first: int, last: int) -> bool:
    """Whether a finite verb, or a quotation that may hold one, can be seen from word `first` to word `last`."""
    return bool(_FINITE.search(words.tags, first, last + 1))
