"""Packages by simple rules, to be shown beside the best one with what they lose.

They look at the budget only: requirements, exclusions and joint bonuses are not in the rule, but bonuses
count in the value of what it happens to choose, and broken constraints are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints, broken, constraint_rows
from mlr_prio.engine.portfolio.package import package_units
from mlr_prio.engine.portfolio.selection import best_package
from mlr_prio.engine.portfolio.unit import UNITS_PER_VALUE, value_units, whole_budget, whole_costs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.portfolio.constraint import ConstraintReference


@dataclass(frozen=True, slots=True, eq=False)
class RulePackage:
    """What a simple rule chooses.

    Attributes
    ----------
    chosen
        Shape ``(m,)``.
    cost
        In cost units.
    value
        Joint bonuses included.
    loss
        How much less that is than the best package's value; negative only when constraints are broken.
    broken
        The constraints that the rule does not keep.
    """

    chosen: NDArray[np.bool_]
    cost: int
    value: float
    loss: float
    broken: tuple[ConstraintReference, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RulePackages:
    """The packages of the simple rules for one budget.

    Attributes
    ----------
    list_until_full
        Down the list by value until the next project does not fit; there it ends.
    list_skipping
        Down the list by value, passing over the projects that do not fit.
    ratio_skipping
        Down the list by value per cost, passing over the projects that do not fit.
    """

    list_until_full: RulePackage
    list_skipping: RulePackage
    ratio_skipping: RulePackage


def rule_packages(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints = UNCONSTRAINED
) -> RulePackages:
    """Return what the simple rules choose of the projects with positive value.

    Value per cost is close to the best rule of its kind but depends, like the best package itself, on where
    zero value lies (Clemen & Smith 2009, Decision Analysis 6(4); Morton 2015, EJOR 245).

    Parameters
    ----------
    values
        Values ``(m,)`` above the level where nothing is built; equal values are listed by index.
    costs, budget
        In cost units.
    constraints
        For the loss against the best package and for naming what the rules break.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When an argument is not allowed.
    """
    worth, limit = value_units(values), whole_budget(budget)
    own = whole_costs(costs, len(worth))
    best = best_package(values, costs, budget, constraints).value
    by_value = [int(i) for i in np.argsort(-worth, kind="stable") if worth[i] > 0]
    by_ratio = sorted(by_value, key=lambda i: (-_ratio(int(worth[i]), int(own[i])), i))

    def package(chosen: NDArray[np.bool_]) -> RulePackage:
        value = int(package_units(worth, constraints, chosen)) / UNITS_PER_VALUE
        faults = broken(constraint_rows(constraints, len(worth)), chosen)
        return RulePackage(chosen, int(own[chosen].sum()), value, best - value, faults)

    return RulePackages(
        package(until_full(by_value, own, limit)),
        package(skipping(by_value, own, limit)),
        package(skipping(by_ratio, own, limit)),
    )


def _ratio(value: int, cost: int) -> Fraction | float:
    """Return value per cost, exactly; infinite when the project costs nothing."""
    return Fraction(value, cost) if cost else np.inf


def until_full(order: Sequence[int], costs: NDArray[np.int64], budget: int) -> NDArray[np.bool_]:
    """Return the projects ``(m,)`` paid for in the given order until the first one that does not fit."""
    chosen = np.zeros(len(costs), dtype=np.bool_)
    ranked = np.array(order, dtype=np.int64)
    chosen[ranked[np.cumsum(costs[ranked]) <= budget]] = True
    return chosen


def skipping(order: Sequence[int], costs: NDArray[np.int64], budget: int) -> NDArray[np.bool_]:
    """Return the projects ``(m,)`` paid for in the given order, those that do not fit passed over."""
    chosen = np.zeros(len(costs), dtype=np.bool_)
    left = budget
    for project in order:
        chosen[project] = costs[project] <= left
        left -= int(costs[project]) * int(chosen[project])
    return chosen
