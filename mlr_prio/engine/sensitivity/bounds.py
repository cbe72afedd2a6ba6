"""What must be and what can be, without simulation: necessary and possible preference, and outer bounds.

Scores lie in intervals, weights in a set. All results hold for every score and every weight vector at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.interval import require_intervals
from mlr_prio.engine.sensitivity.stability import TIE
from mlr_prio.engine.sensitivity.weight_set import WeightHull, WeightSet, least_sums

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class PreferenceBounds:
    """Weak preference between all pairs, ``[i, k]`` = ``i`` at least as good as ``k``; true on the diagonal.

    Attributes
    ----------
    necessary
        For all weights and scores, ``(m, m)``.
    possible
        For some weights and scores, ``(m, m)``. ``k`` is strictly better in every case when it is false.
    """

    necessary: NDArray[np.bool_]
    possible: NDArray[np.bool_]


def preference_bounds(
    partial_low: ArrayLike, partial_high: ArrayLike, weight_set: WeightSet
) -> PreferenceBounds:
    """Return necessary and possible preference (Salo & Hämäläinen 1992, Operations Research 40:1053-1061).

    ``i`` is necessarily at least as good as ``k`` when the least ``w · (low_i - high_k)`` is not negative,
    and possibly when the greatest ``w · (high_i - low_k)`` is not.

    Parameters
    ----------
    partial_low, partial_high
        Ends ``(m, n)`` of the partial values; the same table twice when they are exact.
    weight_set
        The possible weights.

    Raises
    ------
    EngineError
        When ``partial_low`` exceeds ``partial_high`` or an end is missing.
    """
    least = least_differences(partial_low, partial_high, weight_set)
    necessary, possible = least >= -TIE, least.T <= TIE
    np.fill_diagonal(necessary, val=True)
    np.fill_diagonal(possible, val=True)
    return PreferenceBounds(necessary, possible)


def least_differences(
    partial_low: ArrayLike, partial_high: ArrayLike, weight_set: WeightSet
) -> NDArray[np.float64]:
    """Return ``(m, m)``: the least possible overall value of ``i`` minus that of ``k``, for all pairs.

    Parameters
    ----------
    partial_low, partial_high, weight_set
        As in :func:`preference_bounds`.
    """
    low, high = np.asarray(partial_low, dtype=np.float64), np.asarray(partial_high, dtype=np.float64)
    require_intervals(low, high)
    if isinstance(weight_set, WeightHull):
        values_low, values_high = low @ weight_set.vertices.T, high @ weight_set.vertices.T
        return np.array([(row - values_high).min(axis=1) for row in values_low])
    return np.array([least_sums(row - high, weight_set) for row in low])


def outer_rank_bounds(preference: PreferenceBounds) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return safe outer bounds ``(m,)`` of the best and worst place; the attainable places lie within them.

    Best: one after those that are always strictly better. Worst: as many places up from the end as there are
    alternatives that are never better. Equal values share the better place.

    Parameters
    ----------
    preference
        From :func:`preference_bounds`.
    """
    m = len(preference.necessary)
    best = 1 + m - preference.possible.sum(axis=1)
    worst = m + 1 - preference.necessary.sum(axis=1)
    return best, worst
