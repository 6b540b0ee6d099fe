"""Two wordings of the same thing, word by word, as HTML that reads well on paper, on screen and read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

import pandas as pd

from analysis.data import lexicon
from analysis.overlap import LEVELS, confidence, share_right
from analysis.prose import count
from analysis.tables import Cell, Table
from analysis.tokens import fold, word_spans
from analysis.voices import VOICE_NAMES

#: What a screen reader says before a marked stretch: most do not announce these elements by themselves.
SPOKEN = {"del": "left out:", "ins": "added:", "mark": "shared:"}
#: Takes a text out of sight but not out of hearing, without a style sheet.
HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"

#: The notebook that shows :func:`side_by_side`, and what the ids of its tables begin with.
NOTEBOOK, _PLACE = "03_quote_overlap.ipynb", "wordings-"

#: So many statements are set side by side on one page, those that most outlets carry.
MOST_STATEMENTS = 100

#: How near a telling is to the gist, in a reader's words.
NEARNESS = {"identical": "the same", "near-verbatim": "close", "paraphrase": "other words"}


@dataclass(frozen=True)
class Marked(Cell):
    """A cell whose text is shown with marks."""

    marked: str = ""

    def html(self) -> str:
        """The text with its marks, as HTML."""
        return self.marked


@dataclass(frozen=True)
class SideBySide:
    """Tables under each other, one a statement. Displays in Jupyter as HTML and as plain text."""

    tables: tuple[Table, ...]
    note: str = ""

    def html(self) -> str:
        """The tables under each other, as HTML, and the note."""
        tables = "".join(table.html() for table in self.tables) or "<p>None.</p>"
        return tables + (f"<p>{escape(self.note)}</p>" if self.note else "")

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        texts = (*(table.text() for table in self.tables), self.note)
        return {"text/html": self.html(), "text/plain": "\n\n".join(filter(None, texts))}


def side_by_side(
    statements: pd.DataFrame, carriers: pd.DataFrame, *, shown: int = 5, named: bool = False
) -> SideBySide:
    """The :func:`tellings` of each statement as a table under its gist, those that most outlets carry first.

    Beside each stands how often tellings so like their gist are of one statement (:func:`.share_right`), the surest
    first.

    All tables past `shown` are folded away under a line each, and past :data:`MOST_STATEMENTS` the rest is left out,
    which a note says. Where `carriers` has a column ``place``, an outlet's name leads there. `named` makes each table
    the place that :func:`wordings_address` leads to; no page may have it twice.
    """
    several = _several(statements)
    told = tellings(several.head(MOST_STATEMENTS), carriers).groupby("statement", sort=False)
    tables = (_telling_table(rows, folded=n >= shown, named=named) for n, (_, rows) in enumerate(told))
    rest = f"The first {MOST_STATEMENTS:,} of {len(several):,} statements are shown; the frame “carriers” has all."
    return SideBySide(tuple(tables), rest if len(several) > MOST_STATEMENTS else "")


def wordings_address(statements: pd.DataFrame) -> pd.Series:
    """Where the wordings of each of `statements` stand side by side: a place in :data:`NOTEBOOK`, or an empty text.

    `statements` is the whole frame of that name, of which :func:`side_by_side` shows a part.
    """
    shown = statements.index.isin(_several(statements).index[:MOST_STATEMENTS])
    return (f"{NOTEBOOK}#{_PLACE}" + statements["statement"]).where(shown, "")


def _several(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements that several outlets carry, those that most carry first."""
    return statements[statements["outlets"] >= 2].sort_values("outlets", ascending=False, kind="stable")


def _telling_table(told: pd.DataFrame, *, folded: bool, named: bool) -> Table:
    first = told.iloc[0]
    gist, outlets = " ".join(first["gist"].split()), count(told["outlet"].nunique(), "outlet")
    rows = tuple(
        (
            Cell(row.outlet, getattr(row, "place", "")),
            Marked(row.text, marked=row.html),
            Cell(VOICE_NAMES[row.kind]),
            Cell(NEARNESS[row.wording]),
            Cell("" if row.confidence == "gist" else f"{share_right(row.confidence):.0%}"),
        )
        for row in told.sort_values(
            "confidence", key=lambda levels: levels.map(LEVELS.index), kind="stable"
        ).itertuples()
    )
    return Table(
        caption=f"“{gist}”" + (f" ({first['speaker']})" if first["speaker"] else ""),
        headings=("Outlet", "Wording", "How", "Compared", "One statement"),
        rows=rows,
        align=("left",) * 4 + ("right",),
        summary=f"{outlets}: “{gist}”" if folded else "",
        id=f"{_PLACE}{first['statement']}" if named else "",
    )


