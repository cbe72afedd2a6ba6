from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.sensitivity import attainable as module
from mlr_prio.engine.sensitivity.attainable import RankInterval, attainable_rank_interval
from mlr_prio.engine.sensitivity.bounds import outer_rank_bounds, preference_bounds
from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull, WeightSet
from mlr_prio.engine.solver import MixedIntegerProgram, Solution, SolutionStatus

if TYPE_CHECKING:
    import pytest
    from numpy.typing import NDArray

FREE = WeightHull(np.eye(3))


def sampled(
    low: NDArray[np.float64], high: NDArray[np.float64], weights: NDArray[np.float64], i: int
) -> tuple[int, int]:
    """Places of ``i`` at its best and worst scores, over sampled weights."""
    best_case, worst_case = low.copy(), high.copy()
    best_case[i], worst_case[i] = high[i], low[i]
    best, worst = (ranks(weights @ table.T)[:, i] for table in (best_case, worst_case))
    return int(best.min()), int(worst.max())


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.integers(1, 7), st.integers(1, 4), st.sampled_from([0.0, 0.2]))
def test_outer_bounds_contain_the_exact_places_and_those_the_sampled_ones(
    seed: int, m: int, n: int, width: float
) -> None:
    rng = np.random.default_rng(seed)
    low = rng.random((m, n)) * 0.8
    high, centre = low + width * rng.random((m, n)), rng.dirichlet(np.ones(n))
    spaces: list[tuple[WeightSet, NDArray[np.float64]]] = []
    vertices = rng.dirichlet(np.ones(n), 3)
    spaces.append((WeightHull(vertices), rng.dirichlet(np.ones(3), 500) @ vertices))
    box = WeightBox(centre / 2, np.minimum(centre * 2, 1.0))
    drawn = rng.dirichlet(centre * 20 + 0.1, 500)
    spaces.append((box, np.vstack([centre, drawn[((drawn >= box.low) & (drawn <= box.high)).all(axis=1)]])))
    for weight_set, draws in spaces:
        outer_best, outer_worst = outer_rank_bounds(preference_bounds(low, high, weight_set))
        for i in range(m):
            exact = attainable_rank_interval(low, high, weight_set, i)
            seen_best, seen_worst = sampled(low, high, draws, i)
            assert exact.best_proven
            assert exact.worst_proven
            assert outer_best[i] <= exact.best <= seen_best
            assert seen_worst <= exact.worst <= outer_worst[i]


def test_the_exact_interval_is_narrower_where_no_weights_serve_two_pairs_at_once() -> None:
    """The third beats each of the others for some weights, but never both: its best place is the second."""
    table = [[0.9, 0.1, 0.5], [0.1, 0.9, 0.5], [0.45, 0.45, 0.45]]
    outer_best, _ = outer_rank_bounds(preference_bounds(table, table, FREE))
    assert outer_best[2] == 1
    assert attainable_rank_interval(table, table, FREE, 2) == RankInterval(
        2, 3, best_proven=True, worst_proven=True
    )


def test_two_that_are_better_only_in_turn_never_push_one_down_two_places() -> None:
    """At equal weights all three tie, which is not to be behind: the worst place is the second."""
    table = [[0.9, 0.1], [0.1, 0.9], [0.5, 0.5]]
    hull = WeightHull(np.eye(2))
    assert attainable_rank_interval(table, table, hull, 2).worst == 2


def test_what_the_bounds_decide_needs_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "solve_mixed_integer", None)
    table = [[0.9, 0.8, 0.7], [0.5, 0.5, 0.5], [0.5, 0.5, 0.5], [0.1, 0.2, 0.3]]
    found = [attainable_rank_interval(table, table, FREE, i) for i in range(4)]
    assert [(interval.best, interval.worst) for interval in found] == [(1, 1), (2, 2), (2, 2), (4, 4)]


def test_what_is_not_proven_in_time_is_a_bound_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver stops at the bound 0.4 for those ahead, and without any for those kept back."""
    answers = [
        Solution(SolutionStatus.FEASIBLE, np.ones(5), 2.0, 0.4),
        Solution(SolutionStatus.UNKNOWN, None, np.inf, -np.inf),
    ]

    def stopped(_: MixedIntegerProgram, time_limit: float | None) -> Solution:
        assert time_limit == 1.0
        return answers.pop(0)

    monkeypatch.setattr(module, "solve_mixed_integer", stopped)
    table = [[0.9, 0.1, 0.5], [0.1, 0.9, 0.5], [0.45, 0.45, 0.45]]
    found = attainable_rank_interval(table, table, FREE, 2, 1.0)
    assert found == RankInterval(2, 3, best_proven=False, worst_proven=False)
