"""What is said and by which rule it is found: one invented example for each frame of reporting in English news."""

import pytest
from quoting import quotes, said

from analysis import quotes as package


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "rule"),
    [
        ("Anna Berg said that the ferry was late.", "the ferry was late", "Anna Berg", "that-clause"),
        ("Anna Berg said on Monday that the ferry was late.", "the ferry was late", "Anna Berg", "that-clause"),
        (
            "Anna Berg told reporters in Ellis that the ferry was late.",
            "the ferry was late",
            "Anna Berg",
            "that-clause",
        ),
        ("Anna Berg said the ferry was late.", "the ferry was late", "Anna Berg", "clause"),
        ("Anna Berg told the council it was late.", "it was late", "Anna Berg", "clause"),
        ("Anna Berg asked whether the ferry was late.", "whether the ferry was late", "Anna Berg", "question"),
        ("Anna Berg explained how the ferry sank.", "how the ferry sank", "Anna Berg", "question"),
        ("Anna Berg promised to repair the ferry.", "to repair the ferry", "Anna Berg", "infinitive"),
        ("Anna Berg urged them to repair the ferry.", "to repair the ferry", "Anna Berg", "infinitive"),
        ("Anna Berg praised the old ferry.", "the old ferry", "Anna Berg", "object"),
        ("Anna Berg called for a new ferry.", "a new ferry", "Anna Berg", "about"),
        ("Anna Berg called on the council to repair it.", "the council to repair it", "Anna Berg", "about"),
        ("Anna Berg pointed out that the ferry was late.", "the ferry was late", "Anna Berg", "that-clause"),
        ("The ferry was late, Anna Berg said.", "The ferry was late", "Anna Berg", "clause-before"),
        ("The ferry was late, said Anna Berg, the harbour master.", "The ferry was late", "Anna Berg", "inverted"),
        ("According to Anna Berg, the ferry was late.", "the ferry was late", "Anna Berg", "according-to"),
        (
            "According to Anna Berg, chief economist at Harbour Bank, the ferry was late.",
            "the ferry was late",
            "Anna Berg",
            "according-to",
        ),
        ("The ferry was late, according to Anna Berg.", "The ferry was late", "Anna Berg", "according-to"),
        ("As Anna Berg noted, the ferry was late.", "the ferry was late", "Anna Berg", "as-clause"),
        ("The ferry was late, as Anna Berg said.", "The ferry was late", "Anna Berg", "as-clause"),
        ("Nobody believed Anna Berg’s claim that the ferry was late.", "the ferry was late", "Anna Berg", "noun"),
        ("Also said that the ferry was late.", "the ferry was late", "", "that-clause"),
        ("Anna Berg told a crowd of islanders that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg told The Harbour Press that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg told “Morning Joy” Wednesday that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("The sun has set, Anna Berg tells our Newscast unit.", "The sun has set", "Anna Berg", "clause-before"),
        ("Anna Berg told a Harbour audience that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg said Sunday there is no ferry.", "there is no ferry", "Anna Berg", "clause"),
        ("By evening, officials could confirm that it was out.", "it was out", "officials", "that-clause"),
        ("As Anna Berg said over the weekend, it was late.", "it was late", "Anna Berg", "as-clause"),
        ("When it returned to the harbour the board said it was late.", "it was late", "the board", "clause"),
        ("Officials urged a Harbour truce.", "a Harbour truce", "Officials", "object"),
        ("Anna Berg could only say that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg asked the Harbour Board why it sank.", "why it sank", "Anna Berg", "question"),
        ("Anna Berg said about 20 ferries were late.", "about 20 ferries were late", "Anna Berg", "clause"),
        ("Anna Berg said now is the time to sail.", "now is the time to sail", "Anna Berg", "clause"),
        ("Anna Berg denied the delay and has left the island.", "the delay", "Anna Berg", "object"),
        ("Anna Berg urged them to stay and has left the island.", "to stay", "Anna Berg", "infinitive"),
        ("Anna Berg praised the ferry and attacked the board.", "the ferry", "Anna Berg", "object"),
        ("Anna Berg vowed to stay and attacked the board.", "to stay", "Anna Berg", "infinitive"),
        ("Anna Berg vowed to stay and cut the tax.", "to stay and cut the tax", "Anna Berg", "infinitive"),
        ("Anna Berg vowed to stay and feed the poor.", "to stay and feed the poor", "Anna Berg", "infinitive"),
        ("Anna Berg asked to stay and be paid.", "to stay and be paid", "Anna Berg", "infinitive"),
        ("Anna Berg said about 8 p.m. that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg claimed the ferry sank.", "the ferry sank", "Anna Berg", "clause"),
        ("Anna Berg claimed she woke up at sea.", "she woke up at sea", "Anna Berg", "clause"),
        ("The board recommended that it be sold.", "it be sold", "the board", "that-clause"),
        ("A poll of islanders showed that it was late.", "it was late", "a poll of islanders", "that-clause"),
        ("The harbour court found it was late.", "it was late", "the harbour court", "clause"),
        ("The ferry was late, records show.", "The ferry was late", "records", "clause-before"),
        ("The paper quoted Anna Berg as saying that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Several papers cited officials saying it was late.", "it was late", "officials", "clause"),
        (
            "The ferry was late, according to several media reports.",
            "The ferry was late",
            "several media reports",
            "according-to",
        ),
        ("They read Harbour Office statements that it was late.", "it was late", "Harbour Office", "noun"),
        ("There was a Harbour Post report that it was late.", "it was late", "Harbour Post", "noun"),
        ("Anna Berg, while saying that it was late, did leave.", "it was late", "Anna Berg", "that-clause"),
        ("The report found it was late.", "it was late", "the report", "clause"),
        ("The data show that it was late.", "it was late", "the data", "that-clause"),
        ("The mayor cited the governor's late ferry.", "the governor's late ferry", "the mayor", "object"),
        ("Anna Berg called the plan a rip off.", "the plan a rip off", "Anna Berg", "object"),
        ("Anna Berg argued if it was late it sank.", "if it was late it sank", "Anna Berg", "question"),
        ("Anna Berg would not say if it was late.", "if it was late", "Anna Berg", "question"),
        ("Anna Berg questioned whether it would float.", "whether it would float", "Anna Berg", "question"),
        ("Anna Berg said there was no ferry.", "there was no ferry", "Anna Berg", "clause"),
        ("Anna Berg said Monday’s ferry was late.", "Monday’s ferry was late", "Anna Berg", "clause"),
        ("Anna Berg said this week that the ferry was late.", "the ferry was late", "Anna Berg", "that-clause"),
        ("Anna Berg said, among other things, that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg vowed Monday to repair the ferry.", "to repair the ferry", "Anna Berg", "infinitive"),
        ("Anna Berg spoke at length about the ferry.", "the ferry", "Anna Berg", "about"),
        ("Anna Berg said: The ferry is late.", "The ferry is late", "Anna Berg", "clause"),
        ("Anna Berg said at least two ferries were late.", "at least two ferries were late", "Anna Berg", "clause"),
        (
            "The ferry (a new one) was late, Anna Berg said.",
            "The ferry (a new one) was late",
            "Anna Berg",
            "clause-before",
        ),
        ("But, Anna Berg said, it is a slow ferry.", "it is a slow ferry", "Anna Berg", "clause"),
        (
            "The ferry belongs to the island, Anna Berg said.",
            "The ferry belongs to the island",
            "Anna Berg",
            "clause-before",
        ),
        ("Residents who came to the harbour say the ferry was late.", "the ferry was late", "Residents", "clause"),
        ("It was announced that the ferry was late.", "the ferry was late", "", "that-clause"),
        ("Asked by Anna Berg whether it was late, they left.", "whether it was late", "Anna Berg", "question"),
        ("Noting that it was late, Anna Berg left.", "it was late", "Anna Berg", "that-clause"),
        ("The council met, with Anna Berg saying it was late.", "it was late", "Anna Berg", "clause"),
        ("Anna Berg has since said that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg noted, as she had before, that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg insisted for more than a year that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg said in a series of tweets that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg said that’s the ferry.", "that’s the ferry", "Anna Berg", "clause"),
        ("Anna Berg said that would be late.", "that would be late", "Anna Berg", "clause"),
        ("Anna Berg said that being late was her right.", "being late was her right", "Anna Berg", "that-clause"),
        ("Anna Berg told ABC’s “Morning Show” that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg said on “The Morning Show” that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg told the “Today” show it was late.", "it was late", "Anna Berg", "clause"),
        (
            "Anna Berg asked former Vice Mayor Peter Holm whether it was late.",
            "whether it was late",
            "Anna Berg",
            "question",
        ),
        ("Anna Berg told Port News host Peter Holm he was late.", "he was late", "Anna Berg", "clause"),
        ("Anna Berg urged island leaders to stay.", "to stay", "Anna Berg", "infinitive"),
        ("Anna Berg told Ferry and Harbour Secretary Peter Holm he was late.", "he was late", "Anna Berg", "clause"),
        ("It was a blow to island aides who said it was late.", "it was late", "island aides", "clause"),
        ("Groups that defend Port Ellis said it was late.", "it was late", "Groups", "clause"),
        ("Asked to stay, the islanders left.", "to stay", "", "infinitive"),
        (
            "Anna Berg said that had she known it, she would have left.",
            "had she known it, she would have left",
            "Anna Berg",
            "that-clause",
        ),
        ("Anna Berg did not just say that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg called Peter Holm and Carl Lund liars.", "Peter Holm and Carl Lund liars", "Anna Berg", "object"),
        ("Anna Berg called the plan, which failed, a fraud.", "the plan", "Anna Berg", "object"),
        ("Anna Berg called Holm on Monday a liar.", "Holm on Monday a liar", "Anna Berg", "object"),
        ("Twenty claim that it was late.", "it was late", "Twenty", "that-clause"),
        ("Anna Berg claims to have left.", "to have left", "Anna Berg", "infinitive"),
        ("Anna Berg implied the ferry was late.", "the ferry was late", "Anna Berg", "clause"),
        ("Anna Berg declined to say whether it was late.", "whether it was late", "Anna Berg", "question"),
        ("Anna Berg called the ferry late.", "the ferry late", "Anna Berg", "object"),
        ("The report also claims that it was late.", "it was late", "the report", "that-clause"),
        ("They answered claims that it was late.", "it was late", "", "noun"),
        ("Holm was tired of Anna Berg calling it late.", "it late", "Anna Berg", "object"),
        ("Islanders calling for a new ferry met.", "a new ferry met", "Islanders", "about"),
        ("It rained, as Anna Berg told the council that it was late.", "it was late", "Anna Berg", "that-clause"),
        (
            "The ferry left Port Elland, a harbour master said Tuesday.",
            "The ferry left Port Elland",
            "a harbour master",
            "clause-before",
        ),
        ("Islanders say December is too late.", "December is too late", "Islanders", "clause"),
        ("Anna Berg stressed more ferries may sink.", "more ferries may sink", "Anna Berg", "clause"),
        ("Anna Berg reported from the quay that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg said in that port that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Anna Berg asked the head of the board to leave.", "to leave", "Anna Berg", "infinitive"),
        ("Anna Berg urged any boats in that port to leave.", "to leave", "Anna Berg", "infinitive"),
        ("Anna Berg praised the old ferry but would not board it.", "the old ferry", "Anna Berg", "object"),
        ("As Anna Berg pointed out, the ferry was late.", "the ferry was late", "Anna Berg", "as-clause"),
        ("The boats, which Anna Berg told them were late, sank.", "were late", "Anna Berg", "clause"),
        ("When asked why it sank, the crew left.", "why it sank", "", "question"),
        ("Despite Anna Berg admitting it was late, the crew left.", "it was late", "Anna Berg", "clause"),
        ("Anna Berg said on “60 Boats” that it was late.", "it was late", "Anna Berg", "that-clause"),
        ("Elland to buy a new ferry, mayor Berg says on Monday.", "Elland to buy a new ferry", "Berg", "clause-before"),
    ],
)
def test_reported_speech_without_marks(sentence, words, speaker, rule):
    assert said(sentence) == [(words, speaker, rule)]
    assert list(quotes(sentence)["kind"]) == ["indirect"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("“The ferry was late,” Anna Berg said.", "clause-before"),
        ("“The ferry was late,” Anna Berg told the council on Monday.", "clause-before"),
        ("“The ferry was late,” said Anna Berg, the harbour master.", "inverted"),
        ("“Was the ferry late?” Anna Berg asked.", "clause-before"),
        ("Anna Berg said, “The ferry was late.”", "quotation"),
        ("Anna Berg, the harbour master of Port Ellis, said: “The ferry was late.”", "quotation"),
        ("Anna Berg was quoted as saying, “The ferry was late.”", "quotation"),
        ("According to Anna Berg, “The ferry was late.”", "according-to"),
        ("Said Anna Berg, “The ferry was late.”", "quotation"),
        ("Anna Berg put it this way: “The ferry was late.”", "quotation-colon"),
        ("“The ferry was late,” laments Anna Berg.", "inverted"),
        ("“The ferry was late,” Anna Berg fired back.", "quotation-beside"),
    ],
)
def test_quotations_in_marks(sentence, rule):
    found = quotes(sentence)
    assert list(found["kind"]) == ["direct"]
    assert list(found["text"].str.lower()) in (["the ferry was late"], ["was the ferry late"])
    assert list(found["rule"]) == [rule]
    assert list(found["speaker"]) == ["Anna Berg"]


