"""What two wordings of one statement state differently is named with both; what only one states is no conflict."""

from __future__ import annotations

import pytest

from analysis.data import lexicon
from analysis.overlap.conflicts import describe_conflict


def conflict(*texts: str) -> str:
    """The conflict of a statement that the outlets A, B, … tell in these words."""
    told = zip("ABCDEFG", texts, strict=False)
    return describe_conflict([{"article": f"{outlet}1", "outlet": outlet, "text": text} for outlet, text in told])


DIFFER = {
    "a relative date": (
        ("Trade reached a record last year", "Trade will reach a record this year"),
        "Dates differ: “last year” (A), “this year” (B).",
    ),
    "a month": (
        ("The talks will resume in January", "The talks are to resume in May"),
        "Dates differ: “January” (A), “May” (B).",
    ),
    "a weekday": (
        ("The minister resigned on Friday", "The minister resigned Saturday"),
        "Dates differ: “Friday” (A), “Saturday” (B).",
    ),
    "the time of a day": (
        ("The minister resigned on Friday afternoon", "The minister resigned Friday night"),
        "Dates differ: “Friday afternoon” (A), “Friday night” (B).",
    ),
    "a day of a month": (
        ("The vote was held on Dec. 27", "The vote was held on 28 December"),
        "Dates differ: “Dec. 27” (A), “28 December” (B).",
    ),
    "a half": (
        ("The ferry returns in the first half of March", "The ferry returns in the second half of March"),
        "Dates differ: “first half” (A), “second half” (B).",
    ),
    "a percentage": (
        ("Imports of ferries fell 26.4% in May", "Imports of ferries fell 24% in May"),
        "Numbers differ: “26.4%” (A), “24%” (B).",
    ),
    "a year": (("The pact was signed in 2000", "The pact was signed in 2004"), "Dates differ: “2000” (A), “2004” (B)."),
    "a count": (
        ("The storm killed at least five people", "The storm killed 24 people"),
        "Numbers differ: “five people” (A), “24 people” (B).",
    ),
    "an amount": (("Repairs will cost $50 million", "Repairs will cost £45m"), ""),  # other units are not compared
    "an amount in one currency": (
        ("Repairs will cost $50 million", "Repairs will cost 45 million dollars"),
        "Numbers differ: “$50 million” (A), “45 million dollars” (B).",
    ),
    "an amount in round numbers": (("Repairs cost $1.52 billion in May", "Repairs cost $1.5 billion in May"), ""),
    "an amount that no rounding makes the same": (
        ("Repairs cost $1.62 billion in May", "Repairs cost $1.5 billion in May"),
        "Numbers differ: “$1.62 billion” (A), “$1.5 billion” (B).",
    ),
    "a share": (
        ("Imports fell 26.4 percent in spring", "Imports fell 30% in spring"),
        "Numbers differ: “26.4 percent” (A), “30%” (B).",
    ),
    "a name by one word": (
        ("It is part of Grown in Utopia", "It is part of 'Grow in Utopia'"),
        "Names differ: “Grown in Utopia” (A), “Grow in Utopia” (B).",
    ),
    "a name by what stands before its noun": (
        ("They will use the Outer Bay Road", "They will use the High Road"),
        "Names differ: “Outer Bay Road” (A), “High Road” (B).",
    ),
    "a negation": (
        ("The mayor said she would stand again for office", "The mayor said she would not stand again for office"),
        "Negation differs: none (A), “not” (B).",
    ),
    "a negation of an irregular past": (
        ("The minister left the island", "The minister did not leave the island"),
        "Negation differs: none (A), “not” (B).",
    ),
    "a negation before an adverb": (
        ("The mayor has agreed to the fare", "The mayor has not formally agreed to the fare"),
        "Negation differs: none (A), “not” (B).",
    ),
    "a thing that one denies": (
        ("Islanders may use the ferry with a ticket", "Islanders may use the ferry without a ticket"),
        "Negation differs: none (A), “without” (B).",
    ),
    "the time of one of two days": (
        (
            "Brown resigned on Friday night after talks on Monday night",
            "Brown resigned on Friday Morning after talks on Monday night",
        ),
        "Dates differ: “Friday night” (A), “Friday Morning” (B).",
    ),
    "a negation in a wording that is a little longer": (
        (
            "The mayor said she would stand for office",
            "No, the mayor did not say she would stand again for office",
        ),
        "Negation differs: none (A), “no … not” (B).",
    ),
    "a date that one gives with another verb than the two that differ": (
        ("It sank on Friday", "It sank on Monday", "The mayor will resign on Friday"),
        "Dates differ: “Friday” (A), “Monday” (B).",
    ),
    "a count in words that open with other nouns": (
        ("Rescuers found 12 bodies in the harbour", "Divers found 15 bodies in the harbour"),
        "Numbers differ: “12 bodies” (A), “15 bodies” (B).",
    ),
    "a count beside a day": (
        ("In May the storm killed 12 people", "In storms on Monday 15 people were killed"),
        "Numbers differ: “12 people” (A), “15 people” (B).",
    ),
    "that storm and the storm": (
        ("That storm killed 12 people", "The storm killed 15 people"),
        "Numbers differ: “12 people” (A), “15 people” (B).",
    ),
    "a place in a name": (
        ("She studied at the University of Leeds", "She studied at the University of Leicester"),
        "Names differ: “University of Leeds” (A), “University of Leicester” (B).",
    ),
    "a road, before a day": (
        ("The lorry burnt on Coast Road on Monday", "The lorry burnt on High Road on Monday"),
        "Names differ: “Coast Road” (A), “High Road” (B).",
    ),
    "a road of much the same letters": (
        ("The lorry burnt on Coast Road", "The lorry burnt on Court Road"),
        "Names differ: “Coast Road” (A), “Court Road” (B).",
    ),
    "one of several values": (
        (
            "The board saw 4 ferries, then 5 ferries and 6 ferries",
            "The board saw 4 ferries, then 5 ferries and 7 ferries",
        ),
        "Numbers differ: “6 ferries” (A), “7 ferries” (B).",
    ),
    "the second of two roads": (
        ("They closed Mill Road and Coast Road", "They closed Mill Road and High Road"),
        "Names differ: “Coast Road” (A), “High Road” (B).",
    ),
    "what has been done": (
        ("The board has taken the money for the ferry", "The board has not taken the money for the ferry"),
        "Negation differs: none (A), “not” (B).",
    ),
    "what no ferry did": (
        ("No ferry left the harbour on Monday", "A ferry left the harbour on Monday"),
        "Negation differs: “no” (A), none (B).",
    ),
    "a refusal": (
        ("The board stopped the old ferry to Elland", "The board did not stop the old ferry to Elland"),
        "Negation differs: none (A), “not” (B).",
    ),
    "a negation with another apostrophe": (
        ("The ferry can leave the island today", "The ferry can‘t leave the island today"),
        "Negation differs: none (A), “can't” (B).",
    ),
    "a date that several outlets give": (
        ("It sank on Friday", "It sank on Monday", "It sank Friday", "It sank on Sunday", "It sank on a Monday"),
        "Dates differ: “Friday” (A and C), “Monday” (B and E).",
    ),
}
AGREE = {
    "one is silent": ("The talks will resume in January next year", "The talks will resume soon"),
    "the same amount": ("Trade of 50 billion dollars", "Trade of $50 billion", "Trade of $50bn"),
    "a round number": ("Imports of ferries fell 26.4% in May", "Imports of ferries fell more than 26% in May"),
    "the same number": ("Five ships were lost in the storm", "The storm sank 5 ships"),
    "the same day": ("It was signed on Dec 27", "It was signed on December 27", "It was signed on 27 December"),
    "the same period": ("They met the previous week", "They met last week"),
    "numbers of different things": ("killing at least five people", "injuring at least 50 people"),
    "a number that the other gives without its noun": (
        "At least 24 people were killed and 200 injured",
        "The quake injured 200 people",
    ),
    "dates of different things in long clauses": (
        "The tumult over the pastor began on Monday when the newspaper printed what its reporters had found out",
        "The widow criticised all of the reporters at length in an angry Thursday conversation with the radio",
    ),
    "one that says both": ("In May, not in June, the ferry returns", "The ferry returns in May"),
    "a longer form of the name": ("the Supreme Court of Utopia ruled", "the Utopian Supreme Court ruled"),
    "titles and spellings of a name": ("Foreign Minister Ada Brown", "External Affairs Minister Aida Brown"),
    "may and march that are no months": ("May the best win the March on Harbour Street", "the ferry is back in June"),
    "a negation of what only one states": (
        "The storm sank the old ferry for no reason",
        "The storm sank the old ferry at dawn",
    ),
    "the time of a day that only one states": ("The minister resigned on Friday", "The minister resigned Friday night"),
    "an evening and a night": ("The minister resigned on Friday evening", "The minister resigned Friday night"),
    "the times of two days": (
        "The mayor resigned on Friday night after the talks on Monday night",
        "The mayor resigned on Friday night after the talks on Monday",
    ),
    "a negation of what only one adds": (
        "He still believes that public service is a calling",
        "He still believes that public service is a calling and not to be regretted",
    ),
    "a negation at the end, which denies nothing that is stated": (
        "the islanders who can afford a ticket",
        "the islanders who can afford a ticket, but don't",
    ),
    "a negation of another verb": (
        "The speaker has held back the bill on fares",
        "The speaker hasn't sent over the bill on fares",
    ),
    "no in other words": (
        "The ferry was unable to leave the harbour",
        "The ferry did not leave the harbour",
    ),
    "whether or not": (
        "The mayor will speak whether they are asked",
        "The mayor will speak whether or not they are asked",
    ),
    "not only": ("The ferry carries mail and islanders", "The ferry carries not only mail and islanders"),
    "what is denied of nothing": ("Not in the old harbour", "She was seen in the old harbour"),
    "numbers of other things": (
        "Bakers added 20,000 jobs in the autumn",
        "Grocers and fishmongers on the coast added 53,000 jobs",
    ),
    "dates in wordings that tell other things": (
        "Leaders of the council met with the mayor Friday to be told of the state of play",
        "The mayor of Elland and the head of the Ferry Office met Saturday to begin talks on fares",
    ),
    "another spelling of a name": (
        "the leader of the Havn in the North party",
        "the leader of the Haven in the North party",
    ),
    "a wording not half as long": (
        "The ferry left harbour",
        "After a long night of storm the ferry did not leave harbour for the islands",
    ),
    "a negation among other words": (
        "The ferry left on time with the mayor and her aides",
        "Nobody knew why the old ferry did not leave before the storm",
    ),
    "a name that goes on": (
        "She spoke before the Ferries Committee on Roads",
        "She spoke before the Harbour Committee",
    ),
    "a name that began before": (
        "She spoke before the Ferries and Roads Committee",
        "She spoke before the Harbour Committee",
    ),
    "another spelling of a bridge": ("They closed Havn Bridge at night", "They closed Haven Bridge at night"),
    "an apostrophe of another kind": ("He can’t leave the island today", "He can‘t leave the island today"),
    "years that are counted, of two people": (
        "Anna Berg served three years in prison for fraud",
        "Carl Holm, a former mayor of Elland, spent ten years in prison",
    ),
    "what shares no more than half of its words": (
        "Fares rose by 9 pounds in the autumn on all the old ferries",
        "Rents rose by 12 pounds in the autumn in the new harbour",
    ),
    "what one tells among much else": (
        "Bakers added 9 jobs",
        "Grocers and fishmongers on the coast lost shops while bakers of the north added 12 jobs in spring",
    ),
    "the same words in another order": (
        "Ferry, mail, fares, winter rose 9 pounds",
        "12 pounds rose winter, fares, mail, ferry",
    ),
    "a list of values": tuple(
        "The board counted " + ", ".join(f"{number} ferries" for number in numbers)
        for numbers in (range(20, 40), range(50, 70))
    ),
    "a part of a longer name": (
        "She spoke before the Harbour Committee on Ferries and Roads",
        "She spoke before the Ferries and Roads Committee",
    ),
    "a month and how far away it is": (
        "The meeting is to take place in May",
        "The meeting is to take place next month",
    ),
    "what is left open": ("where a ferry is a means of transport", "a ferry is not a means of transport"),
    "an example of what the other leaves out": (
        "others, including aunts, uncles and cousins, may board",
        "others may not include aunts, uncles and cousins",
    ),
    "the dates of two deeds": (
        "Brown joined the board of the Ferry Office in 2014",
        "Brown left the board of the Ferry Office in April 2019",
    ),
    "days of a month with a nought before them": ("The ferry sank on 03 May", "The ferry sank on 3 May"),
    "what two people did": ("On Friday Anna Berg left the board", "On Monday Peter Holm left the board"),
    "some of many": ("joblessness among the young fell to 12.7 percent", "joblessness fell to 7.7 percent"),
    "what was forecast": ("The jobless rate was forecast at 7.9 percent", "The jobless rate fell to 7.7 percent"),
    "who is not named": ("which added 29 jobs", "firms added 73 jobs"),
    "a negation in another sentence": ("The mayor would not speak", "The council opened the bridge"),
}


