"""Who said what: every stretch of reported words, with its speaker.

Rules over marks, reporting verbs and tagged words; no model. One article at a time: marks (:mod:`.marks`), words
(:mod:`.words`), reporting verbs with what they report (:mod:`.reported`), headings (:mod:`.headings`), transcripts
(:mod:`.turns`), what is signed (:mod:`.signed`) or set apart (:mod:`.blocks`), what goes on without a verb
(:mod:`.continued`), who is met in it (:mod:`.register`) and who speaks (:mod:`.speakers`, :mod:`.reprises`). Only the
names of speakers are settled over all articles, at the end (:mod:`.people`, :mod:`.bodies`).

The rules, as the column ``rule`` names them (what is said in brackets):

====================  ================================================================================================
that-clause           she said on Monday that [...]; told reporters that [...]
clause                she said [it would rain]; the rain, she said [would last]
question              she asked whether [...]; explained how [...]
infinitive            she promised [to stay]; urged them [to stay]
object                she praised [the plan]; announced [a strike]
about                 she spoke about [the plan]; called for [a strike]; pointed to [the figures]
quotation             she said, ["..."]; said it was a ["..."]
clause-before         [...], she said
inverted              [...], said the mayor
interrupted           [...], she said, [...]
according-to          according to the mayor, [...]; [...], according to the mayor
as-clause             as the mayor said, [...]; [...], as the mayor said
noun                  the mayor's claim that [...]; nobody's claims that [...]
heading               Mayor: [...]; [...] - Mayor
block                 a paragraph without marks after one that ends with who says it: The mayor wrote: [...]
signed                a paragraph that somebody signs: a post, or a quotation: [...] — Mayor (@mayor)
turn                  a paragraph of a transcript, or of an interview in questions and answers: Mayor: [...]
quotation-colon       a whole sentence in marks after a name and a colon, with no verb: More from the mayor: ["..."]
quotation-beside      one that begins its sentence, after which somebody is named: ["..."] the mayor with a smile
quote-continued       a quotation in marks that goes on after "she said" in the same paragraph
quote-paragraph       one that fills the next paragraph
sentence-continued    reported speech in the first person that goes on over sentences without a verb of saying
unattributed          a whole sentence in marks with nobody to say it
====================  ================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from analysis import schema
from analysis.passages import mark_passages
from analysis.quotes.blocks import block_reports
from analysis.quotes.bodies import one_name_each
from analysis.quotes.continued import with_continued
from analysis.quotes.headings import heading_reports
from analysis.quotes.marks import quoted_spans
from analysis.quotes.people import Person, canonical_names
from analysis.quotes.phrases import can_name
from analysis.quotes.report import Report
from analysis.quotes.reported import reports
from analysis.quotes.rows import Row, report_rows
from analysis.quotes.signed import signed_reports
from analysis.quotes.speakers import Speakers
from analysis.quotes.turns import turn_reports
from analysis.quotes.words import Words, tag_words
from analysis.sentences import split_sentences

#: Where quotations are looked for.
SEARCHED = (*schema.COUNTED, "teaser")

_HEADINGS = ("headline", "subheading", "teaser")


def quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """The frame ``quotes`` of `articles` alone, as :func:`analysis.corpus.read_corpus` gives them.

    The same as :func:`find_quotes` for whoever has no passages and sentences at hand.
    """
    passages = mark_passages(articles)
    return find_quotes(articles, passages, split_sentences(articles, passages))


def find_quotes(articles: pd.DataFrame, passages: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The frame ``quotes``: a row for each contiguous stretch of reported words, in the order of the text.

    `articles`, `passages` and `sentences` are the frames of those names; quotations are looked for in the passages
    that count and in teasers. ``start`` and ``end`` leave out the marks and punctuation around what is said; the pieces
    of one quotation share its ``quote``. ``speaker`` is one name per person and body over all articles, several joined
    by ", ", an unnamed source as written, and empty where the text does not tell.
    """
    parts = _by_article(passages, ["start", "end", "role"])
    cuts = _by_article(sentences, ["start", "end", "passage"])
    # Of each article only its rows stay in memory: Python would look through all its words again and again.
    found = [
        ({**row, "article": article, "outlet": outlet, "quote": f"{article}:{row['quote']}"}, speakers)
        for article, outlet, text in articles[["article", "outlet", "text"]].itertuples(index=False)
        for row, speakers in _read_article(text, parts[article], cuts[article])
    ]
    people = {id(who): who for _, speakers in found for who in speakers if isinstance(who, Person)}
    names = canonical_names(people.values())
    named = [([names.get(id(who), who) for who in speakers], row) for row, speakers in found]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    bodies = one_name_each(((who, row["article"]) for speakers, row in named for who in speakers), texts)
    rows = ({**row, "speaker": ", ".join(dict.fromkeys(bodies.get(who, who) for who in said))} for said, row in named)
    return schema.frame("quotes", rows)


def _by_article(frame: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple]]:
    """The rows of each article that quotations are looked for in, as plain tuples."""
    rows = defaultdict(list)
    values = zip(*(frame[column].tolist() for column in columns), strict=True)
    for article, role, row in zip(frame["article"].tolist(), frame["role"].tolist(), values, strict=True):
        if role in SEARCHED:
            rows[article].append(row)
    return rows


def _read_article(text: str, passages: list[tuple[int, int, str]], sentences: list[tuple[int, int, int]]) -> list[Row]:
    """`passages` as (start, end, role), `sentences` as (start, end, passage)."""
    quoted = [span for start, end, _ in passages for span in quoted_spans(text, start, end)]
    words = tag_words(text, sentences, quoted)
    headings = [(start, end) for start, end, role in passages if role in _HEADINGS]
    turns = [*turn_reports(words, headings), *signed_reports(words)]
    taken = _said(turns)
    turns += [block for block in block_reports(words, headings) if block.pieces[0][0] not in taken]
    taken = _said(turns)
    found = turns + [report for report in reports(words) if report.cue[0] not in taken]
    found += heading_reports(words, headings, [report.mention for report in found if report.mention])
    found = [_with_short_mention(words, report) for report in with_continued(words, found)]
    told = Speakers(words, (report.mention for report in found if report.mention), headings)
    speakers = [_speakers(told, report) for report in found]
    return report_rows(words, quoted, found, speakers)


def _speakers(told: Speakers, report: Report) -> list[Person | str]:
    if report.mention and report.antecedent:
        return told.relative(report.mention, report.antecedent)
    return told.speaker(report.mention) if report.mention else []


def _said(paragraphs: Sequence[Report]) -> set[int]:
    """The words of turns of a transcript and what is signed or set apart: all of these are their speaker's."""
    return {at for report in paragraphs for first, last in report.pieces for at in range(first, last + 1)}


def _with_short_mention(words: Words, report: Report) -> Report:
    """The report, without a speaker if the phrase for it is too long to be one."""
    who = [phrase for phrase in (report.mention, report.antecedent) if phrase]
    return report if all(can_name(words, *phrase) for phrase in who) else report._replace(mention=None, antecedent=None)
