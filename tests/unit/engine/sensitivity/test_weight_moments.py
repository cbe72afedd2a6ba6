"""Mean and covariance of the weights, against draws."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.engine.sensitivity.weight_moments import weight_moments
from mlr_prio.engine.sensitivity.weight_space import (
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    WeightSpace,
)

SPACES: list[WeightSpace] = [
    FreeSimplex(4),
    Ordinal(((2,), (0, 1), (3,)), 4),
    Around((0.1, 0.0, 0.6, 0.3), 20),
    Mixture((Around((0.1, 0.2, 0.3, 0.4), 20), Ordinal(((0,), (1,), (2,), (3,)), 4), FreeSimplex(4))),
]


@pytest.mark.parametrize("space", SPACES)
def test_draws_have_the_moments(space: WeightSpace) -> None:
    count = 60_000
    drawn = draw(space, np.random.default_rng(4), count)
    found = weight_moments(space)
    assert found is not None
    mean, covariance = found
    np.testing.assert_allclose(drawn.mean(axis=0), mean, atol=4 * 0.3 / np.sqrt(count))
    np.testing.assert_allclose(np.cov(drawn.T), covariance, atol=6 * 0.1 / np.sqrt(count))


@pytest.mark.parametrize(
    "space", [Bounds((0.1, 0.2), (0.8, 0.9)), Mixture((FreeSimplex(2), Bounds((0.1, 0.2), (0.8, 0.9))))]
)
def test_bounds_have_no_closed_form(space: WeightSpace) -> None:
    assert weight_moments(space) is None
