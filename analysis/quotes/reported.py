"""Reported words: each reporting verb with who speaks and the clause or quotation that is the thing said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from analysis.data import lexicon
from analysis.quotes.clauses import clause_end, content_after, has_finite_verb, is_complete, nothing_more, takes_clause
from analysis.quotes.cues import Cue, cue_forms
from analysis.quotes.phrases import participle_subject, phrase_after, phrase_before, subject
from analysis.quotes.verbs import is_noun, is_passive, is_plural
from analysis.quotes.words import Span, Words, mostly_names

#: No verb reports words further away than this: what keeps a text without full stops linear.
_REACH = 250
#: Within reported words only what has a mark of its own is reported again, and not by the speaker: "that", or a cut.
#: With one of these at its end a phrase is cut short, and names nobody.
_UNFINISHED = {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "every", "no"}
_STANDS_INSIDE = {"that-clause", "interrupted"}
#: What a passive verb can introduce: "it was said that", "he was told why".
_PASSIVE = {"that-clause", "question"}
_CREDITS = {"clause-before", "inverted", "according-to"}
#: So many words before ", she said" are a clause even if no finite verb is recognised in them.
_CLAUSE_WORDS = 4
_FIRST_PERSON = {"i", "we"}
_QUANTITIES = {"many", "much", "few", "little"}
_OPENING = {"after", "before", "since", "when", "though", "although", "despite"}
_POSSESSIVE = {"his", "her", "their", "its"}

_SENTENCE = re.compile(r"[^|¶]+(?=\|)")
#: "PORT ELLIS, May 5 (Agency) -" at the start of a paragraph.
_DATELINE = re.compile(r"(?<![^¶])N[ND#,()]{0,10}[:-]")
_LONGEST_APPOSITION = 20
_CUE = re.compile(r"[VGA]|n(?=t)")
_QUOTE_NEXT = re.compile(r"[,:]?Q")
_SPEAKER_AFTER = re.compile(r"d?[neg#NRS]*[NR](?=p|$)|P$")
#: What a relative clause with another inside it begins with: "a plan [that even] she said would work".
_RELATIVE = re.compile(r"(?:[wth]r?|[nN])$")
_RESUMED_QUOTE = re.compile(r"[^|QVG;:]{0,24}[,:-](?=Q)")
_RESUMED_CLAUSE = re.compile(r"[^|QVG;:,amP]{0,5},(?=[^|wGg])")


@dataclass(frozen=True)
class Report:
    """Something said, in spans of words: its pieces, the verb, the speaker as written; and the rule that found it.

    `antecedent` is the phrase that a relative pronoun as speaker stands for; `continues` the number of the report that
    this one goes on from as the same quotation.
    """

    pieces: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    rule: str
    antecedent: Span | None = None
    continues: int | None = None


@dataclass(frozen=True)
class _Verb:
    """A reporting word at `at` in the sentence from word `low` up to `high`: what precedes `done` is reported already;
    `carried` is the subject so far."""

    words: Words
    at: int
    low: int
    high: int
    done: int
    carried: Span | None
    cue: Cue | None = None

    @property
    def span(self) -> Span:
        return self.at, self.at


def reports(words: Words) -> list[Report]:
    """Everything the article reports with a reporting verb, in the order of the verbs."""
    furthest, outer, kept = -1, None, []
    for report in sorted(_all_reports(words), key=lambda report: (report.pieces[0][0], -report.pieces[-1][1])):
        if report.pieces[-1][1] > furthest:
            furthest, outer = report.pieces[-1][1], report
            kept.append(report)
        elif report.rule in _STANDS_INSIDE and not _is_own(words, report) or _is_credited(report, outer):
            kept.append(report)
    return sorted(kept, key=lambda report: report.cue)


def _is_credited(report: Report, outer: Report) -> bool:
    """Whether `outer` only names the source of a whole report: "She said it rained, the agency reported"."""
    return outer.rule in _CREDITS and report.mention is not None and report.mention[0] == outer.pieces[0][0]


def _is_own(words: Words, report: Report) -> bool:
    return report.mention is not None and words.word(report.mention[0]) in _FIRST_PERSON


def _all_reports(words: Words) -> Iterator[Report]:
    for sentence in _SENTENCE.finditer(words.tags):
        low, high = sentence.span()
        if (dateline := _DATELINE.match(words.tags, low, high)) and not _is_apposed(words, dateline, high):
            low = dateline.end()
        carried, done = None, low
        for match in _CUE.finditer(words.tags, low, high):
            at = match.start()
            report = _report(words, at, max(low, at - _REACH), min(high, at + _REACH), done, carried)
            if report:
                report = replace(report, mention=_speaker_only(words, report.mention))
                carried = report.antecedent or report.mention or carried
                done = max(done, report.pieces[-1][1] + 1) if report.rule == "clause-before" else done
                yield report


def _is_apposed(words: Words, match: re.Match, high: int) -> bool:
    """Whether what looks like a dateline is a name before an apposition: "Ann Berg - a teacher - said"."""
    tags, start = match.group(), words.starts[match.start()]
    if tags[-1] == ":" or set("D#(") & set(tags) or words.text[start : words.ends[match.start()]].isupper():
        return False
    return words.tags.find("-", match.end(), min(high, match.end() + _LONGEST_APPOSITION)) != -1


def _speaker_only(words: Words, mention: Span | None) -> Span | None:
    """The `mention`, unless it is a day, a number or ends in a determiner: those say nothing."""
    if mention is None or words.word(mention[1]) in _UNFINISHED:
        return None
    tags = words.tags[mention[0] : mention[1] + 1]
    return None if tags[-1] == "D" or tags[-1] == "#" and not set(tags) & set("dNRn") else mention


def _report(words: Words, at: int, low: int, high: int, done: int, carried: Span | None) -> Report | None:
    forms = cue_forms().get(words.word(at))
    verb = _Verb(words, at, low, high, done, carried, next(iter(forms.values())) if forms else None)
    if words.tags[at] == "A":
        return _according(verb)
    if words.tags[at] == "G":
        return _participle(verb)
    if forms is None or is_noun(words, at, forms, low):
        return _noun(verb)
    if is_passive(words, at, low) and not _QUOTE_NEXT.match(words.tags, at + 1, high):
        return _passive(verb)
    return _inverted(verb) or _finite(verb)


def _finite(verb: _Verb) -> Report | None:
    """ "NAME said ...", "..., NAME said", "..., NAME said, ..."."""
    words, at, low = verb.words, verb.at, verb.low
    mention, antecedent = subject(words, at, low, verb.carried) if at > low else (_named_after(verb), None)
    if mention and _follows_quotation(words, mention[0], low) and (report := _before(verb, mention)):
        return report
    if mention and _follows_as(words, mention[0], low) and takes_clause(verb.cue):
        return _as_clause(verb, mention)
    if mention and _goes_on_quoted(words, at) and (report := _before(verb, mention)):
        return report
    if mention and mention[0] == at + 1:  # "Said NAME, “...”"
        quote = words.tags.index("Q", mention[1])
        return Report(((quote, clause_end(words, quote, verb.high)),), verb.span, mention, "quotation")
    opening = at == low or mention is not None and _opens_sentence(words, low, mention)
    if after := content_after(words, at, verb.high, verb.cue, opening=opening):
        return Report((after[0],), verb.span, mention, after[1], antecedent)
    if mention is None or antecedent is not None:
        return None
    if (
        _RELATIVE.search(words.tags, max(low, mention[0] - 3), mention[0])
        and words.tags[at + 1] in "ame"
        and takes_clause(verb.cue)
    ):
        # "A plan that she said would work": what is said goes on after the verb.
        return Report(((at + 1, clause_end(words, at + 1, verb.high)),), verb.span, mention, "clause")
    report = _before(verb, mention)
    return report if report and _may_stand_before(words, report, verb.cue) else None


def _named_after(verb: _Verb) -> Span | None:
    """Who is named after a verb that opens its sentence: "Said NAME, “...”", "Asked by NAME whether ..."."""
    words, at = verb.words, verb.at
    by = at + 1 < verb.high and words.word(at + 1) == "by"
    found = phrase_after(words, at + 1 + by, verb.high)
    return found if found and (by or _QUOTE_NEXT.match(words.tags, found[1] + 1, verb.high)) else None


def _passive(verb: _Verb) -> Report | None:
    """ "It was announced that ...", "asked by NAME whether ...": who says so is named after "by", if at all."""
    words, at = verb.words, verb.at
    after = content_after(words, at, verb.high, verb.cue)
    if after is None or after[1] not in _PASSIVE and verb.cue.lemma != "ask":
        return None
    return Report((after[0],), verb.span, _named_after(verb) if words.tags[at + 1] == "p" else None, after[1])


def _opens_sentence(words: Words, low: int, mention: Span) -> bool:
    """Whether another clause follows that of `mention` after a comma: "While he said so, he ...", "X, who said so,
    ..".
    """
    if words.tags[mention[0]] == "w" and words.tags[mention[0] - 1] == ",":
        return True
    return low < mention[0] <= low + 2 and (words.tags[low] == "s" or words.word(low) in _OPENING)


def _follows_quotation(words: Words, first: int, low: int) -> bool:
    """Whether a whole quotation stands right before word `first`: what is said is there."""
    edge = first - 1 - (words.tags[first - 1] in ",-")
    return edge >= low and words.tags[edge] == "Q" and is_complete(words, edge)


def _goes_on_quoted(words: Words, at: int) -> bool:
    """Whether a comma and a quotation that begins no sentence follow the verb: "If so, he said, “we will see.”\""""
    if words.tags[at + 1 : at + 3] != ",Q":
        return False
    inner = words.text[words.starts[at + 2] : words.ends[at + 2]].lstrip("\"'“”‘’«»„` ")
    return inner[:1].islower()


