"""What a package is: the answer to "what do we get for this money"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.engine.portfolio.component import joint_bonuses
from mlr_prio.engine.portfolio.unit import UNITS_PER_VALUE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.engine.portfolio.constraint import Constraints


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """A chosen set of projects.

    Attributes
    ----------
    chosen
        Which of the m projects are in, ``(m,)``.
    cost
        Their cost in cost units.
    value
        The sum of their values, joint bonuses included.
    bound
        No permitted package is worth more; equal to ``value`` when the package is proven optimal.
    proven
        Whether the package is proven optimal: exactly by the table, or without a gap by the solver, to its
        tolerance.
    """

    chosen: NDArray[np.bool_]
    cost: int
    value: float
    bound: float
    proven: bool


def package_units(
    worth: NDArray[np.int64], constraints: Constraints, chosen: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the values ``(...)`` of packages ``(..., m)`` in value units, joint bonuses included."""
    total: NDArray[np.int64] = (chosen * worth).sum(axis=-1) + joint_bonuses(constraints, chosen)
    return total


def proven_package(
    worth: NDArray[np.int64], costs: NDArray[np.int64], constraints: Constraints, chosen: NDArray[np.bool_]
) -> Package:
    """Return an optimal package with its figures, for values ``(m,)`` in value units."""
    value = int(package_units(worth, constraints, chosen)) / UNITS_PER_VALUE
    return Package(chosen, int(costs[chosen].sum()), value, value, proven=True)
