"""Whether a word that can be a reporting verb is one here, and in which kind of sentence it stands."""

from __future__ import annotations

import re
from functools import cache

from analysis.data import lexicon
from analysis.quotes.cues import Cue, evidence
from analysis.quotes.report import Verb
from analysis.quotes.words import NUMBERS, Span, Words
from analysis.tokens import is_adjective

_BE = {"is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "isn’t", "wasn’t"}
#: Rules that find what is promised or asked for.
_DEEDS = {"infinitive", "about"}
_NOBODY = {"nobody", "none", "neither"}
#: Subjects that promise and ask for nothing: "that threatens to last".
_IMPERSONAL = {"it", "that", "this", "which"}
_NUMBERS = set(NUMBERS.split())
#: Verbs that give somebody or something a name.
NAMING = {"call", "dub", "label"}
_LONGEST_NAME = 8
#: A noun phrase up to its complement.
_BEFORE_COMPLEMENT = re.compile(r"[^pwT(,]+")
#: "Called up the members", "called off the strike".
_PARTICLES = {"up", "off", "in", "together"}
#: Who or what is called, and nothing that it is called; or a name alone.
_SUMMONED = re.compile(
    r"(?:o|P|d?[eg#]*n|d[e#]*g|d?[neg#]*R|d?N+)(?=(?:pd?[neg]*[nNRD#]+|D#?){0,2}[|;Tsamw]|cr?[VeaG])(?![^|;:]{0,30}Q)"
)
#: "Not only said that ..." says it.
_NOT_ALONE = {"only", "just", "merely", "simply"}
_SINGULAR = {"he", "she", "it"}
_POSSIBLE = {"may", "might", "could", "should"}
#: What somebody could say, and did.
_MANAGED = {"announce", "confirm", "report", "reveal", "tell"}
_FIRST_PERSON = {"i", "we"}
_MANY = _NUMBERS | set("many some all others both few most several those these".split())
_PLURALS = {"people", "police", "media", "children", "who", "majority", "percent", "data"}


def is_noun(words: Words, at: int, forms: dict[str, Cue], low: int) -> bool:
    """Whether what looks like a reporting verb is a noun or an adjective here."""
    tags, edge = words.tags, at - 1
    while edge > low and tags[edge] == "r":
        edge -= 1
    before = tags[edge] if edge >= low else "|"
    if set(forms) == {"participle"} and before not in "aSr":
        return True
    if "past" in forms:
        possessive = before == "S" and tags[edge - 1] != "P"
        return (before in "dpT" or possessive) and tags[at + 1] in "nNRS#"
    if _is_of_a_country(words, at, edge):
        return True
    if next(iter(forms.values())).lemma in _never_nouns():
        return False
    if before == "V" and tags[edge - 1] == "d":
        before = "n"  # "the report also claims"
    if before == "N" and "base" in forms and _is_of_an_outlet(words, edge, low):
        return True
    if _has_article(words, edge, low) or tags[at + 1] == "S" or before in "|SpgeV":
        return before != "|" or "base" in forms
    if before == "T" and "base" not in forms:
        return True  # "it may lead to [charges]"
    if before == "n" and (is_adjective(words.word(edge)) or "s" in forms and _is_number(words, edge - 1)):
        return True  # "a recent [report]", "two basis [points]"
    joined = edge - (before == "c")  # "criticism and [calls]"
    if tags[joined] in "nR" and "s" in forms and _is_bare(words, joined, low):
        return True
    return not _agrees(before, words.word(edge), plural_verb="base" in forms)


def _is_of_a_country(words: Words, at: int, edge: int) -> bool:
    """Whether "state" or "states" are no verb: "state senator NAME", "key states", "the Southern states"."""
    word, before = words.word(at), words.tags[edge] if edge >= 0 else "|"
    if word == "state":
        return words.tags[at + 1] in "RNn"
    return word == "states" and (words.word(edge).endswith("ern") or before == "n" and words.tags[at + 1] not in "tQ:,")


def _is_number(words: Words, at: int) -> bool:
    return words.tags[at] == "#" or words.word(at) in _NUMBERS


def _has_article(words: Words, edge: int, low: int) -> bool:
    """Whether adjectives up to word `edge` follow an article or a possessive: "a January 2017 [report]"."""
    start = edge
    while start > low and words.tags[start] in "D#neg":
        start -= 1
    return start < edge and (words.tags[start] == "S" or words.word(start) in ("a", "an"))


def _is_of_an_outlet(words: Words, edge: int, low: int) -> bool:
    """Whether names up to word `edge` follow "a" or "an", so that what follows is a noun: "a Ferry Post [report]"."""
    start = edge
    while start > low and words.tags[start] == "N":
        start -= 1
    return words.word(start) in ("a", "an")


def _is_bare(words: Words, edge: int, low: int) -> bool:
    """Whether the noun that ends at word `edge` follows a verb or a preposition at once, so that it is no subject of
    one: "brought [charges]", "good on campaign [promises]"."""
    start = edge
    while start > low and words.tags[start - 1] in "nRDeg":
        start -= 1
    return start > low and words.tags[start - 1] in "pVTae"


@cache
def _never_nouns() -> frozenset[str]:
    """Reporting verbs whose present tense is never a noun."""
    return frozenset(lexicon("reporting")["never_nouns"].split())


def _agrees(tag: str, word: str, *, plural_verb: bool) -> bool:
    """Whether the word before a verb in the present tense can end its subject; a name may be of any number."""
    if tag in "nRN":
        return is_plural(word) if plural_verb else tag == "N" or not is_plural(word)
    if tag == "P":
        return plural_verb != (word in _SINGULAR)
    return plural_verb and word in _MANY if tag == "d" else plural_verb or tag != "#"


def says_nothing(verb: Verb, mention: Span | None, rule: str, *, relative: bool) -> bool:
    """Whether nothing is said though the verb has what can be said: `mention` has yet to say it, does not speak, or
    is only told apart by it in a relative clause ("people who ask for help").
    """
    words, tags, at = verb.words, verb.words.tags, verb.at
    subject = words.word(mention[1]) if mention and mention[0] == mention[1] else ""
    if mention and (_is_nobody(words, mention) or _is_condition(verb, mention)):
        return True
    if rule in _DEEDS and (subject in _IMPERSONAL or relative and tags[mention[0] - 1] != ","):
        return True
    if subject == "you" and (words.word(mention[0] - 1) == "if" or rule == "infinitive"):
        return True  # "if you say so", "you agree to receive offers"
    if rule == "infinitive" and tags[at + 1] == "T" and verb.cue.addressee and verb.cue.lemma != "ask":
        return True  # "Islanders urged to leave"
    if verb.cue.lemma == "call" and words.word(at + 1) in _PARTICLES:
        return True
    if tags[at - 1] == "T" and (words.word(at - 2) in _unsaid() or rule == "question" and subject == "it"):
        return True
    if rule != "question" and _is_negated(words, at) or is_aside(words, at):
        return True
    if rule != "quotation" and subject not in _FIRST_PERSON and _is_only_possible(verb):
        return True
    if rule == "object" and _is_named(verb, mention):
        return True
    if rule == "object" and verb.cue.lemma == "call" and _is_called_off(words, at):
        return True
    if rule == "object" and verb.cue.lemma == "call" and _SUMMONED.match(tags, at + 1):
        # "Called the police", "called a meeting on Monday" name nothing; "the bill that they call vile" does.
        return mention is None or tags[mention[0] - 1] not in "th"
    # "Declined to comment on", "did not immediately comment on".
    return rule == "about" and verb.cue.lemma == "comment" and (tags[at - 1] == "T" or "x" in tags[at - 3 : at])


def _is_condition(verb: Verb, mention: Span) -> bool:
    """Whether something would be said: "if they conclude that"."""
    return verb.words.word(mention[0] - 1) == "if" and verb.cue.form in ("base", "s")


def _is_only_possible(verb: Verb) -> bool:
    """Whether the verb tells what may be said: "the court could say that", but not "she could only say that", nor
    "officials could confirm that", who did."""
    words, modal = verb.words, verb.at - 1
    while modal > 0 and words.tags[modal] == "r":
        modal -= 1
    possible = words.tags[modal] == "m" and words.word(modal) in _POSSIBLE
    managed = words.word(modal) == "could" and verb.cue.lemma in _MANAGED
    return possible and not managed and "only" not in map(words.word, range(modal, verb.at))


def _is_nobody(words: Words, mention: Span) -> bool:
    """Whether a phrase means nobody: "no official", but not "No. 10" and not "No wonder officials"."""
    first = words.word(mention[0])
    no = first == "no" and mention[0] < mention[1] and words.tags[mention[0] + 1] != "#"
    return first in _NOBODY or no and words.word(mention[0] + 1) != "wonder"


def _is_called_off(words: Words, at: int) -> bool:
    """Whether something is called off: "called the talks off on Monday", not "called the deal a rip off"."""
    for after in range(at + 1, min(at + _LONGEST_NAME, len(words.tags) - 1)):
        if words.word(after) == "off":
            return after > at + 1 and words.word(after - 2) not in ("a", "an")
        if words.tags[after] in "|,;QP" or after > at + 1 and words.tags[after] in "dpc":
            return False
    return False


def _is_negated(words: Words, at: int) -> bool:
    """Whether the verb at `at` is denied or refused: "never said that", "did not specify", "declined to criticise"."""
    edge = at - 1
    while edge >= 0 and words.tags[edge] in "ramx":
        if words.tags[edge] == "x" or words.word(edge).endswith(("n't", "n’t")):
            return words.word(edge + 1) not in _NOT_ALONE
        edge -= 1
    return words.tags[edge] == "T" and words.word(edge - 1) in _refusals()


@cache
def _refusals() -> frozenset[str]:
    return frozenset(lexicon("reporting")["refusals"].split())


def is_aside(words: Words, at: int) -> bool:
    """Whether the verb at `at` is one of the article's own asides: "worth noting that", "needless to say"."""
    start, end = words.starts[max(at - 3, 0)], words.ends[min(at + 2, len(words.ends) - 1)]
    found = _asides().search(words.text, start, end)
    return found is not None and found.start() <= words.starts[at] < found.end()


@cache
def _asides() -> re.Pattern[str]:
    phrases = "|".join(lexicon("reporting")["asides"]).replace("'", "['’]")
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def is_unsaid(words: Words, at: int) -> bool:
    """Whether what the -ing form at `at` would say is not said: "without saying that", "stopped short of calling"."""
    return bool(_unsaid_before_ing().search(words.text, words.starts[max(at - 4, 0)], words.starts[at]))


@cache
def _unsaid_before_ing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('reporting')['unsaid_before_ing'])})\s+$", re.IGNORECASE)


