"""The evidence: a page for each article, with its text in full, what was found in it, and where others say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urldefrag

import pandas as pd
from markupsafe import Markup

from analysis.comparison import placed
from analysis.event import Event
from analysis.figures.articles import article_names
from analysis.overlap import beyond_doubt
from analysis.prose import count, listed, written
from analysis.reading import Layers, Telling, article_id, articles_as_html, quoted
from analysis.report.page import Page, article_file, page_address, templates
from analysis.sentences import begins_in
from analysis.tables import safe_address
from analysis.topics import CARRIED
from analysis.voices import VOICE_NAMES
from analysis.wording import wordings_address

#: The sections of such a page: their ids and headings.
_TEXT, _ELSEWHERE = ("text", "The text"), ("elsewhere", "The same in other outlets")
#: More outlets than this are counted, not named.
_MOST_NAMES = 12


@dataclass(frozen=True, kw_only=True)
class Note:
    """A statement of an article that another one carries as well: its number on the page, and who says it.

    `conflict` says in what the tellings differ, `missing` names the outlets in which none was found, `wordings` is the
    address at which all tellings stand side by side; each may be empty.
    `here` and `there` are the tellings in this article and in the others, rows of :func:`_told`.
    """

    id: str
    number: int
    speaker: str
    conflict: str
    missing: str
    wordings: str
    here: Sequence[tuple]
    there: Sequence[tuple]


def evidence_pages(event: Event, *, others: Collection[str] = ()) -> list[Page]:
    """The pages of the articles of `event`, in their order; `others` are the files of the report's other pages."""
    names, told = list(article_names(event.articles)), _told(event)
    told["wordings"] = told["wordings"].where(told["wordings"].map(lambda place: urldefrag(place)[0] in others), "")
    layers = Layers(quoted(event.sentences, event.quotes), _tellings(told, event.sentences), _tags(event))
    texts, notes = articles_as_html(event.articles, event.sentences, layers), _notes(told, event.outlets)
    template, pages = templates().get_template("article.html.j2"), []
    for number, (row, text) in enumerate(zip(event.articles.itertuples(), texts, strict=True)):
        sections = (_TEXT, _ELSEWHERE) if row.article in notes else (_TEXT,)
        body = template.render(
            sections=sections,
            id=article_id(number),
            text=Markup(text),
            notes=notes.get(row.article, ()),
            before=_neighbour(names, number - 1),
            after=_neighbour(names, number + 1),
        )
        page = Page(
            file=article_file(number),
            label=names[number],
            heading=row.headline or names[number],
            lede=_lede(row, names[number]),
            text=Markup(body),
            contents=sections,
        )
        pages.append(page)
    return pages


def _lede(article: tuple, name: str) -> Markup:
    """Who published the article and when, how long it is, and where it stands on the web."""
    stated = [
        name if article.headline else "no headline in the file",
        article.agency,
        written(date.fromisoformat(article.published)) if article.published else "not dated",
        f"{count(article.words, 'word')} counted",
    ]
    line = Markup(" · ").join(filter(None, stated))
    if address := safe_address(article.url):
        line += Markup(' · <a href="{}">as published</a>').format(address)
    return Markup('<p class="stated">{}</p>').format(line)


def _neighbour(names: Sequence[str], number: int) -> tuple[str, str] | None:
    """The page and the name of the article at `number`, if there is one."""
    return (article_file(number), names[number]) if 0 <= number < len(names) else None


