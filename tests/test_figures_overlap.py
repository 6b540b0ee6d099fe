"""The charts of overlap, held to what was drawn."""

from __future__ import annotations

from compared import compared, reuse
from figure_lint import lint, texts

from analysis import schema
from analysis.figures import style
from analysis.figures.overlap import MARKS, at_a_word, shared_copy, statement_matrix, statement_overlap


def matrix(event, **options):
    return statement_matrix(event.statements, event.carriers, event.outlets, **options)


def shared(event):
    return shared_copy(event.reuse, event.articles, event.sentences)


def grid(chart, wanted) -> dict[tuple[int, int], str]:
    """The texts in the cells of a chart's only block that are `wanted`, by row and column."""
    cells = {(round(text.xy[1]), round(text.xy[0])): text.get_text() for text in chart.figure.axes[0].texts}
    return {place: text for place, text in cells.items() if wanted(text)}


def test_a_row_is_a_statement_those_of_most_outlets_first():
    chart = matrix(compared(5))
    statements = chart.data.drop_duplicates("statement")
    assert list(statements["outlets"]) == sorted(statements["outlets"], reverse=True)
    counts = grid(chart, str.isdigit)
    assert [counts[row, 5] for row in range(len(statements))] == [str(outlets) for outlets in statements["outlets"]]


def test_a_mark_stands_where_an_outlet_carries_a_statement_in_the_shape_of_its_kind():
    event = compared(5)
    chart = matrix(event)
    row = {statement: i for i, statement in enumerate(chart.data["statement"].unique())}
    assert grid(chart, set(MARKS.values()).__contains__) == {
        (row[mark.statement], event.outlets.index(mark.outlet)): MARKS[mark.kind] for mark in chart.data.itertuples()
    }


def test_the_kinds_are_told_apart_by_shape_alone():
    assert len(set(MARKS.values())) == len(MARKS)
    chart = matrix(compared(5))
    marks = [text for text in chart.figure.axes[0].texts if text.get_text() in MARKS.values()]
    assert {mark.get_color() for mark in marks} == {style.ACCENT}


def test_an_outlet_that_carries_nothing_keeps_its_column():
    event = compared(5)
    assert "Outlet 3" not in set(event.carriers["outlet"])
    assert "Outlet 3" in {text.get_text() for text in texts(matrix(event))}


def test_of_several_tellings_in_an_outlet_the_most_literal_is_drawn():
    event = compared(5)
    first = event.carriers.iloc[0]
    again = [{**first, "kind": kind} for kind in ("direct", "narration")]
    carriers = schema.frame("carriers", [*event.carriers.to_dict("records"), *again])
    drawn = statement_matrix(event.statements, carriers, event.outlets).data
    assert drawn.query("statement == @first.statement and outlet == @first.outlet")["kind"].tolist() == ["direct"]


def test_statements_of_one_outlet_are_not_in_the_matrix():
    event = compared(5)
    alone = event.statements.assign(outlets=1)
    chart = statement_matrix(alone, event.carriers, event.outlets)
    assert (chart.title, len(chart.data)) == ("No statement was found in more than one outlet", 0)
    lint(chart)


def test_a_wording_that_cannot_be_read_by_itself_has_no_row_and_the_caption_says_so():
    event = compared(5)
    cut = event.statements.assign(gist=["The mayor said on Monday that", *event.statements["gist"][1:]])
    chart = statement_matrix(cut, event.carriers, event.outlets)
    assert cut["statement"][0] not in set(chart.data["statement"])
    assert "Left out: 1 wording that cannot be read" in chart.caption
    none = statement_matrix(cut.head(1), event.carriers, event.outlets)
    assert none.title == "No statement that can be read by itself was found in more than one outlet"


def test_says_how_many_statements_are_not_shown():
    chart = matrix(compared(5), top=2)
    assert chart.data["statement"].nunique() == 2
    assert "of which the 2 that most outlets carry are shown" in chart.caption


def test_a_long_gist_is_cut_between_two_words():
    gist = "The ferry to the outer islands costs $20 more from June, and shops fear for their summer trade"
    short = at_a_word(gist, 2, lines=2)
    assert short.endswith(" …") and gist.startswith(short[:-2]) and gist[len(short) - 2] in " ,"
    assert len(style.wrap(short, 2)) <= 2
    assert at_a_word("Fares rise", 2, lines=2) == "Fares rise"


def test_a_cell_is_the_share_of_the_row_that_stands_in_the_column():
    event = compared(5)
    chart = shared(event)
    cells = grid(chart, lambda text: text != "·")
    for pair in chart.data.itertuples():
        share = f"{100 * pair.share:.0f}"
        assert cells[event.outlets.index(pair.outlet), event.outlets.index(pair.other)] == share
    assert len(cells) == 20


def test_both_directions_have_their_own_number():
    data = shared(compared(5)).data.set_index(["outlet", "other"])["share"]
    assert data["Outlet 1", "Outlet 3"] != data["Outlet 3", "Outlet 1"]


def test_a_trace_is_not_shown_as_nothing():
    event = compared(2, each=3)
    one = reuse(event.articles).iloc[:1]
    one = one.assign(article_a="000", article_b="003", start_a=15, end_a=20, start_b=15, end_b=20)
    chart = shared_copy(one, event.articles, event.sentences)
    assert set(grid(chart, lambda text: text != "·").values()) == {"<1"}


def test_says_that_nothing_is_shared():
    event = compared(5)
    chart = shared_copy(event.reuse.iloc[:0], event.articles, event.sentences)
    assert chart.title == "No two outlets share five words in a row"
    assert set(grid(chart, str.isdigit).values()) == {"0"}
    lint(chart)


def test_no_articles_give_a_chart_that_says_so():
    event = compared(2)
    lint(shared_copy(event.reuse.iloc[:0], event.articles.iloc[:0], event.sentences.iloc[:0]))
    lint(statement_matrix(event.statements.iloc[:0], event.carriers.iloc[:0], []))


def test_an_outlet_without_statements_has_dashes_for_shares():
    event = compared(5)
    cells = grid(statement_overlap(event.carriers, event.outlets), lambda text: text != "·")
    third = event.outlets.index("Outlet 3")
    assert {text for (row, _), text in cells.items() if row == third} == {"–"}
    assert {text for (row, column), text in cells.items() if column == third and row != third} == {"0"}
