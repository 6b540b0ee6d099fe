"""What a short phrase such as "the source", "the department" or "the statement" goes back to: who or what was named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from analysis.quotes.people import people_words
from analysis.quotes.words import Span, Words

#: "the officials", "the foreign officials": no name in it, nothing after its noun.
_SHORT = re.compile(r"d[neg#]{0,2}[nR]$")
#: "the school district": the end of a name.
_END_OF_NAME = re.compile(r"dR{1,2}$")
#: Further back than so many phrases of speakers nothing is gone back to.
_REACH = 12
#: A name that can be a body's, and how far back it is looked for, in words.
_BODY, _FAR = re.compile("N+R+"), 400
_NAME = re.compile("N+")
#: So many words beside a phrase tell where somebody says it.
_BESIDE = 60
#: A noun phrase up to its complement: "a source" of "a source close to the board".
_BEFORE_COMPLEMENT = re.compile(r"[^pwT(,]+?(?=n?T|[pw(,]|$)")


class Reprises:
    """The phrases of those who speak in one article, to look up what a later one goes back to."""

    def __init__(self, words: Words, speaking: Sequence[Span], is_person: Callable[[int], bool]):
        """`speaking` in the order of the text; `is_person` tells of the last word of a name."""
        self._words, self._speaking, self._is_person = words, speaking, is_person

    def source(self, phrase: Span) -> Span | None:
        """The earlier phrase that `phrase` goes back to, if it is short and definite."""
        words, (first, last) = self._words, phrase
        if words.word(first) != "the" or not _SHORT.match(words.tags[first : last + 1]):
            ends_name = words.word(first) == "the" and _END_OF_NAME.match(words.tags[first : last + 1])
            return self._named(phrase) if ends_name else None
        head, own = words.word(last), {words.word(at) for at in range(first + 1, last + 1)}
        place = bisect_left(self._speaking, phrase)
        before = self._speaking[max(0, place - _REACH) : place]
        fuller = (span for span in reversed(before) if own < set(self._own(span)) and self._heads(head, span))
        return next(fuller, None) or self._author(head, before) or self._named(phrase)

    def _named(self, phrase: Span) -> Span | None:
        """The one body named before the phrase whose name ends in its words: "the [Elland Harbour] department"."""
        words, (first, last) = self._words, phrase
        head, low = words.word(last), max(0, first - _FAR)
        if first + 1 == last and (outlet := self._outlet(head, low, first)):
            return outlet
        if head not in people_words().bodies:
            return None
        runs = ((low + run.start(), low + run.end() - 1) for run in _BODY.finditer(words.tags[low:first]))
        ending = [words.word(at) for at in range(first + 1, last + 1)]
        runs = (run for run in runs if [words.word(at) for at in range(run[1] + 1 - len(ending), run[1] + 1)] == ending)
        named = {words.text[slice(*words.span(*run))]: run for run in runs if run[1] - run[0] >= len(ending)}
        named = {name: run for name, run in named.items() if name.split()[-1].istitle()}
        return next(iter(named.values())) if len(named) == 1 else None

    def _outlet(self, noun: str, low: int, at: int) -> Span | None:
        """The outlet named last between words `low` and `at`: "the newspaper" after "the Ferry Post reported"."""
        known = people_words().outlets.get(noun, frozenset())
        names = reversed(list(_NAME.finditer(self._words.tags, low, at))) if known else ()
        runs = ((run.start(), run.end() - 1) for run in names if not self._is_person(run.end() - 1))
        told = (run for run in runs if self._words.word(run[1]) in known and self._words.word(run[0]) != "news")
        return next(told, None)

    def _author(self, document: str, before: Sequence[Span]) -> Span | None:
        """Who spoke last "in a statement", where `document` is "statement"."""
        if document not in people_words().documents:
            return None
        stated, words = _stated_in(document), self._words
        authors = (span for span in reversed(before) if not _SHORT.match(words.tags[span[0] : span[1] + 1]))
        return next((span for span in authors if stated.search(words.text, *self._beside(span))), None)

    def _beside(self, span: Span) -> tuple[int, int]:
        """Where the sentence of a phrase stands in the text, a long one up to some words beside it."""
        tags, (first, last) = self._words.tags, span
        low, high = max(0, first - _BESIDE), min(len(tags) - 1, last + _BESIDE)
        begins, ends = tags.rfind("|", low, first) + 1, tags.find("|", last, high)
        return self._words.span(max(low, begins), high if ends == -1 else ends)

    def _own(self, span: Span) -> list[str]:
        return [self._words.word(at) for at in range(span[0], span[1] + 1) if self._words.tags[at] != "d"]

    def _heads(self, noun: str, span: Span) -> bool:
        """Whether the phrase is about the `noun`: it is the last word before "of ..." and the like, or of a name."""
        first, last = span
        name = self._words.tags[last] == "N" and not self._is_person(last)
        head = _BEFORE_COMPLEMENT.match(self._words.tags, first, last + 1)
        return bool(head) and noun in (self._words.word(head.end() - 1), name and self._words.word(last))


@cache
def _stated_in(document: str) -> re.Pattern[str]:
    return re.compile(rf"\bin (?:an?|its|his|her|their|our) (?:[\w-]+ ){{0,4}}{document}\b", re.IGNORECASE)
