"""Intervals of overall values, when performances are uncertain or missing and the weights are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def overall_interval(
    partial_low: ArrayLike, partial_high: ArrayLike, weights: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest weighted sum over intervals of partial values.

    Weights are not negative, so the sum is lowest when every partial value is lowest, and the reverse.

    Parameters
    ----------
    partial_low, partial_high
        Ends ``(..., m, n)`` of the partial values; a missing one runs over its criterion's whole scale.
    weights
        Weights ``(..., n)``, not negative.

    Returns
    -------
    tuple[NDArray[np.float64], NDArray[np.float64]]
        Lowest and highest overall values ``(..., m)``.

    Raises
    ------
    EngineError
        When an end is missing, ``partial_low`` exceeds ``partial_high``, or the number of weights is not
        ``n``.
    """
    require_intervals(np.asarray(partial_low, np.float64), np.asarray(partial_high, np.float64))
    return overall_values(partial_low, weights), overall_values(partial_high, weights)


def require_intervals(low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
    """Raise an EngineError unless every low end ``(...)`` is at most its high end; NaN fails too."""
    first, last = np.broadcast_arrays(low, high)
    faulty = ~(first <= last)
    if faulty.any():
        raise EngineError(
            message(
                "an interval runs from {low} to {high}; the low end must not exceed the high end",
                low=float(first[faulty][0]),
                high=float(last[faulty][0]),
            )
        )
