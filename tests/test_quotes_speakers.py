"""Who the speakers are: names, titles, pronouns, several people, bodies and unnamed sources."""

import unicodedata

import pytest
from quoting import frames, quotes, said

from analysis import schema
from analysis.quotes import find_quotes
from analysis.quotes import quotes as quotes_of

BERG = "Anna Berg, the harbour minister, met Peter Holm on Monday."


def speakers(*paragraphs) -> list[str]:
    return list(quotes(*paragraphs)["speaker"])


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Harbour Minister Anna Berg said it was late.", "Anna Berg"),
        ("Ms. Anna Berg said it was late.", "Anna Berg"),
        ("The minister of the islands, Anna Berg, said it was late.", "Anna Berg"),
        ("Ferry board spokeswoman Anna Berg said it was late.", "Anna Berg"),
        ("Anna Berg, who had come from Port Ellis, said it was late.", "Anna Berg"),
        ("A senior official said it was late.", "a senior official"),
        ("Two officials of the board said it was late.", "Two officials of the board"),
        ("The Harbour Board said it was late.", "Harbour Board"),
        ("Anna Berg and Peter Holm said it was late.", "Anna Berg, Peter Holm"),
        ("Anna Berg — a teacher from Port Ellis — said it was late.", "Anna Berg"),
        ("Anna Berg, who leads “The Board,” said it was late.", "Anna Berg"),
        ("Anna Berg Jr. said it was late.", "Anna Berg Jr"),
        ("Carl Holm, Jr. said it was late.", "Carl Holm"),
        ("Sen. Anna Berg, L-EL — the head of the board — said it was late.", "Anna Berg"),
        ("Sen. Anna Berg (L) of Elland, the head of the board, said it was late.", "Anna Berg"),
        ("Both the Harbour Board and the Ferry Office said it was late.", "Harbour Board, Ferry Office"),
        ("Both the mayor and the pilot said it was late.", "Both the mayor and the pilot"),
        ("Both former and new officials said it was late.", "Both former and new officials"),
        ("Both the Harbour Board and the Ferry Office, which met, said it was late.", "Harbour Board, Ferry Office"),
        (
            "The head of the Centre for Ferry and Harbour says it was late.",
            "the head of the Centre for Ferry and Harbour",
        ),
        ("“It was very late,” said Elland Secretary of State Anna Berg.", "Anna Berg"),
        ("“It was very late,” said a mother of one of the boys.", "a mother of one of the boys"),
        ("Al Saha leader Omar al-Masri said it was late.", "Omar al-Masri"),
        ("Islanders in the port where a boat was seized reportedly said it was late.", "Islanders"),
        ("Many islanders on the quay after nightfall were saying that it was late.", "Many islanders on the quay"),
        ("Elland state media covered it, noting that it was late.", "Elland state media"),
        ("Protest leaders said it was late.", "Protest leaders"),
        ("Berg Holm's cut the price on Friday, saying it was late.", "Berg Holm's"),
        ("A close ally said it was late.", "a close ally"),
        ("The nets hit a boat as the Harbour Board met in the port and claimed that it was late.", "Harbour Board"),
        ("Her plan came after Ferry Post reports on Friday claiming it was late.", "Ferry Post"),
        ("It was very late, the report by the Harbour Board said.", "Harbour Board"),
        ("They followed claims by two islanders over the weekend that it was late.", "two islanders"),
        ("Peter Holm's testimony says that it was late.", "Peter Holm"),
        ("Peter \u00adHolm says that it was late.", "Peter Holm"),
        ("Carl “Cully” Holm, a pilot, said it was late.", "Carl “Cully” Holm"),
        ("The top Liberal, Board Speaker Anna Berg, said it was late.", "Anna Berg"),
        ("The board's top Democrat, Rep. Anna Berg of Elland, said it was late.", "Anna Berg"),
        ("A Liberal said it was late.", "a Liberal"),
        ("Elland Today said it was late.", "Elland Today"),
        ("Anna Berg Monday said it was late.", "Anna Berg"),
        ("The mayor HE said it was late.", ""),
        ("A few islanders in both harbours, however, said it was late.", "a few islanders in both harbours"),
        ("Anna Berg and her aides said it was late.", "Anna Berg"),
        ("Still, in November Anna Berg was saying that it was late.", "Anna Berg"),
        ("Plus it said that it was late.", ""),
        ("Anna Berg at the hearing said it was late.", "Anna Berg"),
        ("First, it said that it was late.", ""),
        ("Additionally, the head of the board in Elland, who was there, claiming that it was late.", ""),
        ("Supervisor of Elections Anna Berg said it was late.", "Anna Berg"),
        ("People close to the board said it was late.", "People close to the board"),
        ("About 30 percent of likely Liberal voters said it was late.", "30 percent of likely Liberal voters"),
        ("Some angry Liberals said it was late.", "Some angry Liberals"),
        ("Monday’s Ferry Post report said it was late.", "Ferry Post report"),
        ("A statement from the harbour office said it was late.", "the harbour office"),
        ("Anna Berg (D-Elland) on Monday said it was late.", "Anna Berg"),
        ("Anna Berg later in the day said it was late.", "Anna Berg"),
        ("“It was late,” state Sen. Anna Berg of Elland said.", "Anna Berg"),
        ("According to harbour records, Anna Berg was late.", "harbour records"),
        ("The pilot of the boat that night, Dr Anna Berg, said it was late.", "Anna Berg"),
        ("Anna Berg of the Elland Ferry Board, said it was late.", "Anna Berg"),
        ("Holm's ex-wife, Anna Berg, said it was late.", "Anna Berg"),
        ("Still the board, in early May, said it was late.", "the board"),
        ("They left after the board, in early May, said it was late.", "the board"),
        ("The island's news agency ELNA said it was late.", "ELNA"),
        ("The armed Harbour Front group said it was late.", "Harbour Front"),
        ("But Anna Berg pounded the table on Monday: “It was very late.”", "Anna Berg"),
        ("It was a poll released in early May which said it was late.", "a poll"),
        ("The head of two boards that asked for the letters said it was late.", "the head of two boards"),
        ("Anna Berg, who fled the island and said it was late, came.", "Anna Berg"),
        ("While Liberals have continued to say that it was late, Peter Holm left.", "Liberals"),
        ("Peter Holm left, while Anna Berg is saying that it was late.", "Anna Berg"),
        ("Anna Berg left after Peter Holm took over, saying it was late.", "Anna Berg"),
        ("A Labour MP claims it was late.", "a Labour MP"),
        ("No. 10 said it was late.", "No. 10"),
        ("It is likely officials said it was late.", "officials"),
        ("A poll by the Harbour Post found it was late.", "Harbour Post"),
        ("The inquiry's report found it was late.", "the inquiry's report"),
        ("Anna Berg herself said it was late.", "Anna Berg"),
        ("AnnaReed first said it was late.", "AnnaReed"),
        ("A Ferry Post report said it was late.", "a Ferry Post report"),
        ("An October letter said it was late.", "an October letter"),
        ("The island's old Fars news agency said it was late.", "Fars news agency"),
        ("“It was very late,” U.S. Senator Anna Berg told them.", "Anna Berg"),
        ("The site posted a report Monday that said it was late.", "a report"),
        ("She left a copy, and Anna Berg said Friday that it was late.", "Anna Berg"),
        ("Most of the islanders said it was late.", "Most of the islanders"),
        ("A letter obtained by The Post warns that it was late.", "a letter"),
        ("A letter sent to Holm's office warned that it was late.", "a letter"),
        ("The measure passed Monday said that it was late.", "the measure"),
        ("Their response to the harbour board also claims that it was late.", "Their response to the harbour board"),
        ("He gave their answer to the board, which said it was late.", "the board"),
        ("Engineer and Post contributor Anna Berg said Sunday there is no ferry.", "Anna Berg"),
        ("“It was very late,” said MP Anna Berg, a member of the board.", "Anna Berg"),
        ("Cartoonist Anna Berg told the weekly Harbour that it was late.", "Anna Berg"),
        ("As NRO reported: “It was very late.”", "NRO"),
        ("A wave of letters that warn of storms came.", "a wave of letters"),
        ("Last year, Anna Berg played it down and argued that it was late.", "Anna Berg"),
        ("Anna Berg has long said it was late.", "Anna Berg"),
        ("The widow of Island State Rep. Peter Holm said it was late.", "the widow of Island State Rep. Peter Holm"),
        ("An aide to Anna Berg said it was late.", "an aide to Anna Berg"),
        ("Holm's widow said it was late.", "Holm's widow"),
        ("Rep. Anna Berg of Elland said it was late.", "Anna Berg"),
        ("A smiling Anna Berg said it was late.", "Anna Berg"),
        ("Anna Berg first said it was late.", "Anna Berg"),
        ("Anna Berg in her own tweet said it was late.", "Anna Berg"),
        ("Anna Berg, an aide to Peter Holm, said in a tweet that it was late.", "Anna Berg"),
        ("The board’s chair, Rep. Anna E. Berg of Elland, said it was late.", "Anna E. Berg"),
        ("A fourth member, Anna Berg from the south of Elland, has said it was late.", "Anna Berg"),
        ("“It was late,” Anna Berg, the head of the harbour office said.", "Anna Berg"),
        ("“It was late,” said Anna Berg of Port Ellis, Elland.", "Anna Berg"),
        ("Interior Minister Jan Berg said it was late.", "Jan Berg"),
        ("Prime Minister Anna May said it was late.", "Anna May"),
        ("The nonpartisan Harbour Office said it was late.", "Harbour Office"),
        ("The former Harbour Office said it was late.", "the former Harbour Office"),
        ("The author of the report said it was late.", "the author of the report"),
        ("Congressman Will Berg said it was late.", "Will Berg"),
        ("“It was late,” said Will Berg, the mayor.", "Will Berg"),
        ("According to Will Berg, it was late.", "Will Berg"),
        ("May Berg said it was late.", "May Berg"),
        ("The talking points say it was late.", "the talking points"),
        ("It was late, according to an angry harbour report published on Monday.", "an angry harbour report"),
        ("It was late, according to the Centre for Ferry Reporting.", "Centre for Ferry Reporting"),
        ("It was late, according to the Centre for Ferries and Harbours.", "Centre for Ferries and Harbours"),
        ("“It was late,” said Harbour Chamber of Commerce ferry analyst Anna Berg.", "Anna Berg"),
        ("“It was late,” said Elland Bay University professor of history Anna Berg.", "Anna Berg"),
        ("“It was late,” said Anna Berg of the ferry firm Elland Boats.", "Anna Berg"),
        (
            "Residents in some of the country’s most remote ports said it was late.",
            "Residents in some of the country’s most remote ports",
        ),
        ("Nearly half of the islanders said it was late.", "half of the islanders"),
        ("Now dozens of islanders said it was late.", "dozens of islanders"),
        ("The cost review, saying it was late, came.", "the cost review"),
        ("It shocked the islanders that injured sailors said it was late.", "injured sailors"),
        ("He met a sailor from a ferry crew who said it was late.", "a sailor from a ferry crew"),
        ("It was a defeat for island groups who said it was late.", "island groups"),
        ("Sixty percent say it was late.", "Sixty percent"),
        ("Another 19% say it was late.", "Another 19%"),
        ("39% said it was late.", "39%"),
        ("Both sides have since said it was late.", "Both sides"),
        ("Indeed, Anna Berg, the mayor who was there, said it was late.", "Anna Berg"),
        ("Other islands fought the plan and said it was late.", "Other islands"),
        ("Elland and others said it was late.", "Elland and others"),
        ("Elland state media said it was late.", "Elland state media"),
        ("It was late, the European Union’s Harbour Office (EHO) said.", "European Union’s Harbour Office"),
        ("More people joined Elland, a harbour master said.", "a harbour master"),
    ],
)
def test_the_speaker_is_named_without_titles(sentence, speaker):
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Berg said it was late.", "Anna Berg"),
        ("Mrs. Berg said it was late.", "Anna Berg"),
        ("She said it was late.", "Anna Berg"),
        ("He said it was late.", "Peter Holm"),
        ("The harbour minister said it was late.", "Anna Berg"),
        ("The diplomat said it was late.", ""),
    ],
)
def test_short_names_pronouns_and_titles_mean_somebody_named_before(sentence, speaker):
    resolved = speakers(BERG, sentence)[-1]
    assert resolved == (speaker or "the diplomat")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Anna Berg, Peter Holm and Erik Lund said it was late.", "Anna Berg, Peter Holm, Erik Lund"),
        ("Anna Berg (L-Elland) and Peter Holm (N-Elland) said it was late.", "Anna Berg, Peter Holm"),
        ("Rep. Anna Berg of Elland and Rep. Peter Holm of Port Ellis said it was late.", "Anna Berg, Peter Holm"),
        ("Anna Berg and Peter Holm both said it was late.", "Anna Berg, Peter Holm"),
        ("The White House and Anna Berg said it was late.", "White House, Anna Berg"),
        ("The Office for Ferries and Harbours said it was late.", "Office for Ferries and Harbours"),
        ("On Monday, Anna Berg, Peter Holm and Erik Lund said it was late.", "Anna Berg, Peter Holm, Erik Lund"),
        ("Lund, Holm and Anna Berg said it was late.", "Lund, Holm, Anna Berg"),
        (
            "Home Minister Anna Berg, Finance Minister Peter Holm and Erik Lund said it was late.",
            "Anna Berg, Peter Holm, Erik Lund",
        ),
        ("The Harbour Department and Anna Berg said it was late.", "Harbour Department, Anna Berg"),
        ("Ferries and Harbours Secretary Anna Berg said it was late.", "Anna Berg"),
        ("Aides to Anna Berg and Peter Holm said it was late.", "Aides to Anna Berg and Peter Holm"),
    ],
)
def test_several_speakers_are_all_named(sentence, speaker):
    assert speakers(sentence) == [speaker]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ruth Lund of Port Ellis, Elland, who said it was late, left.", "Ruth Lund"),
        ("They met Ruth Lund, a guard and the head of the Harbour Guards union, who said it was late.", "Ruth Lund"),
        ("They met Ruth Lund, the head of the board, who said it was late.", "Ruth Lund"),
        ("They met Ruth Lund and some islanders who said it was late.", "some islanders"),
        ("Ruth Lund, the mayor, met two islanders, including one who said it was late.", "one"),
    ],
)
def test_who_is_the_person_that_it_describes(sentence, speaker):
    assert speakers(sentence) == [speaker]


