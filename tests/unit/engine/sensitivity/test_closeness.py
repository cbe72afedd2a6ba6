from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.closeness import dirichlet_covariance, mixture_covariance, variance_split
from mlr_prio.engine.sensitivity.distribution import (
    Distribution,
    Pert,
    Triangular,
    Uniform,
    mean,
    quantile,
    tabulate,
    variance,
)
from mlr_prio.errors import EngineError

MEAN = np.array([0.5, 0.3, 0.2])
A: tuple[Distribution, ...] = (Uniform(0.2, 0.9), Triangular(0.0, 0.3, 0.8), Pert(0.1, 0.9, 1.0))
B: tuple[Distribution, ...] = (Triangular(0.1, 0.8, 1.0), Uniform(0.0, 1.0), Uniform(0.4, 0.6))
SAMPLES = 400_000


def test_the_split_is_that_of_simulation() -> None:
    """Total, weights alone (scores at their means), scores alone (weights at their mean), within 1 %."""
    rng = np.random.default_rng(0)
    weights = rng.dirichlet(MEAN * 12.0, SAMPLES)
    difference = np.stack([quantile(tabulate(d), rng.random(SAMPLES)) for d in A], axis=1)
    difference -= np.stack([quantile(d, rng.random(SAMPLES)) for d in B], axis=1)
    expected = np.array([mean(a) - mean(b) for a, b in zip(A, B, strict=True)])
    split = variance_split(
        MEAN, dirichlet_covariance(MEAN, 12.0), expected, [variance(d) for d in A], [variance(d) for d in B]
    )
    assert split.total == pytest.approx((weights * difference).sum(axis=1).var(), rel=0.01)
    assert split.weights.sum() == pytest.approx((weights @ expected).var(), rel=0.01)
    assert (split.scores_a + split.scores_b).sum() == pytest.approx((difference @ MEAN).var(), rel=0.01)
    covariances = [np.cov(weights[:, j] * expected[j], weights @ expected)[0, 1] for j in range(3)]
    assert split.weights == pytest.approx(covariances, rel=0.01, abs=1e-5)


def test_the_parts_add_up_to_the_total() -> None:
    split = variance_split(
        MEAN, dirichlet_covariance(MEAN, 5.0), [0.3, -0.2, 0.1], [0.01, 0.0, 0.02], [0.0, 0.05, 0.0]
    )
    parts = split.weights + split.scores_a + split.scores_b + split.interaction
    assert split.total == pytest.approx(parts.sum())
    assert split.scores_a == pytest.approx([0.25 * 0.01, 0.0, 0.04 * 0.02])
    assert split.interaction == pytest.approx([0.25 / 6 * 0.01, 0.21 / 6 * 0.05, 0.16 / 6 * 0.02])


def test_a_mixture_has_the_variance_within_and_between_its_profiles() -> None:
    rng = np.random.default_rng(1)
    profiles = rng.dirichlet(np.ones(3), 4)
    draws = np.vstack([rng.dirichlet(profile * 20.0, SAMPLES // 4) for profile in profiles])
    assert mixture_covariance(profiles, 20.0) == pytest.approx(np.cov(draws.T), abs=5e-4)
    assert mixture_covariance(profiles, np.inf) == pytest.approx(np.cov(profiles.T, bias=True))


@pytest.mark.parametrize("concentration", [0.0, -1.0, np.nan])
def test_a_concentration_must_be_positive(concentration: float) -> None:
    with pytest.raises(EngineError, match="was asked for; it must be more than zero"):
        dirichlet_covariance(MEAN, concentration)
