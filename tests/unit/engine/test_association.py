from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mlr_prio.engine.association import correlation, kendall_tau_b
from mlr_prio.errors import EngineError

RANKING = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=12)


def test_correlation_equals_scipy_over_the_pairwise_complete_rows() -> None:
    rng = np.random.default_rng(0)
    values = rng.random((30, 4)) @ rng.random((4, 4))
    values[rng.random((30, 4)) < 0.2] = np.nan
    result = correlation(values)
    for j, k in np.ndindex(4, 4):
        complete = values[~np.isnan(values[:, [j, k]]).any(axis=1)]
        assert result[j, k] == pytest.approx(stats.pearsonr(complete[:, j], complete[:, k])[0], abs=1e-12)


def test_proportional_criteria_correlate_fully_and_opposite_ones_fully_negatively() -> None:
    x = np.array([0.1, 0.2, 0.7, 0.3])
    assert correlation(np.column_stack([x, 3 * x, -x])) == pytest.approx(
        np.array([[1, 1, -1], [1, 1, -1], [-1, -1, 1]]), abs=1e-15
    )


def test_no_correlation_passes_one_by_rounding() -> None:
    x = np.array([0.4, 0.1, 0.1, 0.9])
    assert correlation(np.column_stack([x, 3 * x]))[0, 1] == 1


def test_correlation_survives_very_small_and_very_large_values() -> None:
    x = np.array([1.0, 2.0, 4.0])
    assert correlation(np.column_stack([x * 1e-200, x * 1e200]))[0, 1] == pytest.approx(1, abs=1e-12)


def test_a_criterion_without_spread_has_no_correlation() -> None:
    constant = correlation(np.column_stack([np.full(7, 0.1), np.arange(7.0)]))
    assert np.isnan(constant).tolist() == [[True, True], [True, False]]


def test_fewer_than_three_complete_pairs_have_no_correlation() -> None:
    values = np.array([[1, 2.0], [2, 1.0], [3, np.nan], [4, np.nan]])
    assert np.isnan(correlation(values)).tolist() == [[False, True], [True, True]]


@settings(max_examples=50, deadline=None)
@given(RANKING)
def test_tau_b_equals_scipy_and_is_missing_when_one_ranking_is_all_ties(pairs: list[tuple[int, int]]) -> None:
    a, b = map(list, zip(*pairs, strict=True))
    tau = kendall_tau_b(a, b)
    if len(set(a)) == 1 or len(set(b)) == 1:
        assert math.isnan(tau)
    else:
        assert tau == pytest.approx(stats.kendalltau(a, b).statistic, abs=1e-12)


def test_equal_rankings_have_tau_one_and_reversed_ones_minus_one() -> None:
    assert kendall_tau_b([1, 2, 2, 4, 5], [1, 2, 2, 4, 5]) == 1
    assert kendall_tau_b([1, 2, 3], [3, 2, 1]) == -1


def test_one_alternative_has_no_tau() -> None:
    assert math.isnan(kendall_tau_b([1], [1]))


def test_rankings_of_different_lengths_are_refused() -> None:
    with pytest.raises(
        EngineError, match="two rankings have 2 and 3 places; they must be of the same alternatives"
    ):
        kendall_tau_b([1, 2], [1, 2, 3])


@pytest.mark.parametrize(("a", "b"), [([1, np.nan], [1, 2]), ([1, 2], [np.nan, 1])])
def test_a_ranking_with_a_missing_place_is_refused(a: list[float], b: list[float]) -> None:
    with pytest.raises(EngineError, match="a ranking has a missing place; every alternative must have one"):
        kendall_tau_b(a, b)
