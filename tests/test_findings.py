"""Findings are computed: they follow the frames, and say so where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.data import lexicon
from analysis.event import measure
from analysis.findings import findings
from analysis.overlap import beyond_doubt
from analysis.prose import numeral
from analysis.topics.omissions import omissions
from analysis.voices import shared_words


def text_of(event, anchor: str) -> str:
    return " ".join(finding.text for finding in findings(event) if finding.anchor == anchor)


def test_the_seeds_have_five_to_eight_findings_each_with_a_place(seeds_event):
    found = findings(seeds_event)
    assert 5 <= len(found) <= 8
    assert all(finding.page.endswith(".html") and finding.anchor.startswith("#") for finding in found)
    assert all(
        any(character.isdigit() for character in finding.text)
        or any(f" {numeral(number)}" in f" {finding.text}".lower() for number in range(13))
        for finding in found
    )


def test_an_outlet_without_quotation_marks_is_named(seeds_event):
    marked = (seeds_event.quotes["outlet"] == "Deccan Herald") & (seeds_event.quotes["kind"] != "indirect")
    without = seeds_event.quotes[~marked]
    named = "Deccan Herald print nobody’s words in quotation marks"
    assert named not in text_of(seeds_event, "#whose-words-fill-each-outlet")
    assert named in text_of(replace(seeds_event, quotes=without), "#whose-words-fill-each-outlet")


STORM = {"one.txt": "The storm killed 20 people.", "two.txt": "24 people died in the harbour."}
FIGURES = "#where-figures-of-one-kind-differ"


def test_figures_of_one_kind_that_differ_are_named(corpus):
    assert text_of(measure(corpus(STORM)), FIGURES) == (
        "Outlets give different figures of one kind: 20 people (one), 24 people (two). On other articles most such "
        "figures were of different things: read both."
    )


def test_of_several_figures_of_one_kind_the_two_nearest_are_named(corpus):
    text = text_of(measure(corpus(STORM | {"three.txt": "A ferry that sank killed 1,000 people."})), FIGURES)
    assert text.startswith(
        "Outlets give different figures of one kind; the two nearest: 20 people (one), 24 people (two)."
    )


def test_figures_that_agree_are_no_finding(seeds_event):
    assert text_of(seeds_event, FIGURES) == ""


def test_a_quotation_in_different_words_is_shown_as_two_outlets_print_it(corpus):
    said = 'Ada Berg, the mayor, said: "The old ferry is {} to be repaired before the winter comes."'
    texts = {"one": said.format("too costly"), "two": said.format("too dangerous"), "three": said.format("too costly")}
    text = text_of(measure(corpus({f"{n}.txt": t for n, t in texts.items()})), "#where-one-quotation-reads-differently")
    assert text.startswith("Outlets print quotations differently at one place, small words aside. Ada Berg: ")
    assert "“old ferry is too costly to be repaired before” (one)" in text
    assert "“old ferry is too dangerous to be repaired before” (two)" in text


def test_quotations_that_differ_by_small_words_are_no_finding(corpus):
    said = 'Ada Berg, the mayor, said: "The old ferry is {}to be repaired before the winter comes."'
    event = measure(corpus({"one.txt": said.format(""), "two.txt": said.format("about ")}))
    assert text_of(event, "#where-one-quotation-reads-differently") == ""


def test_where_no_term_is_distinctive_the_finding_says_so(seeds_event):
    plain = replace(seeds_event, word_keyness=seeds_event.word_keyness.assign(distinctive=False))
    assert text_of(plain, "#which-terms-set-an-outlet-apart").startswith("No term sets an outlet apart")


def test_a_term_that_one_outlet_overuses_is_told_once_and_not_as_underused_by_the_others(seeds_event):
    tests = seeds_event.word_keyness.assign(distinctive=False)
    over = tests.index[tests["log_ratio"] > 0][0]
    under = tests.index[tests["log_ratio"] < 0][:2]
    both = tests.assign(distinctive=tests.index.isin([over, *under]))
    told = text_of(replace(seeds_event, word_keyness=both), "#which-terms-set-an-outlet-apart")
    assert f", one shows more use than chance explains among so many: “{tests.loc[over, 'term']}” in " in told
    rarer = tests.assign(distinctive=tests.index.isin(under[:1]))
    told = text_of(replace(seeds_event, word_keyness=rarer), "#which-terms-set-an-outlet-apart")
    assert f", one shows less use than chance explains among so many: “{tests.loc[under[0], 'term']}” in " in told


def test_where_no_words_are_shared_the_finding_says_so_with_the_length_of_a_run(seeds_event, monkeypatch):
    alone = replace(seeds_event, reuse=seeds_event.reuse.head(0))
    assert "No two outlets share five words in a row." in [finding.text for finding in findings(alone)]
    monkeypatch.setitem(lexicon("thresholds")["reuse"], "words", 7)
    assert "No two outlets share seven words in a row." in [finding.text for finding in findings(alone)]


def test_an_outlet_without_running_text_gives_nothing_to_what_others_said(corpus):
    texts = {"a": "Advertisement", "b": "He left the house. Anna Berg said it rained.", "c": "It rained. He left."}
    found = findings(measure(corpus({f"{name}.txt": text for name, text in texts.items()})))[0].text
    assert "a gives" not in found and " a " not in found


def test_the_outlet_most_of_whose_words_another_prints_is_named_with_that_share(seeds_event):
    text = text_of(seeds_event, "#what-stands-word-for-word-in-two-outlets")
    shared = shared_words(seeds_event.sentences, seeds_event.reuse)
    most = shared.loc[shared["share"].idxmax()]
    assert text.startswith(f"{most.share:.0%} of {most.outlet}’s words stand in {most.other} too")


CARRIED = "#which-statements-several-outlets-carry"


def test_the_statements_add_up(seeds_event):
    outlets, all_of_them = len(seeds_event.outlets), len(seeds_event.told)
    certain, _ = beyond_doubt(seeds_event.told, seeds_event.tellings)
    alone, most = int((certain["outlets"] == 1).sum()), int((2 * certain["outlets"] > outlets).sum())
    text = text_of(seeds_event, CARRIED)
    assert text.startswith(f"Of {all_of_them} statements")
    assert f", {all_of_them - alone - most} in some and {most} in more than half of the outlets." in text


def test_what_other_outlets_have_only_with_doubt_is_counted_apart(seeds_event):
    certain, _ = beyond_doubt(seeds_event.told, seeds_event.tellings)
    alone, doubtful = (seeds_event.told["outlets"] == 1).sum(), (certain["outlets"] == 1).sum()
    assert f"{alone} were found in one outlet only, {numeral(doubtful - alone)} may be told elsewhere too" in text_of(
        seeds_event, CARRIED
    )
    sure = replace(seeds_event, carriers=seeds_event.carriers.assign(likeness=1.0))
    assert "may be told elsewhere" not in text_of(sure, CARRIED)


def test_the_example_of_a_statement_is_told_alike_and_can_be_read_alone(seeds_event):
    assert "One that" in text_of(seeds_event, CARRIED)
    # Each telling another speaker's, so that no two are shown as one.
    apart = seeds_event.carriers.assign(speaker=[f"Speaker {n}" for n in range(len(seeds_event.carriers))])
    for carriers in (apart.assign(wording="paraphrase"), apart.assign(text="Fares rise")):
        assert "One that" not in text_of(replace(seeds_event, carriers=carriers), CARRIED)
    for gist in ("six words that are too few", "which the ferry to the islands has left by now"):
        statements = seeds_event.statements.assign(gist=gist)
        carriers = apart.assign(text=gist)
        assert "One that" not in text_of(replace(seeds_event, statements=statements, carriers=carriers), CARRIED)


def test_where_tellings_agree_the_finding_says_so(seeds_event):
    agreed = replace(seeds_event, statements=seeds_event.statements.assign(conflict=""))
    assert "no number, date or name was found to differ." in text_of(agreed, "#where-the-tellings-differ")


@pytest.mark.parametrize(
    ("times", "order"), [(2, "the order of the two is not certain"), (60, "more than chance would set them apart")]
)
def test_an_order_within_the_intervals_is_called_uncertain(corpus, times, order):
    said, told = "Anna Berg said the ferry sank in the harbour. ", "The ferry sank in the harbour. "
    event = measure(corpus({"a.txt": times * said + told, "b.txt": said + times * told}))
    assert order in findings(event)[0].text


def test_where_nobody_speaks_the_first_finding_says_so(corpus):
    event = measure(corpus({"a.txt": "The ferry sank in the harbour.", "b.txt": "The boats left the port."}))
    assert findings(event)[0].text == "No quotation and no reported speech was found."


def test_who_tells_what_was_said_without_marks_is_named_and_who_tells_nothing_is_not(corpus):
    texts = {"a": "“The ferry is late,” Anna Berg said.", "b": "Anna Berg said it was late.", "c": "It was late."}
    text = findings(measure(corpus({f"{name}.txt": text for name, text in texts.items()})))[0].text
    assert text.endswith(
        " b prints nobody’s words in quotation marks: what was said reaches its readers reworded. "
        "c tells nothing that anybody said."
    )


def test_of_three_outlets_how_many_carry_a_statement_is_told_by_number(corpus):
    text = "The old ferry sank in the harbour of Port Ellis on Monday."
    event = measure(corpus({"a.txt": text, "b.txt": text, "c.txt": "A new museum opened its doors to many children."}))
    assert "and one in two of three." in text_of(event, CARRIED)


def test_an_omission_is_called_surprising_only_beyond_chance(seeds_event):
    assert "may be chance" in text_of(seeds_event, "#what-an-outlet-leaves-out")
    first = seeds_event.coverage["topic"] == seeds_event.coverage["topic"].iloc[0]
    there = seeds_event.coverage["outlet"] == seeds_event.outlets[0]
    lacking = seeds_event.coverage["sentences"].mask(first, seeds_event.coverage["of"] - 1).mask(first & there, 0)
    skewed = replace(seeds_event, omissions=omissions(seeds_event.coverage.assign(sentences=lacking)))
    assert "less than chance allows for" in text_of(skewed, "#what-an-outlet-leaves-out")


def test_one_omission_of_three_outlets_is_told_as_one(seeds_event):
    three = seeds_event.coverage[seeds_event.coverage["outlet"].isin(seeds_event.outlets[:3])]
    lacking = (three["topic"] == three["topic"].iloc[0]) & (three["outlet"] == seeds_event.outlets[0])
    coverage = three.assign(sentences=three["sentences"].mask(three["sentences"] < 1, 1).mask(lacking, 0))
    text = text_of(replace(seeds_event, omissions=omissions(coverage)), "#what-an-outlet-leaves-out")
    assert text.startswith(f"{seeds_event.outlets[0]} has no sentence on “") and "times an outlet" not in text
    assert "covered by both others" in text
