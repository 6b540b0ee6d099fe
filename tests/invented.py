"""An invented event as frames, of any number of outlets, with a bit of everything that makes charts hard to draw."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

import pandas as pd

from analysis import schema
from analysis.terms import count_terms, keyness
from analysis.tokens import word_spans

#: What an article is made of: role, text, and the kind of quotation the text is, if any.
PIECES = (
    ("datestamp", "date 2031-05-06", ""),
    ("headline", "Ferry to the outer islands will cost $20 from June, council says", ""),
    ("byline", "By Our Own Reporter", ""),
    ("caption", "The old ferry in the harbour on Monday. Photo: Harbour Board", ""),
    ("standfirst", "Islanders fear for their shops as the council raises the fare of the ferry.", ""),
    ("body", "The council of the outer islands raised the fare of the ferry by half on Monday.", ""),
    ("teaser", "ALSO READ: Ten Ferries You Must See", ""),
    ("body", "Nobody likes to pay more for the ferry.", "direct"),
    ("body", "The mayor said that the ferry had lost $50 billion since spring.", "indirect"),
    ("subheading", "Shops fear for their summer", ""),
    ("body", "Shops on the islands live from visitors who come by ferry between June and August.", ""),
    ("furniture", "Share this page", ""),
    ("duplicate", "The old ferry in the harbour on Monday. Photo: Harbour Board", ""),
)


@cache
def invented(outlets: int, *, each: int = 1, name: str = "Outlet {}", quoting: bool = True) -> SimpleNamespace:
    """The frames of `outlets` outlets with `each` articles.

    Every second outlet has no direct quotation; without `quoting` there are no quotations at all. The second outlet
    alone says "boat" where the others say "ferry".
    """
    articles, passages, sentences, quotes = [], [], [], []
    for number in range(outlets * each):
        outlet = number // each
        article, house = f"{number:03}", name.format(outlet + 1)
        kept = [piece for piece in PIECES if quoting and not (outlet % 2 and piece[2] == "direct") or not piece[2]]
        kept = kept[:4] * (outlet % 3) + kept  # more or less of what is left out
        if outlet == 1:
            kept = [(role, text.replace("ferry", "boat").replace("Ferry", "Boat"), kind) for role, text, kind in kept]
        text, start = "\n".join(piece[1] for piece in kept), 0
        words = sum(len(word_spans(text)) for role, text, _ in kept if role in schema.COUNTED)
        articles.append(
            dict.fromkeys(schema.FRAMES["articles"], "")
            | {"article": article, "outlet": house, "file": f"{article}.txt", "words": words, "text": text}
        )
        for i, (role, piece, kind) in enumerate(kept):
            place = {"article": article, "outlet": house, "start": start, "end": start + len(piece), "text": piece}
            passages.append(place | {"passage": i, "role": role})
            sentences.append(passages[-1] | {"sentence": i, "position": i / (len(kept) - 1)})
            if kind:
                quotes.append(quotation(place, kind))
            start += len(piece) + 1
    rows = {"articles": articles, "passages": passages, "sentences": sentences, "quotes": quotes}
    frames = {frame: schema.frame(frame, listed) for frame, listed in rows.items()}
    terms = count_terms(frames["sentences"])
    return SimpleNamespace(**frames, terms=terms, keyness=keyness(terms))


def quotation(place: dict, kind: str) -> dict:
    """A row of the frame ``quotes`` over the sentence `place`, without a speaker."""
    empty = {column: pd.NA if kind == schema.OFFSET else "" for column, kind in schema.FRAMES["quotes"].items()}
    return empty | place | {"quote": str(place["start"]), "kind": kind}


LONG_NAME = "The Daily & Sunday <Islander> of ${} $cents"  # 40 characters with a number of one digit
