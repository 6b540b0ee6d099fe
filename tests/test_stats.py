"""The statistics give the numbers of the papers they come from, and keep their laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import stats

COUNTS = st.tuples(st.integers(0, 300), st.integers(301, 9_000), st.integers(0, 300), st.integers(301, 9_000))


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_intervals_of_newcombe_1998(count, of, low, high):
    assert np.round(stats.wilson(count, of), 4).tolist() == [low, high]


@given(st.integers(0, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_wilson_holds_the_share_inside_0_to_1(pair):
    count, of = pair
    low, high = stats.wilson(count, of)
    share = count / of if of else 0.5
    assert 0 <= low <= share + 1e-12 and share - 1e-12 <= high <= 1


def test_wilson_of_nothing_says_nothing():
    assert stats.wilson(0, 0) == (0, 1)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.841), (1, 0.177, 5.665), (10, 5.432, 18.409), (100, 82.227, 121.614)]
)
def test_poisson_rate_is_the_score_interval(count, low, high):
    found = np.array(stats.poisson_rate(count, 1000))
    assert np.round(found, 3).tolist() == [low, high]
    # Where it ends, the count is just so many standard deviations of the rate away from the rate itself.
    assert (count - found) ** 2 == pytest.approx(1.959964**2 * found, abs=1e-4)


@pytest.mark.parametrize(("least", "most"), [(0.5, 1), (1, 3), (3, 10), (10, 60)])
def test_poisson_rate_covers_the_true_rate_about_as_often_as_it_says(least, most):
    counts, means = np.arange(150), np.geomspace(least, most, 200)
    low, high = stats.poisson_rate(counts, 1000)
    log = [math.lgamma(count + 1) for count in counts]
    chance = np.exp(np.outer(np.log(means), counts) - means[:, np.newaxis] - log)
    covered = (low <= means[:, np.newaxis]) & (means[:, np.newaxis] <= high)
    assert 0.93 <= (chance * covered).sum(axis=1).mean() <= 0.97


def test_a_rate_of_nothing_is_not_known():
    assert np.isnan(stats.poisson_rate([0], [0])).all()


@given(st.lists(st.floats(0, 1), max_size=30))
def test_benjamini_hochberg_is_the_least_scaled_p_among_those_not_smaller(p):
    q = stats.benjamini_hochberg(p)
    for value, adjusted in zip(p, q, strict=True):
        slow = min(other * len(p) / sum(each <= other for each in p) for other in p if other >= value)
        assert adjusted == pytest.approx(min(slow, 1), rel=1e-12, abs=1e-300)


def test_benjamini_hochberg_takes_one_p_value_for_many_tests_with_the_same_outcome():
    p, times = np.array([0.02, 0.5, 0.001, 0.02]), np.array([3, 10, 1, 2])
    each = stats.benjamini_hochberg(np.repeat(p, times))
    assert stats.benjamini_hochberg(p, times=times) == pytest.approx(each[np.cumsum(times) - 1])


def test_benjamini_hochberg_takes_a_table_as_one_family():
    p = [[0.01, 0.04], [0.03, 0.5]]
    assert stats.benjamini_hochberg(p).tolist() == stats.benjamini_hochberg(np.ravel(p)).reshape(2, 2).tolist()


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "g2"),
    [
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
        (31, 23, 139, 31584, 256.84),
        (10, 0, 3, 31764, 167.23),
    ],
)
def test_g2_over_four_cells_gives_the_table_of_dunning_1993(both, first, second, neither, g2):
    assert round(float(stats.g2_four_cells(both, both + first, second, second + neither)), 2) == g2


def test_g2_over_four_cells_is_not_that_over_two():
    assert stats.g2_four_cells(15, 456, 5, 1547) == pytest.approx(24.8019, abs=5e-5)
    assert stats.g2_two_cells(15, 456, 5, 1547) == pytest.approx(24.4871, abs=5e-5)


@given(COUNTS)
def test_g2_is_the_same_from_either_side_and_two_cells_never_exceed_four(counts):
    count, total, rest, rest_total = counts
    four = stats.g2_four_cells(*counts)
    assert four == pytest.approx(stats.g2_four_cells(rest, rest_total, count, total), abs=1e-8)
    assert -1e-8 <= stats.g2_two_cells(*counts) <= four + 1e-8


def test_g2_is_0_where_the_rates_are_equal():
    assert stats.g2_four_cells([0, 6], [100, 200], [0, 3], [900, 100]) == pytest.approx([0, 0])


def test_chi2_p_has_its_critical_values():
    assert stats.chi2_p([0, 3.841459, 6.634897, 10.827566]) == pytest.approx([1, 0.05, 0.01, 0.001], rel=1e-5)


def test_log_ratio_counts_doublings_and_takes_0_as_a_half():
    assert stats.log_ratio([8, 3, 0], 1000, [4, 3, 2], 2000)[0] == pytest.approx([2, 1, -1])


@given(COUNTS)
def test_log_ratio_and_log_odds_change_their_sign_with_the_side(counts):
    count, total, rest, rest_total = counts
    estimate, low, high = stats.log_ratio(*counts)
    assert low < estimate < high
    assert stats.log_ratio(rest, rest_total, count, total) == pytest.approx((-estimate, -high, -low))
    prior = {"prior": 0.3 + count + rest, "prior_total": total + rest_total}
    here, there = stats.log_odds(*counts, **prior), stats.log_odds(rest, rest_total, count, total, **prior)
    assert here == pytest.approx(-there, abs=1e-12)


@given(COUNTS, st.floats(0.01, 50))
def test_log_odds_is_the_z_score_of_monroe_et_al(counts, prior):
    count, total, rest, rest_total = counts
    odds = (count + prior) / (total + 500 - count - prior), (rest + prior) / (rest_total + 500 - rest - prior)
    slow = (math.log(odds[0]) - math.log(odds[1])) / math.sqrt(1 / (count + prior) + 1 / (rest + prior))
    assert stats.log_odds(*counts, prior=prior, prior_total=500) == pytest.approx(slow, rel=1e-9, abs=1e-9)


def test_dispersion_gives_the_example_of_gries_2008():
    counts, sizes = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
    assert stats.dispersion(counts, sizes) == pytest.approx(0.18)


def test_dispersion_runs_from_even_to_all_in_the_smallest_part():
    assert stats.dispersion([2, 4, 6], [10, 20, 30]) == pytest.approx(0)
    assert math.isnan(stats.dispersion([0, 0], [10, 20]))
