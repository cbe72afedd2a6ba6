"""Rank order: who is more important than whom, and the weights that are commonly put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.engine.surrogate_weights import rank_reciprocal, rank_sum
from mlr_prio.engine.weight import rank_order_centroid

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class RankOrderWeights:
    """Three stand-ins for weights of which only the order is known.

    Parameters
    ----------
    weights
        The centroid of all weights that respect the order ``(n,)``, which an order is represented by here.
    rank_sum, reciprocal
        Flatter ones ``(n,)``, to compare with.
    """

    weights: NDArray[np.float64]
    rank_sum: NDArray[np.float64]
    reciprocal: NDArray[np.float64]


def rank_order_weights(order: Sequence[Sequence[int]], n: int) -> RankOrderWeights:
    """Return the stand-ins for an order of importance.

    Barron & Barrett 1996, Management Science 42(11), 1515-1523; Stillwell, Seaver & Edwards 1981.

    Parameters
    ----------
    order
        Groups of criterion indices, the most important first; the criteria of a group weigh the same.
    n
        The number of criteria.

    Raises
    ------
    EngineError
        When a group is empty, or a criterion stands in the order twice, not at all, or does not exist.
    """
    return RankOrderWeights(rank_order_centroid(order, n), rank_sum(order, n), rank_reciprocal(order, n))
