"""What several outlets carry: the same statement in their own words, the same numbers, quotations and stretches."""

from analysis.overlap.confidence import LEVELS, beyond_doubt, confidence, conflicts_in_doubt, share_right
from analysis.overlap.joined import join_neighbours, told_as_one
from analysis.overlap.numbers import differing_figures, line_up, stated_numbers
from analysis.overlap.reach import join_gaps, left_out, most_prominent, reach, readable, shared_statements
from analysis.overlap.readings import said_by, variant_readings
from analysis.overlap.reuse import find_reuse, least_run, runs_between_outlets
from analysis.overlap.statements import align_statements

__all__ = [
    "LEVELS",
    "align_statements",
    "beyond_doubt",
    "confidence",
    "conflicts_in_doubt",
    "differing_figures",
    "find_reuse",
    "join_gaps",
    "join_neighbours",
    "least_run",
    "left_out",
    "line_up",
    "most_prominent",
    "reach",
    "readable",
    "runs_between_outlets",
    "said_by",
    "share_right",
    "shared_statements",
    "stated_numbers",
    "told_as_one",
    "variant_readings",
]
