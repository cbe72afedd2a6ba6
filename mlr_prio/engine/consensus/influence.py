"""How much hangs on one member: its interval of influence, and the list without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.consensus.joint import in_canonical_order
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.sensitivity.family import member_families
from mlr_prio.engine.sensitivity.stability import top_stability
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """What each member's influence on the mean does to the list, the others sharing the rest equally.

    Attributes
    ----------
    current
        Today's influence, 1/g for all.
    low, high
        The interval ``(g,)`` of influence, from 0 to 1, in which the first k stay the same.
    low_pair, high_pair
        Just beyond its ends: the alternative that enters the first k and the one that leaves, ``(g, 2)``; -1
        twice where the interval reaches 0 or 1.
    without
        The places ``(g, m)`` when the member is left out.
    """

    current: float
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    low_pair: NDArray[np.intp]
    high_pair: NDArray[np.intp]
    without: NDArray[np.int64]

    @property
    def changes_top(self) -> NDArray[np.bool_]:
        """Whether leaving the member out changes the first k, ``(g,)``."""
        changes: NDArray[np.bool_] = self.low > 0.0
        return changes


@dataclass(frozen=True, slots=True, eq=False)
class OwnProjects:
    """Where each member's own alternatives stand.

    Attributes
    ----------
    own_place
        Their mean place ``(g,)`` in the member's own list; NaN for a member without any.
    others_place
        Their mean place ``(g,)`` in the list of the mean of all other members.
    """

    own_place: NDArray[np.float64]
    others_place: NDArray[np.float64]

    @property
    def gain(self) -> NDArray[np.float64]:
        """Places ``(g,)`` by which the member's own profile lifts its own alternatives, on average."""
        return self.others_place - self.own_place


def member_influence(partial_values: ArrayLike, profiles: ArrayLike, k: int) -> Influence:
    """Return the influence of every member on the first ``k`` of the joint list.

    The value with influence t is ``t V_x + (1 - t)`` times the mean of the others, a straight line; see
    :func:`mlr_prio.engine.sensitivity.stability.top_stability`. The result does not depend on the order of
    the members, to the last bit.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``; none missing.
    profiles
        Weight profiles ``(g, n)`` of the members that take part, at least two.
    k
        Length of the top, 1 to m.

    Raises
    ------
    EngineError
        When there are fewer than two members, ``k`` is out of range, a profile cannot be normalised or a
        partial value is missing.
    """
    rows, position = in_canonical_order(profiles)
    _require_two(len(rows))
    family = member_families(partial_values, rows)
    stability = top_stability(family, k)
    return Influence(
        1.0 / len(rows),
        stability.low[position],
        stability.high[position],
        stability.low_pair[position],
        stability.high_pair[position],
        ranks(family.intercept)[position],
    )


def own_projects(partial_values: ArrayLike, profiles: ArrayLike, participation: ArrayLike) -> OwnProjects:
    """Return where members' own alternatives stand in their own lists and in that of the others.

    Members tend to lift what they take part in (strategic bias: Macharis & Nijkamp 2011, Possible bias in
    multi-actor multi-criteria transportation evaluation); a mark, not a proof.

    Parameters
    ----------
    partial_values, profiles
        As in :func:`member_influence`.
    participation
        Boolean ``(g, m)``: the member takes part in the alternative.

    Raises
    ------
    EngineError
        As in :func:`member_influence`.
    """
    rows, position = in_canonical_order(profiles)
    _require_two(len(rows))
    family = member_families(partial_values, rows)
    own, others = ranks(family.intercept + family.slope), ranks(family.intercept)
    mine = np.asarray(participation, dtype=np.bool_)
    return OwnProjects(_mean_place(own[position], mine), _mean_place(others[position], mine))


def _mean_place(places: NDArray[np.int64], mine: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the mean ``(g,)`` of the places ``(g, m)`` that are a member's own; NaN without any."""
    count = mine.sum(axis=1)
    mean = np.full(len(mine), np.nan)
    np.divide(np.where(mine, places, 0).sum(axis=1), count, out=mean, where=count > 0)
    return mean


def _require_two(members: int) -> None:
    if members < 2:  # noqa: PLR2004  # one member cannot be compared with the others
        raise EngineError(
            message(
                "influence was asked for among {members} members; there must be at least 2", members=members
            )
        )
