from __future__ import annotations

import numpy as np
import pytest

from mlr_prio.engine.portfolio.constraint import (
    AtMost,
    ConstraintKind,
    ConstraintReference,
    Constraints,
    JointBonus,
    Purse,
    broken,
    constraint_rows,
)
from mlr_prio.errors import EngineError


def test_broken_constraints_are_named_by_kind_and_place() -> None:
    constraints = Constraints(
        requires=((0, 1), (2, 0)),
        excludes=((0, 2),),
        at_least_one_of=((1,),),
        at_most=(AtMost(1, (0, 2, 2)),),
        coverage=((0,), (1, 1)),
        purses=(Purse((5, 5, 5), 9),),
    )
    chosen = np.array([True, False, True])
    assert broken(constraint_rows(constraints, 3), chosen) == (
        ConstraintReference(ConstraintKind.REQUIRES, 0),
        ConstraintReference(ConstraintKind.EXCLUDES, 0),
        ConstraintReference(ConstraintKind.AT_LEAST_ONE_OF, 0),
        ConstraintReference(ConstraintKind.AT_MOST, 0),
        ConstraintReference(ConstraintKind.COVERAGE, 1),
        ConstraintReference(ConstraintKind.PURSE, 0),
    )


@pytest.mark.parametrize("faulty", [Constraints(requires=((1, 1),)), Constraints(excludes=((1, 1),))])
def test_a_pair_needs_two_projects(faulty: Constraints) -> None:
    with pytest.raises(EngineError, match="project 1 requires or excludes itself; a pair needs two projects"):
        constraint_rows(faulty, 3)


@pytest.mark.parametrize("project", [-1, 3])
def test_a_constraint_names_projects_that_exist(project: int) -> None:
    with pytest.raises(
        EngineError, match=f"a constraint names project {project}; there are 3, counted from 0"
    ):
        constraint_rows(Constraints(coverage=((0, project),)), 3)


def test_a_count_is_not_negative() -> None:
    with pytest.raises(EngineError, match="at most -1 projects are allowed; the count must be zero or more"):
        constraint_rows(Constraints(at_most=(AtMost(-1, (0,)),)), 3)


@pytest.mark.parametrize("bonus", [JointBonus((), 1.0), JointBonus((0,), np.inf)])
def test_a_joint_bonus_is_finite_and_somebodys(bonus: JointBonus) -> None:
    with pytest.raises(EngineError, match=r"a joint bonus of .* projects; it must be finite, with a project"):
        constraint_rows(Constraints(bonuses=(bonus,)), 3)


@pytest.mark.parametrize("purse", [Purse((1,), 1), Purse((1, -1), 1), Purse((1, 1), -1)])
def test_a_purse_has_a_whole_number_for_each_project(purse: Purse) -> None:
    with pytest.raises(EngineError, match=r"a purse has . costs for 2 projects; each needs a whole number"):
        constraint_rows(Constraints(purses=(purse,)), 2)
