"""Noun phrases over tagged words: who stands before or after a verb, and who is the subject of it.

Spans are pairs of word numbers, both inclusive. Every search is bounded, so that the whole stays linear.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.data import lexicon
from analysis.quotes.clauses import irregular_pasts
from analysis.quotes.cues import cue_forms, evidence, media
from analysis.quotes.people import people_words
from analysis.quotes.verbs import is_plural
from analysis.quotes.words import BEFORE_CLAUSE, Span, Words

#: Prepositions that open an adverbial of time, not a complement of the noun before them.
_ADVERBIAL = {"after", "before", "during", "since", "until", "amid", "following", "despite", "as", "by", "into"}

#: What follows "and" after a name though it is none: "NAME and [his] aides", "NAME and [others]".
_WITH_NAME = {"his", "her", "their", "others", "other"}
_SAY = {"said", "says"}
_ARTICLES = {"a", "an", "the"}
#: Nouns for a share or a number, of whom a phrase tells after "of": "[half] of the islanders".
_SHARES = {"half", "majority", "thirds", "quarters", "dozens", "scores", "hundreds", "thousands", "percent"}
#: After a thing, before who is concerned: "a defeat for the islanders".
_MEANT_FOR = {"for", "to", "against"}
#: Between these marks and its verb a phrase is a subject.
_BEFORE_SUBJECT = ("|", "¶", ",")
#: Prepositions of a part of a whole.
_PARTITIVE = {"of", "in", "among"}

#: What belongs to a name after a comma: a party and state, or whose son it is ("NAME, D-MD", "NAME, Jr.").
_AFTER_NAME = re.compile(r"[dril]-[a-z]{2,5}|jr|sr")

_LONGEST_PHRASE = 14
#: The names before the last one of a list that opens a clause: "Berg, Minister Holm and [Lund]".
_LIST = re.compile(r"(?:(?<![^|¶:;cstQ-])|(?<=D,))(?:[dNR]*N,)+(?:[dNR]*N)?c$")
_LONGEST_LIST = 24
#: Where or how somebody speaks, between the name and the verb: "Berg [in a tweet] said".
_MEDIUM = re.compile(r"(?<=[NRP)rV])pd?[neg]*[nRV]$")
_LONGEST_MEDIUM, _IN = 6, {"in", "on", "via", "during"}
#: A phrase of more characters than this names nobody; it would be copied into each row that it speaks.
_LONGEST_MENTION = 200
_LONGEST_APPOSITION, _LONGEST_CLAUSE = 45, 30

#: "On Monday", "late last week" between a subject and its verb.
_LONGEST_DAY = 6
_ON_A_DAY = re.compile(r"(?<=[nNRP)])(?:p?d?[Dr]+#?)$")

_DAY_BEFORE = re.compile(r"p?d?[D#]+$")
#: A word that can report is a noun after a determiner or an adjective: "a recent report".
_PHRASE_AFTER = re.compile(r"(?:d[nNR#Sger]*V(?=[pTDe,|]|$)|d?r?[dnNR#SegD]*?(?:[NRnP#gG](?![nNRS#])))|[Ptd]")
_NAME_THEN_WORDS = re.compile(r"d?N+(?=[rn]*n$)")
_FINITE = re.compile("[ameV]")
#: The last verb before "after saying".
_LAST_VERB = re.compile(r"[ameV][^ameV|;]*p$")
#: "the Centre [for Ferry Reporting]"
_REST_OF_NAME = re.compile("pN+(?:cN+)?")
#: "[said the Chamber] of Commerce analyst NAME", "[the university] professor of history NAME", "[said Secretary] of
#: State NAME".
_THEN_NAMED = re.compile(r"(?:pN{1,2}[neg]{0,3}R(?:pn{1,3})?|(?<=R)pn{1,3}|(?<=R)pN)N+(?![nRN])")
_OF_PHRASE = re.compile(r"p(?:[d#]p)?(?:[d#]?[nNRSeg#]*[nNR])")


#: What tells apart the noun before it: "[people] who want more" , "[a letter] obtained by the paper".
_MODIFIER = re.compile(
    r"(?<=[nNR])(?:w[amVenrx][^stPQV,;:|-]*|ep[^atsPQwV,;:|-]*"
    r"|(?<!N)eT[pdnegRNS#]*|eD#?"  # "[a letter] sent to the board", "[the plan] passed Monday"
    r"|t(?:[amVx]|e(?=[dNP#pT])|n(?=[dNP#]))[^stPQV,;:|-]*)$"
)
_LONGEST_MODIFIER = 14
#: "[NAME], who fled", up to "and"; and "have continued", up to "to".
_WHO_DID, _HAS_DONE = re.compile(r",?w[amVenrx][^|,;:stwTQPV]*$"), re.compile(r"[am][amrx]*[eVn]$")


def can_name(words: Words, first: int, last: int) -> bool:
    """Whether words `first` to `last` are short enough to name somebody."""
    start, end = words.span(first, last)
    return end - start <= _LONGEST_MENTION


def phrase_before(words: Words, last: int, low: int) -> Span | None:
    """The noun phrase that ends at word `last`, not beginning before `low`; with its "of ..." and "for ..." phrases."""
    tags = words.tags
    if last < low:
        return None
    head = tags[last]
    if head in "PwtoQ":
        return (last, last) if head != "Q" else None
    if head not in "nNR#dDSgeV)":
        return None
    if head == "N" and last - 2 >= low and tags[last - 1] == "," and _AFTER_NAME.fullmatch(words.word(last)):
        return phrase_before(words, last - 2, low)
    if head == ")":
        opening = tags.rfind("(", low, last)
        return phrase_before(words, opening - 1, low) if opening > low and last - opening < _LONGEST_PHRASE else None
    limit = max(low, last - _LONGEST_PHRASE)
    first = _simple_start(words, last, limit)
    if head == "N" and (listed := _LIST.search(tags, max(low - 1, first - _LONGEST_LIST, 0), first)):
        return listed.start(), last
    while first > limit and tags[first - 1] in "pcT" and (wider := _wider_start(words, first, limit)) is not None:
        first = wider
    return first, last


def _simple_start(words: Words, last: int, limit: int) -> int:
    """Where the noun phrase without complements that ends at `last` begins."""
    tags, first = words.tags, last
    if tags[last] == "N":
        while first > limit and (tags[first - 1] in "N#" or tags.startswith(("NS", "RS"), first - 2)):
            first -= 1
        if first > limit + 1 and tags[first - 2 : first] in ("dg", "de"):  # "a smiling NAME"
            return first - 2
        if _is_some(words, first, limit):
            return first - 2
        if first > limit + 2 and tags[first - 2 : first] == "Sn":  # "NAME's own Cabinet"
            first -= 2
        elif first == limit or tags[first - 1] not in "Rd":
            return first
    while first > limit and (tags[first - 1] in "nNR#Seg" or _is_adjective(words, first - 1)):
        first -= 1
    if first > limit + 1 and tags[first - 2 : first] == "dD" and words.word(first - 2) in ("a", "an", "the"):
        first -= 1  # "an October report"
    while first > limit and tags[first - 1] == "d":  # "a few"
        first -= 1
    if tags[first] == "S" and limit < first < last:  # "Sunday['s Harbour Post report]"
        return first + 1 if tags[first - 1] == "D" else _simple_start(words, first - 1, limit)
    if first > limit + 1 and tags[first] == "d" and tags[first - 1] == "S":  # "the country's most remote towns"
        return _simple_start(words, first - 2, limit)
    return first


def _is_some(words: Words, first: int, limit: int) -> bool:
    """Whether some of those named from word `first` on are meant: "[some angry] Democrats"."""
    return first > limit + 1 and words.tags[first - 2 : first] in ("dn", "dg", "de") and is_plural(words.word(first))


def _is_adjective(words: Words, at: int) -> bool:
    """Whether a reporting word at `at` is part of a noun phrase: "the talking points", "Elland state media"."""
    before = words.tags[at - 1]
    if words.word(at) in _adjectives() and words.tags[at + 1] in "nNRe#" and before not in "am":
        return True  # but "it is likely officials said"
    if (at == 0 or before in "|¶") and words.tags[at + 1] in "nR" and "base" in cue_forms().get(words.word(at), ()):
        return True  # "Protest leaders"
    return words.tags[at] in "VG" and (before in "dSnR" or before == "N" and words.word(at) == "state")


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives that look like adverbs or verbs."""
    return frozenset(lexicon("clauses")["adjectives"].split())


