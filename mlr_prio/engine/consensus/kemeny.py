"""Kemeny's rule: the lists with the smallest total disagreement, as a check on the joint list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.consensus.condorcet import condorcet_blocks
from mlr_prio.engine.consensus.insertion import insertion_search
from mlr_prio.engine.consensus.linear_order import is_only_best, order_program, solve_order
from mlr_prio.engine.consensus.subset_program import LARGEST, best_orders

if TYPE_CHECKING:
    from numpy.typing import NDArray

LISTED: Final = 10
"""The number of equally good lists that are given."""

LARGEST_PROGRAM: Final = 150
"""Alternatives in a block that an integer programme is tried for: 11 175 pairs."""

SWEEPS: Final = 100
"""Sweeps of the insertion search, which seldom needs ten."""


@dataclass(frozen=True, slots=True, eq=False)
class KemenyLists:
    """Lists with the smallest total disagreement, as far as it is known.

    Attributes
    ----------
    distance
        Their total disagreement: over members, the pairs that the member puts the other way round. Pairs
        that a member finds equal, has left unknown or abstains from count for nothing.
    bound
        No list has less.
    orders
        Those found, ``(r, m)``, at most :data:`LISTED`, and all of them when ``count`` is no more.
    count
        How many lists are equally good; None when they have not been counted.
    """

    distance: int
    bound: int
    orders: NDArray[np.int64]
    count: int | None

    @property
    def proven(self) -> bool:
        """Whether no list has a smaller disagreement for certain."""
        return self.bound == self.distance

    @property
    def unique(self) -> bool | None:
        """Whether there is one best list only; None when that is not known."""
        if self.count is not None:
            return self.count == 1
        return False if self.proven and len(self.orders) > 1 else None


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The answer for one block: orders ``(r, b)`` of its own indices, their cost and a bound."""

    orders: NDArray[np.int64]
    cost: int
    bound: int
    count: int | None


def kemeny_lists(counts: NDArray[np.int32], time_limit: float | None = None) -> KemenyLists:
    """Return the lists with the smallest total disagreement (Kemeny 1959, Daedalus 88:577-591; Young 1988).

    Majorities divide the alternatives into blocks that are ordered one by one: small blocks by
    dynamic programming, larger ones by integer programming (Davenport & Kalagnanam 2004, AAAI; Conitzer,
    Davenport & Kalagnanam 2006, AAAI), both exact. A block beyond :data:`LARGEST_PROGRAM`, or one whose time
    runs out, is ordered by search, and the bound tells how far from the best it can be.

    Parameters
    ----------
    counts
        ``(m, m)``: members that put ``i`` before ``k``; ``Support.for_``.
    time_limit
        Seconds for each programme solved, a handful for a block. With a limit an answer that is not proven
        may differ from machine to machine.
    """
    cost = counts.T.astype(np.int64)
    blocks = condorcet_blocks(counts)
    solved = [_solve_block(cost[np.ix_(block, block)], time_limit) for block in blocks]
    choices = ([block[order] for order in one.orders] for block, one in zip(blocks, solved, strict=True))
    orders = np.array([np.concatenate(parts) for parts in islice(product(*choices), LISTED)])
    distance = _total(cost, orders[0])
    open_gap = sum(one.cost - one.bound for one in solved)
    counted = [one.count for one in solved if one.count is not None]
    count = math.prod(counted) if len(counted) == len(solved) else None
    return KemenyLists(distance, distance - open_gap, orders, count)


def _total(cost: NDArray[np.int64], order: NDArray[np.int64]) -> int:
    """Return the sum of ``cost[i, k]`` over pairs with ``i`` before ``k``."""
    return int(np.triu(cost[np.ix_(order, order)], 1).sum())


def _solve_block(cost: NDArray[np.int64], time_limit: float | None) -> _Block:
    if len(cost) <= LARGEST:
        best = best_orders(cost, LISTED)
        return _Block(best.orders, best.cost, best.cost, best.count)
    start = np.argsort(cost.sum(axis=1) - cost.sum(axis=0), kind="stable").astype(np.int64)
    if len(cost) > LARGEST_PROGRAM:
        order, total = _polish(cost, start)
        return _Block(order[None], total, int(np.minimum(cost, cost.T).sum()) // 2, None)
    program = order_program(cost)
    solution = solve_order(program, start, lambda order: _polish(cost, order), time_limit)
    if solution.bound < solution.cost:
        return _Block(solution.order[None], solution.cost, solution.bound, None)
    orders = _equally_good(cost, solution.order)
    alone = len(orders) == 1 and is_only_best(program, solution, time_limit)
    return _Block(orders, solution.cost, solution.bound, 1 if alone else None)


def _polish(cost: NDArray[np.int64], order: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Return an order that no single insertion improves, and its cost."""

    def placement(item: int, others: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        return cost[None, item, others], cost[None, others, item]

    found = insertion_search(order, np.array([_total(cost, order)]), placement, SWEEPS)
    return found, _total(cost, found)


def _equally_good(cost: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return up to :data:`LISTED` orders ``(r, m)`` of the same cost, reached by single insertions."""
    found, looked_at = [order], 0
    known = {tuple(order.tolist())}
    while looked_at < len(found) < LISTED:
        for neighbour in _level_moves(cost, found[looked_at]):
            if tuple(neighbour.tolist()) not in known:
                known.add(tuple(neighbour.tolist()))
                found.append(neighbour)
        looked_at += 1
    return np.array(found[:LISTED])


def _level_moves(cost: NDArray[np.int64], order: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the orders of the same cost that moving one alternative gives."""
    moves = []
    for at, item in enumerate(order):
        others = np.delete(order, at)
        passed = np.cumsum(np.append(0, cost[others, item] - cost[item, others]))
        places = np.flatnonzero(passed == passed[at])
        moves += [np.insert(others, place, item) for place in places if place != at]
    return moves
