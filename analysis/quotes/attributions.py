"""What is said before its attribution or around it: "..., NAME said", "..., said NAME", "as NAME said", "according to"
NAME.
"""

from __future__ import annotations

import re

from analysis.quotes.clauses import clause_end, has_finite_verb, is_complete, is_show, nothing_more, takes_clause
from analysis.quotes.cues import Cue, reporting_nouns
from analysis.quotes.marks import MARKS
from analysis.quotes.phrases import phrase_after
from analysis.quotes.report import Report, Verb
from analysis.quotes.verbs import is_plural
from analysis.quotes.words import Span, Words, mostly_names

#: So many words before ", she said" are a clause even if no finite verb is recognised in them.
_CLAUSE_WORDS = 4
#: After a verb at the end of its sentence: "she said [on Monday]".
_WHEN_OR_WHERE = re.compile(r"(?:p?d?D#*|r|pd?[neg]*[nN]{1,3}){0,3}")
_ABOUT = {"about", "against", "over"}
_QUANTITIES = {"many", "much", "few", "little"}
_SPEAKER_AFTER = re.compile(r"d?[neg#NRS]*[NR](?=p|$)|P$")
#: What somebody does who then says something, without a finite verb of its own.
_OPENING_PARTICIPLE = re.compile(r"[gG][^amVe]*$")
#: "According to NAME[, chief economist at the bank,] ..."
_APPOSED = re.compile(r",d?[neg#NR]{0,3}R(?:[pT][^,|VamQ]{1,40})?,(?!w)")
_RESUMED_QUOTE = re.compile(r"[^|QVG;:]{0,24}[,:-](?=Q)")
_RESUMED_CLAUSE = re.compile(r"[^|QVG;:,amP]{0,5}[,;](?=[^|wGgA])")


def follows_quotation(words: Words, first: int, low: int) -> bool:
    """Whether a whole quotation stands right before word `first`: what is said is there."""
    edge = first - 1 - (words.tags[first - 1] in ",-")
    return edge >= low and words.tags[edge] == "Q" and is_complete(words, edge) and not is_show(words, edge)


def goes_on_quoted(words: Words, at: int) -> bool:
    """Whether a quotation that begins no sentence follows the verb and a comma: "If so, NAME said, “we will see.”" as
    one sentence.
    """
    if words.tags[at + 1 : at + 3] != ",Q":
        return False
    inner = words.text[words.starts[at + 2] : words.ends[at + 2]].lstrip(MARKS + " ")
    return inner[:1].islower()


def said_before(verb: Verb, mention: Span) -> Report | None:
    """ "What is said, NAME said ..." and, cut in two, "what is, NAME said, said"."""
    tags = verb.words.tags
    if tags[mention[0] : mention[1] + 1] == "n" and not is_plural(verb.words.word(mention[0])):
        return None  # "smaller, whiter states": a singular without an article is nobody
    said = _said_until(verb, mention[0] - 1)
    if said is None:
        if tags[mention[0] - 1] != "," or tags[verb.at + 1] != ",":
            return None
        return Report(((verb.at + 2, clause_end(verb.words, verb.at + 2, verb.high)),), verb.span, mention, "clause")
    return _resumed(verb, said, mention, verb.at + 1) or Report((said,), verb.span, mention, "clause-before")


def _resumed(verb: Verb, said: Span, mention: Span, after: int) -> Report | None:
    """The report of something that is said before the attribution and goes on from word `after` or soon after it."""
    tags = verb.words.tags
    rest = (_RESUMED_QUOTE if tags[said[1]] == "Q" else _RESUMED_CLAUSE).match(tags, after, verb.high)
    if not rest or tags[rest.end()] in "psg" and has_finite_verb(verb.words, *said):
        return None
    pieces = said, (rest.end(), clause_end(verb.words, rest.end(), verb.high))
    return Report(pieces, verb.span, mention, "interrupted")


def inverted(verb: Verb) -> Report | None:
    """ "What is said, said NAME"."""
    words, tags, edge = verb.words, verb.words.tags, verb.at - 1
    if verb.cue.addressee and not (tags[edge] == "Q" and is_complete(words, edge)):
        return None
    while edge > verb.low and tags[edge] == "r":
        edge -= 1
    said = _said_until(verb, edge)
    found = phrase_after(words, verb.at + 1, verb.high) if said else None
    if not found or tags[edge] != "Q" and tags[found[0]] == "P":
        return None
    report = _resumed_inverted(verb, said, found) or Report((said,), verb.span, found, "inverted")
    if tags[said[0]] == "Q" and follows_quotation(words, verb.at, verb.low) and tags[found[1]] not in "Ptd":
        return report
    if not _SPEAKER_AFTER.match(tags, found[0], found[1] + 1) or not nothing_more(words, found[1] + 1, verb.high):
        return None
    fits = may_stand_before(words, report, verb.cue) or mostly_names(tags[verb.low : verb.high])
    return report if fits else None


