from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from mlr_prio.engine.sensitivity import enter_top as module
from mlr_prio.engine.sensitivity.enter_top import enter_top, moves_between
from mlr_prio.engine.sensitivity.needed_move import needed_move
from mlr_prio.engine.solver import MixedIntegerProgram, Solution, SolutionStatus
from mlr_prio.errors import EngineError


def by_enumeration(weights: list[float], table: list[list[float]], b: int, k: int) -> float:
    """Try every set of k - 1 that may stay ahead; for each, scipy's linear programme over the others."""
    n, values = len(weights), np.array(table)
    others = [a for a in range(len(values)) if a != b]
    best = np.inf
    for ahead in combinations(others, k - 1):
        lead = values[[a for a in others if a not in ahead]] - values[b]
        eye = np.eye(n)
        result = linprog(
            np.repeat([0.0, 1.0], n),
            A_ub=np.block([[eye, -eye], [lead, np.zeros_like(lead)]]),
            b_ub=np.concatenate([weights, np.zeros(len(lead))]),
            A_eq=[np.repeat([1.0, 0.0], n)],
            b_eq=[1.0],
        )
        best = min(best, result.fun if result.status == 0 else np.inf)
    return float(best)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(2, 6), st.integers(1, 4), st.data())
def test_the_move_is_the_smallest_of_all_sets_that_may_stay_ahead(
    seed: int, m: int, n: int, data: st.DataObject
) -> None:
    rng = np.random.default_rng(seed)
    table, weights = rng.random((m, n)), rng.dirichlet(np.ones(n))
    b, k = data.draw(st.integers(0, m - 1)), data.draw(st.integers(1, m))
    with np.errstate(all="ignore"):
        expected = by_enumeration(weights.tolist(), table.tolist(), b, k)
    found = enter_top(weights, table, b, k)
    assert found.proven
    assert found.bound == pytest.approx(expected, abs=1e-6)
    if found.move is not None:
        values = table @ found.move.new_weights
        assert np.count_nonzero(values > values[b] + 1e-6) < k


def test_with_two_alternatives_it_is_the_needed_move() -> None:
    weights, a, b = [0.2, 0.5, 0.3], [0.9, 0.5, 0.1], [0.1, 0.4, 0.6]
    pair, found = needed_move(weights, a, b), enter_top(weights, [a, b], 1, 1)
    assert pair is not None
    assert found.move is not None
    assert found.move.mass == pytest.approx(pair.mass)
    assert found.move.new_weights == pytest.approx(pair.new_weights)


def test_one_in_the_top_needs_nothing_and_a_shared_place_counts() -> None:
    for table in ([[0.5, 0.5], [0.4, 0.6], [0.1, 0.1]], [[0.5, 0.5], [0.6, 0.6], [0.1, 0.1]]):
        found = enter_top([0.5, 0.5], table, 1, 1)
        assert found.move is not None
        assert (found.move.mass, found.bound, found.proven) == (0.0, 0.0, True)


def test_one_behind_as_many_as_the_top_holds_can_never_enter() -> None:
    table = [[0.5, 0.5], [0.6, 0.6], [0.1, 0.1]]
    found = enter_top([0.5, 0.5], table, 2, 2)
    assert (found.move, found.bound, found.proven) == (None, np.inf, True)
    assert enter_top([0.5, 0.5], table, 2, 3).bound == 0.0


def test_what_is_not_proven_in_time_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first criterion is worth more to the second alternative; the solver is made to stop early."""
    answers = [
        Solution(SolutionStatus.UNKNOWN, None, np.inf, -np.inf),
        Solution(SolutionStatus.FEASIBLE, np.array([0.8, 0.2, 0.3, 0.0]), 0.3, 0.1),
    ]

    def stopped(_: MixedIntegerProgram, time_limit: float | None) -> Solution:
        assert time_limit == 1.0
        return answers.pop(0)

    monkeypatch.setattr(module, "solve_mixed_integer", stopped)
    nothing, something = (enter_top([0.5, 0.5], [[0.5, 0.9], [0.8, 0.5]], 1, 1, 1.0) for _ in range(2))
    assert (nothing.move, nothing.bound, nothing.proven) == (None, 0.0, False)
    assert something.move is not None
    assert something.move.mass == pytest.approx(0.3)
    assert (something.bound, something.proven) == (0.1, False)


def test_moves_turn_one_weight_vector_into_the_other() -> None:
    before, after = np.array([0.4, 0.3, 0.2, 0.1, 0.0]), np.array([0.1, 0.2, 0.3, 0.1, 0.3])
    moves = moves_between(before, after)
    assert [move[:2] for move in moves] == [(0, 2), (0, 4), (1, 4)]
    assert [move[2] for move in moves] == pytest.approx([0.1, 0.2, 0.1])


def test_a_top_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(EngineError, match="the top 3 was asked for in a list of 2"):
        enter_top([1.0], [[0.5], [0.4]], 0, 3)
