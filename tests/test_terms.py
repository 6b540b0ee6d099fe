"""Which terms are counted, how outlets are compared, and that every count can be read in its context."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema, stats
from analysis.terms import article_ranges, contexts, count_terms, counts, find_term, keyness, set_phrases
from analysis.tokens import tokenise

#: Texts in which terms repeat, of small words and of others.
WORDS = ["The", "the", "of", "harbour", "Harbour’s", "not", "US", "us", "$50", "five-day", "bridge", "."]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=6)

#: Making frames takes milliseconds, and more where the machine is busy.
LAW = settings(max_examples=15)


def sentences_of(articles: dict[tuple[str, str], list[str]], *, role: str = "body") -> pd.DataFrame:
    """The frame ``sentences`` of {(outlet, article): its sentences}, each sentence being a line of the article."""
    rows = []
    for (outlet, article), texts in articles.items():
        start = 0
        for number, text in enumerate(texts):
            rows.append(
                {
                    "article": article,
                    "outlet": outlet,
                    "sentence": number,
                    "passage": 0,
                    "role": role,
                    "start": start,
                    "end": start + len(text),
                    "position": 0.0,
                    "text": text,
                }
            )
            start += len(text) + 1
    return schema.frame("sentences", rows)


def counts_of(terms: pd.DataFrame) -> dict[str, int]:
    return dict(zip(terms["term"], terms["count"], strict=True))


@pytest.fixture
def two_outlets() -> pd.DataFrame:
    return sentences_of(
        {
            ("Herald", "h1"): ["The harbour will close.", "The harbour bridge stays open."],
            ("Herald", "h2"): ["Harbour’s end: the US said no to the harbour."],
            ("Courier", "c1"): ["They told us of the bridge of sighs.", "The bridge is not closed."],
        }
    )


def test_terms_are_folded_words_and_runs_that_neither_begin_nor_end_with_a_small_word(two_outlets):
    courier = count_terms(two_outlets).query("outlet == 'Courier'")
    assert counts_of(courier) == {
        "bridge": 2,
        "closed": 1,
        "not": 1,
        "not closed": 1,
        "bridge is not": 1,
        "sighs": 1,
        "told": 1,
        "bridge of sighs": 1,
    }
    assert dict(zip(courier["term"], courier["words"], strict=True))["bridge of sighs"] == 3


def test_a_possessive_counts_as_its_word_and_the_us_is_not_us(two_outlets):
    herald = counts_of(count_terms(two_outlets).query("outlet == 'Herald'"))
    assert herald["harbour"] == 4
    assert herald["US"] == 1 and "us" not in herald


def test_runs_do_not_cross_sentences(two_outlets):
    terms = count_terms(two_outlets)
    assert "close harbour" not in set(terms["term"]) and "harbour bridge" in set(terms["term"])


def test_small_words_count_in_the_total_and_the_rate_has_its_interval(two_outlets):
    row = count_terms(two_outlets).set_index(["outlet", "term"]).loc[("Herald", "harbour")]
    assert (row["count"], row["total"], row["articles"], row["passages"]) == (4, 18, 2, 2)
    assert row["per_1000"] == pytest.approx(1000 * 4 / 18)
    assert (row["low"], row["high"]) == pytest.approx(stats.poisson_rate(4, 18))


@pytest.mark.parametrize("role", [role for role in schema.ROLES if role not in schema.COUNTED])
def test_what_is_not_running_text_is_not_counted(two_outlets, role):
    other = sentences_of({("Herald", "h1"): ["A harbour caption"], ("Wire", "w1"): ["Nothing else"]}, role=role)
    both = pd.concat([other, two_outlets], ignore_index=True)
    pd.testing.assert_frame_equal(count_terms(both), count_terms(two_outlets))
    assert len(contexts(both, "harbour")) == 4


def test_the_longest_run_is_the_reader_s_choice(two_outlets):
    assert set(count_terms(two_outlets, longest=1)["words"]) == {1}
    assert "harbour bridge stays open" in set(count_terms(two_outlets, longest=4)["term"])


def test_a_run_and_its_sentence_that_fill_more_than_a_whole_number_are_counted_all_the_same(two_outlets, monkeypatch):
    expected = count_terms(two_outlets)
    monkeypatch.setattr(counts, "BITS", 4)
    pd.testing.assert_frame_equal(count_terms(two_outlets), expected)


@LAW
@given(TEXTS, TEXTS)
def test_dispersion_is_gries_dp_over_the_outlet_s_sentences(first, second):
    sentences = sentences_of({("Herald", "h1"): first, ("Courier", "c1"): second})
    terms = count_terms(sentences, longest=2)
    tokens = tokenise(sentences)
    sizes = np.bincount(tokens["row"], minlength=len(sentences))
    for row in terms.itertuples():
        inside = (sentences["outlet"] == row.outlet).to_numpy()
        held = np.bincount(tokens["row"].to_numpy()[find_term(tokens, row.term)[0]], minlength=len(sentences))
        assert row.dispersion == pytest.approx(stats.dispersion(held[inside], sizes[inside]), abs=1e-12)


def test_each_outlet_is_compared_with_all_the_others_together():
    sentences = sentences_of(
        {
            ("Herald", "h1"): ["harbour harbour harbour bridge quay"],
            ("Courier", "c1"): ["harbour bridge bridge quay"],
            ("Wire", "w1"): ["bridge quay and so on and on"],
        }
    )
    table = keyness(count_terms(sentences, longest=1)).set_index(["outlet", "term"])
    row = table.loc[("Herald", "harbour")]
    assert (row["count"], row["rest"]) == (3, 1)
    assert row["g2"] == pytest.approx(stats.g2_four_cells(3, 5, 1, 11))
    assert (row["log_ratio"], row["low"], row["high"]) == pytest.approx(stats.log_ratio(3, 5, 1, 11))
    assert row["z"] == pytest.approx(stats.log_odds(3, 5, 1, 11, prior=4 / 3, prior_total=16 / 3))
    assert row["p"] == pytest.approx(stats.chi2_p(row["g2"]))
    assert table.loc[("Wire", "harbour"), "count"] == 0 and np.isnan(table.loc[("Wire", "harbour"), "dispersion"])
    assert len(table) == 3 * 3


def test_q_is_corrected_over_the_whole_table_and_decides_what_is_distinctive(seeds_event):
    table = seeds_event.keyness
    assert table["q"].to_numpy() == pytest.approx(stats.benjamini_hochberg(table["p"]))
    passages = seeds_event.terms.groupby("term")["passages"].sum()
    own = seeds_event.terms.set_index(["outlet", "term"])["passages"]
    own = own.reindex(pd.MultiIndex.from_frame(table[["outlet", "term"]]), fill_value=0).to_numpy()
    more = np.where(table["log_ratio"] > 0, own, table["term"].map(passages) - own)
    loosely = keyness(seeds_event.terms, level=0.6)
    for level, found in ((0.05, table), (0.6, loosely)):
        assert (found["distinctive"] == (table["q"] < level) & (more > 1)).all()
    strict, loose = (keyness(seeds_event.terms, level=level)["distinctive"].sum() for level in (1e-9, 0.6))
    assert strict == 0 < loose


def test_terms_that_nobody_used_here_are_tested_also_where_they_have_no_row(seeds_event):
    full, used = keyness(seeds_event.terms), keyness(seeds_event.terms, absent=False)
    pd.testing.assert_frame_equal(full[full["count"] > 0].reset_index(drop=True), used, rtol=1e-12)


def test_what_one_passage_repeats_is_not_distinctive():
    """Twelve ferries in a sentence are one choice of a subject; in twelve paragraphs they are a habit."""
    other = [("Courier", f"c{number}") for number in range(12)]
    rest = {article: ["Nothing of note happened on the island that day"] for article in other}
    together = sentences_of({("Herald", "h1"): ["ferry " * 12]} | rest)
    apart = sentences_of({("Herald", f"h{number}"): ["ferry"] for number in range(12)} | rest)
    for sentences, distinctive in ((together, False), (apart, True)):
        row = keyness(count_terms(sentences, longest=1)).query("outlet == 'Herald' and term == 'ferry'").iloc[0]
        assert row["q"] < 0.001 and bool(row["distinctive"]) is distinctive


def test_terms_below_the_floor_are_not_tested(two_outlets):
    terms = count_terms(two_outlets)
    assert set(keyness(terms)["term"]) == {"harbour", "bridge"}
    assert set(keyness(terms, floor=1)["term"]) == set(terms["term"])


@LAW
@given(TEXTS, TEXTS)
def test_two_outlets_mirror_each_other(first, second):
    table = keyness(count_terms(sentences_of({("Herald", "h1"): first, ("Courier", "c1"): second})), floor=1)
    here, there = (rows.sort_values("term") for _, rows in table.groupby("outlet")) if len(table) else (table, table)
    for measure, sign in {"z": -1, "log_ratio": -1, "g2": 1, "q": 1}.items():
        assert here[measure].to_numpy() == pytest.approx(sign * there[measure].to_numpy(), abs=1e-9)


def test_one_outlet_alone_has_nothing_to_be_compared_with(two_outlets):
    alone = keyness(count_terms(two_outlets.query("outlet == 'Herald'")))
    assert alone.empty and alone.dtypes.astype(str).to_dict() == schema.FRAMES["keyness"]


def test_no_running_text_gives_empty_frames_of_the_right_shape():
    terms = count_terms(sentences_of({("Herald", "h1"): ["A caption"]}, role="caption"))
    assert terms.empty and list(terms)[: len(schema.FRAMES["terms"])] == list(schema.FRAMES["terms"])
    assert keyness(terms).empty and contexts(sentences_of({}), "harbour").empty


@LAW
@given(TEXTS, TEXTS, TEXTS)
def test_the_order_of_files_changes_no_number(first, second, third):
    articles = {("Herald", "h1"): first, ("Courier", "c1"): second, ("Herald", "h2"): third}
    forth, back = (sentences_of(dict(items)) for items in (articles.items(), reversed(articles.items())))
    terms = [count_terms(sentences) for sentences in (forth, back)]
    for one, other in (terms, [keyness(counted, floor=1) for counted in terms]):
        by = ["outlet", "term"]
        pd.testing.assert_frame_equal(
            one.sort_values(by, ignore_index=True), other.sort_values(by, ignore_index=True), rtol=1e-12
        )


def test_contexts_show_the_words_as_they_stand(two_outlets):
    found = contexts(two_outlets, "Harbour", width=9)
    assert list(found) == ["outlet", "article", "sentence", "start", "end", "left", "keyword", "right"]
    assert found.iloc[2].to_list() == ["Herald", "h2", 0, 0, 9, "", "Harbour’s", " end: the"]
    assert found.iloc[3].to_list() == ["Herald", "h2", 0, 37, 44, "to the ", "harbour", "."]


def test_contexts_find_a_run_however_it_is_written(two_outlets):
    assert contexts(two_outlets, "Bridge of\nSighs’s")["keyword"].to_list() == ["bridge of sighs"]
    assert contexts(two_outlets, "harbour of sighs").empty
    with pytest.raises(ValueError, match="holds no word"):
        contexts(two_outlets, "…")


@LAW
@given(TEXTS, TEXTS)
def test_counts_are_the_rows_of_contexts(first, second):
    sentences = sentences_of({("Herald", "h1"): first, ("Courier", "c1"): second})
    for row in count_terms(sentences).head(8).itertuples():
        found = contexts(sentences, row.term)
        assert (found["outlet"] == row.outlet).sum() == row.count


def test_on_the_seeds_every_count_is_a_number_of_places_in_the_running_text(seeds_event):
    counted = seeds_event.sentences[seeds_event.sentences["role"].isin(schema.COUNTED)].reset_index(drop=True)
    tokens = tokenise(counted)
    outlet, row = counted["outlet"].to_numpy(), tokens["row"].to_numpy()
    for term, rows in seeds_event.terms.groupby("term"):
        places = pd.Series(outlet[row[find_term(tokens, term)[0]]]).value_counts()
        assert places.to_dict() == dict(zip(rows["outlet"], rows["count"], strict=True))


def test_on_the_seeds_contexts_slice_back_into_the_articles(seeds_event):
    texts = seeds_event.articles.set_index("article")["text"]
    found = contexts(seeds_event.sentences, "northern sea route")
    assert len(found) == seeds_event.terms.query("term == 'northern sea route'")["count"].sum() > 0
    for row in found.itertuples():
        text = texts[row.article]
        assert text[row.start : row.end] == row.keyword
        assert text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.keyword + row.right


def test_on_the_seeds_one_house_style_is_all_that_is_distinctive(seeds_event):
    for tests in (seeds_event.keyness, seeds_event.word_keyness):
        distinctive = tests.query("distinctive")
        assert distinctive[["outlet", "term", "count", "rest"]].to_numpy().tolist() == [["The Statesman", "mr", 5, 0]]


def test_on_the_seeds_bylines_captions_and_agency_lines_are_not_counted(seeds_event):
    terms = seeds_event.terms.groupby("term")["count"].sum()
    assert "reuters" not in terms
    assert terms["subrahmanyam"] == 1


def test_a_phrase_counts_as_one_word_and_its_parts_do_not(two_outlets):
    phrases = ["Harbour bridge", "bridge of sighs"]
    terms = count_terms(two_outlets, phrases=phrases, longest=1).set_index(["outlet", "term"])
    assert terms.loc[("Herald", "harbour bridge"), ["count", "words", "total"]].tolist() == [1, 2, 18]
    assert terms.loc[("Courier", "bridge of sighs"), ["count", "words"]].tolist() == [1, 3]
    assert terms.loc[("Herald", "harbour"), "count"] == 3 and terms.loc[("Courier", "bridge"), "count"] == 1
    assert ("Herald", "bridge") not in terms.index


def test_of_phrases_that_overlap_the_longer_one_counts():
    sentences = sentences_of({("Herald", "h1"): ["A free trade agreement is no trade agreement and no free trade."]})
    phrases = ["trade agreement", "free trade", "free trade agreement"]
    assert counts_of(count_terms(sentences, phrases=phrases, longest=1)) == {
        "no": 2,
        "free trade": 1,
        "free trade agreement": 1,
        "trade agreement": 1,
    }
    with pytest.raises(ValueError, match="'trade' is no phrase"):
        count_terms(sentences, phrases=["trade"])


def test_lemmas_count_all_inflections_of_a_word_as_one_but_names_as_they_are():
    sentences = sentences_of(
        {("Herald", "h1"): ["The ministers said talks failed.", "A US minister says a talk fails."]}
    )
    counts = counts_of(count_terms(sentences, lemmas=True, longest=1))
    assert counts == {"minister": 2, "say": 2, "talk": 2, "fail": 2, "US": 1}
    found = contexts(sentences, "talk", lemmas=True)
    assert found["keyword"].tolist() == ["talks", "talk"]


def test_on_the_seeds_counts_of_phrases_and_lemmas_are_the_rows_of_contexts(seeds_event):
    options = {"phrases": ["free trade agreements", "Northern Sea Route", "Make in India"], "lemmas": True}
    terms = count_terms(seeds_event.sentences, longest=1, **options)
    assert {"free trade agreement", "northern sea route"} <= set(terms["term"])
    for term, rows in list(terms.groupby("term"))[::7]:
        found = contexts(seeds_event.sentences, term, **options)["outlet"].value_counts()
        assert found.to_dict() == dict(zip(rows["outlet"], rows["count"], strict=True)), term


def test_set_phrases_are_words_that_are_hardly_ever_used_apart():
    texts = ["The free trade agreement holds.", "A free trade agreement, and trade.", "The ferry runs. Trade runs."]
    sentences = sentences_of({("Herald", "h1"): texts, ("Courier", "c1"): ["No free trade agreement. Trade."]})
    assert set_phrases(sentences) == ["free trade agreement"]


def test_a_set_phrase_is_as_long_as_it_holds():
    name = "the Board of Harbours and Ferries"
    texts = {("Herald", "h1"): [f"Ask {name}. So says {name}."], ("Courier", "c1"): [f"They sued {name} at once."]}
    assert set_phrases(sentences_of(texts)) == ["board of harbours and ferries"]


def test_a_name_whose_last_word_is_mostly_used_alone_is_no_set_phrase():
    herald = "Ask Anna Berg. Anna Berg ran. So ran Berg. They saw Berg. New Ulm is far. They like New Ulm."
    courier = "Where is Anna Berg? Berg ran. Nobody saw Berg. New Ulm is old."
    found = set_phrases(sentences_of({("Herald", "h1"): [herald], ("Courier", "c1"): [courier]}))
    assert found == ["new ulm"]


def test_set_phrases_are_the_same_whichever_article_comes_first():
    signed = ["It was cold there.", "The asylum pact was signed in rain."]
    more = ["The asylum pact was signed in rain.", "The asylum pact was old.", "Then the asylum pact fell."]
    for first, second in ((signed, more), (more, signed)):
        assert set_phrases(sentences_of({("A", "a"): first, ("B", "b"): second})) == ["asylum pact"]


def test_a_letter_that_is_an_apostrophe_makes_no_word_and_no_phrase():
    texts = {
        ("A", "a"): ["The kids ʼ met. The workersʼ union ran."],
        ("B", "b"): ["The kids ʼ met again. A workersʼ union."],
    }
    sentences = sentences_of(texts)
    assert set(count_terms(sentences, longest=1)["term"]) >= {"kids", "workers", "union"}
    assert all(word.isalpha() for word in count_terms(sentences, longest=1)["term"])
    assert set_phrases(sentences) == []


def test_what_one_outlet_alone_repeats_is_no_set_phrase():
    text = "Berg ran. The free trade zone. A free trade zone. No free trade zone."
    sentences = sentences_of({("Herald", "h1"): [text], ("Courier", "c1"): ["A boat."]})
    assert set_phrases(sentences) == []
    assert set_phrases(sentences[sentences["outlet"] == "Herald"]) == ["free trade zone"]


def test_a_sentence_that_outlets_copied_makes_no_set_phrase():
    copied = "Seven very old lamps fell."
    texts = {(outlet, outlet): [copied] for outlet in ("Herald", "Courier", "Mail", "Post")}
    assert set_phrases(sentences_of(texts)) == []
    reworded = {("Echo", "e1"): ["Seven very old lamps are gone."], ("Star", "s1"): ["Who sold seven very old lamps?"]}
    assert set_phrases(sentences_of(texts | reworded)) == ["seven very old lamps"]


def test_a_long_sentence_that_outlets_copied_and_changed_makes_no_set_phrase():
    copied = "Seven very old lamps fell into the harbour on that long day."
    texts = {(outlet, outlet): [f"{outlet} says: {copied}"] for outlet in ("Herald", "Courier", "Mail", "Post")}
    assert set_phrases(sentences_of(texts)) == []


def test_on_the_seeds_words_and_set_phrases_are_counted_once_as_contexts_finds_them(seeds_event):
    assert {"free trade agreement", "foreign minister", "eurasian economic union"} <= set(seeds_event.phrases)
    assert set(seeds_event.words.loc[seeds_event.words["words"] > 1, "term"]) <= set(seeds_event.phrases)
    used = (seeds_event.words["count"] * seeds_event.words["words"]).groupby(seeds_event.words["outlet"]).sum()
    assert (used < seeds_event.words.groupby("outlet")["total"].first()).all()
    for term, rows in list(seeds_event.words.groupby("term"))[::9]:
        found = contexts(seeds_event.sentences, term, phrases=seeds_event.phrases)["outlet"].value_counts()
        assert found.to_dict() == dict(zip(rows["outlet"], rows["count"], strict=True)), term


def test_ranges_are_the_rates_of_an_outlets_articles_where_it_has_several():
    texts = {
        ("Herald", "h1"): ["The ferry ran late. The ferry sank."],
        ("Herald", "h2"): ["Nobody saw the ferry on that very long day."],
        ("Herald", "h3"): ["A boat ran."],
        ("Courier", "c1"): ["The ferry ran."],
    }
    found = article_ranges(sentences_of(texts), ["ferry", "boat"])
    assert found[["term", "outlet", "articles"]].to_numpy().tolist() == [["ferry", "Herald", 3], ["boat", "Herald", 3]]
    ferry = found.iloc[0]
    assert ferry[["lowest", "median", "highest"]].tolist() == pytest.approx([0, 1000 / 9, 2000 / 7])


def test_no_range_is_given_where_every_outlet_has_one_article(seeds_event):
    assert article_ranges(seeds_event.sentences, ["minister"]).empty