def test_a_quotation_cut_by_its_attribution_is_one_quotation_in_two_pieces():
    found = quotes("“The ferry,” Anna Berg said, “was late again.”")
    assert list(found["text"]) == ["The ferry", "was late again"]
    assert list(found["rule"]) == ["interrupted", "interrupted"]
    assert found["quote"].nunique() == 1


def test_reported_speech_can_be_cut_too():
    assert said("The ferry, Anna Berg said, was late again.") == [
        ("The ferry", "Anna Berg", "interrupted"),
        ("was late again", "Anna Berg", "interrupted"),
    ]


def test_a_quotation_in_small_letters_goes_on_with_the_sentence():
    assert said("If it sinks, Anna Berg said, “we will swim.”") == [
        ("If it sinks", "Anna Berg", "interrupted"),
        ("we will swim", "Anna Berg", "interrupted"),
    ]
    assert said("After the storm, Anna Berg said, “We will swim.”") == [("We will swim", "Anna Berg", "quotation")]


def test_no_whole_quotation_is_lost():
    found = said("“The ferry was late,” Anna Berg said in Port Ellis, St. “It sank twice in May.” He saw it.")
    assert ("It sank twice in May", "Anna Berg", "quote-continued") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The islanders were glad of a ferry that makes good on campaign promises to keep the harbour open.",
        "A prosecutor in the harbour town has brought charges against the captain, a man of the islands.",
        "Details of Berg's alleged misconduct were uncovered by the harbour board on Monday.",
    ],
)
def test_a_noun_without_an_article_and_a_participle_before_a_noun_report_nothing(sentence):
    assert said(sentence) == []