def mark_changes(old: str, new: str) -> str:
    """`new` as HTML, what it adds to `old` in ``<ins>`` and what it leaves out, in its place, in ``<del>``.

    Words are compared without case or punctuation. Both texts are escaped. For wordings that are close; see
    :func:`mark_shared` for those that are not.
    """
    old_words, new_words = _words(old), _words(new)
    html, done = [], 0
    for operation, old_start, old_end, new_start, new_end in _aligned(old, new).get_opcodes():
        if operation == "equal":
            continue
        removed, added = _run(old, old_words[old_start:old_end]), _run(new, new_words[new_start:new_end])
        follows = not added and new_start > 0  # what is only left out stands right after the word before it
        place = new_words[new_start - 1][1] if follows else new_words[new_start][0] if new_words else len(new)
        shown = [_element(tag, words) for tag, words in (("del", removed), ("ins", added)) if words]
        html += [escape(new[done:place]), " " * follows, " ".join(shown), " " * (not added and not follows)]
        done = place + len(added)
    return "".join([*html, escape(new[done:])]).strip()


def mark_shared(old: str, new: str) -> str:
    """`new` as HTML, with the words that it has in common with `old`, in the same order, in ``<mark>``.

    Words are compared without case or punctuation; small words ("of", "the") are marked beside other shared words only.
    """
    words, runs = _words(new), []
    for _, start, size in _aligned(old, new).get_matching_blocks()[:-1]:
        if runs and runs[-1][1] == start:  # one stretch here, though more stands between its parts in `old`
            runs[-1] = (runs[-1][0], start + size)
        else:
            runs.append((start, start + size))
    html, done = [], 0
    for start, end in runs:
        run, place = _run(new, words[start:end]), words[start][0]
        html += [escape(new[done:place]), _element("mark", run)]
        done = place + len(run)
    return "".join([*html, escape(new[done:])]).strip()


def mark_reading(before: str, old: str, new: str, after: str) -> str:
    """What stands at one place of a text as HTML: `old` in ``<del>``, `new` in ``<ins>``, between `before` and `after`.

    Either may be empty. All are escaped.
    """
    changes = " ".join(_element(tag, words) for tag, words in (("del", old), ("ins", new)) if words)
    # The blank that parts `new` from the word before it is in `before`; where there is no `new`, there is none.
    return f"{escape(before)}{'' if new else ' '}{changes}{escape(after)}"


def tellings(statements: pd.DataFrame, carriers: pd.DataFrame) -> pd.DataFrame:
    """Every wording of the statements that two outlets or more carry, marked against the gist, statement by statement.

    Gives `statement`, `speaker`, `gist`, `conflict`, `outlet`, `article`, `start`, `end`, `kind`, `wording`, `text`,
    `confidence` and `html`: the words as they stand where they are the gist's, their changes where they are near, and
    in a paraphrase what it has in common with the gist. Statements come in the order of `statements`, wordings in that
    of `carriers`, with their column ``place`` if they have one.
    """
    several = statements.loc[statements["outlets"] >= 2, ["statement", "speaker", "gist", "conflict"]]
    carriers = carriers.assign(confidence=confidence(carriers))
    told = several.merge(carriers.drop(columns="speaker"), on="statement", how="inner")
    marked = {"near-verbatim": mark_changes, "paraphrase": mark_shared}
    told["html"] = [
        marked[wording](gist, text) if wording in marked else escape(text)
        for gist, text, wording in zip(told["gist"], told["text"], told["wording"], strict=True)
    ]
    place = ["place"] if "place" in told else []
    return told[
        [*several, "outlet", "article", "start", "end", "kind", "wording", "text", "confidence", "html", *place]
    ]


def _words(text: str) -> list[tuple[int, int]]:
    """The spans of the words of `text`, hyphened words apart."""
    return [
        (start + part.start(), start + part.end())
        for start, end in word_spans(text)
        for part in re.finditer("[^-‐‑–]+", text[start:end])
    ]


def _aligned(old: str, new: str) -> SequenceMatcher:
    """The words of two texts against each other; a small word is matched only beside another shared word."""
    words = [[fold(text[start:end]) for start, end in _words(text)] for text in (old, new)]
    return SequenceMatcher(frozenset(lexicon("stopwords")["words"]).__contains__, *words)


def _run(text: str, words: list[tuple[int, int]]) -> str:
    """The text from the first of `words` to the last, with what stands between them."""
    return text[words[0][0] : words[-1][1]] if words else ""


def _element(tag: str, text: str) -> str:
    heard = f'<span class="visually-hidden" style="{HIDDEN}">'
    return f"<{tag}>{heard}[{SPOKEN[tag]} </span>{escape(text)}{heard} end]</span></{tag}>"
