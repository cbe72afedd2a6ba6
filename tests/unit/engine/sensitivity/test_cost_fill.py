"""Tests of the overall costs of a tile, against the table with the drawn values written into it."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.contest import prepare
from mlr_prio.engine.sensitivity.cost_fill import CostFill
from mlr_prio.engine.sensitivity.distribution import (
    Discrete,
    Distribution,
    Pert,
    Tabulated,
    Triangular,
    TruncatedNormal,
    UncertainCells,
    Uniform,
)
from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.engine.sensitivity.value_draw import cell_batches
from mlr_prio.engine.sensitivity.weight_space import FreeSimplex, Ordinal, basis

THIN = 1e-12


def costs_of(
    table: np.ndarray, space: FreeSimplex | Ordinal, cells: UncertainCells, coordinates: np.ndarray
) -> np.ndarray:
    """Return the costs ``(t, m)`` of each alternative."""
    contest = prepare(table, space, cell_batches(cells, len(coordinates)), 10)
    costs = np.empty((len(coordinates), len(contest.sizes)))
    fill = CostFill(contest, len(coordinates))
    for _ in range(2):  # the second fill must not see the first
        fill.fill(costs, coordinates, np.random.default_rng(2))
    return costs[:, contest.group]


def thin(kind: int, value: float) -> Distribution:
    """Return a distribution of this kind with next to no spread."""
    low, high = value - THIN, value + THIN
    return (
        Uniform(low, high),
        Triangular(low, value, high),
        Pert(low, value, high),
        TruncatedNormal(value, THIN, low, high),
        Discrete((value,), (1.0,)),
        Tabulated(np.array([low, value, high])),
    )[kind]


def test_costs_are_two_minus_the_overall_value_for_weights_that_sum_to_one() -> None:
    rng = np.random.default_rng(1)
    table, weights = rng.random((4, 3)), draw(FreeSimplex(3), rng, 5)
    nothing = UncertainCells(np.empty(0, np.intp), np.empty(0, np.intp), ())
    found = costs_of(table, FreeSimplex(3), nothing, weights)
    np.testing.assert_allclose(found, 2 - weights @ table.T, rtol=1e-14)


@pytest.mark.parametrize("space", [FreeSimplex(4), Ordinal(((2,), (0, 3), (1,)), 4)])
@pytest.mark.parametrize("density", [0.02, 0.5, 1.0])
def test_every_value_weighs_in_its_own_cell(space: FreeSimplex | Ordinal, density: float) -> None:
    """Distributions of all kinds with next to no spread make the costs those of an exact table."""
    rng = np.random.default_rng(4)
    values = 0.1 + 0.8 * rng.random((30, 4))
    uncertain = rng.random(values.shape) < density
    rows, columns = rng.permutation(np.argwhere(uncertain)).T
    kinds = tuple(thin(k % 6, values[i, j]) for k, (i, j) in enumerate(zip(rows, columns, strict=True)))
    coordinates = draw(FreeSimplex(len(basis(space))), rng, 16)
    table = np.where(uncertain, 0.0, values)
    found = costs_of(table, space, UncertainCells(rows, columns, kinds), coordinates)
    np.testing.assert_allclose(found, 2 - coordinates @ basis(space) @ values.T, rtol=0, atol=10 * THIN)


def test_uncertain_values_are_drawn_into_their_cell() -> None:
    """A value that is 0 or 1 moves the cost by nothing or the whole weight of its criterion."""
    coin = UncertainCells(np.array([0]), np.array([1]), (Discrete((0.0, 1.0), (0.5, 0.5)),))
    costs = costs_of(np.array([[0.4, 0.0]]), FreeSimplex(2), coin, np.tile([0.25, 0.75], (1000, 1)))
    low, high = 2 - 0.1, 2 - 0.1 - 0.75
    assert np.isclose(costs, low).sum() + np.isclose(costs, high).sum() == 1000
    assert 400 < np.isclose(costs, high).sum() < 600
