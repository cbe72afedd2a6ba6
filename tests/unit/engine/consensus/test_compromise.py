from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from mlr_prio.engine.consensus import compromise
from mlr_prio.engine.consensus.compromise import compromise_weights
from mlr_prio.engine.solver import Solution, SolutionStatus
from mlr_prio.engine.weight import normalise
from mlr_prio.errors import EngineError


def least(profiles: np.ndarray, *, largest: float | None = None) -> float:
    """Return by scipy the least largest move or, with a largest move given, the least sum of moves.

    Columns: weights, absolute differences, the largest move; both sides of every difference are conditions.
    """
    g, n = profiles.shape
    columns = n + g * n + 1
    rows, sides = [], []
    for x in range(g):
        for j in range(n):
            for sign in (1.0, -1.0):
                row = np.zeros(columns)
                row[j], row[n + x * n + j] = sign, -1.0
                rows.append(row)
                sides.append(sign * profiles[x, j])
        row = np.zeros(columns)
        row[n + x * n : n + (x + 1) * n], row[-1] = 0.5, -1.0
        rows.append(row)
        sides.append(0.0)
    total = np.r_[np.ones(n), np.zeros(g * n + 1)][None]
    cost = np.eye(columns)[-1] if largest is None else np.r_[np.zeros(n), np.full(g * n, 0.5), 0.0]
    bounds = [(0.0, None)] * (columns - 1) + [(0.0, largest)]
    return float(linprog(cost, rows, sides, total, [1.0], bounds).fun)


@pytest.mark.parametrize("seed", range(5))
def test_the_farthest_member_is_as_near_as_can_be(seed: int) -> None:
    profiles = np.random.default_rng(seed).dirichlet(np.ones(4), 6)
    found = compromise_weights(profiles)
    assert found.weights.sum() == pytest.approx(1.0, abs=1e-12)
    assert found.moves == pytest.approx(np.abs(profiles - found.weights).sum(axis=1) / 2, abs=1e-9)
    assert found.moves.max() == pytest.approx(least(profiles), abs=1e-7)
    to_mean = np.abs(profiles - profiles.mean(axis=0)).sum(axis=1) / 2
    assert found.moves_to_mean == pytest.approx(to_mean, abs=1e-12)
    assert found.moves.max() <= to_mean.max() + 1e-9


def test_with_two_criteria_the_compromise_lies_half_way_between_the_extremes() -> None:
    found = compromise_weights([[10.0, 90.0], [10.0, 90.0], [10.0, 90.0], [50.0, 50.0]])
    assert found.weights == pytest.approx([0.3, 0.7], abs=1e-7)
    assert found.moves == pytest.approx([0.2, 0.2, 0.2, 0.2], abs=1e-7)


@pytest.mark.parametrize("seed", [0, 31])
def test_of_all_that_please_the_farthest_the_nearest_to_all_is_taken(seed: int) -> None:
    profiles = normalise(np.round(np.random.default_rng(seed).dirichlet(np.ones(6), 11), 1))
    found = compromise_weights(profiles)
    assert found.moves.sum() == pytest.approx(least(profiles, largest=found.moves.max()), abs=1e-6)


def test_a_refused_answer_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Solution(SolutionStatus.UNKNOWN, None, np.inf, -np.inf)
    monkeypatch.setattr(compromise, "solve_mixed_integer", lambda _: nothing)
    with pytest.raises(EngineError, match="the solver found no compromise weights for these profiles"):
        compromise_weights([[1.0, 2.0]])
