"""Cutting a sentence into clauses without a parser.

Every word and mark becomes one letter for its class, so that the places where a clause begins are regular expressions
over a string of letters (Abney 1996, "Partial parsing via finite-state cascades"). The words of the classes are in
``data/clauses.toml``.

======  ==========================  ======  ==========================  ======  ==============================
letter  word                        letter  word                        letter  word or mark
======  ==========================  ======  ==========================  ======  ==============================
``V``   finite verb                 ``P``   pronoun as subject          ``c``   and, but
``C``   pronoun with a verb: it's   ``N``   capitalised word            ``s``   after, because, while …
``e``   verb in -ed                 ``n``   other word                  ``w``   who, which …
``g``   verb in -ing                ``#``   number                      ``t``   that
``r``   adverb                      ``d``   determiner, possessive      ``x``   including, such as …
``k``   not, rather                 ``p``   preposition                 ``a``   due to; what opens an aside
..      ..                          ..      ..                          ``,;-`` comma, semicolon or colon, dash
..      ..                          ..      ..                          ``“”``  quotation marks, also single
..      ..                          ..      ..                          ``()``  round brackets
======  ==========================  ======  ==========================  ======  ==============================
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from analysis.data import lexicon
from analysis.quotes.cues import cue_forms, inflections
from analysis.tokens import fold, word_spans

#: A shorter stretch is part of its neighbour, unless it has a predicate and so many words of content ("injuring
#: dozens"; but "tired" and "hungry" in "He was cold, tired and hungry" are none); a "when" or "while" before it does
#: not make it longer.
_LEAST_WORDS, _LEAST_CONTENT = 4, 2

#: The tags of words of content, and of predicates.
_CONTENT, _PREDICATES = "nN#eg", "VeC"

#: Where a clause begins, if what stands before and after it has a predicate of its own.
_CLAUSE = re.compile(
    r"(?<![Ve])(?=cr*V|cr*e[dpPNrst#])|(?=cr*g[^,;]{3})"  # … and has …; … and paid the fare; … and keeping peace in …
    r"|(?=c[PC])|(?<=,)(?=c[^,;cswx]*?[VC])"  # … and they …; …, but the talks have …
    r"|(?<!,[nN#])(?<!,[dnN][nN])"  # but not the last of a list: ferries, boats and ships were …
    r"(?=ct?[dnN#rp]{1,6}[Ve])"  # … and dozens of islanders were …; … but that ferry sank …
    r"|(?<=,)(?=p?w)|(?=pwr*[VePC])|(?<![p,])(?=wr*[VePC])"  # …, on which it depends; … those who have …
    r"|(?<![p,])(?=w[dnN#r]{1,4}V)"  # … where the roads were …
    r"|(?<=[nN#])(?=tr*(?:V|e(?![nNg]{1,3}r*[VC])))"  # a step that would …
    r"|(?=s[^,;(swxt]*?[VeC])"  # … after the talks had …
    r"|(?<=,)(?=r*[Veg])|(?<=,)(?=C|Pr*[Vne])"  # …, saying …; …, it is …
    r"|(?<=[;-])(?=.)"
)
#: A subject without a verb so far; after "and" comes another one, or a part of it: "… that the island and the harbour
#: have …", "… that sailors returning from Elland and Northport will …".
_SUBJECT, _SUBJECT_WORDS = re.compile(r"[tw](?:[dnN#r]{1,4}|[dnN#r]{1,3}[gp][dnN#rp]{1,6})\Z"), 11
#: Where a proposition without a predicate begins: an example, an aside, the other side of a contrast, an apposition,
#: the next quoted words of several if they state something.
_PHRASE = re.compile(
    r"(?=[xa])|(?<=,)(?=k)|(?<=,)(?=d[^,;cswxV]{3,}(?:[,;)]|$))|(?<=[,”])(?=c?“[^“”]*?[VCe])|(?<=[^“”]{4}”)(?=,?c)"
)
#: Where the next item of a list of examples begins.
_EXAMPLES, _ITEM = re.compile(r"x[^;sw“”]*"), re.compile(r"(?<=,)(?=c?[dnNg][^,]{2})|(?=c[dnNg][^,c]{2})")
#: Words in brackets belong to what they stand in, unless all is in brackets.
_ENCLOSED = re.compile(r"\([^()]*\)?")
#: Where a clause might be two: after a noun or a mark, at what may open a clause or a phrase; after a comma also at a
#: subject and its verb.
_JOINT = re.compile(r"(?<=[nN#”),])(?=[acegpstwx])|(?<=,)(?=[PC]|[dN#][^,;c]{0,6}V)")
#: A stretch of more characters is no clause but a list or a table; trying all its cuts takes time that grows with its
#: square.
_LONGEST = 600
#: What hangs on words before it: it opens with a verb, a relative pronoun, or a subordinator or preposition after which
#: no comma and main clause follow.
_DEPENDENT = re.compile(r"[“(]*(?:[Vegwtckxa]|[sp](?![^,;]*,.*[VeC]))")
#: Nothing is said of what is named but in a relative clause.
_DESCRIBED = re.compile(r"[^VCegst]+w")
#: Words that can be no more than who or what is spoken of.
_NAMES_ONLY, _POINTING = re.compile(r"[“(]*[adnNe#prc,;()“”-]+"), re.compile(r"\W*(?:[Tt]h(?:is|at|ese|ose))\b")
#: Several, as the first words: what follows may be a verb in its plain form.
_PLURAL_SUBJECT = re.compile(r"(?:[Tt]he )?[^\W\d_]+s")
_OPENING_GERUND = re.compile(r"\W{0,3}c?r*g")
_OPENING_SUBORDINATOR = re.compile(r"\W{0,3}s")
#: What stands before the first words of an article: a place in capitals, perhaps a date or an agency, and a dash.
_DATELINE = re.compile(r"[A-Z]{3}\S*(?:\s+\(?[A-Z\d][\w.,’'-]*\)?){0,5}?\s+(?:--?|[–—])\s+(?=\S)")


@dataclass(frozen=True)
class Piece:
    """A run of words and marks, by index; whether it is a proposition even without a predicate."""

    first: int
    last: int
    phrase: bool


def clause_spans(text: str) -> list[tuple[int, int]]:
    """The clauses of one sentence, or of a part of one, as (start, end) in order.

    Every word is in a clause, but an "and" at its edge, an "including" before it and a dateline; a text without a word
    has none.
    """
    tags, spans = tag_words(text)
    enclosed = _enclosed(tags)
    phrases = ({match.start() for match in _PHRASE.finditer(tags)} | _items(tags)) - enclosed
    begun = {match.start() for match in _CLAUSE.finditer(tags) if not _joins_subjects(tags, match.start())}
    starts = sorted({0, *phrases, *(begun - enclosed)})
    borders = zip(starts, [*starts[1:], len(tags)], strict=True)
    pieces = [Piece(first, last, first in phrases) for first, last in borders]
    trimmed = [_trimmed(tags, piece) for piece in _merged(tags, pieces)]
    clauses = [(spans[first][0], spans[last - 1][1]) for first, last in trimmed if first < last]
    return [(_after_lead(text, start, end), end) for start, end in clauses]


def possible_cuts(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where a clause could be cut in two, each part with a predicate: the (start, end) of both, for each such place."""
    if len(text) > _LONGEST:
        return []
    tags, spans = tag_words(text)
    tied = lexicon("clauses")["tied"].split()
    cuts = []
    for place in sorted({match.start() for match in _JOINT.finditer(tags)} - _enclosed(tags)):
        parts = [_trimmed(tags, Piece(*ends, phrase=False)) for ends in ((0, place), (place, len(tags)))]
        if text[slice(*spans[place])].lower() not in tied and all(
            _is_proposition(tags[slice(*part)]) for part in parts
        ):
            cuts.append(tuple((spans[first][0], spans[last - 1][1]) for first, last in parts))
    return cuts