def _is_named(verb: Verb, mention: Span | None) -> bool:
    """Whether the verb gives the name of a thing: "a film called Night", "which calls itself the Harbour Front"."""
    words, tags, at = verb.words, verb.words.tags, verb.at
    if mention is None or "Q" in tags[at : at + _LONGEST_NAME]:
        return False
    if verb.cue.lemma in NAMING and words.word(at + 1) == "itself":
        return True
    thing = tags[mention[1]] == "n" and not is_plural(words.word(mention[1]))
    return thing and verb.cue.lemma in NAMING and verb.cue.form == "past"


@cache
def _unsaid() -> frozenset[str]:
    """Words before "to" and a verb of saying that leave it unsaid."""
    return frozenset(lexicon("reporting")["unsaid"].split())


def is_plural(word: str) -> bool:
    """Whether the noun, in small letters, is a plural by its ending."""
    return word.endswith(("s", "men")) and not word.endswith(("ss", "us", "is")) or word in _PLURALS


def is_passive(words: Words, at: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb, adverbs aside."""
    index = at - 1
    while index >= low and words.tags[index] in "rx":
        index -= 1
    if index >= low and words.tags[index] == "#" and words.tags[at + 1] == "e":
        return True  # "50 reported injured"
    return index >= low and words.tags[index] == "a" and words.word(index) in _BE


def is_evidence(words: Words, mention: Span | None) -> bool:
    """Whether the phrase is about what tells by what stands in it: "the [results] of a poll"."""
    if mention is None:
        return False
    if words.word(mention[0] - 1) == "by" and words.word(mention[0] - 2) in evidence():
        return True  # "a poll by [the Harbour Post] found"
    head = _BEFORE_COMPLEMENT.match(words.tags, mention[0], mention[1] + 1)
    return bool(head) and words.word(head.end() - 1) in evidence()