def _wider_start(words: Words, first: int, limit: int) -> int | None:
    """Where the phrase begins if a preposition or "and" before `first` joins it to another noun phrase."""
    tags, joint = words.tags, first - 1
    if joint > limit and words.word(joint) == "by" and words.word(joint - 1) in evidence():  # "the report by the board"
        return _simple_start(words, joint - 1, limit)
    if joint <= limit or words.word(joint) in _ADVERBIAL:
        return None
    left = tags[joint - 1]
    if left == ")" and (opening := tags.rfind("(", limit, joint)) > limit:  # "NAME (L) and NAME", "NAME (L) of Elland"
        return _simple_start(words, opening - 1, limit) if tags[opening - 1] == tags[first] else None
    if tags[joint] == "T":  # "aides to the minister", "people close to the minister"
        close = words.word(joint - 1) == "close"
        start = _simple_start(words, joint - 1 - close, limit)
        # "Their answer to the board" as a subject, but not "gave their answer to the board".
        opens = re.match(r"d[n#]+$", tags[start:joint]) and tags[start - 1 : start] in ("|", "¶", "")
        return start if close or left == "R" or opens else None
    if left in "d#" and words.word(joint) in _PARTITIVE:  # "most of the voters", "one in five"
        return joint - 1
    theirs = left == "N" and words.word(first) in _WITH_NAME  # "NAME and his aides", "NAME and others"
    alike = left == tags[first] or "R" in (left, tags[first]) or theirs
    if left not in "nNRS":
        return None
    start = _simple_start(words, joint - 1, limit)
    if tags[joint] == "c" and not alike and words.word(start) != "both":
        return None
    partly = words.word(joint) == "of" and words.word(start) in _SHARES
    if tags[joint] == "p" and tags[start] == "n" and tags[start - 1 : start] not in _BEFORE_SUBJECT and not partly:
        return None
    return start


