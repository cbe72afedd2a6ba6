from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import AtMost, Constraints, JointBonus
from mlr_prio.engine.portfolio.knapsack import budget_table
from mlr_prio.engine.portfolio.knapsack_batch import best_selections
from mlr_prio.engine.portfolio.selection import best_package, optimal_packages, search
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray


def projects(m: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64], int]:
    rng = np.random.default_rng(seed)
    costs = np.maximum(1, np.exp(rng.normal(3, 1, m)).round()).astype(np.int64)
    return rng.uniform(-0.1, 0.8, m), costs, int(costs.sum() * 0.4)


def dependencies(m: int, seed: int) -> Constraints:
    """Return a tenth of the projects in requirements, a tenth in exclusions, and one joint bonus."""
    order = np.random.default_rng(seed).permutation(m).tolist()
    couples = [(order[2 * k], order[2 * k + 1]) for k in range(m // 5)]
    half = len(couples) // 2
    bonus = JointBonus((order[0], order[2]), 0.1)
    return Constraints(requires=tuple(couples[:half]), excludes=tuple(couples[half:]), bonuses=(bonus,))


@pytest.mark.parametrize("m", [30, 100, 300])
def test_the_table_and_the_solver_agree_on_the_package(m: int) -> None:
    """Two exact methods that share nothing but the constraints."""
    values, costs, budget = projects(m, seed=m)
    constraints = dependencies(m, seed=m)
    table = best_package(values, costs, budget, constraints)
    solver = search(values, costs, budget, constraints).best()
    assert solver is not None
    assert table.chosen.tolist() == solver.chosen.tolist()
    assert (table.cost, table.value) == (solver.cost, solver.value)


@pytest.mark.parametrize("constraints", [Constraints(), dependencies(60, seed=3)])
def test_every_sample_and_budget_of_a_batch_agrees_with_the_solver(constraints: Constraints) -> None:
    values, costs, budget = projects(60, seed=3)
    samples = values + np.random.default_rng(4).uniform(-0.1, 0.1, (4, 60))
    budgets = [budget // 2, budget]
    batch = best_selections(samples, costs, budgets, constraints)
    assert batch is not None
    for packages, limit in zip(batch, budgets, strict=True):
        for sample, chosen in zip(samples, packages, strict=True):
            package = search(sample, costs, limit, constraints).best()
            assert package is not None
            assert package.chosen.tolist() == chosen.tolist()


def test_blocks_of_samples_do_not_change_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    values, costs, budget = projects(20, seed=5)
    samples = values + np.random.default_rng(6).uniform(-0.1, 0.1, (7, 20))
    whole = best_selections(samples, costs, [budget])
    monkeypatch.setattr("mlr_prio.engine.portfolio.knapsack_batch.BLOCK_CELLS", 2 * (budget + 1))
    parts = best_selections(samples, costs, [budget])
    assert whole is not None
    assert parts is not None
    assert whole.tolist() == parts.tolist()


def test_costs_with_a_common_divisor_are_counted_in_it_without_changing_the_answer() -> None:
    values, costs, budget = projects(20, seed=5)
    small = best_selections([values], costs, [budget])
    large = best_selections([values], costs * 1000, [budget * 1000 + 999])
    assert small is not None
    assert large is not None
    assert small.tolist() == large.tolist()


def test_a_batch_leaves_the_rows_empty_where_no_package_keeps_the_constraints() -> None:
    batch = best_selections([[1.0, 1.0]], [3, 3], [2, 3], Constraints(at_least_one_of=((0, 1),)))
    assert batch is not None
    assert batch.tolist() == [[[False, False]], [[True, False]]]


def test_without_projects_the_only_package_is_empty() -> None:
    package = best_package([], [], 5)
    assert (package.chosen.tolist(), package.cost, package.value) == ([], 0, 0.0)


def test_without_budgets_a_batch_is_empty() -> None:
    batch = best_selections([[1.0]], [1], [])
    assert batch is not None
    assert batch.shape == (0, 1, 1)


def test_packages_of_equal_value_are_counted_exactly_and_the_first_ten_listed() -> None:
    """Of 60 equal projects 30 fit: far more packages than 64 bits can count without care."""
    tied = optimal_packages(np.full(60, 0.3), np.full(60, 7), 7 * 30)
    assert tied.count == math.comb(60, 30)
    assert np.flatnonzero(tied.chosen[0]).tolist() == list(range(30))
    assert np.flatnonzero(tied.chosen[1]).tolist() == [*range(29), 30]
    assert len(tied.chosen) == 10


def test_ids_decide_between_packages_whose_components_interleave() -> None:
    """Beside project 0, projects 3 and 5 bring the same for the same cost; 5 is in the component of 0."""
    values, costs = [5, 0, 0, 2, 0, 2], [1, 9, 9, 1, 9, 1]
    constraints = Constraints(requires=((5, 0),))
    assert np.flatnonzero(best_package(values, costs, 2, constraints).chosen).tolist() == [0, 3]
    batch = best_selections([values], costs, [2], constraints)
    assert batch is not None
    assert np.flatnonzero(batch[0, 0]).tolist() == [0, 3]


def test_a_table_too_large_for_the_memory_asks_for_a_larger_unit() -> None:
    with pytest.raises(EngineError, match=r"the budget is 1000000000 cost units, too many for 2 projects"):
        budget_table([1, 1], [10**9, 10**9], 10**9)


def test_a_circle_of_requirements_means_all_or_none() -> None:
    circle = Constraints(requires=((0, 1), (1, 2), (2, 0)))
    assert best_package([1, 1, 1, 0.5], [1, 1, 1, 1], 2, circle).chosen.tolist() == [
        False,
        False,
        False,
        True,
    ]
    assert best_package([1, 1, 1, 0.5], [1, 1, 1, 1], 3, circle).chosen.tolist() == [True, True, True, False]


def test_constraints_that_need_the_solver_have_no_table() -> None:
    wide = Constraints(at_most=(AtMost(3, tuple(range(20))),))
    assert budget_table(np.ones(20), np.ones(20), 5, wide) is None
    assert best_selections(np.ones((1, 20)), np.ones(20), [5], wide) is None
