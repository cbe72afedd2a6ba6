"""What higher costs do: the package at observed cost rises, and how far each cost may rise alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.portfolio.result import UpliftLevel
from mlr_prio.engine.portfolio.clash import ClashError
from mlr_prio.engine.portfolio.constraint import Purse
from mlr_prio.engine.portfolio.cost_risk import break_even_costs, uplifted_packages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.alternative import Alternative
    from mlr_prio.assessment.portfolio.purchase import Purchase
    from mlr_prio.engine.portfolio.constraint import Constraints
    from mlr_prio.model.budget import UpliftClass, UpliftScope
    from mlr_prio.model.project import Project


def break_even(purchase: Purchase) -> Mapping[str, float | None]:
    """Return by chosen alternative the highest cost in millions at which it stays in a best package."""
    units = break_even_costs(purchase.values, purchase.costs, purchase.limit, purchase.constraints)
    return {
        id_: round(cost * purchase.unit, 12)
        for id_, cost in zip(purchase.field.ids, units.tolist(), strict=True)
        if cost >= 0
    }


def uplift_levels(
    purchase: Purchase, chosen: NDArray[np.bool_], classes: Sequence[UpliftClass], asked: float | None
) -> tuple[UpliftLevel, ...]:
    """Return the package at each observed cost rise, and at the one asked for (0.2 is 20 percent)."""
    levels: list[tuple[UpliftClass | None, float]] = [(entry, entry.factor) for entry in classes]
    if asked is not None:
        levels.append((None, 1 + asked))
    return tuple(_level(purchase, chosen, source, factor) for source, factor in levels)


def _level(
    purchase: Purchase, chosen: NDArray[np.bool_], source: UpliftClass | None, factor: float
) -> UpliftLevel:
    entries = purchase.field.alternatives
    affected = [source is None or _applies(source.applies_to, entry) for entry in entries]
    factors = np.where(affected, factor, 1.0)
    ids = tuple(entry.id for entry, is_in in zip(entries, affected, strict=True) if is_in)
    try:
        raised = uplifted_packages(
            purchase.values,
            purchase.amounts,
            [factors],
            purchase.budget.left,
            purchase.unit,
            _dearer(purchase.constraints, factors),
        )
    except ClashError:
        return UpliftLevel(source, factor, ids, None, (), ())
    then = raised.packages[0].chosen
    package = purchase.package(then, purchase.amounts * factors)
    return UpliftLevel(
        source, factor, ids, package, purchase.ids(chosen & ~then), purchase.ids(then & ~chosen)
    )


def _applies(scope: UpliftScope, entry: Alternative) -> bool:
    """Tell whether a class is for any of the alternative's projects."""
    return any(_fits(scope, project) for project in entry.projects)


def _fits(scope: UpliftScope, project: Project) -> bool:
    in_mode = not scope.modes or project.mode in scope.modes
    in_stage = not scope.maturity or project.maturity in scope.maturity
    return in_mode and in_stage


def _dearer(constraints: Constraints, factors: NDArray[np.float64]) -> Constraints:
    """Return the constraints when co-funding rises with the costs that it is a part of."""
    purses = tuple(
        Purse(tuple(np.ceil(np.array(purse.costs) * factors - 1e-9).astype(int).tolist()), purse.limit)
        for purse in constraints.purses
    )
    return replace(constraints, purses=purses)
