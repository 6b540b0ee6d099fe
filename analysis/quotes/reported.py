"""Reported words: each reporting verb with who speaks and the clause or quotation that is the thing said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.quotes.attributions import (
    according,
    as_clause,
    follows_as,
    follows_quotation,
    goes_on_quoted,
    inverted,
    may_stand_before,
    said_before,
)
from analysis.quotes.clauses import after_addressee, clause_end, content_after, takes_clause
from analysis.quotes.cues import citing, cue_forms, quoting, reporting_nouns
from analysis.quotes.people import people_words
from analysis.quotes.phrases import (
    can_name,
    participle_subject,
    phrase_after,
    phrase_before,
    subject,
    subject_of_clause,
)
from analysis.quotes.report import Report, Verb
from analysis.quotes.verbs import NAMING, is_aside, is_evidence, is_noun, is_passive, is_plural, is_unsaid, says_nothing
from analysis.quotes.words import Span, Words

#: No verb reports words further away than this: what keeps a text without full stops linear.
_REACH = 250
#: Nobody reports a report of a report of a report.
_DEEPEST = 3
#: With one of these at its end a phrase is cut short, and names nobody.
_UNFINISHED = {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "every", "no"}
#: Within reported words only what has a mark of its own is reported again, and not by the speaker: "that", or a cut.
_STANDS_INSIDE = {"that-clause", "interrupted"}
#: What a passive verb can introduce: "it was said that", "he was told why".
_PASSIVE = {"that-clause", "question"}
#: What is said before the verb, or around it, is not said again by the next verb.
_ENDS_BEFORE = {"clause-before", "inverted", "interrupted"}
_CREDITS = {"clause-before", "inverted", "according-to"}
_FIRST_PERSON = {"i", "we"}
_OPENING = {"after", "before", "since", "when", "though", "although", "despite"}
_LONGEST_QUOTED = 8
#: A noun phrase up to its complement; "[cited NAME] as saying".
_NAMED_SOURCE, _AS_SAYING = re.compile(r"d?[neg#NRS]*[nNRo]"), re.compile("s?G")
_ARTICLES = {"a", "an", "the"}
_POSSESSIVE = {"his", "her", "their", "its"}

_SENTENCE = re.compile(r"[^|¶]+(?=\|)")
#: "PORT ELLIS, May 5 (Agency) -" at the start of a paragraph.
_DATELINE = re.compile(r"(?<![^¶])N[ND#,()]{0,10}[:-]")
_LONGEST_APPOSITION = 20
_CUE = re.compile(r"[VGAn](?:(?<!n)|(?=t))")
_NAME = re.compile(r"d?[Rn]*N+$")
#: "That", at once or after when and where.
_THEN_THAT = re.compile("(?:pd?[neg#]{0,3}[nNRD]|D){0,2}t")
#: "As he told the council that ..."
_AS_THAT = re.compile(r"[oTpdnNRD]{0,8}t")
_QUOTE_NEXT = re.compile(r"[,:]?Q")
#: What a relative clause with another inside it begins with: "a plan [that even] she said would work".
_RELATIVE, _LONGEST_RELATIVE = re.compile(r"(?:[wth]r?|[nN])$"), 3


def reports(words: Words) -> list[Report]:
    """Everything the article reports with a reporting verb, in the order of the verbs."""
    outer, kept = None, []
    within: list[int] = []  # the last words of the reports around this one, the outermost first
    for report in sorted(_all_reports(words), key=lambda report: (report.pieces[0][0], -report.pieces[-1][1])):
        within = [end for end in within if end >= report.pieces[0][0]]
        if not within:
            outer, within = report, [report.pieces[-1][1]]
            kept.append(report)
            continue
        # What begins inside a report ends with it: "Berg agreed to sell the ferry, said Holm".
        inside = tuple((first, min(last, within[-1])) for first, last in report.pieces if first <= within[-1])
        report = report._replace(pieces=inside)
        if len(within) < _DEEPEST and (
            report.cue[0] <= within[-1]
            and _stands_inside(words, report)
            and not _is_own(words, report)
            or _is_credited(words, report, outer)
        ):
            kept.append(report)
            within.append(inside[-1][1])
    return sorted(kept, key=lambda report: report.cue)


def _stands_inside(words: Words, report: Report) -> bool:
    """Whether words within others' words are marked as reported: by "that", a cut, or a comma or colon and marks."""
    if report.rule == "quotation":
        return words.tags[report.pieces[0][0] - 1] in ",:" and report.mention is not None
    return report.rule in _STANDS_INSIDE


