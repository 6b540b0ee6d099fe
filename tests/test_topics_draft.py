"""Drafting a codebook: what becomes a topic, what is written of it, and when it is used."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.__main__ import main
from analysis.data import lexicon
from analysis.errors import InputError
from analysis.event import draft, measure
from analysis.topics import choose_codebook, code_topics, draft_codebook, library, read_codebook, write_draft
from analysis.topics.draft import DraftTopic, choose_topics
from analysis.topics.drafted import is_untouched
from analysis.topics.library import known_topics
from analysis.topics.nouns import noun_topics

#: Four outlets on one event: the ferry is in every sentence of theirs, fares and the harbour wall in some.
STORIES = {
    "Gazette": """The ferry will be dearer from Monday.
The fares for commuters rise by half, the mayor said.
Commuters fear the new fares and the empty seats.
A storm broke the harbour wall in March.
The harbour wall has to be mended before the ferry can dock.
Nobody knows what the winter brings.""",
    "Herald": """The islands will pay more for their ferry.
Higher fares hurt commuters, shopkeepers said.
The council blames the repair of the harbour wall for the fares.
Engineers look at the harbour wall, which a storm broke.
The mayor told reporters that the ferry is old.""",
    "Courier": """Ferry users are angry about the fares.
Many commuters cannot pay such fares.
A cousin of the mayor sells tickets for the ferry.
The harbour wall cost a million, and divers work on the harbour wall.""",
    "Post": """The ferry still sails.
A storm took the harbour wall and with it the jetty.
Commuters met on the jetty in March.""",
}

#: Sentences about nothing that comes up again.
FILLER = "\n".join(f"Then {word} came along." for word in "rain snow hail wind fog frost heat dust mist haze".split())


#: A library of one topic with two parts, and one without.
COURTS = """
ignore = ["court of public opinion", "on Harbour|Island Net"]
[[topic]]
id = "courts"
name = "Appeals and injunctions"
definition = "What courts of appeal decide, and what they forbid."
[topic.parts]
"Appeals" = ["appeal*", { match = "court|courts", none_of = ["royal", "tennis"] }, "overturn*"]
"Injunctions" = ["injunction*", "restraining order*"]
[[topic]]
id = "prisons"
name = "Prisons"
definition = "Prisons and who is held there."
[topic.parts]
"Prisons" = ["prison*", { match = "cell|cells", all_of = ["locked"] }]
[[topic]]
id = "animals"
name = "Farm animals"
definition = "Animals that are kept on farms."
[topic.parts]
"Goats" = ["goat*"]
"Geese" = ["geese"]
"Sheep" = ["sheep"]
"Mules" = ["mule*", "mule jetty", "mule pier jetty"]
"""


@pytest.fixture(autouse=True)
def small_library(monkeypatch, tmp_path_factory) -> None:
    """The library of these tests knows of courts and prisons alone."""
    path = tmp_path_factory.mktemp("library") / "library.toml"
    path.write_text(COURTS, encoding="utf-8")
    monkeypatch.setattr(library, "LIBRARY", path)
    monkeypatch.setattr(library, "read_library", library.read_library.__wrapped__)


@pytest.fixture
def islands(corpus) -> Path:
    """The stories as a corpus, each under its outlet's name."""
    return corpus({f"{outlet}.txt": f"{outlet} on the ferry\n\n{text}\n" for outlet, text in STORIES.items()})


