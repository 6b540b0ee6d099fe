"""What is said after a reporting verb: where the clause, phrase or quotation begins, and where it ends.

A clause ends where another speaker, another verb of saying or a relative clause about something else begins; a phrase
that is the object of its verb, and a clause that opens its sentence, end at the next comma.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.data import lexicon
from analysis.quotes.cues import Cue
from analysis.quotes.marks import MARKS
from analysis.quotes.words import Span, Words

#: What can stand between the verb and what is said: when, where, to whom.
_ADJUNCT = r"(?:r|d?D#*|p(?:[dt]?[nNReg#S]*[nNRD#]|d[neg#NR]*V(?=[t,QpD])|o|P)|T(?:d?[nReg#S]*[nR]|N+|o))"
_ADJUNCTS = re.compile(rf"(?:{_ADJUNCT},?){{0,5}}")
_THEN_QUESTION = re.compile(rf"(?:{_ADJUNCT},?){{0,3}}(?=h)")
_SHORT_ADJUNCT = re.compile(r"r|p(?:d?n|N+)(?=p)|TN+(?=p)|Td?[nR](?=p)")
_WHEN = re.compile(r"(?:r|p?d?D#?,?)+(?=T)")
#: "Said on Monday that", "said in a series of tweets that"; and "noted, as she had before, that".
_THEN_THAT = re.compile(
    rf"(?:{_ADJUNCT},?){{0,5}}(?:,?(?:[pTnNRdDr#SegcoQ,]|(?<=p)[Vt]|(?<=pd)s){{0,20}}?)(?<!p)(?=t)|,s[^|t;Q,]{{1,8}},(?=t)"
)
_THEN_QUOTE = re.compile(r"(?:(?:,[gps])?[^|;QtVGAam:,]{0,24}|,)(?=[,:]?Q)")
_COLON_QUOTE = re.compile(r"[^|;QtVGAam:,]{0,12}:(?=Q)")
_NOTHING_MORE = re.compile(rf"(?:{_ADJUNCT}){{0,5}}(?:[|,;()-]|[sp]|w)")
#: Who is told something: a long phrase only before "that" ("a crowd of students that").
_ADDRESSEE = re.compile(
    r"d?[neg#N]*[nNR](?:[eg]?(?:p|T(?=[dN]))(?:d?[neg#NR]*[nNR#]|D#?)|D#?){1,4}(?=t)"
    # "asked former Vice President NAME whether", "told the network host NAME he", "told the network's “Show” that".
    r"|d?[neg#]*[NR]+(?=[thT])|d?(?:N+c)?N+R+N+(?=P)|(?:d|d?N+S)Qn(?=[tP])|(?:d?N+S)?Q(?=(?:p?D#?)?t)"
    # "Urged any islanders in that part of town to", "asked the head of the board to".
    r"|d?[eg#n]*(?:[nNR]pt|Rpd)[neg#]*[nNR](?=T)"
    # "Told the weekly Harbour that", "told an Elland audience that", "tells our Newscast unit."
    r"|drN+(?=t)|dN+n(?=t|$)"
    r"|o|P(?=[tPdhQT:,])|d?[neg#]*R(?:N+|pN+)?|d[neg#]*N+R|d?N+(?:SN*n*R*|pd?N+|cN+R?)?|(?:d[neg]*)?n(?![nSV])"
)
_AFTER_ADDRESSEE = frozenset("tPdNnRhQT:,srpDgeoV#a")

#: The marks that end a quotation, and one character more; that it is long must not slow down.
_LAST_MARKS = 8
#: Words with capitals, and small ones between them.
_TITLE = re.compile(r"[A-Z\d][\w'’]*(?: (?:[A-Z][\w'’]*|(?:the|of|and|a|in|to|with|for|on)(?= ))){0,5}")
_PAST_AUXILIARIES = {"has", "had", "is", "are", "was", "were", "did", "didn't", "didn’t"}
_PRONOUN_SUBJECT = re.compile("Pr?n")
_SUBJECTS = {"i", "he", "she", "we", "they"}
_FINITE = re.compile(r"[amVeQ]")
_NEVER_FINITE = {"be", "being", "been", "having"}
_CLAUSES = frozenset({"clause", "finite"})
#: Rules whose thing said has no finite verb.
_PHRASES = frozenset({"object", "about", "infinitive"})
_QUOTE_ONLY = frozenset({"quote"})
#: What a clause or a noun phrase can begin with: "[Monday]'s vote", "[Monday] is too late".
_CONTENT = re.compile(r"[PdnNR#Sogeh]|D(?=[Sam])")
_OPENERS = {"there", "having", "being"}
#: Before a number, with which what is said begins: "about 20 people".
_BOUNDS = {"about", "around", "over", "nearly", "almost", "roughly", "approximately"}
#: With these a verb tells of a deed: "added to the delay that ...".
_IS_DEED = {"add": "to", "report": "from"}
#: "Said this on Monday": what was said stands elsewhere.
_BACKWARD = {"this", "these", "so", "it"}
_NOTHING_AFTER = re.compile(r"[psD,|]")
#: "Call on somebody to do": within so many words; without it, "call on" is to visit.
_CALL_ON_TO = 12

#: Another report: "and added that", "but saying"; ", the agency reported on Monday."; ", and 74 said".
_COORDINATED = r"c[rx]?(?:V[tdPNQnRoT:pg]|V,Q|G)"
_ATTRIBUTION = r"d?[nNRe#g]{0,8}[nNRP]r?V(?:[Drp][^|,Q]{0,20})?(?:\||,G)"
_NEW_SUBJECT = r"[cs]d?[nNRe#gS]{1,7}a?r?V(?:[tPNdQn,:R]|ra|Dt)|cP[ar]?V"
_CLAUSE_END = re.compile(
    rf",?-?(?=A)|[,-](?=G)|,(?=pd?[nNR]*[nNRd]G)|(?<=Q)(?=G)|;|,?(?={_COORDINATED})|,?(?={_NEW_SUBJECT})|,(?={_ATTRIBUTION})"
    # A relative clause about something else, unless its own verb still comes; "..., a claim that"; "(R)" at the end.
    r"|,(?=cPr?e)|,(?=c(?:P|d?[nNR]{1,4})[am])|,(?=w)(?!w[^|,]{1,30},[amVQe])|,(?=d[neV]{1,3}[tw])|\((?=[^)]*\)\|)"
)
#: What the speaker does next: "and has left", "but would not", "and attacked the plan".
_NEXT_DEED = r"c[rx]*[am]|cr?e[dPNoT]"
#: A phrase up to such a deed: "[to stay] and has left".
_THEN_DEED = re.compile(rf"[^amVe]+?(?=,?(?P<deed>{_NEXT_DEED}))")
_PHRASE_END = re.compile(rf"[,;:-]|(?=A)|(?={_COORDINATED})|(?=D#?[|,])")


def content_after(words: Words, at: int, high: int, cue: Cue, *, opening: bool = False) -> tuple[Span, str] | None:
    """The thing said after the verb at `at` and the rule; `opening`: in a clause that opens its sentence."""
    found = _content_start(words, at + 1, high, cue)
    if found and found[1] == "quotation" and is_show(words, found[0]):
        found = _content_start(words, found[0] + 1, high, cue)
    if found is None or found[0] >= high or cue.takes == _QUOTE_ONLY and words.tags[found[0]] != "Q":
        return None
    start, rule = found
    end = clause_end(words, start, high, at_comma=opening or rule in ("object", "about"))
    if rule in _PHRASES:
        end = _before_deed(words, start, end, rule)
    return ((start, end), rule) if end >= start else None


def _before_deed(words: Words, start: int, end: int, rule: str) -> int:
    """The last word of a phrase from word `start` up to `end`, without what the speaker does next."""
    deed = _THEN_DEED.match(words.tags, start, end + 1)
    if not deed or rule == "infinitive" and not any(map(_is_past, map(words.word, range(*deed.span("deed"))))):
        return end
    return deed.end() - 1


def _is_past(word: str) -> bool:
    """Whether the word cannot go on an infinitive, as "feed", "put" and "be" can: "to stay and be paid"."""
    return word in _PAST_AUXILIARIES or word.endswith("ed") and not word.endswith("eed")


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
    if at_comma:  # also at one in marks: "Calling it “late,” NAME said"
        marked = (at for at in range(start, end) if tags[at] == "Q" and tags[at + 1] != "Q" and is_complete(words, at))
        end = next(marked, end)
    while end > start and tags[end] in ",;:-":
        end -= 1
    return end


def is_show(words: Words, at: int) -> bool:
    """Whether the quotation is the name of what somebody speaks on: "said on the network's “Morning Show.”"."""
    if words.tags[at - 1] != "S" and words.word(at - 1) != "on":
        return False
    start, end = words.span(at, at)
    return _TITLE.fullmatch(words.text[start:end].strip(MARKS + " ,.")) is not None


def is_complete(words: Words, at: int) -> bool:
    """Whether the quotation is a sentence, not a part of one."""
    start, end = words.span(at, at)
    inner = words.text[max(start, end - _LAST_MARKS) : end].rstrip(MARKS)
    return inner[-1:] in (".", ",", "?", "!", "…") or words.tags[at + 1] in "|,"


def _content_start(words: Words, k: int, high: int, cue: Cue) -> tuple[int, str] | None:
    """Where the thing said begins, at word `k` or after an adjunct, and the rule that says so."""
    tags, takes = words.tags, cue.takes
    if _IS_DEED.get(cue.lemma) == words.word(k) and not (cue.lemma == "report" and _THEN_THAT.match(tags, k, high)):
        return None  # but "reported from the harbour that"
    addressed = after_addressee(words, k, high, cue)
    asked_for = cue.lemma in ("ask", "urge", "implore") and "N" in tags[k:addressed]  # "urged a Gaza truce"
    if addressed > k and tags[addressed] == "|" and not asked_for:
        return None
    if tags[addressed] in _AFTER_ADDRESSEE:
        k = addressed
    if words.word(k) == "out" and "out" in takes:
        k += 1
    if quote := _COLON_QUOTE.match(tags, k, high):
        return quote.end(), "quotation"
    opener = _opener(words, k, high, cue)
    if opener is not None:
        return opener
    quote = _THEN_QUOTE.match(tags, k, high)
    if quote and tags[k] in "pDrT,gsQ:":
        return quote.end() + (tags[quote.end()] in ",:"), "quotation"
    if tags[k] not in "pDrT," and not tags.startswith("dD", k):
        return None
    if "that" in takes and (that := _THEN_THAT.match(tags, k, high)):
        return that.end() + 1, "that-clause"
    if tags[k] == ",":
        return None
    if "wh" in takes and (question := _THEN_QUESTION.match(tags, k, high)):
        return question.end(), "question"
    if about := _then_about(words, k, high, takes):
        return about, "about"
    if "to" in takes and (when := _WHEN.match(tags, k, high)):
        return when.end(), "infinitive"
    rest = _ADJUNCTS.match(tags, k, high).end()
    if takes & _CLAUSES:
        there = (at for at in range(k + 1, rest) if words.word(at) == "there" and tags[at + 1] in "am")
        rest = next(there, rest)  # "said Sunday there is"
        if k < rest < high and (tags[rest] in "PdN" or words.word(rest) == "there"):
            return rest, "clause"
    return None


def after_addressee(words: Words, k: int, high: int, cue: Cue) -> int:
    """Where what follows the one who is told something begins: word `k` if nobody is."""
    match = _ADDRESSEE.match(words.tags, k, high) if cue.addressee else None
    return match.end() if match else k


def _opens_clause(words: Words, k: int, high: int) -> bool:
    """Whether word `k` begins what is said though it could stand before it: "at least 20 people", "now is the time"."""
    word = words.word(k)
    if word == "at":
        return words.word(k + 1) in ("least", "most")
    if _THEN_THAT.match(words.tags, k, high):
        return False  # "said about 8 p.m. that ..."
    return word in _BOUNDS and words.tags[k + 1] == "#" or word == "now" and words.tags[k + 1] in "am"


def _then_about(words: Words, k: int, high: int, takes: frozenset[str]) -> int | None:
    """Where the thing said begins after adjuncts and a preposition of the verb: "spoke at length about ..."."""
    while k < high and (adjunct := _SHORT_ADJUNCT.match(words.tags, k, high)):
        k = adjunct.end()
        if words.tags[k] == "p" and words.word(k) in takes and words.word(k) != "of":  # "on condition of anonymity"
            return k + 1
    return None


def _opener(words: Words, k: int, high: int, cue: Cue) -> tuple[int, str] | None:
    """Where the thing said begins if it begins right at word `k`, and the rule."""
    if k >= high:
        return None
    tag, takes, word = words.tags[k], cue.takes, words.word(k)
    if tag == "t" and "that" in takes:
        # "Said that’s late", but "said that had he known, ..."
        finite = words.tags[k + 1] in "Sam" and words.tags[k + 2] != "P" and words.word(k + 1) not in _OPENERS
        return (k, "clause") if finite and "clause" in takes else (k + 1, "that-clause")
    if tag == "Q":
        return None if words.tags[k - 1] == "S" and not is_complete(words, k) else (k, "quotation")
    if tag in ":," and words.tags[k + 1] == "Q":
        return k + 1, "quotation"
    if "wh" in takes and (tag == "h" or word == "if"):
        return k, "question"
    if tag == "T" and "to" in takes:
        return (k + 1, "about") if "out" in takes else (k, "infinitive")
    if word in takes and (word != "on" or cue.lemma != "call" or "T" in words.tags[k : k + _CALL_ON_TO]):
        return k + 1, "about"
    if tag in "VG" and "clause" in takes and words.tags[k + 1] not in "tQ,VG":
        return k, "clause"
    if tag == ":" and takes & _CLAUSES:
        return k + 1, "clause"
    if tag == "D" and words.tags[k + 1] != "S" and cue.form == "past":
        return None  # "said Monday", "a deal announced Monday would"
    if not _CONTENT.match(words.tags, k) and word not in _OPENERS and not _opens_clause(words, k, high):
        return None
    if word in _BACKWARD and _NOTHING_AFTER.match(words.tags, k + 1) and words.word(k + 1) != "of":
        return None  # but "accused it of fraud"
    if "clause" in takes or "finite" in takes and _is_clause(words, k, high):
        return k, "clause"
    return (k, "object") if "object" in takes else None


def _is_clause(words: Words, k: int, high: int) -> bool:
    """Whether what begins at word `k` is a clause: with a finite verb in it, or a pronoun before what may be one."""
    end = _before_deed(words, k, clause_end(words, k, high, at_comma=True), "object")
    if has_finite_verb(words, k, end) or any(words.word(at) in irregular_pasts() for at in range(k + 1, end + 1)):
        return True
    return words.word(k) in _SUBJECTS and bool(_PRONOUN_SUBJECT.match(words.tags, k))


@cache
def irregular_pasts() -> frozenset[str]:
    """The pasts of English verbs that do not end in -ed."""
    return frozenset(lexicon("clauses")["pasts"])


def nothing_more(words: Words, k: int, high: int) -> bool:
    """Whether from word `k` the clause holds no more than when, where and to whom."""
    return bool(_NOTHING_MORE.match(words.tags, k, high + 1))


def takes_clause(cue: Cue) -> bool:
    """Whether the verb can report a clause with no opening word, or at least follow one."""
    return bool(cue.takes & _CLAUSES) or "before" in cue.takes


def has_finite_verb(words: Words, first: int, last: int) -> bool:
    """Whether a finite verb, or a quotation that may hold one, can be seen from word `first` to word `last`."""
    return any(
        words.word(found.start()) not in _NEVER_FINITE for found in _FINITE.finditer(words.tags, first, last + 1)
    )