def test_a_noun_after_an_adjective_reports_nothing():
    assert said("The board defied bipartisan calls for a new ferry.") == []
    assert said("Berg read of harmful claims the ferry sank.") == []
    assert said("The initiative calls for lower fares.") == [("lower fares", "the initiative", "about")]


def test_a_title_in_marks_is_no_quotation():
    assert said("Anna Berg sang it.", "The band has a song, “A Slow Ferry To The Island.”") == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Anna Berg said it was late, and 74 islanders said it sank.", "it was late"),
        ("Anna Berg said it was late while Peter Holm said it sank.", "it was late"),
        ("Anna Berg said it was late, but she is the owner.", "it was late"),
        ("Anna Berg said it was late and called for a new one.", "it was late"),
        ("Anna Berg denied that it was late, but she seemed to doubt it.", "it was late"),
        ("Anna Berg said it was late and recalled waiting for hours.", "it was late"),
        ("The board accused it of fraud.", "it of fraud"),
        ("The board estimated it would be late.", "it would be late"),
        ("Anna Berg said it was late, a claim that Holm denied.", "it was late"),
        ("Anna Berg said the ferry, which sank in May, was late.", "the ferry, which sank in May, was late"),
        ("Anna Berg said it cost 2,400 crowns.", "it cost 2,400 crowns"),
    ],
)
def test_the_clause_ends_where_narration_or_another_report_begins(sentence, words):
    assert said(sentence)[0][0] == words


