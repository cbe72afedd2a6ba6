from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from mlr_prio.engine.sensitivity.needed_move import needed_mass_all_pairs, needed_move


def mass_by_programme(weights: list[float], advantage: list[float]) -> float:
    """Half the least L1 distance to weights with a non-negative advantage, or infinity; by scipy."""
    n = len(weights)
    eye, zero = np.eye(n), np.zeros((1, n))
    result = linprog(
        np.repeat([0.0, 0.5], n),
        A_ub=np.block([[eye, -eye], [-eye, -eye], [-np.array([advantage]), zero]]),
        b_ub=np.concatenate([weights, -np.array(weights), [0.0]]),
        A_eq=[np.repeat([1.0, 0.0], n)],
        b_eq=[1.0],
    )
    return np.inf if result.status == 2 else float(result.fun)


@given(st.integers(0, 10**6), st.integers(1, 8))
def test_the_greedy_mass_is_that_of_the_linear_programme(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    weights, a, b = rng.dirichlet(np.ones(n)), rng.random(n), rng.random(n)
    move = needed_move(weights, a, b)
    with np.errstate(all="ignore"):
        expected = mass_by_programme(weights.tolist(), (b - a).tolist())
    if move is None:
        assert np.isinf(expected)
        return
    assert move.mass == pytest.approx(expected, abs=1e-9)
    assert move.new_weights.sum() == pytest.approx(1.0)
    assert move.new_weights.min() >= -1e-15
    assert move.new_weights @ (b - a) >= -1e-12
    moved = weights.copy()
    for source, target, amount in move.moves:
        moved[source] -= amount
        moved[target] += amount
    assert moved == pytest.approx(move.new_weights)
    assert sum(amount for *_, amount in move.moves) == pytest.approx(move.mass)


def test_weight_is_taken_first_where_it_hurts_most() -> None:
    """A unit moved from the first criterion to the last gains 1.5, one from the second only 0.75."""
    a, b = [1.0, 0.6, 0.2], [0.0, 0.35, 0.7]
    near, far = needed_move([0.1, 0.5, 0.4], a, b), needed_move([0.1, 0.8, 0.1], a, b)
    assert near is not None
    assert far is not None
    assert [move[:2] for move in near.moves] == [(0, 2)]
    assert [move[:2] for move in far.moves] == [(0, 2), (1, 2)]
    assert [move[2] for move in near.moves] == pytest.approx([0.025 / 1.5])
    assert [move[2] for move in far.moves] == pytest.approx([0.1, 0.1 / 0.75])


def test_one_that_is_not_behind_needs_nothing() -> None:
    for b in ([0.6, 0.4], [0.5, 0.5], [0.4, 0.6 + 1e-13]):
        move = needed_move([0.5, 0.5], [0.5, 0.5], b)
        assert move is not None
        assert (move.mass, move.moves, move.new_weights.tolist()) == (0.0, (), [0.5, 0.5])


@pytest.mark.parametrize("b", [[0.4, 0.4], [0.5, 0.4]])
def test_a_dominated_alternative_can_never_pass(b: list[float]) -> None:
    assert needed_move([0.5, 0.5], [0.5, 0.5], b) is None


@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(1, 4))
def test_all_pairs_agree_with_each(seed: int, m: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    weights, table = rng.dirichlet(np.ones(n)), rng.random((m, n))
    masses = needed_mass_all_pairs(weights, table)
    for b in range(m):
        for a in range(m):
            move = needed_move(weights, table[a], table[b])
            assert masses[b, a] == pytest.approx(np.inf if move is None else move.mass, abs=1e-12)
