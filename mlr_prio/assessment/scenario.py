"""The list under every scenario beside the list: who keeps a place in all of them, and what moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.ranking import TOP, rank
from mlr_prio.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.model.problem import Problem


@dataclass(frozen=True, slots=True)
class ScenarioComparison:
    """The lists under all scenarios side by side.

    Parameters
    ----------
    joint
        The list with the files as they stand.
    top
        How many places count as the top.
    scenarios
        The list under each scenario, by its id; ``problem.scenario`` says which, ``previous_rank`` of a line
        is the place on the joint list.
    always_top
        The projects, in the order of the joint list, that are in the top of it and of every scenario's list;
        whoever shares the last place of the top is in it.
    ranks
        By project, in the order of the joint list, and scenario: the place.
    """

    joint: Ranking
    top: int
    scenarios: tuple[Ranking, ...]
    always_top: tuple[str, ...]
    ranks: Mapping[str, Mapping[str, int]]

    @property
    def status(self) -> Status:
        """How far the least finished of the lists has come."""
        return min((ranking.status for ranking in (self.joint, *self.scenarios)), key=list(Status).index)


def compare_scenarios(problem: Problem, *, top: int = TOP, profile: str | None = None) -> ScenarioComparison:
    """Return the joint list, or that of one profile, and the list under each scenario.

    Parameters
    ----------
    problem
        The workspace.
    top
        How many places count as the top; more than there are projects takes all of them.
    profile
        The id of a weight profile; None for the joint weights.
    """
    joint = rank(problem, profile=profile)
    lists = tuple(rank(problem, profile=profile, scenario=s.document.id) for s in problem.scenarios)
    tops = [_top_of(ranking, top) for ranking in lists]
    always = [id_ for id_ in _top_of(joint, top) if all(id_ in others for others in tops)]
    places = {
        sourced.document.id: {row.project.id: row.rank for row in ranking.rows}
        for sourced, ranking in zip(problem.scenarios, lists, strict=True)
    }
    by_project = {
        row.project.id: {scenario: ranks[row.project.id] for scenario, ranks in places.items()}
        for row in joint.rows
    }
    return ScenarioComparison(joint, top, lists, tuple(always), by_project)


def _top_of(ranking: Ranking, top: int) -> tuple[str, ...]:
    return tuple(row.project.id for row in ranking.rows if row.rank <= top)


def movers(ranking: Ranking) -> tuple[RankedProject, ...]:
    """Return the lines whose place is not the previous one, the longest move first, then by place."""
    moved = [row for row in ranking.rows if row.previous_rank not in {None, row.rank}]
    return tuple(sorted(moved, key=steps, reverse=True))


def steps(row: RankedProject) -> int:
    """Return how many places a project has moved, whichever way."""
    return abs((row.previous_rank or row.rank) - row.rank)
