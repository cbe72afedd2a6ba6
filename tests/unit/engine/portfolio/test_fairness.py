from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import Constraints, JointBonus
from mlr_prio.engine.portfolio.fairness import fair_package, member_shares
from mlr_prio.engine.solver import Solution, SolutionStatus, solve_mixed_integer
from mlr_prio.errors import EngineError


def test_a_project_is_divided_equally_among_the_members_it_touches() -> None:
    touches = [[True, True, False, False], [False, True, False, True]]
    shares = member_shares(touches, np.array([True, True, True, False]), [0.5, 0.25, 1, 1], [10, 4, 7, 9])
    assert shares.projects.tolist() == [2, 1]
    assert shares.cost.tolist() == [12.0, 2.0]
    assert shares.value.tolist() == [0.625, 0.125]


def test_the_fair_package_costs_joint_value_and_says_how_much() -> None:
    """Member 1 gains from project 2 only, which the joint package leaves out."""
    members = np.array([[8.0, 6.0, 0.0], [0.0, 0.0, 4.0]])
    result = fair_package(members, members.sum(axis=0), [1, 1, 1], 2)
    assert result.joint.chosen.tolist() == [True, True, False]
    assert result.joint_satisfaction.tolist() == [1.0, 0.0]
    assert result.package.chosen.tolist() == [True, False, True]
    assert result.satisfaction == pytest.approx([8 / 14, 1])
    assert result.price == pytest.approx(1 - 12 / 14)
    assert result.package.proven


def test_a_member_with_nothing_to_gain_is_not_counted() -> None:
    members = np.array([[1.0, 2.0], [0.0, 0.0]])
    result = fair_package(members, [1.0, 2.0], [1, 1], 1)
    assert result.package.chosen.tolist() == [False, True]
    assert np.isnan(result.satisfaction[1])


def test_joint_bonuses_count_for_everyone() -> None:
    members = np.array([[1.0, 1.0, 1.5], [1.0, 1.0, 1.5]])
    constraints = Constraints(bonuses=(JointBonus((0, 1), 1.0),))
    result = fair_package(members, [1.0, 1.0, 1.5], [1, 1, 1], 2, constraints)
    assert result.package.chosen.tolist() == [True, True, False]
    assert result.satisfaction.tolist() == [1.0, 1.0]


def test_without_joint_value_fairness_has_no_price() -> None:
    result = fair_package([[1.0, 0.0]], [-1.0, 0.0], [1, 1], 2)
    assert result.package.chosen.tolist() == [True, False]
    assert result.price == 0.0


def test_a_fair_package_that_time_left_unproven_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(program: object, time_limit: float | None) -> Solution:
        asked.append(program)
        solution = solve_mixed_integer(program, time_limit)  # type: ignore[arg-type]  # passed through
        status = SolutionStatus.FEASIBLE if len(asked) == 1 else solution.status
        return Solution(status, solution.x, solution.objective, solution.bound)

    monkeypatch.setattr("mlr_prio.engine.portfolio.program.solve_mixed_integer", answer)
    assert not fair_package([[1.0, 2.0]], [1.0, 2.0], [1, 1], 1, time_limit=1.0).package.proven


def test_members_with_nothing_to_gain_at_all_have_no_fair_package() -> None:
    with pytest.raises(
        EngineError, match="no package is worth anything to any member; there is nothing to divide"
    ):
        fair_package([[0.0]], [1.0], [1], 1)