def test_a_sentence_goes_on_after_what_the_page_puts_into_it():
    links = "Anna Lise BergFares rise again on all islands Berg: no comment MORE"
    article = dict.fromkeys(schema.FRAMES["articles"], "") | {"article": "a", "words": 0}
    text = f"Late again\n\nSen. Anna Berg {links} (I-Elland) said it was late."
    found = quotes_of(schema.frame("articles", [article | {"text": text}]))
    assert found[["speaker", "text"]].to_numpy().tolist() == [["Anna Berg", "it was late"]]


def test_what_is_somebodys_own_is_mentioned_with_them():
    (row,) = quotes("Members of Berg’s own Cabinet said it was late.").itertuples()
    assert row.mention == "Members of Berg’s own Cabinet"


def test_who_is_nobody_without_a_name():
    found = speakers("“It sank,” said a king, Elland’s chief correspondent, who noted that it was late.")
    assert found == ["a king", "Elland’s chief correspondent"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The Ministry of Health and Family Affairs said it was late.", "Ministry of Health and Family Affairs"),
        ("The Ministry of Law and Justice said it was late.", "Ministry of Law and Justice"),
        ("The Office for Women and Child Welfare said it was late.", "Office for Women and Child Welfare"),
        ("The Department of Health and Mayor Berg said it was late.", "Berg"),
        ("Ruth King said it was late.", "Ruth King"),
        ("R.B. Holm said it was late.", "R.B. Holm"),
    ],
)
def test_a_word_for_a_title_can_be_part_of_a_name(sentence, speaker):
    assert speakers(sentence) == [speaker]


