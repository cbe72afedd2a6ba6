"""Tests of the Gil-Pelaez integral, against the beta distribution, the recursion and simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from mlr_prio.engine.sensitivity.dirichlet_difference import dirichlet_share_above
from mlr_prio.engine.sensitivity.simplex_cut import simplex_share_above


@pytest.mark.parametrize(
    ("one", "other", "gain", "loss"),
    [
        (0.001, 0.001, 1.0, 1.0),
        (0.002, 0.005, 0.3, 0.9),
        (0.1, 0.3, 1e-6, 1.0),
        (0.01, 0.02, 1e-12, 1.0),
        (0.5, 3.0, 1.0, 0.01),
        (5.0, 7.0, 0.5, 0.4),
        (1000.0, 900.0, 0.5, 0.5),
        (1e5, 1e5, 0.5, 0.501),
    ],
)
def test_two_criteria_follow_the_beta_distribution(
    one: float, other: float, gain: float, loss: float
) -> None:
    """With two criteria in play, gain G_1 > loss G_2 when the beta share of G_2 is below gain/(gain+loss)."""
    exact = stats.beta(other, one).cdf(gain / (gain + loss))
    share = dirichlet_share_above(np.array([[gain, 0.0, -loss]]), np.array([one, 0.7, other]))[0]
    assert share == pytest.approx(exact, abs=1e-11)


@pytest.mark.parametrize("k", [2, 5, 12, 30])
def test_a_flat_distribution_gives_the_share_of_the_simplex(k: int) -> None:
    rows = np.random.default_rng(k).uniform(-1, 1, (150, k))
    rows = rows[(rows > 0).any(axis=1) & (rows < 0).any(axis=1)]
    flat = dirichlet_share_above(rows, np.ones(k))
    np.testing.assert_allclose(flat, simplex_share_above(rows), rtol=0, atol=1e-11)


@pytest.mark.parametrize("concentration", [0.1, 1.0, 30.0, 1000.0])
def test_random_points_agree_within_four_standard_errors(concentration: float) -> None:
    rng = np.random.default_rng(4)
    parameters = concentration * rng.dirichlet(np.full(8, 3.0))
    rows = rng.uniform(-1, 1, (20, 8))
    points = rng.standard_gamma(parameters, (100_000, 8))
    exact = dirichlet_share_above(rows, parameters)
    with np.errstate(under="ignore"):  # gamma variables this skewed are often as good as zero
        shares = (points @ rows.T > 0).mean(axis=0)
    error = np.sqrt(exact * (1 - exact) / len(points))
    assert (np.abs(shares - exact) <= 4 * error + 1e-12).all()


def test_the_two_signs_make_the_whole() -> None:
    rows = np.random.default_rng(5).uniform(-1, 1, (100, 6))
    parameters = np.array([0.3, 2.0, 7.0, 0.01, 11.0, 1.0])
    both = dirichlet_share_above(rows, parameters) + dirichlet_share_above(-rows, parameters)
    np.testing.assert_allclose(both, 1, rtol=0, atol=1e-11)


def test_a_difference_forty_deviations_from_zero_is_certain() -> None:
    rows = np.array([[1.0, -0.001], [-1.0, 0.001]])
    assert dirichlet_share_above(rows, np.array([5000.0, 5000.0])).tolist() == [1.0, 0.0]