def has_predicate(text: str) -> bool:
    """Whether something is said of something: words of content and a verb, in any form."""
    return _is_proposition(tag_words(text)[0])


def stands_alone(text: str) -> bool:
    """Whether a clause can be read by itself: not "who repaired the ferry", "repaired the ferry", "after it sank"."""
    return _DEPENDENT.match(tag_words(text)[0]) is None


def reads_alone(text: str, *, least: int = 5) -> bool:
    """Whether a clause of at least so many words can be read by itself: fewer say little there ("the allegations"), and
    "the mayor said that" says nothing."""
    return len(text.split()) >= least and stands_alone(text) and not _is_cut_off(text)


def only_describes(text: str) -> bool:
    """Whether a clause begins by naming what only a relative clause tells of: "Anna Berg, who is on the island"."""
    return _DESCRIBED.match(tag_words(text)[0]) is not None


def only_names(text: str) -> bool:
    """Whether a clause only says who or what is meant, or what was done to it: "Anna Berg, the mayor of the island",
    "the order, signed by the mayor"."""
    tags, spans = tag_words(text)
    words = [text[start:end] for start, end in spans]
    named = _NAMES_ONLY.fullmatch(tags) and not _POINTING.match(text)
    return bool(named) and not any(_may_state(words, tags, place) for place in range(1, len(words)))


