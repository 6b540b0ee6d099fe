"""The articles in full, as HTML to be read: passages by role, every sentence a place to link to, quotations marked.

A notebook shows them as they come (:func:`articles_in_full`), the report on pages of their own, with more set on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from operator import attrgetter

import pandas as pd

from analysis.figures.articles import article_names
from analysis.figures.quotes import UNKNOWN
from analysis.prose import ROLE_NAMES, count, sentence
from analysis.schema import COUNTED
from analysis.sentences import begins_in
from analysis.tables import named
from analysis.voices import VOICE_NAMES, span_of, strongest_last

#: The notebook that shows :func:`articles_in_full`.
NOTEBOOK = "01_articles.ipynb"
#: Styles of the text and of what is set apart in it, on the elements themselves: JupyterLab drops style sheets.
_TEXT, _ASIDE = "white-space:pre-line", "border-left:3px double;padding-left:1em"
#: Roles that are set in bold.
_TITLES = ("headline", "subheading")


@dataclass(frozen=True)
class Mark:
    """A stretch of a sentence that is quoted: its place in the article, its kind, and who says it how (or empty)."""

    start: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True)
class Telling:
    """A stretch of a sentence that tells a statement, the class it is shown in, and what follows it as HTML."""

    start: int
    end: int
    name: str
    after: str


@dataclass(frozen=True)
class Layers:
    """What is set on the text, by the row number of the sentence: in stretches of it, or, as HTML, in front of it."""

    marks: Mapping[int, Sequence[Mark]]
    tellings: Mapping[int, Sequence[Telling]] = field(default_factory=dict)
    tags: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class InFull:
    """Articles under each other: the name of each, its text, and its text as HTML. Displays in Jupyter as both."""

    articles: tuple[tuple[str, str, str], ...]

    def html(self) -> str:
        """The articles as HTML, each folded away under its name."""
        return "".join(
            f'<details class="article"{named(article_id(number))}><summary>{_escaped(name)}</summary>'
            f'<div style="{_TEXT}">{html}</div></details>'
            for number, (name, _, html) in enumerate(self.articles)
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        plain = "\n\n".join(f"{name}\n{text}" for name, text, _ in self.articles)
        return {"text/html": self.html(), "text/plain": plain}


def articles_in_full(articles: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame) -> InFull:
    """Every article from its first word to its last, with its passages, sentences and quotations.

    Takes the frames of those names; the articles are shown as :func:`articles_as_html` gives them.
    """
    names, texts = article_names(articles), articles_as_html(articles, sentences, Layers(quoted(sentences, quotes)))
    shown = []
    for row, html in zip(articles.itertuples(), texts, strict=True):
        headline = f": {row.headline}" if row.headline else ""
        shown.append((f"{names[row.article]}{headline} ({count(row.words, 'word')})", row.text, html))
    return InFull(tuple(shown))


def articles_as_html(articles: pd.DataFrame, sentences: pd.DataFrame, layers: Layers) -> Iterator[str]:
    """The text of each of `articles` as HTML, a paragraph a passage, with `layers` set on it.

    A passage that is not body text begins with what it is; one that is in no count is set apart. Each sentence has an
    id, the one that :func:`addresses` leads to. All that is added stands in ``<small>``: without it and the tags, but
    for blanks at the ends of passages, the text is the file's.
    """
    own = dict(list(sentences.reset_index(drop=True).groupby("article")))
    for number, (article, text) in enumerate(zip(articles["article"], articles["text"], strict=True)):
        yield _article(number, text, own.get(article, sentences.head(0)).itertuples(), layers)


def addresses(spans: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Where to read each of `spans` (`article`, `start`) in its article: the address of the sentence it starts in.

    That is a place in :data:`NOTEBOOK`, or empty where a span starts before the first sentence.
    """
    number = {article: n for n, article in enumerate(articles["article"])}
    found = begins_in(spans[["article", "start"]], sentences, ["sentence"])
    places = [
        f"{NOTEBOOK}#{sentence_id(number[article], int(place))}" if place >= 0 else ""
        for article, place in zip(found["article"], found["sentence"], strict=True)
    ]
    return pd.Series(places, index=spans.index, dtype="str")


def article_addresses(articles: pd.DataFrame) -> list[str]:
    """Where to read each of `articles` from its beginning: a place in :data:`NOTEBOOK`."""
    return [f"{NOTEBOOK}#{article_id(number)}" for number in range(len(articles))]


def article_id(article: int) -> str:
    """The id of an article, by its place in the corpus, from 0; the id counts from 1, as the report's pages do.

    It is a number because the names of articles are those of files, which may hold anything.
    """
    return f"a{article + 1}"


