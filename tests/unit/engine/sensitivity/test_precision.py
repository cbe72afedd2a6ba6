"""Tests of the error of simulated shares."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import optimize, stats

from mlr_prio.engine.sensitivity.precision import half_width, samples_for, wilson_interval, zero_bound
from mlr_prio.errors import EngineError


@pytest.mark.parametrize(
    ("precision", "m", "least"), [(0.01, 30, 35_451), (0.01, 60, 38_917), (0.03, 300, 5_219)]
)
def test_a_precision_needs_the_samples_of_the_bound(precision: float, m: int, least: int) -> None:
    """The bound itself, 2 m exp(-2 N ε²) ≤ 0.05, fails with one sample less."""
    assert 2 * m * math.exp(-2 * least * precision**2) <= 0.05
    assert 2 * m * math.exp(-2 * (least - 1) * precision**2) > 0.05
    assert samples_for(precision, m) == least


@pytest.mark.parametrize("m", [1, 7, 30, 400, 10_000])
@pytest.mark.parametrize("precision", [0.002, 0.01, 0.2])
def test_the_samples_for_a_precision_give_that_precision(m: int, precision: float) -> None:
    assert half_width(samples_for(precision, m), m) <= precision


def test_the_half_width_is_the_inverse_of_the_bound() -> None:
    assert 2 * 30 * math.exp(-2 * 5_000 * half_width(5_000, 30, 0.1) ** 2) == pytest.approx(0.1)


@pytest.mark.parametrize(("share", "samples"), [(0.3, 50), (0.01, 1000), (0.5, 1)])
def test_the_ends_of_wilsons_interval_are_just_rejected(share: float, samples: int) -> None:
    """At an end the normal test statistic with the variance of that end is the quantile of the risk."""
    for end in wilson_interval(share, samples, 0.1):
        z = abs(share - end) / math.sqrt(end * (1 - end) / samples)
        assert 2 * stats.norm.sf(z) == pytest.approx(0.1)


def test_wilsons_interval_ends_at_zero_and_one() -> None:
    low, high = wilson_interval(0.0, 100)
    assert low == 0
    assert 0 < high < 0.05
    assert wilson_interval(1.0, 100) == pytest.approx((1 - high, 1.0))


def test_three_in_n_is_where_seeing_nothing_has_five_percent() -> None:
    exact = optimize.brentq(lambda p: (1 - p) ** 10_000 - 0.05, 0, 1)
    assert zero_bound(10_000) == pytest.approx(exact, rel=2e-3)
    assert zero_bound(2) == 1


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_a_precision_or_a_risk_that_is_no_probability_is_refused(share: float) -> None:
    with pytest.raises(EngineError, match=f"^the precision is {share}; it must be more than 0 and less than"):
        samples_for(share, 10)
    with pytest.raises(EngineError, match=f"^the risk is {share}; it must be more than 0 and less than 1$"):
        half_width(100, 10, share)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(EngineError, match=r"^there is no alternative to rank; there must be at least one$"):
        samples_for(0.01, 0)
    with pytest.raises(EngineError, match=r"^there is no alternative to rank; there must be at least one$"):
        half_width(100, 0)
    with pytest.raises(EngineError, match=r"^0 samples were asked for; there must be at least one$"):
        zero_bound(0)
    with pytest.raises(EngineError, match=r"^the share 1.5 is not a share; it must be from 0 to 1$"):
        wilson_interval(1.5, 10)


def test_the_bound_covers_every_cumulative_share_at_once() -> None:
    """Of 200 sets of uniform places of ten alternatives, at most 5 % (here far fewer) break the bound."""
    rng, m, samples = np.random.default_rng(1), 10, 500
    bound = half_width(samples, m)
    misses = 0
    for _ in range(200):
        places = rng.permuted(np.tile(np.arange(m), (samples, 1)), axis=1)
        cumulative = np.array([[(places[:, i] <= k).mean() for k in range(m)] for i in range(m)])
        misses += np.abs(cumulative - np.arange(1, m + 1) / m).max() > bound
    assert misses <= 10
