from __future__ import annotations

from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mlr_prio.engine.consensus import linear_order
from mlr_prio.engine.consensus.insertion import perturbed_search
from mlr_prio.engine.consensus.linear_order import (
    OrderSolution,
    broken_triangles,
    is_only_best,
    largest_program,
    order_program,
    solve_order,
)
from mlr_prio.engine.consensus.subset_program import best_orders
from mlr_prio.engine.solver import MixedIntegerProgram, Solution, SolutionStatus, solve_mixed_integer

if TYPE_CHECKING:
    from numpy.typing import NDArray


def total(cost: NDArray[np.int64], order: NDArray[np.int64]) -> int:
    return sum(int(cost[i, k]) for i, k in combinations(order.tolist(), 2))


def solved(cost: NDArray[np.int64], time_limit: float | None = None) -> OrderSolution:
    """Solve without any search: what an order costs is all that polishing finds out."""
    start = np.arange(len(cost))
    return solve_order(order_program(cost), start, lambda order: (order, total(cost, order)), time_limit)


def random_cost(seed: int, m: int = 8, most: int = 12) -> NDArray[np.int64]:
    cost: NDArray[np.int64] = np.random.default_rng(seed).integers(0, most, (m, m))
    return cost


@pytest.mark.parametrize("seed", range(20))
def test_integer_programming_finds_what_dynamic_programming_finds(seed: int) -> None:
    cost = random_cost(seed)
    solution = solved(cost)
    assert solution.cost == solution.bound == best_orders(cost, 1).cost
    assert total(cost, solution.order) == solution.cost


def test_whole_numbers_finish_what_fractions_leave_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fence of Grötschel, Jünger & Reinelt 1985: 2 of 9 arcs must break, in fractions one and a half.

    Every arc costs 2, so that rounding 3 up does not give 4.
    """
    cost = np.zeros((6, 6), dtype=np.int64)
    for i, k in product(range(3), range(3)):
        before, after = (i, 3 + i) if i == k else (3 + i, k)
        cost[after, before] = 2
    whole = []

    def watched(program: MixedIntegerProgram, time_limit: float | None = None) -> Solution:
        whole.append(bool(program.integer.any()))
        return solve_mixed_integer(program, time_limit)

    monkeypatch.setattr(linear_order, "solve_mixed_integer", watched)
    solution = solved(cost)
    assert solution.cost == solution.bound == best_orders(cost, 1).cost == 4
    assert whole[-1]


@pytest.mark.parametrize("seed", range(5))
def test_the_smallest_largest_disagreement_is_that_of_trying_every_order(seed: int) -> None:
    values = np.random.default_rng(seed).integers(0, 6, (3, 5))
    preferred = values[:, :, None] > values[:, None, :]

    def largest(order: NDArray[np.int64]) -> int:
        return max(sum(int(own[k, i]) for i, k in combinations(order.tolist(), 2)) for own in preferred)

    best = min(largest(np.array(order)) for order in permutations(range(5)))
    program = largest_program(preferred)
    solution = solve_order(program, np.arange(5), lambda order: (order, largest(order)))
    assert solution.cost == solution.bound == best


def test_a_known_order_that_meets_the_bound_needs_no_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(linear_order, "solve_mixed_integer")
    solution = solved(np.triu(np.zeros((4, 4), dtype=np.int64)))
    assert (solution.order.tolist(), solution.cost, solution.bound) == ([0, 1, 2, 3], 0, 0)


def stopped(status: SolutionStatus, x: NDArray[np.float64] | None, bound: float) -> Solution:
    return Solution(status, x, np.inf, bound)


@pytest.mark.parametrize(("bound", "kept"), [(3.2, 4), (-np.inf, 0)])
def test_without_an_answer_in_time_the_bound_is_all_that_is_new(
    bound: float, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = stopped(SolutionStatus.UNKNOWN, None, bound)
    monkeypatch.setattr(linear_order, "solve_mixed_integer", lambda *_: answer)
    solution = solved(np.full((5, 5), 2))
    assert (solution.order.tolist(), solution.cost, solution.bound) == ([0, 1, 2, 3, 4], 20, kept)


def test_an_answer_that_is_not_proven_suggests_an_order_and_ends_the_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cost = np.tril(np.full((4, 4), 3)) + 1
    backwards = stopped(SolutionStatus.FEASIBLE, np.append(np.zeros(6), 1.0), 2.0)
    monkeypatch.setattr(linear_order, "solve_mixed_integer", lambda *_: backwards)
    solution = solved(cost.T)
    assert (solution.order.tolist(), solution.cost, solution.bound) == ([3, 2, 1, 0], 6, 2)


def test_the_broken_triangles_are_the_circles() -> None:
    """0 before 1, 1 before 2, 2 before 0; and all before 3."""
    x = np.array([1.0, 0.0, 1.0, 1.0, 1.0, 1.0])
    assert broken_triangles(x, 4).tolist() == [[0, 3, 1]]
    assert len(broken_triangles(np.ones(6), 4)) == 0


def test_only_the_most_broken_triangles_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The columns are 01, 02, 03, 12, 13, 23: one whole circle 0-1-2 and weaker ones with 3."""
    monkeypatch.setattr(linear_order, "ROWS_PER_ROUND", 1)
    x = np.array([1.0, 0.0, 0.4, 1.0, 1.0, 0.0])
    assert broken_triangles(x, 4).tolist() == [[0, 3, 1]]


def test_an_only_best_order_is_recognised_and_one_of_several_is_not() -> None:
    """With every cost at least one apart from its reverse, ascending order alone is best."""
    alone = np.tril(np.ones((5, 5), dtype=np.int64))
    assert is_only_best(order_program(alone), solved(alone), None)
    several = alone.copy()
    several[4, 3] = 0
    assert not is_only_best(order_program(several), solved(several), None)


def test_without_an_answer_nothing_is_said_to_be_the_only_best(monkeypatch: pytest.MonkeyPatch) -> None:
    cost = np.tril(np.ones((5, 5), dtype=np.int64))
    solution = solved(cost)
    answer = stopped(SolutionStatus.UNKNOWN, None, -np.inf)
    monkeypatch.setattr(linear_order, "solve_mixed_integer", lambda *_: answer)
    assert not is_only_best(order_program(cost), solution, 0.0)


def test_a_slow_programme_is_spared_by_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the threshold at nothing the search is made as soon as the bound hardly rises."""
    monkeypatch.setattr(linear_order, "LARGE", -1)
    cost = random_cost(3)
    searched = []

    def watched(*arguments: object) -> tuple[NDArray[np.int64], int]:
        searched.append(arguments)
        return perturbed_search(*arguments)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(linear_order, "perturbed_search", watched)
    assert solved(cost).cost == best_orders(cost, 1).cost
    assert len(searched) == 1