def _may_state(words: list[str], tags: str, place: int) -> bool:
    """Whether a word may be a verb for what is named before it: "the mother of four posed no threat", "the ferry costs
    $20", "ferries run"; not "the mayor, elected in May", "a letter signed by the mayor"."""
    word, before, after = words[place], tags[place - 1], tags[place + 1 : place + 2]
    if before in "dp" and words[place - 1] not in lexicon("conflicts")["numbers"]:
        return False
    if tags[place] == "e" or word.endswith("ed") and "-" not in word:
        return tags[:place].rstrip("r")[-1:] != "," and words[place + 1 : place + 2] != ["by"]
    plural = _PLURAL_SUBJECT.fullmatch(" ".join(words[:place])) and tags[place] == "n" and after == "p"
    named = before == "N" and after == "p"  # a name that does something: "Mayor heads to Northport"
    in_s = bool(_IN_S.fullmatch(word.replace("’", "'"))) and (named or after in tuple("dnN#"))
    return in_s or word in _finite_forms() or bool(plural)


def _is_cut_off(text: str) -> bool:
    """Whether a clause ends before what it leads up to, in a verb of saying or "that", or within a bracket."""
    before, _, last = (fold(part) for part in text.rstrip(' ,:;—–-“"').rpartition(" "))
    told = _leads_to_words(last) and not before.endswith(" to")
    if told and "," in before:
        tags = tag_words(text.rpartition(",")[0])[0]
        told = not _is_proposition(tags) or _DEPENDENT.match(tags) is not None
    return not last or told or last in lexicon("clauses")["leading"].split() or text.count("[") != text.count("]")


def _leads_to_words(verb: str) -> bool:
    """Whether a folded word is a verb after which somebody's words follow, hardly a noun ("says", but "states")."""
    return any(
        "clause" in cue.takes or cue.form == "past" and "that" in cue.takes and "object" not in cue.takes
        for cue in cue_forms().get(verb, {}).values()
        if cue.form in ("past", "s", "base")
    )


def _enclosed(tags: str) -> set[int]:
    brackets = [match.span() for match in _ENCLOSED.finditer(tags)]
    return {place for first, last in brackets if (first, last) != (0, len(tags)) for place in range(first, last)}


def _is_proposition(tags: str) -> bool:
    content = sum(letter in _CONTENT for letter in tags)
    predicate = any(letter in _PREDICATES for letter in tags) or _OPENING_GERUND.match(tags)
    return content >= _LEAST_CONTENT and bool(predicate)


def _joins_subjects(tags: str, place: int) -> bool:
    """Whether an "and" stands between two subjects of one verb: nothing has been said of the first."""
    return tags[place] == "c" and _SUBJECT.search(tags, max(0, place - _SUBJECT_WORDS), place) is not None


def _items(tags: str) -> set[int]:
    """Starts of the items that follow a word like "including", up to the next clause."""
    return {
        examples.start() + item.start()
        for examples in _EXAMPLES.finditer(tags)
        for item in _ITEM.finditer(examples.group())
    }


