"""Tables as a reader, a screen reader and a spreadsheet get them."""

from __future__ import annotations

from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure as Canvas

from analysis.figures.figure import Figure
from analysis.tables import MOST_ROWS, figure_table, safe_address, table, with_interval

NONE = float("nan")
SHARES = pd.DataFrame(
    {
        "outlet": ["Harbour News", "The Gull"],
        "sentences": [1, 1200],
        "share": [0.12, NONE],
        "low": [0.08, NONE],
        "high": [0.17, NONE],
        "url": ["https://harbour.example/a?b=1&c=2", "javascript:alert(1)"],
        "absent": [False, True],
    }
)


def parsed(html: str) -> ElementTree.Element:
    """The table as a tree; raises if the HTML is not well formed."""
    return ElementTree.fromstring(f"<body>{html}</body>")


def cells(html: str) -> list[list[str]]:
    rows = parsed(html).findall(".//tbody/tr")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


def test_has_a_caption_and_says_what_each_heading_is_for():
    tree = parsed(table(SHARES, caption="Shares").html())
    assert tree.find(".//caption").text == "Shares"
    assert {heading.get("scope") for heading in tree.findall(".//thead//th")} == {"col"}
    assert [heading.get("scope") for heading in tree.findall(".//tbody//th")] == ["row", "row"]


def test_shows_a_share_with_its_interval_and_what_is_missing_as_a_dash():
    shown = cells(table(SHARES, caption="Shares", columns=["outlet", "sentences", "share"]).html())
    assert shown == [["Harbour News", "1", "12% (8–17%)"], ["The Gull", "1,200", "–"]]


def test_bounds_that_stand_in_their_interval_have_no_columns_of_their_own():
    assert table(SHARES, caption="Shares").headings == ("Outlet", "Sentences", "Share", "Url", "Absent")


def test_numbers_stand_at_the_right_and_text_at_the_left():
    shares = table(SHARES, caption="Shares", columns=["outlet", "sentences", "absent"], align={"absent": "right"})
    assert shares.align == ("left", "right", "right")
    assert 'class="number" style="text-align:right"' in shares.html()


def test_headings_can_be_given():
    assert table(SHARES, caption="Shares", columns={"outlet": "Paper"}).headings == ("Paper",)


def test_links_only_where_the_address_is_safe():
    html = table(SHARES, caption="Shares", columns=["outlet"], links={"outlet": "url"}).html()
    assert [link.get("href") for link in parsed(html).findall(".//a")] == ["https://harbour.example/a?b=1&c=2"]
    assert "javascript" not in html


@pytest.mark.parametrize(
    "address",
    [
        "../../elsewhere.html",
        "/root.ipynb",
        "../elsewhere.ipynb#a0s1",
        "elsewhere.ipynb?a=b",
        "elsewhere.ipynb#a b",
        "elsewhere.ipynbx",
        "java script:alert(1)",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere",
        "http:elsewhere",
        "https://",
        "http://[bad",
        "/root",
        "",
    ],
)
def test_addresses_that_could_run_or_leave_the_report_are_dropped(address):
    assert safe_address(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/b",
        "http://a.example",
        "page.html#s3",
        "#s3",
        "articles/a.html",
        "part.ipynb",
        "part.ipynb#a3s12",
    ],
)
def test_web_addresses_and_places_in_the_report_are_kept(address):
    assert safe_address(address) == address


IN_XML = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
TEXT = st.text(IN_XML, min_size=1)


@given(TEXT, TEXT, TEXT)
def test_text_is_never_markup(caption, heading, cell):
    frame = pd.DataFrame({"x": [cell]})
    html = table(frame, caption=caption, columns={"x": heading}, summary=cell).html()
    tree = parsed(html)
    assert tree.find(".//caption").text == caption
    assert tree.find(".//summary").text == cell
    assert tree.find(".//thead//th").text == heading
    assert tree.find(".//tbody//th").text == cell


def test_a_table_without_rows_says_so():
    assert cells(table(SHARES.head(0), caption="Shares").html()) == [["None."]]


def test_what_is_not_shown_is_stated():
    cut = table(SHARES, caption="Shares", most=1)
    assert cut.caption == "Shares (first 1 of 2 rows)" and len(cut.rows) == 1
    long = pd.concat([SHARES] * MOST_ROWS)
    assert len(table(long, caption="Shares").rows) == MOST_ROWS


def test_whole_numbers_have_no_decimals_and_truth_is_in_words():
    frame = pd.DataFrame({"a": ["x", "y"], "whole": [1.0, 20000.0], "part": [0.5, 1.25], "true": [True, False]})
    assert cells(table(frame, caption="C").html()) == [["x", "1", "0.50", "yes"], ["y", "20,000", "1.25", "no"]]


def test_formats_are_specifications_or_functions():
    frame = pd.DataFrame({"a": ["x"], "b": [0.123]})
    assert cells(table(frame, caption="C", formats={"a": str.upper, "b": ".1%"}).html()) == [["X", "12.3%"]]


def test_a_column_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        table(SHARES, caption="Shares", columns=["outlets"])


@pytest.mark.parametrize(
    ("numbers", "spec", "expected"),
    [
        ((12, 8, 17), ".0f", "12 (8–17)"),
        ((0.12, 0.08, 0.17), ".0%", "12% (8–17%)"),
        ((-1.2, -2, 0.3), ".1f", "−1.2 (−2.0 to 0.3)"),
    ],
)
def test_intervals_are_written_as_a_newspaper_would(numbers, spec, expected):
    assert with_interval(*numbers, spec) == expected


def test_the_numbers_of_a_chart_are_folded_under_a_line_that_says_so():
    chart = Figure(figure=Canvas(), title="T", alt="A chart of 2", caption="C", source="Source: x.", data=SHARES)
    tree = parsed(figure_table(chart, columns=["outlet"]).html())
    assert tree.find("details/summary").text == "The numbers behind this chart"
    assert tree.find(".//caption").text == "T"


def test_displays_as_html_and_as_plain_text():
    bundle = table(SHARES, caption="Shares", columns=["outlet", "sentences"])._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"].splitlines()[0] == "Shares" and "1,200" in bundle["text/plain"]