@pytest.mark.parametrize(
    "end",
    [" — Anna Berg (@annaberg) May 5, 2031", " —Anna Berg (@annaberg)", " - Anna Berg (@a_berg) on Jan. 5, 2031."],
)
def test_a_post_is_the_words_of_who_signs_it(end):
    found = said("Peter Holm was there.", f"The ferry is late! Holm says that it sank.{end}", "It was noon.")
    assert found == [("The ferry is late! Holm says that it sank", "Anna Berg", "signed")]


def test_a_quotation_alone_in_its_paragraph_can_be_signed():
    found = said("It rained.", "“The ferry is late. Who knows why?” — Anna Berg to a reporter", "It was noon.")
    assert found == [("The ferry is late. Who knows why", "Anna Berg", "signed")]


def test_a_title_and_its_field_can_stand_before_the_name_that_signs():
    found = said("It rained.", "“The ferry is late.” — Harbour Director of Ferry Policy Anna Berg", "It was noon.")
    assert found == [("The ferry is late", "Anna Berg", "signed")]
    placed = said("It rained.", "“The ferry is late.” — Anna Berg from Port Ellis", "It was noon.")
    assert placed == [("The ferry is late", "Anna Berg", "signed")]


def test_an_answer_is_not_that_of_who_asks():
    found = said("BBC: “Was the ferry late on that day?”", "“It was very late, as you know.”")
    assert [speaker for _, speaker, _ in found] == ["BBC", ""]


def test_a_quotation_of_two_paragraphs_is_that_of_the_name_before_its_colon():
    found = said('Anna Berg: "The ferry is very late.', '"It always was, as you know."')
    assert [(speaker, rule) for _, speaker, rule in found] == [
        ("Anna Berg", "quotation-colon"),
        ("Anna Berg", "quote-paragraph"),
    ]


