"""Which pots are asked about, and how much money is in each; projects compete only within their pot."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from math import isfinite
from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError
from mlr_prio.message import message
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.model.budget import Currency, FundingPot
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project

BudgetRequest = tuple[str | None, float | None]
"""A pot, None for the only one there is; and an amount in millions, None for the pot's own frame."""


@dataclass(frozen=True, slots=True)
class PotBudget:
    """The money of one pot.

    Parameters
    ----------
    pot
        None where the projects name no pots at all: then all of them compete for the same money.
    amount
        In millions.
    unit
        The currency; what costs are given in another is kept out.
    is_frame
        Whether the amount is the pot's own frame, not one that was asked for.
    reserved
        What the packages of other pots take of it as co-funding, in millions.
    """

    pot: FundingPot | None
    amount: float
    unit: Currency
    is_frame: bool = False
    reserved: float = 0.0

    @property
    def id(self) -> str | None:
        """The id of the pot."""
        return self.pot.id if self.pot else None

    @property
    def price_year(self) -> int | None:
        """The price level of the pot's own frame, where it is stated."""
        return self.pot.frame.price_year if self.is_frame and self.pot and self.pot.frame else None

    @property
    def left(self) -> float:
        """What is left for the pot's own projects, in millions."""
        return max(self.amount - self.reserved, 0.0)

    @property
    def in_words(self) -> str:
        """The pot and its amount as the command line writes them, the same in every language."""
        return f"{self.id}={self.amount:.12g}" if self.pot else f"{self.amount:.12g}"


def pot_budgets(problem: Problem, requests: Sequence[BudgetRequest]) -> tuple[PotBudget, ...]:
    """Return the pots asked about; without any request every pot that has a frame in ``budgets.yaml``.

    Raises
    ------
    RequestError
        When a pot is unknown, named twice or left out where there are several, when it has no frame and no
        amount is given, or an amount is negative or not finite.
    """
    pots = _pots(problem)
    named = tuple(requests) or tuple((pot.id, None) for pot in pots if pot.frame)
    if not named:
        raise RequestError(
            message("no budget is given, and no pot in criteria/budgets.yaml has a frame"),
            message("add --budget POT=MILLIONS; the pots are: {known}", known=_listed(pots)),
        )
    budgets = tuple(_budget(problem, pots, pot, amount) for pot, amount in named)
    ids = [budget.id for budget in budgets]
    repeated = [id_ for index, id_ in enumerate(ids) if id_ in ids[:index]]
    if repeated:
        raise RequestError(
            message("the pot {pot} is given twice", pot=repeated[0] or "–"), message("give one budget a pot")
        )
    return budgets


def _pots(problem: Problem) -> tuple[FundingPot, ...]:
    return problem.budgets.document.pots if problem.budgets else ()


def _listed(pots: Sequence[FundingPot]) -> str:
    return ", ".join(pot.id for pot in pots) or "–"


def _budget(
    problem: Problem, pots: Sequence[FundingPot], wanted: str | None, amount: float | None
) -> PotBudget:
    pot = _only_pot(problem, pots) if wanted is None else _named_pot(pots, wanted)
    unit = _unit(problem, pot)
    if amount is not None:
        _require_amount(pot, amount)
        return PotBudget(pot, amount, unit)
    if pot is None or pot.frame is None:
        raise RequestError(
            message("the pot {pot} has no frame in criteria/budgets.yaml", pot=pot.id if pot else "–"),
            message("write --budget {pot}=MILLIONS", pot=pot.id if pot else ""),
        )
    return PotBudget(pot, pot.frame.amount, unit, is_frame=True)


def _only_pot(problem: Problem, pots: Sequence[FundingPot]) -> FundingPot | None:
    """Return the pot that an amount without a name is for; None where the projects name no pots."""
    used = {project.funding for project in problem.candidates if project.funding}
    candidates = [pot for pot in pots if pot.id in used] or list(pots)
    if len(candidates) > 1:
        raise RequestError(
            message("there are {count} pots; the budget must say which one it is for", count=len(candidates)),
            message("write --budget POT=MILLIONS; the pots are: {known}", known=_listed(candidates)),
        )
    return candidates[0] if candidates else None


def _named_pot(pots: Sequence[FundingPot], wanted: str) -> FundingPot:
    """Return the pot with this id, or the only one whose id begins with it."""
    exact = [pot for pot in pots if pot.id == wanted]
    found = exact or [pot for pot in pots if wanted and pot.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        what = message("{pot} can be several pots: {known}", pot=wanted, known=_listed(found))
        raise RequestError(what, message("write one of them in full"))
    raise RequestError(
        message("there is no funding pot {id}", id=wanted), did_you_mean(wanted, [pot.id for pot in pots])
    )


def _require_amount(pot: FundingPot | None, amount: float) -> None:
    if not (isfinite(amount) and amount >= 0):
        raise RequestError(
            message("the budget of {pot} is {amount}", pot=pot.id if pot else "–", amount=amount),
            message("it must be a finite number of millions, zero or more, such as 900"),
        )


def _unit(problem: Problem, pot: FundingPot | None) -> Currency:
    """Return the currency of a pot: that of its frame, else the one that all its costs have, else MSEK."""
    if pot and pot.frame:
        return pot.frame.unit
    units = {project.cost.unit for project in projects_of(problem, pot) if project.cost}
    return "MDKK" if units == {"MDKK"} else "MSEK"


def projects_of(problem: Problem, pot: FundingPot | None) -> tuple[Project, ...]:
    """Return the candidates of a pot, by id; all of them where there are no pots."""
    return tuple(p for p in problem.candidates if pot is None or p.funding == pot.id)


def in_order_of_co_funding(problem: Problem, budgets: Sequence[PotBudget]) -> tuple[PotBudget, ...]:
    """Return the pots so that each comes after those whose projects it co-funds.

    Raises
    ------
    RequestError
        When two pots co-fund each other's projects, so that neither can be filled first.
    """
    by_id = {budget.id: budget for budget in budgets}
    sorter: TopologicalSorter[str | None] = TopologicalSorter(dict.fromkeys(by_id, ()))
    for project in problem.candidates:
        for pot in project.co_funding:
            if pot in by_id and project.funding in by_id:
                sorter.add(pot, project.funding)
    try:
        return tuple(by_id[id_] for id_ in sorter.static_order())
    except CycleError as error:
        circle = " → ".join(str(id_) for id_ in error.args[1])
        raise RequestError(
            message("pots co-fund one another's projects: {circle}", circle=circle),
            message("ask about one of them at a time"),
        ) from None
