"""The best–worst method against scipy's linear programmes and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from mlr_prio.engine.elicitation import bwm
from mlr_prio.engine.elicitation.bwm import best_worst_weights
from mlr_prio.engine.solver import Solution, SolutionStatus
from mlr_prio.errors import EngineError

LEVELS = st.integers(1, 9).map(float)


def by_scipy(best: int, worst: int, from_best: list[float], to_worst: list[float]) -> float:
    """Return the smallest ξ by another solver and another way of writing the programme."""
    n = len(from_best)
    rows = []
    for j in range(n):
        for one, factor, other in ((best, from_best[j], j), (j, to_worst[j], worst)):
            row = np.zeros(n + 1)
            row[one] += 1
            row[other] -= factor
            rows += [[*row[:-1], -1], [*-row[:-1], -1]]
    answer = linprog(
        [*np.zeros(n), 1], A_ub=rows, b_ub=np.zeros(len(rows)), A_eq=[[*np.ones(n), 0]], b_eq=[1]
    )
    return float(answer.fun)


@given(st.integers(2, 6).flatmap(lambda n: st.tuples(*[st.lists(LEVELS, min_size=n, max_size=n)] * 2)))
def test_no_other_weights_come_closer(comparisons: tuple[list[float], list[float]]) -> None:
    from_best, to_worst = comparisons
    from_best[0] = to_worst[-1] = 1.0
    to_worst[0] = from_best[-1]
    result = best_worst_weights(0, len(from_best) - 1, from_best, to_worst)
    assert result.ksi == pytest.approx(by_scipy(0, len(from_best) - 1, from_best, to_worst), abs=1e-7)
    assert result.weights.sum() == pytest.approx(1, abs=1e-12)
    gaps = [abs(result.weights[0] - a * w) for a, w in zip(from_best, result.weights, strict=True)]
    gaps += [abs(w - a * result.weights[-1]) for a, w in zip(to_worst, result.weights, strict=True)]
    assert max(gaps) <= result.ksi + 1e-7


def test_comparisons_that_contradict_give_a_ratio_by_the_table() -> None:
    result = best_worst_weights(0, 2, [1, 2, 8], [8, 8, 1])
    assert result.ksi > 0.01
    assert result.ratio == pytest.approx(result.ksi / 4.47)


def test_all_equal_and_one_alone_are_consistent() -> None:
    even = best_worst_weights(0, 1, [1, 1, 1], [1, 1, 1])
    assert even.weights == pytest.approx([1 / 3] * 3, abs=1e-9)
    assert even.ratio == 0
    alone = best_worst_weights(0, 0, [1], [1])
    assert (alone.weights.tolist(), alone.ksi, alone.ratio) == ([1.0], 0.0, 0.0)


@pytest.mark.parametrize(
    ("best", "worst", "from_best", "to_worst", "sentence"),
    [
        (0, 1, [1, 2], [2], "there are 2 comparisons with the best, 1 with the worst; it takes one"),
        (2, 1, [1, 2], [2, 1], "there are 2 comparisons with the best, 2 with the worst; it takes one"),
        (0, 1, [1, 10], [10, 1], "a comparison is 10.0; it goes from 1 to 9"),
        (0, 1, [2, 2], [2, 1], "the best beside itself and the worst beside itself are 1"),
        (0, 1, [1, 2], [3, 1], "the best is 2.0 times the worst in one list and 3.0 times in the other"),
    ],
)
def test_what_is_no_comparison_is_refused(
    best: int, worst: int, from_best: list[float], to_worst: list[float], sentence: str
) -> None:
    with pytest.raises(EngineError, match=sentence):
        best_worst_weights(best, worst, from_best, to_worst)


def test_an_answer_that_the_solver_does_not_prove_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = Solution(SolutionStatus.UNKNOWN, None, np.inf, -np.inf)
    monkeypatch.setattr(bwm, "solve_mixed_integer", lambda _: unknown)
    with pytest.raises(EngineError, match="the solver found no weights for these comparisons"):
        best_worst_weights(0, 1, [1, 2], [2, 1])