def _told(event: Event) -> pd.DataFrame:
    """The tellings of `event` in the order of the texts, with what a page says of each.

    Adds `row` and `last`, the row numbers of its first and last sentence; `place`, its address in the report; `name` of
    its article; `how` it is given; of its statement `by` (who says it), `conflict` and `wordings` (where all stand side
    by side, empty where one outlet has them); `shared` (whether another article carries it, doubtful tellings aside),
    and the `number` and `id` of the note on it in this article, 0 and empty for a telling that is not shared.
    """
    statements, certain = beyond_doubt(event.told, event.tellings)
    statements = statements.assign(
        by=statements["speaker"],
        several=statements["articles"] > 1,
        wordings=wordings_address(statements).map(page_address),
    )
    told = placed(event, event.tellings.assign(certain=event.tellings.index.isin(certain.index)))
    told = told.sort_values(["article", "start"], kind="stable")
    told = told.merge(statements[["statement", "by", "conflict", "several", "wordings"]], on="statement")
    told["shared"] = told["several"] & told["certain"]
    shared, number = told[told["shared"]], {article: n for n, article in enumerate(event.articles["article"])}
    first = shared.groupby("article")["statement"].transform(lambda own: pd.factorize(own)[0] + 1)
    told["number"] = first.reindex(told.index, fill_value=0).astype(int)
    return told.assign(
        row=_sentence_rows(event, told),
        last=_sentence_rows(event, told.assign(start=told["end"] - 1)),
        place=told["place"].map(page_address),
        name=told["article"].map(article_names(event.articles)),
        how=told["kind"].map(VOICE_NAMES),
        id=[
            f"{article_id(number[article])}t{note}" if note else ""
            for article, note in zip(told["article"], told["number"], strict=True)
        ],
    )


def _notes(told: pd.DataFrame, outlets: Sequence[str]) -> dict[str, list[Note]]:
    """For each article the statements that others carry as well, in the order in which it tells them."""
    tellings, notes = defaultdict(list), defaultdict(list)
    for row in told[told["shared"]].itertuples():
        tellings[row.statement].append(row)
    outlets_with = told.groupby("statement")["outlet"].agg(set)  # with doubtful tellings: those are not missing
    for row in told[told["shared"]].drop_duplicates(["article", "statement"]).itertuples():
        carried = outlets_with[row.statement]
        note = Note(
            id=row.id,
            number=row.number,
            speaker=row.by,
            conflict=row.conflict,
            missing=listed([name for name in outlets if name not in carried], most=_MOST_NAMES),
            wordings=row.wordings,
            here=[telling for telling in tellings[row.statement] if telling.article == row.article],
            there=[telling for telling in tellings[row.statement] if telling.article != row.article],
        )
        notes[row.article].append(note)
    return notes


def _tellings(told: pd.DataFrame, sentences: pd.DataFrame) -> dict[int, list[Telling]]:
    """The stretches that tell a statement, by the row number of their sentence; what is shared leads to its note from
    its last one."""
    tellings, spans = defaultdict(list), list(zip(sentences["start"], sentences["end"], strict=True))
    for row in told.itertuples():
        link = f'<a href="#{row.id}" aria-label="Statement {row.number}, in other outlets">{row.number}</a>'
        after = f'<small class="note">{link}</small>' if row.shared else ""
        for number in range(row.row, row.last + 1):
            start, end = max(row.start, spans[number][0]), min(row.end, spans[number][1])
            name = "told" if row.shared else "told only"
            tellings[number].append(Telling(start, end, name, after if number == row.last else ""))
    return tellings


def _tags(event: Event) -> dict[int, str]:
    """What stands in front of a sentence, by its row number: its topics, each with the words that show it."""
    names, tags = event.codebook.names, defaultdict(str)
    for row in event.topics.assign(row=_sentence_rows(event, event.topics)).itertuples():
        shown = "carried on" if row.evidence.startswith(CARRIED) else row.evidence
        tags[row.row] += f'<small class="topic"><b>{escape(names[row.topic])}</b> {escape(shown)}</small> '
    return tags


def _sentence_rows(event: Event, rows: pd.DataFrame) -> pd.Series:
    """The row number of the sentence in which each of `rows` (`article`, `start`) starts."""
    numbered = event.sentences.assign(number=range(len(event.sentences)))
    return begins_in(rows[["article", "start"]], numbered, ["number"])["number"]
