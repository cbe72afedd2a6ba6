"""The exact knapsack for every budget at once, for one set of values.

Dynamic programming over cost (Nemhauser & Ullmann 1969, Management Science 15(9); Kellerer, Pferschy &
Pisinger 2004, *Knapsack Problems*, section 2.3 and chapter 11): with ``F_k(b)`` the best value of components
k and later within budget b, ``F_k(b) = max over subsets of component k of value + F_{k+1}(b - cost)``. The
work is the number of subsets times the budget.

Among packages of the same value the one of least cost is chosen, and among these the one that holds the first
project in which two differ: the ids decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.component import Component, components
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.tie import TiedPackages, tied_packages
from mlr_prio.engine.portfolio.unit import NEVER, value_units, whole_budget, whole_costs
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MOST_CELLS: Final = 1 << 27
"""Components times budget; above it the table would not fit in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class BudgetTable:
    """The best value for every budget from 0 to ``budget``.

    Attributes
    ----------
    projects
        The number m of projects.
    budget
        The largest budget, in cost units; not more than all projects cost together.
    parts
        The K components.
    subset_values
        For each component the values of its subsets, in value units.
    best
        ``F_k(b)``, shape ``(K + 1, budget + 1)``, in value units; below ``NEVER / 2`` where no package keeps
        the constraints.
    """

    projects: int
    budget: int
    parts: tuple[Component, ...]
    subset_values: tuple[NDArray[np.int64], ...]
    best: NDArray[np.int64]

    def least_cost(self, budgets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the cost of the cheapest package that is optimal for each budget ``(q,)``."""
        best = self.best[0]
        cost: NDArray[np.int64] = np.searchsorted(best, best[budgets], side="left")
        return cost

    def best_units(self, budget: int) -> int:
        """Return the best value within the budget, in value units."""
        return int(self.best[0][min(budget, self.budget)])

    def is_feasible(self, budget: int) -> bool:
        """Tell whether any package keeps the constraints within the budget."""
        return self.best_units(budget) > NEVER // 2

    def chosen(self, budgets: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return the chosen packages ``(q, m)`` for feasible budgets ``(q,)``."""
        left = self.least_cost(np.minimum(budgets, self.budget))
        start = left.copy()
        result = np.zeros((len(left), self.projects), dtype=np.bool_)
        unclear = np.zeros(len(left), dtype=np.bool_)
        for k, part in enumerate(self.parts):
            pick = self._take(k, left) if part.free else self._pick(k, left, unclear)
            result[:, part.members] = part.subsets[pick]
            left -= part.costs[pick]
        for row in np.flatnonzero(unclear):
            result[row] = self.tied(int(start[row]), 1).chosen[0]
        return result

    def _take(self, k: int, left: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for a free project 1 where it is chosen, also when leaving it out is as good, else 0."""
        if len(self.parts[k].costs) == 1:
            return np.zeros(len(left), dtype=np.int64)
        after = left - self.parts[k].costs[1]
        reached = self.best[k + 1][np.maximum(after, 0)] + self.subset_values[k][1]
        return np.where((after >= 0) & (reached == self.best[k][left]), 1, 0)

    def _pick(self, k: int, left: NDArray[np.int64], unclear: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the subset of a component that an optimal package holds; mark where several would do."""
        useful = useful_subsets(self.subset_values[k])
        after = left[:, None] - self.parts[k].costs[useful]
        reached = self.best[k + 1][np.maximum(after, 0)] + self.subset_values[k][useful]
        fits = (after >= 0) & (reached == self.best[k][left][:, None])
        unclear |= fits.sum(axis=1) > 1
        pick: NDArray[np.int64] = useful[fits.argmax(axis=1)]
        return pick

    def tied(self, budget: int, most: int) -> TiedPackages:
        """Return how many packages reach the best value within the budget, and the first of them."""
        return tied_packages(self.parts, self.subset_values, self.best, min(budget, self.budget), most)


def budget_table(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints = UNCONSTRAINED
) -> BudgetTable | None:
    """Return the table of best values, or None when the constraints need the solver.

    Parameters
    ----------
    values
        Values ``(m,)`` above the level where nothing is built; rounded to whole value units.
    costs
        Costs ``(m,)`` in cost units.
    budget
        The largest budget asked for, in cost units.
    constraints
        What a package must keep beside the budget.

    Raises
    ------
    EngineError
        When values, costs, budget or constraints are not allowed, or the table would be too large.
    """
    worth = value_units(values)
    own = whole_costs(costs, len(worth))
    largest = min(whole_budget(budget), int(own.sum()))
    parts = components(own, constraints, largest)
    return None if parts is None else filled_table(worth, parts, largest)


def filled_table(worth: NDArray[np.int64], parts: tuple[Component, ...], budget: int) -> BudgetTable:
    """Return the table for values ``(m,)`` in value units and components cut to the budget."""
    require_cells(len(parts), budget)
    best = np.empty((len(parts) + 1, budget + 1), dtype=np.int64)
    best[-1] = 0
    subset_values = tuple(part.subset_values(worth) for part in parts)
    for k in reversed(range(len(parts))):
        _extend(best[k + 1], best[k], parts[k].costs, subset_values[k])
    return BudgetTable(len(worth), budget, parts, subset_values, best)


def require_cells(parts: int, budget: int) -> None:
    """Raise an EngineError when a table of components by budget would not fit in memory."""
    if parts * (budget + 1) > MOST_CELLS:
        raise EngineError(
            message(
                "the budget is {budget} cost units, too many for {parts} projects; choose a larger cost unit",
                budget=budget,
                parts=parts,
            )
        )


def _extend(
    later: NDArray[np.int64], best: NDArray[np.int64], costs: NDArray[np.int64], values: NDArray[np.int64]
) -> None:
    """Write into ``best`` the values with one more component, from those without it."""
    useful = useful_subsets(values).tolist()
    first = int(costs[useful[0]]) if useful else len(later)
    best[:first] = NEVER
    for subset in useful[:1]:
        np.add(later[: len(later) - first], values[subset], out=best[first:])
    for subset in useful[1:]:
        cost = int(costs[subset])
        reached = later[: len(later) - cost] + values[subset]
        np.maximum(best[cost:], reached, out=best[cost:])


def useful_subsets(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which subsets, given in rising cost, are worth more than every cheaper one."""
    before = np.concatenate([[2 * NEVER], np.maximum.accumulate(values)[:-1]])
    return np.flatnonzero(values > before)
