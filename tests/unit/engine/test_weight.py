from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.weight import mean_weights, normalise, rank_order_centroid, within_bounds
from mlr_prio.errors import EngineError


def test_normalise_divides_each_vector_by_its_sum() -> None:
    assert normalise([[1, 3], [0, 5]]).tolist() == [[0.25, 0.75], [0.0, 1.0]]


def test_normalise_gives_the_same_bits_for_any_memory_layout() -> None:
    points = np.random.default_rng(0).random((40, 33))
    assert np.array_equal(normalise(points), normalise(np.asfortranarray(points)))


def test_normalise_leaves_its_argument_alone() -> None:
    points = np.array([1.0, 3.0])
    normalise(points)
    assert points.tolist() == [1.0, 3.0]


def test_the_mean_gives_every_profile_the_same_influence() -> None:
    assert mean_weights([[1, 1], [300, 100], [0, 7]]) == pytest.approx([1.25 / 3, 1.75 / 3], abs=1e-15)


def test_the_mean_gives_the_same_bits_for_any_memory_layout() -> None:
    profiles = np.random.default_rng(0).random((12, 33))
    assert np.array_equal(mean_weights(profiles), mean_weights(np.asfortranarray(profiles)))


def test_a_mean_needs_a_profile() -> None:
    with pytest.raises(EngineError, match="there is no weight profile; a mean needs at least one"):
        mean_weights(np.empty((0, 3)))


def test_the_centroid_of_an_order_with_ties_by_hand() -> None:
    """Vertices (1/2, 1/2, 0, 0), (1/3, 1/3, 1/3, 0) and (1/4, 1/4, 1/4, 1/4) in the order of the groups."""
    first, second, third = Fraction(13, 36), Fraction(7, 36), Fraction(3, 36)
    expected = [float(w) for w in (second, first, third, first)]
    assert rank_order_centroid([[1, 3], [0], [2]], 4) == pytest.approx(expected, abs=1e-15)


def test_the_centroid_is_the_mean_of_uniform_weights_in_that_order() -> None:
    """Uniform weights on the simplex, sorted, are uniform on the weights in that order."""
    samples = -np.sort(-np.random.default_rng(0).dirichlet(np.ones(5), 200_000), axis=-1)
    assert rank_order_centroid([[0], [1], [2], [3], [4]], 5) == pytest.approx(samples.mean(axis=0), abs=2e-3)


def test_the_centroid_over_all_orders_is_equal_weights() -> None:
    centroids = [rank_order_centroid([[i] for i in order], 4) for order in permutations(range(4))]
    assert np.mean(centroids, axis=0) == pytest.approx([0.25] * 4, abs=1e-15)


@pytest.mark.parametrize("order", [[], [[0], [0]], [[0]], [[0, 1], []], [[0], [2]], [[0, 1, 2]]])
def test_an_order_must_hold_each_criterion_once(order: list[list[int]]) -> None:
    entries = sum(map(len, order))
    sentence = f"an order of importance has {entries} entries for 2 criteria; it must hold each once"
    with pytest.raises(EngineError, match=sentence):
        rank_order_centroid(order, 2)


def test_an_order_without_criteria_is_refused() -> None:
    with pytest.raises(EngineError, match="an order of importance has 0 entries for 0 criteria"):
        rank_order_centroid([], 0)


def test_weights_within_bounds_by_hand() -> None:
    assert within_bounds([0.1, 0.2, 0.3], [0.3, 0.6, 0.5]) == pytest.approx([0.2, 0.4, 0.4], abs=1e-15)


@pytest.mark.parametrize(
    ("low", "high", "point"),
    [
        ([0.25, 0.75], [0.25, 0.75], [0.25, 0.75]),
        ([0.1] * 10, [0.1] * 10, [0.1] * 10),
        ([0.3] * 3 + [0.1], [1.0] * 4, [0.3] * 3 + [0.1]),
        ([0.0] * 10, [0.1] * 10, [0.1] * 10),
        ([0.64, 0.18, 0.07, 0.11], [1.0] * 4, [0.64, 0.18, 0.07, 0.11]),
    ],
)
def test_bounds_that_leave_one_point_give_it(low: list[float], high: list[float], point: list[float]) -> None:
    """Bounds that reach 1 only up to rounding are met too: ten times 0.1 is not exactly 1."""
    assert within_bounds(low, high) == pytest.approx(point, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 100)), min_size=2, max_size=8))
def test_weights_within_bounds_keep_the_bounds_and_sum_to_one(pairs: list[tuple[int, int]]) -> None:
    low = np.array([a for a, _ in pairs]) / 300
    high = np.minimum(low + np.array([b for _, b in pairs]) / 100, 1)
    if high.sum() < 1:
        with pytest.raises(EngineError, match=r"the bounds allow weights that sum from .* to .*; 1 must"):
            within_bounds(low, high)
        return
    weights = within_bounds(low, high)
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert (low <= weights).all()
    assert (weights <= high).all()


def test_weights_never_pass_their_bounds_by_rounding() -> None:
    high = np.array([0.31, 0.36, 0.33])
    assert (within_bounds([0.03, 0.2, 0.03], high) <= high).all()


def test_low_bounds_that_pass_one_are_refused() -> None:
    with pytest.raises(EngineError, match=r"the bounds allow weights that sum from 1\.25 to 1\.75; 1 must"):
        within_bounds([0.5, 0.75], [0.75, 1.0])


@pytest.mark.parametrize(("low", "high"), [(-0.1, 0.5), (0.5, 1.5), (0.6, 0.4), (np.nan, 0.5)])
def test_bounds_that_cross_or_leave_the_range_are_refused(low: float, high: float) -> None:
    with pytest.raises(
        EngineError, match=f"the bounds of a weight are {low} and {high}; they must rise and lie"
    ):
        within_bounds([0.0, low], [1.0, high])
