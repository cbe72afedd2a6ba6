"""Orders by integer programming: a variable per pair, triangle conditions added only where broken."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.consensus.insertion import perturbed_search
from mlr_prio.engine.ranking import DECIMALS
from mlr_prio.engine.solver import (
    MixedIntegerProgram,
    SolutionStatus,
    SparseRows,
    solve_mixed_integer,
    sparse_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROWS_PER_ROUND: Final = 2000
"""Broken triangle conditions added at once, the most broken first."""

LARGE: Final = 2000
"""Triangle conditions that make a programme slow beside a search."""

SEED: Final = 0
"""For the search before whole numbers; what is proven does not depend on it."""

BROKEN: Final = 1e-6
"""A condition broken by less than this is kept."""


@dataclass(frozen=True, slots=True, eq=False)
class OrderSolution:
    """What is known about the best order.

    Attributes
    ----------
    order
        The best order found ``(m,)``.
    cost
        Its cost.
    bound
        No order costs less. The order is among the best when this is its cost.
    triangles
        The triangle conditions used, as columns ``(t, 3)``.
    """

    order: NDArray[np.int64]
    cost: int
    bound: int
    triangles: NDArray[np.int64]


def order_program(cost: NDArray[np.int64]) -> MixedIntegerProgram:
    """Return the programme of the order with the smallest sum of ``cost[i, k]`` over ``i`` before ``k``.

    Column ``x_ik``, i < k in the order of ``numpy.triu_indices``, is 1 when ``i`` comes before ``k``. The
    last column is 1 and carries the cost of the pairs turned round, so that the objective is the whole cost.
    """
    first, second = np.triu_indices(len(cost), 1)
    turned = cost[second, first]
    objective = np.append(cost[first, second] - turned, turned.sum()).astype(np.float64)
    low = np.append(np.zeros(len(first)), 1.0)
    return _program(objective, low, np.ones(len(low)), np.zeros((0, len(low))))


def largest_program(preferred: NDArray[np.bool_]) -> MixedIntegerProgram:
    """Return the programme of the order with the smallest largest disagreement (Biedl et al. 2009).

    Columns as in :func:`order_program`, the last is the largest disagreement. One row for each member says
    that it disagrees on no more pairs than that.

    Parameters
    ----------
    preferred
        ``(g, m, m)``: the member puts ``i`` before ``k``.
    """
    g, m = preferred.shape[:2]
    first, second = np.triu_indices(m, 1)
    against = preferred[:, second, first].astype(np.float64)
    turned = preferred[:, first, second].astype(np.float64)
    rows = np.column_stack([against - turned, np.full(g, -1.0)])
    objective = np.append(np.zeros(len(first)), 1.0)
    high = np.append(np.ones(len(first)), float(len(first)))
    program = _program(objective, np.zeros(len(high)), high, rows)
    return replace(program, row_high=-turned.sum(axis=1))


def _program(
    objective: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    rows: NDArray[np.float64],
) -> MixedIntegerProgram:
    no_side = np.full(len(rows), np.inf)
    whole = np.ones(len(objective), dtype=np.bool_)
    return MixedIntegerProgram(objective, low, high, whole, sparse_rows(rows), -no_side, no_side)


def solve_order(
    program: MixedIntegerProgram,
    start: NDArray[np.int64],
    polish: Callable[[NDArray[np.int64]], tuple[NDArray[np.int64], int]],
    time_limit: float | None = None,
) -> OrderSolution:
    """Find the best order, first with fractions, then in whole numbers.

    Cutting planes: solve, add the triangle conditions ``0 <= x_ij + x_jk - x_ik <= 1`` that the answer
    breaks, solve again (Grötschel, Jünger & Reinelt 1984, Operations Research 32:1195-1220). Every answer on
    the way is a bound, rounded up because all costs are whole, and suggests an order; when they meet, the
    search is over.

    Parameters
    ----------
    program
        From :func:`order_program` or :func:`largest_program`.
    start
        An order to begin with ``(m,)``.
    polish
        Makes an order better if it can, and returns it with its cost.
    time_limit
        Seconds for each programme solved; the first that runs out ends the search. None waits for the proof.
    """
    best, cost = polish(start)
    rows, bound = np.empty((0, 3), dtype=np.int64), 0
    whole = searched = False
    while bound < cost:
        solution = solve_mixed_integer(_with_triangles(program, rows, whole=whole), time_limit)
        if math.isfinite(solution.bound):
            bound = max(bound, math.ceil(solution.bound - BROKEN))
        if solution.x is None:
            break
        suggested, its_cost = polish(_order(solution.x[:-1], len(start)))
        if its_cost < cost:
            best, cost = suggested, its_cost
        broken = broken_triangles(solution.x[:-1], len(start))
        if solution.status != SolutionStatus.PROVEN or (whole and not len(broken)):
            break
        # A search is worth its time when the bound hardly rises any more and the next programme is slow.
        slow = len(rows) > LARGE and len(broken) <= len(start)
        if not searched and (slow or not len(broken)):
            best, cost = perturbed_search(best, cost, polish, bound, SEED)
            searched = True
        rows, whole = np.concatenate([rows, broken]), whole or not len(broken)
    return OrderSolution(best, cost, min(bound, cost), rows)


def is_only_best(program: MixedIntegerProgram, solution: OrderSolution, time_limit: float | None) -> bool:
    """Return whether every other order is proven to cost more; False when that is not known.

    Solves the programme in fractions once more, with one condition that only the best order breaks.

    Parameters
    ----------
    program
        From :func:`order_program`.
    solution
        The proven answer to it.
    time_limit
        Seconds.
    """
    places = np.argsort(solution.order)
    first, second = np.triu_indices(len(places), 1)
    x = (places[first] < places[second]).astype(np.float64)
    other = replace(
        program,
        rows=sparse_rows(np.append(1.0 - 2.0 * x, 0.0)[None]),
        row_low=np.array([1.0 - x.sum()]),
        row_high=np.array([np.inf]),
    )
    answer = solve_mixed_integer(_with_triangles(other, solution.triangles, whole=False), time_limit)
    return math.isfinite(answer.bound) and answer.bound > solution.cost + BROKEN


def _with_triangles(
    program: MixedIntegerProgram, rows: NDArray[np.int64], *, whole: bool
) -> MixedIntegerProgram:
    """Return the programme with triangle conditions on columns ``(t, 3)``; in fractions unless ``whole``."""
    t, own = len(rows), program.rows
    extended = SparseRows(
        np.concatenate([own.starts, own.starts[-1] + 3 * np.arange(1, t + 1)]),
        np.concatenate([own.indices, rows.ravel()]),
        np.concatenate([own.coefficients, np.tile([1.0, 1.0, -1.0], t)]),
    )
    return replace(
        program,
        integer=program.integer & whole,
        rows=extended,
        row_low=np.concatenate([program.row_low, np.zeros(t)]),
        row_high=np.concatenate([program.row_high, np.ones(t)]),
    )


def broken_triangles(x: NDArray[np.float64], m: int) -> NDArray[np.int64]:
    """Return the columns ``(t, 3)`` of the triangle conditions that ``x`` breaks most, in triple order.

    Parameters
    ----------
    x
        ``(m (m - 1) / 2,)``: 1 when the first of the pair comes before the second.
    m
        The number of alternatives.
    """
    first, second = np.triu_indices(m, 1)
    before = np.zeros((m, m))
    before[first, second] = x
    column = np.zeros((m, m), dtype=np.int64)
    column[first, second] = np.arange(len(first))
    found, amounts = [np.empty((0, 3), dtype=np.int64)], [np.empty(0)]
    for i in range(m - 2):
        row = before[i, i + 1 :]
        term = row[:, None] + before[i + 1 :, i + 1 :] - row
        amount = np.triu(np.maximum(term - 1.0, -term), 1)
        j, k = np.nonzero(amount > BROKEN)
        amounts.append(amount[j, k])
        j, k = j + i + 1, k + i + 1
        found.append(np.stack([column[i, j], column[j, k], column[i, k]], axis=1))
    triples, amount = np.concatenate(found), np.concatenate(amounts)
    return triples[np.sort(np.argsort(-amount, kind="stable")[:ROWS_PER_ROUND])]


def _order(x: NDArray[np.float64], m: int) -> NDArray[np.int64]:
    """Return the order ``(m,)`` by how many ``x`` puts below each; exact when ``x`` is an order."""
    before = np.zeros((m, m))
    before[np.triu_indices(m, 1)] = x
    below = before.sum(axis=1) + np.arange(m) - before.sum(axis=0)
    return np.argsort(-np.round(below, DECIMALS), kind="stable").astype(np.int64)
