"""Codebooks and what is coded with them: the pattern language, carrying over, coverage, and the hand-labelled seeds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.data import DATA
from analysis.errors import InputError
from analysis.topics import choose_codebook, code_topics, coverage, read_codebook
from analysis.topics.codebook import GENERAL, PROJECT, BackReference, Codebook, Cue, Topic
from analysis.topics.patterns import WORD, Pattern, PatternIndex


def finds(pattern: str, text: str) -> list[str]:
    return [match[0] for match in Pattern.read(pattern).regex.finditer(text)]


@pytest.fixture
def book(tmp_path: Path):
    """Writes a codebook and reads it: ``book(oil=["oil", "crude"], head='ignore = ["olive oil"]')``."""

    def read(*, head: str = "", tail: str = "", **topics: list[str] | str):
        path = tmp_path / "topics.toml"
        tables = (
            f'[[topic]]\nid = "{name}"\n' + (cues if isinstance(cues, str) else f"patterns = {json.dumps(cues)}")
            for name, cues in topics.items()
        )
        path.write_text("\n".join([head, *tables, tail]), encoding="utf-8")
        return read_codebook(path)

    return read


def story(*lines: str | tuple[str, ...], article: str = "a", outlet: str = "Gazette") -> pd.DataFrame:
    """The frame ``sentences`` of one article: a string is a paragraph of one sentence, a tuple one of several.

    A line is body text unless it begins with its role: ``subheading: …``.
    """
    rows, start = [], 0
    for passage, line in enumerate(lines):
        for text in [line] if isinstance(line, str) else line:
            role, _, rest = text.partition(": ")
            role, text = (role, rest) if role in schema.ROLES else ("body", text)
            rows.append(
                {
                    "article": article,
                    "outlet": outlet,
                    "sentence": len(rows),
                    "passage": passage,
                    "role": role,
                    "start": start,
                    "end": start + len(text),
                    "position": float("nan"),
                    "text": text,
                }
            )
            start += len(text) + 1
    counted = [row for row in rows if row["role"] in schema.COUNTED]
    for place, row in enumerate(counted):
        row["position"] = place / max(len(counted) - 1, 1)
    return schema.frame("sentences", rows)


def coded(sentences: pd.DataFrame, codebook) -> list[tuple[int, str, str]]:
    topics = code_topics(sentences, codebook)
    return list(topics[["sentence", "topic", "evidence"]].itertuples(index=False, name=None))


# What a pattern means


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("oil", "Oil is not in soil or oils.", ["Oil"]),
        ("farm*", "Farms and farmers, no pharma.", ["Farms", "farmers"]),
        ("farm*****", "Farms and farmers.", ["Farms", "farmers"]),
        ("********a", "The " + "x" * 60 + " sank.", []),
        ("*ship", "A ship and its ownership.", ["ship", "ownership"]),
        ("free trade", "free trade, free-trade, free\ntrade, free, trade", ["free trade", "free-trade", "free\ntrade"]),
        ("free * deal*", "A free trade deal and a free deal.", ["free trade deal"]),
        ("oil|gas price*", "Oil prices, gas price, coal price.", ["Oil prices", "gas price"]),
        ("US", "The US told us.", ["US"]),
        ("U.S.", "The U.S.-made engine.", ["U.S."]),
        ("=May", "In May it may rain.", ["May"]),
        ("people's party", "The People’s Party met.", ["People’s Party"]),
        ("42", "Room 42, not 142.", ["42"]),
    ],
)
def test_patterns(pattern, text, found):
    assert finds(pattern, text) == found


@pytest.mark.parametrize("wrong", ["", "  ", "*", "…", "oil||gas", "oil|", "free- trade|", "#oil"])
def test_a_pattern_that_cannot_mean_anything_is_refused(wrong):
    with pytest.raises(ValueError):
        Pattern.read(wrong)


# How a sentence is coded


def test_a_row_has_the_span_of_its_first_match_and_all_matched_words(book):
    codebook = book(sea=["ferr*", "harbour"])
    topics = code_topics(story("Nothing here.", "Ferries and more ferries left the Harbour."), codebook)
    (row,) = topics.itertuples()
    assert (row.start, row.end, row.evidence) == (14, 21, "Ferries; ferries; Harbour")


def test_a_sentence_can_be_about_several_topics(book):
    codebook = book(sea=["ferr*"], money=["fare*"])
    assert coded(story("Fares on the ferry rose."), codebook) == [(0, "money", "Fares"), (0, "sea", "ferry")]


def test_of_two_patterns_one_within_the_other_only_the_longer_counts(book):
    codebook = book(guinea=["Guinea"], equatorial=["Equatorial Guinea"])
    assert coded(story("Equatorial Guinea voted."), codebook) == [(0, "equatorial", "Equatorial Guinea")]
    both = coded(story("Guinea met Equatorial Guinea."), codebook)
    assert {topic for _, topic, _ in both} == {"guinea", "equatorial"}


def test_patterns_that_merely_overlap_both_count(book):
    codebook = book(arms=["military equipment"], trade=["equipment exports"])
    assert {topic for _, topic, _ in coded(story("Military equipment exports rose."), codebook)} == {"arms", "trade"}


def test_two_topics_may_share_a_pattern(book):
    codebook = book(weather=["hurricane*"], disaster=["hurricane*"])
    assert {topic for _, topic, _ in coded(story("A hurricane came."), codebook)} == {"weather", "disaster"}


def test_a_phrase_to_ignore_hides_what_lies_within_it(book):
    codebook = book(head='ignore = ["birthday party"]', politics=["party"])
    assert coded(story("The birthday party ended."), codebook) == []
    assert len(coded(story("The party held a birthday party."), codebook)) == 1


def test_a_phrase_to_ignore_shows_no_topic_that_lists_it_too(book):
    codebook = book(head='ignore = ["birthday party"]', politics=["birthday part*", "vote"])
    assert coded(story("The birthday party ended.", "They vote."), codebook) == [(1, "politics", "vote")]


def test_all_of_and_none_of_look_at_the_whole_sentence(book):
    codebook = book(sport='patterns = ["match*"]\nall_of = ["ball|goal*"]\nnone_of = ["candle*"]')
    sentences = story("The match had two goals.", "Tom struck a match.", "A match lit the candles on the goal.")
    assert coded(sentences, codebook) == [(0, "sport", "match")]


def test_conditions_may_be_one_pattern_s_own(book):
    codebook = book(sport='patterns = ["football", { match = "court", all_of = ["racket*"], none_of = ["judge"] }]')
    sentences = story("Football won.", "The court sat.", "A racket lay on court.", "The judge took a racket to court.")
    assert coded(sentences, codebook) == [(0, "sport", "Football"), (2, "sport", "court")]


def test_a_pattern_whose_conditions_fail_hides_nothing(book):
    codebook = book(law=["court"], sport='patterns = [{ match = "court battle", all_of = ["racket*"] }]')
    assert coded(story("The court battle went on."), codebook) == [(0, "law", "court")]


def test_running_text_and_captions_are_coded_and_nothing_else(book):
    lines = [f"{role}: The ferry left." for role in schema.ROLES]
    roles = {schema.ROLES[number] for number, *_ in coded(story(*lines), book(sea=["ferry"]))}
    assert roles == {*schema.COUNTED, "caption"}


# Sentences that only refer back


def test_a_sentence_that_refers_back_inherits_the_topic_and_says_from_where(book):
    topics = code_topics(story("The ferry is late.", "There is progress on this issue."), book(sea=["ferry"]))
    carried = topics.iloc[1]
    assert (carried["topic"], carried["evidence"]) == ("sea", "carried:0")
    assert (carried["start"], carried["end"]) == (19, 51)


@pytest.mark.parametrize("text", ["It will go on.", "“They are slow,” he said.", "Ada is ready to work in this field."])
def test_pronouns_and_demonstratives_refer_back_across_paragraphs(book, text):
    assert coded(story("The ferry is late.", text), book(sea=["ferry"]))[1:] == [(1, "sea", "carried:0")]


@pytest.mark.parametrize("text", ["She waits.", "There is a poet in town.", "Guess what?"])
def test_neither_persons_nor_what_is_new_refer_back(book, text):
    assert coded(story(("The ferry is late.", text)), book(sea=["ferry"])) == [(0, "sea", "ferry")]


def test_a_pronoun_that_is_not_the_opening_refers_back_within_its_paragraph_only(book):
    codebook = book(sea=["ferry"])
    assert len(coded(story("The ferry is late.", "Nobody saw it."), codebook)) == 1
    assert coded(story(("The ferry is late.", "Nobody saw it.")), codebook)[1:] == [(1, "sea", "carried:0")]


def test_of_several_topics_the_one_named_last_is_carried(book):
    codebook = book(sea=["ferry"], money=["fare*"])
    assert coded(story("The ferry has new fares.", "They are high."), codebook)[2:] == [(1, "money", "carried:0")]


def test_the_topic_named_last_may_have_been_named_before(book):
    codebook = book(sea=["ferry", "ferries"], money=["fare*"])
    assert coded(story("Ferries have new fares, says the ferry board.", "They are high."), codebook)[2:] == [
        (1, "sea", "carried:0")
    ]


def test_a_cue_hands_the_topic_on_from_the_sentence_whose_words_showed_it(book):
    codebook = book(sea=["ferry"])
    assert coded(story("The ferry is late.", "It is old.", "They know."), codebook)[1:] == [
        (1, "sea", "carried:0"),
        (2, "sea", "carried:0"),
    ]


def test_a_sentence_with_a_topic_of_its_own_inherits_none(book):
    codebook = book(sea=["ferry"], money=["fare*"])
    assert coded(story(("The ferry is late.", "This issue raised fares.")), codebook)[1:] == [(1, "money", "fares")]


@pytest.mark.parametrize("role", sorted({*schema.ROLES} - {"body"}))
def test_nothing_is_carried_across_another_role(book, role):
    lines = story("The ferry is late.", f"{role}: Ten islands to see", "It is old.")
    assert coded(lines, book(sea=["ferry"])) == [(0, "sea", "ferry")]


def test_nothing_is_carried_from_one_role_to_another_nor_between_captions(book):
    lines = story("subheading: The ferry", "It is old.", "caption: The ferry", "caption: It is old.")
    assert [number for number, *_ in coded(lines, book(sea=["ferry"]))] == [0, 2]


def test_nothing_is_carried_from_one_article_to_the_next(book):
    both = pd.concat([story("The ferry is late."), story("It is old.", article="b")], ignore_index=True)
    assert len(coded(both, book(sea=["ferry"]))) == 1


def test_a_codebook_may_have_cues_of_its_own(book):
    codebook = book(sea=["ferry"], tail='[carry_over]\nphrases = ["the company"]\nopenings = ["meanwhile"]')
    lines = story("The ferry is late.", "Nobody at the company spoke.", "Meanwhile all slept.", "All slept meanwhile.")
    assert [number for number, *_ in coded(lines, codebook)] == [0, 1, 2]


# Laws

few = settings(max_examples=40)
WORDS = st.sampled_from(["ferry", "Fares", "late", "it", "US", "us", "zebras", "–", "."])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


def codebook_of(**topics: str) -> Codebook:
    """A codebook of one pattern a topic, not read from a file."""
    made = (Topic(name, name, "", (Cue(name, Pattern.read(pattern)),)) for name, pattern in topics.items())
    it = BackReference(Pattern.read("it"), opening=True)
    return Codebook(Path("made up"), "made up", tuple(made), carry_over=(it,))


ISLANDS = codebook_of(sea="ferr*", money="fare*", abroad="US")


@few
@given(TEXTS)
def test_spans_slice_back_to_the_evidence(texts):
    sentences, article = story(*texts), " ".join(texts)
    for row in code_topics(sentences, ISLANDS).itertuples():
        evidence = row.evidence.split("; ")[0]
        carried = evidence.startswith("carried:")
        assert article[row.start : row.end] == (sentences["text"][row.sentence] if carried else evidence)


@few
@given(TEXTS)
def test_what_is_carried_was_shown_by_words_where_it_is_said_to_come_from(texts):
    topics = code_topics(story(*texts), ISLANDS)
    carried = topics["evidence"].str.startswith("carried:")
    shown = set(topics.loc[~carried, ["sentence", "topic"]].itertuples(index=False, name=None))
    assert all((int(row.evidence.removeprefix("carried:")), row.topic) in shown for row in topics[carried].itertuples())


@few
@given(TEXTS)
def test_an_unrelated_topic_changes_nothing_that_words_show_of_the_others(texts):
    def shown(codebook: Codebook) -> list[tuple]:
        topics = code_topics(story(*texts), codebook)
        kept = topics[~topics["evidence"].str.startswith("carried:") & (topics["topic"] != "animals")]
        return list(kept.itertuples(index=False, name=None))

    assert shown(codebook_of(sea="ferr*", money="fare*", abroad="US", animals="zebra*")) == shown(ISLANDS)


@few
@given(TEXTS, st.permutations(["sea", "money", "abroad"]))
def test_the_order_of_the_topics_does_not_matter(texts, order):
    patterns = {"sea": "ferr*", "money": "fare*", "abroad": "US"}
    other = code_topics(story(*texts), codebook_of(**{name: patterns[name] for name in order}))
    pd.testing.assert_frame_equal(other, code_topics(story(*texts), ISLANDS))


#: Words of few letters, so that many begin alike, some of them longer than what is looked at first.
LETTERS = st.text("aAbBiİ1", min_size=1, max_size=4) | st.sampled_from(["aaaaaaaaaaaaab", "AAAAAAAAAAAAAa"])
PATTERN_WORDS = st.builds(
    "".join, st.tuples(st.sampled_from(["", "="]), LETTERS, st.sampled_from(["", "*", "*b", "|b*", "'s"]))
)
PATTERNS = st.lists(PATTERN_WORDS | st.just("*"), min_size=1, max_size=3).map(" ".join)
MADE_UP = st.lists(LETTERS | st.sampled_from([" ", "-", "’s ", ". "]), max_size=20).map("".join)


@settings(max_examples=300)
@given(st.lists(PATTERNS.filter(re.compile(r"\w").search), min_size=1, max_size=8), MADE_UP)
def test_what_is_found_is_what_trying_every_pattern_at_every_word_finds(patterns, text):
    cues = [Cue("", Pattern.read(pattern)) for pattern in patterns]
    tried = ((cue, cue.pattern.regex.match(text, word.start())) for word in WORD.finditer(text) for cue in cues)
    assert set(PatternIndex(cues).find(text)) == {(*match.span(), cue) for cue, match in tried if match}


# Coverage


def test_coverage_has_every_outlet_with_every_topic_those_left_out_included(book):
    codebook = book(sea=["ferry"], money=["fare*"])
    sentences = pd.concat(
        [
            story("headline: Rain", "The ferry is late.", "Rain fell.", "The ferry left."),
            story("caption: The ferry", "Rain fell.", article="b", outlet="Herald"),
        ],
        ignore_index=True,
    )
    table = coverage(sentences, code_topics(sentences, codebook), codebook)
    assert list(table.columns) == list(schema.FRAMES["coverage"])
    assert list(table[["outlet", "topic", "sentences", "of", "share"]].itertuples(index=False, name=None)) == [
        ("Gazette", "sea", 2, 4, 0.5),
        ("Gazette", "money", 0, 4, 0.0),
        ("Herald", "sea", 0, 1, 0.0),
        ("Herald", "money", 0, 1, 0.0),
    ]
    assert table["first"].fillna(-1).tolist() == [pytest.approx(1 / 3), -1, -1, -1]
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_the_articles_of_an_outlet_are_counted_together(book):
    codebook = book(sea=["ferry"])
    sentences = pd.concat([story("Rain fell.", "The ferry left."), story("The ferry left.", "Rain fell.", article="b")])
    (row,) = coverage(sentences, code_topics(sentences, codebook), codebook).itertuples()
    assert (row.sentences, row.of, row.first) == (2, 4, 0.0)


def test_an_outlet_without_a_counted_sentence_has_no_share(book):
    codebook = book(sea=["ferry"])
    sentences = story("caption: The ferry")
    (row,) = coverage(sentences, code_topics(sentences, codebook), codebook).itertuples()
    assert (row.sentences, row.of, row.low, row.high) == (0, 0, 0.0, 1.0)
    assert pd.isna(row.share)


# Reading a codebook


def test_a_byte_order_mark_is_no_part_of_a_codebook(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text('\ufeff[[topic]]\nid = "sea"\npatterns = ["ferry"]', encoding="utf-8")
    assert [topic.id for topic in read_codebook(path).topics] == ["sea"]


def test_a_folder_in_the_place_of_the_codebook_is_named(tmp_path):
    (tmp_path / "topics.toml").mkdir()
    with pytest.raises(InputError, match=r"topics\.toml: this is no file"):
        choose(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", ["no topics", "[[topic]]"]),
        ('[topic]\nid = "sea"', ["[[topic]]"]),
        ('topic = ["sea"]', ["[[topic]]"]),
        ('[[topic]]\npatterns = ["sea"]', ["topic 1", "id"]),
        ('[[topic]]\nid = "sea"', ["“sea”", "no patterns"]),
        ('[[topic]]\nid = "sea"\npatterns = "ferry"', ["“sea”", "patterns", "list"]),
        ('[[topic]]\nid = "sea"\npatterns = ["ferry", ""]', ["“sea”", "“”"]),
        ('[[topic]]\nid = "sea"\npatterns = ["ferry", "*"]', ["“sea”", "“*”"]),
        ('[[topic]]\nid = "sea"\npatterns = [7]', ["“sea”", "7"]),
        ('[[topic]]\nid = "sea"\npatterns = [{ match = 7 }]', ["“sea”", "7"]),
        ('[[topic]]\nid = "sea"\npatterns = [{ all_of = ["ferry"] }]', ["“sea”", "match"]),
        ('[[topic]]\nid = "sea"\npatterns = [{ match = "ferry", unless = "x" }]', ["“sea”", "“ferry”", "unless"]),
        ('[[topic]]\nid = "sea"\npatterns = ["ferry"]\nnone_of = ["a||b"]', ["“sea”", "none_of", "“a||b”"]),
        ('[[topic]]\nid = "sea"\npattern = ["ferry"]', ["“sea”", "“pattern”"]),
        ('[[topic]]\nid = "sea"\npatterns = ["a"]\n[[topic]]\nid = "Sea"\npatterns = ["b"]', ["two topics", "“Sea”"]),
        ('ignored = ["x"]\n[[topic]]\nid = "sea"\npatterns = ["a"]', ["“ignored”"]),
        ('carry_over = ["x"]\n[[topic]]\nid = "sea"\npatterns = ["a"]', ["carry_over", "[carry_over]"]),
        ("[[topic", ["TOML"]),
        ("x = " + "[" * 5000, ["too deep"]),
    ],
)
def test_what_is_wrong_with_a_codebook_is_said_with_its_file_and_place(tmp_path, content, says):
    path = tmp_path / "topics.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_codebook(path)
    assert all(part in str(error.value) for part in [str(path), *says])


def test_a_topic_without_a_name_goes_by_its_id(book):
    (topic,) = book(sea=["ferry", "harbour"]).topics
    assert (topic.name, topic.definition, topic.patterns) == ("sea", "", ("ferry", "harbour"))


# Choosing one


def articles(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"text": texts})


def choose(folder: Path, *texts: str) -> Codebook:
    """The codebook for articles of these texts in `folder`."""
    return choose_codebook(folder, articles(*texts), story(*texts), schema.frame("quotes", []))


def test_a_corpus_s_own_codebook_wins(book, tmp_path):
    own = book(sea=["ferry"])
    assert choose(tmp_path, "Rain.").path == own.path


def test_the_project_s_codebook_is_used_on_its_own_event_only(tmp_path, seeds_event):
    assert choose(tmp_path, *seeds_event.articles["text"]).path == PROJECT
    general = choose(tmp_path, "The ferry is late.")
    assert general.general and general.path == GENERAL


def test_a_codebook_fits_where_half_of_the_articles_hold_all_it_applies_to(book):
    codebook = book(head='applies_to = ["ferr*", "harbour|port"]', sea=["ferry"])
    both, one = "Ferries left the port.", "Ferries left."
    assert codebook.fits(articles(both, one)) and codebook.fits(articles(both))
    assert not codebook.fits(articles(both, one, one))
    assert not codebook.fits(articles())


def test_a_codebook_that_applies_to_nothing_in_particular_fits_no_corpus(book):
    assert not book(sea=["ferry"]).fits(articles("The ferry is late."))


# The codebooks of the project


@pytest.fixture(scope="module")
def general() -> Codebook:
    return read_codebook(GENERAL)


def test_the_general_codebook_knows_the_top_subjects_of_the_iptc(general):
    assert len(general.topics) == 17
    assert all(topic.definition and len(topic.patterns) >= 20 for topic in general.topics)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("The striker scored twice as the football club won.", {"sport"}),
        ("Nurses went on strike over pay.", {"health", "labour"}),
        ("An air strike hit the town.", {"conflict"}),
        ("They came for the birthday party.", {"human"}),
        ("The ruling party lost the vote.", {"politics"}),
        ("The prosecutor told the court he was guilty.", {"crime"}),
        ("She lost on the tennis court.", {"sport"}),
        ("The heat wave broke a record.", {"weather"}),
        ("A wave of laughter went round.", set()),
        ("Firefighters fought the blaze.", {"disaster"}),
        ("The minister came under fire.", set()),
        ("His mother-in-law waited.", set()),
        ("The central bank cut interest rates.", {"economy"}),
        ("The bishop prayed in church.", {"religion"}),
        ("Pupils sat the exam at school.", {"education"}),
        ("Carbon emissions warm the climate.", {"environment"}),
        ("The telescope was built by astronomers.", {"science"}),
        ("Migrants asked for asylum.", {"society"}),
        ("The film won at the cinema.", {"arts"}),
        ("A chef wrote the recipe.", {"lifestyle"}),
    ],
)
def test_the_general_codebook_tells_subjects_apart(text, topics, general):
    assert {topic for _, topic, _ in coded(story(text), general)} == topics


def test_topics_of_the_seeds_agree_with_the_hand_labels(seeds_event):
    """Micro-averaged F1 over sentences × topics of the articles' own words."""
    left_out = {"boilerplate", "link", "caption-duplicate"}
    gold = json.loads((DATA / "gold" / "topics.json").read_text(encoding="utf-8"))
    units = [unit for unit in gold["sentences"] if unit["kind"] not in left_out]
    hits = labelled = found = 0
    for unit in units:
        topics = seeds_event.topics[seeds_event.topics["article"] == unit["article"].removesuffix(".txt")]
        inside = topics[(topics["start"] < unit["end"]) & (topics["end"] > unit["start"])]
        wanted, got = {label.casefold() for label in unit["labels"]}, set(inside["topic"])
        hits, labelled, found = hits + len(wanted & got), labelled + len(wanted), found + len(got)
    assert 2 * hits / (labelled + found) >= 0.97
