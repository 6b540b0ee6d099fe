"""Tagging: each word of an article as one letter, so that patterns of grammar are regular expressions over a string.

This is the first level of a cascade of finite-state rules (Abney 1996, "Partial parsing via finite-state cascades"): no
model, only the closed classes of English, the lexicons and the shape of a word. A quotation in marks is one word,
``Q``.

======  =====================================================  ======  ====================================
letter  word                                                   letter  word
======  =====================================================  ======  ====================================
``N``   capitalised word                                       ``w``   who, which, whom, whose
``n``   other word                                             ``t``   that
``R``   person or body that can speak, in small letters        ``h``   what, how, why, whether ...
``d``   determiner or possessive                               ``p``   preposition
``#``   number                                                 ``T``   to
``P``   pronoun that can be a subject                          ``a``   be, have, do
``o``   pronoun that cannot                                    ``m``   modal verb
``S``   's                                                     ``x``   not, never
``V``   form of a reporting verb that can be finite            ``r``   adverb
``G``   its -ing form                                          ``c``   and, or, but
``D``   day or time                                            ``s``   conjunction that opens a clause
``e``   word in -ed, common irregular past                     ``g``   word in -ing
``A``   according                                              ``Q``   quotation in marks
``|``   end of a sentence; ``¶`` of a passage                  ``,;:-()``  as they stand
======  =====================================================  ======  ====================================

While an article is read, ``v`` and ``j`` are ``V`` and ``G`` with a capital, and ``y``, ``u`` and ``z`` May, Will and
April, until it is known whether they are names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from analysis.data import lexicon
from analysis.quotes.cues import cue_forms, evidence
from analysis.quotes.marks import Quoted
from analysis.quotes.people import people_words
from analysis.tokens import ACCENTS, SOFT_HYPHEN

_WORD = re.compile(
    r"[^\W_]+(?:(?:[.&/_-]|['’](?!s\b)|(?<=\d),(?=\d))[^\W_]+"  # a word with inner marks; its possessive apart
    rf"|{ACCENTS}+[^\W_]*)*+(?:(?<=\d)%)?"
    rf"|['’](?:(?<=\w.)|(?<={ACCENTS}.))s?(?!\w)|[,;:()\[\]—–…]|-(?:-+|(?!\S)|(?<!\S.))"
)

#: A capitalised word at the start of a sentence and before a small one or a comma.
_OPENING_WORD = re.compile(r"N(?<![^|¶].)(?=[pdnrTog#PQ,])")
_OPENERS = frozenset("first second third fourth next plus".split())
#: What is named like a title: "Carl Judge", and the end of the name of a body, "Ministry of Law and Justice".
_LIKE_TITLE = re.compile(r"N(?P<surname>R)(?!N)|Rp(?P<fields>(?:[NR]{1,4},){0,4}[NR]{1,4},?c[NR]{1,2})(?![NR])")
#: "al-Harbouri", with an article of Arabic that has no capital.
_ARTICLE_IN_NAME = re.compile(r"(?:a[ldnrst]|ash|el|ul|az)-[A-Z]")
_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_TITLE_ALONE = re.compile(r"(?<!d)R(?!N)")
#: "USA Today [reported]", "the Elland Week"; and "Carl “Cully” Holm".
_TIME_IN_NAME, _NICKNAME = re.compile(r"(?<=N)D(?!D)"), re.compile(r"(?<=N)Q(?=N)")
_ONE_NAME = re.compile(r"\W*[A-Z][\w.’'-]{0,14}\W*")
#: "A Republican [said]", "the top Liberal, ..."
_PARTISAN = re.compile(r"(?<=[dneSR])N(?=[,|Vamew(])")
#: The tags of reporting words with a capital, until it is known whether they are names.
_CAPITAL = {"V": "v", "G": "j"}
_AS_CUES, _AS_NAMES = str.maketrans("vj", "VG"), str.maketrans("vj", "NN")
_SENTENCE_WITH_CAPITAL = re.compile("(?<![^|¶])[^|¶vj]*+[vj][^|¶]*")
#: Names that are other words too, by a letter of their own until it is known what they are, and what tells.
_ALSO_NAMES = {"May": "y", "Will": "u", "April": "z", "June": "z", "Jan": "z"}
_TOLD_APART = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<=[NR])y(?![N#])|(?<![pdD#NR])y(?=S|r?[Veam])", "N"),  # "Anna May", "May also said"
        (r"^y(?=N+r?[Vea])", "N"),  # "May Berg said"
        (r"y(?=[PdN])|^y", "m"),
        (r"(?<=[NR])u(?=[V,|eamS])|(?<=[RVecs,QnTp])u(?=N)", "N"),  # "George Will said", "the mayor, Will Berg"
        (r"^u(?=N+[,V(c]|V)|(?<=Q)u(?=r?V)|(?<=QV)u", "N"),  # "Will Berg said", "“...,” Will said"
        (r"u", "m"),
        (r"(?<![pdD#])z(?=N)", "N"),  # "April Holm"
        (r"[yz]", "D"),
    )
]
_NO_NAMES = str.maketrans("yuz", "mmD")
_SENTENCE_WITH_AMBIGUOUS = re.compile("(?<![^|¶])[^|¶yuz]*+[yuz][^|¶]*")
_PRONOUN_AND_VERB = re.compile(r"(?:i|he|she|they|we|it|you)['’](?:m|ve|re|d|ll)$", re.IGNORECASE)
#: How far before a verb what it is about is looked for, in words, and prepositions that open a clause of time.
_FARTHEST_EVIDENCE, BEFORE_CLAUSE = 12, frozenset({"after", "before", "since", "until"})
#: A longer word in capitals is a word of a headline in capitals.
_LONGEST_ACRONYM = 5
#: Small words in capitals that are no body's short form, as IT, US and WHO are.
_SHOUTED = frozenset(
    "HE SHE THEY WE YOU HIM HER HIS THEM THEIR THE THAT THIS AND BUT NOT OF TO IS ARE WAS WERE".split()
)

#: Who is nobody, even with a capital.
INDEFINITE = "nobody somebody everybody anybody someone everyone anyone nothing something everything anything none"

#: Numbers in words, before a noun or for people: "twenty said".
NUMBERS = """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
"""

_CLOSED = {
    "d": """
        a an the this these those his her its their our my your some any no every each another such both all
        many several few more most other one
    """
    + NUMBERS,
    "n": INDEFINITE,
    "P": "i he she they we it you",
    "o": "him them me us himself herself themselves itself myself",
    "w": "who which whom whose who’ve who've",
    "t": "that",
    "h": "what how why whether where whatever whoever",
    "p": """
        of in on at by for from with about against over under into during after before since until through
        between among within without toward towards upon across behind beyond near despite like via per amid
        following including regarding concerning around off outside inside along above below
    """,
    "T": "to",
    "a": """
        is are was were be been being am has have had having do does did isn’t aren’t wasn’t weren’t hasn’t
        haven’t hadn’t don’t doesn’t didn’t isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
        didn't he’s she’s it’s
    """,
    "m": """
        will would can could may might shall should must won’t wouldn’t can’t cannot couldn’t shouldn’t
        won't wouldn't can't couldn't shouldn't
    """,
    "x": "not never",
    "r": """
        also then now later again already still just even only too however instead earlier once twice
        further often sometimes always soon yet there here ago perhaps maybe meanwhile afterward afterwards
        indeed thus moreover furthermore nevertheless nonetheless therefore hence otherwise likewise
        simply late
    """,
    "c": "and or but nor",
    "s": "because although though while if as when whereas unless than so",
    "D": """
        monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january
        february march april june july august september october november december morning afternoon evening
        night week weekend month year mon tue wed thu fri sat sun jan feb aug sept oct nov dec last next
    """,
    "e": """
        made took came got gave found left met held kept led lost won ran sat stood became fell grew knew
        saw felt meant sent built spent paid put set cut let hit
    """,
    "A": "according",
    "-": "— – - --",
    "(": "( [",
    ")": ") ]",
    ",": ",",
    ";": ";",
    ":": ":",
    "…": "…",
    "S": "'s ’s ' ’",
}

#: Words for a time that have a capital only in names.
_NO_CALENDAR = frozenset("today tonight tomorrow yesterday week weekend month year night morning evening".split())

#: Two numbers of words, the first and the last of a stretch.
Span = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """The words of one article in order: a tag each in `tags`, and where each stands in `text`."""

    text: str
    tags: str
    starts: Sequence[int]
    ends: Sequence[int]

    def word(self, index: int) -> str:
        """The word in small letters."""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where words `first` to `last` (inclusive) stand in the text."""
        return self.starts[first], self.ends[last]