@pytest.mark.parametrize(
    "line", ["“Hamlet” – Carl Holm in the part of the prince", "“It was late.” – Anna Berg, who was not there, left"]
)
def test_a_title_and_a_sentence_are_not_signed(line):
    assert "signed" not in [rule for _, _, rule in said("It rained.", line, "It was noon.")]


def test_quotations_in_a_row_that_nobody_signs_are_signed_by_nobody():
    # Of a row of forty, a pattern that tries every way to part it never ends.
    assert "signed" not in [rule for _, _, rule in said("“a,” " * 40 + "they said.")]


def test_who_is_named_with_a_handle_signs_nothing():
    assert said("We met Anna Berg (@annaberg) in May 2031 — and Peter Holm (@holm) as well.") == []


def test_a_transcript_has_turns():
    found = said(
        ("headline", "Berg: the ferry is old"),
        "Nobody knew what came next.",
        "HOLM: Is the ferry late again?",
        "BERG: It is, he said so himself.",
        "It always was, you know.",
        "HOLM: Will it sink this year?",
        "BERG: I say that it will.",
        "Then they both left the hall.",
    )
    assert [(words, rule) for words, _, rule in found if rule == "turn"] == [
        ("Is the ferry late again", "turn"),
        ("It is, he said so himself", "turn"),
        ("It always was, you know", "turn"),
        ("Will it sink this year", "turn"),
        ("I say that it will", "turn"),
    ]
    assert {rule for _, _, rule in found} <= {"turn", "heading"}


#: A paragraph without marks, and what of it is said.
BLOCK, SAID = "The ferry is late and old. It has to go now.", "The ferry is late and old. It has to go now"


@pytest.mark.parametrize(
    "lead",
    [
        "Anna Berg wrote:",
        "Nobody left. Anna Berg wrote on Monday:",
        "Anna Berg said in a letter to the board:",
        "They met, with Anna Berg saying:",
    ],
)
def test_a_paragraph_set_apart_is_the_words_of_who_is_named_before_it(lead):
    assert said(lead, BLOCK, "That is all there is.") == [(SAID, "Anna Berg", "block")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Anna Berg said no:", BLOCK),
        ("Anna Berg praised the ferry:", BLOCK),
        ("These are the reports:", BLOCK),
        ("Anna Berg wrote:", f"• {BLOCK}"),
        ("Anna Berg wrote:", "The ferry sank."),
        ("Anna Berg wrote:", "The ferry is very old. “It has to go,” said Peter Holm."),
        ("Anna Berg wrote:", ("subheading", BLOCK)),
        (("subheading", "Anna Berg writes:"), BLOCK),
    ],
)
def test_what_only_looks_set_apart_is_nobodys(paragraphs):
    assert "block" not in [rule for *_, rule in said(*paragraphs)]


def test_a_post_set_apart_is_told_once():
    assert (
        len(said("Anna Berg wrote:", "The ferry is late and old and it has to go. — Anna Berg (@berg) May 5, 2031"))
        == 1
    )


def test_a_quotation_that_no_paragraph_closes_goes_on_to_its_end():
    found = quotes(
        "Anna Berg said on Monday: “The ferry is late now.", "“The boats are old too.", "“It has to go now.”"
    )
    assert list(found["speaker"]) == ["Anna Berg"] * 3 and found["quote"].nunique() == 1


def test_in_what_is_set_apart_nobody_else_speaks():
    assert said("Anna Berg wrote:", f"{BLOCK} Holm said it sank.") == [
        (f"{SAID}. Holm said it sank", "Anna Berg", "block")
    ]


def test_last_names_that_take_turns_and_ask_are_a_transcript():
    turns = "Holm: Is it late?", "Berg: I say so.", "Holm: Will it sink?", "Berg: We think it will."
    assert [(speaker, rule) for _, speaker, rule in said(*turns)] == [("Holm", "turn"), ("Berg", "turn")] * 2


def test_questions_and_answers_name_nobody():
    found = said("Q: Is the ferry late?", "A: It is very late.", "Q: Will it ever come?", "A: Nobody can tell you.")
    assert [speaker for _, speaker, _ in found] == [""] * 4


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Cost: two million a year.", "Crew: eight people and a cook.", "Speed: nine knots at most."],
        ["Flour: two cups of it.", "Sugar: one cup of it.", "Flour: another cup of it.", "Sugar: the rest of it."],
        ["Pros: You can save.", "Cons: You pay more.", "Pros: We like it.", "Cons: We lose it."],
        ["Anna Berg and Peter Holm run.", *["Berg: 45 percent of all voters.", "Holm: 41 percent of all voters."] * 2],
    ],
)
def test_a_list_with_labels_is_no_transcript(paragraphs):
    assert said(*paragraphs) == []


