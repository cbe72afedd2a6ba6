"""Objections: where a member differs from the joint list, on which criteria, and what would settle it.

The joint list puts ``above`` before ``below``; the member puts ``below`` first. With the member's weights
``w_x`` and the joint weights ``w``, its difference of opinion is exactly

``sum_j (w_x - w)_j (s_below - s_above)_j = [V_x(below) - V_x(above)] + [V(above) - V(below)]``

so each criterion has its part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.consensus.concession import moved
from mlr_prio.engine.consensus.support import row_blocks
from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.consensus.position import Positions

CHUNK: Final = 1 << 9
"""Pairs whose concessions are computed at once, when few are asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """Each member's objections taken together.

    Attributes
    ----------
    count
        The number of pairs objected to, ``(g,)``.
    by_criterion
        The difference of opinion on each criterion, added over those pairs, ``(g, n)``. A negative entry
        holds the member and the joint list together.
    largest
        The two criteria that part them most, ``(g, 2)``; ``(g, 1)`` with one criterion.
    share
        Their part ``(g,)`` of all that parts them, the positive entries; NaN without objections.
    """

    count: NDArray[np.int64]
    by_criterion: NDArray[np.float64]
    largest: NDArray[np.int64]
    share: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Objections:
    """Objections of all members, the cheapest to settle first, then as they stand in the joint list.

    Attributes
    ----------
    member, above, below
        Who objects to which pair, ``(o,)``.
    by_criterion
        The difference of opinion on each criterion, ``(o, n)``.
    member_change
        The smallest change ``(o, n)`` of the member's weights with which it no longer objects.
    joint_change
        The smallest change ``(o, n)`` of the joint weights with which the joint list no longer differs from
        it.
    """

    member: NDArray[np.int64]
    above: NDArray[np.int64]
    below: NDArray[np.int64]
    by_criterion: NDArray[np.float64]
    member_change: NDArray[np.float64]
    joint_change: NDArray[np.float64]

    @property
    def concession(self) -> NDArray[np.float64]:
        """The smaller of the shares of weight that have to move, ``(o,)``."""
        return np.minimum(moved(self.member_change), moved(self.joint_change))


def disagreement(positions: Positions) -> Disagreement:
    """Return what each member's objections amount to, without listing them.

    Time grows as g m squared; memory is one block of pairs.

    Parameters
    ----------
    positions
        From :meth:`Positions.of`.
    """
    g, m = positions.own_values.shape
    count, net = np.zeros(g, dtype=np.int64), np.zeros((g, m), dtype=np.int64)
    for rows in row_blocks(m):
        above = np.arange(m)[rows]
        for member in range(g):
            objected = positions.objected(member, above)
            count[member] += np.count_nonzero(objected)
            net[member] += np.count_nonzero(objected, axis=0)
            net[member, above] -= np.count_nonzero(objected, axis=1)
    parted = overall_values(positions.partial_values.T, net.astype(np.float64))
    by_criterion = (positions.profiles - positions.joint) * parted
    largest = np.argsort(-by_criterion, axis=1, kind="stable")[:, :2]
    positive = np.maximum(by_criterion, 0.0)
    share = np.full(g, np.nan)
    of_two = np.take_along_axis(positive, largest, axis=1).sum(axis=1)
    np.divide(of_two, positive.sum(axis=1), out=share, where=count > 0)
    return Disagreement(count, by_criterion, largest.astype(np.int64), share)


