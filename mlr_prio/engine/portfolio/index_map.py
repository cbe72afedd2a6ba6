"""The two-index map: a social-environmental index against an economic one, with a budget line on each axis.

After the World Bank's Infrastructure Prioritization Framework (Marcelo, Mandri-Perrott, House & Schwartz
2016, Policy Research Working Paper 7674): two indexes on a plane, the budget imposed on both. The rule for
the line is this project's: along each index, projects are paid for from the top until the next one does not
fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.list_order import until_full
from mlr_prio.engine.portfolio.unit import whole_budget, whole_costs
from mlr_prio.engine.ranking import order

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Field(StrEnum):
    """A quarter of the map."""

    BOTH = "A"
    """Paid for along both indexes."""
    ECONOMIC = "B"
    """Along the economic index only."""
    SOCIAL = "C"
    """Along the social-environmental index only."""
    NEITHER = "D"
    """Along neither."""


@dataclass(frozen=True, slots=True, eq=False)
class IndexMap:
    """Where the projects stand.

    Attributes
    ----------
    funded_social, funded_economic
        The projects paid for along each index, in that order; shapes ``(k,)``.
    line_social, line_economic
        The index of the last project paid for: the budget line on each axis. None when none fits.
    fields
        The field of each of the m projects.
    """

    funded_social: NDArray[np.int64]
    funded_economic: NDArray[np.int64]
    line_social: float | None
    line_economic: float | None
    fields: tuple[Field, ...]


def index_map(social: ArrayLike, economic: ArrayLike, costs: ArrayLike, budget: int) -> IndexMap:
    """Return the two-index map for one budget.

    Parameters
    ----------
    social, economic
        The two indexes ``(m,)``, higher is better; equal ones are taken by project index.
    costs, budget
        In cost units.

    Raises
    ------
    EngineError
        When an index is not finite, or a cost or the budget is not allowed.
    """
    own = whole_costs(costs, np.size(social))
    limit = whole_budget(budget)
    (along_social, line_social), (along_economic, line_economic) = (
        _funded(np.asarray(index, dtype=np.float64), own, limit) for index in (social, economic)
    )
    fields = tuple(_FIELDS[bool(i in along_social), bool(i in along_economic)] for i in range(len(own)))
    return IndexMap(along_social, along_economic, line_social, line_economic, fields)


_FIELDS = {
    (True, True): Field.BOTH,
    (False, True): Field.ECONOMIC,
    (True, False): Field.SOCIAL,
    (False, False): Field.NEITHER,
}


def _funded(
    index: NDArray[np.float64], costs: NDArray[np.int64], budget: int
) -> tuple[NDArray[np.int64], float | None]:
    """Return the projects paid for along an index, best first, and the index of the last one."""
    ranked = order(index)
    funded = ranked[until_full(ranked.tolist(), costs, budget)[ranked]]
    return funded, float(index[funded[-1]]) if funded.size else None