def phrase_after(words: Words, first: int, high: int) -> Span | None:
    """The noun phrase that begins at word `first` and ends before `high`."""
    match = _PHRASE_AFTER.match(words.tags, first, min(high, first + _LONGEST_PHRASE))
    if not match:
        return None
    last = match.end() - 1
    rest = _REST_OF_NAME.match(words.tags, last + 1, high)
    if rest and words.text[words.starts[last]].isupper() and words.word(last) in people_words().organisations:
        last = rest.end() - 1
    named = _THEN_NAMED.match(words.tags, last + 1, high)
    if named and (words.tags[last] == "N" or words.word(last + 1) == "of"):
        return first, named.end() - 1
    while "N" not in words.tags[first : last + 1]:
        complement = _OF_PHRASE.match(words.tags, last + 1, min(high, last + _LONGEST_PHRASE))
        if not complement:
            break
        last = complement.end() - 1
    return first, last


def subject_before_comma(words: Words, comma: int, low: int) -> Span | None:
    """The subject of "NAME, a such and such from there, [said]": `comma` is the one before the verb."""
    tags = words.tags
    mark = tags[comma].replace("Q", ",")  # "NAME, who leads “The Board,” said"
    low = max(low, comma - _LONGEST_APPOSITION)
    at = tags.find(mark, low, comma)
    while at != -1:
        found = phrase_before(words, at - 1, low)
        if found and tags[found[1]] in "nNRP)" and _opens_clause(words, found[0], low):
            return found
        at = tags.find(mark, at + 1, comma)
    return _name_before_comma(words, comma, low)


