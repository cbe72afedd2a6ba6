"""The joint priority list: who has which place, how sure that is, and what carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mlr_prio.assessment.override import in_scenario
from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.same_part import same_part
from mlr_prio.assessment.weighting import JOINT, weights_in_force
from mlr_prio.engine.aggregation import METHODS
from mlr_prio.engine.aggregation.weighted_sum import contributions
from mlr_prio.engine.interval import overall_interval
from mlr_prio.engine.ranking import order, rank_bounds, ranks, tied
from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.place_stability import keeps_place
from mlr_prio.model.base import Status
from mlr_prio.model.decision import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.same_part import SamePart
    from mlr_prio.assessment.weighting import WeightsInForce
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project

HEADLINE_METHOD = "weighted-sum"
"""The additive value: the only method that makes the list, because it can be explained to a board."""

TOP = 5
"""How many places count as the top where nobody says otherwise."""

POSITION_SPAN = 0.25
"""A place is firm when it holds while any one criterion's weight changes by up to this share of itself: a
weight of 12 % runs from 9 to 15 %, about as far apart as members who think alike still stand."""


@dataclass(frozen=True, slots=True)
class RankedProject:
    """One line of the list.

    Parameters
    ----------
    project
        The project.
    rank, tied
        Its place, 1 = best, and whether it shares it.
    value, low, high
        Its overall value, 0 to 1, and the ends of what is possible given missing and uncertain scores.
    best, worst
        The best and the worst place that are possible at these weights.
    is_firm
        Whether it keeps its place when any one criterion's weight changes by up to :data:`POSITION_SPAN` of
        itself and the others keep their proportions; scores stay at what decides the order.
    contributions
        Weight times partial value, by criterion; their sum is ``value``.
    agreement
        The members that put it in the same third of the list; None where there is nothing to compare.
    missing, uncertain
        The criteria whose score is not given, and is not exact.
    previous_rank
        Its place without the what-ifs and the scenario, or on the list shown before; None when there is none.
    """

    project: Project
    rank: int
    tied: bool
    value: float
    low: float
    high: float
    best: int
    worst: int
    is_firm: bool
    contributions: Mapping[str, float]
    agreement: SamePart | None
    missing: tuple[str, ...]
    uncertain: tuple[str, ...]
    previous_rank: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether all scores are given exactly."""
        return not self.missing and not self.uncertain


@dataclass(frozen=True, slots=True)
class Ranking:
    """The list under the weights in force, best first, shared places by id.

    Parameters
    ----------
    problem
        The workspace that it was made from.
    method
        The id of the aggregation method.
    in_force
        The weights.
    weights
        The same by criterion.
    rows
        The candidates.
    excluded
        The projects that do not compete, by id.
    """

    problem: Problem
    method: str
    in_force: WeightsInForce
    weights: Mapping[str, float]
    rows: tuple[RankedProject, ...]
    excluded: tuple[Project, ...]

    @property
    def status(self) -> Status:
        """How far the least finished of criteria and weights has come."""
        return weakest_status(self.problem, self.in_force)

    @property
    def is_what_if(self) -> bool:
        """Whether shares of weight, a scenario or influence by population have been tried on it."""
        return is_what_if(self.problem, self.in_force)

    def row(self, project: str) -> RankedProject | None:
        """Return the line of a project, or None when it does not compete."""
        return next((row for row in self.rows if row.project.id == project), None)

    def to_frame(self) -> pd.DataFrame:
        """Return the list as a pandas frame indexed by project id, best first, one column a contribution."""
        from mlr_prio.assessment.frame import record_frame

        own = ("rank", "tied", "value", "low", "high", "best", "worst")
        rows = [
            {"id": row.project.id, "name": row.project.name.sv, **row.contributions}
            | {name: getattr(row, name) for name in own}
            for row in self.rows
        ]
        return record_frame(rows, ["rank", "tied", "name", *own[2:], *self.weights])


def weakest_status(problem: Problem, in_force: WeightsInForce) -> Status:
    """Return example if anything the list rests on is one, then proposal, and adopted only if all is.

    What was changed after its adoption counts as a proposal.
    """
    behind = set(in_force.members) | {in_force.profile}
    profiles = (p.document for p in problem.profiles if p.document.id in behind)
    statuses = {standing(problem.criteria.document), *map(standing, profiles)}
    statuses |= {problem.scenario.status} if problem.scenario else set()
    return min(statuses, key=list(Status).index)


def is_what_if(problem: Problem, in_force: WeightsInForce) -> bool:
    """Return whether a list under these weights is another than the one that the files have."""
    return bool(in_force.shares) or in_force.by_population or problem.scenario is not None