@pytest.mark.parametrize(("texts", "sentence"), DIFFER.values(), ids=DIFFER)
def test_what_differs_is_named_with_both_wordings(texts, sentence):
    assert conflict(*texts) == sentence


@pytest.mark.parametrize("texts", AGREE.values(), ids=AGREE)
def test_no_conflict_is_claimed_that_the_text_does_not_show(texts):
    assert conflict(*texts) == ""


@pytest.mark.parametrize("opener", lexicon("conflicts")["openers"].split())
def test_what_is_left_open_is_denied_by_nobody(opener):
    assert conflict(f"{opener} a ferry is a means of transport", "a ferry is not a means of transport") == ""


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2031-02-28", "2031-03-02"), ""),
        (("2031-03-01", "2031-03-02"), "Dates differ: “this month” (A), “last month” (B)."),
        (("2031-02-28", ""), "Dates differ: “this month” (A), “last month” (B)."),
    ],
)
def test_this_month_and_last_month_can_be_one_by_when_they_were_written(days, sentence):
    texts = "The mayor resigned this month", "The mayor resigned last month"
    carriers = [{"article": name, "outlet": name, "text": text} for name, text in zip("AB", texts, strict=True)]
    assert describe_conflict(carriers, dict(zip("AB", days, strict=True))) == sentence


def test_every_point_is_named_once_with_the_first_two_that_differ():
    found = conflict("$5 million in May this year", "$5 million in May next year", "$6 million in May next year")
    assert found == (
        "Dates differ: “this year” (A), “next year” (B and C). "
        "Numbers differ: “$5 million” (A and B), “$6 million” (C)."
    )


@pytest.mark.parametrize("text", ["Anna Berg said that ſix ferries sank", "It sank on Monday nıght", "K5 mıllıon"])
def test_letters_that_look_alike_are_no_words_for_numbers_and_dates(text):
    assert conflict(text, "Anna Berg said that seven ferries sank on Monday evening") == ""


def test_a_number_of_a_million_figures_is_none():
    assert conflict(f"It cost ${'7' * 1_000_001} million", "It cost $5 million") == ""


def test_one_article_does_not_contradict_itself():
    told = [{"article": "a", "outlet": "A", "text": f"The ferry returns in {month}"} for month in ("May", "June")]
    assert describe_conflict(told) == ""
