"""What the money can carry: the best package of each pot, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.assessment.portfolio.alternative import cost_unit, entrants
from mlr_prio.assessment.portfolio.condition import conditions
from mlr_prio.assessment.portfolio.cost_risk import break_even, uplift_levels
from mlr_prio.assessment.portfolio.member import fair_comparison, shares_of_members
from mlr_prio.assessment.portfolio.money_effect import frontier_and_outside, rule_comparisons
from mlr_prio.assessment.portfolio.pot import in_order_of_co_funding, pot_budgets
from mlr_prio.assessment.portfolio.purchase import Purchase
from mlr_prio.assessment.portfolio.result import Analysis, Portfolio, PotPortfolio
from mlr_prio.assessment.portfolio.robustness import robustness
from mlr_prio.assessment.portfolio.two_index import two_index_map
from mlr_prio.assessment.portfolio.worth import baseline_values, worth
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.sensitivity.weight_space import SpaceKind, tried_weights
from mlr_prio.engine.portfolio.clash import ClashError
from mlr_prio.engine.portfolio.selection import best_package, optimal_packages
from mlr_prio.engine.sensitivity.sampling import draw
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.portfolio.pot import BudgetRequest, PotBudget
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.engine.portfolio.package import Package
    from mlr_prio.model.problem import Problem

SAMPLES: Final = 1000
SEED: Final = 1
MOST_UPLIFT: Final = 9.0


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked beside the budgets.

    Parameters
    ----------
    profile, shares
        The weights of the list, as for :func:`mlr_prio.assessment.ranking.rank`.
    weights
        The weights that the packages are tried under, one of
        :data:`~mlr_prio.assessment.sensitivity.weight_space.FORMS`; None is the members' profiles, or all
        weights where there are none.
    samples, seed
        How many weightings are drawn, and from which seed.
    uplift
        A cost rise to try beside the observed ones: 0.2 is 20 percent.
    fair
        Whether the package that does best by the least satisfied municipality is wanted too.
    every_member
        Whether each municipality must be touched by one chosen project or more.
    time_limit
        Seconds for each run of the solver, where it is needed; None waits for the proof.
    most_worked_out
        In a pot with more alternatives than this nothing is worked out beyond its package; None always does.
    """

    profile: str | None = None
    shares: Sequence[tuple[str, float]] = ()
    weights: str | None = None
    samples: int = SAMPLES
    seed: int = SEED
    uplift: float | None = None
    fair: bool = False
    every_member: bool = False
    time_limit: float | None = None
    most_worked_out: int | None = None


def portfolio(
    problem: Problem, budgets: Sequence[BudgetRequest] = (), question: Question | None = None
) -> Portfolio:
    """Return the best package of each pot.

    Parameters
    ----------
    problem
        The workspace.
    budgets
        The pots asked about; none for all that have a frame in ``budgets.yaml``.
    question
        What is asked beside them.

    Raises
    ------
    RequestError
        When a pot, a profile, a criterion or a weight space does not exist, an amount is not allowed, a
        criterion has no do-nothing level, or conditions contradict one another; names what is at fault.
    EngineError
        When an argument is not allowed.
    """
    asked = question or Question()
    _require_rise(asked.uplift)
    purses = pot_budgets(problem, budgets)
    baseline_values(problem)
    ranking = rank(problem, profile=asked.profile, shares=asked.shares)
    usual = SpaceKind.PROFILES if problem.member_profiles else SpaceKind.FREE
    tried = tried_weights(problem, ranking.in_force, asked.weights or usual)
    samples = draw(tried.space, np.random.default_rng(asked.seed), asked.samples)
    study = _Study(problem, ranking, asked, samples, tried.vertices())
    done = study.pots(in_order_of_co_funding(problem, purses))
    pots = tuple(done[purse.id] for purse in purses)
    has_pots = any(purse.pot for purse in purses)
    return Portfolio(
        ranking=ranking,
        tried=tried,
        samples=asked.samples,
        seed=asked.seed,
        pots=pots,
        without_pot=tuple(p.id for p in problem.candidates if has_pots and p.funding is None),
        exclusions=_exclusions(pots),
    )