def test_a_last_name_that_is_a_title_goes_back_to_the_full_name():
    assert speakers("Ruth Judge said it was late.", "Judge said it sank.") == ["Ruth Judge", "Ruth Judge"]
    assert speakers("Ruth Judge said it was late.", "A judge said it sank.") == ["Ruth Judge", "a judge"]


@pytest.mark.parametrize(
    ("before", "sentence", "speaker"),
    [
        ("A source close to the board said it sank.", "The source said it was late.", "a source close to the board"),
        ("Board officials said it sank.", "The officials said it was late.", "Board officials"),
        ("Elland Ferry Airline closed.", "The airline said it was late.", "Elland Ferry Airline"),
        ("The Elland School District met.", "The school district said it was late.", "Elland School District"),
        ("In a statement, the Harbour Office said it sank.", "The statement said it was late.", "Harbour Office"),
        ("The Harbour Department closed it.", "The department said it was late.", "Harbour Department"),
        ("The Harbour Department and the Road Department came.", "The department said it was late.", "the department"),
        ("Ruth Lund came.", "The Elland Liberal said it was late.", "Ruth Lund"),
        ("Ruth Lund came.", "An Elland Liberal said it was late.", "an Elland Liberal"),
        ("President Ruth Lund came.", "The Elland mayor said it was late.", "Elland mayor"),
        ("The statement said in a statement it sank.", "The statement said it was late.", "the statement"),
        ("Peter Holm said it sank.", "Van Holm said it was late.", "Van Holm"),
        ("Ruth Lund said it sank.", "The Harbour Board official said it was late.", "Harbour Board official"),
        ("Ruth Lund came.", "Lund's letter said it was late.", "Ruth Lund"),
        ("Ruth Lund came.", "Her letter said it was late.", "Ruth Lund"),
        ("Ruth Lund came.", "A statement from Lund said it was late.", "Ruth Lund"),
        ("Anna May came.", "May also said it was late.", "Anna May"),
        ("Ruth Van Der Lund came.", "Van Der Lund said it was late.", "Ruth Van Der Lund"),
        ("Ruth Lund came.", "He’d said it. She’ll say it was late.", "Ruth Lund"),
        ("One of the officials said it sank.", "He said it was late.", "One of the officials"),
        ("Sen. Ruth Lund came.", "The senator said it was late.", "Ruth Lund"),
        ("Det. Ruth Lund came.", "The detective said it was late.", "Ruth Lund"),
        ("Amb. Ruth Lund came.", "The ambassador said it was late.", "Ruth Lund"),
        ("Lt. Ruth Lund came.", "The lieutenant said it was late.", "Ruth Lund"),
        ("Rep. Ruth Lund came.", "The congresswoman said it was late.", "Ruth Lund"),
        ("Ruth Lund said it sank.", "The senator said it was late.", "Ruth Lund"),
        ("Liberal leader Anna Berg left. Ruth Lund came.", "The Elland Liberal said it was late.", "Ruth Lund"),
        ("Ruth Lund, 17, said it sank.", "The teenager said it was late.", "Ruth Lund"),
        ("President Ruth Lund left Vice President Anna Berg.", "The president said it was late.", "Ruth Lund"),
        ("President Ruth Lund left Vice President Anna Berg.", "The vice president said it was late.", "Anna Berg"),
        ("President Ruth Lund met President Anna Berg.", "The president said it was late.", "Ruth Lund"),
        ("A pilot in Elland said it sank. Peter Holm, an old pilot, left.", "He said it was late.", "Peter Holm"),
        ("Peter Holm left. A pilot in Elland said it sank.", "He said it was late.", "a pilot in Elland"),
        ("A pilot of the Elland board said it sank.", "The board pilot said it was late.", "the board pilot"),
        ("A board official said it sank. Peter Holm, an official, left.", "The official said so.", "a board official"),
        ("A local official said it sank. Ruth Lund said no.", "The politician said it was late.", "Ruth Lund"),
        ("Congressman Carl Lund met Congresswoman Ruth Berg.", "The congressman said it was late.", "Carl Lund"),
        ("Ann Berg, the spokeswoman, met Carl Lund, the spokesman.", "The spokeswoman said it was late.", "Ann Berg"),
        ("Actor Peter Holm came.", "The senator said it was late.", "the senator"),
        ("Attorney General Ruth Lund met General Carl Holm.", "The general said it was late.", "Carl Holm"),
        ("Deputy Prime Minister Ruth Lund came.", "The prime minister said it was late.", "the prime minister"),
        ("Ruth Lund, an associate professor, came.", "The professor said it was late.", "Ruth Lund"),
        ("Mayor Ruth Lund of Elland came.", "Elland's mayor said it was late.", "Ruth Lund"),
        ("The Harbour Post said it sank.", "The newspaper said it was late.", "Harbour Post"),
        ("Harbour News said it sank.", "The network said it was late.", "Harbour News"),
        ("The Harbour Board said it sank.", "The newspaper said it was late.", "the newspaper"),
        ("Harbour News said it sank.", "The outlet said it was late.", "Harbour News"),
        ("Peter Lund came.", "His lawyers said it was late.", "Peter Lund's lawyers"),
        ("Somebody came.", "His lawyers said it was late.", "His lawyers"),
        ("Holm's lawyer, Ruth Lund, came.", "Holm's lawyer said it was late.", "Ruth Lund"),
        ("Holm's ex-wife Ruth Lund came.", "Holm’s ex-wife said it was late.", "Ruth Lund"),
        ("Ruth Lund said that Anna Berg was ill.", "She said it was late.", "Ruth Lund"),
        ("“It sank,” said Carl Lund, arguing that Peter Holm was a novice.", "He said it was late.", "Carl Lund"),
        (
            "Peter Holm said it sank. Carl Lund came. But Lund, who is old, was ill.",
            "He said it was late.",
            "Carl Lund",
        ),
    ],
)
def test_a_short_phrase_goes_back_to_who_or_what_was_named(before, sentence, speaker):
    assert speakers(before, sentence)[-1] == speaker


