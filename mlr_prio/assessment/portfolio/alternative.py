"""What competes for the money of a pot, what it costs, and what is kept out for which reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.portfolio.pot import projects_of
from mlr_prio.assessment.portfolio.price import at_one_price_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlr_prio.assessment.portfolio.pot import PotBudget
    from mlr_prio.assessment.portfolio.price import PriceYears
    from mlr_prio.model.budget import Currency, Frame, Package
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Cost, Project

UNITS: Final = (1.0, 0.1)
"""The cost units in millions; the finer one where an amount is no whole number of millions."""


class Reason(StrEnum):
    """Why a project does not compete for the money of its pot."""

    NO_COST = "no_cost"
    FRAME_COST = "frame_cost"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A project that does not compete, and why."""

    project: Project
    reason: Reason


@dataclass(frozen=True, slots=True)
class Alternative:
    """A project, or a package that is paid for as one.

    Parameters
    ----------
    id
        The id of the project or of the package.
    projects
        The project, or the candidates in the package.
    package
        None for a project.
    stated
        Its cost as the file has it.
    amount
        Its cost in millions, in the price year of the pot where an index was supplied.
    co_funding
        What other pots pay of that, in millions.
    """

    id: str
    projects: tuple[Project, ...]
    package: Package | None
    stated: Cost | Frame
    amount: float
    co_funding: Mapping[str, float]

    @property
    def own(self) -> float:
        """What the pot itself pays, in millions."""
        return self.amount - sum(self.co_funding.values())

    def missing(self, criteria: Sequence[str]) -> tuple[str, ...]:
        """Return the criteria on which a score of a project is missing."""
        given = [project.given_scores() for project in self.projects]
        return tuple(criterion for criterion in criteria if any(criterion not in row for row in given))

    @property
    def bonus(self) -> float:
        """What the projects are worth together beyond their sum, for a package that is paid for as one."""
        return (self.package.bonus or 0.0) / 100 if self.package else 0.0


@dataclass(frozen=True, slots=True)
class Entrants:
    """The alternatives of a pot, those kept out, and the price years."""

    alternatives: tuple[Alternative, ...]
    kept_out: tuple[KeptOut, ...]
    price_years: PriceYears

    def index(self) -> dict[str, int]:
        """Return by project id which alternative holds it."""
        return {p.id: i for i, entry in enumerate(self.alternatives) for p in entry.projects}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the alternatives: the axis ``m``."""
        return tuple(entry.id for entry in self.alternatives)


def entrants(problem: Problem, budget: PotBudget, units: Mapping[str | None, Currency]) -> Entrants:
    """Return what competes for a pot's money.

    A project competes at its own cost. Projects in a package with a joint cost compete as one alternative,
    at that cost. Kept out is a project without cost, one whose cost is a frame for several objects and that
    no package pays for, and one with a cost in another currency than the pot's or a co-funding pot's.

    Parameters
    ----------
    problem
        The workspace.
    budget
        The pot.
    units
        The currencies of the pots asked about, by id.
    """
    projects = projects_of(problem, budget.pot)
    packages = _joint_packages(problem)
    stated: dict[str, tuple[tuple[Project, ...], Package | None, Cost | Frame]] = {}
    kept_out = []
    for project in projects:
        package = packages.get(project.id)
        reason = _reason(project, package, budget.unit, units)
        if reason is not None:
            kept_out.append(KeptOut(project, reason))
        elif package is not None and package.cost is not None:
            members = tuple(p for p in projects if p.id in package.projects)
            stated.setdefault(package.id, (members, package, package.cost))
        elif project.cost is not None:
            stated[project.id] = ((project,), None, project.cost)
    dated = {id_: (cost.amount, cost.price_year) for id_, (_, _, cost) in stated.items()}
    index = problem.budgets.document.price_index if problem.budgets else None
    amounts, price_years = at_one_price_year(dated, index, budget.price_year)
    alternatives = tuple(
        Alternative(id_, *entry, amounts[id_], _co_funding(entry[0], amounts[id_]))
        for id_, entry in stated.items()
    )
    return Entrants(alternatives, tuple(kept_out), price_years)


def _joint_packages(problem: Problem) -> dict[str, Package]:
    """Return by project the package that pays for it."""
    packages = problem.budgets.document.packages if problem.budgets else ()
    return {id_: package for package in packages if package.cost for id_ in package.projects}


def _reason(
    project: Project, package: Package | None, unit: Currency, units: Mapping[str | None, Currency]
) -> Reason | None:
    cost = package.cost if package else project.cost
    if cost is None:
        return Reason.NO_COST
    if package is None and project.cost is not None and project.cost.basis == "package_frame":
        return Reason.FRAME_COST
    purses = {unit, *(units[pot] for pot in project.co_funding if pot in units)}
    return Reason.OTHER_UNIT if purses != {cost.unit} else None


def _co_funding(projects: Sequence[Project], amount: float) -> dict[str, float]:
    """Return what other pots pay; a package that is paid for as one is paid by its pot alone."""
    shares = projects[0].co_funding if len(projects) == 1 else {}
    return {pot: share * amount for pot, share in shares.items()}


def cost_unit(alternatives: Sequence[Alternative], budget: PotBudget) -> float:
    """Return the cost unit in millions: 1, or 0.1 where an amount or the budget is no whole number."""
    amounts = list(_amounts(alternatives, budget))
    whole, fine = UNITS
    return whole if np.allclose(amounts, np.rint(amounts), rtol=0, atol=1e-9) else fine


def _amounts(alternatives: Sequence[Alternative], budget: PotBudget) -> Iterator[float]:
    yield budget.left
    for entry in alternatives:
        yield entry.own
        yield from entry.co_funding.values()
