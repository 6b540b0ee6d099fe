"""Bodies under several names: initials ("AFO", "Anglian Ferry Office") and short forms ("the Post")."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from analysis.data import lexicon
from analysis.quotes.people import people_words

#: Two letters stand for many things: only for a name that speaks.
_INITIALS = re.compile(r"[A-Z]{2,6}")
#: A name is spelled out within so many characters; beyond, a text without end is not searched.
_FAR = 20_000
#: A capitalised word, and where the first of a name begins.
_WORD, _START = r"[A-Z][\w.&’'-]{0,30}", r"(?<![\w.&’'-])(?!The\b)"
#: Small words in a name, which may have a letter of their own.
_SMALL = {"A": "and", "F": "for", "O": "of", "T": "the"}
_COUNTRY = r"(?:U\.S\.|US|United States)"


def one_name_each(spoken: Iterable[tuple[str, str]], texts: Mapping[str, str]) -> dict[str, str]:
    """What to call each body that speaks under several names, by these names.

    `spoken` are pairs of a speaker and an article, `texts` the articles. Initials and the name that they stand for
    become the one that speaks more often; the name must stand in the text of an article where the initials speak, or
    speak in another one. One word ("Post") becomes the name that ends in it, if one does in each article where it
    speaks, and a short form the name before its brackets: "Elland Ferry Command (ElFerCom)". What stands for two names
    is left.
    """
    uses: Counter[str] = Counter()
    short: dict[str, set[str]] = defaultdict(set)
    initials: dict[str, set[str]] = defaultdict(set)
    for (speaker, article), count in Counter(spoken).items():
        uses[speaker] += count
        text = texts[article][:_FAR]
        if _INITIALS.fullmatch(speaker) and speaker.lower() not in people_words().abbreviations:
            initials[speaker] |= {_without_dots(name) for name in _spelled(speaker).findall(text) if _is_name(name)}
        elif f"({speaker})" in text and (alias := _before_brackets(speaker).search(text)):
            short[speaker] |= {alias[1].strip()} if _is_short_for(speaker, alias[1]) else set()
        elif speaker.lower() in people_words().last_words and speaker.istitle():
            # "" where no longer name stands: there it is a name by itself.
            short[speaker] |= {name for name in _longer(speaker).findall(text) if _is_name(name)} or {""}
    names = {word: next(iter(full)) for word, full in short.items() if len(full) == 1 and "" not in full}
    spelled = _spelled_out(initials, uses)
    return {word: spelled.get(full, full) for word, full in names.items()} | spelled


def _spelled_out(initials: dict[str, set[str]], uses: Counter[str]) -> dict[str, str]:
    """The name most used for each body that the `initials` stand for."""
    forms = defaultdict(list)
    for speaker in uses:
        forms[_without_dots(speaker)].append(speaker)
    shortened = defaultdict(set)
    for name in forms:
        shortened["".join(re.findall(r"\b[A-Z]", name))].add(name)
    names = {}
    for letters, full in initials.items():
        speaking = {name for name in full if name in forms}
        if len(letters) == 2:
            speaking = {name for name in speaking if _is_organisation(name)}
        full = speaking or (full if len(letters) > 2 else set())
        if not full and len(letters) > 2:
            full = {name for name in shortened[letters] if _spelled(letters).fullmatch(name)}
        own = [*forms[next(iter(full))], letters] if len(full) == 1 else []
        names |= dict.fromkeys(own, max(own, key=lambda form: uses[form], default=""))
    return names


def _is_organisation(name: str) -> bool:
    """Whether a name ends in a word for a body and does not begin with a first name: not "Anna Post"."""
    words = name.lower().split()
    return words[-1] in people_words().organisations and words[0] not in people_words().first_names


def _is_short_for(short: str, name: str) -> bool:
    """Whether the letters of `short` are, in their order, some of the name: not "Port Ellis (Agency)"."""
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower())


def _is_name(words: str) -> bool:
    """Whether capitalised words are no part of a headline ("Named By Police") and nothing of somebody's."""
    small = lexicon("stopwords")["words"]
    capitalised = [part for part in words.split() if part.istitle()]
    return not any(part.lower() in small or part.endswith(("’", "'", "’s", "'s")) for part in capitalised)


def _without_dots(name: str) -> str:
    return " ".join(name.replace(".", "").split())


@lru_cache(maxsize=1 << 10)
def _spelled(initials: str) -> re.Pattern[str]:
    """The words that begin with the `initials`: "U.S. Ferry Office" for "USFO"."""
    words = [rf"(?:{letter}[\w’']{{1,30}}|{_SMALL.get(letter, '(?!)')})" for letter in initials]
    between = rf"[ -](?:(?:{'|'.join(_SMALL.values())}) )?"
    forms = [between.join(words)]
    if initials.startswith("US"):
        forms.append(between.join([_COUNTRY, *words[2:]]))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(forms)})\b(?! [A-Z])")


@lru_cache(maxsize=1 << 10)
def _before_brackets(short: str) -> re.Pattern[str]:
    """The name that is followed by a short form in brackets: "Harbour Command (HarCom)"."""
    return re.compile(rf"{_START}((?:{_WORD} (?:(?:of|for|and|the) )?){{1,8}})\({re.escape(short)}\)")


@lru_cache(maxsize=1 << 10)
def _longer(word: str) -> re.Pattern[str]:
    """A name that ends in the `word`, or has it before "for ...": "Harbour Post", "Centre for Ferries"."""
    rest = rf"for(?: {_WORD}){{1,5}}"
    return re.compile(rf"{_START}((?:{_WORD} ){{1,3}}{word}(?: {rest})?|{word} {rest})\b")