def _name_before_comma(words: Words, comma: int, low: int) -> Span | None:
    """The name in "the pilot of the night, [NAME], said" and "[NAME of the Board], said"; not in "..., said NAME"."""
    tags = words.tags
    inverted = words.word(comma + 1) in _SAY and tags[comma + 2] in "nNRd"
    found = phrase_before(words, comma - 1, low) if tags[comma] == "," else None
    capital = found and words.text[words.starts[found[1]]].isupper()
    if (
        found is None
        or not (capital and tags[found[1]] in "NR" or tags[found[1]] == ")")
        or set("gG") & set(tags[found[0] : found[1]])
    ):
        return None
    if tags[found[0] - 1] == ",":
        return found
    return found if not inverted and _opens_clause(words, found[0], low) else None


def _opens_clause(words: Words, first: int, low: int) -> bool:
    """Whether a clause begins with word `first`, adverbs and "after" or "before" aside."""
    while first > low and words.tags[first - 1] == "r":
        first -= 1
    return _heads_a_clause(words.tags, first, low) or words.word(first - 1) in BEFORE_CLAUSE


def _heads_a_clause(tags: str, first: int, low: int) -> bool:
    """Whether a clause begins with word `first`, or with a day before it ("In November NAME was")."""
    if tags[max(low, first - 2) : first] == "DS":  # "Monday's memo said"
        first -= 1
    if (
        first > low
        and tags[first - 1] == "D"
        and (day := _DAY_BEFORE.search(tags, max(low, first - _LONGEST_DAY), first))
    ):
        first = day.start()
    return first == low or tags[first - 1] in "|¶,;:-cstQV"


def subject(words: Words, at: int, low: int, carried: Span | None) -> tuple[Span | None, Span | None]:
    """Who does what the verb at `at` says: as written, and what a relative pronoun stands for.

    `carried` is the subject so far in the sentence, which "and said" goes on with.
    """
    tags, index = words.tags, at - 1
    while index >= low and (
        tags[index] in "ramx"
        or tags[index] == "S"
        and tags[index - 1] == "P"
        or words.word(index) == "since"
        and tags[index - 1] in "ra"  # "has since said"
    ):
        index -= 1
    if day := _ON_A_DAY.search(tags, max(low, index - _LONGEST_DAY), index + 1):
        index = day.start() - 1
    if index > low and words.word(index).endswith(("self", "selves")):
        index -= 1  # "NAME himself said"
    if index > low and tags[index] == "n" and tags[index - 1] in "aPw":  # "have long said", "she first said"
        index -= 1 + (tags[index - 1] == "a")
    elif index > low and tags[index - 1] in "NR)" and words.word(index) == "first":
        index -= 1
    elif index > low and tags[index - 1] in "nNR" and words.word(index) in ("both", "all", "each"):
        index -= 1
    index = _before_medium(words, index, low)
    if index < low or tags[index] in "cT":
        return _subject_of_chain(words, index, low) or carried or _nearest_subject(words, at, low), None
    if tags[index] in ",-Q":
        return subject_before_comma(words, index, low) or carried, None
    found = phrase_before(words, index, low)
    if found is None:
        return None, None
    if tags[found[0]] == "w":
        before = found[0] - (2 if tags[found[0] - 1] in ",-" else 1)
        dated = tags[before] in "D#" and _MODIFIER.search(tags, max(low, before - _LONGEST_MODIFIER), before + 1)
        antecedent = phrase_before(words, dated.start() - 1 if dated else before, low)  # "a poll released in May which"
        if antecedent and words.word(found[0]) == "who" and tags[found[0] - 1] in "Rn":
            antecedent = _human_part(words, antecedent, low)
        return found, antecedent and (_named_before(words, antecedent, low) or antecedent)
    if tags[found[0]] == "t":
        before = found[0] - 1
        while before > low and tags[before] == "D":  # "a report on Monday that said"
            before -= 1
        before -= tags[before] == "p" and before < found[0] - 1
        return phrase_before(words, before, low) or found, None
    if (
        tags[found[1]] in "en" and found[0] == found[1]
    ):  # no subject: "where they were [kidnapped]", "after [nightfall]"
        return _far_subject(words, found, at, low) or found, None
    name = _named_before(words, found, low)
    if name and name[0] > low and tags[name[0] - 1] == "Q":  # "“...,” NAME, the head of the board said"
        return name, None
    modifier = _MODIFIER.search(tags, max(low, found[1] - _LONGEST_MODIFIER), found[1] + 1)
    if modifier and (head := phrase_before(words, modifier.start() - 1, low)):
        # "A letter sent to the board", but "when the letter was sent to the board".
        finite = modifier.group().startswith("eT") and tags[max(0, head[0] - 1)] in "sp"
        return (found if finite else head), None
    return found, None


