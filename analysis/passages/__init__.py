"""Marking up an article: what of it is headline, body, caption, byline, another story's headline or furniture."""

from analysis.passages.marking import mark_passages
from analysis.passages.stated import describe_articles

__all__ = ["describe_articles", "mark_passages"]