def test_a_live_blog_keeps_its_quotations():
    updates = ["Update: the bridge is closed to you all."] * 4
    found = said(*updates[:2], "“We are ready,” Anna Berg said.", *updates[2:])
    assert found == [("We are ready", "Anna Berg", "clause-before")]


def test_what_begins_inside_another_report_ends_with_it():
    assert said("The board agreed to sell the ferry, said Anna Berg.") == [
        ("The board agreed to sell the ferry", "Anna Berg", "inverted"),
        ("to sell the ferry", "the board", "infinitive"),
    ]


def test_a_fragment_in_marks_makes_one_mixed_quotation_of_the_whole_clause():
    found = quotes("Anna Berg said the ferry was “late as always” on Monday.")
    assert list(found["text"]) == ["the ferry was “late as always” on Monday"]
    assert list(found["kind"]) == ["mixed"]


def test_a_fragment_in_marks_before_a_verb_that_only_quotes_is_no_quotation_of_its_own():
    found = said("Anna Berg said Sunday that “old” harbour boards should go on record.")
    assert found == [("old” harbour boards should go on record", "Anna Berg", "that-clause")]


def test_a_phrase_in_marks_that_nobody_says_is_no_quotation():
    assert said("The “Sail Now” plan of the island is old.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The report of the council is out.",
        "The court may say that the ferry is late.",
        "The court might now decide and could conclude that the ferry is late.",
        "As islanders argued over the ferry in the cold outside, others left for home.",
        "They left, citing officials who’ve seen the letters.",
        "The United States is far from here.",
        "The roll call was long.",
        "They were quoted in the market at ten cents.",
        "He went home.",
        "Its decrepit state was known.",
        "A January 2017 report came.",
        "Anna Berg said this while she walked.",
        "Anna Berg is likely to call on the king before leaving.",
        "The two sides have yet to report progress on the plan.",
        "Anna Berg could be forced to disclose letters.",
        "The board declined to comment on the ferry.",
        "Anna Berg did not immediately comment on the ferry.",
        "That threatens to sink the ferry.",
        "Write to the board if you agree that it was late.",
        "People who ask for help are few.",
        "He built a boat called the Night Ferry.",
        "She wrote a book about ferries.",
        "A man who spoke on condition of anonymity left.",
        "An estimated 200 people came.",
        "Our Northport Centre for Harbour Reporting released a report on Berg this week.",
        "Anna Berg called the harbour police.",
        "Anna Berg called a meeting on Monday.",
        "Senators could call witnesses.",
        "Anna Berg called back and left.",
        "A party called Better Harbours has won.",
        "Anna Berg never said that it was late.",
        "Never said that it was late.",
        "Anna Berg did not specify the date.",
        "The board doesn’t usually acknowledge faults.",
        "Anna Berg declined to criticise the board.",
        "Anna Berg refused to say that it was late.",
        "It is worth noting that it was late.",
        "Let’s say you are late.",
        "Suffice it to say that it was late.",
        "Needless to say, it was late.",
        "You could say that it was late.",
        "That is to say that it was late.",
        "Anna Berg refused to publicly say that it was late.",
        "It goes without saying that it was late.",
        "It may lead to charges, especially as it was late.",
        "Anna Berg said on the network’s “Morning Show.”",
        "Anna Berg found that it was late.",
        "Nobody said that it was late.",
        "Anna Berg reported from Port Ellis, Elland.",
        "No one said that it was late.",
        "They will sink if sailors conclude that it was late.",
        "She may be charged if it was late.",
        "Anna Berg added to the delay that has cost so much.",
        "The scandal called the talks off on Monday.",
        "The board met after the pilot found that it was late.",
        "The judge will show that it was late.",
        "The court found no proof that it was late.",
        "Anna Berg showed that it was late, and found a report.",
        "The board calls itself the Harbour Front.",
        "Islanders urged to leave.",
        "Shouting islanders pushed the crew out.",
        "The boats were old, indicating that they were late.",
        "The board stopped short of calling for a strike.",
        "Anna Berg left without saying that it was late.",
        "She was fined for her failure to tell the board that it was late.",
        "They are the Southern states that are late, and key states.",
        "State Senator Anna Berg of the state Ferry Party, a member, left.",
        "The ferry was late, not to mention the boats.",
    ],
)
def test_words_that_report_nothing(sentence):
    assert said(sentence) == []


def test_the_clause_ends_where_another_speaker_or_verb_of_saying_begins():
    assert said("Anna Berg said the ferry was late, adding that it would sink.") == [
        ("the ferry was late", "Anna Berg", "clause"),
        ("it would sink", "Anna Berg", "that-clause"),
    ]
    assert said("Anna Berg said the ferry was late and warned that it would sink.") == [
        ("the ferry was late", "Anna Berg", "clause"),
        ("it would sink", "Anna Berg", "that-clause"),
    ]


