"""How the members see one pair of projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.member import members_of
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.assessment.consensus.member import Member
    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.weighting import WeightsInForce
    from mlr_prio.model.problem import Problem

LEAST_MEMBERS = 2
"""One member cannot agree or disagree with anybody."""


@dataclass(frozen=True, slots=True)
class PairViews:
    """The members by what they say of a pair, each group in the order of the members.

    Parameters
    ----------
    first, second
        Those that put the first project before the second, and the other way round.
    equal
        Those to whom both are worth the same.
    undecided
        Those whose order of importance or bounds allow either order.
    abstaining
        Those that abstain from one of the two.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    equal: tuple[str, ...]
    undecided: tuple[str, ...]
    abstaining: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many members there are."""
        return sum(map(len, (self.first, self.second, self.equal, self.undecided, self.abstaining)))


def pair_views(members: Sequence[Member], table: PerformanceTable, first: str, second: str) -> PairViews:
    """Return how members see a pair of projects.

    Parameters
    ----------
    members
        The members.
    table
        The partial values; the ones that decide the order count.
    first, second
        Ids of the projects.
    """
    said = [(member.id, _view(member, table, first, second)) for member in members]
    kinds = ("first", "second", "equal", "undecided", "abstaining")
    return PairViews(*(tuple(member for member, view in said if view == kind) for kind in kinds))


def _view(member: Member, table: PerformanceTable, first: str, second: str) -> str:
    if first in member.abstains or second in member.abstains:
        return "abstaining"
    rows = table.middle[[table.alternatives.index(first), table.alternatives.index(second)]]
    if member.weight_set is not None:
        from mlr_prio.engine.sensitivity.bounds import preference_bounds

        necessary = preference_bounds(rows, rows, member.weight_set).necessary
        ahead, behind = bool(necessary[0, 1]), bool(necessary[1, 0])
        if not ahead and not behind:
            return "undecided"
    else:
        places = ranks(overall_values(rows, member.weights))
        ahead, behind = bool(places[0] <= places[1]), bool(places[1] <= places[0])
    return "equal" if ahead and behind else "first" if ahead else "second"


def views_beside_list(
    problem: Problem, in_force: WeightsInForce, table: PerformanceTable, first: str, second: str
) -> PairViews | None:
    """Return how the members see a pair of the joint list; None for another list, or for fewer than two."""
    profiles = [profile for profile in problem.member_profiles if profile.id in in_force.members]
    if len(profiles) < LEAST_MEMBERS:
        return None
    return pair_views(members_of(problem, profiles), table, first, second)
