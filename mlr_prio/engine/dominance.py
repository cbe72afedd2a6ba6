"""Dominance: what holds whatever the weights are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.interval import require_intervals

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

BLOCK: Final = 1 << 18
"""Pairs compared at once; fits in the processor's cache."""


def dominates(
    partial_low: ArrayLike, partial_high: ArrayLike, weights: ArrayLike | None = None
) -> NDArray[np.bool_]:
    """Return which alternatives dominate which, for every value within the intervals.

    ``i`` dominates ``k`` when ``low_ij >= high_kj`` on every criterion and ``>`` on at least one. With exact
    partial values this is Pareto dominance; identical alternatives do not dominate each other. For positive
    weights a dominated alternative then has the lower weighted sum.

    Parameters
    ----------
    partial_low, partial_high
        Ends ``(m, n)`` of the partial values; the same table twice when they are exact.
    weights
        Weights ``(n,)``, not negative: criteria with weight zero are left out. None counts every criterion.

    Returns
    -------
    NDArray[np.bool_]
        ``(m, m)``; entry ``[i, k]`` tells whether ``i`` dominates ``k``.

    Raises
    ------
    EngineError
        When an end is missing or ``partial_low`` exceeds ``partial_high``.
    """
    counted = slice(None) if weights is None else np.flatnonzero(np.asarray(weights))
    low = np.asarray(partial_low, dtype=np.float64)[:, counted]
    high = np.asarray(partial_high, dtype=np.float64)[:, counted]
    require_intervals(low, high)
    result = np.empty((len(low), len(low)), dtype=np.bool_)
    rows = max(BLOCK // max(len(low), 1), 1)
    for first in range(0, len(low), rows):
        result[first : first + rows] = _dominates_block(low[first : first + rows], high)
    return result


def _dominates_block(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which alternatives with low ends ``(b, n)`` dominate which with high ends ``(m, n)``."""
    never_below = np.ones((len(low), len(high)), dtype=np.bool_)
    once_above = np.zeros_like(never_below)
    for below, above in zip(low.T, high.T, strict=True):
        never_below &= below[:, None] >= above
        once_above |= below[:, None] > above
    return never_below & once_above
