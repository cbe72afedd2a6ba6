"""The smallest changes of weights that settle many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def smallest_changes(
    weights: NDArray[np.float64], advantage: NDArray[np.float64], gap: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return for each pair how the weights change when the least weight moves that makes the two tie.

    The continuous knapsack of :func:`mlr_prio.engine.sensitivity.needed_move.needed_move`, row by row
    (Dantzig 1957, Operations Research 5:266-288): all goes to the criterion with the largest advantage, and
    comes from those with the smallest, these first. O(p n log n).

    Parameters
    ----------
    weights
        Weights ``(p, n)``.
    advantage
        Partial values ``(p, n)`` of the alternative that is to catch up, minus those of the one ahead; the
        largest of each row positive.
    gap
        How far behind it is today, ``(p,)``, positive.

    Returns
    -------
    NDArray[np.float64]
        ``(p, n)``, each row with sum 0: what the criterion gains, or loses when negative. The weight moved
        is the sum of the positive part.
    """
    target = advantage.argmax(axis=1)[:, None]
    ascending = np.argsort(advantage, axis=1, kind="stable")
    gain = np.take_along_axis(advantage, target, axis=1) - np.take_along_axis(advantage, ascending, axis=1)
    available = np.take_along_axis(weights, ascending, axis=1)
    before = np.cumsum(available * gain, axis=1) - available * gain
    taken = np.zeros_like(gain)
    np.divide(np.maximum(gap[:, None] - before, 0.0), gain, out=taken, where=gain > 0.0)
    taken = np.minimum(taken, available)
    changes = np.zeros_like(gain)
    np.put_along_axis(changes, ascending, -taken, axis=1)
    np.put_along_axis(changes, target, taken.sum(axis=1, keepdims=True), axis=1)
    return changes


def moved(changes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of weight ``(...)`` that changes ``(..., n)`` with sum 0 move."""
    mass: NDArray[np.float64] = np.maximum(changes, 0.0).sum(axis=-1)
    return mass
