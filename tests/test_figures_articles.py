"""The charts of what the articles are made of, held to what was drawn."""

from __future__ import annotations

import pytest
from figure_lint import texts
from invented import invented, quotation
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from analysis import schema
from analysis.figures import style
from analysis.figures.articles import FILLINGS, article_names, fill_of_articles, layout_of_articles
from analysis.prose import ROLE_NAMES
from analysis.tokens import word_spans


def fill(event):
    return fill_of_articles(event.articles, event.passages, event.sentences, event.quotes)


def layout(event):
    return layout_of_articles(event.articles, event.passages)


def bars(axes) -> list[Rectangle]:
    return [patch for patch in axes.patches if isinstance(patch, Rectangle)]


@pytest.mark.parametrize("chart", [fill, layout])
def test_grows_in_height_with_the_rows_and_never_in_width(chart):
    few, many = chart(invented(2)).figure, chart(invented(12)).figure
    assert many.get_figheight() > 2 * few.get_figheight()
    assert many.get_figwidth() == few.get_figwidth() == style.WIDTH


def test_fillings_add_up_to_every_word_of_the_files():
    event = invented(3, each=2)
    words = fill(event).data.groupby("outlet")["words"].sum()
    texts_of = event.articles.groupby("outlet")["text"].agg(lambda texts: sum(len(word_spans(text)) for text in texts))
    assert words.to_dict() == texts_of.to_dict()


def test_bars_start_at_zero_and_are_as_long_as_their_label_says():
    chart = fill(invented(3))
    for axes, filling in zip(chart.figure.axes, FILLINGS, strict=True):
        words = list(chart.data.loc[chart.data["filling"] == filling, "words"])
        assert [(bar.get_x(), bar.get_width()) for bar in bars(axes)] == [(0, number) for number in words]
        assert [label.get_text() for label in axes.texts] == [f"{number:,}" for number in words]


def test_all_panels_share_one_scale():
    assert len({axes.get_xlim() for axes in fill(invented(5)).figure.axes}) == 1


def test_an_outlet_without_direct_quotation_is_shown_as_such():
    data = fill(invented(2)).data.set_index(["outlet", "filling"])["words"]
    assert data["Outlet 2", "Quoted"] == 0 < data["Outlet 1", "Quoted"]


def test_title_says_that_nothing_is_quoted():
    assert fill(invented(5, quoting=False)).title == "No quoted or reported words were found"


def test_title_names_the_outlet_only_where_the_interval_is_clear():
    event = invented(2)
    place = event.sentences.query("outlet == 'Outlet 2'").to_dict("records")
    said = schema.frame("quotes", [quotation(sentence, "indirect") for sentence in place])
    chart = fill_of_articles(event.articles, event.passages, event.sentences, said)
    assert chart.title == "Quoted and reported words clearly outnumber the outlet’s own in Outlet 2"


def test_passages_stand_at_their_words():
    chart = layout(invented(1))
    drawn = sorted(round(block.get_x(), 4) for block in bars(chart.figure.axes[0]))
    scale = drawn[-1] / chart.data["first"].max()
    assert drawn == pytest.approx(sorted(chart.data["first"] * scale), abs=0.001)


def test_what_is_left_out_is_hatched_and_what_is_counted_is_not():
    chart = layout(invented(1))
    hatched = [bool(block.get_hatch()) for block in bars(chart.figure.axes[0])]
    assert hatched == list(chart.data["reason"] != "")


def test_every_passage_left_out_has_its_role_written_under_it():
    chart = layout(invented(1))
    written = {text.get_text().split(" ×")[0] for text in texts(chart)}
    assert {ROLE_NAMES[role] for role in chart.data["role"]} <= written


def test_like_passages_side_by_side_share_a_label_with_their_number():
    event = invented(1)
    captions = event.passages.assign(role=event.passages["role"].replace("byline", "caption"))
    assert "caption ×2" in {text.get_text() for text in texts(layout_of_articles(event.articles, captions))}


def test_no_leader_crosses_a_label():
    chart = layout(invented(2))
    axes = chart.figure.axes[0]
    to_points = axes.transData.transform
    leaders = [to_points(line) for lines in axes.collections for line in lines.get_segments()]
    for text in texts(chart):
        box = text.get_window_extent(axes.figure.canvas.get_renderer())
        for (x, top), (_, foot) in leaders:
            assert not (box.x0 < x < box.x1 and min(top, foot) < box.y0 and box.y1 < max(top, foot)), text.get_text()


def test_layout_of_an_event_with_nothing_left_out_says_so():
    event = invented(2)
    own = event.passages[event.passages["role"].isin(["headline", "body"])]
    chart = layout_of_articles(event.articles, own)
    assert chart.title == f"All {chart.data['words'].sum()} words of the articles are counted"


def test_articles_of_one_outlet_are_numbered():
    names = article_names(invented(2, each=2).articles)
    assert list(names) == ["Outlet 1, 1 of 2", "Outlet 1, 2 of 2", "Outlet 2, 1 of 2", "Outlet 2, 2 of 2"]
    assert list(article_names(invented(2).articles)) == ["Outlet 1", "Outlet 2"]


def test_only_greys_and_the_accent_are_used():
    allowed = {style.ACCENT, style.GREY, style.PALE, style.PAPER}
    for chart in (fill(invented(5)), layout(invented(5))):
        used = {to_hex(patch.get_facecolor()) for axes in chart.figure.axes for patch in bars(axes)}
        assert used <= allowed