def cheapest_objections(positions: Positions, limit: int | None = None) -> Objections:
    """Return each member's objections that are cheapest to settle, exactly.

    A move of weight closes at most ``max d - min d`` of a gap for each unit, so ``gap / (max d - min d)``
    bounds a concession from below. Blocks of pairs are searched in the order of this bound and no further
    than it can matter.

    Parameters
    ----------
    positions
        From :meth:`Positions.of`.
    limit
        Objections listed for each member, at least 1. None lists all, in memory that grows with their number.

    Raises
    ------
    EngineError
        When the limit is less than 1.
    """
    if limit is not None and limit < 1:
        raise EngineError(
            message("{limit} objections of each member were asked for; it must be at least 1", limit=limit)
        )
    g, m = positions.own_values.shape
    found = [_Cheapest(positions, member, limit) for member in range(g)]
    order = np.argsort(positions.places, kind="stable")
    for rows in row_blocks(m):
        above = order[rows]
        span = _spans(positions.partial_values, above)
        for one in found:
            one.offer(above, span)
    pairs = np.concatenate([one.pairs for one in found])
    members = np.repeat(np.arange(g), [len(one.pairs) for one in found])
    listed = _order(positions, np.concatenate([one.cost for one in found]), pairs, members)
    return _described(positions, members[listed], *pairs[listed].T)


def _spans(partial_values: NDArray[np.float64], above: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return ``(b, m)``: the largest minus the smallest difference of two alternatives over the criteria."""
    first = partial_values[above, None, 0] - partial_values[:, 0]
    high, low = first, first.copy()
    for column in partial_values.T[1:]:
        difference = column[above, None] - column
        np.maximum(high, difference, out=high)
        np.minimum(low, difference, out=low)
    return high - low


def _order(
    positions: Positions, cost: NDArray[np.float64], pairs: NDArray[np.int64], members: NDArray[np.int64]
) -> NDArray[np.intp]:
    """Return the order of objections by cost, then by the joint list; equal to the last digits is equal."""
    places = positions.places[pairs]
    keys = (members, pairs[:, 1], pairs[:, 0], places[:, 1], places[:, 0], np.round(cost, DECIMALS))
    return np.lexsort(keys)


def _described(
    positions: Positions, members: NDArray[np.int64], above: NDArray[np.int64], below: NDArray[np.int64]
) -> Objections:
    difference = positions.partial_values[below] - positions.partial_values[above]
    by_criterion = (positions.profiles[members] - positions.joint) * difference
    return Objections(members, above, below, by_criterion, *positions.changes(members, above, below))


class _Cheapest:
    """The cheapest objections of one member among the pairs seen so far."""

    def __init__(self, positions: Positions, member: int, limit: int | None) -> None:
        self.positions, self.member, self.limit = positions, member, limit
        self.pairs, self.cost = np.empty((0, 2), dtype=np.int64), np.empty(0)

    def offer(self, above: NDArray[np.int64], span: NDArray[np.float64]) -> None:
        """Take in the objections ``(b, m)`` to the rows of a block."""
        row, below = np.nonzero(self.positions.objected(self.member, above))
        pairs = np.stack([above[row], below], axis=1)
        least = np.minimum(*self.positions.gaps(self.member, above[row], below)) / span[row, below]
        candidates = np.flatnonzero(least <= self._ceiling())
        candidates = candidates[np.argsort(least[candidates], kind="stable")]
        size = max(CHUNK, self.limit or len(candidates))
        for first in range(0, len(candidates), size):
            chunk = candidates[first : first + size]
            if least[chunk[0]] > self._ceiling():
                break
            self._keep(pairs[chunk])

    def _ceiling(self) -> float:
        """Return the cost beyond which no further objection is listed."""
        if self.limit is None or len(self.cost) < self.limit:
            return np.inf
        return float(self.cost[-1]) + 10.0**-DECIMALS

    def _keep(self, pairs: NDArray[np.int64]) -> None:
        members = np.full(len(pairs), self.member)
        cost = np.minimum(*(moved(side) for side in self.positions.changes(members, *pairs.T)))
        self.pairs, self.cost = np.concatenate([self.pairs, pairs]), np.concatenate([self.cost, cost])
        owner = np.full(len(self.pairs), self.member)
        kept = _order(self.positions, self.cost, self.pairs, owner)[: self.limit]
        self.pairs, self.cost = self.pairs[kept], self.cost[kept]
