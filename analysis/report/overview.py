"""What the first page states of an event as a whole: its title, what was compared, what was left out, what made it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.event import Event
from analysis.overlap.wordings import content_stems, fold_words
from analysis.prose import REASONS, ROLE_NAMES, numeral, sentence, written
from analysis.report.page import article_file
from analysis.schema import COUNTED, ROLES
from analysis.tables import Table, table
from analysis.tokens import word_spans


def title(event: Event) -> str:
    """What the event's report is called: "How five outlets covered one event"."""
    outlets = len(event.outlets)
    return f"How {numeral(outlets)} {'outlet' if outlets == 1 else 'outlets'} covered one event"


def standfirst(event: Event) -> str:
    """How much was compared, from when, and what it is about in the headline of one outlet."""
    return " ".join(filter(None, (_size_and_time(event), _about(event.articles))))


def _size_and_time(event: Event) -> str:
    number, words = len(event.articles), event.articles["words"].sum()
    counted = f"{numeral(number)} {'article' if number == 1 else 'articles'} with {words:,} words of running text"
    dated = [date.fromisoformat(day) for day in event.articles["published"] if day]
    if not dated:
        return sentence(f"{counted}, without a date of publication.")
    when, undated = span(min(dated), max(dated)), number - len(dated)
    if not undated:
        return sentence(f"{counted}, published {when}.")
    return sentence(f"{counted}. Published {when}, as far as stated; {numeral(undated)} without a date.")


def _about(articles: pd.DataFrame) -> str:
    """The headline that shares most words of content with all the others, with its outlet; empty if there is none."""
    headed = articles[articles["headline"] != ""]
    stems = [content_stems(fold_words(headline)) for headline in headed["headline"]]
    shared = [sum(len(own & other) for other in stems) / len(own) if own else 0.0 for own in stems]
    if not any(shared):
        return ""
    nearest = headed.iloc[shared.index(max(shared))]
    return f"As one headline has it: “{' '.join(nearest['headline'].split()).rstrip('.')}” ({nearest['outlet']})."


def compared(event: Event) -> Table:
    """Each article with its outlet, agency, date, headline and counted words; the outlet leads to its page."""
    return table(
        event.articles.assign(place=[article_file(number) for number in range(len(event.articles))]),
        caption="The articles, with the words that were counted",
        columns=["outlet", "headline", "published", "agency", "words"],
        links={"outlet": "place"},
    )


def left_out(event: Event) -> Table | None:
    """The passages that no count includes, by what they are; None where there are none."""
    passages = event.passages[~event.passages["role"].isin(COUNTED)]
    if passages.empty:
        return None
    words = passages["text"].map(lambda text: len(word_spans(text)))
    sums = passages.assign(words=words).groupby("role").agg(passages=("words", "size"), words=("words", "sum"))
    sums = sums.reindex([role for role in ROLES if role in sums.index]).reset_index()
    return table(
        sums.assign(reason=sums["role"].map(REASONS)),
        caption="Passages of the files that are in no count",
        columns={"role": "What it is", "passages": "Passages", "words": "Words", "reason": "Why it is left out"},
        formats={"role": lambda role: sentence(ROLE_NAMES[role])},
    )


def data(event: Event) -> Table:
    """Every frame as a file, with what it holds."""
    frames = event.frames()
    return table(
        pd.DataFrame(
            {
                "name": list(frames),
                "place": [f"data/{name}.csv" for name in frames],
                "rows": [len(frame) for frame in frames.values()],
                "columns": [", ".join(frame) for frame in frames.values()],
            }
        ),
        caption="Everything that was measured, as CSV",
        columns={"name": "Table", "rows": "Rows", "columns": "Columns"},
        links={"name": "place"},
    )


def sources(made: dict) -> Table:
    """Each file of the corpus with its fingerprint, folded away."""
    rows = pd.DataFrame({"file": made["sources"].keys(), "sha256": made["sources"].values()})
    return table(
        rows,
        caption=f"SHA-256 of each file; of them all together: {made['corpus']['sha256']}",
        columns={"file": "File", "sha256": "SHA-256"},
        summary="The files, with their fingerprints",
    )


def span(first: date, last: date) -> str:
    """Two days as a reader writes them: "24–26 May 2014", "30 May – 2 June 2014", "on 24 May 2014"."""
    end = written(last)
    if first == last:
        return f"on {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = f"{first.day} {first:%B}" if first.year == last.year else written(first)
    return f"{start} – {end}"
