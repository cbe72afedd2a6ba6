"""Tests of drawing weights: moments in closed form, supports, and equal numbers in a mixture."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.sampling import coordinates, draw
from mlr_prio.engine.sensitivity.weight_space import (
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    WeightSpace,
)

COUNT = 40_000


def errors_of_mean(weights: np.ndarray, truth: list[float]) -> np.ndarray:
    """Return how many standard errors the means of weights ``(s, n)`` are from the truth ``(n,)``."""
    spread = np.maximum(weights.std(axis=0), 1e-12) / np.sqrt(len(weights))
    errors: np.ndarray = np.abs(weights.mean(axis=0) - truth) / spread
    return errors


@pytest.mark.parametrize(
    ("space", "mean"),
    [
        (FreeSimplex(4), [0.25] * 4),
        (Ordinal(((1,), (0,), (2,)), 3), [5 / 18, 11 / 18, 2 / 18]),
        # Vertices (1,0,0) and (1/3,1/3,1/3): the equals weigh the same in every draw.
        (Ordinal(((0,), (1, 2)), 3), [4 / 6, 1 / 6, 1 / 6]),
        (Around((0.5, 0.3, 0.0, 0.2), 7), [0.5, 0.3, 0.0, 0.2]),
        (Mixture((Around((0.9, 0.1), 5), Around((0.2, 0.8), 50))), [0.55, 0.45]),
    ],
)
def test_means_are_those_of_the_distribution(space: WeightSpace, mean: list[float]) -> None:
    weights = draw(space, np.random.default_rng(1), COUNT)
    np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=0, atol=1e-12)
    assert (errors_of_mean(weights, mean) <= 4).all()


def test_the_variance_around_a_profile_follows_from_the_concentration() -> None:
    profile = np.array([0.5, 0.3, 0.2])
    weights = draw(Around(tuple(profile), 20), np.random.default_rng(2), COUNT)
    squares = (weights - profile) ** 2
    assert (errors_of_mean(squares, list(profile * (1 - profile) / 21)) <= 4).all()


def test_equals_in_an_order_have_equal_weights_in_every_draw() -> None:
    weights = draw(Ordinal(((0,), (1, 2), (3,)), 4), np.random.default_rng(3), 100)
    np.testing.assert_allclose(weights[:, 1], weights[:, 2], rtol=1e-14)
    assert (weights[:, 0] >= weights[:, 1]).all()
    assert (weights[:, 2] >= weights[:, 3]).all()


def test_a_criterion_without_weight_keeps_the_weight_zero() -> None:
    assert (draw(Around((0.5, 0.0, 0.5), 3), np.random.default_rng(4), 100)[:, 1] == 0).all()


def test_the_members_of_a_mixture_take_turns() -> None:
    space = Mixture((Around((1.0, 0.0), 5), Around((0.0, 1.0), 5)))
    assert draw(space, np.random.default_rng(5), 5).tolist() == [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]


def test_draws_within_bounds_agree_with_rejection() -> None:
    """The chains give the same means and variances as free draws of which those outside are thrown away."""
    low, high = np.array([0.1, 0.0, 0.2]), np.array([0.6, 0.5, 0.55])
    free = draw(FreeSimplex(3), np.random.default_rng(6), 4 * COUNT)
    kept = free[((free >= low) & (free <= high)).all(axis=1)]
    weights = draw(Bounds(tuple(low), tuple(high)), np.random.default_rng(7), COUNT)
    assert ((weights >= low - 1e-12) & (weights <= high + 1e-12)).all()
    for one, other in ((weights, kept), (weights**2, kept**2)):
        error = np.sqrt(one.var(axis=0) / len(one) + other.var(axis=0) / len(other))
        assert (np.abs(one.mean(axis=0) - other.mean(axis=0)) <= 4 * error).all()


def test_later_batches_of_the_chains_have_the_same_distribution() -> None:
    """Uniform on a triangle: mean 1/3 and variance 1/18 of each weight, in the third batch too."""
    batches = coordinates(Bounds((0, 0, 0), (1, 1, 1)), np.random.default_rng(8), COUNT)
    next(batches)
    next(batches)
    third = next(batches)
    assert (errors_of_mean(third, [1 / 3] * 3) <= 4).all()
    assert (errors_of_mean((third - 1 / 3) ** 2, [1 / 18] * 3) <= 4).all()


@pytest.mark.parametrize(
    ("low", "high", "only"),
    [
        ((0.2, 0.3, 0.5), (0.2, 0.3, 0.5), [0.2, 0.3, 0.5]),
        ((0.2, 0.3, 0.1), (0.2, 0.3, 0.9), [0.2, 0.3, 0.5]),
        ((0.2, 0.3, 0.5), (0.9, 0.9, 0.9), [0.2, 0.3, 0.5]),
    ],
)
def test_bounds_that_leave_one_point_give_that_point(
    low: tuple[float, ...], high: tuple[float, ...], only: list[float]
) -> None:
    weights = draw(Bounds(low, high), np.random.default_rng(9), 10)
    np.testing.assert_allclose(weights, [only] * 10, rtol=0, atol=1e-12)


def test_a_fixed_weight_stays_while_the_others_move() -> None:
    weights = draw(Bounds((0.4, 0.0, 0.0), (0.4, 1.0, 1.0)), np.random.default_rng(10), 1000)
    np.testing.assert_allclose(weights[:, 0], 0.4, rtol=1e-12)
    assert weights[:, 1].std() > 0.1


def test_each_coordinate_of_a_batch_is_contiguous() -> None:
    for space in (FreeSimplex(3), Around((0.2, 0.8), 2), Bounds((0, 0), (1, 1))):
        assert next(coordinates(space, np.random.default_rng(), 8)).T.flags.c_contiguous