def test_a_clause_that_opens_its_sentence_ends_at_the_comma():
    found = said("While Anna Berg said the ferry was late, the people of the island slept.")
    assert found[0][0] == "the ferry was late"


def test_what_follows_in_marks_belongs_to_the_speaker_before():
    found = quotes("“The ferry was late,” Anna Berg said. “It always is.”", "“It will sink.”")
    assert list(found["rule"]) == ["clause-before", "quote-continued", "quote-paragraph"]
    assert set(found["speaker"]) == {"Anna Berg"}
    assert found["quote"].nunique() == 1


def test_a_quotation_with_nobody_to_say_it_has_no_speaker():
    assert said("“The ferry was late. It always is.”") == [("The ferry was late. It always is", "", "unattributed")]


def test_speech_told_on_in_the_first_person_goes_on_until_its_paragraph_ends():
    found = said("Anna Berg said that we have a ferry. The ferry is old. It is loved by all.", "The island is small.")
    assert [(words, rule) for words, _, rule in found] == [
        ("we have a ferry", "that-clause"),
        ("The ferry is old", "sentence-continued"),
        ("It is loved by all", "sentence-continued"),
    ]
    assert {speaker for _, speaker, _ in found} == {"Anna Berg"}


def test_a_road_and_a_word_with_a_pronoun_in_it_speak_in_no_person():
    assert said("Anna Berg said that the road is shut. The I-95 is wet. It was a me-too plan.") == [
        ("the road is shut", "Anna Berg", "that-clause")
    ]


def test_a_text_without_paragraphs_is_not_told_on_to_its_end():
    found = quotes("Anna Berg said that we have a ferry. " + "The island is small. " * 100)
    assert list(found["rule"]).count("sentence-continued") == 12


def test_narration_after_a_quotation_in_the_first_person_is_nobodys():
    assert len(said("“We have a ferry,” Anna Berg said. The ferry is old. It is loved by all.")) == 1
    assert len(said("Anna Berg said it was “our ferry”. The ferry is old. It is loved by all.")) == 1


def test_narration_after_plain_reported_speech_is_nobodys():
    assert len(said("Anna Berg said that the ferry was late. The island is small. It has one harbour.")) == 1


def test_where_the_author_says_i_no_sentence_goes_on():
    first_person = "Anna Berg said that we have a ferry. The ferry is old."
    assert len(said("I went to see the island.", first_person)) == 1


@pytest.mark.parametrize(
    ("heading", "words", "speaker"),
    [
        ("Minister: Ferry fares will rise", "Ferry fares will rise", "Minister"),
        ("Report: Anna Berg to raise fares", "Anna Berg to raise fares", "Report"),
        ("Ferry fares will rise - Berg", "Ferry fares will rise", "Anna Berg"),
        ("“Ferry fares must rise now”: Berg on the new budget", "Ferry fares must rise now", "Anna Berg"),
        ("Ferry Fares To Rise In May, Says Anna Berg", "Ferry Fares To Rise In May", "Anna Berg"),
    ],
)
def test_headings_name_a_speaker_without_a_sentence(heading, words, speaker):
    found = quotes(("headline", heading), "Anna Berg said the fares would rise.")
    assert (found["text"][0], found["speaker"][0]) == (words, speaker)


def test_a_place_or_a_label_before_a_colon_does_not_speak():
    assert len(said(("headline", "Port Ellis: Ferry fares rise"), "Anna Berg said the fares would rise.")) == 1
    assert len(said(("headline", "Exclusive: Ferry fares rise"), "Anna Berg said the fares would rise.")) == 1


@pytest.mark.parametrize("heading", ["Police: The New Album Reviewed", "Minister: A Job For Two"])
def test_the_title_of_a_work_is_nobodys_words(heading):
    assert len(said(("headline", heading), "Anna Berg said the fares would rise.")) == 1


def test_who_publishes_the_page_does_not_say_its_headline():
    heading = ("headline", "Ferry Fares To Rise In May - Harbour News Agency")
    assert len(said(heading, "Anna Berg said the fares would rise.")) == 1
    assert len(said(heading, "“The fares will rise,” the agency said.")) == 1


def test_what_a_verb_in_a_heading_reports_ends_before_the_label():
    found = said(("headline", "Berg says fares will rise: Minister"))
    assert [(words, rule) for words, _, rule in found] == [
        ("Berg says fares will rise", "heading"),
        ("fares will rise", "clause"),
    ]


def test_only_running_text_and_teasers_are_searched():
    assert said(("caption", "“It was late,” Anna Berg said."), ("furniture", "Anna Berg said it was late.")) == []


