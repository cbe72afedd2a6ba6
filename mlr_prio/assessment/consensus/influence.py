"""How much hangs on one member: its interval of influence, the list without it, and its own projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.engine.consensus.influence import member_influence, own_projects

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from mlr_prio.assessment.consensus.group import Group


@dataclass(frozen=True, slots=True)
class MemberInfluence:
    """What one member's influence does to the list, the others sharing the rest equally.

    Parameters
    ----------
    member
        The member.
    current
        Its influence under the rule, 1/g.
    low, high
        The influence, 0 to 1, between which the top stays the same.
    low_pair, high_pair
        Just beyond the ends: the project that enters the top and the one that leaves; None where nothing
        does.
    changes_top
        Whether leaving it out changes the top.
    enters, leaves
        The projects of the top that would be new without it, and those that would be gone.
    ranks
        The places without it, by project.
    own_place, others_place
        The mean place of the projects that touch it, in its own list and in that of the others' mean; None
        when none touch it.
    """

    member: str
    current: float
    low: float
    high: float
    low_pair: tuple[str, str] | None
    high_pair: tuple[str, str] | None
    changes_top: bool
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    ranks: Mapping[str, int]
    own_place: float | None
    others_place: float | None

    @property
    def gain(self) -> float | None:
        """Places by which its own profile lifts the projects that touch it, on average; None without any."""
        if self.own_place is None or self.others_place is None:
            return None
        return self.others_place - self.own_place


def influences(group: Group, k: int) -> tuple[MemberInfluence, ...]:
    """Return the influence of each member on the first ``k`` places.

    Equal influence is the rule that is looked at, also when the joint list of the group is a what-if.

    Parameters
    ----------
    group
        The members.
    k
        The length of the top.

    Raises
    ------
    EngineError
        When the top is longer than the list or empty.
    """
    weights = group.positions.profiles
    found = member_influence(group.table.middle, weights, k)
    own = own_projects(group.table.middle, weights, group.participation())
    projects = group.table.alternatives
    top = set(group.projects((group.positions.places <= k).nonzero()[0]))
    answers = []
    for x, member in enumerate(group.members):
        ranks = dict(zip(projects, found.without[x].tolist(), strict=True))
        new_top = {project for project, place in ranks.items() if place <= k}
        touched = bool(own.own_place[x] == own.own_place[x])
        answers.append(
            MemberInfluence(
                member=member.id,
                current=found.current,
                low=float(found.low[x]),
                high=float(found.high[x]),
                low_pair=_pair(group, found.low_pair[x]),
                high_pair=_pair(group, found.high_pair[x]),
                changes_top=bool(found.changes_top[x]),
                enters=tuple(project for project in projects if project in new_top - top),
                leaves=tuple(project for project in projects if project in top - new_top),
                ranks=ranks,
                own_place=float(own.own_place[x]) if touched else None,
                others_place=float(own.others_place[x]) if touched else None,
            )
        )
    return tuple(answers)


def _pair(group: Group, indices: NDArray[np.intp]) -> tuple[str, str] | None:
    if indices[0] < 0:
        return None
    first, second = group.projects(indices)
    return first, second
