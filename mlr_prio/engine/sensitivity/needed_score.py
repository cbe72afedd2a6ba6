"""What would it take: the score that an alternative would need on one criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.sensitivity.stability import TIE, require_top
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def needed_score_to_enter(
    partial_values: ArrayLike, weights: ArrayLike, alternative: int, criterion: int, k: int
) -> float | None:
    """Return the lowest partial value on a criterion with which an alternative is in the top ``k``.

    A place shared with another counts. For one that is in the top today it is how far the score may fall.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)`` from 0 to 1; none missing.
    weights
        Weights ``(n,)``, normalised here.
    alternative, criterion
        The cell that moves; everything else stays.
    k
        Number of alternatives in the top, 1 to m.

    Returns
    -------
    float | None
        From 0 to 1; None when even the best score does not suffice.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``, a weight is negative or not finite, all are zero, or a
        partial value is missing.
    """
    values = overall_values(partial_values, normalise(weights))
    require_top(k, len(values))
    others = np.sort(np.delete(values, alternative))[::-1]
    threshold = float(others[k - 1]) if k <= len(others) else -np.inf
    return _needed(partial_values, weights, (alternative, criterion), threshold)


def needed_score_to_pass(
    partial_values: ArrayLike, weights: ArrayLike, alternative: int, criterion: int, rival: int
) -> float | None:
    """Return the lowest partial value on a criterion with which an alternative reaches its rival.

    Parameters
    ----------
    partial_values, weights, alternative, criterion
        As in :func:`needed_score_to_enter`.
    rival
        Index of the alternative to reach; the two tie there.

    Returns
    -------
    float | None
        From 0 to 1; None when even the best score does not suffice.

    Raises
    ------
    EngineError
        When a weight is negative or not finite, all are zero, or a partial value is missing.
    """
    threshold = float(overall_values(partial_values, normalise(weights))[rival])
    return _needed(partial_values, weights, (alternative, criterion), threshold)


def _needed(
    partial_values: ArrayLike, weights: ArrayLike, cell: tuple[int, int], threshold: float
) -> float | None:
    shares = normalise(weights)
    table = np.array(partial_values, dtype=np.float64)
    table[cell] = 0.0
    missing = threshold - float(overall_values(table, shares)[cell[0]])
    share = float(shares[cell[1]])
    if missing <= TIE:
        return 0.0
    return min(missing / share, 1.0) if missing <= share + TIE and share > TIE else None
