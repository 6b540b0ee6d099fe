"""Controls for a notebook's reader: terms, outlets, voices and topics to choose, with charts and tables that follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets
import pandas as pd
from IPython.display import display

from analysis.errors import InputError
from analysis.event import Event
from analysis.excerpts import excerpts
from analysis.figures.terms import commonest, key_terms, term_rates
from analysis.reading import addresses
from analysis.schema import KINDS
from analysis.tables import Table, table
from analysis.terms import collocates, contexts, count_terms, keyness
from analysis.topics import code_topics
from analysis.topics.codebook import with_patterns
from analysis.voices import VOICES, speaker_words

#: What the choice of voices is called, and which :data:`analysis.voices.VOICES` it takes.
_VOICES = {"everybody": VOICES, "speakers, quoted or reported": KINDS, "the outlets themselves": ("narration",)}


def explore_term(event: Event) -> widgets.Widget:
    """A box to type a term into, at first the commonest, over its uses in their sentences and the words near it."""
    box = widgets.Text(value=next(iter(commonest(event.words, 1)), ""), description="Term", continuous_update=False)
    outlets, voice = _outlets(event), _voice(event)

    def show(term: str, outlets: Sequence[str], voice: str) -> None:
        sentences = _chosen(event, outlets, voice)
        try:
            uses, near = contexts(sentences, term), collocates(sentences, term)
        except ValueError as error:
            print(error)
            return
        uses = uses.assign(place=addresses(uses, event.articles, event.sentences))
        columns, links = ["outlet", "left", "keyword", "right"], {"keyword": "place"}
        caption = f"“{term}” in context: {len(uses):,} uses"
        display(
            table(uses, caption=caption, columns=columns, links=links, align={"left": "right"}, missing="", most=40)
        )
        columns, formats = ["word", "near", "count", "g2"], {"g2": ".1f"}
        display(table(near, caption=f"Words near “{term}”", columns=columns, formats=formats, most=12))

    return _following(show, term=box, outlets=outlets, voice=voice)


def explore_outlets(event: Event) -> widgets.Widget:
    """Outlets, voices and the longest terms to choose, over the commonest terms and those that set outlets apart.

    With two outlets chosen, these are compared with each other.
    """
    length = widgets.IntSlider(value=1, min=1, max=3, description="Words up to")
    phrases = widgets.Checkbox(value=True, description="Set phrases as one word")
    lemmas = widgets.Checkbox(description="Inflections as one word")

    def show(outlets: Sequence[str], voice: str, length: int, phrases: bool, lemmas: bool) -> None:
        known = event.phrases if phrases else ()
        terms = count_terms(_chosen(event, outlets, voice), longest=length, phrases=known, lemmas=lemmas)
        if terms.empty:
            print("There are no words here: choose other outlets or another voice.")
            return
        tests = keyness(terms)
        display(term_rates(terms, tests))
        if len(tests):
            display(key_terms(tests))

    return _following(show, outlets=_outlets(event), voice=_voice(event), length=length, phrases=phrases, lemmas=lemmas)


def explore_topic(event: Event) -> widgets.Widget:
    """A topic and its patterns, a line each, to edit: how the coding changes, by outlet and sentence by sentence.

    Nothing is written; what should stay goes into the codebook's file.
    """
    book = event.codebook
    patterns = {entry.id: "\n".join(entry.patterns) for entry in book.topics}
    topic = widgets.Dropdown(options=[(entry.name, entry.id) for entry in book.topics], description="Topic")
    lines = widgets.Textarea(description="Patterns", rows=8, continuous_update=False)

    def fill(_: object = None) -> None:
        lines.value = patterns[topic.value]

    def show(patterns: str) -> None:
        try:
            changed = with_patterns(book, topic.value, filter(None, map(str.strip, patterns.splitlines())))
        except InputError as error:
            print(error)
            return
        before = event.topics[event.topics["topic"] == topic.value]
        after = code_topics(event.sentences, changed).query("topic == @topic.value")
        counts = {"before": before, "after": after}
        by_outlet = pd.DataFrame({name: rows.groupby("outlet")["sentence"].count() for name, rows in counts.items()})
        by_outlet = by_outlet.reindex(event.outlets).fillna(0).astype("int64").rename_axis("outlet").reset_index()
        display(table(by_outlet, caption=f"Sentences about “{topic.label}”"))
        display(_changes(event, before, after))

    fill()
    topic.observe(fill, "value")
    return widgets.VBox([topic, _following(show, patterns=lines)])


def _changes(event: Event, before: pd.DataFrame, after: pd.DataFrame) -> Table:
    """The sentences that only one of two codings of a topic has, each linked to its place."""
    keys = ["article", "sentence"]
    both = before[keys].merge(after[keys], how="outer", indicator="change")
    rows = both[both["change"] != "both"].merge(event.sentences, on=keys)
    rows["change"] = rows["change"].map({"left_only": "no longer", "right_only": "now"}).astype("str")
    rows["place"] = addresses(rows, event.articles, event.sentences)
    columns = ["change", "outlet", "text"]
    return table(rows, caption="Sentences that change", columns=columns, links={"text": "place"}, most=30)


def _chosen(event: Event, outlets: Sequence[str], voice: str) -> pd.DataFrame:
    """The sentences of `outlets`, or what `voice` says in them."""
    sentences = event.sentences[event.sentences["outlet"].isin(outlets)]
    if voice in _VOICES:
        return sentences if _VOICES[voice] is VOICES else excerpts(sentences, event.quotes, voices=_VOICES[voice])
    return excerpts(sentences, event.quotes, speaker=voice)


def _outlets(event: Event) -> widgets.Widget:
    names = event.outlets
    rows = min(len(names), 8)
    return widgets.SelectMultiple(options=names, value=names, rows=rows, description="Outlets")


def _voice(event: Event) -> widgets.Widget:
    """Whose words: of everybody, of speakers, of outlets, or of one speaker, those with most words first."""
    said = speaker_words(event.sentences, event.quotes)
    speakers = said[said["speaker"] != ""].groupby("speaker")["words"].sum().sort_values(ascending=False, kind="stable")
    return widgets.Dropdown(options=[*_VOICES, *speakers.index], description="Words of")


def _following(show: Callable[..., None], **controls: widgets.Widget) -> widgets.Widget:
    """The `controls` over what `show` displays of their values, anew whenever one changes."""
    return widgets.VBox([*controls.values(), widgets.interactive_output(show, controls)])