def test_every_rule_is_documented():
    examples = [
        "“The ferry,” Anna Berg said, “was late.” “It is old.”",
        "“Sink it.”",
        "According to Anna Berg, it was late.",
        "Anna Berg said that we have a ferry. It is old.",
        "As Anna Berg said, it was late.",
        "It was late, said Anna Berg.",
        "Anna Berg asked why.",
        "Anna Berg praised it.",
        "Anna Berg put it this way: “The ferry was late.”",
        "“The ferry was late,” Anna Berg fired back.",
    ]
    for rule in quotes(*examples)["rule"]:
        assert f"\n{rule}  " in package.__doc__


def test_a_quotation_is_its_speakers_though_a_source_is_named_after_it():
    found = quotes("“It is late,” Anna Berg said on Monday, according to the Harbour Post.")
    assert list(found["speaker"]) == ["Anna Berg", "Harbour Post"]
    assert found["text"].iloc[0] == "It is late"


def test_a_question_before_who_asks_it_is_theirs():
    found = quotes("“Will it float?” asked Anna Berg. “It will not.”")
    assert list(found["text"]) == ["Will it float", "It will not"]
    assert set(found["speaker"]) == {"Anna Berg"}


def test_a_participle_that_opens_a_sentence_is_not_what_is_said_after_it():
    found = quotes("Calling it “the worst of all ferries,” Anna Berg said it was late.")
    assert list(found["text"]) == ["it “the worst of all ferries", "it was late"]
    assert set(found["speaker"]) == {"Anna Berg"}
    assert list(quotes("Speaking on “Today,” Anna Berg said that it was late.")["text"])[-1] == "it was late"


def test_an_opening_participle_is_part_of_a_quotation_cut_in_two():
    found = quotes("Sailing to Elland, Anna Berg said, “was a joy.”")
    assert list(found["text"]) == ["Sailing to Elland", "was a joy"]


def test_a_bystander_saying_it_says_it():
    assert list(quotes("They left, a bystander saying, “It is late.”")["text"]) == ["It is late"]


def test_who_left_after_saying_it_said_it():
    found = quotes("The board’s work ended when Captain Anna Berg left after admitting it was late.")
    assert list(found["speaker"]) == ["Anna Berg"]


def test_who_is_told_of_in_passing_does_not_go_on_speaking():
    assert said("The aides were tired of Anna Berg calling it late and said that it sank.") == [
        ("it late", "Anna Berg", "object"),
        ("it sank", "the aides", "that-clause"),
    ]


def test_what_others_say_after_a_comma_is_theirs():
    assert said("Anna Berg said it was late, with some saying it sank.") == [("it was late", "Anna Berg", "clause")]


def test_a_second_speaker_after_but_ends_the_words_of_the_first():
    found = said("Anna Berg argued it was late but a harbour pilot said there was a storm.")
    assert [row[:2] for row in found] == [("it was late", "Anna Berg"), ("there was a storm", "a harbour pilot")]


def test_words_in_marks_within_reported_words_have_their_own_speaker():
    found = said("Anna Berg said the pilot told her: “It is very late.”")
    assert found[-1] == ("It is very late", "the pilot", "quotation")
    assert said("Anna Berg said the pilot called it “late”.") == [("the pilot called it “late", "Anna Berg", "clause")]


def test_who_is_cited_is_a_source_and_says_nothing_yet():
    assert said("The Post, citing officials, reported that it was late.") == [("it was late", "Post", "that-clause")]
    assert said("Citing a source on the board, the Post reported that it was late.")[0][1:] == ("Post", "that-clause")
    assert said("Anna Berg left, citing the late ferry.") == [("the late ferry", "Anna Berg", "object")]


def test_a_source_after_two_speakers_is_no_part_of_what_they_say():
    text = "The ferry was late, Anna Berg told him, according to the harbour office."
    assert "according to" not in " ".join(words for words, *_ in said(text))


def test_what_somebody_claims_in_a_noun_is_not_told_on_by_them():
    found = quotes("Anna Berg left after Peter Holm's claim that it sank, telling the board that it was late.")
    assert list(found["speaker"]) == ["Peter Holm", "Anna Berg"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The islanders can claim asylum.",
        "They will have their asylum claims heard.",
        "At least 50 reported injured.",
        "The ferry left with no storm warning issued.",
        "They lost four percentage points that the board has won.",
        "She stayed in the face of anger and calls for her resignation.",
        "Anna Berg called up several members of the board.",
        "You agree to receive our letters.",
        "Anna Berg explained it step by step.",
        "Rates rose by 25 basis points to 4 percent.",
        "They gave it to reported islanders.",
    ],
)
def test_words_that_only_look_like_a_report_are_none(sentence):
    assert quotes(sentence).empty