def _tag_of_cue(word: str) -> str:
    return "G" if set(cue_forms()[word]) == {"ing"} else "V"


@cache
def _tag_of_word() -> dict[str, str]:
    tags = {}
    people = lexicon("people")
    speakers = (people[group] for group in ("roles", "bodies", "documents", "honorifics"))
    tags |= dict.fromkeys(" ".join(speakers).split(), "R")
    for word, forms in cue_forms().items():
        if not all(cue.evidence for cue in forms.values()):
            tags[word] = _tag_of_cue(word)
    return tags | {word: tag for tag, words in _CLOSED.items() for word in words.split()} | _ALSO_NAMES


def tag_words(text: str, sentences: Sequence[tuple[int, int, int]], quoted: Sequence[Quoted]) -> Words:
    """The words of an article. `sentences` are (start, end, passage), `quoted` the quotations in marks, both in order.

    A sentence that ends inside a quotation in marks goes on after it. ``|`` follows each sentence, ``¶`` each passage.
    """
    tags: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(tag: str, start: int, end: int) -> None:
        tags.append(tag)
        starts.append(start)
        ends.append(end)

    def add_words(start: int, end: int) -> None:
        for stretch in text[start:end].split(" "):
            for tag, first, last in _tagged(stretch):
                tags.append(tag)
                starts.append(start + first)
                ends.append(start + last)
            start += len(stretch) + 1

    at = 0
    for number, (start, end, passage) in enumerate(sentences):
        position = max(start, ends[-1] if ends else 0)
        while at < len(quoted) and quoted[at].start < end:
            add_words(position, quoted[at].start)
            add("Q", quoted[at].start, quoted[at].end)
            position = quoted[at].end
            at += 1
        last = number + 1 == len(sentences) or sentences[number + 1][2] != passage
        if last and number + 1 < len(sentences) and _is_interrupted(text, end, sentences[number + 1][0]):
            add_words(position, end)
            continue
        if position <= end or last:
            add_words(position, end)
            position = max(position, end)
            add("|", position, position)
        if last:
            add("¶", position, position)
    return _with_names(Words(text, "".join(tags), starts, ends))


