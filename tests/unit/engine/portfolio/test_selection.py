from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mlr_prio.engine.portfolio.clash import ClashError, clash
from mlr_prio.engine.portfolio.constraint import (
    UNCONSTRAINED,
    AtMost,
    ConstraintKind,
    ConstraintReference,
    Constraints,
    Purse,
)
from mlr_prio.engine.portfolio.selection import best_chosen, best_package, optimal_packages
from mlr_prio.engine.solver import Solution, SolutionStatus, solve_mixed_integer
from mlr_prio.errors import EngineError

if TYPE_CHECKING:
    from mlr_prio.engine.solver import MixedIntegerProgram

SECOND_PURSE = Constraints(purses=(Purse((1, 1, 1), 2),))


def test_the_value_of_a_package_is_the_decimal_sum_without_floating_point_noise() -> None:
    assert best_package([0.1, 0.2], [1, 1], 2).value == 0.3


def test_a_budget_below_the_cheapest_project_buys_nothing() -> None:
    package = best_package([1, 2], [3, 4], 2)
    assert not package.chosen.any()
    assert (package.cost, package.value, package.proven) == (0, 0.0, True)


def test_a_project_of_negative_value_is_chosen_only_when_required() -> None:
    assert best_package([1, -0.4], [1, 1], 2).chosen.tolist() == [True, False]
    required = best_package([1, -0.4], [1, 1], 2, Constraints(requires=((0, 1),)))
    assert required.chosen.tolist() == [True, True]
    assert required.value == pytest.approx(0.6)


def test_a_project_of_no_value_is_not_chosen_even_when_it_costs_nothing() -> None:
    assert best_package([0, 1], [0, 1], 2).chosen.tolist() == [False, True]


@pytest.mark.parametrize("budget", [-1, float("nan"), float("inf"), 1.5])
def test_a_budget_must_be_a_whole_number(budget: int) -> None:
    with pytest.raises(
        EngineError, match=f"the budget is {float(budget)} cost units; it must be a whole number"
    ):
        best_package([1], [1], budget)


def test_without_samples_there_is_no_package() -> None:
    with pytest.raises(EngineError, match="there is no sample of values; a package needs at least one"):
        best_chosen(np.ones((0, 2)), [1, 1], 1)


def test_samples_may_need_the_solver() -> None:
    chosen = best_chosen([[1, 2, 3], [3, 2, 1]], [1, 1, 1], 3, SECOND_PURSE)
    assert chosen.tolist() == [[False, True, True], [True, True, False]]


def test_the_clash_is_named_without_the_budget_when_the_budget_is_not_to_blame() -> None:
    constraints = Constraints(requires=((1, 2), (0, 1)), excludes=((1, 2), (0, 1)), at_least_one_of=((0, 0),))
    with pytest.raises(ClashError, match="no package keeps 3 of the constraints at the same time") as caught:
        best_package([1, 1, 1], [1, 1, 1], 9, constraints)
    assert caught.value.clash == (
        ConstraintReference(ConstraintKind.REQUIRES, 1),
        ConstraintReference(ConstraintKind.EXCLUDES, 1),
        ConstraintReference(ConstraintKind.AT_LEAST_ONE_OF, 0),
    )
    assert str(caught.value.hint) == "drop or loosen one of them, or raise the budget if it is among them"


def test_the_budget_is_named_when_it_is_part_of_the_clash() -> None:
    with pytest.raises(ClashError, match="no package keeps 2 of the constraints") as caught:
        optimal_packages([1, 1], [5, 9], 7, Constraints(at_least_one_of=((0,), (1,))))
    assert [each.kind for each in caught.value.clash] == [
        ConstraintKind.BUDGET,
        ConstraintKind.AT_LEAST_ONE_OF,
    ]
    assert caught.value.clash[1].index == 1


