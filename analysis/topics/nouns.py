"""The event's own topics: what several outlets write about comes up in each of them in the same words.

Topic models need more text than one event has. A topic is a noun with its compounds, so that each of its sentences has
what the topic is named after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis.data import lexicon
from analysis.prose import listed
from analysis.tokens import singular
from analysis.topics.draft import DraftTopic
from analysis.topics.keyterms import KeyTerm, key_terms
from analysis.topics.phrases import mostly
from analysis.topics.reading import text_numbers

#: Letters of the shortest noun that makes a compound, and of what stands before it there ("suit", "lawsuit").
_SHORTEST_NOUN, _SHORTEST_BEFORE = 4, 3
#: Letters of the longest word that may be in capitals because it always is.
_LONGEST_ACRONYM = 5
_ACRONYM = re.compile("[A-Z]{3,5}")


def noun_topics(sentences: pd.DataFrame, quotes: pd.DataFrame) -> list[DraftTopic]:
    """The topics that `sentences` make by their key terms, a noun with its compounds each.

    Each stands in enough sentences (``[draft]`` of ``data/thresholds.toml``), not all of them copies of one another.
    Words that tell who speaks in `quotes` are no terms.
    """
    settings = lexicon("thresholds")["draft"]
    families = _families(key_terms(sentences, quotes)[: settings["terms"]])
    texts, numbers = sentences["text"].tolist(), text_numbers(sentences)
    topics = (_spelled_out(_topic(family), texts, numbers) for family in families)
    fewest = settings["share"] * len(sentences)
    return [topic for topic in topics if len(topic.sentences) >= fewest and len(topic.texts) > 1]


def _families(terms: list[KeyTerm]) -> Iterable[list[KeyTerm]]:
    """Each of `terms`, which come with those in most sentences first, with those of the same noun."""
    while terms:
        family = [term for term in terms if _same_noun(terms[0], term)]
        yield family
        terms = [term for term in terms if term not in family]


def _same_noun(first: KeyTerm, second: KeyTerm) -> bool:
    """Whether two terms are the same or one is a noun that ends the other: "boat", "lifeboat", "ferry boat"."""
    if min(len(first.stems), len(second.stems)) > 1:
        return first.stems == second.stems
    a, b = sorted((first.stems[-1], second.stems[-1]), key=len)
    return a == b or b.endswith(a) and len(a) >= _SHORTEST_NOUN and len(b) - len(a) >= _SHORTEST_BEFORE


def _topic(terms: list[KeyTerm]) -> DraftTopic:
    """The topic of `terms` of one noun, named after the first, with a capital."""
    name, forms = terms[0].name, [f"“{mostly(term.written)}”" for term in terms]
    return DraftTopic(
        name=name[:1].upper() + name[1:],
        definition=f"Sentences with {listed(forms, most=len(forms))}.",
        patterns=tuple(dict.fromkeys(pattern for term in terms for pattern in _patterns(term))),
        sentences=frozenset().union(*(term.sentences for term in terms)),
        texts=frozenset().union(*(term.texts for term in terms)),
    )


def _spelled_out(topic: DraftTopic, texts: list[str], numbers: list[int]) -> DraftTopic:
    """The topic of an acronym with the name that it stands for ("Harbour Safety Board" for "HSB") and the sentences
    with that, where the `texts` have the name twice or before "(HSB)"."""
    if not _ACRONYM.fullmatch(topic.name):
        return topic
    parts = (rf"{letter}[\w’'-]{{0,30}}[a-z]\w{{0,9}}" for letter in topic.name)
    name = re.compile(rf"\b{r'(?: (?:of|for|on|the|and)){0,2} '.join(parts)}\b(?P<said> \({topic.name}\))?")
    matches = {place: match for place, text in enumerate(texts) if (match := name.search(text))}
    spelled = {place: match[0].removesuffix(match["said"] or "") for place, match in matches.items()}
    known = {spelled[place] for place, match in matches.items() if match["said"]}
    known |= {words for words, times in Counter(spelled.values()).items() if times > 1}
    found = {place for place, words in spelled.items() if words in known}
    return replace(
        topic,
        patterns=(*topic.patterns, *sorted(known)),
        sentences=topic.sentences | found,
        texts=topic.texts | {numbers[place] for place in found},
    )


def _patterns(term: KeyTerm) -> Iterable[str]:
    """The ways a term is written as a noun, each once: with blanks for hyphens and as few capitals as it ever has.

    A codebook matches capitals as written; those of a longer word are a headline's.
    """
    nouns = {singular(phrase.words[-1].lower()) for phrase in term.phrases}
    written = [form for form in term.written if singular(re.split("[ -]", form)[-1].lower()) in nouns]
    forms: dict[str, str] = {}
    for form in sorted(written or term.written, key=lambda form: (sum(map(str.isupper, form)), form)):
        words = form.replace("-", " ").split()
        plain = " ".join(word.lower() if word.isupper() and len(word) > _LONGEST_ACRONYM else word for word in words)
        forms.setdefault(plain.casefold(), plain)
    return forms.values()
