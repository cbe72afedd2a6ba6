"""Who differs from the joint list about which pair, on which criteria, and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.weighting import JOINT
from mlr_prio.engine.consensus.concession import moved
from mlr_prio.engine.consensus.objection import Objections, cheapest_objections, disagreement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mlr_prio.assessment.consensus.group import Group


@dataclass(frozen=True, slots=True)
class Step:
    """A smallest change of weights with which an objection falls.

    Parameters
    ----------
    side
        Whose weights change: a member's, or ``joint``.
    weight_moved
        The share of the whole weight that moves. The two projects tie there; any further step parts them.
    moves
        From which criterion to which, and how much; the amounts add up to ``weight_moved``.
    """

    side: str
    weight_moved: float
    moves: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """One pair that a member puts the other way round than the joint list.

    Parameters
    ----------
    member
        Who objects.
    above, below
        The order of the joint list; the member puts ``below`` first.
    by_criterion
        The difference of opinion on each criterion, ``(w_x - w)_j (s_below - s_above)_j``: they sum to the
        member's lead of ``below`` plus the list's lead of ``above``.
    own, joint
        The smallest step of the member, and of the joint weights.
    is_undecided
        Whether the member's order of importance or bounds allow the order of the list too.
    """

    member: str
    above: str
    below: str
    by_criterion: Mapping[str, float]
    own: Step
    joint: Step
    is_undecided: bool

    @property
    def cheapest(self) -> Step:
        """The smaller of the two steps."""
        return self.own if self.own.weight_moved <= self.joint.weight_moved else self.joint

    @property
    def concession(self) -> float:
        """The share of weight of the smaller step."""
        return self.cheapest.weight_moved


@dataclass(frozen=True, slots=True)
class MemberDisagreement:
    """One member's objections taken together.

    Parameters
    ----------
    member
        The member.
    count
        How many pairs it puts the other way round.
    by_criterion
        The difference of opinion on each criterion, added over them.
    largest, share
        The two criteria that part it most from the joint list, and their part of all that parts them; the
        part is None without objections.
    """

    member: str
    count: int
    by_criterion: Mapping[str, float]
    largest: tuple[str, ...]
    share: float | None


def objections(group: Group, limit: int | None = None) -> tuple[Objection, ...]:
    """Return the objections, the cheapest to settle first.

    Parameters
    ----------
    group
        The members.
    limit
        The number listed for each member; None lists all.

    Raises
    ------
    EngineError
        When the limit is less than 1.
    """
    return _labelled(group, cheapest_objections(group.positions, limit))


def objections_to(group: Group, above: str, below: str) -> tuple[Objection, ...]:
    """Return the objections to one pair of the joint list, the cheapest to settle first."""
    i, k = (group.table.alternatives.index(project) for project in (above, below))
    votes = group.positions.votes
    members = np.flatnonzero(votes.ahead[:, k] < votes.behind[:, i])
    pair = np.full(len(members), i), np.full(len(members), k)
    difference = group.table.middle[k] - group.table.middle[i]
    found = Objections(
        members,
        *pair,
        (group.positions.profiles[members] - group.positions.joint) * difference,
        *group.positions.changes(members, *pair),
    )
    return tuple(sorted(_labelled(group, found), key=lambda objection: round(objection.concession, 12)))


def disagreements(group: Group) -> tuple[MemberDisagreement, ...]:
    """Return what each member's objections amount to."""
    found = disagreement(group.positions)
    criteria = group.table.criteria
    return tuple(
        MemberDisagreement(
            member=member.id,
            count=int(found.count[x]),
            by_criterion=dict(zip(criteria, found.by_criterion[x].tolist(), strict=True)),
            largest=tuple(criteria[j] for j in found.largest[x].tolist()),
            share=float(found.share[x]) if found.count[x] else None,
        )
        for x, member in enumerate(group.members)
    )


def _labelled(group: Group, found: Objections) -> tuple[Objection, ...]:
    projects, criteria = group.table.alternatives, group.table.criteria
    own, joint = moved(found.member_change).tolist(), moved(found.joint_change).tolist()
    return tuple(
        Objection(
            member=group.members[x].id,
            above=projects[above],
            below=projects[below],
            by_criterion=dict(zip(criteria, found.by_criterion[o].tolist(), strict=True)),
            own=Step(group.members[x].id, own[o], _moves(found.member_change[o], criteria)),
            joint=Step(JOINT, joint[o], _moves(found.joint_change[o], criteria)),
            is_undecided=x in group.relations and not bool(group.relations[x][below, above]),
        )
        for o, (x, above, below) in enumerate(
            zip(found.member.tolist(), found.above.tolist(), found.below.tolist(), strict=True)
        )
    )


def _moves(change: NDArray[np.float64], criteria: Sequence[str]) -> tuple[tuple[str, str, float], ...]:
    """Return from where to where: one criterion takes all, those that give most come first."""
    target = criteria[int(change.argmax())]
    givers = [j for j in np.argsort(change, kind="stable").tolist() if change[j] < 0.0]
    return tuple((criteria[j], target, -float(change[j])) for j in givers)