def rank(
    problem: Problem,
    *,
    profile: str | None = None,
    shares: Sequence[tuple[str, float]] = (),
    scenario: str | None = None,
    by_population: bool = False,
) -> Ranking:
    """Return the list of the candidates.

    Parameters
    ----------
    problem
        The workspace.
    profile
        The id of a weight profile; None for the joint weights.
    shares
        What-ifs: a criterion or group and its share of its parent's weight, 0 to 1.
    scenario
        The id of a scenario to make the list in; its shares of weight come before ``shares``.
    by_population
        Let the members' influence follow population instead of being equal: a what-if.

    Raises
    ------
    RequestError
        When the profile, the scenario, a criterion or a group does not exist, or influence should follow
        population where no profiles are joined, or where a population is not given.
    EngineError
        When a share is not between 0 and 1.
    """
    changed = problem if scenario is None else in_scenario(problem, scenario)
    in_force = weights_in_force(changed, profile, shares, by_population=by_population)
    if not is_what_if(changed, in_force):
        return ranking_under(problem, in_force)
    before = performance_table(problem.candidates, problem.leaves)
    return ranking_under(changed, in_force, _ranks(before, weights_in_force(problem, profile)))


def ranking_under(
    problem: Problem, in_force: WeightsInForce, previous: NDArray[np.int64] | None = None
) -> Ranking:
    """Return the list of the candidates under weights that are known already.

    Parameters
    ----------
    problem
        The workspace.
    in_force
        The weights.
    previous
        The places ``(m,)`` of the candidates without what-ifs; None when there are none.
    """
    table = performance_table(problem.candidates, problem.leaves)
    weights = dict(zip(table.criteria, in_force.weights.tolist(), strict=True))
    rows = _rows(problem, table, in_force, previous)
    excluded = tuple(p.document for p in problem.projects if not p.document.competes)
    return Ranking(problem, HEADLINE_METHOD, in_force, weights, rows, excluded)


def moved_since(ranking: Ranking, before: Ranking) -> Ranking:
    """Return a list that remembers every project's place on another, None for a project that is new."""
    places = {row.project.id: row.rank for row in before.rows}
    rows = (replace(row, previous_rank=places.get(row.project.id)) for row in ranking.rows)
    return replace(ranking, rows=tuple(rows))


def _values(table: PerformanceTable, in_force: WeightsInForce) -> NDArray[np.float64]:
    return METHODS[HEADLINE_METHOD].aggregate(table.middle, in_force.weights)


def _ranks(table: PerformanceTable, in_force: WeightsInForce) -> NDArray[np.int64]:
    return ranks(_values(table, in_force))


def _rows(
    problem: Problem, table: PerformanceTable, in_force: WeightsInForce, before: NDArray[np.int64] | None
) -> tuple[RankedProject, ...]:
    if not table.alternatives:
        return ()
    values = _values(table, in_force)
    low, high = overall_interval(table.low, table.high, in_force.weights)
    best, worst = rank_bounds(low, high)
    places = ranks(values)
    shared = tied(places)
    agreement = same_part(problem, in_force, table, places)
    parts = contributions(table.middle, in_force.weights)
    firm = keeps_place(criterion_families(table.middle, in_force.weights), POSITION_SPAN)
    return tuple(
        RankedProject(
            project=problem.candidates[i],
            rank=int(places[i]),
            tied=bool(shared[i]),
            value=float(values[i]),
            low=float(low[i]),
            high=float(high[i]),
            best=min(int(best[i]), int(places[i])),
            worst=max(int(worst[i]), int(places[i])),
            is_firm=bool(firm[i]),
            contributions=dict(zip(table.criteria, parts[i].tolist(), strict=True)),
            agreement=agreement[i],
            missing=_labels(table.criteria, table.missing[i]),
            uncertain=_labels(table.criteria, table.uncertain[i]),
            previous_rank=None if before is None else int(before[i]),
        )
        for i in order(values).tolist()
    )


def _labels(ids: Sequence[str], marked: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(label for label, is_marked in zip(ids, marked.tolist(), strict=True) if is_marked)


@dataclass(frozen=True, slots=True)
class ProfileRanks:
    """The places under every profile side by side.

    Parameters
    ----------
    joint
        The joint list.
    profiles
        Ids of the profiles: members in their order, then viewpoints.
    ranks
        By project id: the place under each profile.
    """

    joint: Ranking
    profiles: tuple[str, ...]
    ranks: Mapping[str, tuple[int, ...]]

    def to_frame(self) -> pd.DataFrame:
        """Return the places as a pandas frame, one line a project, by its place on the joint list."""
        from mlr_prio.assessment.frame import record_frame

        rows = [
            {"id": project, JOINT: row.rank, **dict(zip(self.profiles, self.ranks[project], strict=True))}
            for row in self.joint.rows
            for project in (row.project.id,)
        ]
        return record_frame(rows, [JOINT, *self.profiles])


def rank_all_profiles(problem: Problem) -> ProfileRanks:
    """Return the places of all candidates under the joint weights and under each profile on its own."""
    members = [profile.id for profile in problem.member_profiles]
    viewpoints = [p.document.id for p in problem.profiles if p.document.viewpoint]
    table = performance_table(problem.candidates, problem.leaves)
    columns = [
        _ranks(table, weights_in_force(problem, profile)).tolist() for profile in (*members, *viewpoints)
    ]
    places = zip(*columns, strict=True) if columns else iter(() for _ in table.alternatives)
    by_project = dict(zip(table.alternatives, map(tuple, places), strict=True))
    return ProfileRanks(rank(problem, profile=JOINT), (*members, *viewpoints), by_project)