def _merged(tags: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with any that cannot stand alone joined to the one before it, or after it where there is none."""
    words = [0, *accumulate(letter.isalpha() or letter == "#" for letter in tags)]
    content = [0, *accumulate(letter in _CONTENT for letter in tags)]
    predicates = [0, *accumulate(letter in _PREDICATES for letter in tags)]

    def stands(piece: Piece) -> bool:
        first, last = piece.first, piece.last
        predicate = predicates[last] > predicates[first] or _OPENING_GERUND.match(tags, first, last)
        least = _LEAST_WORDS + bool(_OPENING_SUBORDINATOR.match(tags, first, last))
        if predicate and tags[first] not in "eV" and content[last] - content[first] >= _LEAST_CONTENT:
            return True
        return words[last] - words[first] >= least and bool(piece.phrase or predicate)

    merged: list[Piece] = []
    for piece in pieces:
        if merged and not (stands(merged[-1]) and stands(piece)):
            merged[-1] = Piece(merged[-1].first, piece.last, merged[-1].phrase or piece.phrase)
        else:
            merged.append(piece)
    return merged


def _trimmed(tags: str, piece: Piece) -> tuple[int, int]:
    own = tags[piece.first : piece.last]
    return piece.first + len(own) - len(own.lstrip(",;-c“”")), piece.first + len(own.rstrip(",;-c“”"))


def _after_lead(text: str, start: int, end: int) -> int:
    """Where a clause begins without a word like "including", which only ties it to what it is an example of (but with
    "due to"), and without the dateline of an article."""
    lead = _classes()[1].match(text, start, end)
    if not lead or lead.lastgroup != "x":
        lead = _DATELINE.match(text, start, end)
    rest = text[lead.end() : end] if lead else ""
    return end - len(rest.lstrip(" ,:")) if rest.strip(" ,:") else start


# ---------------------------------------------------------------- word classes

_MARKS = re.compile(r"[,;:()]|[–—]|--|(?<=\s)-|[\"“”'‘’]")
#: Words that what stands beside them decides on, as "due to" (``a``) and words in -s (``z``).
_TRANSIENT = dict(zip("to between with a an so yet since once".split(), "oBWAASSii", strict=True))
#: How it decides, in this order.
_RESOLVED = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        # A reason, but not in "is due to" and "not because of".
        (r"(?<![nN#er,;-])a", "p"),
        # An aside: "…, with talks leading to …".
        (r"(?<=[,-])W(?=[AdnzN#pr]{1,8}(?:e|(?<![Ad])g))", "a"),
        (r"W", "p"),
        # An apposition: "…, a long and narrow house"; but no list: "…, a house and a mill".
        (r"(?<=,)A(?=(?:[^,;cswxV]|c(?![Ad])){3,}(?:[,;)]|$))", "a"),
        (r"A", "d"),
        # "…, so the board …", but not "to do so".
        (r"(?<=[,;-])S|^S", "c"),
        (r"S", "r"),
        # "has since left", but "since the ferry left".
        (r"(?<=V)(r*)i(?=r*[eV])", r"\1r"),
        (r"i", "s"),
        # "between the island and the harbour": joins no clauses.
        (r"(B[^,;cVC]{1,12})c", r"\1p"),
        # A verb in -s: "who threatens", "that already shows", "and threatens to", "as the storm hits Northport",
        # "Northport backs the ferry".
        (r"((?<=w)r*|(?<=t)r+|^t|(?<=[c,])r*(?=z[od]))z", r"\1V"),
        (r"(s[^,;cswxtVeCz]+)z(?=[dN])", r"\1V"),
        (r"(?<=N)z(?=d)", "V"),
        (r"z", "n"),
        # An infinitive that opens the text: "To postpone the repairs …".
        (r"^(\W*)o(r*)n(?=[dP#])", r"\1p\2V"),
        (r"[oB]", "p"),
    )
]
_IN_S = re.compile(r"[a-z]+[^aius']s")
_MARK_LETTERS = {"–": "-", "—": "-", "--": "-", ":": ";"}


def tag_words(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A letter for each word and mark of `text`, and where each stands; no closing mark that closes nothing."""
    known, leads = _classes()
    phrases = deque((*match.span(), match.lastgroup) for match in leads.finditer(text))
    tags, spans, done, quoted = "", [], 0, 0
    for start, end in [*word_spans(text), (len(text), len(text))]:
        for match in _MARKS.finditer(text, done, start):
            if letter := _mark(text, match, inside=quoted > 0):
                quoted += (letter == "“") - (letter == "”")
                tags += letter
                spans.append(match.span())
        while phrases and phrases[0][1] <= start:
            phrases.popleft()
        if start < end:
            first, _, letter = phrases[0] if phrases else (len(text), len(text), "")
            opened = letter if first == start else "r" if first < start else ""
            tags += opened or _class(text[start:end].replace("’", "'"), known, tags[-2:])
            spans.append((start, end))
        done = end
    return _resolved(tags), spans


def _resolved(tags: str) -> str:
    """The tags with what only its neighbours tell of a word, and none of the letters that say so."""
    for pattern, letter in _RESOLVED:
        tags = pattern.sub(letter, tags)
    return tags


def _mark(text: str, match: re.Match, *, inside: bool) -> str:
    """The letter of a mark; none for one that closes nothing, where no quotation is open (`inside`)."""
    mark = match.group()
    if mark not in "\"“”'‘’":
        return _MARK_LETTERS.get(mark, mark)
    if mark in "“‘" or mark in "\"'" and not text[match.start() - 1 : match.start()].strip(" \t\n(—–"):
        return "“"
    return "”" if inside else ""


def _class(word: str, known: dict[str, str], before: str) -> str:
    if letter := _TRANSIENT.get(word.lower()):
        return letter
    letter = known.get(word.lower()) or _shape(word)
    if letter in "Vb" and before and word[0].isupper():
        return "N"
    if letter == "b":
        return "V" if before.endswith(("n", "z", "N", "w", "t", "P")) else "n"
    if letter == "n" and re.search(r"Pr?$", before):
        return "V"
    if letter == "e" and before.endswith(("d", *"poBWA")):
        return "n"
    return "z" if letter == "n" and _IN_S.fullmatch(word) else letter


def _shape(word: str) -> str:
    if word[0].isupper():
        return "N"
    if not word[0].isalpha():
        return "#"
    for ending, least, letter in (("ly", 5, "r"), ("ed", 5, "e"), ("ing", 6, "g")):
        if word.endswith(ending) and len(word) >= least and "-" not in word:
            return letter
    return "n"


@cache
def _finite_forms() -> frozenset[str]:
    words = lexicon("clauses")
    return frozenset([*words["pasts"], *(inflections(verb)["s"] for verb in words["verbs"].split())])


@cache
def _classes() -> tuple[dict[str, str], re.Pattern[str]]:
    words = lexicon("clauses")
    letters = {
        "not_verbs": "n",
        "verbs": "b",
        "presents": "V",
        "auxiliaries": "V",
        "adverbs": "r",
        "prepositions": "p",
        "determiners": "d",
        "subjects": "P",
        "contrasts": "k",
        "relatives": "w",
        "subordinators": "s",
        "coordinators": "c",
    }
    known = {inflections(verb)["s"]: "V" for verb in words["verbs"].split()}
    known |= {word: letter for name, letter in letters.items() for word in words[name].split()}
    known |= dict.fromkeys(words["pasts"], "V")
    subjects, endings = words["subjects"].split(), words["contractions"].split()
    known |= {"that" + ending: "C" for ending in endings}
    known |= {subject + ending: "C" for subject in subjects for ending in endings}
    leads = (
        f"(?P<{letter}>{'|'.join(re.escape(lead) for lead in sorted(words[name], key=len, reverse=True))})"
        for name, letter in (("examples", "x"), ("reasons", "a"))
    )
    return known | {"that": "t", "whether": "t"}, re.compile(rf"\b(?:{'|'.join(leads)})\b", re.IGNORECASE)