def _is_credited(words: Words, report: Report, outer: Report) -> bool:
    """Whether `outer` only names the source of a whole report: "She said it rained, the agency reported", "“It rained,”
    she said, according to the agency".
    """
    if outer.rule not in _CREDITS or report.mention is None:
        return False
    quoted_first = report.rule in _ENDS_BEFORE and words.tags[report.pieces[0][0]] == "Q"
    first = report.pieces[0][0] if quoted_first else report.mention[0]
    return first == outer.pieces[0][0] and report.cue[1] <= outer.pieces[-1][1]


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
            if report and not _is_deed(words, report) and not _names_source(words, report):
                report = report._replace(mention=_speaker_only(words, report.mention))
                if report.rule != "noun" and not _is_beside(words, report):
                    carried = report.antecedent or report.mention or carried
                done = max(done, report.pieces[-1][1] + 1) if report.rule in _ENDS_BEFORE else done
                yield report


def _is_deed(words: Words, report: Report) -> bool:
    """Whether somebody shows or finds something, which is told only of what stands in a document."""
    cue = next(iter(cue_forms().get(words.word(report.cue[0]), {}).values()), None)
    if cue is None or not cue.evidence:
        return False
    nothing = words.word(report.cue[1] + 1) in ("no", "little")  # "found no proof that"
    return nothing or not is_evidence(words, report.antecedent or report.mention)


def _names_source(words: Words, report: Report) -> bool:
    """Whether only a source is named, whose words are reported by the next verb: "citing officials", "cited NAME as
    saying"."""
    (first, last), *_ = report.pieces
    if words.word(report.cue[0]) not in citing():
        return False
    head = _NAMED_SOURCE.match(words.tags, first, last + 1)
    if not head:
        return False
    after, person = head.end(), words.word(head.end() - 1) in people_words().roles
    of_one = words.tags[after] == "p" and words.word(first) in _ARTICLES and words.word(first) != "the"
    return person and (after > last or words.tags[after] in "wQ" or of_one) or bool(_AS_SAYING.match(words.tags, after))


def _is_apposed(words: Words, match: re.Match, high: int) -> bool:
    """Whether what looks like a dateline is a name before an apposition: "Ann Berg - a teacher - said"."""
    tags, start = match.group(), words.starts[match.start()]
    if tags[-1] == ":" or set("D#(") & set(tags) or words.text[start : words.ends[match.start()]].isupper():
        return False
    return words.tags.find("-", match.end(), min(high, match.end() + _LONGEST_APPOSITION)) != -1


def _speaker_only(words: Words, mention: Span | None) -> Span | None:
    """The `mention`, unless it is too long, a day, a number or ends in a determiner: those say nothing."""
    if mention is None or not can_name(words, *mention) or words.word(mention[1]) in _UNFINISHED:
        return None
    tags = words.tags[mention[0] : mention[1] + 1]
    if tags == "S":
        return None
    number = tags[-1] == "#" and not set(tags) & set("dNRn") and not words.word(mention[1]).endswith("%")
    return None if tags[-1] == "D" or number else mention


def _report(words: Words, at: int, low: int, high: int, done: int, carried: Span | None) -> Report | None:
    forms = cue_forms().get(words.word(at))
    verb = Verb(words, at, low, high, done, carried, next(iter(forms.values())) if forms else None)
    if words.tags[at] == "A":
        return according(verb)
    if words.tags[at] == "G":
        return _participle(verb)
    if forms is None or words.tags[at] == "n" or is_noun(words, at, forms, low):
        return _noun(verb)
    if is_passive(words, at, low):
        if not _QUOTE_NEXT.match(words.tags, at + 1, high):
            return _passive(verb)
        if verb.cue.lemma in NAMING:
            return _named(verb)
    return inverted(verb) or _finite(verb)


