"""How often the project is right, measured on the hand-labelled seeds (``data/gold/``).

The labels are of the five seed articles; ``data/README.md`` says who made them. Five articles are few:
every figure has its interval, and other articles will differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import combinations

import pandas as pd

from analysis import schema
from analysis.data import DATA, SEEDS
from analysis.errors import InputError
from analysis.event import Event, measure
from analysis.quotes.marks import bare_span
from analysis.sentences import begins_in
from analysis.stats import wilson
from analysis.tables import Table, table
from analysis.topics import Codebook
from analysis.topics.agreement import ALL, agreement

Span = tuple[int, int]

#: A found stretch is the labelled one if they share at least this part of what either covers.
_OVERLAP = 0.5
_SUBJECTS = {
    "quotes": ("How well quotations are found", "quotations"),
    "statements": ("How well tellings of the same statement are brought together", "pairs of tellings"),
    "topics": ("How well topics are coded", "topics of sentences"),
}


def accuracy_note(subject: str, *, codebook: Codebook | None = None) -> Table:
    """The measured accuracy of "quotes", "statements" or "topics" on the hand-labelled seeds, as a table for the
    reader, who is told if `codebook` is not the one that was measured.

    Raises KeyError for any other subject.
    """
    title, units = _SUBJECTS[subject]
    if codebook and not _is_measured(codebook):
        title = (
            "This codebook was not checked. How well the project’s own one codes the articles that it was written for"
        )
    scores = {"quotes": score_quotes, "statements": score_statements, "topics": score_topics}[subject](_seeds())
    return table(
        scores,
        caption=f"{title}, against hand labels of five articles. {int(scores['of'].sum()):,} comparisons of {units}; "
        "in brackets the 95% interval.",
        columns={"measure": "Of what", "right": "Right", "of": "Of", "share": "Share"},
        formats={"share": ".0%"},
        intervals={"share": ("low", "high")},
    )


def _is_measured(codebook: Codebook) -> bool:
    """Whether `codebook` has the topics of the seeds, for which there are hand labels."""
    return codebook.names == _seeds().codebook.names


def score_quotes(event: Event) -> pd.DataFrame:
    """Quotations of the seeds against the hand labels.

    One row a measure: of the labelled quotations of each kind how many were found (half of the words in common), of the
    found ones how many are labelled, and of those that are both how many have the right speaker. Columns ``measure``,
    ``right``, ``of``, ``share``, ``low``, ``high``.
    """
    texts = dict(zip(event.articles["article"], event.articles["text"], strict=True))
    rows = event.quotes.to_dict("records")
    found = [
        (row["article"], _trim(texts[row["article"]], row["start"], row["end"]), row["speaker"], row["kind"])
        for row in rows
    ]
    labelled = [
        (article["id"], _trim(texts[article["id"]], *span), quote["speaker_resolved"] or "", quote["kind"])
        for article in _gold_lines("quotes")
        for quote in article["quotes"]
        for span in quote["spans"]
    ]
    pairs = _match(
        [(article, span) for article, span, *_ in labelled], [(article, span) for article, span, *_ in found]
    )
    hits, right = {label for label, _ in pairs}, {found_at for _, found_at in pairs}
    counts = [
        (
            f"labelled {_KIND_NAMES[kind]} quotations that are found",
            [n in hits for n, row in enumerate(labelled) if row[3] == kind],
        )
        for kind in schema.KINDS
    ]
    counts.append(("found quotations that are labelled", [n in right for n in range(len(found))]))
    counts.append(
        ("speakers named rightly, of quotations found", [_same_name(labelled[a][2], found[b][2]) for a, b in pairs])
    )
    return _scores(counts)


def score_statements(event: Event, labels: dict | None = None) -> pd.DataFrame:
    """Pairs of tellings in two articles against hand labels, those of the seeds if none are given.

    Of the pairs labelled as one statement how many share a statement, and the other way round. `labels` is shaped as
    ``data/gold/statements.json``, its articles named by their files. Columns as in :func:`score_quotes`.
    """
    statements = (labels or _gold("statements"))["statements"]
    spans = _labelled_tellings(statements)
    rows = list(event.carriers.itertuples())
    told = [
        {row.statement for row in rows if _is_article(row.article, key) and _covers((row.start, row.end), span)}
        for _, key, span in spans
    ]
    pairs = _comparable(spans, statements)
    same = [bool(told[a] & told[b]) for a, b in pairs if spans[a][0] == spans[b][0]]
    claimed = [spans[a][0] == spans[b][0] for a, b in pairs if told[a] & told[b]]
    return _scores(
        [
            ("pairs labelled as one statement that are brought together", same),
            ("pairs brought together that are labelled as one statement", claimed),
        ]
    )


def score_topics(event: Event) -> pd.DataFrame:
    """Topics of the seeds' sentences against the hand labels, over the articles' own sentences.

    Of the labelled topics how many were found, and of those found how many are labelled. Columns as in
    :func:`score_quotes`.
    """
    left_out = {"boilerplate", "link", "caption-duplicate"}
    units = [unit for unit in _gold("topics")["sentences"] if unit["kind"] not in left_out]
    wanted = {(_article(unit), unit["start"], label.casefold()) for unit in units for label in unit["labels"]}
    coded: set[tuple[str, int, str]] = set()
    for unit in units:
        here = event.topics.loc[event.topics["article"] == _article(unit)]
        inside = here.loc[(here["start"] < unit["end"]) & (here["end"] > unit["start"]), "topic"]
        coded |= {(_article(unit), unit["start"], topic.casefold()) for topic in inside}
    return _scores(
        [
            ("labelled topics that are coded", [label in coded for label in sorted(wanted)]),
            ("coded topics that are labelled", [label in wanted for label in sorted(coded)]),
        ]
    )


def agreement_note(codebook: Codebook) -> Table:
    """How far the coding of the seeds' topics agrees with the hand labels, as a table.

    Topic by topic where `codebook` has the topics of the seeds; for any other they would say nothing, so that all stand
    in one row.
    """
    event = _seeds()
    found = agreement(event.topics, _labelled_topics(event), event.sentences)
    if not _is_measured(codebook):
        found = found[found["topic"] == ALL]
    names = event.codebook.names | {ALL: "All topics"}
    return table(
        found.assign(name=found["topic"].map(names)),
        caption="Agreement of the coding with hand labels of five articles: precision is the share of "
        "the coded sentences that are labelled so, recall that of the labelled ones that are coded so, F1 their "
        "harmonic mean; Krippendorff’s alpha is 1 for full agreement and 0 for that of chance.",
        columns={
            "name": "Topic",
            "labelled": "Labelled",
            "coded": "Coded",
            "precision": "Precision",
            "recall": "Recall",
            "f1": "F1",
            "alpha": "Alpha",
        },
        formats=dict.fromkeys(("precision", "recall", "f1"), ".0%") | {"alpha": ".2f"},
        summary="Agreement with the hand labels",
    )


def _labelled_topics(event: Event) -> pd.DataFrame:
    """The hand labels of the seeds' topics by sentence."""
    labels = [
        (_article(unit), unit["start"], label.casefold())
        for unit in _gold("topics")["sentences"]
        for label in unit["labels"]
    ]
    return begins_in(pd.DataFrame(labels, columns=["article", "start", "topic"]), event.sentences, ["sentence"])


