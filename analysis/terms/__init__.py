"""Terms: which words and runs of words each outlet uses, how often, and what sets an outlet apart.

A term is a word in its folded form (:func:`analysis.tokens.fold`) or a run of words inside one sentence of an
article's running text (:data:`analysis.schema.COUNTED`). Small words (``data/stopwords.toml``) count as words of an
outlet; they are no terms by themselves, and no run begins or ends with one.
"""

from analysis.terms.collocations import collocates, collocations
from analysis.terms.contexts import contexts, find_term
from analysis.terms.counts import count_terms
from analysis.terms.keyness import keyness
from analysis.terms.phrases import set_phrases
from analysis.terms.ranges import article_ranges

__all__ = [
    "article_ranges",
    "collocates",
    "collocations",
    "contexts",
    "count_terms",
    "find_term",
    "keyness",
    "set_phrases",
]
