"""Sets of weights that are possible, and the least weighted sum over them without simulation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.weight import normalise, within_bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class WeightBox:
    """All weights with sum 1 between two bounds.

    Attributes
    ----------
    low, high
        Bounds ``(n,)`` on the global weights, from 0 to 1; EngineError when they cross or leave no weights.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def __post_init__(self) -> None:
        within_bounds(self.low, self.high)


@dataclass(frozen=True, slots=True, eq=False)
class WeightHull:
    """All mixtures of some weight vectors: the free simplex, an order of importance, the members' profiles.

    Attributes
    ----------
    vertices
        Weight vectors ``(v, n)``, each normalised here.
    """

    vertices: NDArray[np.float64]

    def __post_init__(self) -> None:
        object.__setattr__(self, "vertices", normalise(self.vertices))


WeightSet = WeightBox | WeightHull


def least_sums(coefficients: NDArray[np.float64], weight_set: WeightSet) -> NDArray[np.float64]:
    """Return the least ``coefficients @ w`` over a weight set, for each row of coefficients.

    Over a hull it is attained at a vertex. Over a box it is a continuous knapsack: start from the low bounds
    and give the rest to the smallest coefficients first, O(n log n) a row.

    Parameters
    ----------
    coefficients
        Shape ``(..., n)``.
    weight_set
        The possible weights.

    Returns
    -------
    NDArray[np.float64]
        Shape ``(...)``.
    """
    if isinstance(weight_set, WeightHull):
        at_best: NDArray[np.float64] = (coefficients @ weight_set.vertices.T).min(axis=-1)
        return at_best
    ascending = np.argsort(coefficients, axis=-1, kind="stable")
    room = (weight_set.high - weight_set.low)[ascending]
    before = np.cumsum(room, axis=-1) - room
    added = np.clip(1.0 - weight_set.low.sum() - before, 0.0, room)
    weights = weight_set.low[ascending] + added
    products = weights * np.take_along_axis(coefficients, ascending, axis=-1)
    result: NDArray[np.float64] = products.sum(axis=-1)
    return result
