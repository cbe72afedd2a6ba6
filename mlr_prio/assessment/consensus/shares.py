"""Fair shares: what each member takes part in at the top of the list; reported, never part of a value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.consensus.fairness import fair_shares

if TYPE_CHECKING:
    from mlr_prio.assessment.consensus.group import Group
    from mlr_prio.model.project import Cost


@dataclass(frozen=True, slots=True)
class MemberShare:
    """One member's part in the top of the list.

    Parameters
    ----------
    member
        The member.
    projects
        The projects of the top that touch it, in the order of the list.
    cost_share, value_share
        The share of the top's known cost, and of its overall value, that lies in them. What several members
        share counts in full for each. None when the top costs, or is worth, nothing that is known.
    cost_unknown
        How many of them have no cost of their own.
    """

    member: str
    projects: tuple[str, ...]
    cost_share: float | None
    value_share: float | None
    cost_unknown: int


def shares(group: Group, k: int) -> tuple[MemberShare, ...]:
    """Return what each member takes part in among the first ``k`` of the list.

    Costs count as their sources give them, whatever their price year; a frame for several objects and a cost
    in another currency are not known costs of the project.

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
    costs = np.array([_amount(project.cost) for project in group.problem.candidates])
    found = fair_shares(
        group.participation(), group.listed, k, costs, np.maximum(group.positions.joint_values, 0.0)
    )
    top = group.listed[:k]
    return tuple(
        MemberShare(
            member.id,
            group.projects(top[found.takes_part[x]]),
            _known(float(found.cost_share[x])),
            _known(float(found.value_share[x])),
            int(found.cost_unknown[x]),
        )
        for x, member in enumerate(group.members)
    )


def _amount(cost: Cost | None) -> float:
    if cost is None or cost.basis == "package_frame" or cost.unit != "MSEK":
        return math.nan
    return cost.amount


def _known(share: float) -> float | None:
    return None if math.isnan(share) else share