def _before(verb: _Verb, mention: Span) -> Report | None:
    """ "What is said, NAME said ..." and, cut in two, "what is, NAME said, said"."""
    tags = verb.words.tags
    if tags[mention[0] : mention[1] + 1] == "n" and not is_plural(verb.words.word(mention[0])):
        return None  # "smaller, whiter states": a singular without an article is nobody
    said = _said_before(verb, mention[0] - 1)
    if said is None:
        if tags[mention[0] - 1] != "," or tags[verb.at + 1] != ",":
            return None
        return Report(((verb.at + 2, clause_end(verb.words, verb.at + 2, verb.high)),), verb.span, mention, "clause")
    return _resumed(verb, said, mention, verb.at + 1) or Report((said,), verb.span, mention, "clause-before")


def _resumed(verb: _Verb, said: Span, mention: Span, after: int) -> Report | None:
    """The report of something that is said before the attribution and goes on from word `after` or soon after it."""
    tags = verb.words.tags
    rest = (_RESUMED_QUOTE if tags[said[1]] == "Q" else _RESUMED_CLAUSE).match(tags, after, verb.high)
    if not rest or tags[rest.end()] in "psg" and has_finite_verb(verb.words, *said):
        return None
    pieces = said, (rest.end(), clause_end(verb.words, rest.end(), verb.high))
    return Report(pieces, verb.span, mention, "interrupted")