def frames(*texts: str, outlets: str = "ABCDEFGH") -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames ``sentences`` and ``quotes`` of articles of a sentence a line, that quote nobody."""
    rows = []
    for article, (text, outlet) in enumerate(zip(texts, outlets, strict=False)):
        lines, start = text.splitlines(), 0
        for number, line in enumerate(lines):
            place = {"article": str(article), "outlet": outlet, "sentence": number, "passage": number}
            span = {"start": start, "end": start + len(line), "position": number / max(len(lines) - 1, 1)}
            rows.append(place | span | {"role": "body", "text": line})
            start += len(line) + 1
    return schema.frame("sentences", rows), schema.frame("quotes", [])


def drafted(*texts: str, one_paragraph: bool = False) -> dict[str, list[str]]:
    """The patterns of each topic made of nouns by its name; a line is a paragraph, or the text is `one_paragraph`."""
    sentences, quotes = frames(*texts)
    sentences = sentences.assign(passage=0) if one_paragraph else sentences
    topics = choose_topics([], noun_topics(sentences, quotes), len(sentences))
    return {topic.name: list(topic.patterns) for topic in topics}


def topic(name: str, *texts: int) -> DraftTopic:
    """A topic that stands in the sentences of these numbers."""
    return DraftTopic(name, "", (name,), frozenset(texts), frozenset(texts))


def chosen(known: list[DraftTopic], own: list[DraftTopic], sentences: int = 20) -> list[str]:
    return [topic.name for topic in choose_topics(known, own, sentences)]


def test_a_verb_of_the_same_stem_is_no_form_of_a_noun():
    lifts = (
        "They fear the old elevator.",
        "The elevators broke in March.",
        "They elevate the pier.",
        "An elevator stood.",
    )
    texts = [f"{story}\n{lift}" for story, lift in zip(STORIES.values(), lifts, strict=True)]
    assert drafted(*texts)["Elevator"] == ["elevator", "elevators"]


def test_who_speaks_is_no_topic():
    plans = "They fear Berg's plan.", "Few knew of Berg in March.", "This is about Berg.", "It stands."
    sentences, quotes = frames(*(f"{story}\n{plan}" for story, plan in zip(STORIES.values(), plans, strict=True)))
    empty = {column: pd.NA if kind == schema.OFFSET else "" for column, kind in schema.FRAMES["quotes"].items()}
    spoken = schema.frame("quotes", [empty | {"start": 0, "end": 1, "speaker": "Anna Berg"}])
    names = [{topic.name for topic in noun_topics(sentences, said)} for said in (quotes, spoken)]
    assert names[0] - names[1] == {"Berg"}


# What of the library becomes a topic

APPEALS = """The judge overturned the conviction.
An appeals court will hear the islanders in May.
Nobody had expected the appeal of the mayor."""


def known(*texts: str) -> dict[str, list]:
    """The patterns of each topic of the library that comes up, by its name."""
    topics, _ = known_topics(*frames(*texts))
    return {topic.name: list(topic.patterns) for topic in topics}


def test_the_library_tells_topics_apart_by_name_definition_and_patterns(monkeypatch):
    monkeypatch.undo()  # the project's library
    table, book = library.read_library()
    assert len(table["topic"]) > 100
    assert len({topic["name"] for topic in table["topic"]}) == len(table["topic"])
    assert all(topic["definition"].endswith(".") for topic in table["topic"])
    assert max(len(name) for topic in table["topic"] for name in (topic["name"], *topic["parts"])) <= 60
    plain = Counter(cue.pattern.source for topic in book.topics for cue in topic.cues if not cue.all_of + cue.none_of)
    assert [source for source, times in plain.items() if times > 1] == []
    assert not plain.keys() & {pattern.source for pattern in book.ignore}
    # Alternatives of several words cannot stand in one pattern: each blank parts the whole.
    conditions = {pattern.source for topic in book.topics for cue in topic.cues for pattern in cue.all_of}
    assert [source for source in conditions if " " in source and source.count("|") > 5] == []


def test_a_topic_of_the_library_is_called_after_the_part_that_comes_up_and_has_the_patterns_that_are_found():
    conditional = {"match": "court|courts", "none_of": ["royal", "tennis"]}
    assert known(f"{APPEALS}\n{FILLER}", APPEALS) == {"Appeals": ["appeal*", conditional, "overturn*"]}


def test_it_has_its_whole_name_where_all_of_its_parts_come_up():
    injunctions = "There was an injunction.\nHe wants a restraining order.\nThe injunction holds."
    both = f"{APPEALS}\n{injunctions}"
    assert known(f"{both}\n{FILLER}\n{FILLER}", both).keys() == {"Appeals and injunctions"}


def test_it_has_its_own_name_where_many_parts_come_up_and_the_patterns_of_all_of_them():
    text = "They sold a goat.\nThey sold geese.\nThey bought some sheep."
    assert known(f"{text}\n{FILLER}", f"{text}\n{FILLER}") == {"Farm animals": ["goat*", "geese", "sheep"]}


def test_a_part_that_hardly_comes_up_is_left_out():
    text = "They sold a goat.\nThe goat fled.\nA goat ate it.\nNobody saw the goat.\nThe goat came back."
    assert known(f"{text}\nThey bought sheep.\n{FILLER}", f"{text}\n{FILLER}") == {"Goats": ["goat*"]}


def test_a_condition_on_what_else_is_in_the_sentence_is_kept():
    text = "They were locked into a cell.\nThe cells were locked.\nA locked cell is small."
    assert known(f"{text}\n{FILLER}", text)["Prisons"] == [{"match": "cell|cells", "all_of": ["locked"]}]
    assert "Prisons" not in known(f"{text.replace('locked', 'green')}\n{FILLER}", text.replace("locked", "green"))


def test_a_topic_in_hardly_any_sentence_is_none():
    rest = "\n".join(f"Then number {number} came along." for number in range(100))
    assert known(f"{APPEALS}\n{rest}", "An appeal.\n" + rest) == {}


def test_the_draft_keeps_conditions_and_what_is_ignored():
    royal = "The royal court of public opinion was closed.\nThe royal court met."
    book = draft_codebook(*frames(f"{APPEALS}\n{royal}\n{FILLER}", f"{APPEALS}\n{FILLER}"))
    (appeals,) = [topic for topic in book.topics if topic.name == "Appeals"]
    assert [[pattern.source for pattern in cue.none_of] for cue in appeals.cues] == [[], ["royal", "tennis"], []]
    assert [pattern.source for pattern in book.ignore] == ["court of public opinion"]
    assert appeals.definition == "Sentences with “appeal”, “appeals”, “court” and “overturned”."


def test_a_topic_of_an_acronym_stands_where_its_name_is_spelled_out():
    short = f"They sing of the HSB.\nA day for the HSB came.\nThey long for the HSB.\n{FILLER}\n{FILLER}"
    whole = "They wrote to the Harbour Safety Board (HSB) and Office.\nHarbour Sees Boats Again."
    sentences, quotes = frames(short, short, f"{whole}\n{FILLER}")
    book = draft_codebook(sentences, quotes)
    assert {topic.name: list(topic.patterns) for topic in book.topics} == {"HSB": ["HSB", "Harbour Safety Board"]}
    assert "2" in set(code_topics(sentences, book)["article"])


def test_a_topic_of_a_noun_stands_wherever_the_noun_does_within_longer_words_of_another_topic_too():
    jetties = (
        "A jetty fell.\nWork on the jetty began.\nThey met on the jetty.\nThe mule jetty stood by Mule Pier Jetty."
    )
    only_longer = "A mule jetty fell.\nThen the mule-jetty was torn."
    sentences, quotes = frames(f"{jetties}\n{FILLER}", f"{jetties}\n{FILLER}", f"{only_longer}\n{FILLER}")
    book = draft_codebook(sentences, quotes)
    patterns = {topic.name: list(topic.patterns) for topic in book.topics}
    assert patterns == {"Jetty": ["jetty", "mule jetty"], "Mules": ["mule jetty", "mule pier jetty"]}, "no names"
    assert set(code_topics(sentences, book).query("article == '2'")["topic"]) == {"jetty", "mules"}


def test_a_topic_of_a_name_does_not_stand_where_the_name_ends_another_one():
    tower = "They went to the Tower.\nIt was up to the Tower.\nThe Tower fell.\nBoats passed the Anchor Tower."
    filler = "\n".join([FILLER, FILLER.replace("Then", "So"), FILLER.replace("came", "went")])
    sentences, quotes = frames(f"{tower}\n{filler}", f"{tower}\n{filler}")
    coded = code_topics(sentences, draft_codebook(sentences, quotes))
    told = sentences.merge(coded[coded["topic"] == "tower"][["article", "sentence"]])
    assert set(told["text"]) == {"They went to the Tower.", "It was up to the Tower.", "The Tower fell."}


def test_what_is_ignored_in_general_is_a_topic_where_the_event_is_about_it():
    named = "They like the Court of Public Opinion.\nThey long for the Court of Public Opinion.\nA day came."
    sentences, quotes = frames(f"{named}\n{FILLER}\n{FILLER}", f"{named}\n{FILLER}\n{FILLER}")
    book = draft_codebook(sentences, quotes)
    coded = code_topics(sentences, book)
    assert [topic.name for topic in book.topics] == ["Court of Public Opinion"] and len(coded) == 4


def test_a_topic_whose_words_are_nearly_all_ignored_is_none():
    posts = "They met on Harbour Net.\nShe wrote on Harbour Net.\nOn Harbour Net it rains."
    text = f"{APPEALS}\n{posts}\n{FILLER}\n{FILLER}"
    once = f"{text}\nNobody likes Harbour Net."
    assert "Harbour Net" in drafted(once, text)
    sentences, quotes = frames(once, text)
    book = draft_codebook(sentences, quotes)
    assert [topic.name for topic in book.topics] == ["Appeals"]
    assert [line for line in book.text.splitlines() if line.startswith("name")][1:] == ['name = "Appeals"']
    coded = code_topics(sentences, book).drop_duplicates(["article", "sentence"])
    assert f"# {len(sentences) - len(coded)} sentences of" in book.text, "the one with its name has no topic"


def test_a_topic_of_one_outlet_or_of_nearly_all_sentences_is_none():
    assert known(f"{APPEALS}\n{FILLER}", FILLER) == {}
    assert known(APPEALS, APPEALS) == {}


def test_a_topic_in_copies_of_one_sentence_is_none():
    line = APPEALS.splitlines()[1]
    assert known(f"{line}\n{line}\n{line}\n{FILLER}", f"{line}\n{FILLER}") == {}


def test_who_speaks_shows_no_topic(corpus):
    said = "“It rains,” the appeals lawyer said.\n“It pours,” said the appeals lawyer.\n“Snow,” an appeals lawyer said."
    event = measure(corpus({f"{name}.txt": f"{said}\n{FILLER}" for name in "abc"}))
    assert known_topics(event.sentences, event.quotes)[0] == []
    assert known_topics(event.sentences, event.quotes.head(0))[0] != []


def test_of_two_topics_in_the_same_sentences_the_larger_is_taken():
    assert chosen([topic("wide", *range(8)), topic("narrow", *range(6)), topic("other", 6, 7, 8)], []) == [
        "wide",
        "other",
    ]


def test_of_two_topics_of_one_name_the_larger_is_taken():
    (leaks,) = choose_topics([topic("Leaks", 0, 1), topic("Leaks", 2, 3, 4)], [], 20)
    assert leaks.texts == {2, 3, 4}


def test_there_are_only_so_many_of_the_library():
    many = [topic(f"{number:02}", *range(3 * number, 3 * number + 3)) for number in range(30)]
    most = lexicon("thresholds")["draft"]["known_topics"]
    assert chosen(many, []) == [f"{number:02}" for number in range(most)]


def test_nouns_are_topics_where_they_stand_in_sentences_that_no_topic_of_the_library_has():
    library = [topic("court", *range(10))]
    assert chosen(library, [topic("gavel", 0, 1, 2), topic("jetty", 10, 11)]) == ["court", "jetty"]


def test_a_noun_that_a_topic_of_the_library_is_named_after_is_none():
    library = [topic("Injuries and deaths", 0, 1)]
    assert chosen(library, [topic("Death", 2, 3, 4), topic("Harbour", 2, 3)]) == ["Harbour", "Injuries and deaths"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["Crops and harvests", "Farming"], "Crops, harvests and farming"),
        (["Leaks", "FBI and Supreme Court"], "Leaks, FBI and Supreme Court"),
        (["Clergy", "Islam"], "Clergy and Islam"),
        (["Release of documents", "Secrets and lies"], "Release of documents and secrets and lies"),
    ],
)
def test_the_name_of_a_topic_lists_what_its_parts_are_called(parts, name):
    assert library._joined(parts, "Faith, as in Islam, and Supreme things.") == name


def test_a_noun_that_adds_hardly_any_sentence_is_none():
    assert chosen([topic("court", *range(100))], [topic("gavel", 0, 1, 2, 100, 101)], 1000) == ["court"]


# What of the event's own words becomes a topic


def test_nouns_that_several_outlets_repeat_are_topics(islands):
    topics = {topic.name: topic for topic in draft(islands).topics}
    assert "Harbour wall" in " ".join(topics) and "ares" in " ".join(topics)


def test_a_noun_of_one_outlet_only_is_none():
    lonely = f"The lighthouse is old.\nThey paint the lighthouse.\nA lighthouse shines.\n{FILLER}"
    assert not any("ighthouse" in name for name in drafted(lonely, FILLER))
    assert any("ighthouse" in name for name in drafted(lonely, lonely))


def test_what_every_sentence_is_about_tells_no_sentences_apart():
    text = "The ferry is old.\nThe ferry is slow.\nThe ferry is late.\nThe ferry needs a new engine."
    assert not any("erry" in name for name in drafted(text, text))


@pytest.mark.parametrize(
    "sentence",
    [
        "He said so in the statement.",
        "It was on a Monday in March.",
        "There is a way to see the thing.",
        "The minister went home.",
        "They were able to swim.",
        "The winners laughed loudly.",
        "Little is known of the sea.",
    ],
    ids=["saying", "dates", "vague nouns", "people by what they do", "adjectives", "verbs", "participles"],
)
def test_words_that_name_no_topic_are_left_out(sentence):
    text = f"{sentence}\n{FILLER}\n{sentence.removesuffix('.')} again."
    names = " ".join(drafted(text, text)).lower()
    for word in "said statement monday march way thing minister able swim laughed loudly known".split():
        assert word not in names


def test_who_speaks_is_no_topic_and_who_is_spoken_of_is(corpus):
    said = f"“It rains,” Ada Quill said.\n“It pours,” said Ada Quill.\n{FILLER}\n"
    spoken_of = f"They sued Bo Finch.\nIt rains on Bo Finch.\n{FILLER}"
    names = " ".join(topic.name for topic in draft(corpus({f"{n}.txt": said + spoken_of for n in "abc"})).topics)
    assert "Bo Finch" in names and "Quill" not in names


def test_a_longer_term_takes_the_place_of_its_part():
    text = f"The harbour wall fell.\nThey mend the harbour wall.\nA harbour wall is dear.\n{FILLER}"
    assert drafted(text, text) == {"Harbour wall": ["harbour wall"]}


def test_terms_that_follow_each_other_but_seldom_share_a_sentence_are_topics_of_their_own():
    jetty, buoy = ["The jetty is wet.", "A jetty fell."], ["A buoy is near.", "The buoy is red."]
    text = "\n".join([FILLER, *(line for pair in zip(jetty, buoy, strict=True) for line in pair), FILLER])
    assert {"Jetty", "Buoy"} <= drafted(text, text, one_paragraph=True).keys()


def test_a_sentence_that_outlets_copied_is_no_topic():
    copied, other = f"The jetty is wet.\n{FILLER}", f"A jetty fell.\n{FILLER}"
    assert drafted(copied, copied, copied) == {}
    assert drafted(copied, copied, other) == {"Jetty": ["jetty"]}


def test_a_name_of_a_thousand_words_is_cut():
    long = " ".join(f"Q{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{chr(97 + n // 676)}" for n in range(1200))
    texts = [f"It rained. He saw the {long} ferry in {n} days.\nThe {long} ferry sank.\n{FILLER}" for n in range(2)]
    (name,) = drafted(*texts)
    assert len(name.split()) < 20


def test_what_goes_along_with_a_topic_is_none_of_its_patterns():
    text = f"The jetty is wet.\nA jetty fell.\nThe jetty has a buoy.\n{FILLER}"
    assert drafted(text, text) == {"Jetty": ["jetty"]}


def test_the_topics_are_those_that_together_have_most_sentences(monkeypatch):
    monkeypatch.setitem(lexicon("thresholds")["draft"], "topics", 2)
    jetty = "The jetty has a buoy.\nThe jetty has a buoy again.\nA jetty and the buoy fell.\nThe jetty is old."
    text = f"{jetty}\nThe crane is tall.\nA crane fell.\n{FILLER}"
    assert drafted(text, text).keys() == {"Jetty", "Crane"}


def test_a_sentence_that_outlets_share_counts_once_in_what_is_larger(monkeypatch):
    monkeypatch.setitem(lexicon("thresholds")["draft"], "topics", 1)
    texts = [f"The crane is tall.\nThe jetty is {word}.\n{FILLER}" for word in ("old", "wet", "long")]
    assert drafted(*texts, texts[0]).keys() == {"Jetty"}


def test_a_compound_and_its_noun_are_one_topic():
    text = f"The lawsuit is long.\nA lawsuit is dear.\nThey won the suit.\n{FILLER}"
    assert drafted(text, text) == {"Lawsuit": ["lawsuit", "suit"]}


def test_an_irregular_plural_is_no_other_term():
    text = f"A child swam.\nThe child is wet.\nThe children left.\n{FILLER}"
    assert drafted(text, text) == {"Child": ["child", "children"]}


def test_who_acts_all_over_is_no_topic_under_a_longer_name_either():
    named = "It rains on Bo Finch.\nA day for Bo Finch came."
    text = f"They sued Finch.\nNobody saw Finch.\nAll fear Finch.\n{named}\n{FILLER}"
    assert not any("Finch" in name for name in drafted(text, text))
    assert "Bo Finch" in drafted(f"{named}\n{FILLER}\n{FILLER}", f"{named}\n{FILLER}\n{FILLER}")


@pytest.mark.parametrize("actor", ["old Senate", "White House", "Norwick administration", "Norwick senators"])
def test_who_acts_in_any_event_is_no_topic(actor):
    text = f"They like the {actor}.\nIt rains on the {actor}.\nNobody has seen the {actor}.\n{FILLER}\n{FILLER}"
    assert drafted(text, text) == {}


def test_a_place_that_is_only_the_setting_is_no_topic():
    setting = f"It rains in Norwick.\nThey met in Norwick.\nA mill burned in Norwick.\n{FILLER}\n{FILLER}"
    subject = f"They sing of Norwick.\nA day for Norwick came.\nThey long for Norwick.\n{FILLER}\n{FILLER}"
    assert "Norwick" not in drafted(setting, setting) and "Norwick" in drafted(subject, subject)


# What a topic is called


def test_a_noun_is_called_by_the_phrase_that_it_mostly_stands_in():
    text = f"The harbour wall fell.\nThey mend the harbour wall.\nA wall is dear.\n{FILLER}"
    assert drafted(text, text)["Harbour wall"] == ["wall"]


def test_the_phrase_is_as_long_as_most_of_its_sentences_have_it():
    text = (
        "They like the safe third country agreement.\nThe safe third country agreement is old.\nAn agreement is near."
    )
    assert "Safe third country agreement" in drafted(f"{text}\n{FILLER}", f"{text}\n{FILLER}")


def test_a_noun_in_many_phrases_is_called_by_none():
    walls = "\n".join(f"They mend the {kind} wall.\nThe {kind} wall fell." for kind in "harbour garden city".split())
    assert "Wall" in drafted(f"{walls}\n{FILLER}\n{FILLER}", f"{walls}\n{FILLER}")


def test_a_small_word_begins_no_phrase():
    text = f"The new jetty fell.\nThey mend the new jetty.\nA new jetty is dear.\n{FILLER}"
    assert "Jetty" in drafted(text, text)


def test_a_general_noun_alone_refers_back_to_its_phrase_where_the_article_has_it():
    phrase, back = "They read the fish policy.\nThe fish policy is old.", "The policy failed.\nThey fear the policy."
    here = f"{phrase}\n{back}\n{FILLER}"
    assert drafted(here, here)["Fish policy"] == ["policy"]
    elsewhere = f"{back}\nA policy is dear.\n{FILLER}\n{FILLER}"
    assert drafted(f"{phrase}\n{FILLER}", f"{phrase}\n{FILLER}", elsewhere, elsewhere)["Fish policy"] == ["fish policy"]


def test_a_general_noun_without_a_phrase_is_a_topic_only_as_the_event_s_own_word():
    few, many = (
        "The policy failed.\nThey fear the policy.",
        "Many praise the policy.\nA policy is dear.\nNo policy helps.",
    )
    assert "Policy" not in drafted(*[f"{few}\n{FILLER}\n{FILLER}"] * 2)
    assert drafted(*[f"{few}\n{many}\n{FILLER}\n{FILLER}"] * 2)["Policy"] == ["policy"]


def test_a_name_takes_the_place_of_the_general_noun_that_ends_it():
    text = f"The Glass House is old.\nThey like the Glass House.\nNear the Glass House it rains.\n{FILLER}\n{FILLER}"
    assert drafted(text, text).get("Glass House") == ["Glass House"]


def test_a_noun_is_called_with_what_mostly_follows_it():
    text = f"A strike over wages began.\nThey fear a strike over wages.\nThe strike hurts.\n{FILLER}"
    assert drafted(text, text)["Strike over wages"] == ["strike"]


def test_a_topic_is_written_as_it_mostly_is_in_sentence_case():
    text = f"The tariffs are high.\nThey fear the tariffs.\nA tariff is a tax.\nTARIFFS ROUT THE MARKET\n{FILLER}"
    assert "Tariffs" in drafted(text, text)


# How its terms are written


def test_a_name_with_of_is_one_term():
    text = f"The Bay of Plenty is wide.\nShips cross the Bay of Plenty.\nIn the Bay of Plenty they fish.\n{FILLER}"
    assert "Bay of Plenty" in drafted(text, text)


def test_hyphens_and_plurals_make_no_other_term():
    one = f"The tug-boat sank.\nTwo tug boats came.\nA tug boat left.\n{FILLER}"
    (patterns,) = [patterns for name, patterns in drafted(one, one).items() if "ug" in name]
    assert {"tug boat", "tug boats"} == set(patterns)


def test_capitals_of_a_headline_do_not_limit_a_pattern():
    text = f"TARIFFS ROUT THE MARKET\nA tariff is a tax.\nThe tariffs hurt.\n{FILLER}"
    (patterns,) = [patterns for name, patterns in drafted(text, text).items() if "ariff" in name]
    assert {"tariff", "tariffs"} <= set(patterns)


def test_the_order_of_the_articles_changes_nothing():
    sentences, quotes = frames(*STORIES.values(), outlets=list(STORIES))
    articles = [rows for _, rows in sentences.groupby("article")]
    texts = set()
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        texts.add(draft_codebook(pd.concat(articles, ignore_index=True), quotes).text)
    assert len(texts) == 1


few = settings(max_examples=25)
WORDS = st.sampled_from("the a of in ferry fares harbour wall storm jetty Ada US U.S. O’Hara mayor's said – is".split())
ARTICLES = st.lists(
    st.lists(st.lists(WORDS, min_size=3, max_size=9).map(" ".join), min_size=3, max_size=8).map("\n".join),
    min_size=2,
    max_size=4,
)


@few
@given(ARTICLES)
def test_every_sentence_that_made_a_topic_is_coded_with_one_of_that_draft(texts):
    sentences, quotes = frames(*texts)
    topics, book = choose_topics([], noun_topics(sentences, quotes), len(sentences)), draft_codebook(sentences, quotes)
    assert bool(topics) == bool(book)
    for drafted_topic, topic in zip(topics, book.topics if book else (), strict=True):
        for pattern in (cue.pattern for cue in topic.cues):
            assert any(pattern.regex.search(sentences["text"][row]) for row in drafted_topic.sentences)
        for row in drafted_topic.sentences:
            assert any(cue.pattern.regex.search(sentences["text"][row]) for cue in topic.cues)


# What is written


def test_the_file_reads_back_as_the_codebook_that_was_used(islands, tmp_path):
    book, path = draft(islands), tmp_path / "topics.toml"
    write_draft(book, path)
    read = [(topic.id, topic.name, topic.patterns) for topic in read_codebook(path).topics]
    assert read == [(topic.id, topic.name, topic.patterns) for topic in book.topics]


def test_it_shows_sentences_with_their_outlet_and_those_without_a_topic(islands):
    text = draft(islands).text
    assert "#   Gazette: A storm broke the harbour wall in March." in text
    left = text.partition(" without a topic")[2]
    assert "#   Gazette: Nobody knows what the winter brings." in left or "in March" not in left


@pytest.mark.parametrize("outlet", ['"""', "a\nb", "[[topic]]", "\\u0000", "x\r\ny\x7f\x00\x85\u2028", "# draft\n"])
def test_nothing_in_the_articles_can_break_the_file(outlet, tmp_path):
    text = "The \"ferry\"\\ sank.\nA ferry, \x07and\x1b the jetty = [1]\nThe ferry ''' sank\n" + FILLER
    sentences, quotes = frames(text, text, outlets=[outlet, f"{outlet}2"])
    book, path = draft_codebook(sentences, quotes), tmp_path / "topics.toml"
    write_draft(book, path)
    assert [topic.id for topic in read_codebook(path).topics] == [topic.id for topic in book.topics]
    assert is_untouched(path.read_text(encoding="utf-8"))


