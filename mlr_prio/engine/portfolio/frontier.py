"""The frontier: every package that no cheaper package matches, and what more money would bring in.

A package that is best for one budget need not hold the package of a smaller budget: the frontier is not a
list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.clash import found
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.knapsack import budget_table
from mlr_prio.engine.portfolio.selection import best_package, search
from mlr_prio.engine.portfolio.unit import NEVER, UNITS_PER_VALUE, whole_budget, whole_costs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.portfolio.knapsack import BudgetTable
    from mlr_prio.engine.portfolio.package import Package

SOLVER_POINTS: Final = 200
"""How many points are found at most where each needs the solver."""


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The efficient packages in rising cost, which is also rising value.

    Attributes
    ----------
    costs
        Shape ``(p,)``, in cost units.
    values
        Shape ``(p,)``, joint bonuses included.
    chosen
        The packages ``(p, m)``.
    complete
        Whether every efficient package from the lowest to the highest budget asked for is there; if not, the
        cheapest ones are missing.
    """

    costs: NDArray[np.int64]
    values: NDArray[np.float64]
    chosen: NDArray[np.bool_]
    complete: bool


def frontier(
    values: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
    lowest: int = 0,
) -> Frontier:
    """Return the efficient packages for all budgets from ``lowest`` to ``budget``.

    The first is the best package for the lowest budget. Read off the table of all budgets, supported and
    unsupported points alike (Nemhauser & Ullmann 1969); where the solver is needed, found from the top by
    asking for less than the last cost (the epsilon-constraint method: Haimes, Lasdon & Wismer 1971).

    Parameters
    ----------
    values, costs, constraints
        As for :func:`~mlr_prio.engine.portfolio.selection.best_package`.
    budget, lowest
        The highest and the lowest budget of interest, in cost units.

    Raises
    ------
    ClashError
        When no package keeps the constraints within the highest budget.
    EngineError
        When an argument is not allowed.
    """
    table = budget_table(values, costs, budget, constraints)
    if table is None:
        return _by_solver(values, costs, budget, constraints, whole_budget(lowest))
    own = whole_costs(costs, table.projects)
    table = found(table if table.is_feasible(budget) else None, own, budget, constraints)
    points = _efficient(table, min(whole_budget(lowest), table.budget))
    return Frontier(points, table.best[0][points] / UNITS_PER_VALUE, table.chosen(points), complete=True)


def _efficient(table: BudgetTable, lowest: int) -> NDArray[np.int64]:
    """Return the costs ``(p,)`` at which the best value rises."""
    best = table.best[0]
    before = np.concatenate([[NEVER // 2], best[:-1]])
    rises = np.flatnonzero((best > before) & (best > NEVER // 2))
    first = int(np.searchsorted(rises, lowest, side="right")) - 1
    return rises[max(first, 0) :]


def _by_solver(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints, lowest: int
) -> Frontier:
    """Return the frontier from its top point downwards."""
    downwards = list(_packages(values, costs, budget, constraints, lowest))
    upwards = downwards[::-1]
    return Frontier(
        np.array([package.cost for package in upwards]),
        np.array([package.value for package in upwards]),
        np.array([package.chosen for package in upwards]),
        complete=len(upwards) < SOLVER_POINTS,
    )


def _packages(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints, lowest: int
) -> Iterator[Package]:
    """Yield the efficient packages in falling cost, :data:`SOLVER_POINTS` at most."""
    package: Package | None = best_package(values, costs, budget, constraints)
    for _ in range(SOLVER_POINTS):
        if package is None:
            return
        yield package
        cheaper = package.cost - 1
        package = search(values, costs, cheaper, constraints).best() if cheaper >= lowest else None