def _finite(verb: Verb) -> Report | None:
    """ "NAME said ...", "..., NAME said", "..., NAME said, ..."."""
    words, at, low = verb.words, verb.at, verb.low
    mention, antecedent = subject(words, at, low, verb.carried) if at > low else (_named_after(verb), None)
    if mention and follows_quotation(words, mention[0], low) and (report := said_before(verb, mention)):
        return report
    quoted = words.tags[at + 1] == ":"  # "As NAME reported: “...”"
    goes_on = words.tags[at - 1] == "c"  # "as the board met and said"
    if mention and follows_as(words, mention[0], low) and takes_clause(verb.cue) and not quoted and not goes_on:
        report = as_clause(verb, mention)
        if report or not _AS_THAT.match(words.tags, at + 1, verb.high):
            return report
    if mention and goes_on_quoted(words, at) and (report := said_before(verb, mention)):
        return report
    if mention and mention[0] == at + 1:  # "Said NAME, “...”"
        quote = words.tags.index("Q", mention[1])
        return Report(((quote, clause_end(words, quote, verb.high)),), verb.span, mention, "quotation")
    opening = at == low or at == low + 1 and words.word(low) in _OPENING  # "When asked ..., she"
    opening |= mention is not None and _opens_sentence(words, low, mention)
    if after := content_after(words, at, verb.high, verb.cue, opening=opening):
        if says_nothing(verb, mention, after[1], relative=antecedent is not None):
            return None
        return Report((after[0],), verb.span, mention, after[1], antecedent)
    if mention is None or antecedent is not None:
        return None
    after = after_addressee(words, at + 1, verb.high, verb.cue)
    if (
        _RELATIVE.search(words.tags, max(low, mention[0] - _LONGEST_RELATIVE), mention[0])
        and words.tags[after] in "ame"
        and takes_clause(verb.cue)
    ):
        # "A plan that she said would work": what is said goes on after the verb; between commas up to the second one.
        inserted = "," in words.tags[mention[0] - _LONGEST_RELATIVE : mention[0]]
        return Report(((after, clause_end(words, after, verb.high, at_comma=inserted)),), verb.span, mention, "clause")
    report = said_before(verb, mention)
    return report if report and may_stand_before(words, report, verb.cue) else None


def _named_after(verb: Verb) -> Span | None:
    """Who is named after a verb that opens its sentence: "Said NAME, “...”", "Asked by NAME whether ..."."""
    words, at = verb.words, verb.at
    by = at + 1 < verb.high and words.word(at + 1) == "by"
    found = phrase_after(words, at + 1 + by, verb.high)
    return found if found and (by or _QUOTE_NEXT.match(words.tags, found[1] + 1, verb.high)) else None


def _passive(verb: Verb) -> Report | None:
    """ "It was announced that ...", "asked by NAME whether ...": who says so is named after "by", if at all."""
    words, at = verb.words, verb.at
    opening = at <= verb.low + 1  # "Asked to go on, they left", "When asked to ..."
    after = content_after(words, at, verb.high, verb.cue, opening=opening)
    if after is None or after[1] not in _PASSIVE and verb.cue.lemma != "ask":
        return None
    return Report((after[0],), verb.span, _named_after(verb) if words.tags[at + 1] == "p" else None, after[1])


def _named(verb: Verb) -> Report | None:
    """ "He was dubbed “...” by NAME": who is named is not who says it."""
    after = content_after(verb.words, verb.at, verb.high, verb.cue)
    if after is None:
        return None
    (_, last), rule = after
    by = verb.words.word(last + 1) == "by"
    return Report((after[0],), verb.span, phrase_after(verb.words, last + 2, verb.high) if by else None, rule)


def _opens_sentence(words: Words, low: int, mention: Span) -> bool:
    """Whether another clause follows that of `mention` after a comma: "While he said so, he ...", "X, who said so,
    ..".
    """
    if words.tags[mention[0]] == "w" and words.tags[mention[0] - 1] == ",":
        return True
    return low < mention[0] <= low + 2 and (words.tags[low] == "s" or words.word(low) in _OPENING)


def _noun(verb: Verb) -> Report | None:
    """ "NAME's claim that ...", "her promise that ..."; of nobody's words "claims that ...", in the plural, as a single
    one without an owner is any claim.
    """
    words, tags, at = verb.words, verb.words.tags, verb.at
    if words.word(at + 1) == "by" and words.word(at) in reporting_nouns():
        return _noun_by(verb)
    if tags[at + 1] != "t" or tags[at + 2] in "aVmew," or words.word(at) not in reporting_nouns():
        return None
    owner = at - 1
    while owner > verb.low and tags[owner] in "nre":
        owner -= 1
    if tags[owner] in "NR" and owner == at - 1:  # "NAME statements that", "a NAME report that"
        mention = phrase_before(words, owner, verb.low)
        mention = mention and (mention[0] + (words.word(mention[0]) in _ARTICLES), mention[1])
    elif tags[owner] == "S":
        mention = phrase_before(words, owner - 1, verb.low)
        name = _NAME.search(tags, mention[0], mention[1] + 1) if mention else None
        mention = (name.start(), mention[1]) if name else mention  # no more of "NAME spoke of NAME's claims"
    else:
        mention = (owner, owner) if words.word(owner) in _POSSESSIVE else None
    if mention is None and not is_plural(words.word(at)):
        return None
    return Report(((at + 2, clause_end(words, at + 2, verb.high, at_comma=True)),), verb.span, mention, "noun")