def test_a_draft_that_nobody_touched_is_replaced(islands, tmp_path):
    path = tmp_path / "topics.toml"
    sentences, quotes = frames(*[f"The jetty is old.\nThe jetty fell.\nThey like the jetty.\n{FILLER}"] * 2)
    write_draft(draft_codebook(sentences, quotes), path)
    write_draft(draft(islands), path)
    assert path.read_text(encoding="utf-8") == draft(islands).text


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("Harbour", "Sea", 1),
        lambda text: text + "\n",
        lambda text: text.replace("# draft ", "# draft of mine ", 1),
        lambda text: '[[topic]]\nid = "sea"\npatterns = ["ferry"]\n',
        lambda text: "",
    ],
    ids=["a name", "a blank line", "the seal", "another codebook", "nothing"],
)
def test_what_somebody_edited_is_never_replaced(edit, islands, capsys):
    path = islands / "topics.toml"
    path.write_text(edit(draft(islands).text), encoding="utf-8")
    before = path.read_bytes()
    assert main(["topics", str(islands)]) == 2
    assert "topics.toml" in (message := capsys.readouterr().err) and "--out" in message
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_leaves_nothing_behind(islands, tmp_path):
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "nowhere" / "topics.toml"):
        with pytest.raises(InputError, match="--out"):
            write_draft(draft(islands), path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "folder"]
    assert not any((tmp_path / "folder").iterdir())


