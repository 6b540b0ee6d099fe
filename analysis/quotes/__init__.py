"""Who said what: every stretch of reported words, with its speaker.

Rules over marks, reporting verbs and tagged words; no model. One article at a time: marks (:mod:`.marks`), words
(:mod:`.words`), reporting verbs with what they report (:mod:`.reported`), headings (:mod:`.headings`), transcripts
(:mod:`.turns`), what goes on without a verb (:mod:`.continued`), who speaks (:mod:`.speakers`). Only the names of
speakers are settled over all articles, at the end.

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
noun                  the mayor's claim that [...]
heading               Mayor: [...]; [...] - Mayor
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

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import schema
from analysis.data import lexicon
from analysis.passages import mark_passages
from analysis.quotes.continued import with_continued
from analysis.quotes.headings import heading_reports
from analysis.quotes.marks import Quoted, bare_span, quoted_spans
from analysis.quotes.people import Person, canonical_names
from analysis.quotes.report import Report
from analysis.quotes.reported import reports
from analysis.quotes.speakers import Register
from analysis.quotes.turns import turn_reports
from analysis.quotes.words import Words, tag_words
from analysis.sentences import split_sentences

#: Where quotations are looked for.
SEARCHED = (*schema.COUNTED, "teaser")

_TITLES = ("headline", "subheading", "teaser")


@dataclass(frozen=True)
class _Found:
    """What was found in one article, with its speakers not yet named."""

    article: str
    outlet: str
    words: Words
    quoted: list[Quoted]
    reports: list[Report]
    speakers: list[list[Person | str]]


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
    of one quotation share its ``quote``. ``speaker`` is one name per person over all articles, several joined by ", ",
    a body or an unnamed source as written, and empty where the text does not tell.
    """
    parts = _by_article(passages, ["start", "end", "role"])
    cuts = _by_article(sentences, ["start", "end", "passage"])
    found = [
        _read_article(article, outlet, text, parts[article], cuts[article])
        for article, outlet, text in articles[["article", "outlet", "text"]].itertuples(index=False)
    ]
    speakers = (who for each in found for named in each.speakers for who in named)
    names = canonical_names({id(who): who for who in speakers if isinstance(who, Person)}.values())
    return schema.frame("quotes", (row for each in found for row in _rows(each, names)))


def _by_article(frame: pd.DataFrame, columns: list[str]) -> dict[str, list[tuple]]:
    """The rows of each article that quotations are looked for in, as plain tuples."""
    rows = defaultdict(list)
    searched = frame[frame["role"].isin(SEARCHED)]
    values = zip(*(searched[column].tolist() for column in columns), strict=True)
    for article, row in zip(searched["article"].tolist(), values, strict=True):
        rows[article].append(row)
    return rows


def _read_article(
    article: str, outlet: str, text: str, passages: list[tuple[int, int, str]], sentences: list[tuple[int, int, int]]
) -> _Found:
    """`passages` as (start, end, role), `sentences` as (start, end, passage)."""
    quoted = [span for start, end, _ in passages for span in quoted_spans(text, start, end)]
    words = tag_words(text, sentences, quoted)
    titles = [(start, end) for start, end, role in passages if role in _TITLES]
    turns = turn_reports(words, titles)
    found = turns + _outside(reports(words), turns)
    found += heading_reports(words, titles, [report.mention for report in found if report.mention])
    found = with_continued(words, found)
    register = Register(words, (report.mention for report in found if report.mention), titles)
    speakers = [register.speaker(report.antecedent or report.mention) if report.mention else [] for report in found]
    return _Found(article, outlet, words, quoted, found, speakers)


def _outside(found: list[Report], turns: Sequence[Report]) -> list[Report]:
    """The reports that are not part of a turn of a transcript: those are their speaker's words already."""
    said = {at for turn in turns for first, last in turn.pieces for at in range(first, last + 1)}
    return [report for report in found if report.cue[0] not in said]


def _rows(found: _Found, names: dict[int, str]) -> list[dict]:
    """The rows of one article, sorted by where they start."""
    rows, text = [], found.words.text
    for number, (report, speakers) in enumerate(zip(found.reports, found.speakers, strict=True)):
        common = {
            "article": found.article,
            "outlet": found.outlet,
            "rule": report.rule,
            "quote": number if report.continues is None else report.continues,
            "speaker": ", ".join(dict.fromkeys(names[id(who)] if isinstance(who, Person) else who for who in speakers)),
            **_as_written(found.words, "mention", report.mention),
            **_as_written(found.words, "cue", report.cue),
        }
        for piece in report.pieces:
            start, end = bare_span(text, *found.words.span(*piece))
            if start < end:
                kind = _kind(text, start, end, found.quoted)
                rows.append({**common, "start": start, "end": end, "text": text[start:end], "kind": kind})
    rows.sort(key=lambda row: (row["start"], row["end"]))
    order = {quote: place for place, quote in enumerate(dict.fromkeys(row["quote"] for row in rows), 1)}
    return [{**row, "quote": f"{found.article}:q{order[row['quote']]}"} for row in rows]


def _as_written(words: Words, name: str, span: tuple[int, int] | None) -> dict:
    if span is None:
        return {name: "", f"{name}_start": None, f"{name}_end": None}
    start, end = words.span(*span)
    return {name: words.text[start:end], f"{name}_start": start, f"{name}_end": end}


def _kind(text: str, start: int, end: int, quoted: Sequence[Quoted]) -> str:
    """How the words are given, by the share of letters and digits that stands in marks."""
    first = bisect_right(quoted, start, key=lambda span: span.end)
    last = bisect_left(quoted, end, key=lambda span: span.start)
    inside = sum(_letters(text[max(start, span.inner_start) : min(end, span.inner_end)]) for span in quoted[first:last])
    if not inside:
        return "indirect"
    share = lexicon("thresholds")["quotes"]["direct"]
    return "direct" if inside >= share * _letters(text[start:end]) else "mixed"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
