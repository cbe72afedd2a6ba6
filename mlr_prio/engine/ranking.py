"""Places: overall values to ranks, with one rule for ties.

Overall values are rounded to :data:`DECIMALS` decimals before they are compared, so that a difference made by
floating-point arithmetic alone never separates two alternatives. Equal values share the smallest place of
their group and the places after it are skipped: 1, 2, 2, 4 ("competition ranking").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.interval import require_intervals
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

DECIMALS: Final = 12
"""Overall values that agree to this many decimals are equal."""


def _rounded(values: ArrayLike) -> NDArray[np.float64]:
    """Return values ``(..., m)`` as they are compared; EngineError when one is not finite."""
    given = np.asarray(values, dtype=np.float64)
    if not np.isfinite(given).all():
        raise EngineError(message("an overall value is not a finite number; such a value has no place"))
    return np.round(given, DECIMALS)


def ranks(values: ArrayLike) -> NDArray[np.int64]:
    """Return the places of overall values, 1 = highest value, equal values on the smallest place.

    Parameters
    ----------
    values
        Overall values ``(..., m)``, higher is better.

    Returns
    -------
    NDArray[np.int64]
        Places ``(..., m)``, from 1 to m.

    Raises
    ------
    EngineError
        When a value is not finite.
    """
    rounded = _rounded(values)
    best_first = np.argsort(-rounded, axis=-1)
    differs = ~_equals_previous(np.take_along_axis(rounded, best_first, axis=-1))
    places = np.arange(1, rounded.shape[-1] + 1, dtype=np.int64)
    shared = np.maximum.accumulate(np.where(differs, places, 0), axis=-1)
    result = np.empty(rounded.shape, dtype=np.int64)
    np.put_along_axis(result, best_first, shared, axis=-1)
    return result


def _equals_previous(ordered: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for sorted entries ``(..., m)`` whether each equals the one before it; the first never does."""
    equal = np.zeros(ordered.shape, dtype=np.bool_)
    np.equal(ordered[..., 1:], ordered[..., :-1], out=equal[..., 1:])
    return equal


def tied(ranks: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return whether each place ``(..., m)`` is shared with another alternative.

    Parameters
    ----------
    ranks
        Places ``(..., m)`` from :func:`ranks`.
    """
    best_first = np.argsort(ranks, axis=-1)
    with_neighbour = _equals_previous(np.take_along_axis(ranks, best_first, axis=-1))
    with_neighbour[..., :-1] |= with_neighbour[..., 1:]
    result = np.empty(ranks.shape, dtype=np.bool_)
    np.put_along_axis(result, best_first, with_neighbour, axis=-1)
    return result


def order(values: ArrayLike) -> NDArray[np.int64]:
    """Return the indices ``(m,)`` of overall values ``(m,)``, best first, equal values by index.

    Raises
    ------
    EngineError
        When a value is not finite.
    """
    return np.argsort(-_rounded(values), kind="stable").astype(np.int64, copy=False)


def rank_bounds(low: ArrayLike, high: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the best and the worst place that each alternative can have.

    ``best_i = 1 + #{k: low_k > high_i}`` and ``worst_i = 1 + #{k != i: high_k > low_i}``: the places of ``i``
    when it stands at one end of its interval and everyone else at the opposite end. The weights are fixed and
    the intervals independent, so both places are attained: the bounds are exact, not outer bounds. (Ranking
    intervals: Salo & Punkka 2011, Management Science 57(1).) When all values are exact, both are the
    shared place from :func:`ranks`. Time grows as m log m; no (m, m) array is made.

    Parameters
    ----------
    low, high
        Ends ``(..., m)`` of the overall values, rounded here like all values that are ranked.

    Returns
    -------
    tuple[NDArray[np.int64], NDArray[np.int64]]
        Best and worst places ``(..., m)``.

    Raises
    ------
    EngineError
        When an end is not finite or ``low`` exceeds ``high``.
    """
    lowest, highest = np.broadcast_arrays(_rounded(low), _rounded(high))
    require_intervals(lowest, highest)
    best = np.empty(lowest.shape, dtype=np.int64)
    worst = np.empty(lowest.shape, dtype=np.int64)
    for row in np.ndindex(lowest.shape[:-1]):
        best[row] = 1 + _count_above(lowest[row], highest[row])
        worst[row] = 1 + _count_above(highest[row], lowest[row]) - (highest[row] > lowest[row])
    return best, worst


def _count_above(values: NDArray[np.float64], thresholds: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each threshold ``(m,)`` how many values ``(m,)`` exceed it."""
    return values.size - np.searchsorted(np.sort(values), thresholds, side="right").astype(np.int64)