def test_a_member_that_no_project_touches_clashes_alone() -> None:
    with pytest.raises(ClashError, match="no package keeps 1 of the constraints") as caught:
        best_package([1], [1], 1, Constraints(coverage=((0,), ())))
    assert caught.value.clash == (ConstraintReference(ConstraintKind.COVERAGE, 1),)


def test_constraints_that_agree_have_no_clash() -> None:
    assert clash(np.array([1, 1]), 1, Constraints(at_most=(AtMost(1, (0, 1)),))) == ()


def stopped(
    monkeypatch: pytest.MonkeyPatch, x: list[float] | None, status: SolutionStatus, after: int = 0
) -> None:
    """Make the solver stop with this answer once it has been asked so many times."""
    asked: list[MixedIntegerProgram] = []

    def answer(program: MixedIntegerProgram, time_limit: float | None) -> Solution:
        asked.append(program)
        if len(asked) <= after:
            return solve_mixed_integer(program, time_limit)
        return Solution(status, None if x is None else np.array(x), 0.0, -9.0)

    monkeypatch.setattr("mlr_prio.engine.portfolio.program.solve_mixed_integer", answer)


def test_a_package_found_when_time_runs_out_is_not_called_optimal(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(monkeypatch, [1, 0, 1], SolutionStatus.FEASIBLE)
    package = best_package([1, 2, 3], [1, 1, 1], 3, SECOND_PURSE, time_limit=1.0)
    assert (package.proven, package.value, package.bound, package.cost) == (False, 4.0, 9.0, 2)
    monkeypatch.undo()
    stopped(monkeypatch, [1, 0, 1], SolutionStatus.FEASIBLE)
    assert optimal_packages([1, 2, 3], [1, 1, 1], 3, SECOND_PURSE, time_limit=1.0).count is None


def test_an_end_without_a_package_asks_for_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(monkeypatch, None, SolutionStatus.UNKNOWN)
    with pytest.raises(EngineError, match="the solver stopped before it found a package; allow more time"):
        best_package([1, 2, 3], [1, 1, 1], 3, SECOND_PURSE)


def test_an_answer_that_breaks_a_constraint_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(monkeypatch, [1, 1, 1], SolutionStatus.PROVEN)
    with pytest.raises(EngineError, match="the solver's package breaks a constraint; it is not shown"):
        best_package([1, 2, 3], [1, 1, 1], 3, SECOND_PURSE)


@pytest.mark.parametrize("after", [1, 2, 3])
def test_an_optimal_package_stays_when_time_runs_out_among_its_equals(
    monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    stopped(monkeypatch, None, SolutionStatus.UNKNOWN, after)
    package = best_package([2, 2, 2], [1, 1, 1], 3, SECOND_PURSE, time_limit=1.0)
    assert (package.proven, package.value, package.cost) == (True, 4.0, 2)


@pytest.mark.parametrize(("after", "count"), [(4, None), (9, 3)])
def test_optimal_packages_are_counted_only_when_the_solver_proves_that_there_are_no_more(
    monkeypatch: pytest.MonkeyPatch, after: int, count: int | None
) -> None:
    stopped(monkeypatch, None, SolutionStatus.UNKNOWN, after)
    tied = optimal_packages([2, 2, 2], [1, 1, 1], 3, SECOND_PURSE, time_limit=1.0)
    assert tied.count == count
    assert tied.chosen[0].tolist() == [True, True, False]


def test_more_than_ten_optimal_packages_by_the_solver_are_not_counted() -> None:
    tied = optimal_packages([1] * 6, [1] * 6, 6, Constraints(purses=(Purse((1,) * 6, 2),)))
    assert tied.count is None
    assert tied.chosen.shape == (10, 6)
    assert np.flatnonzero(tied.chosen[0]).tolist() == [0, 1]


def test_nothing_but_the_budget_is_the_same_as_no_constraints() -> None:
    assert best_package([1, 2], [1, 1], 1, UNCONSTRAINED).chosen.tolist() == [False, True]
