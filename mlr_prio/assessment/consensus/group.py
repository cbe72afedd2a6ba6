"""Who decides together: the members that take part, their weights, the joint list and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.abstention import abstention_table, heard_profiles
from mlr_prio.assessment.consensus.member import members_of
from mlr_prio.assessment.performance import performance_table
from mlr_prio.assessment.population import populations
from mlr_prio.assessment.ranking import ranking_under
from mlr_prio.assessment.weighting import JOINT, WeightsInForce
from mlr_prio.engine.consensus.joint import joint_weights
from mlr_prio.engine.consensus.position import Positions
from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.consensus.member import Member
    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.profile import WeightProfile

LEAST_MEMBERS = 2
LEAST_PROJECTS = 2

TOP = 5
"""How many places count as the top where nobody says otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The members that take part, along the axis ``g``, and the candidates, along the axis ``m``.

    Parameters
    ----------
    ranking
        The joint list of these members; its problem is the workspace.
    members
        The members.
    table
        The partial values; the ones that decide the order count everywhere here.
    positions
        What the members and the joint list say of every pair. A member whose profile is an order or bounds
        speaks through the weights that stand for it.
    listed
        The alternatives ``(m,)`` in the order of the joint list.
    relations
        By member index, for those whose weights are an order or bounds: ``(m, m)``, what is at least as good
        for all weights that they allow.
    without
        Members left out on request.
    silent
        Members that abstain from every candidate and so take no part.
    unanswered
        Members of the cooperation without a profile.
    by_population
        Whether influence follows population, a what-if; otherwise it is equal.
    """

    ranking: Ranking
    members: tuple[Member, ...]
    table: PerformanceTable
    positions: Positions
    listed: NDArray[np.int64]
    relations: Mapping[int, NDArray[np.bool_]]
    without: tuple[str, ...]
    silent: tuple[str, ...]
    unanswered: tuple[str, ...]
    by_population: bool

    @property
    def problem(self) -> Problem:
        """The workspace."""
        return self.ranking.problem

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the members."""
        return tuple(member.id for member in self.members)

    @property
    def loose(self) -> tuple[str, ...]:
        """The members whose weights are an order or bounds."""
        return tuple(member.id for member in self.members if member.is_loose)

    def top(self, asked: int | None) -> int:
        """Return the length of the top: what was asked for, or :data:`TOP`, or the whole of a shorter list.

        Raises
        ------
        RequestError
            When more places were asked for than there are.
        """
        places = len(self.listed)
        if asked is not None and asked > places:
            what = message("the list has {places} places, not {asked}", places=places, asked=asked)
            raise RequestError(what, message("ask for a top of 1 to {places}", places=places))
        return min(TOP, places) if asked is None else asked

    def projects(self, indices: NDArray[np.integer]) -> tuple[str, ...]:
        """Return the ids of alternatives."""
        return tuple(self.table.alternatives[i] for i in indices.tolist())

    def participation(self) -> NDArray[np.bool_]:
        """Return whether each member takes part in each project, ``(g, m)``: the project touches it."""
        touched = [project.municipalities for project in self.problem.candidates]
        return np.array([[member.id in ids for ids in touched] for member in self.members])


def make_group(problem: Problem, *, without: Sequence[str] = (), by_population: bool = False) -> Group:
    """Return the members that take part and their joint list.

    Parameters
    ----------
    problem
        The workspace.
    without
        Ids of members to leave out.
    by_population
        Let influence follow population instead of being equal: a what-if.

    Raises
    ------
    RequestError
        When a member to leave out does not exist or has no profile, fewer than two members or projects are
        left to compare, or influence should follow a population that is not given.
    """
    heard = heard_profiles(problem)
    _require_known(problem, heard, without)
    profiles = tuple(profile for profile in heard if profile.id not in without)
    _require_comparable(problem, profiles)
    members = members_of(problem, profiles)
    table = performance_table(problem.candidates, problem.leaves)
    weights = np.array([member.weights for member in members])
    joint = joint_weights(weights, populations(problem, profiles) if by_population else None)
    ids = tuple(member.id for member in members)
    ranking = ranking_under(problem, WeightsInForce(JOINT, joint, ids, by_population=by_population))
    index = {project: i for i, project in enumerate(table.alternatives)}
    return Group(
        ranking=ranking,
        members=members,
        table=table,
        positions=Positions.of(table.middle, weights, joint, abstention_table(profiles, table.alternatives)),
        listed=np.array([index[row.project.id] for row in ranking.rows], dtype=np.int64),
        relations=_relations(members, table),
        without=tuple(profile.id for profile in heard if profile.id in without),
        silent=tuple(p.id for p in problem.member_profiles if p not in heard),
        unanswered=_unanswered(problem),
        by_population=by_population,
    )


def _relations(members: Sequence[Member], table: PerformanceTable) -> Mapping[int, NDArray[np.bool_]]:
    loose = {x: member.weight_set for x, member in enumerate(members) if member.weight_set is not None}
    if not loose:
        return {}
    from mlr_prio.engine.sensitivity.bounds import preference_bounds

    middle = table.middle
    return {x: preference_bounds(middle, middle, allowed).necessary for x, allowed in loose.items()}


def _unanswered(problem: Problem) -> tuple[str, ...]:
    answered = {profile.id for profile in problem.member_profiles}
    return tuple(member.id for member in problem.members if member.id not in answered)


def _require_known(problem: Problem, heard: Sequence[WeightProfile], wanted: Sequence[str]) -> None:
    """Raise a RequestError unless every member to be left out takes part today."""
    taking_part = [profile.id for profile in heard]
    for member in wanted:
        if member in taking_part:
            continue
        known = message("those that take part are: {known}", known=", ".join(taking_part) or "–")
        if all(member != other.id for other in problem.members):
            raise RequestError(message("there is no member {member}", member=member), known)
        what = message("{member} takes no part and need not be left out", member=member)
        raise RequestError(what, known)


def _require_comparable(problem: Problem, profiles: Sequence[WeightProfile]) -> None:
    if len(profiles) < LEAST_MEMBERS:
        raise RequestError(
            message(
                "there is nothing to compare: the members that take part are {count}, and it takes two",
                count=len(profiles),
            ),
            message("add a file to criteria/weights/ for: {members}", members=_missing(problem)),
        )
    if len(problem.candidates) < LEAST_PROJECTS:
        raise RequestError(
            message(
                "there is nothing to compare: the projects that compete are {count}, and it takes two",
                count=len(problem.candidates),
            )
        )


def _missing(problem: Problem) -> str:
    return ", ".join(_unanswered(problem)) or "–"
