from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from mlr_prio.engine.sensitivity.special_function import incomplete_beta, normal_cdf, normal_quantile

PROBABILITIES = np.array([1e-300, 1e-30, 1e-8, 0.01, 0.0749, 0.0751, 0.5, 0.6, 0.925, 0.99, 1 - 1e-12])


def test_the_normal_quantile_agrees_with_scipy_in_centre_and_tails() -> None:
    assert normal_quantile(PROBABILITIES) == pytest.approx(special.ndtri(PROBABILITIES), rel=1e-14, abs=1e-15)


def test_the_normal_quantile_of_certainty_is_finite() -> None:
    low, high = normal_quantile(np.array([0.0, 1.0]))
    assert -39.0 < low < -38.0
    assert 38.0 < high < 39.0


def test_the_normal_distribution_function_keeps_its_digits_in_the_lower_tail() -> None:
    for z in (-30.0, -8.0, -0.3, 0.0, 2.5):
        assert normal_cdf(z) == pytest.approx(special.ndtr(z), rel=1e-12)


@pytest.mark.parametrize(
    ("a", "b"), [(1.0, 5.0), (5.0, 1.0), (3.0, 3.0), (2.3, 3.7), (6.0, 1.0), (1.001, 4.999)]
)
def test_the_incomplete_beta_function_agrees_with_scipy(a: float, b: float) -> None:
    x = np.linspace(0.0, 1.0, 401)
    assert incomplete_beta(a, b, x) == pytest.approx(special.betainc(a, b, x), abs=1e-14)
