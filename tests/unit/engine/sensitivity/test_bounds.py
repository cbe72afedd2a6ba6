from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from mlr_prio.engine.sensitivity.bounds import least_differences, outer_rank_bounds, preference_bounds
from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull, least_sums
from mlr_prio.errors import EngineError

FREE = WeightHull(np.eye(3))


def box_around(weights: list[float], width: float) -> WeightBox:
    centre = np.array(weights)
    return WeightBox(centre * (1.0 - width), np.minimum(centre * (1.0 + width), 1.0))


@given(st.integers(0, 10**6), st.integers(1, 8))
def test_the_least_sum_over_a_box_is_that_of_the_linear_programme(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    box, coefficients = box_around(rng.dirichlet(np.ones(n)).tolist(), rng.random()), rng.normal(size=n)
    bounds = np.stack([box.low, box.high], axis=1)
    with np.errstate(all="ignore"):
        expected = linprog(coefficients, A_eq=[np.ones(n)], b_eq=[1.0], bounds=bounds).fun
    assert least_sums(coefficients, box) == pytest.approx(expected, abs=1e-12)


def test_the_least_sum_over_a_hull_is_at_a_vertex() -> None:
    hull = WeightHull(np.array([[2.0, 1.0, 1.0], [0.0, 0.0, 5.0]]))
    assert least_sums(np.array([[1.0, 0.0, -1.0], [0.0, 0.0, 8.0]]), hull).tolist() == [-1.0, 2.0]


@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 4), st.booleans())
def test_all_pairs_agree_with_the_least_sum_of_each(seed: int, m: int, n: int, boxed: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    rng = np.random.default_rng(seed)
    low, centre = rng.random((m, n)) / 2, rng.dirichlet(np.ones(n))
    high = low + rng.random((m, n)) / 2
    weights = box_around(centre.tolist(), 0.3) if boxed else WeightHull(rng.dirichlet(np.ones(n), 3))
    expected = [[float(least_sums(a - b, weights)) for b in high] for a in low]
    assert least_differences(low, high, weights) == pytest.approx(np.array(expected), abs=1e-14)


def test_over_the_free_simplex_necessary_preference_is_dominance() -> None:
    table = np.array([[0.9, 0.5, 0.5], [0.5, 0.5, 0.4], [0.6, 0.1, 0.9]])
    result = preference_bounds(table, table, FREE)
    assert result.necessary.tolist() == [[True, True, False], [False, True, False], [False, False, True]]
    assert result.possible.tolist() == [[True, True, True], [True, True, True], [True, True, True]]


def test_one_always_strictly_behind_is_not_even_possibly_as_good() -> None:
    result = preference_bounds([[0.9, 0.5, 0.5], [0.8, 0.4, 0.4]], [[0.9, 0.5, 0.5], [0.8, 0.4, 0.4]], FREE)
    assert result.possible.tolist() == [[True, True], [False, True]]
    best, worst = outer_rank_bounds(result)
    assert (best.tolist(), worst.tolist()) == ([1, 2], [1, 2])


def test_identical_alternatives_share_the_better_place_in_both_bounds() -> None:
    table = np.array([[0.2, 0.2, 0.2], [0.6, 0.5, 0.4], [0.6, 0.5, 0.4]])
    best, worst = outer_rank_bounds(preference_bounds(table, table, FREE))
    assert (best.tolist(), worst.tolist()) == ([3, 1, 1], [3, 1, 1])


def test_a_missing_score_makes_both_places_possible() -> None:
    low, high = [[0.6, 0.0, 0.6], [0.5, 0.5, 0.5]], [[0.6, 1.0, 0.6], [0.5, 0.5, 0.5]]
    result = preference_bounds(low, high, WeightHull(np.full((1, 3), 1 / 3)))
    assert not result.necessary[0, 1]
    assert result.possible.all()
    assert [bound.tolist() for bound in outer_rank_bounds(result)] == [[1, 1], [2, 2]]


def test_an_empty_box_says_what_its_bounds_sum_to() -> None:
    with pytest.raises(EngineError, match=r"sum from 0\.25 to 0\.75; 1 must be among them"):
        WeightBox(np.array([0.125, 0.125]), np.array([0.25, 0.5]))


def test_interval_ends_must_not_cross() -> None:
    with pytest.raises(EngineError, match=r"an interval runs from 0\.6 to 0\.5"):
        preference_bounds([[0.6]], [[0.5]], WeightHull(np.ones((1, 1))))
