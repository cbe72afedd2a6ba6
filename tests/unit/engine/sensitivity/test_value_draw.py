"""Tests of drawing uncertain values, against the distributions' own moments."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Distribution,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
    mean,
    variance,
)
from mlr_prio.engine.sensitivity.value_draw import draw_values, fast_to_draw

COUNT = 50_000


def ready(distribution: Distribution) -> Distribution:
    cells = UncertainCells(np.array([0]), np.array([0]), (distribution,))
    return fast_to_draw(cells).distributions[0]


@pytest.mark.parametrize(
    "distribution",
    [
        Uniform(0.2, 0.7),
        Triangular(0.1, 0.3, 0.9),
        Pert(0.0, 1.0, 1.0),
        Pert(0.2, 0.3, 0.8),
        TruncatedNormal(0.4, 0.3, 0.0, 1.0),
        Discrete((0.0, 0.5, 1.0), (0.2, 0.3, 0.5)),
        Tabulated(np.array([0.0, 0.1, 1.0])),
    ],
)
def test_means_and_variances_agree_within_four_standard_errors(distribution: Distribution) -> None:
    values = draw_values(ready(distribution), np.random.default_rng(1), COUNT)
    assert values.shape == (COUNT,)
    error = np.sqrt(variance(distribution) / COUNT)
    assert abs(values.mean() - mean(distribution)) <= 4 * error
    squares = (values - mean(distribution)) ** 2
    assert abs(squares.mean() - variance(distribution)) <= 4 * squares.std() / np.sqrt(COUNT) + 1e-6


def test_a_tabulated_pert_keeps_the_shape_of_its_beta_distribution() -> None:
    values = draw_values(ready(Pert(0.2, 0.35, 0.7)), np.random.default_rng(2), COUNT)
    beta = stats.beta(1 + 4 * 0.3, 1 + 4 * 0.7, loc=0.2, scale=0.5)
    assert stats.kstest(values, beta.cdf).pvalue > 0.001


def test_a_table_is_read_linearly_between_its_levels() -> None:
    values = draw_values(Tabulated(np.array([0.0, 0.1, 1.0])), np.random.default_rng(3), 1000)
    levels = np.random.default_rng(3).random(1000)
    np.testing.assert_allclose(values, np.interp(levels, [0, 0.5, 1], [0, 0.1, 1]), rtol=0, atol=1e-15)
