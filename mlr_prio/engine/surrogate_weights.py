"""Surrogate weights: weights from an order of importance alone.

Stillwell, Seaver & Edwards 1981, Organizational Behavior and Human Performance 28(1), 62-77. The rank-order
centroid, which is steeper, is :func:`mlr_prio.engine.weight.rank_order_centroid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import ranked_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def rank_sum(order: Sequence[Sequence[int]], n: int) -> NDArray[np.float64]:
    """Return weights that fall by equal steps: ``w_r = 2 (n + 1 - r) / (n (n + 1))`` for place ``r``.

    Parameters
    ----------
    order
        Groups of criterion indices, the most important first. The criteria of a group weigh the same: the
        mean of the weights of the places that they take up together.
    n
        The number of criteria.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When a group is empty, or a criterion stands in the order twice, not at all, or does not exist.
    """
    return _shared(order, n, np.arange(n, 0, -1.0))


def rank_reciprocal(order: Sequence[Sequence[int]], n: int) -> NDArray[np.float64]:
    """Return weights in proportion to one over the place: ``w_r = (1/r) / sum_k (1/k)``.

    Parameters
    ----------
    order
        Groups of criterion indices, the most important first; see :func:`rank_sum`.
    n
        The number of criteria.

    Returns
    -------
    NDArray[np.float64]
        Weights ``(n,)`` with sum 1.

    Raises
    ------
    EngineError
        When a group is empty, or a criterion stands in the order twice, not at all, or does not exist.
    """
    return _shared(order, n, 1 / np.arange(1.0, n + 1))


def _shared(order: Sequence[Sequence[int]], n: int, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return weights ``(n,)`` from the points ``(n,)`` of the places; a group shares those of its places."""
    ranked = ranked_once(order, n)
    sizes = np.array([len(group) for group in order])
    of_groups = np.add.reduceat(points, np.cumsum(sizes) - sizes) / sizes
    weights = np.empty(n)
    weights[ranked] = np.repeat(of_groups / points.sum(), sizes)
    return weights
