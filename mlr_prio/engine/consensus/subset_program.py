"""All best orders of a few alternatives, by dynamic programming over subsets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

LARGEST: Final = 13
"""Alternatives that the table of all subsets is made for: 8192 rows."""


@dataclass(frozen=True, slots=True, eq=False)
class BestOrders:
    """The orders with the smallest cost.

    Attributes
    ----------
    cost
        Their cost.
    orders
        The first of them in lexicographic order, ``(r, m)``.
    count
        How many there are in all.
    """

    cost: int
    orders: NDArray[np.int64]
    count: int


def best_orders(cost: NDArray[np.int64], limit: int) -> BestOrders:
    """Return all orders with the smallest sum of ``cost[i, k]`` over pairs with ``i`` before ``k``.

    ``f(A) = min over j in A of (cost of j before the rest of A) + f(A without j)`` (Held & Karp 1962, SIAM
    Journal 10:196-210, for orders). O(2^m m) time and memory.

    Parameters
    ----------
    cost
        ``(m, m)``, m at most :data:`LARGEST`; the diagonal counts for nothing.
    limit
        The number of orders listed.
    """
    m = len(cost)
    lead = _lead_costs(cost)
    least, ways = np.zeros(1 << m, dtype=np.int64), np.ones(1 << m, dtype=np.int64)
    for subsets in _by_size(m)[1:]:
        member = (subsets[:, None] >> np.arange(m)) & 1 == 1
        rest = np.where(member, subsets[:, None] ^ (1 << np.arange(m)), 0)
        total = np.where(member, lead[:, subsets].T + least[rest], np.iinfo(np.int64).max)
        least[subsets] = total.min(axis=1)
        ways[subsets] = np.where(total == least[subsets, None], ways[rest], 0).sum(axis=1)
    full = (1 << m) - 1
    listed = list(islice(_walk(full, lead, least), limit))
    return BestOrders(int(least[full]), np.array(listed, dtype=np.int64).reshape(-1, m), int(ways[full]))


def _lead_costs(cost: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ``(m, 2^m)``: the cost of placing each alternative before all others of each subset."""
    m = len(cost)
    lead = np.zeros((m, 1 << m), dtype=np.int64)
    for k in range(m):
        half = 1 << k
        lead[:, half : 2 * half] = lead[:, :half] + (cost[:, k] * (np.arange(m) != k))[:, None]
    return lead


def _by_size(m: int) -> list[NDArray[np.int64]]:
    """Return the subsets, as whole numbers, with 0, 1, ... m members."""
    subsets = np.arange(1 << m)
    sizes = ((subsets[:, None] >> np.arange(m)) & 1).sum(axis=1)
    order = np.argsort(sizes, kind="stable")
    return np.split(order, np.searchsorted(sizes[order], np.arange(1, m + 1)))


def _walk(subset: int, lead: NDArray[np.int64], least: NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield the best orders of a subset, the lowest index first."""
    if subset == 0:
        yield []
    for j in range(len(lead)):
        rest = subset ^ (1 << j)
        if subset >> j & 1 and lead[j, subset] + least[rest] == least[subset]:
            for order in _walk(rest, lead, least):
                yield [j, *order]
