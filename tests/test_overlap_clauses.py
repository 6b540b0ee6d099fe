"""A sentence is cut where it begins to say something else, and nowhere within one proposition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.overlap.clauses import clause_spans, only_names, possible_cuts, reads_alone, stands_alone, tag_words


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clause_spans(text)]


CUT = {
    "two predicates of one subject": "The mayor opened the new bridge | and was ready to pay for it.",
    "a predicate in -ed with its object": "The mayor opened the new bridge | and described the repairs as a gift.",
    "two clauses with a pronoun": "The ferry will run in June | and it is going to cost more.",
    "two clauses with a noun": "The council met on Monday evening, | but the harbour board has not decided.",
    "two clauses with a noun and no comma": "Two islanders were lost | and seven ferries were damaged.",
    "two clauses with a noun of several words": "Two ferries were lost | and dozens of the islanders were injured.",
    "a predicate in -s": "That weighs on every island | and threatens to close the harbour for good.",
    "a predicate in -s after a comma": "The ferry that sank, | leaves the islands without a boat.",
    "an infinitive that goes on from elsewhere": "to postpone the repairs | while divers looked for the ferry.",
    "a relative clause with a subject": "They left the old town | where many roads were closed.",
    "a dependent clause with a verb in -s": "Many islanders were injured | as the great storm hits Northport.",
    "that and a verb in -s": "They oppose the growth | that already shows signs of the end.",
    "a clause after a phrase of time": "The old ferry sank after the storm | and the islanders were taken to hospital.",
    "an infinitive that opens the sentence": "To postpone the repairs | while divers looked for the ferry.",
    "a predicate in -s after who": "They met the captain of the ferry | who threatens to leave the islands.",
    "but that noun": "They were due to meet on the ferry | but that event was moved to town.",
    "two clauses with a comma alone": "The ferry is old and slow, | it is losing money every year.",
    "a relative clause after a comma": "They agreed on several steps for the harbour, | which will widen the channel.",
    "a relative clause that defines": "They agreed on several steps for the harbour | that would widen the channel.",
    "a preposition before the relative": "She praised the plan of the islanders, | on which the summer depends.",
    "a dependent clause, if it is not all too short": "The islanders had gone home | when the old ferry sank.",
    "a dependent clause": "The shops will have to close | because visitors have stayed away.",
    "what follows a participle": "The board keeps its offices in town, | adding a branch in the north.",
    "examples": "They spoke about several routes, | including the long crossing to the outer islands.",
    "each example of its own": (
        "They spoke about routes, | including the crossing to the north | as well as the line along the coast."
    ),
    "an apposition": "The plan came from Ada Brown, | the director of the harbour board, | who had written it alone.",
    "the other side of a contrast": "Act as if the harbour mattered to you, | not a place at the table.",
    "quoted words of several": "They were told to “bring their own boats” | and “leave the cars at home for good.”",
    "two short predicates": "The great storm injured dozens | and destroyed the mill.",
    "that and a verb in -ed": "The board praised a plan | that worked on the outer islands.",
    "a predicate in -s after a name": "Northport backs the old ferry, | hoping for more visitors.",
    "that's": "The ferry is lost to the islands, | but that's of no concern to the board.",
    "so after a comma": "The ferry is lost to the islands, | so the board has to pay for it.",
    "a dependent clause with a long subject": (
        "The ferry was sold | after its repair by the board and the harbour's own men during the winter became known."
    ),
    "because of": "The ferry was late on Monday, | because of a storm off the northern cape.",
    "an, with and": "They met at the mill by the harbour, | an old and narrow house.",
    "a short predicate after a comma": "A storm hit the outer islands, | injuring dozens.",
    "a verb in its base form": "Two ferries operate the northern line | and dozens of buses follow the coast.",
    "with and a participle": "The old ferry sank in the harbour, | with divers searching for the captain.",
    "an apposition with and": "They met at the mill by the harbour, | a long and narrow house.",
    "a semicolon": "The ferry will run in June; | the bus will run all year.",
}
WHOLE = [
    "The mayor of the outer islands and the chair of the harbour board met.",
    "Trade between the islands and the mainland is growing.",
    "They fear that sailors returning from Elland and Northport will stay ashore for good.",
    "He was tired, he said.",
    "They spoke about many routes including one.",
    "The ferry will be repaired as part of a large programme.",
    "The board has a special and privileged position in town.",
    "They met the mayor and the chair of the board.",
    "The islanders had gone home when the ferry sank.",
    "It is clear that the board and the council must pay.",
    "We have agreed that a treaty between the island and the mainland will be signed.",
    "Nobody had told the islanders whether the ferry might run.",
    "He asked them whether the board and the council must pay.",
    "The board has ties to the council and family ties to the mayor.",
    "They read the letter as a sign that the ferry is lost.",
    "She left after a long meeting with the council.",
    "She left after a long meeting with the council held in town.",
    "The old ferry has since left the harbour for good.",
    "The mayor is due to meet the board in Northport on Monday.",
    "The crossing was closed not because of the storm but by the board.",
    "They bought a small car, a house by the harbour and a boat.",
    "The board denied reports that wounded islanders were left behind.",
    "Northport officers Smith and Jones were cleared of any blame.",
    "The village lies by the harbour, with no warning to the islanders.",
    "The old captain was very cold, tired and hungry.",
    "The old mayor resigned as the speaker of the council (but kept her seat in town).",
    "Questions related to harbours, bridges and ferries were discussed.",
    "The ferry was hit and damaged by a storm.",
    "There was no reason to do so.",
    "She so wanted a boat of her own.",
    "They sold a small, slow-moving boat to the mainland.",
    "According to the board, the ferry will be sold.",
    "The board asked for a plan, “a harbour for all islanders” in its words.",
    "I promise to learn (and I assure you I have) from this summer.",
    "The “old and slow” ferry will be sold.",
    "ABC reporters — three of them — met the mayor.",
    "The farmers’ and fishermen’s boats were lost.",
]


@pytest.mark.parametrize("dateline", ["PORT AHN, Md. — ", "HARBOUR TOWN (Reuters) - ", "NORTHPORT, March 3 -- "])
def test_a_dateline_is_part_of_no_clause(dateline):
    assert clauses(f"{dateline}The council met on Monday.") == ["The council met on Monday"]


@pytest.mark.parametrize("marked", CUT.values(), ids=CUT)
def test_a_sentence_is_cut_at(marked):
    pieces = [piece.strip() for piece in marked.split("|")]
    found = clauses(" ".join(pieces))
    assert len(found) == len(pieces)
    for piece, clause in zip(pieces, found, strict=True):
        assert clause.strip(".,“”") in piece


@pytest.mark.parametrize("sentence", WHOLE)
def test_one_proposition_stays_whole(sentence):
    assert clauses(sentence) == [sentence.rstrip(".")]


def test_a_reason_is_told_with_its_first_words_and_an_example_without():
    assert clauses("The ferry was late on Monday due to a storm.") == ["The ferry was late on Monday", "due to a storm"]
    assert clauses("They spoke of routes, including the long crossing.")[-1] == "the long crossing"


def test_marks_and_the_joining_word_are_left_out_at_the_edges():
    assert clauses("“The old ferry is slow,” and it will be sold.") == ["The old ferry is slow", "it will be sold"]


def test_words_in_brackets_that_open_a_sentence_are_not_cut():
    text = "(The ferry sank off Northport and it killed dozens of islanders) the board has said"
    assert clauses(text) == [text]


def test_a_sentence_all_in_brackets_is_cut_like_any_other():
    assert clauses("(The ferry will run in June, but the board has not decided") == [
        "(The ferry will run in June",
        "the board has not decided",
    ]


MAYBE_TWO = {
    "The storm tore roofs off houses and killed dozens of islanders": [
        "The storm tore roofs off houses | killed dozens of islanders"
    ],
    "Roofs were torn off houses by the storm that killed dozens": [
        "Roofs were torn off houses | by the storm that killed dozens",
        "Roofs were torn off houses by the storm | that killed dozens",
    ],
    "After the storm had torn off roofs, the islanders fled the harbour": [
        "After the storm had torn off roofs | the islanders fled the harbour"
    ],
    "The storm of the last night in the old harbour": [],  # one predicate at most
    "The council sold shares of the ferry that sank": [],  # "of" belongs to "shares"
    # Words in brackets belong to what they stand in.
    "The board (which sold the ferry and raised the old fare) has met": [],
    "Brown, a mayor, the harbour board and divers have met": [],  # a list of subjects
    "Islanders fled, and roofs fell on houses, " * 20: [],  # no clause
    "": [],
}


@pytest.mark.parametrize(("text", "cuts"), MAYBE_TWO.items(), ids=lambda value: str(value)[:40])
def test_a_clause_might_be_two_where_both_parts_state_something(text, cuts):
    assert [f"{text[slice(*first)]} | {text[slice(*second)]}" for first, second in possible_cuts(text)] == cuts


STANDS = [
    "The ferry sank",
    "“It sank off Northport",
    "In June, the ferry sank",
    "After it sank, divers came",
    "Ferry sinks",
]
HANGS = [
    "who repaired the ferry",
    "repaired the ferry",
    "after it sank",
    "that it sank",
    "of the ferry",
    "sinking off Northport",
]


@pytest.mark.parametrize("text", [*STANDS, *HANGS])
def test_a_clause_that_hangs_on_words_before_it_does_not_stand_alone(text):
    assert stands_alone(text) == (text in STANDS)


def test_a_text_without_a_word_has_no_clause():
    assert clauses(" — “…” ") == []
    assert clauses("") == []


def test_the_closing_apostrophe_of_a_possessive_is_no_quotation_mark():
    assert "”" not in tag_words("the farmers’ boats and the fishermen's nets")[0]
    assert tag_words("‘the boats’ and 'the nets'")[0] == "“dn”c“dn”"


WORDS = st.sampled_from(
    "the ferry island council said will has and but which who that because not including such as he they it repaired "
    "running “ ” , ; — ( ) ' ’ Ada Brown 50 $20 isn't we've".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_clauses_hold_every_word_but_those_that_join_them_in_order_and_once(text):
    spans = clause_spans(text)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    covered = {place for start, end in spans for place in range(start, end)}
    outside = {tag for tag, (start, _) in zip(*tag_words(text), strict=True) if start not in covered}
    assert outside <= set(",;-c“”xr")  # marks, and words like "and", "including", "as well as"


@pytest.mark.parametrize(
    "text",
    [
        "the mayor of the island said on Monday that",
        "In a statement to the board, the mayor said:",
        "The mayor] spoke of the ferry and left",
        "The mayor left the board and the",
        "In a letter released by the board, Berg wrote",
        "a letter that officials say",
        "The rules would allow the islanders to",
        "— — — — —",
    ],
)
def test_what_only_leads_up_to_something_cannot_be_read_by_itself(text):
    assert not reads_alone(text)
    assert reads_alone("The mayor left the island with the board.")
    assert reads_alone("The ferry sank in the storm, officials said")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the current mayor of the island", True),
        ("Anna Berg, the mayor of the island", True),
        ("a full and transparent inquiry", True),
        ("the father of four posed no threat to them", False),
        ("This made an act of great courage: the rescue of a crew", False),
        ("Anna Berg, the mayor of the island, left", False),
        ("the islanders of the old harbour", True),
        ("The ferry costs $20 more", False),
        ("The team feels good about the ferry", False),
        ("Ferries run on Monday", False),
        ("The doubts stem from a poll", False),
        ("Mayor Anna Berg", True),
        ("Mayor Anna Berg heads to Northport", False),
        ("local ferry tickets", True),
        ("The order, signed by Judge Anna Berg", True),
        ("ferry data collected by the board", True),
        ("Berg, a former board director", True),
        ("a letter the mayor signed", False),
    ],
)
def test_a_clause_can_only_name_somebody_or_something(text, names):
    assert only_names(text) == names
