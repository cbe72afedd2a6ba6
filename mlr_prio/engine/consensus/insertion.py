"""Insertion search: take out one alternative at a time and put it back where it disturbs least.

Everything here is deterministic; a search that perturbs is given its seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROUNDS: Final = 100
"""Perturbations tried."""

DISPLACED: Final = 6
"""Alternatives displaced by a perturbation."""


class PlacementCost(Protocol):
    """What it costs each of ``c`` parties to place one alternative beside others."""

    def __call__(self, item: int, others: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the costs ``(c, m - 1)`` of having the item before each other one, and after it."""
        ...


def insertion_search(
    start: NDArray[np.int64], distances: NDArray[np.int64], cost: PlacementCost, sweeps: int
) -> NDArray[np.int64]:
    """Return an order that no single insertion improves, or the best after the last sweep.

    An order is better when its largest distance is smaller, then its next largest, and so on (leximin); with
    one party, when its cost is smaller. Each sweep tries all alternatives by index and all places for each;
    among equally good places, one is kept or the first is taken. Deterministic. A sweep takes O(c m
    squared).

    Parameters
    ----------
    start
        The order ``(m,)`` to begin with.
    distances
        The distance ``(c,)`` of each party to it.
    cost
        See :class:`PlacementCost`; the distances change with it.
    sweeps
        The largest number of sweeps.
    """
    order, last_improved = start, -1
    m = len(order)
    for step in range(sweeps * m):
        item = step % m
        if step - last_improved > m:
            break
        at = int(np.flatnonzero(order == item)[0])
        others = np.delete(order, at)
        changes = _changes(*cost(item, others), at)
        best = _leximin(distances[:, None] + changes)
        if _is_smaller(distances + changes[:, best], distances):
            order, last_improved = np.insert(others, best, item), step
            distances = distances + changes[:, best]
    return order


def perturbed_search(
    start: NDArray[np.int64],
    cost: int,
    polish: Callable[[NDArray[np.int64]], tuple[NDArray[np.int64], int]],
    bound: int,
    seed: int,
) -> tuple[NDArray[np.int64], int]:
    """Return a better order and its cost, if displacing a few alternatives at random and polishing finds one.

    Iterated local search (for this problem: Schiavinotto & Stützle 2004, Journal of Mathematical Modelling
    and Algorithms 3:367-402). It stops when the cost meets the bound, or after :data:`ROUNDS` rounds.

    Parameters
    ----------
    start, cost
        The order ``(m,)`` to begin with, and its cost.
    polish
        Makes an order better if it can, and returns it with its cost.
    bound
        A cost that no order can go below.
    seed
        For the displacements.
    """
    rng = np.random.default_rng(seed)
    best = start
    for _ in range(ROUNDS):
        if cost <= bound:
            break
        displaced = best
        for source, target in rng.integers(0, len(best), (DISPLACED, 2)):
            displaced = np.insert(np.delete(displaced, source), target, displaced[source])
        found, its_cost = polish(displaced)
        if its_cost <= cost:
            best, cost = found, its_cost
    return best, cost


def _changes(before: NDArray[np.int64], after: NDArray[np.int64], at: int) -> NDArray[np.int64]:
    """Return how the distances ``(c, m)`` change when the item goes to each place instead of ``at``."""
    passed = np.zeros((len(before), before.shape[1] + 1), dtype=np.int64)
    np.cumsum(after - before, axis=1, out=passed[:, 1:])
    return passed - passed[:, at, None]


def _leximin(distances: NDArray[np.int64]) -> int:
    """Return the first column of ``(c, m)`` with the smallest sorted distances, largest compared first."""
    worst = distances.max(axis=0)
    candidates = np.flatnonzero(worst == worst.min())
    if len(candidates) == 1 or len(distances) == 1:
        return int(candidates[0])
    keys = np.sort(distances[:, candidates], axis=0)
    return int(candidates[np.lexsort(keys)[0]])


def _is_smaller(new: NDArray[np.int64], old: NDArray[np.int64]) -> bool:
    return bool(sorted(new.tolist(), reverse=True) < sorted(old.tolist(), reverse=True))
