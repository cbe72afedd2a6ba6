"""One pot's question in the engine's terms, and its answers with ids and millions again."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.portfolio.result import ChosenPackage
from mlr_prio.engine.portfolio.component import joint_bonuses
from mlr_prio.engine.portfolio.unit import UNITS_PER_VALUE, budget_units, cost_units
from mlr_prio.engine.ranking import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.alternative import Entrants
    from mlr_prio.assessment.portfolio.condition import Conditions
    from mlr_prio.assessment.portfolio.pot import PotBudget
    from mlr_prio.assessment.portfolio.worth import Worth
    from mlr_prio.engine.portfolio.constraint import Constraints


@dataclass(frozen=True, slots=True, eq=False)
class Purchase:
    """What is asked about one pot.

    Parameters
    ----------
    budget
        The pot.
    field
        What competes: the axis ``m``.
    unit
        The cost unit in millions.
    conditions
        What a package must keep.
    worth
        What the alternatives are worth on every criterion.
    values
        The same under the weights of the list, ``(m,)``.
    """

    budget: PotBudget
    field: Entrants
    unit: float
    conditions: Conditions
    worth: Worth
    values: NDArray[np.float64]

    @property
    def amounts(self) -> NDArray[np.float64]:
        """What the pot pays for each alternative in millions, ``(m,)``."""
        return np.array([entry.own for entry in self.field.alternatives], dtype=np.float64)

    @property
    def costs(self) -> NDArray[np.int64]:
        """The same in cost units, rounded up."""
        return cost_units(self.amounts, self.unit)

    @property
    def limit(self) -> int:
        """The pot's money in cost units, rounded down."""
        return budget_units(self.budget.left, self.unit)

    @property
    def constraints(self) -> Constraints:
        """The conditions in the engine's terms."""
        return self.conditions.constraints

    def ids(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        """Return the ids of chosen alternatives."""
        return tuple(id_ for id_, is_in in zip(self.field.ids, chosen.tolist(), strict=True) if is_in)

    def package(self, chosen: NDArray[np.bool_], amounts: NDArray[np.float64] | None = None) -> ChosenPackage:
        """Return a package with its cost in money, at stated or other ``amounts``, and its joint value."""
        paid = self.amounts if amounts is None else amounts
        bonus = float(joint_bonuses(self.constraints, chosen)) / UNITS_PER_VALUE
        value = fsum([*self.values[chosen].tolist(), bonus])
        return ChosenPackage(
            self.ids(chosen), round(fsum(paid[chosen].tolist()), DECIMALS), round(value, DECIMALS)
        )