def test_a_place_before_the_mayor_is_not_the_mayor():
    assert speakers("He wants to visit Elland, the mayor said.", "The mayor said it was late.")[-1] == "the mayor"


def test_in_a_headline_may_and_will_are_verbs():
    assert speakers(("headline", "Berg May Sail, Harbour Board Says"), ("body", "It rained.")) == ["Harbour Board"]
    assert speakers(("headline", "Ferry Board Will Sail, Anna Berg Says"), ("body", "It rained.")) == ["Anna Berg"]


def test_in_may_nobody_speaks():
    assert speakers("It may sink in May, said the board.", "Last May, the board said it was late.")[-1] == "the board"


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("The Elland Ferry Office said it sank.", "The EFO said it was late.", "Elland Ferry Office"),
        ("The US Ferry Office said it sank.", "USFO said it was late.", "US Ferry Office"),
        ("The Office of Ferries said it sank.", "OOF said it was late.", "Office of Ferries"),
        ("The Elland Ferry Command (ElFerCom) came.", "ElFerCom said it was late.", "Elland Ferry Command"),
        ("They told the Harbour Post.", "The Post said it was late.", "Harbour Post"),
        ("They told the Harbour Post and the Elland Post.", "The Post said it was late.", "Post"),
        ("The Trinamool Congress left.", "The Congress said it was late.", "Congress"),
        ("Elland Ferries Overturn. The Elland Ferry Office said so.", "EFO said it was late.", "EFO"),
        ("PORT ELLIS (Agency) It sank.", "Agency said it was late.", "Agency"),
        ("Ferry Named By Police.", "Police said it was late.", "Police"),
        ("The Elland Agency said it sank.", "The EA said it was late.", "Elland Agency"),
        ("Angry Pilots came.", "The AP said it was late.", "AP"),
        ("Anna Post said it sank.", "The AP said it was late.", "AP"),
        ("Anna said it sank.", "The AP said it was late.", "AP"),
    ],
)
def test_a_body_has_one_name(first, second, speaker):
    assert speakers(first, second)[-1] == speaker