def sentence_id(article: int, sentence: int) -> str:
    """The id of a sentence, by the place of its article in the corpus and its number in the frame ``sentences``."""
    return f"{article_id(article)}s{sentence}"


def quoted(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Mapping[int, Sequence[Mark]]:
    """The quoted stretches of each sentence in order, by the sentence's row number.

    None overlaps another: words are marked as those of the quotation that they are counted for. A stretch of the same
    quotation as the one before it has no label.
    """
    layers = strongest_last(quotes)
    edges = [
        frame[["article", edge]].set_axis(["article", "start"], axis=1)
        for frame in (sentences, quotes)
        for edge in ("start", "end")
    ]
    cuts = pd.concat(edges).drop_duplicates().sort_values(["article", "start"], ignore_index=True)
    held = pd.DataFrame({"sentence": span_of(cuts, sentences), "quote": span_of(cuts, layers)})
    changed = held.ne(held.shift()).any(axis=1)
    stretches = held.assign(start=cuts["start"])[changed].assign(end=lambda rows: rows["start"].shift(-1, fill_value=0))
    marks, laid, before = defaultdict(list), list(layers.itertuples()), None
    for row in stretches[(stretches["sentence"] >= 0) & (stretches["quote"] >= 0)].itertuples():
        said = laid[row.quote]
        label = f"{said.speaker or UNKNOWN}, {VOICE_NAMES[said.kind]}"
        quotation = (said.article, said.quote, label)
        marks[row.sentence].append(Mark(row.start, row.end, said.kind, "" if quotation == before else label))
        before = quotation
    return marks


def _article(number: int, text: str, sentences: Iterable[tuple], layers: Layers) -> str:
    html, done = [], 0
    for _, passage in groupby(sentences, attrgetter("passage")):
        parts = []
        for row in passage:
            words = _sentence(
                text, row.start, row.end, layers.marks.get(row.Index, ()), layers.tellings.get(row.Index, ())
            )
            span = f"<span{named(sentence_id(number, row.sentence))}>{words}</span>"
            parts += [_escaped(text[done : row.start]), layers.tags.get(row.Index, ""), span]
            done = row.end
        html.append(_passage(row.role, "".join(parts).strip()))
    return "".join(html)


def _passage(role: str, html: str) -> str:
    name = sentence(ROLE_NAMES[role])
    if role not in COUNTED:
        return f'<p style="{_ASIDE}"><small>{name}, not counted: </small>{html}</p>'
    shown = f"<strong>{html}</strong>" if role in _TITLES else html
    return f"<p>{shown}</p>" if role == "body" else f"<p><small>{name}: </small>{shown}</p>"


def _sentence(text: str, start: int, end: int, marks: Sequence[Mark], tellings: Sequence[Telling]) -> str:
    html, done = [], start
    for mark in marks:
        html += [_told(text, done, mark.start, tellings), _marked(text, mark, tellings)]
        done = mark.end
    return "".join([*html, _told(text, done, end, tellings)])


def _marked(text: str, mark: Mark, tellings: Sequence[Telling]) -> str:
    """The quoted words in a ``<mark>`` with their label; of a quotation that holds another, mere marks may be left."""
    words = text[mark.start : mark.end]
    if not any(map(str.isalnum, words)):
        return _told(text, mark.start, mark.end, tellings)
    start, end = mark.start + len(words) - len(words.lstrip()), mark.end - len(words) + len(words.rstrip())
    before, after = _told(text, mark.start, start, tellings), _told(text, end, mark.end, tellings)
    label, inside = f"{_escaped(mark.label)}: " if mark.label else "", _told(text, start, end, tellings)
    return f'{before}<mark class="{mark.kind}"><small>[{label}</small>{inside}<small>]</small></mark>{after}'


def _told(text: str, start: int, end: int, tellings: Sequence[Telling]) -> str:
    """``text[start:end]`` with the parts of `tellings` that lie in it; each is followed by its note where it ends."""
    html, done = [], start
    for telling in tellings:
        low, high = max(telling.start, done), min(telling.end, end)
        if low < high:
            html += [_escaped(text[done:low]), f'<span class="{telling.name}">{_escaped(text[low:high])}</span>']
            html += [telling.after] * (high == telling.end)
            done = high
    return "".join([*html, _escaped(text[done:end])])


def _escaped(text: str) -> str:
    """`text` as the content of an element (inside it, quotation marks are no markup)."""
    return escape(text, quote=False)
