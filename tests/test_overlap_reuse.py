"""Every run of five words and more that two articles share is listed, as far as it goes, and nothing else."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.data import DATA
from analysis.overlap import find_reuse, runs_between_outlets

RUN = "the old ferry will be sold"


def reuse(*texts: str, roles: dict[int, str] | None = None, **options) -> pd.DataFrame:
    """The runs that articles 0, 1, … share; a line is a sentence, in article 0 with its role of `roles`."""
    articles, sentences = [], []
    for number, text in enumerate(texts):
        article, start = str(number), 0
        articles.append(dict.fromkeys(schema.FRAMES["articles"], "") | {"article": article, "words": 0, "text": text})
        for line, words in enumerate(text.split("\n")):
            role = (roles or {}).get(line, "body") if number == 0 else "body"
            sentences.append(
                {
                    "article": article,
                    "outlet": article,
                    "sentence": line,
                    "passage": line,
                    "role": role,
                    "start": start,
                    "end": start + len(words),
                    "position": 0.0,
                    "text": words,
                }
            )
            start += len(words) + 1
    return find_reuse(schema.frame("articles", articles), schema.frame("sentences", sentences), **options)


def folded(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.replace("’", "'").lower())


def test_a_run_is_given_with_its_place_in_both_articles_as_the_first_writes_it():
    (run,) = reuse(f"Today {RUN.upper()}, they say", f"Is it so that {RUN}? No").to_dict("records")
    assert run == {
        "article_a": "0",
        "start_a": 6,
        "end_a": 32,
        "article_b": "1",
        "start_b": 14,
        "end_b": 40,
        "words": 6,
        "text": RUN.upper(),
        "boilerplate": False,
    }


def test_five_words_are_a_run_and_four_are_none():
    assert reuse("a b c d e", "x a b c d e y")["words"].tolist() == [5]
    assert reuse("a b c d", "a b c d").empty
    assert reuse("a b c d", "a b c d", least=4)["words"].tolist() == [4]


def test_case_marks_and_hyphens_make_no_difference():
    found = reuse("The islanders’ five-day “tour” isn’t over", "the islanders' five day tour isn't over")
    assert found["words"].tolist() == [7]


def test_an_apostrophe_inside_a_word_is_part_of_it():
    assert reuse("we know the mayor's old boat", "we know the mayor s old boat").empty


def test_a_run_goes_over_the_end_of_a_sentence_and_a_paragraph():
    text = "the old ferry.\n\nIt will go"
    assert reuse(text, "The old ferry: it will go")["text"].tolist() == [text]


def test_captions_and_teasers_are_copied_text_but_furniture_dates_and_repeats_are_not_and_break_a_run():
    for role in ("headline", "standfirst", "subheading", "caption", "teaser"):
        assert len(reuse(RUN, RUN, roles={0: role})) == 1
    for role in ("furniture", "datestamp", "byline", "duplicate"):
        assert reuse(RUN, RUN, roles={0: role}).empty
    assert reuse("a b c\nd\ne f g", "a b c d e f g", roles={1: "furniture"}).empty


def test_one_article_shares_nothing_with_itself():
    assert reuse(f"{RUN}. {RUN}.", "nothing of the kind here today").empty


def test_words_that_two_articles_share_in_several_places_are_one_run_at_the_last_of_them():
    found = reuse(f"{RUN} x", f"{RUN}. y {RUN}.")
    assert found[["start_b", "end_b"]].to_numpy().tolist() == [[30, 56]]


def test_no_articles_and_no_words_give_no_runs():
    assert list(reuse()) == list(schema.FRAMES["reuse"]) and reuse().empty
    assert reuse("", " — ").empty


def test_what_stands_in_a_great_many_places_is_boilerplate_and_given_beside_the_first_alone():
    found = reuse(*(f"{RUN} {number}" for number in range(4)), common=3)
    assert found["boilerplate"].all()
    assert found[["article_a", "article_b"]].to_numpy().tolist() == [["0", "1"], ["0", "2"], ["0", "3"]]


def test_a_run_that_goes_on_where_boilerplate_ends_is_found_whole_in_every_pair():
    more = f"{RUN} to an island"
    found = reuse(f"{RUN} soon", f"{RUN} now", more, f"so {more}", common=3).set_index(["article_a", "article_b"])
    assert found.loc[("2", "3"), "text"] == more and not found.loc[("2", "3"), "boilerplate"]
    assert found["boilerplate"].sum() == len(found) - 1 == 3


def test_a_few_hundred_articles_hold_no_boilerplate():
    pairs = 300 * 299 // 2
    assert (~reuse(*[RUN] * 300)["boilerplate"]).sum() == pairs


def test_rows_grow_with_the_articles_and_not_with_their_pairs():
    few, many = (len(reuse(*[RUN] * number)) for number in (1000, 4000))
    assert few < many < 5 * few


def test_words_over_and_over_are_one_run_of_their_whole_length():
    assert reuse("la " * 3000, "la " * 3000)["words"].tolist() == [3000]
    assert len(reuse(*("".join(f"{RUN} {mark}{n} " for n in range(3000)) for mark in "xy"))) == 1


def test_long_texts_that_are_alike_are_one_run():
    text = " ".join(str(number) for number in range(100_000))
    assert reuse(f"a {text}", f"b {text}")["words"].tolist() == [100_000]


def test_between_outlets_an_agency_is_named_where_one_of_the_two_states_it():
    outlets, agencies = ["Post", "Post", "Gazette", "Courier"], ["Wire", "Wire", "", ""]
    articles = pd.DataFrame({"article": list("0123"), "outlet": outlets, "agency": agencies})
    runs = runs_between_outlets(reuse(RUN, f"{RUN} today", f"{RUN} today, they say", RUN), articles)
    assert runs[["outlet_a", "outlet_b", "agency", "words"]].to_numpy().tolist() == [
        ["Post", "Gazette", "Wire", 7],
        ["Post", "Gazette", "Wire", 6],
        ["Post", "Courier", "Wire", 6],
        ["Post", "Courier", "Wire", 6],
        ["Gazette", "Courier", "", 6],
    ]


WORDS = st.lists(st.sampled_from(["ferry", "Ferry", "it's", "it’s", "old", "five-day", "five day"]), max_size=25)
TEXTS = st.lists(WORDS.map(" ".join), min_size=2, max_size=4)
FEW = settings(max_examples=40)


@FEW
@given(TEXTS)
def test_runs_are_alike_on_both_sides_and_go_as_far_as_they_can(texts):
    for run in reuse(*texts, least=3).itertuples():
        a, b = texts[int(run.article_a)], texts[int(run.article_b)]
        one, other = folded(a[run.start_a : run.end_a]), folded(b[run.start_b : run.end_b])
        assert one == other and len(one) == run.words >= 3
        assert run.text == a[run.start_a : run.end_a]
        before = [folded(text[:start])[-1:] for text, start in ((a, run.start_a), (b, run.start_b))]
        after = [folded(text[end:])[:1] for text, end in ((a, run.end_a), (b, run.end_b))]
        for first, second in (before, after):
            assert not first or first != second


def triples(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def runs_by_definition(texts: list[str]) -> dict[tuple, int]:
    """Every maximal run of three words and more by trying all places; of the same words in one pair, the last."""
    found = {}
    for (a, one), (b, other) in combinations(enumerate(map(folded, texts)), 2):
        for i, j in ((i, j) for i in range(len(one)) for j in range(len(other))):
            if i and j and one[i - 1] == other[j - 1]:
                continue
            same = [x == y for x, y in zip(one[i:], other[j:], strict=False)]
            length = [*same, False].index(False)
            if length >= 3:
                found[str(a), str(b), tuple(one[i : i + length])] = (i, j)
    return found


def places(found: pd.DataFrame, texts: list[str]) -> dict[tuple, tuple[int, int]]:
    """The rows of the frame as :func:`runs_by_definition` gives them."""
    return {
        (run.article_a, run.article_b, tuple(folded(run.text))): tuple(
            len(folded(texts[int(article)][:start]))
            for article, start in ((run.article_a, run.start_a), (run.article_b, run.start_b))
        )
        for run in found.itertuples()
    }


@FEW
@given(TEXTS)
def test_the_runs_are_those_of_the_definition(texts):
    assert places(reuse(*texts, least=3), texts) == runs_by_definition(texts)


@FEW
@given(TEXTS, st.integers(2, 8))
def test_without_boilerplate_the_runs_are_those_of_the_definition_that_hold_a_rarer_shingle(texts, common):
    held = Counter(shingle for text in texts for shingle in triples(folded(text)))
    found = reuse(*texts, least=3, common=common)
    rarer = {
        run: place
        for run, place in runs_by_definition(texts).items()
        if min(held[shingle] for shingle in triples(run[2])) <= common
    }
    assert places(found[~found["boilerplate"]], texts) == rarer


@FEW
@given(TEXTS, st.integers(1, 8))
def test_every_article_with_words_that_an_earlier_one_has_is_given_with_them(texts, common):
    given_with = {str(number): set() for number in range(len(texts))}
    for run in reuse(*texts, least=3, common=common).itertuples():
        given_with[run.article_a] |= set(triples(folded(run.text)))
        given_with[run.article_b] |= set(triples(folded(run.text)))
    earlier = set()
    for number, text in enumerate(texts):
        shingles = set(triples(folded(text)))
        assert shingles & earlier <= given_with[str(number)]
        earlier |= shingles


@FEW
@given(TEXTS)
def test_the_other_order_of_two_articles_gives_the_same_words(texts):
    there = [folded(text) for text in reuse(*texts[:2], least=3)["text"]]
    back = [folded(text) for text in reuse(*texts[1::-1], least=3)["text"]]
    assert sorted(there) == sorted(back)


def test_the_runs_of_the_seeds_are_those_found_by_hand(seeds_event):
    marked = json.loads((DATA / "gold" / "verbatim_runs.json").read_text(encoding="utf-8"))
    numbers = ("start_a", "end_a", "start_b", "end_b", "words")
    found = {
        (run["article_a"][:3], run["article_b"][:3], *(run[name] for name in numbers))
        for run in seeds_event.reuse.to_dict("records")
    }
    assert found == {(run["a"], run["b"], *run["a_span"], *run["b_span"], run["words"]) for run in marked}