def _is_article(article: str, key: str) -> bool:
    """Whether labels mean this article by `key`: the number that begins its file's name, or the file's name."""
    return key in (article, article.partition("_")[0]) or key.rpartition(".")[0] == article


def _labelled_tellings(statements: list[dict]) -> list[tuple[str, str, Span]]:
    """(statement, article key, stretch) of every labelled telling; statements of mere setting are left out."""
    return [
        (label["id"], key, (span["start"], span["end"]))
        for label in statements
        if not label["id"].startswith("X")
        for key, carriers in label["carriers"].items()
        for span in carriers
    ]


def _comparable(spans: list[tuple[str, str, Span]], statements: list[dict]) -> list[tuple[int, int]]:
    """Pairs of tellings in two articles that can be judged.

    Left out are those of two statements labelled as related, and those where one stretch also tells the other's
    statement: no answer would be wrong there.
    """
    related = {frozenset((label["id"], other)) for label in statements for other in label.get("related", [])}
    also = {
        (statement, number)
        for number, (_, here, span) in enumerate(spans)
        for statement, there, other in spans
        if here == there and _covers(span, other)
    }
    return [
        (a, b)
        for a, b in combinations(range(len(spans)), 2)
        if spans[a][1] != spans[b][1]
        and (
            spans[a][0] == spans[b][0]
            or frozenset((spans[a][0], spans[b][0])) not in related
            and (spans[b][0], a) not in also
            and (spans[a][0], b) not in also
        )
    ]


# ---------------------------------------------------------------- counting

_KIND_NAMES = {"direct": "direct", "mixed": "mixed", "indirect": "reported"}


def _scores(counts: Iterable[tuple[str, list[bool]]]) -> pd.DataFrame:
    frame = pd.DataFrame([(name, sum(hits), len(hits)) for name, hits in counts], columns=["measure", "right", "of"])
    frame["share"] = frame["right"] / frame["of"]
    frame["low"], frame["high"] = wilson(frame["right"], frame["of"])
    return frame


def _match(labelled: list[tuple[str, Span]], found: list[tuple[str, Span]]) -> list[tuple[int, int]]:
    """One-to-one pairs (label, found) by descending overlap, at least :data:`_OVERLAP` of what both cover together."""
    overlaps = [
        (_shared(a, b) / (max(a[1], b[1]) - min(a[0], b[0])), i, j)
        for i, (here, a) in enumerate(labelled)
        for j, (there, b) in enumerate(found)
        if here == there and _shared(a, b) > 0
    ]
    pairs: dict[int, int] = {}
    for overlap, i, j in sorted(overlaps, key=lambda row: (-row[0], row[1], row[2])):
        if overlap >= _OVERLAP and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _shared(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _covers(a: Span, b: Span) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    return _shared(a, b) > 0 and _shared(a, b) >= _OVERLAP * min(a[1] - a[0], b[1] - b[0])


def _trim(text: str, start: int, end: int) -> Span:
    """The stretch without marks and punctuation at its edges, nor a leading "that"."""
    start, end = bare_span(text, start, end)
    return (start + 5, end) if text[start:end].lower().startswith("that ") else (start, end)


def _same_name(labelled: str, found: str) -> bool:
    """Whether both name the same people, by their last names: spellings of first names differ between outlets."""

    def last_names(names: str) -> set[str]:
        return {name.split()[-1].casefold() for name in names.split(",") if name.split()}

    return last_names(labelled) == last_names(found)


# ---------------------------------------------------------------- the labels


@cache
def _seeds() -> Event:
    """The labelled articles, measured once in a process."""
    return measure(SEEDS)


def _article(unit: dict) -> str:
    return unit["article"].removesuffix(".txt")


def _gold(name: str) -> dict:
    return json.loads(_read(f"{name}.json"))


def _gold_lines(name: str) -> list[dict]:
    return [json.loads(line) for line in _read(f"{name}.jsonl").splitlines()]


def _read(file: str) -> str:
    path = DATA / "gold" / file
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            f"{path}: the hand labels are missing; restore the file from the project's repository."
        ) from None
