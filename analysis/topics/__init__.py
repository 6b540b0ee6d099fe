"""Topics by codebook: which topics each sentence is about, with the words that show it, and what each outlet covers."""

from analysis.topics.codebook import Codebook, choose_codebook, read_codebook
from analysis.topics.coding import code_topics, coverage

__all__ = ["Codebook", "choose_codebook", "code_topics", "coverage", "read_codebook"]