def _noun_by(verb: Verb) -> Report | None:
    """ "Claims by NAME on Monday that ..."."""
    words, found = verb.words, phrase_after(verb.words, verb.at + 2, verb.high)
    that = _THEN_THAT.match(words.tags, found[1] + 1, verb.high) if found else None
    if that is None or words.tags[that.end()] in "aVmew,":
        return None
    return Report(((that.end(), clause_end(words, that.end(), verb.high, at_comma=True)),), verb.span, found, "noun")


def _participle(verb: Verb) -> Report | None:
    """ "..., saying that ...", "After saying that ..., he ..."."""
    words, tags, at, low = verb.words, verb.words.tags, verb.at, verb.low
    if at > low and (tags[at - 1] == "d" or tags[at - 1] == "S" and tags[at - 2] != "P"):
        return None
    if tags[at - 2 : at] == "dn" and tags[at + 1] in "eamVc|" or is_aside(words, at) or is_unsaid(words, at):
        return None  # "no storm warning issued"
    opening = (
        at == low
        or tags[at - 1] in "pT"
        and "," not in tags[low:at]
        or tags[at - 2] == ","
        and words.word(at - 1) == "while"
    )
    fronted = words.word(low) in _OPENING and "," not in tags[low:at]  # "Despite NAME saying ..., she"
    after = content_after(words, at, verb.high, verb.cue, opening=opening or fronted)
    if after is None or at == low and tags[at + 1] in "nR" and after[0][1] == verb.high - 1 and after[1] == "clause":
        return None  # "Shouting islanders pushed them out."
    if verb.cue.lemma == "indicate" and tags[at - 1] == ",":
        return None  # "the shots were loud, indicating that": a fact does
    return Report((after[0],), verb.span, _doer(verb, after[0][1], opening=opening), after[1])


def _doer(verb: Verb, last: int, *, opening: bool) -> Span | None:
    """Who says what a participle reports up to word `last`: after it in "Noting that ..., NAME ...", else before it."""
    tags, comma = verb.words.tags, verb.words.tags[last + 1] == ","
    if tags[verb.at - 1] == "a":  # "is saying"
        who, whom = subject(verb.words, verb.at, verb.low, verb.carried)
        return whom or who
    if opening and (comma or tags[last] == "Q") and tags[last + 1 + comma] not in "Gg":
        if after := phrase_after(verb.words, last + 1 + comma, verb.high):
            return after
    if quoted := _quoted_by(verb):
        return quoted
    if found := _beside(verb.words, verb.at, verb.low):
        return found
    own = subject_of_clause(verb.words, verb.at, verb.low) if tags[verb.at - 1] in "nNRD" else None
    return own or verb.carried or participle_subject(verb.words, verb.at, verb.low)


def _quoted_by(verb: Verb) -> Span | None:
    """Who is quoted: "the paper quoted [NAME] as saying", "cites [officials] saying"."""
    words = verb.words
    last = verb.at - 1 - (words.word(verb.at - 1) == "as")
    for at in range(last - 1, max(verb.low, last - _LONGEST_QUOTED), -1):
        if words.word(at) in citing() | quoting():
            found = phrase_after(words, at + 1, verb.at)
            return found if found and found[1] == last else None
    return None


def _is_beside(words: Words, report: Report) -> bool:
    """Whether what a participle reports is told of in passing: "weary of Holm calling it late, Berg said ..."."""
    if report.mention is None or words.tags[report.cue[0]] != "G" or report.mention[1] != report.cue[0] - 1:
        return False
    return words.word(report.mention[0] - 1) != "with"


def _beside(words: Words, at: int, low: int) -> Span | None:
    """Who stands right before a participle: "a crowd of [islanders] calling for", "an answer to [NAME] calling it"; not
    who is told something: "wrote to voters saying"."""
    tags = words.tags
    found = phrase_before(words, at - 1, low) if tags[at - 1] in "nNR" else None
    if found is None or set(tags[found[0] : found[1] + 1]) & set("eVGpT"):
        return None
    before, last = words.word(found[0] - 1), words.word(found[1])
    if tags[found[1]] == "N":
        return found if tags[found[0] - 1] in "pT" and before != "on" else None
    return found if tags[found[1]] == "R" and is_plural(last) and before != "to" else None
