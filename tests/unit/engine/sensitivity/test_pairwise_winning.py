"""Tests of exact pairwise winning indices, against simulation and one another."""

from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.sensitivity import pairwise_winning as module
from mlr_prio.engine.sensitivity.pairwise_winning import expected_ranks, pairwise_winning_indices
from mlr_prio.engine.sensitivity.rank_acceptability import rank_acceptability
from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.engine.sensitivity.simulation import Simulation
from mlr_prio.engine.sensitivity.weight_space import (
    Around,
    Bounds,
    FreeSimplex,
    Mixture,
    Ordinal,
    WeightSpace,
)
from mlr_prio.errors import EngineError

SPACES: list[WeightSpace] = [
    FreeSimplex(5),
    Ordinal(((4,), (0,), (2,), (1,), (3,)), 5),
    Ordinal(((1, 2), (0, 3), (4,)), 5),
    Around((0.1, 0.2, 0.4, 0.0, 0.3), 12),
    Mixture((FreeSimplex(5), Around((0.2,) * 5, 40), Ordinal(((0, 1, 2, 3, 4),), 5))),
]


def winning(values: np.ndarray, space: WeightSpace) -> np.ndarray:
    indices = pairwise_winning_indices(values, space)
    assert indices is not None
    return indices


@pytest.mark.parametrize("space", SPACES)
def test_exact_indices_agree_with_simulation_within_four_standard_errors(space: WeightSpace) -> None:
    values = np.random.default_rng(1).random((7, 5))
    overall = draw(space, np.random.default_rng(2), 60_000) @ values.T
    exact = winning(values, space)
    share = (overall[:, :, np.newaxis] > overall[:, np.newaxis, :]).mean(axis=0)
    np.fill_diagonal(share, 0.5)
    error = np.sqrt(exact * (1 - exact) / len(overall))
    assert (np.abs(share - exact) <= 4 * error + 1e-12).all()


@pytest.mark.parametrize("space", SPACES)
def test_exact_expected_places_agree_with_simulation_within_four_standard_errors(space: WeightSpace) -> None:
    values = np.random.default_rng(3).random((12, 5))
    result = rank_acceptability(values, space, Simulation(100_000, seed=1))
    exact = expected_ranks(winning(values, space))
    error = result.rank_sd / np.sqrt(result.samples)
    assert (np.abs(result.expected_rank - exact) <= 4 * error + 1e-9).all()
    assert exact.sum() == pytest.approx(12 * 13 / 2)


def test_a_flat_dirichlet_distribution_is_the_free_simplex() -> None:
    values = np.random.default_rng(4).random((15, 8))
    flat = winning(values, Around((1 / 8,) * 8, 8))
    np.testing.assert_allclose(flat, winning(values, FreeSimplex(8)), rtol=0, atol=1e-11)


def test_equal_alternatives_win_half_of_the_time_and_dominated_ones_never() -> None:
    values = np.array([[0.5, 0.5], [0.5, 0.5], [0.2, 0.5], [0.1, 0.4]])
    for space in (FreeSimplex(2), Around((0.5, 0.5), 3)):
        assert winning(values, space).tolist() == [
            [0.5, 0.5, 1, 1],
            [0.5, 0.5, 1, 1],
            [0, 0, 0.5, 1],
            [0, 0, 0, 0.5],
        ]


def test_equal_weights_make_equal_sums_tie() -> None:
    values = np.array([[1.0, 0.0], [0.3, 0.7], [0.6, 0.5]])
    indices = winning(values, Ordinal(((0, 1),), 2))
    assert indices.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [1, 1, 0.5]]


def test_a_mixture_is_the_mean_of_its_members() -> None:
    values = np.random.default_rng(5).random((6, 5))
    parts = (FreeSimplex(5), Around((0.2,) * 5, 40))
    mean = (winning(values, parts[0]) + winning(values, parts[1])) / 2
    np.testing.assert_allclose(winning(values, Mixture(parts)), mean, rtol=1e-15)


def test_pairs_are_compared_in_chunks_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(6).random((9, 5))
    whole = winning(values, SPACES[3])
    monkeypatch.setattr(module, "CHUNK", 5)
    np.testing.assert_allclose(winning(values, SPACES[3]), whole, rtol=0, atol=1e-12)


def test_a_single_alternative_has_place_one() -> None:
    assert expected_ranks(winning(np.array([[0.3, 0.4]]), FreeSimplex(2))).tolist() == [1]


@pytest.mark.parametrize("space", [Bounds((0, 0), (1, 1)), Mixture((FreeSimplex(2), Bounds((0, 0), (1, 1))))])
def test_bounds_have_no_exact_indices(space: WeightSpace) -> None:
    assert pairwise_winning_indices([[0.1, 0.2]], space) is None


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(EngineError, match=r"^alternative 0 has no value for criterion 1; give the missing"):
        pairwise_winning_indices([[0.1, np.nan]], FreeSimplex(2))
