"""Dates are recognised by their shape, and only where they can be told for sure."""

import pytest

from analysis.dates import iso_date


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
        ("may 2013", ""),
        ("", ""),
    ],
)
def test_iso_date(text, iso):
    assert iso_date(text) == iso
