"""Which stretch of an article is what: rules on invented pages, then the seeds as a golden table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.passages import describe_articles, mark_passages

BODY = "The council met on Monday and agreed on nothing.\n\nIts chair, Ann Lee, said talks would go on.\n"


def articles(text: str, *, headline: str = "", **columns) -> object:
    row = dict.fromkeys(schema.FRAMES["articles"], "") | {
        "article": "a",
        "words": 0,
        "text": text,
        "headline": headline,
    }
    return schema.frame("articles", [row | columns])


def roles(text: str, *, headline: str = "") -> list[tuple[str, str]]:
    return [(row.role, row.text) for row in mark_passages(articles(text, headline=headline)).itertuples()]


def role_of(line: str) -> str:
    """The role of `line` between two paragraphs of an invented article."""
    first, last = BODY.strip().split("\n\n")
    found = {text: role for role, text in roles(f"{first}\n\n{line}\n\n{last} It was late.\n")}
    return found[line]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ann Lee leaves the hall on Monday. — Reuters", "caption"),
        ("Ann Lee leaves the hall on Monday (AP Photo/Jo Doe)", "caption"),
        ("Photo: the hall on Monday", "caption"),
        ("REUTERS/Jo Doe", "caption"),
        ("By Jo Doe", "byline"),
        ("By Jo Doe and Max Roe, Courier staff", "byline"),
        ("(Reporting by Jo Doe; Editing by Max Roe)", "byline"),
        ("AFP", "byline"),
        ("Courier Desk | Updated: July 2, 2013 15:50 IST", "byline"),
        ("July 2, 2013", "datestamp"),
        ("Published: 2 July 2013, 07:44 GMT", "datestamp"),
        ("Courier Logo", "furniture"),
        ("Advertisement", "furniture"),
        ("Share", "furniture"),
        ("* * *", "furniture"),
        ("Follow us on Twitter", "furniture"),
        ("© 2013 The Courier", "furniture"),
        ("READ MORE: Mayor resigns over bridge", "teaser"),
        ("Mayor ‘will not resign’ over bridge – live updates Read more", "teaser"),
        ("( Also on THE COURIER: Who built the bridge)", "teaser"),
        ("(Most of the hall had gone home.)", "body"),
        ("Enlarge this image toggle caption Jo Doe/AP Jo Doe/AP", "caption"),
        ("Image copyright Jo Doe Image caption The hall was empty by midnight", "caption"),
        ("Ann Lee leaves the hall on Monday. Jo Doe/AFP via Getty Images", "caption"),
        ("Ann Lee leaves the hall on Monday. | Getty", "caption"),
        ("Ann Lee leaves the hall on Monday. Photo: Jo Doe for The Courier", "caption"),
        ("Both sides had a photo: neither showed the hall. It was late.", "body"),
        ("Ann Lee leaves the hall on Monday. | Jo Doe/AP Photo Nothing agreed in Harbour", "caption"),
        ("The chair went on. | It was late | AP said so in the hall.", "body"),
        ("It was late. | AP said so in the hall.", "body"),
        ("“It was late.” | A file was lost.", "body"),
        ("Ann Lee leaves the hall. | Getty Nothing agreed in Harbour", "caption"),
        ("Ann Lee leaves the hall. | Courier/Jo Doe Nothing agreed in Harbour", "caption"),
        ("Contact between the two men on Facebook led to the arrest, the hall heard.", "body"),
        ("This report was produced by the council and finds the hall unsafe.", "body"),
        ("Reach Jo Doe and others on Twitter @jodoe.", "furniture"),
        ("This story was reported by The Associated Press.", "byline"),
        ("Contributing: Jo Doe in Harbour", "byline"),
        ("Jo Doe contributed to this report, which was updated at noon", "byline"),
        ("The weather contributed to the delay.", "body"),
        ("Analysis by Jo Doe, Courier correspondent", "byline"),
        ("Updated at 4:56 p.m. ET", "datestamp"),
        ("— This report was updated at 8:26 a.m.", "datestamp"),
        ("Update 1623 BST (1123 EST)", "datestamp"),
        ("By 9 p.m. the hall was empty.", "body"),
        ("Get the Courier delivered to your inbox. By signing up, you agree to our terms", "furniture"),
        ("• The views expressed here are those of the author.", "furniture"),
        ("Write to Jo Doe at jo.doe@courier.example", "furniture"),
        ("Follow Jo Doe-Núñez on Twitter: @jodoe", "furniture"),
        ("Correction: An earlier version of this story misspelled a name.", "furniture"),
        ("[applause]", "furniture"),
        ("(Corrects the name of the chair in paragraph 2.)", "furniture"),
        ("Skip Twitter post by @annlee", "furniture"),
        ("Newsletter Sign Up Continue reading the main story Please verify you're not a robot", "furniture"),
        ("Bridge collapse:Mayor says it was the wind that broke the beams", "teaser"),
        ("Bridge collapse: it was the wind that broke the beams", "subheading"),
        ("CLOSE Ann Lee leaves the hall on Monday with nothing agreed. Video provided by Newsy", "caption"),
        ("This report contains material from AFP.", "byline"),
        ("He turned to what he liked best - Twitter.", "body"),
        ("190920073101403", "furniture"),
        ("2018", "subheading"),
        ("Also Read | Mayor resigns over bridge", "teaser"),
        ("MAYOR RESIGNS AFTER BRIDGE OVER RIVER COLLAPSES AT NIGHT", "teaser"),
        ("A long night", "subheading"),
        ("A LONG NIGHT", "subheading"),
        ("What happens next?", "body"),
        ("The chair went on:", "body"),
        ("By Monday evening, nothing was agreed and the hall was empty.", "body"),
        ("Reuters said on Monday that nothing was agreed.", "body"),
        ("July 2, 2013 was the last day of the talks.", "body"),
    ],
)
def test_a_line_is_known_by_its_shape(line, role):
    assert role_of(line) == role


def test_a_stamp_that_opens_a_line_stands_apart_from_the_text_that_follows():
    assert roles("date 2013-07-02 The council met on Monday.\n\nIt agreed on nothing.")[:2] == [
        ("datestamp", "date 2013-07-02"),
        ("body", "The council met on Monday."),
    ]
    assert roles(f"{BODY}\n\nUpdate at 9:55 a.m. ET. Council Meets\n\n{BODY} It was late.")[2:4] == [
        ("furniture", "Update at 9:55 a.m. ET."),
        ("subheading", "Council Meets"),
    ]


@pytest.mark.parametrize("first", ["Council agrees on nothing", "Council Agrees on Nothing After a Long Night."])
def test_a_first_line_without_a_sentences_end_or_in_headline_casing_is_the_headline(first):
    assert roles(f"{first}\n\n{BODY}")[0] == ("headline", first)


def test_a_pages_label_stands_apart_from_the_line_that_it_opens():
    assert roles(f"Story highlights The council met on Monday.\n\n{BODY}")[:2] == [
        ("furniture", "Story highlights"),
        ("body", "The council met on Monday."),
    ]


def test_a_pages_label_in_a_sentence_is_part_of_it():
    assert roles(f"{BODY}\n\nStory highlights how the council lives.\n\n{BODY} It was late.")[2][0] == "body"


def test_a_caption_printed_on_into_the_headline_is_no_running_text():
    assert roles(f"Late again\n\nThe council was late again\n\n{BODY}")[1][0] != "caption", "two words prove nothing"
    first = "Ann Lee leaves the hall on Monday. Nothing agreed in Harbour"
    assert roles(f"Nothing agreed in Harbour\n\n{first}\n\n{BODY}")[1] == ("caption", first)
    assert roles(f"{first}\n\n{BODY}", headline="Nothing agreed in Harbour")[0] == ("caption", first)
    assert roles(f"Nothing agreed in Harbour\n\n{first}.\n\n{BODY}")[1] == ("body", f"{first}.")


def test_a_first_line_that_is_a_sentence_is_no_headline():
    assert [role for role, _ in roles(BODY)] == ["body", "body"]


def test_a_stated_headline_is_found_after_furniture_and_with_other_marks():
    found = roles(
        f"Courier Logo\n\n‘Nothing’ agreed by the council.\n\n{BODY}", headline="'Nothing' agreed by the Council"
    )
    assert found[:2] == [("furniture", "Courier Logo"), ("headline", "‘Nothing’ agreed by the council.")]


def test_a_short_line_hard_under_the_headline_is_the_standfirst():
    assert [role for role, _ in roles(f"Nothing agreed\nThe council met for nine hours.\n\n{BODY}")[:2]] == [
        "headline",
        "standfirst",
    ]


def test_a_repeated_line_is_a_duplicate_whatever_its_marks():
    caption = "Ann Lee leaves the council{}s hall on Monday. — Reuters"
    found = roles(f"{caption.format('’')}\n{caption.format(chr(39))}\n\n{BODY}")
    assert [role for role, _ in found[:2]] == ["caption", "duplicate"]


@pytest.mark.parametrize(
    ("links", "after"),
    [
        ("Anna Lise (Anna) BergFares rise again on all islands Berg: no comment", " (I-Elland) said it was late."),
        ("Anna Berg Ferry Office in the dark as the fares rise again", "'s ferry was late, and so were the others."),
    ],
)
def test_headlines_that_a_page_shows_beside_a_name_are_furniture(links, after):
    found = roles(f"Nothing agreed\n\nOn Monday, Sen. Anna Berg {links} MORE{after}\n\n{BODY}")
    assert found[1:4] == [
        ("body", "On Monday, Sen. Anna Berg"),
        ("furniture", f"{links} MORE"),
        ("body", after.removeprefix(" ")),
    ]


def test_a_tweet_in_capitals_beside_a_name_is_the_articles_own():
    line = "Anna Berg wrote on Monday that Berg wants MORE ferries and nothing else."
    assert ("body", line) in roles(f"Nothing agreed\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "firm", ["THE COURIER", "Special to Elland Today", "The Islander", "Opinion columnist", "Elland News"]
)
def test_who_is_written_for_is_known_by_its_name(firm):
    paragraph = "HARBOUR – The council of the islands met for nine hours on Monday and agreed on nothing."
    found = roles(f"Susan Berg\n\n{firm}\n\n{paragraph}\n\n{BODY}")
    assert found[:2] == [("byline", "Susan Berg"), ("byline", firm)]


def test_a_headline_that_begins_like_a_name_is_no_byline():
    paragraph = "HARBOUR – The council of the islands met for nine hours on Monday and agreed on nothing."
    assert roles(f"Victoria Falls Flooded\n\nNobody was hurt\n\n{paragraph}\n\n{BODY}")[0][0] == "headline"
    stated = roles(f"Victoria Falls Flooded\n\nELLAND\n\n{paragraph}\n\n{BODY}", headline="Victoria Falls Flooded")
    assert stated[0] == ("headline", "Victoria Falls Flooded")


@pytest.mark.parametrize("above", ["", "Nothing agreed on fares\n\n"])
def test_a_name_alone_over_who_they_write_for_is_a_byline(above):
    paragraph = "HARBOUR – The council of the islands met for nine hours on Monday and agreed on nothing."
    found = roles(f"{above}Susan Berg and Carl Holm\n\nTHE COURIER\n\n{paragraph}\n\n{BODY}")
    assert found[bool(above) :][:3] == [
        ("byline", "Susan Berg and Carl Holm"),
        ("byline", "THE COURIER"),
        ("body", paragraph),
    ]


AUTHOR = "Jo Doe, who lives in Harbour, is a senior reporter for The Courier. Follow her at @jodoe."


def test_a_last_line_about_somebody_who_writes_and_is_named_nowhere_else_is_about_the_author():
    assert roles(f"Nothing agreed\n\n{BODY}\n{AUTHOR}")[-1] == ("byline", AUTHOR)


@pytest.mark.parametrize(
    "text",
    [
        f"Nothing agreed\n\n{BODY}\nMs. Doe was there.\n\n{AUTHOR}",
        f"Nothing agreed\n\n{AUTHOR}\n\n{BODY}\n{BODY.upper()}",
        f"Nothing agreed\n\n{BODY}\nJo Doe, who lives in Harbour, is a carpenter.",
    ],
    ids=["named in the text", "not at the end", "no writer"],
)
def test_other_people_at_the_end_are_in_the_story(text):
    assert "byline" not in [role for role, _ in roles(text)]


def test_a_subheading_can_stand_over_a_picture():
    found = roles(f"Nothing agreed\n\n{BODY}\nA long night\n\nPhoto: the hall on Monday\n\n{BODY.upper()}")
    assert ("subheading", "A long night") in found


def test_another_storys_headline_glued_to_a_paragraph_is_a_teaser():
    teaser = "Mayor Resigns Over Collapsed Bridge, Says City Hall"
    found = roles(f"Talks went on all night. “We tried,” she said. {teaser}\n\n{BODY}")
    assert found[:2] == [("body", "Talks went on all night. “We tried,” she said."), ("teaser", teaser)]


@pytest.mark.parametrize(
    "ending",
    ["She thanked Mayor John Roe, Deputy Max Poe and Judge Eve Low.", "She thanked the mayor of the town", "Ann Lee"],
)
def test_an_ending_that_is_no_headline_stays_in_its_paragraph(ending):
    assert roles(f"Talks went on all night. {ending}\n\n{BODY}")[0][1].endswith(ending)


@given(st.text(alphabet=st.sampled_from("aB .!?\"“”'’:—-\n\r\t \ufeff2013July,|@©"), max_size=200))
def test_passages_slice_back_and_leave_nothing_but_white_space(text):
    parts = mark_passages(articles(text))
    covered = [False] * len(text)
    for part in parts.itertuples():
        assert text[part.start : part.end] == part.text
        assert part.text.strip() and part.role in schema.ROLES
        assert not any(covered[part.start : part.end])
        covered[part.start : part.end] = [True] * (part.end - part.start)
    left = "".join(character for character, seen in zip(text, covered, strict=True) if not seen)
    assert not left.strip(" \t\n\r\f\v\u00a0\ufeff\u200b\u2028\u2029|,;:–—-")


# ---------------------------------------------------------------- what a text states of itself


def described(text: str, **columns):
    stated = articles(text, **columns)
    return describe_articles(stated, mark_passages(stated)).loc[0]


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("PARIS, July 2 (Reuters) - The council met.", "PARIS, July 2", "Reuters"),
        ("Paris, July 2: The council met.", "Paris, July 2", ""),
        ("New Town: The council met.", "New Town", ""),
        ("NEW TOWN, Ohio — The council met.", "NEW TOWN, Ohio", ""),
        ("The council met in Paris - as ever.", "", ""),
        ("BREAKING: The council met.", "", ""),
    ],
)
def test_a_dateline_opens_the_body(opening, dateline, agency):
    article = described(f"{opening}\n\n{BODY}")
    assert (article["dateline"], article["agency"]) == (dateline, agency)


def test_what_the_text_states_fills_what_the_corpus_does_not():
    article = described(f"Nothing agreed\n\nReuters Published July 2, 2013 08:16pm\n\n{BODY}")
    assert article[["headline", "agency", "published"]].tolist() == ["Nothing agreed", "Reuters", "2013-07-02"]


def test_who_contributed_to_a_story_does_not_sign_it():
    article = described(f"Nothing agreed\n\n{BODY}\nThe Associated Press contributed to this report.")
    assert article["agency"] == ""
    own = "This story was reported by The Associated Press. Reuters contributed to this report."
    assert described(f"Nothing agreed\n\n{BODY}\n{own}")["agency"] == "The Associated Press"


def test_what_the_corpus_states_is_never_overwritten():
    article = described(
        f"Nothing agreed\n\nReuters Published July 2, 2013\n\n{BODY}",
        agency="AP",
        published="2013-07-03",
        headline="Other",
    )
    assert article[["headline", "agency", "published"]].tolist() == ["Other", "AP", "2013-07-03"]


def test_what_nothing_states_stays_empty():
    assert described(BODY)[["headline", "agency", "published", "dateline"]].tolist() == ["", "", "", ""]


def test_words_count_the_running_text_alone():
    assert described(f"Nothing agreed\n\nBy Jo Doe\n\nAdvertisement\n\n{BODY}")["words"] == 2 + 9 + 9


# ---------------------------------------------------------------- the seeds

NOT_BODY = [
    ("000_426074bac03d9478", "headline", 0, 113),
    ("000_426074bac03d9478", "standfirst", 114, 325),
    ("000_426074bac03d9478", "subheading", 1078, 1134),
    ("000_426074bac03d9478", "subheading", 1592, 1644),
    ("000_426074bac03d9478", "subheading", 2210, 2303),
    ("001_80b523149154a193", "datestamp", 1, 16),
    ("002_a23c245a04629989", "datestamp", 1, 16),
    ("002_a23c245a04629989", "teaser", 815, 891),
    ("002_a23c245a04629989", "teaser", 2643, 2771),
    ("003_a582141a35d67664", "datestamp", 1, 16),
    ("003_a582141a35d67664", "furniture", 17, 30),
    ("003_a582141a35d67664", "headline", 32, 103),
    ("003_a582141a35d67664", "byline", 105, 174),
    ("003_a582141a35d67664", "caption", 175, 376),
    ("003_a582141a35d67664", "duplicate", 377, 578),
]


def test_what_is_not_body_in_the_seeds(seeds_event):
    parts = seeds_event.passages
    found = parts.loc[parts["role"] != "body", ["article", "role", "start", "end"]]
    assert list(found.itertuples(index=False, name=None)) == NOT_BODY


def test_what_the_seeds_state_of_themselves(seeds_event):
    found = seeds_event.articles[["outlet", "agency", "published", "dateline"]]
    assert list(found.itertuples(index=False, name=None)) == [
        ("TrendTrackers", "", "", ""),
        ("The Statesman", "", "2023-12-27", ""),
        ("LatestLY", "", "2023-12-27", "Moscow, December 27"),
        ("Dawn", "Reuters", "2023-12-27", ""),
        ("Deccan Herald", "", "", "New Delhi"),
    ]
    assert seeds_event.articles["headline"].str.len().gt(0).tolist() == [True, False, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Updated 5 May 2020 :",
        "He said so.\nUpdated 5 May 2020 :\nIt rained.",
        "Updated" + " " * 2_000 + "x",
        "Published 5 May 2020, 10:30 am | Updated 5 May 2020, 10:30 am | " * 50 + "By Ann Berg",
    ],
)
def test_odd_date_stamps_neither_fail_nor_hang(text):
    # What only parts a stamp from the rest of its line ("|") belongs to neither.
    kept = " ".join(part for _, part in roles(text))
    assert kept.replace("|", " ").split() == text.replace("|", " ").split()