# The command, and a folder without a codebook


def test_the_command_writes_beside_the_articles_or_where_it_is_told(islands, tmp_path, capsys):
    assert main(["topics", str(islands)]) == 0
    assert capsys.readouterr().out == f"Codebook: {islands / 'topics.toml'}\n"
    assert main(["topics", str(islands), "--out", str(tmp_path / "mine.toml")]) == 0
    assert (tmp_path / "mine.toml").read_bytes() == (islands / "topics.toml").read_bytes()


def test_nothing_is_written_beside_the_project_s_own_articles(capsys):
    assert main(["topics"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_corpus_in_which_nothing_comes_up_again_has_no_draft(corpus, capsys):
    assert main(["topics", str(corpus({"a.txt": "Rain fell.", "b.txt": "Cows ate."}))]) == 2
    assert "comes up often enough" in capsys.readouterr().err


def test_a_folder_without_a_codebook_gets_the_draft_and_the_reader_is_told(islands):
    event = measure(islands)
    assert event.codebook.drafted and not event.codebook.general
    assert event.codebook.text == draft(islands).text
    assert any("no topics.toml" in warning and "drafted" in warning for warning in event.warnings)
    assert not (islands / "topics.toml").exists()


def test_too_little_text_for_a_draft_gets_the_general_codebook(corpus):
    event = measure(corpus({"a.txt": "The ferry is late. Nobody knows why.", "b.txt": "Cows ate grass."}))
    assert event.codebook.general and not event.codebook.drafted
    assert any("too few terms" in warning for warning in event.warnings)


def test_the_project_s_codebook_and_one_s_own_come_before_a_draft(seeds_event, islands):
    assert not any("no topics.toml" in warning for warning in seeds_event.warnings)
    (islands / "topics.toml").write_text('[[topic]]\nid = "sea"\npatterns = ["ferry"]', encoding="utf-8")
    event = measure(islands)
    assert event.codebook.path == islands / "topics.toml" and not event.codebook.drafted


def test_a_draft_codes_what_it_says(islands):
    event = measure(islands)
    again = code_topics(event.sentences, event.codebook)
    pd.testing.assert_frame_equal(again, event.topics)
    assert choose_codebook(islands, event.articles, event.sentences, event.quotes).text == event.codebook.text