def _said_before(verb: _Verb, edge: int) -> Span | None:
    """What is said before the attribution that follows word `edge`, a comma, dash or quotation."""
    if edge < verb.low or verb.words.tags[edge] not in ",-Q":
        return None
    last = edge - (verb.words.tags[edge] != "Q")
    first = _said_from(verb.words, max(verb.low, verb.done), last)
    return (first, last) if first <= last else None


def _said_from(words: Words, first: int, last: int) -> int:
    """Where what is said up to word `last` begins: at its own quotation mark, or with the clause from word `first`."""
    tags = words.tags
    while first <= last and tags[first] in "c,;:-":
        first += 1
    first = max(first, tags.rfind("(", first, last + 1) + 1)
    if first > last or tags[last] != "Q":
        return first
    start = last
    while start > first and tags[start - 1] == "Q":
        start -= 1
    begins_sentence = words.text[words.starts[start] + 1 : words.starts[start] + 2].isupper()
    alone = tags[start - 1] == ":" and is_complete(words, last) or tags[start - 1] == "," and begins_sentence
    return start if start > first and alone else first


def _may_stand_before(words: Words, report: Report, cue: Cue) -> bool:
    """Whether the verb can follow what is said: any after a quotation, after a plain clause one that takes clauses."""
    first, last = report.pieces[0]
    if words.tags[last] == "Q":
        return True
    if not takes_clause(cue):
        return False
    ends_sentence = words.tags[max(report.mention[1], report.cue[1]) + 1] in "|," and last - first >= _CLAUSE_WORDS
    return report.rule == "interrupted" or ends_sentence or has_finite_verb(words, first, last)


