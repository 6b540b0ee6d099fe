"""Dates are recognised by their shape, and only where they can be told for sure."""

import pandas as pd
import pytest

from analysis.dates import iso_date, published_before


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023-12-27", "2023-12-27"),
        ("2019-07-15T08:00:00Z", "2019-07-15"),
        ("Published December 27, 2023 Updated January 2, 2024", "2023-12-27"),
        ("Tuesday, July 2nd, 2013", "2013-07-02"),
        ("Tue Jul 02 2013, 14:58 hrs", "2013-07-02"),
        ("3 July 2013 Last updated at 13:38 GMT", "2013-07-03"),
        ("on Sept. 1, 2020", "2020-09-01"),
        ("02/07/2013", ""),
        ("December 27", ""),
        ("2023-02-30", ""),
        ("0023-12-27", ""),
        ("may 2013", ""),
        ("", ""),
    ],
)
def test_iso_date(text, iso):
    assert iso_date(text) == iso


def articles(**published: str) -> pd.DataFrame:
    """Articles a1, b1 ... of the outlets A, B ... with their days."""
    return pd.DataFrame(
        [{"article": name, "outlet": name[0].upper(), "published": day} for name, day in published.items()]
    )


def test_an_outlet_that_wrote_before_anybody_told_a_thing_cannot_have_it():
    dated = articles(a1="2031-05-01", b1="2031-05-02", c1="2031-05-03")
    assert published_before(dated, [("storm", "b1"), ("storm", "c1"), ("ferry", "a1")]) == {("A", "storm")}


def test_its_last_article_counts_and_a_date_that_is_missing_says_nothing():
    told = [("storm", "b1")]
    assert not published_before(articles(a1="2031-05-01", a2="2031-05-02", b1="2031-05-02"), told)
    assert not published_before(articles(a1="2031-05-01", a2="", b1="2031-05-02"), told)
    assert not published_before(articles(a1="2031-05-01", b1=""), told)
