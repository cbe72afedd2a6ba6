"""How many members put a project in the same part of the list as the list itself does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.abstention import abstention_table
from mlr_prio.assessment.weighting import profile_weights
from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.vote import Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.assessment.performance import PerformanceTable
    from mlr_prio.assessment.weighting import WeightsInForce
    from mlr_prio.model.problem import Problem

PARTS = 3
"""The list is seen as an upper, a middle and a lower third: coarse enough that a step up or down is no
quarrel, fine enough that a board knows what it means."""

LEAST_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class SamePart:
    """How far the members agree about where on the list a project belongs.

    Parameters
    ----------
    members
        Those that put it in the same third of their own list.
    of
        How many take part: those that abstain from the project are not counted.
    """

    members: tuple[str, ...]
    of: int


def same_part(
    problem: Problem, in_force: WeightsInForce, table: PerformanceTable, places: NDArray[np.int64]
) -> tuple[SamePart | None, ...]:
    """Return for each candidate the members that agree with the joint list about its third.

    A member's list holds what it takes part in, under the weights that stand for its profile. Place p of m is
    in the upper third when ``3 (p - 1) < m``, in the lower when ``3 (p - 1) >= 2 m``; a shared place counts
    as the better one.

    Parameters
    ----------
    problem, in_force, table
        The workspace, the weights of the list and the partial values.
    places
        The places ``(m,)`` in the list.

    Returns
    -------
    tuple[SamePart | None, ...]
        One a candidate; None for all when the list is not the joint one, or fewer than two members or three
        projects can be compared.
    """
    profiles = [profile for profile in problem.member_profiles if profile.id in in_force.members]
    if len(profiles) < LEAST_MEMBERS or len(places) < PARTS:
        return (None,) * len(places)
    weights = np.array([profile_weights(problem, profile) for profile in profiles])
    votes = Votes.of(overall_values(table.middle, weights), abstention_table(profiles, table.alternatives))
    counted = ~votes.abstains
    length = counted.sum(axis=1, keepdims=True)
    agrees = (_part(votes.behind, length) == _part(places, np.int64(len(places)))) & counted
    ids = [profile.id for profile in profiles]
    return tuple(
        SamePart(tuple(id_ for id_, says in zip(ids, column, strict=True) if says), int(of))
        for column, of in zip(agrees.T.tolist(), counted.sum(axis=0).tolist(), strict=True)
    )


def _part(places: NDArray[np.integer], length: NDArray[np.int64] | np.int64) -> NDArray[np.int64]:
    """Return the third, from 0, that places from 1 to ``length`` lie in."""
    part: NDArray[np.int64] = PARTS * (np.asarray(places, dtype=np.int64) - 1) // length
    return part
