"""Cost risk: what the package becomes when costs rise, and how far one project's cost may rise alone.

Costs of projects under planning rise on average; a reference class says how much (Flyvbjerg 2006, Project
Management Journal 37(3)). The factors are the caller's, from data with a source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, AtMost, Constraints
from mlr_prio.engine.portfolio.knapsack import budget_table
from mlr_prio.engine.portfolio.package import package_units
from mlr_prio.engine.portfolio.selection import best_package, search
from mlr_prio.engine.portfolio.unit import budget_units, cost_units, value_units
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.portfolio.package import Package


@dataclass(frozen=True, slots=True, eq=False)
class UpliftedPackages:
    """The best package at every level of costs.

    Attributes
    ----------
    unchanged
        The package at the stated costs.
    packages
        One package for each row of factors, its cost in cost units after the rise.
    dropped, added
        For each row which projects leave and which enter against the unchanged package, ``(f, m)``.
    """

    unchanged: Package
    packages: tuple[Package, ...]
    dropped: NDArray[np.bool_]
    added: NDArray[np.bool_]


def uplifted_packages(
    values: ArrayLike,
    amounts: ArrayLike,
    factors: ArrayLike,
    budget: float,
    unit: float,
    constraints: Constraints = UNCONSTRAINED,
) -> UpliftedPackages:
    """Return the best package when every cost is multiplied by its factor and the budget stays.

    Parameters
    ----------
    values
        Values ``(m,)`` above the level where nothing is built.
    amounts
        Costs ``(m,)`` in money; each is rounded up to cost units after it is multiplied.
    factors
        Factors ``(f, m)``, such as 1.39 for a rise of 39 percent; a class of projects shares a factor.
    budget
        In money; rounded down to cost units.
    unit
        The cost unit in money.
    constraints
        What a package must keep beside the budget.

    Raises
    ------
    ClashError
        When no package keeps the constraints at some level.
    EngineError
        When a factor is not a positive number or another argument is not allowed.
    """
    stated, rise = np.asarray(amounts, dtype=np.float64), np.asarray(factors, dtype=np.float64)
    _require_factors(rise)
    limit = budget_units(budget, unit)
    unchanged = best_package(values, cost_units(stated, unit), limit, constraints)
    packages = tuple(best_package(values, cost_units(stated * row, unit), limit, constraints) for row in rise)
    chosen = np.array([package.chosen for package in packages], dtype=np.bool_).reshape(rise.shape)
    return UpliftedPackages(unchanged, packages, unchanged.chosen & ~chosen, chosen & ~unchanged.chosen)


def _require_factors(factors: NDArray[np.float64]) -> None:
    faulty = ~(np.isfinite(factors) & (factors > 0))
    if faulty.any():
        raise EngineError(
            message(
                "a cost factor is {factor}; it must be a finite number above zero, such as 1.39",
                factor=float(factors[faulty][0]),
            )
        )


def break_even_costs(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints = UNCONSTRAINED
) -> NDArray[np.int64]:
    """Return the highest cost at which each project of the best package stays in a best package.

    All other costs stay. A project with cost c is in a best package when its value and the best that the rest
    of the money gives, ``W_with(b - c)``, is not less than the best without it, ``W_without(b)``; both are
    best packages with the project forced in at no cost and kept out, so the answer is exact. At the highest
    cost another package may be as good; one cost unit more and the project is out.

    Parameters
    ----------
    values, costs, budget, constraints
        As for :func:`~mlr_prio.engine.portfolio.selection.best_package`.

    Returns
    -------
    NDArray[np.int64]
        Costs ``(m,)`` in cost units, at most the budget; -1 for projects outside the package. The factor on a
        project's money is this times the cost unit divided by its amount.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When an argument is not allowed.
    """
    package = best_package(values, costs, budget, constraints)
    result = np.full(len(package.chosen), -1, dtype=np.int64)
    for project in np.flatnonzero(package.chosen).tolist():
        inside = replace(constraints, at_least_one_of=(*constraints.at_least_one_of, (project,)))
        outside = replace(constraints, at_most=(*constraints.at_most, AtMost(0, (project,))))
        unpaid = np.array(costs)
        unpaid[project] = 0
        without = _best_units(values, costs, budget, outside)(budget)
        within = _best_units(values, unpaid, budget, inside)
        result[project] = budget - _least_budget(within, without, budget)
    return result


def _best_units(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints
) -> Callable[[int], float]:
    """Return the best value by budget, in value units; minus infinity where no package is permitted."""
    table = budget_table(values, costs, budget, constraints)
    if table is not None:
        return lambda left: table.best_units(left) if table.is_feasible(left) else -np.inf

    def by_solver(left: int) -> float:
        package = search(values, costs, left, constraints).best()
        return (
            -np.inf
            if package is None
            else int(package_units(value_units(values), constraints, package.chosen))
        )

    return by_solver


def _least_budget(best: Callable[[int], float], least: float, budget: int) -> int:
    """Return the least budget at which a package is permitted and worth ``least``; the whole one does."""
    low, high = 0, budget
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if -np.inf < best(middle) >= least else (middle + 1, high)
    return low
