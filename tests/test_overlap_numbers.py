"""Equal values are one number however they are written, and each leads to where it stands."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.data import lexicon
from analysis.overlap import differing_figures, line_up, stated_numbers


def carriers(*told: tuple[str, str, str]) -> pd.DataFrame:
    """The frame ``carriers`` of tellings (statement, outlet, text), each from the 7th letter of an article on."""
    return schema.frame(
        "carriers",
        [
            {
                "statement": statement,
                "article": outlet.lower(),
                "outlet": outlet,
                "start": 7,
                "end": 7 + len(text),
                "text": text,
                "kind": "narration",
                "wording": "paraphrase",
                "speaker": "Ann Ahn",
                "likeness": 1.0,
            }
            for statement, outlet, text in told
        ],
    )


def numbers(text: str) -> list[tuple[str, str, str]]:
    """(measure, value, unit) of the numbers in a text."""
    found = stated_numbers(carriers(("s1", "Herald", text)))
    return list(found[["measure", "value", "unit"]].itertuples(index=False, name=None))


def test_a_title_with_a_day_in_it_is_no_date():
    assert numbers("She was on Monday Night Ferry and on Sunday Morning Harbour") == []
    assert numbers("She was on “Harbour News Sunday”") == []
    assert [unit for _, _, unit in numbers("She was there Monday Night")] == ["weekday"]


SAME = {
    "amounts of money": ("$50 billion", "50 billion dollars", "$50bn", "US$50bn", "50 billion USD", "$50,000 million"),
    "amounts with a currency in letters": ("Rs 500 crore", "Rs. 500 crore", "₹500 crore", "500 crore rupees"),
    "very large amounts": ("$1 trillion", "$1,000 billion", "1000 billion dollars"),
    "a day and its evening": ("on Monday", "on Monday night", "Monday evening"),
    "compound number words": ("twenty-five people", "25 people", "twenty-five persons"),
    "thousands": ("50,000 people", "50 000 people", "50 thousand people"),
    "one before what multiplies it": ("one million people", "1,000,000 people"),
    "shares": ("30%", "30 per cent", "30 percent", "30.0%"),
    "counts in words and figures": ("five ferries", "5 ferries"),
    "British and American distances": ("10 kilometres", "10 kilometers", "10 km"),
    "days of a month": ("27 September", "Sept. 27", "September 27th", "27th September"),
    "relative dates": ("last year", "previous year"),
}


@pytest.mark.parametrize("written", SAME.values(), ids=SAME)
def test_a_value_is_the_same_however_it_is_written(written):
    first, *others = (numbers(f"It was {text} by then") for text in written)
    assert len(first) == 1
    assert all(other == first for other in others)


def test_other_values_units_and_measures_are_kept_apart():
    assert numbers("It cost $5m, then £5m, for 5 ferries and 5% more on 5 May last year") == [
        ("amount", "5000000", "dollar"),
        ("amount", "5000000", "pound"),
        ("count", "5", "ferry"),
        ("percentage", "5", "percent"),
        ("date", "5 may", "day"),
        ("date", "last year", "year"),
    ]


def test_a_number_that_measures_nothing_is_left_out():
    assert numbers("She is one of 24, and 7 later, on flight A380") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("two prior safety complaints", "complaint"),
        ("three Eastern harbour towns", "town"),
        ("2,000 recently arrived families", "family"),
        ("six fishermen", "fishermen"),
        ("a two-lane road", "lane"),
        ("0700 GMT", "gmt"),
        ("a 6.1 magnitude quake", "magnitude"),
        ("a 22 year-old sailor", "year-old"),
        ("40 yen", "yen"),
        ("200 injured by the storm", "injured"),
        ("1 child", "child"),
        ("six children", "child"),
    ],
)
def test_a_number_counts_the_next_plural_or_what_is_one_with_it(text, unit):
    assert [found[2] for found in numbers(f"It was {text} then")] == [unit]


@pytest.mark.parametrize(
    "text",
    ["the mother of four posed no threat", "13 respectively", "of two, ferries", "five said ferries", "5 square miles"],
)
def test_a_verb_an_adverb_or_what_stands_after_a_comma_is_no_unit(text):
    assert numbers(f"It was {text} then") == []


@pytest.mark.parametrize(
    "text",
    ["the 100m race", "at 5 pm", "Mar-a-Lago", "Jan Novak", "April Ryan", "the 1990s", "one hundred and fifty ferries"],
)
def test_what_only_looks_like_a_number_or_a_date_is_none(text):
    assert numbers(f"It was {text} again") == []


@pytest.mark.parametrize("word", ["fourteen", "sixteen", "seventy", "nineteen", "eighty"])
def test_a_number_word_is_read_to_its_end(word):
    (found,) = numbers(f"{word.title()} ferries were lost")
    assert found[1] == str(lexicon("conflicts")["numbers"][word])


def test_percentage_points_and_speeds_are_units_of_their_own():
    assert numbers("up 5 percentage points at 50 km/h") == [
        ("percentage", "5", "percentage point"),
        ("count", "50", "km/h"),
    ]


def test_a_number_points_into_its_article():
    row = stated_numbers(carriers(("s1", "Herald", "Repairs cost $50 million"))).iloc[0]
    assert (row["start"], row["end"], row["text"]) == (7 + 13, 7 + 24, "$50 million")
    assert (row["statement"], row["article"], row["outlet"], row["speaker"]) == ("s1", "herald", "Herald", "Ann Ahn")


TOLD = carriers(
    ("s1", "Herald", "Repairs cost $50 million on Monday"),
    ("s1", "Gazette", "The repairs will cost 50 million dollars"),
    ("s2", "Mirror", "A loan of $50 million was refused"),
    ("s3", "Mail", "Five ferries were lost on Monday"),
)


def test_outlets_that_report_a_value_stand_in_one_row_dates_last():
    lines = line_up(stated_numbers(TOLD), TOLD, ["Herald", "Gazette", "Mirror", "Mail"])
    assert lines["number"].tolist() == ["$50 million", "Five ferries", "Monday"]
    first = lines.iloc[0]
    assert first["also"] == ["50 million dollars"]
    assert first["reported_by"] == ["Herald", "Gazette", "Mirror"]
    assert lines["outlets"].tolist() == [3, 1, 2]


def test_a_number_is_about_the_statement_in_which_most_outlets_report_it():
    lines = line_up(stated_numbers(TOLD), TOLD, ["Herald", "Gazette", "Mirror", "Mail"])
    assert lines.loc[0, ["about", "speaker", "article", "start"]].tolist() == [
        "Repairs cost $50 million on Monday",
        "Ann Ahn",
        "herald",
        7 + 13,
    ]


def test_no_numbers_give_no_rows():
    nothing = carriers(("s1", "Herald", "The ferry is late"))
    lines = line_up(stated_numbers(nothing), nothing, ["Herald"])
    assert lines.empty and "reported_by" in lines


def test_every_number_of_the_seeds_slices_back_and_is_lined_up_once(seeds_event):
    texts = dict(zip(seeds_event.articles["article"], seeds_event.articles["text"], strict=True))
    for row in seeds_event.numbers.itertuples():
        assert texts[row.article][row.start : row.end] == row.text
    lines = line_up(seeds_event.numbers, seeds_event.carriers, seeds_event.outlets)
    assert len(lines) == len(seeds_event.numbers.drop_duplicates(["measure", "unit", "value"]))
    trade = lines[lines["number"] == "$50 billion"].iloc[0]
    assert trade["also"] == ["50 billion dollars"] and len(trade["reported_by"]) == 3


def dated(*told: tuple[str, str]) -> pd.DataFrame:
    """The numbers of tellings (date of the article, text)."""
    outlets = [f"O{place}" for place in range(len(told))]
    articles = pd.DataFrame({"article": [outlet.lower() for outlet in outlets], "published": [day for day, _ in told]})
    return stated_numbers(
        carriers(*(("s1", outlet, text) for outlet, (_, text) in zip(outlets, told, strict=True))), articles
    )


def meant(day: str, text: str) -> list[tuple[str, str]]:
    """(unit, value) of the dates in a text of this day."""
    return list(dated((day, text))[["unit", "value"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("The ferry sank on Wednesday", "day", "1 jan"),
        ("The ferry sank late on Monday night", "day", "30 dec"),
        ("The mayor said Monday that the ferry will sail", "day", "30 dec"),
        ("The board approved the repairs Monday, adding costs", "day", "30 dec"),
        ("The vote was on Monday", "day", "30 dec"),
        ("The ferry will sail later on Thursday", "day", "2 jan"),
        ("It sank last month", "calendar month", "dec"),
        ("It sank last year", "calendar year", "2030"),
        ("It is to sail next week", "week", "2031-01-06"),
    ],
)
def test_a_date_is_the_one_that_is_meant_on_the_day_of_the_article(text, unit, value):
    assert meant("2031-01-02", text) == [(unit, value)]  # a Thursday


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The ferry will sail on Monday", "weekday"),
        ("The mayor vowed to appear on Monday", "weekday"),
        ("The ferry was expected Monday", "weekday"),
        ("It was to be repaired on Monday", "weekday"),
        ("The ferry sank last Monday", "weekday"),
        ("They met on Black Monday", "weekday"),
        ("The ferry sank on Friday", "weekday"),  # six days ago, or tomorrow where the article was written
        ("Repairs took up the last year", "year"),
    ],
)
def test_a_date_that_can_be_two_is_none_of_them(text, unit):
    assert [found for found, _ in meant("2031-01-02", text)] == [unit]


def test_without_a_date_an_article_means_what_it_would_mean_in_all_the_others():
    sank = "The ferry sank on Tuesday"
    assert dated(("2031-01-02", sank), ("", sank))["value"].tolist() == ["31 dec", "31 dec"]
    assert dated(("2031-01-02", sank), ("2031-01-09", sank), ("", sank))["value"].tolist() == ["31 dec", "7 jan", "tue"]
    assert dated(("", sank))["value"].tolist() == ["tue"]


def test_a_day_beside_its_date_is_that_date():
    assert meant("2031-01-02", "He resigned on Tuesday, November 5") == [("day", "5 nov")]
    assert meant("2031-01-02", "He resigned on Tuesday 5 November") == [("day", "5 nov")]


def test_a_reader_sees_which_day_is_meant():
    told = carriers(
        ("s1", "O0", "It sank on Monday"), ("s1", "O1", "It sank on 30 December"), ("s2", "O2", "On Monday it sank")
    )
    days = pd.DataFrame({"article": ["o0", "o1", "o2"], "published": ["2031-01-02", "2031-01-02", "2031-01-06"]})
    lines = line_up(stated_numbers(told, days), told, ["O0", "O1", "O2"])
    assert lines["number"].tolist() == ["Monday (30 December)", "Monday (6 January)"]
    assert lines["also"].tolist() == [["30 December"], []]
    assert lines["reported_by"].tolist() == [["O0", "O1"], ["O2"]]
    assert line_up(stated_numbers(told), told, ["O0"])["number"].tolist() == ["Monday", "30 December"]
    week = carriers(("s1", "O0", "It sails next week"))
    assert line_up(stated_numbers(week, days), week, ["O0"])["number"].tolist() == ["next week (week of 6 January)"]


@pytest.mark.parametrize("written", ["May", "January", "5 May", "2016", "second half"])
def test_a_date_that_says_itself_which_it_is_stands_alone(written):
    told = carriers(("s1", "O0", f"It sank in {written}"))
    days = pd.DataFrame({"article": ["o0"], "published": ["2031-01-02"]})
    assert line_up(stated_numbers(told, days), told, ["O0"])["number"].tolist() == [written]


def test_a_year_before_a_day_is_kept():
    assert meant("2031-01-02", "In 2016, 5 May was wet") == [("calendar year", "2016"), ("day", "5 may")]


def differing(*told: tuple[str, str]) -> list[tuple[str, str, list[str]]]:
    """(kind, figure, who reports it) of the figures that differ in tellings (outlet, text), each another statement."""
    frame = carriers(*((f"s{number}", outlet, text) for number, (outlet, text) in enumerate(told)))
    found = differing_figures(stated_numbers(frame), frame, sorted({outlet for outlet, _ in told}))
    return list(found[["kind", "number", "reported_by"]].itertuples(index=False, name=None))


def test_figures_of_one_kind_stand_together_whatever_the_statement():
    assert differing(
        ("A", "The storm killed at least five people"),
        ("B", "24 people died in the harbour"),
        ("C", "24 dead in island storm"),
        ("A", "A ferry that sank in 1990 killed 1,000 people"),
        ("B", "Two ferries were lost"),
        ("C", "Three ferries were lost"),
        ("A", "They spent $23 million"),
        ("C", "They spent $30 million"),
    ) == [
        ("people (killed)", "five people", ["A"]),
        ("people (killed)", "24 people", ["B", "C"]),
        ("people (killed)", "1,000 people", ["A"]),
        ("ferries (lost)", "Two ferries", ["B"]),
        ("ferries (lost)", "Three ferries", ["C"]),
        ("dollars (spent)", "$23 million", ["A"]),
        ("dollars (spent)", "$30 million", ["C"]),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five ferries sank", "Five ferries sank and two ferries sank in 1990"),  # one has all that the other has
        ("Five ferries sank", "Two ferries were saved"),
        ("Five ferries sank", "Two buses sank"),
        ("It sank 10 miles from land", "It sank 55 miles from Northport"),
        ("The board of five ferries", "The board of two ferries"),
        ("Five percent were lost", "Two percent were lost"),
        ("They spent $23 million", "They spent $23.3 million"),
    ],
)
def test_figures_are_of_one_kind_by_unit_and_verb_and_differ_if_each_outlet_has_its_own(one, other):
    assert differing(("A", one), ("B", other)) == []


def test_who_are_estimated_are_told_of_by_another_verb():
    assert [
        kind for kind, *_ in differing(("A", "It killed an estimated 50 people"), ("B", "It killed 40 people"))
    ] == [
        "people (killed)",
        "people (killed)",
    ]