def _far_subject(words: Words, found: Span, at: int, low: int) -> Span | None:
    """The subject of the verb at `at` if the word before it is none: "[officials] where it was burnt told", "[many] on
    the quay after nightfall said"."""
    if words.tags[found[0]] == "e":
        return main_subject(words, at, low)
    before = phrase_before(words, found[0] - 2, low) if words.word(found[0] - 1) in _ADVERBIAL else None
    while before and words.tags[before[0] - 1] == "p" and not _heads_a_clause(words.tags, before[0], low):
        before = phrase_before(words, before[0] - 2, low)
    return before if before and _heads_a_clause(words.tags, before[0], low) else None


def _subject_of_chain(words: Words, joint: int, low: int) -> Span | None:
    """Who said in "[NAME], who fled and said", and in "[NAME] has agreed to say"."""
    tags = words.tags
    who_did = _WHO_DID.search(tags, max(low, joint - _LONGEST_MODIFIER), joint) if words.word(joint) == "and" else None
    if who_did:
        antecedent = phrase_before(words, who_did.start() - 1, low)
        return antecedent and (_named_before(words, antecedent, low) or antecedent)
    if tags[joint] == "T" and (chain := _HAS_DONE.search(tags, max(low, joint - _LONGEST_DAY), joint)):
        found = phrase_before(words, chain.start() - 1, low)
        return found if found and tags[found[1]] in "nNRP" else None
    return None


def _human_part(words: Words, phrase: Span, low: int) -> Span:
    """The part of a noun phrase that "who" can stand for: "a defeat for [the islanders] who"."""
    tags = words.tags
    whole = re.match(r"[^pT]*n(?=[pT])", tags[phrase[0] : phrase[1] + 1])
    thing = whole is not None and words.word(phrase[0] + whole.end()) in _MEANT_FOR
    return (_simple_start(words, phrase[1], max(low, phrase[1] - _LONGEST_PHRASE)), phrase[1]) if thing else phrase


def _before_medium(words: Words, index: int, low: int) -> int:
    """The last word of a subject that ends at word `index`, without "in a tweet" and the like."""
    medium = _MEDIUM.search(words.tags, max(low, index - _LONGEST_MEDIUM), index + 1)
    said_in = medium and words.word(medium.start()) in _IN and words.word(index) in media() | {"day"}
    index = medium.start() - 1 if said_in else index
    return index - (words.tags[index] == "r")  # "later in the day"


