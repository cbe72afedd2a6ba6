from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Distribution,
    Pert,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
    mean,
    quantile,
)
from mlr_prio.engine.sensitivity.drivers import expected_partial_values, value_of_information
from mlr_prio.errors import EngineError

RNG = np.random.default_rng(11)
TABLE, WEIGHTS = RNG.random((6, 3)), np.array([0.5, 0.3, 0.2])
KINDS: tuple[Distribution, ...] = (
    Uniform(0.0, 1.0),
    Triangular(0.1, 0.3, 0.9),
    Pert(0.0, 0.8, 1.0),
    TruncatedNormal(0.6, 0.3, 0.0, 1.0),
    Discrete((0.1, 0.5, 0.9), (0.3, 0.3, 0.4)),
    Triangular(0.5, 0.9, 1.0),
)
CELLS = UncertainCells(np.arange(6), np.array([0, 1, 2, 0, 1, 2]), KINDS)


@pytest.mark.parametrize("k", [1, 3, 5])
def test_the_value_of_information_is_that_of_simulation(k: int) -> None:
    """Draw one score, choose again with it known, and compare with what the first choice gives."""
    rng = np.random.default_rng(7)
    expected = expected_partial_values(TABLE, CELLS)
    chosen = np.sort(expected @ WEIGHTS)[-k:].sum()
    found = value_of_information(TABLE, CELLS, WEIGHTS, k)
    assert (found > 0.0).any()
    for c, distribution in enumerate(KINDS):
        values = np.tile(expected @ WEIGHTS, (40_000, 1))
        drawn = quantile(distribution, rng.random(40_000))
        values[:, c] += WEIGHTS[CELLS.columns[c]] * (drawn - mean(distribution))
        gains = np.sort(values, axis=1)[:, -k:].sum(axis=1) - chosen
        assert found[c] == pytest.approx(gains.mean(), abs=4.0 * gains.std() / 200.0 + 1e-9)


def test_the_value_of_information_by_hand() -> None:
    """Behind by 0.1 with half the weight on a uniform score: it gains on the upper 0.3 of the scale."""
    cells = UncertainCells(np.array([1]), np.array([0]), (Uniform(0.0, 1.0),))
    found = value_of_information([[0.6, 0.6], [np.nan, 0.5]], cells, [0.5, 0.5], 1)
    assert found == pytest.approx([0.5 * 0.3**2 / 2])
    ahead = value_of_information([[0.4, 0.4], [np.nan, 0.5]], cells, [0.5, 0.5], 1)
    assert ahead == pytest.approx([0.5 * 0.3**2 / 2])


def test_what_cannot_change_the_top_has_no_value() -> None:
    cells = UncertainCells(np.array([1, 1]), np.array([0, 2]), (Uniform(0.0, 0.1), Uniform(0.0, 1.0)))
    table, weights = [[0.9, 0.9, 0.0], [0.0, 0.5, 0.0]], [0.5, 0.5, 0.0]
    assert value_of_information(table, cells, weights, 1).tolist() == [0.0, 0.0]
    assert value_of_information(table, cells, weights, 2).tolist() == [0.0, 0.0]


def test_a_top_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 7 was asked for in a list of 6"):
        value_of_information(TABLE, CELLS, WEIGHTS, 7)
