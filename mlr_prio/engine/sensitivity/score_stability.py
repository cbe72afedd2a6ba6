"""Exact stability for every single score at once: how far one partial value may move before the list changes.

Only the alternative whose score moves has a slope, so its two neighbours in the list, or the edge of the top,
decide; no family of lines is needed for each of the m n cells. Ties are treated as in :mod:`.stability`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import order
from mlr_prio.engine.sensitivity.stability import NO_PAIR, TIE, Stability, distances, require_top
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def score_ranking_stability(partial_values: ArrayLike, weights: ArrayLike) -> Stability:
    """Return for every cell the interval of partial values in which the whole ranking holds.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)`` from 0 to 1; none missing.
    weights
        Weights ``(n,)``, normalised here.

    Returns
    -------
    Stability
        Ends ``(m, n)`` within [0, 1] and pairs ``(m, n, 2)``.

    Raises
    ------
    EngineError
        When a weight is negative or not finite, all are zero, or a partial value is missing.
    """
    table, shares = np.asarray(partial_values, dtype=np.float64), normalise(weights)
    values = overall_values(table, shares)
    listed = order(values)
    gaps = distances(values[listed[:-1]], values[listed[1:]])
    above, below = (np.full(len(listed), np.inf) for _ in range(2))
    over, under = (np.full(len(listed), NO_PAIR, dtype=np.intp) for _ in range(2))
    above[listed[1:]], below[listed[:-1]] = gaps, gaps
    over[listed[1:]], under[listed[:-1]] = listed[:-1], listed[1:]
    return _intervals(table, shares, (below, under), (above, over))


def score_top_stability(partial_values: ArrayLike, weights: ArrayLike, k: int) -> Stability:
    """Return for every cell the interval of partial values in which the set of the first ``k`` holds.

    Parameters
    ----------
    partial_values, weights
        As in :func:`score_ranking_stability`.
    k
        Number of alternatives in the top, 1 to m.

    Returns
    -------
    Stability
        Ends ``(m, n)`` within [0, 1] and pairs ``(m, n, 2)``.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``, or as in :func:`score_ranking_stability`.
    """
    table, shares = np.asarray(partial_values, dtype=np.float64), normalise(weights)
    values = overall_values(table, shares)
    listed = order(values)
    require_top(k, len(listed))
    above, below = (np.full(len(listed), np.inf) for _ in range(2))
    over, under = (np.full(len(listed), NO_PAIR, dtype=np.intp) for _ in range(2))
    if k < len(listed):
        inside, outside = listed[:k], listed[k:]
        below[inside] = distances(values[inside], values[outside[:1]])
        above[outside] = distances(values[inside[-1:]], values[outside])
        under[inside], over[outside] = outside[0], inside[-1]
    return _intervals(table, shares, (below, under), (above, over))


def _intervals(
    table: NDArray[np.float64],
    shares: NDArray[np.float64],
    down: tuple[NDArray[np.float64], NDArray[np.intp]],
    up: tuple[NDArray[np.float64], NDArray[np.intp]],
) -> Stability:
    """Return the intervals from the distance to, and the index of, whom each alternative meets both ways."""
    counts = shares > TIE
    low, high = np.zeros_like(table), np.ones_like(table)
    low[:, counts] = table[:, counts] - down[0][:, None] / shares[counts]
    high[:, counts] = table[:, counts] + up[0][:, None] / shares[counts]
    own = np.broadcast_to(np.arange(len(table))[:, None], table.shape)
    low_pair = np.stack([np.broadcast_to(down[1][:, None], table.shape), own], axis=-1)
    high_pair = np.stack([own, np.broadcast_to(up[1][:, None], table.shape)], axis=-1)
    low_pair[low <= TIE] = NO_PAIR
    high_pair[high >= 1.0 - TIE] = NO_PAIR
    return Stability(np.maximum(low, 0.0), np.minimum(high, 1.0), low_pair, high_pair)