def _inverted(verb: _Verb) -> Report | None:
    """ "What is said, said NAME"."""
    words, tags, edge = verb.words, verb.words.tags, verb.at - 1
    if verb.cue.addressee:
        return None
    while edge > verb.low and tags[edge] == "r":
        edge -= 1
    said = _said_before(verb, edge)
    found = phrase_after(words, verb.at + 1, verb.high) if said else None
    if not found or tags[edge] != "Q" and tags[found[0]] == "P":
        return None
    report = _resumed_inverted(verb, said, found) or Report((said,), verb.span, found, "inverted")
    if tags[said[0]] == "Q" and _follows_quotation(words, verb.at, verb.low) and tags[found[1]] not in "Ptd":
        return report
    if not _SPEAKER_AFTER.match(tags, found[0], found[1] + 1) or not nothing_more(words, found[1] + 1, verb.high):
        return None
    fits = _may_stand_before(words, report, verb.cue) or mostly_names(tags[verb.low : verb.high])
    return report if fits else None


def _resumed_inverted(verb: _Verb, said: Span, found: Span) -> Report | None:
    """ "What is, said NAME, said": cut in two where the first part is no clause yet, or both are quotations."""
    tags = verb.words.tags
    if tags[said[1]] != "Q" and not (tags[found[1] + 1] == "," and tags[found[1] + 2] in "am"):
        return None
    return _resumed(verb, said, found, found[1] + 1)


def _follows_as(words: Words, first: int, low: int) -> bool:
    """Whether "as" stands before word `first` as a conjunction, not in "as many as"."""
    return first > low and words.word(first - 1) == "as" and (first < 2 or words.word(first - 2) not in _QUANTITIES)


def _as_clause(verb: _Verb, mention: Span) -> Report | None:
    """ "As NAME said, ..." and "..., as NAME said"."""
    words, tags = verb.words, verb.words.tags
    if not nothing_more(words, verb.at + 1, verb.high):
        return None
    comma = tags.find(",", verb.at, verb.high)
    if mention[0] - 1 <= verb.low + 1:
        said = (comma + 1, clause_end(words, comma + 1, verb.high)) if comma != -1 else None
    else:
        said = _said_before(verb, mention[0] - 2)
    return Report((said,), verb.span, mention, "as-clause") if said else None


def _noun(verb: _Verb) -> Report | None:
    """ "NAME's claim that ...", "her promise that ..."; without a name before it the noun reports nobody's words."""
    words, tags, at = verb.words, verb.words.tags, verb.at
    if tags[at + 1] != "t" or tags[at + 2] in "aVmew," or words.word(at) not in _reporting_nouns():
        return None
    owner = at - 1
    while owner > verb.low and tags[owner] in "nre":
        owner -= 1
    if tags[owner] == "S":
        mention = phrase_before(words, owner - 1, verb.low)
    else:
        mention = (owner, owner) if words.word(owner) in _POSSESSIVE else None
    if mention is None:
        return None
    return Report(((at + 2, clause_end(words, at + 2, verb.high, at_comma=True)),), verb.span, mention, "noun")


@cache
def _reporting_nouns() -> frozenset[str]:
    return frozenset(lexicon("reporting")["nouns"].split())


def _participle(verb: _Verb) -> Report | None:
    """ "..., saying that ...", "After saying that ..., he ..."."""
    words, tags, at, low = verb.words, verb.words.tags, verb.at, verb.low
    if at > low and (tags[at - 1] == "d" or tags[at - 1] == "S" and tags[at - 2] != "P"):
        return None
    opening = at == low or tags[at - 1] in "pT" and "," not in tags[low:at]
    after = content_after(words, at, verb.high, verb.cue, opening=opening)
    if after is None:
        return None
    return Report((after[0],), verb.span, _doer(verb, after[0][1], opening=opening), after[1])


def _doer(verb: _Verb, last: int, *, opening: bool) -> Span | None:
    """Who says what a participle reports up to word `last`: after it in "Noting that ..., NAME ...", else before it."""
    tags = verb.words.tags
    if opening and tags[last + 1] == "," and (after := phrase_after(verb.words, last + 2, verb.high)):
        return after
    return verb.carried or participle_subject(verb.words, verb.at, verb.low)


def _according(verb: _Verb) -> Report | None:
    """ "According to NAME, ..." and "..., according to NAME"."""
    words, tags, at, low = verb.words, verb.words.tags, verb.at, verb.low
    mention = phrase_after(words, at + 2, verb.high) if tags[at + 1] == "T" else None
    if mention is None:
        return None
    if at == low or at == low + 1 and tags[low] in "(c":
        comma = tags.find(",", mention[1], verb.high)
        said = (comma + 1, clause_end(words, comma + 1, verb.high)) if comma != -1 else None
    else:
        last = at - 1 - (tags[at - 1] in ",-")
        first = _said_from(words, low, last)
        said = (first, last) if first <= last else None
    return Report((said,), (at, at + 1), mention, "according-to") if said else None
