"""What all agree on, what nearly all agree on, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.consensus.core import contradictions, levels, pair_degrees, unanimous
from mlr_prio.engine.consensus.support import Support, relation_support, vote_support
from mlr_prio.engine.consensus.vote import Votes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mlr_prio.assessment.consensus.group import Group

DISSENTERS = 1
"""From so many members nearly all agree: all but one."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairSupport:
    """How the members stand to one pair.

    Parameters
    ----------
    pair
        The project that more members put first, and the other; as many on either side: as the list has them.
    supporting, opposing
        Members that put the first before the second, and the other way round.
    equal, unknown, abstaining
        Members to whom both are worth the same, whose order or bounds allow either, and that abstain.
    in_list
        1 when the joint list has the pair in this order, -1 in the other, 0 when they share a place.
    """

    pair: Pair
    supporting: int
    opposing: int
    equal: int
    unknown: int
    abstaining: int
    in_list: int


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """The support for all pairs.

    Parameters
    ----------
    group
        The members.
    support
        Their counts ``(m, m)``.
    agreed
        The pairs ``(m, m)`` on which all agree.
    unanimous, nearly, open
        Three lists that hold every pair on which anybody has a view: all agree; all but one; the rest, the
        most even first. Each in the order of the list otherwise.
    levels
        The projects by the longest chain of agreed pairs that leads down to them, each in list order.
    contradictions
        Agreed pairs that the joint list reverses: only where a member abstains and still has its say in the
        mean.
    """

    group: Group
    support: Support
    agreed: NDArray[np.bool_]
    unanimous: tuple[PairSupport, ...]
    nearly: tuple[PairSupport, ...]
    open: tuple[PairSupport, ...]
    levels: tuple[tuple[str, ...], ...]
    contradictions: tuple[Pair, ...]

    @property
    def pair_count(self) -> int:
        """How many pairs of projects there are."""
        m = len(self.group.listed)
        return m * (m - 1) // 2

    @property
    def ahead_of(self) -> Mapping[str, tuple[str, ...]]:
        """By project, in the order of the list: what all agree to put behind it, in that order too."""
        listed = self.group.listed
        return {
            self.group.table.alternatives[i]: self.group.projects(listed[self.agreed[i, listed]])
            for i in listed.tolist()
        }


def agreement(group: Group) -> Agreement:
    """Return what the members agree on."""
    support = group_support(group)
    agreed = unanimous(support)
    degrees = pair_degrees(support, group.listed)
    chains = levels(agreed)[group.listed]
    return Agreement(
        group=group,
        support=support,
        agreed=agreed,
        unanimous=_pairs(group, support, degrees.agreed()),
        nearly=_pairs(group, support, degrees.nearly_agreed(DISSENTERS)),
        open=_pairs(group, support, degrees.open(DISSENTERS)),
        levels=tuple(group.projects(group.listed[chains == level]) for level in range(1, chains.max() + 1)),
        contradictions=tuple(
            (first, second)
            for first, second in map(group.projects, contradictions(agreed, group.positions.places))
        ),
    )


def group_support(group: Group) -> Support:
    """Return the counts for all pairs: from exact weights by the members' lists, from others by necessity."""
    exact = [x for x, member in enumerate(group.members) if not member.is_loose]
    votes = group.positions.votes
    parts = [vote_support(Votes(votes.ahead[exact], votes.behind[exact]))] if exact else []
    if group.relations:
        loose = list(group.relations)
        parts.append(relation_support(list(group.relations.values()), votes.abstains[loose]))
    return parts[0] if len(parts) == 1 else parts[0] + parts[1]


def _pairs(group: Group, support: Support, pairs: NDArray[np.int64]) -> tuple[PairSupport, ...]:
    first, second = pairs.T
    places = group.positions.places
    columns = (
        support.for_[first, second],
        support.against[first, second],
        support.undecided[first, second] - support.unknown[first, second],
        support.unknown[first, second],
        support.abstaining[first, second],
        np.sign(places[second] - places[first]),
    )
    ids = group.table.alternatives
    return tuple(
        PairSupport((ids[i], ids[k]), *counts)
        for i, k, counts in zip(
            first.tolist(), second.tolist(), zip(*(c.tolist() for c in columns), strict=True), strict=True
        )
    )
