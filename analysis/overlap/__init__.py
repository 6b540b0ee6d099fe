"""What several outlets carry: the same statement in their own words, and the same words."""

from analysis.overlap.reuse import find_reuse
from analysis.overlap.statements import align_statements

__all__ = ["align_statements", "find_reuse"]