def test_a_quotation_goes_on_as_its_speakers_though_a_source_is_named_between():
    said = "“It was very late,” said Anna Berg, according to the Post. “It sank in the night.”"
    assert speakers(said) == ["Anna Berg", "Post", "Anna Berg"]


def test_a_quotation_goes_on_as_its_speakers_though_somebody_asks_in_between():
    said = "“It was very late,” Anna Berg said when pilots asked her about it. “It sank in the night.”"
    assert speakers(said) == ["Anna Berg", "pilots", "Anna Berg"]


def test_who_is_given_a_name_does_not_say_it():
    assert speakers("Anna Berg ran. She was dubbed “Mother of Ferries” by Peter Holm.") == ["Peter Holm"]
    assert speakers("Anna Berg ran. She was dubbed “Mother of Ferries”.") == [""]


def test_the_head_of_one_body_is_not_that_of_another():
    found = speakers("Anna Berg, a former chairman of the Ferry Board, left.", "The FOO chairman said it was late.")
    assert found == ["FOO chairman"]


def test_initials_go_by_the_form_that_speaks_most_in_all_articles():
    found = find_quotes(
        *frames(
            [("body", "The Elland Ferry Office said it sank. The EFO said it was late. EFO said it was old.")],
            [("body", "The EFO said it was gone.")],
        )
    )
    assert set(found["speaker"]) == {"EFO"}


