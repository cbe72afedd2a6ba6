"""Tests of simulated pairwise winning indices, against the exact ones and closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.distribution import UncertainCells, Uniform
from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.simulated_winning import simulated_winning_indices
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, FreeSimplex, Mixture


def test_they_agree_with_the_exact_indices_within_four_standard_errors() -> None:
    values = np.random.default_rng(1).random((8, 4))
    values[5] = values[2]
    space = Mixture((FreeSimplex(4), Around((0.1, 0.2, 0.3, 0.4), 9)))
    exact = pairwise_winning_indices(values, space)
    assert exact is not None
    simulated = simulated_winning_indices(values, space, Simulation(60_000, seed=2))
    assert (np.abs(simulated - exact) <= 4 * np.sqrt(exact * (1 - exact) / 65_536)).all()
    assert simulated[2, 5] == simulated[5, 2] == 0.5


def test_the_expected_places_are_those_of_the_same_samples() -> None:
    values = np.random.default_rng(2).random((6, 3))
    cells = UncertainCells(np.array([1, 2]), np.array([0, 2]), (Uniform(0.0, 1.0), Uniform(0.2, 0.9)))
    space, simulation = Bounds((0.1, 0.1, 0.1), (0.6, 0.6, 0.6)), Simulation(40_000, seed=3)
    indices = simulated_winning_indices(values, space, simulation, uncertain=cells)
    result = rank_acceptability(values, space, simulation, uncertain=cells)
    np.testing.assert_allclose(expected_ranks(indices), result.expected_rank, rtol=1e-12)


def test_a_single_alternative_has_only_a_diagonal() -> None:
    assert simulated_winning_indices([[0.5]], FreeSimplex(1), Simulation(1)).tolist() == [[0.5]]


def test_different_values_that_always_tie_win_half_each() -> None:
    indices = simulated_winning_indices(
        [[0.2, 0.8], [0.8, 0.2]], Bounds((0.5, 0.5), (0.5, 0.5)), Simulation(1)
    )
    assert indices == pytest.approx(np.full((2, 2), 0.5), abs=0)