def _is_interrupted(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on, from `end` to `start`, after something that the page puts into its line."""
    between = text[end:start]
    return bool(between.strip()) and not _LINE_BREAK.search(between) and text[end - 1] not in ".?!…"


def _with_names(words: Words) -> Words:
    """The words with names told from other words by their capitals.

    A reporting word with a capital inside its sentence is part of a name, unless all the sentence is like a headline:
    "The Harbour Post", "Centre for Investigative Reporting". A word that only begins its sentence is none. "May" is a
    name before a verb, and after a name or a title.
    """
    tags = _SENTENCE_WITH_AMBIGUOUS.sub(_told_apart, words.tags)
    tags = _SENTENCE_WITH_CAPITAL.sub(_with_named_cues, tags)
    words = replace(words, tags=_OPENING_WORD.sub(partial(_without_capital, words), tags))
    tags = _NICKNAME.sub(partial(_nickname, words), _TIME_IN_NAME.sub(partial(_time_in_name, words), words.tags))
    words = replace(words, tags=tags)
    if _partisan_words().search(words.text):
        words = replace(words, tags=_PARTISAN.sub(partial(_partisan, words), words.tags))
    words = _with_names_like_titles(words) if _LIKE_TITLE.search(words.tags) else words
    return _with_evidence(words)


def _with_evidence(words: Words) -> Words:
    """The words with what tells that something is so ("shows", "found") as reporting verbs, where evidence is named in
    the same clause before it; else who shows something does something."""
    tags = list(words.tags)
    for found in _evidence_forms().finditer(words.text):
        at = bisect_left(words.starts, found.start())
        if at == len(tags) or words.starts[at] != found.start() or tags[at] == "N" and not mostly_names(words.tags):
            continue
        if _names_evidence(words, at):
            tags[at] = _tag_of_cue(words.word(at))
    return replace(words, tags="".join(tags))


def _names_evidence(words: Words, at: int) -> bool:
    """Whether the clause names evidence before its verb at `at`: "the poll of islanders [shows]"."""
    for before in range(at - 1, max(-1, at - _FARTHEST_EVIDENCE), -1):
        word = words.word(before)
        if word in evidence():
            return True
        if words.tags[before] in "|¶PVQ;:sm" or word in BEFORE_CLAUSE:
            return False
    return False


@cache
def _evidence_forms() -> re.Pattern[str]:
    forms = [word for word, cues in cue_forms().items() if all(cue.evidence for cue in cues.values())]
    return re.compile(rf"\b(?:{'|'.join(sorted([*forms, *map(str.title, forms)]))})\b")


def _time_in_name(words: Words, found: re.Match) -> str:
    """The tag of a word for a time after a name: part of it with a capital, unless it is a day or a month."""
    named = _is_capital(words, found.start()) and words.word(found.start()) in _NO_CALENDAR
    return "N" if named else "D"


def _nickname(words: Words, found: re.Match) -> str:
    """The tag of what stands in marks within a name: one more name, if it is a single one."""
    return "N" if _ONE_NAME.fullmatch(words.text, *words.span(found.start(), found.start())) else "Q"


@cache
def _partisan_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(people_words().partisans)).title()})\b")


def _partisan(words: Words, found: re.Match) -> str:
    """The tag of a name that may be a word for somebody by their party."""
    return "R" if words.word(found.start()) in people_words().partisans else "N"


def _with_names_like_titles(words: Words) -> Words:
    """The words with what looks like a title but is part of a name as a name: who is "Carl Judge" is "Judge" elsewhere
    too, and so is the end of "Ministry of Health and Family Affairs" and "... of Law and Justice"."""
    known, tags = people_words(), list(words.tags)
    surnames = set()
    for match in _LIKE_TITLE.finditer(words.tags):
        first, last = match.start(), match.end() - 1
        if match["fields"] and words.word(first) in known.organisations and _is_capital(words, first):
            for at in range(match.start("fields"), last + 1):
                tags[at] = "N" if _is_capital(words, at) and words.word(at) not in known.offices else tags[at]
        elif match["surname"] and words.word(first) in known.first_names and _is_capital(words, last):
            surnames |= {words.word(last)} & known.surnames
    if surnames:
        for match in _TITLE_ALONE.finditer(words.tags):
            at = match.start()
            if words.word(at) in surnames and _is_capital(words, at):
                tags[at] = "N"
    return replace(words, tags="".join(tags))


def _is_capital(words: Words, at: int) -> bool:
    return words.text[words.starts[at]].isupper()


def _told_apart(sentence: re.Match) -> str:
    """The sentence with "May" and the like as names or not; in a headline they are none."""
    tags = sentence[0]
    if mostly_names(tags):
        return tags.translate(_NO_NAMES)
    for pattern, letter in _TOLD_APART:
        tags = pattern.sub(letter, tags)
    return tags


def _with_named_cues(sentence: re.Match) -> str:
    tags = sentence[0]
    return tags[0].translate(_AS_CUES) + tags[1:].translate(_AS_CUES if mostly_names(tags) else _AS_NAMES)


def mostly_names(tags: str) -> bool:
    """Whether of the words that could be small more than two thirds begin with a capital, as in a headline."""
    return 2 * sum(tags.count(tag) for tag in "nRegrVG") < tags.count("N")


def _without_capital(words: Words, opening: re.Match) -> str:
    """The tag of a word that only begins its sentence ("Asked about it, ..."), a first name aside."""
    at = opening.start()
    word, after = words.word(at), words.tags[at + 1]
    inner = words.text[words.starts[at] + 1 : words.ends[at]]
    if word in people_words().first_names or not inner.islower() and inner:
        return "N"  # also "McReed"
    if after == "P" or word in _OPENERS:
        return "r"  # "Plus it said"
    tag = _shape(word)
    return tag if tag in ("r" if after == "," else "egr") else "N"


@lru_cache(maxsize=1 << 16)
def _tagged(stretch: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a `stretch` of text without a blank: of each its tag, and where it begins and ends there.

    Most stretches come again and again; to look one up is faster than to read it.
    """
    return tuple((_tag(word[0]), *word.span()) for word in _WORD.finditer(stretch))


def _tag(word: str) -> str:
    known, word = _tag_of_word(), word.replace(SOFT_HYPHEN, "")
    if word in known:
        return known[word]
    if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and word not in _SHOUTED:
        return "N"
    tag = known.get(word.lower())
    if tag is None and word.startswith(("ex-", "Ex-")):
        tag = known.get(word[3:].lower())
    return _CAPITAL.get(tag, tag) or ("P" if _PRONOUN_AND_VERB.match(word) else _shape(word))


@cache
def _not_by_ending() -> frozenset[str]:
    """Words in -ed and -ing that are no verbs, and in -ly that are no adverbs."""
    return frozenset(lexicon("clauses")["not_verbs"].split())


def _shape(word: str) -> str:
    if word[0].isupper() or _ARTICLE_IN_NAME.match(word):
        return "N"
    if word[0].isdigit():
        return "#"
    if word in _not_by_ending():
        return "n"
    if word.endswith("ly"):
        return "r"
    if word.endswith("ed"):
        return "e"
    return "g" if word.endswith("ing") else "n"