def test_a_nickname_is_no_other_person():
    assert speakers("William Holm said it was late.", "Bill Holm said it was dark.") == ["William Holm"] * 2


def test_a_relative_called_by_the_first_name_is_not_the_one_with_the_name():
    found = speakers("Peter Holm died.", "Holm’s widow, Ruth, said it was late.", "Ruth Holm said it was dark.")
    assert found == ["Ruth Holm", "Ruth Holm"]


def test_the_first_lady_is_not_the_president():
    before = ["President Berg came.", "He and first lady Ruth Berg left."]
    assert speakers(*before, "The president said it was late.", "Mr. Berg said it sank.") == ["Berg", "Berg"]
    turned = ["First lady Ruth Berg left.", "President Berg came."]
    assert speakers(*turned, "The president said it sank.") == ["Berg"]


@pytest.mark.parametrize("first", ["His widow Anna Berg", "First lady Anna Berg", "Sister Anna Berg"])
def test_somebodys_wife_is_one_person_by_her_last_name(first):
    assert speakers(f"{first} said it was late.", "Ms. Berg said it sank.") == ["Anna Berg", "Anna Berg"]


def test_who_is_named_in_full_only_by_somebody_else_can_be_he():
    said = "“I met President Peter Holm,” Erik Lund said."
    told = "Holm said it sank. Holm has set a tax because of what he called the late ferry."
    assert speakers(said, told)[-1] == "Holm"
    wife = "“I met Ruth Lund,” Anna Berg said. Erik Lund came. Lund left. He said it sank."
    assert speakers(wife)[-1] == "Erik Lund"


def test_nobody_is_their_own_wife():
    found = speakers("Peter Holm, husband and father, said it was late.", "Holm's husband said it was dark.")
    assert found == ["Peter Holm", "Holm's husband"]


