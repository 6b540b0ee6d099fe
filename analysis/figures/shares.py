"""Shares as a chart writes them: whole percentages, where a trace is not nothing."""

from __future__ import annotations


def share_of(share: float) -> str:
    """A share from 0 to 1: "12%", "<1%", "0%"."""
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def spread(least: float, most: float) -> str:
    """From the least share to the most: "3% to 12%", or "3%" where both are written alike."""
    return " to ".join(dict.fromkeys([share_of(least), share_of(most)]))
