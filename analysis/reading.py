"""The articles in full, as HTML to be read: passages by role, every sentence a place to link to, quotations marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter

import pandas as pd

from analysis.figures.articles import article_names
from analysis.figures.quotes import UNKNOWN
from analysis.prose import ROLE_NAMES, count, sentence
from analysis.schema import COUNTED
from analysis.sentences import begins_in
from analysis.voices import VOICE_NAMES, span_of, strongest_last

#: The notebook that shows :func:`articles_in_full`.
NOTEBOOK = "01_articles.ipynb"
#: Styles of the text and of what is set apart in it, on the elements themselves: JupyterLab drops style sheets.
_TEXT, _ASIDE = "white-space:pre-line", "border-left:3px double;padding-left:1em"
#: Roles that are set in bold.
_TITLES = ("headline", "subheading")

#: A stretch of a sentence that is quoted: where it starts and ends in the article, and who says it how.
Mark = tuple[int, int, str]


@dataclass(frozen=True)
class InFull:
    """Articles under each other: the name of each, its text, and its text as HTML. Displays in Jupyter as both."""

    articles: tuple[tuple[str, str, str], ...]

    def html(self) -> str:
        """The articles as HTML, each folded away under its name."""
        return "".join(
            f'<details class="article"><summary>{_escaped(name)}</summary><div style="{_TEXT}">{html}</div></details>'
            for name, _, html in self.articles
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        plain = "\n\n".join(f"{name}\n{text}" for name, text, _ in self.articles)
        return {"text/html": self.html(), "text/plain": plain}


def articles_in_full(articles: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame) -> InFull:
    """Every article from its first word to its last, with its passages, sentences and quotations.

    Takes the frames of those names. A passage that is not body text begins with what it is; one that is in no count is
    set apart. Each sentence has an id, the one that :func:`addresses` leads to. Words are marked as those of the
    quotation that they are counted for, with its speaker and kind. All that is added stands in ``<small>``: without it
    and the tags, but for blanks at the ends of passages, the text is the file's.
    """
    names, marks = article_names(articles), _marks(sentences, quotes)
    own, shown = dict(list(sentences.reset_index(drop=True).groupby("article"))), []
    for number, row in enumerate(articles.itertuples()):
        headline = f": {row.headline}" if row.headline else ""
        name = f"{names[row.article]}{headline} ({count(row.words, 'word')})"
        inside = own.get(row.article, sentences.head(0)).itertuples()
        shown.append((name, row.text, _article(number, row.text, inside, marks)))
    return InFull(tuple(shown))


def addresses(spans: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Where to read each of `spans` (`article`, `start`) in its article: the address of the sentence it starts in.

    That is a place in :data:`NOTEBOOK`, or empty where a span starts before the first sentence.
    """
    number = {article: n for n, article in enumerate(articles["article"])}
    found = begins_in(spans[["article", "start"]], sentences, ["sentence"])
    places = [
        f"{NOTEBOOK}#{_id(number[article], int(place))}" if place >= 0 else ""
        for article, place in zip(found["article"], found["sentence"], strict=True)
    ]
    return pd.Series(places, index=spans.index, dtype="str")


def _id(article: int, sentence: int) -> str:
    """The id of a sentence, by the places of its article in the corpus and of itself in the article, both from 0.

    These are numbers because the names of articles are those of files, which may hold anything.
    """
    return f"a{article}s{sentence}"


def _marks(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Mapping[int, Sequence[Mark]]:
    """The quoted stretches of each sentence in order, by the sentence's row number; none overlaps another."""
    layers = strongest_last(quotes)
    edges = [
        frame[["article", edge]].set_axis(["article", "start"], axis=1)
        for frame in (sentences, quotes)
        for edge in ("start", "end")
    ]
    cuts = pd.concat(edges).drop_duplicates().sort_values(["article", "start"], ignore_index=True)
    held = pd.DataFrame({"sentence": span_of(cuts, sentences), "quote": span_of(cuts, layers)})
    changed = held.ne(held.shift()).any(axis=1)
    labels = [
        f"{speaker or UNKNOWN}, {VOICE_NAMES[kind]}"
        for speaker, kind in zip(layers["speaker"], layers["kind"], strict=True)
    ]
    marks: dict[int, list[Mark]] = {}
    stretches = held.assign(start=cuts["start"])[changed].assign(end=lambda rows: rows["start"].shift(-1, fill_value=0))
    for row in stretches[(stretches["sentence"] >= 0) & (stretches["quote"] >= 0)].itertuples():
        marks.setdefault(row.sentence, []).append((row.start, row.end, labels[row.quote]))
    return marks


def _article(number: int, text: str, sentences: Iterable[tuple], marks: Mapping[int, Sequence[Mark]]) -> str:
    """The `text` as HTML, a paragraph a passage."""
    html, done = [], 0
    for _, passage in groupby(sentences, attrgetter("passage")):
        parts = []
        for row in passage:
            place, words = _id(number, row.sentence), _sentence(text, row.start, row.end, marks.get(row.Index, ()))
            # The second name is the one by which JupyterLab finds the target of a link.
            span = f'<span id="{place}" data-jupyter-id="{place}">{words}</span>'
            parts += [_escaped(text[done : row.start]), span]
            done = row.end
        html.append(_passage(row.role, "".join(parts).strip()))
    return "".join(html)


def _passage(role: str, html: str) -> str:
    name = sentence(ROLE_NAMES[role])
    if role not in COUNTED:
        return f'<p style="{_ASIDE}"><small>{name}, not counted: </small>{html}</p>'
    shown = f"<strong>{html}</strong>" if role in _TITLES else html
    return f"<p>{shown}</p>" if role == "body" else f"<p><small>{name}: </small>{shown}</p>"


def _sentence(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    html, done = [], start
    for low, high, label in marks:
        html += [_escaped(text[done:low]), _marked(text[low:high], label)]
        done = high
    return "".join([*html, _escaped(text[done:end])])


def _marked(text: str, label: str) -> str:
    """The quoted `text` in a ``<mark>`` with its `label`; of a quotation that holds another, mere marks may be left."""
    if not any(map(str.isalnum, text)):
        return _escaped(text)
    before, words, after = text.partition(text.strip())
    return f"{before}<mark><small>[{_escaped(label)}: </small>{_escaped(words)}<small>]</small></mark>{after}"


def _escaped(text: str) -> str:
    """`text` as the content of an element (inside it, quotation marks are no markup)."""
    return escape(text, quote=False)