def test_a_role_noun_means_whoever_spoke_last():
    assert speakers("Anna Berg said it was late.", "The diplomat said it would sink.") == ["Anna Berg", "Anna Berg"]


def test_somebody_who_speaks_for_a_person_is_not_that_person():
    found = speakers(
        "Anna Berg said it was late.", "Aides to Anna Berg said it sank.", "Attorneys for Berg said so, too."
    )
    assert found[1] == "Aides to Anna Berg"


def test_a_family_name_that_stands_first_is_the_persons():
    first = "Minister Lin Wei said it was late."
    assert speakers(first, "Mr. Lin said it sank.", "He said it was gone.") == ["Lin Wei"] * 3


def test_a_family_name_that_stands_first_is_known_in_other_articles():
    found = find_quotes(
        *frames([("body", "A spokesman, Lin Wei, said it was late.")], [("body", "Lin said it would sink.")])
    )
    assert set(found["speaker"]) == {"Lin Wei"}


def test_a_place_after_a_preposition_is_nobody():
    assert speakers("In Port Ellis, some people left. Erik Holm came. He said it sank.") == ["Erik Holm"]


def test_a_place_that_speaks_is_not_whom_he_means():
    assert speakers("Erik Holm came.", "Elland said it was late.", "He said it sank.")[-1] == "Erik Holm"


def test_a_pronoun_that_opens_a_sentence_is_its_subjects():
    found = speakers("Peter Holm came.", "While he said it was late, Minister Erik Lund left.")
    assert found == ["Erik Lund"]


def test_nobody_is_told_what_he_says_himself():
    assert speakers("Peter Holm asked Erik Lund why.", "Erik Lund smiled. He told Lund it sank.")[-1] == "Peter Holm"


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        ("Erik Holm’s adviser, Peter Lund, went home. He said it sank.", "Peter Lund"),
        ("Erik Holm came. The minister thanked Peter Lund, who said it was late. He said it sank.", "Peter Lund"),
        ("Erik Holm said it was late. As for Peter Lund, he said it sank.", "Peter Lund"),
        ("Virginia Gov. Erik Holm met Anna Berg. She said it sank.", "Anna Berg"),
        ("Aide Erik Holm forcefully defended Peter Lund. “Peter Lund is very old,” he said.", "Erik Holm"),
        ("Erik Holm rang up Peter Lund. He also asked Lund why it sank.", "Erik Holm"),
        ("Peter Lund said it was late. Erik Holm’s wife, Anna, came. She said it sank.", "Anna"),
    ],
)
def test_a_pronoun_means_a_subject_or_a_speaker_of_its_gender(sentences, speaker):
    assert speakers(sentences)[-1] == speaker


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        ("Peter Lund came. A local official told the board it was late. He said it sank.", "a local official"),
        ("Peter Lund came. His mother said it was late. She said it sank.", "Peter Lund's mother"),
        ("A harbour official said it was late. The official said it sank.", "a harbour official"),
    ],
)
def test_somebody_without_a_name_who_speaks_can_be_he_or_she(sentences, speaker):
    assert speakers(sentences)[-1] == speaker


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        ("The Harbour Board said it was late. It said the ferry sank.", "Harbour Board"),
        ("The lawsuit says it was late. It accuses Anna Berg of fraud.", "the lawsuit"),
        ("Two officials said it was late. The night was dark. They said the ferry sank.", "Two officials"),
        (
            "Some islanders left. Lawyers for Anna Berg asked for letters that they say are lost.",
            "Lawyers for Anna Berg",
        ),
        ("The Berg family denied it. They said the ferry sank.", "Berg family"),
        ("Police said it was late. They said the ferry sank.", "Police"),
        ("The ferry was late. It said the ship sank.", ""),
    ],
)
def test_it_and_they_are_the_body_or_the_group_that_spoke_last(sentences, speaker):
    assert speakers(sentences)[-1] == speaker


def test_they_are_those_named_together():
    met = "Anna Berg and Peter Holm met in Port Ellis."
    assert speakers(met + " They agreed that the ferry was late.") == ["Anna Berg, Peter Holm"]


def test_a_relative_pronoun_stands_for_the_name_before_it():
    found = quotes("The board thanked Anna Berg, who said it was late.")
    assert (found["mention"][0], found["speaker"][0]) == ("who", "Anna Berg")


@pytest.mark.parametrize(
    "sentence",
    [
        "He said it was late.",
        "They said it was late.",
        "I said it was late.",
        "It said the ferry was late.",
    ],
)
def test_a_pronoun_is_never_the_speaker(sentence):
    assert speakers(sentence) == [""]


