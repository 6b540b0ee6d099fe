"""Topics by codebook: which topics each sentence is about, with the words that show it, and what each outlet covers."""

from analysis.topics.choice import choose_codebook, codebook_warnings
from analysis.topics.codebook import Codebook, read_codebook
from analysis.topics.coding import CARRIED, code_topics, coverage
from analysis.topics.drafted import draft_codebook, write_draft

__all__ = [
    "CARRIED",
    "Codebook",
    "choose_codebook",
    "code_topics",
    "codebook_warnings",
    "coverage",
    "draft_codebook",
    "read_codebook",
    "write_draft",
]