def _named_before(words: Words, phrase: Span, low: int) -> Span | None:
    """The name before a comma and `phrase`, if that has an article: "NAME, [the head of the board]"."""
    tags, first = words.tags, phrase[0]
    if first < low + 2 or tags[first] != "d" or tags[first - 2 : first] != "N,":
        return None
    return phrase_before(words, first - 2, low)


def participle_subject(words: Words, at: int, low: int) -> Span | None:
    """Who does what the -ing form at word `at` says, if nobody has spoken in the sentence: "with NAME saying", "NAME
    left after saying", or the first subject of the sentence.
    """
    found = phrase_before(words, at - 1 - (words.tags[at - 1] == "r"), low)
    if found and found[0] > low and words.word(found[0] - 1) == "with":
        return found
    nearest = _LAST_VERB.search(words.tags, max(low, at - _LONGEST_PHRASE), at) if words.tags[at - 1] == "p" else None
    found = phrase_before(words, nearest.start() - 1, low) if nearest else None
    return found if found and words.tags[found[1]] in "NRP" else main_subject(words, at, low)


def _nearest_subject(words: Words, at: int, low: int) -> Span | None:
    """The first subject of the sentence before word `at`, or where that is a thing, who does something in the clause
    within it that `at` goes on: "strikes hit a camp as [Elland] kept an alert and urged"."""
    main = main_subject(words, at, low)
    thing = main is not None and words.tags[main[1]] == "n"
    return thing and subject_of_clause(words, at, low) or main


def subject_of_clause(words: Words, at: int, low: int) -> Span | None:
    """The name or role that does something in the clause of "as", "after" and the like that holds word `at`, if any."""
    for opener in range(at - 1, max(low, at - _LONGEST_CLAUSE) - 1, -1):
        if words.tags[opener] in ",;:-|Q":
            return None
        if words.tags[opener] == "s" or words.word(opener) in BEFORE_CLAUSE:
            found = _first_subject(words, at, opener + 1)
            return found if found and words.tags[found[1]] in "NR" else None
    return None


def main_subject(words: Words, at: int, low: int) -> Span | None:
    """The first subject of the sentence before word `at`: what stands before its first finite verb."""
    return _first_subject(words, at, low) or first_phrase(words, low, at)


def _first_subject(words: Words, at: int, low: int) -> Span | None:
    for verb in _FINITE.finditer(words.tags, low, at):
        last = verb.start() - 1
        if words.word(verb.start()) == "state" and words.tags[verb.end()] in "nNR":  # "Elland state media"
            continue
        while last > low and words.tags[last] in "rx":
            last -= 1
        found = phrase_before(words, last, low)
        if found and words.tags[last] in "nNRP" and _heads_a_clause(words.tags, found[0], low):
            return found
    return None


def first_phrase(words: Words, low: int, at: int) -> Span | None:
    """The first noun phrase of a sentence, after an opening phrase with a comma."""
    start = low
    if words.tags[low : low + 1] in tuple("psgGe") and (comma := words.tags.find(",", low, at)) != -1:
        start = comma + 1
    while start < at and words.tags[start] in "crD":
        start += 1
    found = phrase_after(words, start, at)
    return found and without_verb(words, found)


def without_verb(words: Words, phrase: Span) -> Span:
    """The phrase without its verb and what follows: "NAME [shot back]", where one of small words after a name must be
    it; "other islands [fought for the harbour]", an irregular past; "the reform [follows the report]", as no determiner
    stands within a phrase."""
    name = _NAME_THEN_WORDS.match(words.tags, phrase[0], phrase[1] + 1)
    last = name.end() - 1 if name else phrase[1]
    verbs = (
        at
        for at in range(phrase[0] + 1, last + 1)
        if words.tags[at] == "n"
        and words.tags[at - 1] in "nNR"
        and words.word(at) in irregular_pasts()
        or words.tags[at] in "ne"
        and words.tags[at + 1] == "d"
        and words.word(at + 1) in _ARTICLES
    )
    return phrase[0], next(verbs, last + 1) - 1