def _resumed_inverted(verb: Verb, said: Span, found: Span) -> Report | None:
    """ "What is, said NAME, said": cut in two where the first part is no clause yet, or both are quotations."""
    tags = verb.words.tags
    if tags[said[1]] != "Q" and not (tags[found[1] + 1] == "," and tags[found[1] + 2] in "am"):
        return None
    return _resumed(verb, said, found, found[1] + 1)


def may_stand_before(words: Words, report: Report, cue: Cue) -> bool:
    """Whether the verb can follow what is said: any after a quotation (of a phrase one that reports more than
    quotations), after a plain clause one that takes clauses."""
    first, last = report.pieces[0]
    if words.tags[last] == "Q":
        return cue.takes != {"quote"} or is_complete(words, last)  # "“old” ferries go" is no "“It is old,” she goes"
    if not takes_clause(cue):
        return False
    after = max(report.mention[1], report.cue[1]) + 1
    until = 0 if report.rule == "inverted" else _WHEN_OR_WHERE.match(words.tags, after).end() - after
    ends_sentence = words.tags[after + until] in "|," and last - first >= _CLAUSE_WORDS
    return report.rule == "interrupted" or ends_sentence or has_finite_verb(words, first, last)


def follows_as(words: Words, first: int, low: int) -> bool:
    """Whether "as" stands before word `first` as a conjunction, not in "as many as"."""
    return first > low and words.word(first - 1) == "as" and (first < 2 or words.word(first - 2) not in _QUANTITIES)


def _argues_about(verb: Verb) -> bool:
    """Whether somebody argues about something, and says nothing that is told: "as they argued over the ferry, ..."."""
    return verb.cue.lemma == "argue" and verb.words.word(verb.at + 1) in _ABOUT


def as_clause(verb: Verb, mention: Span) -> Report | None:
    """ "As NAME said, ..." and "..., as NAME said"."""
    words, tags = verb.words, verb.words.tags
    out = "out" in verb.cue.takes and words.word(verb.at + 1) == "out"  # "as NAME pointed out"
    if not nothing_more(words, verb.at + 1 + out, verb.high) or _argues_about(verb):
        return None
    comma = tags.find(",", verb.at, verb.high)
    if mention[0] - 1 <= verb.low + 1:
        said = (comma + 1, clause_end(words, comma + 1, verb.high)) if comma != -1 else None
    else:
        said = _said_until(verb, mention[0] - 2)
    return Report((said,), verb.span, mention, "as-clause") if said else None


def according(verb: Verb) -> Report | None:
    """ "According to NAME, ..." and "..., according to NAME"."""
    words, tags, at, low = verb.words, verb.words.tags, verb.at, verb.low
    mention = phrase_after(words, at + 2, verb.high) if tags[at + 1] == "T" else None
    if mention is None:
        return None
    if tags[mention[1] + 1] == "V" and words.word(mention[1] + 1) in reporting_nouns():
        mention = mention[0], mention[1] + 1  # "according to several media reports"
    if at == low or at == low + 1 and tags[low] in "(c":
        apposed = _APPOSED.match(tags, mention[1] + 1, verb.high)
        comma = tags.find(",", apposed.end() - 1 if apposed else mention[1], verb.high)
        said = (comma + 1, clause_end(words, comma + 1, verb.high)) if comma != -1 else None
    else:
        last = at - 1 - (tags[at - 1] in ",-")
        first = _said_from(words, low, last)
        said = (first, last) if first <= last else None
    return Report((said,), (at, at + 1), mention, "according-to") if said else None


def _said_until(verb: Verb, edge: int) -> Span | None:
    """What is said before the attribution that follows word `edge`, a comma, dash or quotation."""
    if edge < verb.low or verb.words.tags[edge] not in ",-Q":
        return None
    last = edge - (verb.words.tags[edge] != "Q")
    first = _said_from(verb.words, max(verb.low, verb.done), last)
    return (first, last) if first <= last and not _only_opens(verb, first, last) else None


def _only_opens(verb: Verb, first: int, last: int) -> bool:
    """Whether words `first` to `last` are no more than an opening phrase: "Calling it “late,” NAME said ...", "Speaking
    on “Today,” NAME said that ...".
    """
    tags = verb.words.tags
    anew = tags.startswith(",Q", verb.at + 1) and not goes_on_quoted(verb.words, verb.at)
    goes_on = tags[verb.at + 1] in "tQ" or anew
    return bool(_OPENING_PARTICIPLE.match(tags, first, last + 1)) and (
        goes_on or tags[first] == "G" and tags[last] == "Q"
    )


def _said_from(words: Words, first: int, last: int) -> int:
    """Where what is said up to word `last` begins: at its own quotation mark, or with the clause from word `first`."""
    tags = words.tags
    while first <= last and tags[first] in "c,;:-":
        first += 1
    opening = tags.rfind("(", first, last + 1)
    first = first if ")" in tags[opening : last + 1] else max(first, opening + 1)
    if first > last or tags[last] != "Q":
        return first
    start = last
    while start > first and tags[start - 1] == "Q":
        start -= 1
    begins_sentence = words.text[words.starts[start] + 1 : words.starts[start] + 2].isupper()
    alone = tags[start - 1] == ":" and is_complete(words, last) or tags[start - 1] == "," and begins_sentence
    return start if start > first and alone else first
