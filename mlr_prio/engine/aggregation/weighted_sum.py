"""The additive value model: the weighted sum of partial values.

``V_i = sum_j w_j v_j(x_ij)`` (Keeney & Raiffa 1976, chapter 3; Belton & Stewart 2002, chapter 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def overall_values(partial_values: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Return the weighted sum over criteria.

    The products are added in the order of the criteria, element by element: a batch is bit-identical to a
    plain loop, whatever the memory layout; a criterion with weight zero changes no bit; no array larger than
    the result is made. A matrix product would differ in the last bit, which can part a tie.

    Parameters
    ----------
    partial_values
        Partial values ``(..., m, n)``; none missing.
    weights
        Weights ``(..., n)``; their batch axes broadcast with those of the partial values.

    Returns
    -------
    NDArray[np.float64]
        Overall values ``(..., m)``.

    Raises
    ------
    EngineError
        When the number of weights is not ``n`` or a result is not finite.
    """
    values, factors = _aligned(partial_values, weights)
    total = np.zeros(np.broadcast_shapes(values.shape, factors.shape)[:-1])
    for j in range(values.shape[-1]):
        total += values[..., j] * factors[..., j]
    return _finite(total)


def contributions(partial_values: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Return what each criterion adds to the overall value: weight times partial value.

    Parameters
    ----------
    partial_values
        Partial values ``(..., m, n)``; none missing.
    weights
        Weights ``(..., n)``.

    Returns
    -------
    NDArray[np.float64]
        Contributions ``(..., m, n)``; their sum over the criteria is the overall value, up to rounding.

    Raises
    ------
    EngineError
        When the number of weights is not ``n`` or a result is not finite.
    """
    values, factors = _aligned(partial_values, weights)
    return _finite(values * factors)


def _aligned(
    partial_values: ArrayLike, weights: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return partial values ``(..., m, n)`` and weights ``(..., 1, n)``, which broadcast."""
    values = np.asarray(partial_values, dtype=np.float64)
    factors = np.asarray(weights, dtype=np.float64)[..., None, :]
    if values.shape[-1] != factors.shape[-1]:
        raise EngineError(
            message(
                "there are {weights} weights for {criteria} criteria; there must be one for each",
                weights=factors.shape[-1],
                criteria=values.shape[-1],
            )
        )
    return values, factors


def _finite(result: NDArray[np.float64]) -> NDArray[np.float64]:
    if not np.isfinite(result).all():
        raise EngineError(message("an overall value is not a finite number; no partial value may be missing"))
    return result