def _require_rise(uplift: float | None) -> None:
    if uplift is not None and not (isfinite(uplift) and -1 < uplift <= MOST_UPLIFT):
        raise RequestError(
            message("a cost rise of {percent} percent cannot be tried", percent=uplift * 100),
            message("write a percentage above -100 and at most 900, such as 39"),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Study:
    """What is the same for all pots."""

    problem: Problem
    ranking: Ranking
    asked: Question
    samples: NDArray[np.float64]
    vertices: NDArray[np.float64] | None

    def pots(self, budgets: Sequence[PotBudget]) -> dict[str | None, PotPortfolio]:
        """Return the answers by pot; each pot comes after those whose projects it co-funds."""
        done: dict[str | None, PotPortfolio] = {}
        by_id = {budget.id: budget for budget in budgets}
        for budget in budgets:
            reserved = sum(answer.co_funding.get(budget.id or "", 0.0) for answer in done.values())
            done[budget.id] = self._pot(replace(budget, reserved=reserved), by_id)
        return done

    def _pot(self, budget: PotBudget, all_pots: Mapping[str | None, PotBudget]) -> PotPortfolio:
        purchase = self._purchase(budget, all_pots)
        try:
            best, others, optima = self._best(purchase)
        except ClashError as error:
            raise purchase.conditions.clash(error) from error
        shares, outside_region = shares_of_members(self.problem, purchase, best.chosen)
        low, high = purchase.worth.span(self.ranking.in_force.weights)
        ids = purchase.field.ids
        return PotPortfolio(
            budget=budget,
            cost_unit=purchase.unit,
            alternatives=purchase.field.alternatives,
            values=dict(zip(ids, purchase.values.tolist(), strict=True)),
            spans=dict(zip(ids, zip(low.tolist(), high.tolist(), strict=True), strict=True)),
            kept_out=purchase.field.kept_out,
            conditions=purchase.conditions.shown(),
            untried=purchase.conditions.untried,
            package=purchase.package(best.chosen),
            proven=best.proven,
            others=others,
            optima=optima,
            co_funding=_co_funding(purchase, best.chosen),
            analysis=self._analysis(purchase, best),
            shares=shares,
            outside_region=outside_region,
            index_map=two_index_map(purchase, self.problem.leaves, self.ranking.in_force.weights),
            fair=fair_comparison(self.problem, purchase, self.asked.time_limit) if self.asked.fair else None,
            price_years=purchase.field.price_years,
        )

    def _purchase(self, budget: PotBudget, all_pots: Mapping[str | None, PotBudget]) -> Purchase:
        units = {id_: other.unit for id_, other in all_pots.items()}
        field = entrants(self.problem, budget, units)
        unit = cost_unit(field.alternatives, budget)
        co_funders = {other.id: other for other in all_pots.values() if other.id and other.id != budget.id}
        kept = conditions(self.problem, budget, field, unit, co_funders, every_member=self.asked.every_member)
        value = worth(self.problem, field.alternatives)
        return Purchase(budget, field, unit, kept, value, value.values(self.ranking.in_force.weights))

    def _best(self, purchase: Purchase) -> tuple[Package, tuple[tuple[str, ...], ...], int | None]:
        """Return the best package, the others of the same value, and how many of that value there are."""
        question = (purchase.values, purchase.costs, purchase.limit, purchase.constraints)
        best = best_package(*question, self.asked.time_limit)
        if not best.proven:
            return best, (), None
        tied = optimal_packages(*question)
        others = tuple(purchase.ids(row) for row in tied.chosen if (row != best.chosen).any())
        return best, others, tied.count

    def _analysis(self, purchase: Purchase, best: Package) -> Analysis | None:
        count, most = len(purchase.field.ids), self.asked.most_worked_out
        if not best.proven or not count or (most is not None and count > most):
            return None
        edge, outside = frontier_and_outside(purchase)
        budgets = self.problem.budgets
        classes = budgets.document.uplift if budgets else ()
        return Analysis(
            outside=outside,
            frontier=edge,
            rules=rule_comparisons(purchase, best.value),
            robustness=robustness(purchase, self.samples, self.vertices),
            break_even=break_even(purchase),
            uplift=uplift_levels(purchase, best.chosen, classes, self.asked.uplift),
        )


def _exclusions(pots: Sequence[PotPortfolio]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of chosen projects that exclude one another; within a pot there are none."""
    chosen = [
        project
        for pot in pots
        for entry in pot.alternatives
        if entry.id in pot.package.ids
        for project in entry.projects
    ]
    ids = {project.id for project in chosen}
    pairs = {tuple(sorted((p.id, other))) for p in chosen for other in p.excludes if other in ids}
    return tuple(sorted((first, second) for first, second in pairs))


def _co_funding(purchase: Purchase, chosen: NDArray[np.bool_]) -> dict[str, float]:
    """Return what a package takes of other pots, in millions."""
    total: dict[str, float] = {}
    for entry, is_in in zip(purchase.field.alternatives, chosen.tolist(), strict=True):
        if is_in:
            for pot, amount in entry.co_funding.items():
                total[pot] = total.get(pot, 0.0) + amount
    return total
