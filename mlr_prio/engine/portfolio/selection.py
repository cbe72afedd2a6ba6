"""The best package for a budget: by the table where the constraints come apart, by the solver where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.portfolio.clash import found
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.exact_search import ExactSearch, exact_search
from mlr_prio.engine.portfolio.knapsack import budget_table
from mlr_prio.engine.portfolio.knapsack_batch import best_selections
from mlr_prio.engine.portfolio.package import Package, proven_package
from mlr_prio.engine.portfolio.unit import value_units, whole_budget, whole_costs
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.portfolio.tie import TiedPackages

OPTIMA_SHOWN: Final = 10
"""How many optimal packages are listed when there are several."""


def best_package(
    values: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
    time_limit: float | None = None,
) -> Package:
    """Return the package of the highest value that the budget can pay and that keeps the constraints.

    Of several, the one of least cost; of several of these, the one that holds the first project in which two
    differ. A project without positive value that no constraint names is never chosen. When no project fits,
    the package is empty.

    Parameters
    ----------
    values
        Values ``(m,)`` above the level where nothing is built, of either sign.
    costs
        Costs ``(m,)`` in cost units, rounded up by
        :func:`~mlr_prio.engine.portfolio.unit.cost_units`.
    budget
        In cost units.
    constraints
        What the package must keep beside the budget.
    time_limit
        Seconds for each run of the solver, where it is needed; None waits for the proof.

    Raises
    ------
    ClashError
        When no package keeps the constraints; names those that clash.
    EngineError
        When an argument is not allowed, or time runs out before any package is found.
    """
    table = budget_table(values, costs, budget, constraints)
    worth, own = _whole(values, costs)
    if table is None:
        package = search(values, costs, budget, constraints, time_limit).best()
    elif table.is_feasible(budget):
        package = proven_package(worth, own, constraints, table.chosen(np.array([budget]))[0])
    else:
        package = None
    return found(package, own, budget, constraints)


def optimal_packages(
    values: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
    time_limit: float | None = None,
) -> TiedPackages:
    """Return how many packages have the highest value, and the first :data:`OPTIMA_SHOWN` of them.

    The first is that of :func:`best_package`. Where the solver is needed the count is None when there are
    more than are listed. Arguments and errors are those of :func:`best_package`.
    """
    table = budget_table(values, costs, budget, constraints)
    _, own = _whole(values, costs)
    if table is None:
        tied = search(values, costs, budget, constraints, time_limit).tied(OPTIMA_SHOWN)
    elif table.is_feasible(budget):
        tied = table.tied(budget, OPTIMA_SHOWN)
    else:
        tied = None
    return found(tied, own, budget, constraints)


def best_chosen(
    values: ArrayLike, costs: ArrayLike, budget: int, constraints: Constraints = UNCONSTRAINED
) -> NDArray[np.bool_]:
    """Return for every row of values ``(s, m)`` the best package ``(s, m)``, as :func:`best_package` does.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When an argument is not allowed.
    """
    rows = np.asarray(values, dtype=np.float64)
    if not len(rows):
        raise EngineError(message("there is no sample of values; a package needs at least one"))
    batch = best_selections(rows, costs, [budget], constraints)
    if batch is None:
        return np.array([best_package(row, costs, budget, constraints).chosen for row in rows])
    # Whether a package exists does not depend on the values: the first row speaks for all.
    best_package(rows[0], costs, budget, constraints)
    return np.asarray(batch[0])


def search(
    values: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints,
    time_limit: float | None = None,
) -> ExactSearch:
    """Return the solver's search for the same question."""
    return exact_search(*_whole(values, costs), whole_budget(budget), constraints, time_limit)


def _whole(values: ArrayLike, costs: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    worth = value_units(values)
    return worth, whole_costs(costs, worth.shape[-1])