def test_another_storys_headline_lends_its_speaker_to_nobody():
    teaser = ("teaser", "Ferry Fares To Rise In May, Says Eva Lund")
    found = speakers("Anna Berg said it was late.", teaser, "“It will sink,” she said.")
    assert found == ["Anna Berg", "Eva Lund", "Anna Berg"]


def test_mr_and_mrs_with_one_last_name_are_two():
    couple = "Eva Lund and Peter Lund met the board."
    assert speakers(couple, "Mr. Lund said it was late.", "Mrs. Lund said it was early.") == ["Peter Lund", "Eva Lund"]


def test_a_son_is_not_his_father_where_an_article_names_both():
    family = (
        "Carl Holm Jr., the mayor, met Carl Holm. Holm said it was late. Holm Jr. said it was not. He said it sank."
    )
    assert speakers(family) == ["Carl Holm", "Carl Holm Jr", "Carl Holm Jr"]


def test_a_bare_last_name_is_who_is_named_most_suffix_or_not():
    family = "Carl Holm Jr. met Carl Holm Jr. and Carl Holm Jr. again. Ruth Holm came."
    assert speakers(family, "Holm said it was late.") == ["Carl Holm Jr"]


def test_a_given_name_in_the_middle_is_not_a_relatives():
    assert speakers("John Carl Holm left. His father Carl Holm said it was late.") == ["Carl Holm"]


def test_who_is_called_junior_once_is_one_person_in_all_articles():
    texts = ["Carl Holm Jr. said it was late. Holm said it was dark.", "Carl Holm said it was late."]
    assert find_quotes(*frames(*([("body", text)] for text in texts)))["speaker"].nunique() == 1


@pytest.mark.parametrize(
    "first",
    [
        "Anna Halvorsen Berg left. Halvorsen Berg said it was late.",
        "Halvorsen Berg left. Anna Halvorsen Berg said it was late.",
    ],
)
def test_a_last_name_of_two_words_goes_back_to_the_full_name(first):
    assert speakers(f"{first} Halvorsen Berg said it was dark.") == ["Anna Halvorsen Berg"] * 2


def test_people_with_one_last_name_are_told_apart():
    assert speakers("Anna Berg said it was late.", "Peter Berg said it was early.") == ["Anna Berg", "Peter Berg"]


def test_one_person_has_one_name_over_all_articles():
    found = find_quotes(
        *frames(
            [("body", "Sofia Holm said it was late.")],
            [("body", "Sofie Holm said it was late.")],
            [("body", "Minister S Holm said it was late.")],
            [("body", "Ms. Holm said it was late.")],
            [("body", "Sofie Holm said so: “It is late.”")],
        )
    )
    assert set(found["speaker"]) == {"Sofie Holm"}


@pytest.mark.parametrize("word", ["Someone", "Everybody", "Anyone", "Everything"])
def test_an_indefinite_pronoun_is_nobodys_name(word):
    assert speakers(f"{word} said it was late.", "He said it sank.") == ["", ""]


def test_accents_typed_apart_are_part_of_a_name():
    composed = "José Ruiz said it was late. José’s aide Zoë Lund said it sank. “It’s gone,” Ruiz said."
    apart = unicodedata.normalize("NFD", composed)
    expected = [unicodedata.normalize("NFD", name) for name in speakers(composed)]
    assert speakers(apart) == expected == ["Jose\u0301 Ruiz", "Zoe\u0308 Lund", "Jose\u0301 Ruiz"]
    found = find_quotes(*frames([("body", composed)], [("body", apart)]))
    assert found["speaker"].nunique() == 2


def test_the_mention_and_the_cue_are_where_they_are_said_to_be():
    text = "“The ferry was late,” said harbour minister Anna Berg."
    row = quotes(text).iloc[0]
    assert text[row["mention_start"] : row["mention_end"]] == row["mention"] == "harbour minister Anna Berg"
    assert text[row["cue_start"] : row["cue_end"]] == row["cue"] == "said"


def test_what_nobody_says_has_neither_mention_nor_cue():
    row = quotes("“The ferry was late. It always is.”").iloc[0]
    assert (row["mention"], row["cue"]) == ("", "")
    assert row[["mention_start", "cue_start"]].isna().all()


@pytest.mark.parametrize(
    "opening",
    [
        "Investigators said it was late.",
        "Asked about it, Peter Holm was angry.",
        "I’ve met him.",
    ],
)
def test_a_word_that_only_begins_a_sentence_is_nobody(opening):
    assert said("Peter Holm came. " + opening + " He said it was early.")[-1][1] == "Peter Holm"
