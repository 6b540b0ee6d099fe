"""Block quotations: a paragraph without marks after one that ends with who says it, "The mayor wrote on Monday:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.quotes.cues import cue_forms
from analysis.quotes.phrases import participle_subject, subject
from analysis.quotes.report import Report
from analysis.quotes.verbs import is_noun
from analysis.quotes.words import Words

#: A verb of saying, when, where or to whom, and a colon or comma at the end of a paragraph; the next begins without a
#: mark.
_LEAD = re.compile(r"[VG](?:[rDpTo][rDpTodnNRge#S]{0,9})?t?[:,]\|¶(?=[^Q(¶])")
#: The next one is a turn of a transcript.
_LABELLED = re.compile(r"[^|¶:]{1,4}:")
#: Somebody else speaks in it: "“...,” said NAME", "“...,” NAME said".
_OTHERS_WORDS = re.compile("Q(?:d?[NR]+)?V")
#: After a comma it is somebody's words only if they speak of themselves.
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
#: It is an item of a list.
_BULLETS = "•*–—-"
_LEAST_WORDS = 8


def block_reports(words: Words, headings: Sequence[tuple[int, int]]) -> Iterator[Report]:
    """What each block quotation says, a report a paragraph; `headings` as (start, end) in the text."""
    heads, tags = {start for start, _ in headings}, words.tags
    for lead in _LEAD.finditer(tags):
        at, first = lead.start(), lead.end()
        low = max(tags.rfind("|", 0, at), tags.rfind("¶", 0, at)) + 1
        last = tags.find("¶", first) - 2
        between = words.text[words.ends[at] : words.starts[first]]
        headed = not heads.isdisjoint((words.starts[low], words.starts[first]))
        listed = _LABELLED.match(tags, first) or between.strip()[-1] in _BULLETS
        others = _OTHERS_WORDS.search(tags, first, last + 1)
        told = tags[first - 3] == "," and not _FIRST_PERSON.search(words.text, words.starts[first], words.ends[last])
        if headed or listed or others or told or last - first < _LEAST_WORDS:
            continue
        forms = cue_forms().get(words.word(at))
        if forms is None or is_noun(words, at, forms, low):
            continue
        if tags[at] == "G":
            mention, antecedent = participle_subject(words, at, low), None
        else:
            mention, antecedent = subject(words, at, low, None)
        if mention:
            yield Report(((first, last),), (at, at), mention, "block", antecedent)
