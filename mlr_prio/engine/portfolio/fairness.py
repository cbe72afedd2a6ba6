"""What each member gets of a package, and the package that does best by the member who gets least."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.portfolio.clash import found
from mlr_prio.engine.portfolio.constraint import UNCONSTRAINED, Constraints
from mlr_prio.engine.portfolio.package import package_units
from mlr_prio.engine.portfolio.program import SLACK, line
from mlr_prio.engine.portfolio.selection import best_package, search
from mlr_prio.engine.portfolio.unit import UNITS_PER_VALUE, value_units, whole_costs
from mlr_prio.engine.solver import SolutionStatus
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mlr_prio.engine.portfolio.exact_search import ExactSearch
    from mlr_prio.engine.portfolio.package import Package


@dataclass(frozen=True, slots=True, eq=False)
class MemberShares:
    """How a package falls on the members; a project is divided equally among the members it touches.

    Attributes
    ----------
    projects
        How many chosen projects touch each member, ``(g,)``.
    cost
        Each member's part of the cost, in cost units, ``(g,)``.
    value
        Each member's part of the joint value, joint bonuses left out, ``(g,)``.
    """

    projects: NDArray[np.int64]
    cost: NDArray[np.float64]
    value: NDArray[np.float64]


def member_shares(
    touches: ArrayLike, chosen: NDArray[np.bool_], values: ArrayLike, costs: ArrayLike
) -> MemberShares:
    """Return what each member has of a package.

    Parameters
    ----------
    touches
        Which projects touch which member, boolean ``(g, m)``; a project that touches none is nobody's.
    chosen
        The package ``(m,)``.
    values, costs
        Joint values and costs ``(m,)``.
    """
    touched = np.asarray(touches, dtype=np.bool_) & chosen
    parts = touched / np.maximum(touched.sum(axis=0), 1)
    worth = value_units(values) / UNITS_PER_VALUE
    own = whole_costs(costs, len(worth))
    return MemberShares(touched.sum(axis=1), (parts * own).sum(axis=1), (parts * worth).sum(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class FairPackage:
    """The package in which the least satisfied member is satisfied most, beside the best joint package.

    Attributes
    ----------
    package
        The fair package, with its joint value.
    satisfaction
        For each member the value of the fair package to it, divided by that of its own best package,
        ``(g,)``; NaN where a member's best package is worth nothing.
    joint
        The best joint package.
    joint_satisfaction
        The same for the best joint package, ``(g,)``.
    price
        The share of the joint value that the fair package gives up, from 0 to 1.
    """

    package: Package
    satisfaction: NDArray[np.float64]
    joint: Package
    joint_satisfaction: NDArray[np.float64]
    price: float


def fair_package(
    member_values: ArrayLike,
    values: ArrayLike,
    costs: ArrayLike,
    budget: int,
    constraints: Constraints = UNCONSTRAINED,
    time_limit: float | None = None,
) -> FairPackage:
    """Return the package with the highest least satisfaction; of several, the one of most joint value.

    Satisfaction is ``V_x(package) / V_x(best package of x)``: relative maximin (Kalai & Smorodinsky 1975,
    Econometrica 43(3), for the idea of measuring against what each could have alone).

    Parameters
    ----------
    member_values
        Values ``(g, m)`` of the projects to each member.
    values
        Joint values ``(m,)``.
    costs, budget, constraints
        As for :func:`~mlr_prio.engine.portfolio.selection.best_package`; joint bonuses count for everyone.
    time_limit
        Seconds for each run of the solver; None waits for the proof.

    Raises
    ------
    ClashError
        When no package keeps the constraints.
    EngineError
        When no member has anything to gain, or an argument is not allowed.
    """
    worths = value_units(member_values)
    joint = best_package(values, costs, budget, constraints, time_limit)
    best = np.array(
        [best_package(row, costs, budget, constraints, time_limit).value for row in worths / UNITS_PER_VALUE]
    )
    if not (best > 0).any():
        raise EngineError(message("no package is worth anything to any member; there is nothing to divide"))
    base = search(values, costs, budget, constraints, time_limit)
    package = _fairest(base, worths[best > 0], best[best > 0])
    return FairPackage(
        package,
        _satisfaction(worths, best, constraints, package.chosen),
        joint,
        _satisfaction(worths, best, constraints, joint.chosen),
        1 - package.value / joint.value if joint.value > 0 else 0.0,
    )


def _fairest(base: ExactSearch, worths: NDArray[np.int64], best: NDArray[np.float64]) -> Package:
    """Return the fair package for members with something to gain."""
    share = len(base.costs) + base.program.bonuses
    welcome = np.maximum(base.program.high, (worths > 0).any(axis=0))
    program = replace(base.program, shares=1, high=welcome)
    bonuses = [bonus.bonus for bonus in base.constraints.bonuses]
    for worth, own in zip(worths, best, strict=True):
        parts = np.array([*worth / UNITS_PER_VALUE, *bonuses, -own]) / own
        program = program.with_lines(line(np.arange(share + 1), parts, low=0.0))
    solution = program.minimise(line([share], [-1.0]), base.time_limit)
    least = _satisfaction(worths, best, base.constraints, base.read(solution)).min()
    program = program.with_lines(line([share], [1.0], low=least - SLACK))
    package = found(replace(base, program=program).best(), base.costs, base.budget, base.constraints)
    return replace(package, proven=package.proven and solution.status == SolutionStatus.PROVEN)


def _satisfaction(
    worths: NDArray[np.int64], best: NDArray[np.float64], constraints: Constraints, chosen: NDArray[np.bool_]
) -> NDArray[np.float64]:
    value = np.array([package_units(worth, constraints, chosen) / UNITS_PER_VALUE for worth in worths])
    result = np.full(len(best), np.nan)
    np.divide(value, best, out=result, where=best > 0)
    return result
