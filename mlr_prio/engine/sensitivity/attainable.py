"""The exact best and worst place that an alternative can attain over a set of weights and score intervals.

Each end is a mixed-integer programme (ranking intervals: Salo & Punkka 2011, Management Science 57:200-214).
Pairs that the bounds decide are left out first. Values nearer than :data:`RESOLUTION` are ties, because the
solver cannot tell them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.sensitivity.bounds import PreferenceBounds, outer_rank_bounds, preference_bounds
from mlr_prio.engine.sensitivity.weight_set import WeightHull, WeightSet, least_sums
from mlr_prio.engine.solver import (
    MixedIntegerProgram,
    SolutionStatus,
    solve_mixed_integer,
    sparse_rows,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

RESOLUTION: Final = 1e-6
"""Differences of overall values up to this are ties in :func:`attainable_rank_interval`."""


@dataclass(frozen=True, slots=True)
class RankInterval:
    """Attainable places.

    Attributes
    ----------
    best, worst
        The best and worst place: attained when proven, otherwise bounds that no place passes.
    best_proven, worst_proven
        Whether the end is proven to be attained.
    """

    best: int
    worst: int
    best_proven: bool
    worst_proven: bool


def attainable_rank_interval(
    partial_low: ArrayLike,
    partial_high: ArrayLike,
    weight_set: WeightSet,
    alternative: int,
    time_limit: float | None = None,
) -> RankInterval:
    """Return the exact interval of places of one alternative.

    Its best place is found with its highest scores against the others' lowest, its worst the other way round.

    Parameters
    ----------
    partial_low, partial_high
        Ends ``(m, n)`` of the partial values; the same table twice when they are exact.
    weight_set
        The possible weights.
    alternative
        Index of the alternative.
    time_limit
        Seconds for each end; None waits for the proof.

    Raises
    ------
    EngineError
        When ``partial_low`` exceeds ``partial_high`` or an end is missing.
    """
    low, high = np.asarray(partial_low, dtype=np.float64), np.asarray(partial_high, dtype=np.float64)
    preference = preference_bounds(low, high, weight_set)
    outer_best, outer_worst = (int(place[alternative]) for place in outer_rank_bounds(preference))
    open_pairs = _open_pairs(preference, alternative)
    lead = low[open_pairs] - high[alternative]
    fewest, best_proven = _fewest_ahead(lead, weight_set, 0.0, time_limit)
    lag = low[alternative] - high[open_pairs]
    kept_back, worst_proven = _fewest_ahead(lag, weight_set, -RESOLUTION, time_limit)
    return RankInterval(outer_best + fewest, outer_worst - kept_back, best_proven, worst_proven)


def _open_pairs(preference: PreferenceBounds, alternative: int) -> NDArray[np.intp]:
    """Return whom the alternative can both follow and not follow, as far as the pairwise bounds tell."""
    return np.flatnonzero(preference.possible[alternative] & ~preference.necessary[alternative])


def _fewest_ahead(
    differences: NDArray[np.float64], weight_set: WeightSet, limit: float, time_limit: float | None
) -> tuple[int, bool]:
    """Return the least number of rows ``(q, n)`` with ``row @ w > limit`` over the set, and if it is proven.

    A binary variable for each row lets it pass the limit, by as much as the set allows at all.
    """
    count = len(differences)
    if count == 0:
        return 0, True
    coefficients, low, high = _in_variables(differences, weight_set)
    allowance = np.maximum(-least_sums(-differences, weight_set) - limit, 0.0)
    free = low.size
    matrix = np.zeros((count + 1, free + count))
    matrix[:count, :free], matrix[:count, free:] = coefficients, -np.diag(allowance)
    matrix[count, :free] = 1.0
    program = MixedIntegerProgram(
        cost=np.repeat([0.0, 1.0], [free, count]),
        column_low=np.concatenate([low, np.zeros(count)]),
        column_high=np.concatenate([high, np.ones(count)]),
        integer=np.repeat([False, True], [free, count]),
        rows=sparse_rows(matrix),
        row_low=np.append(np.full(count, -np.inf), 1.0),
        row_high=np.append(np.full(count, limit), 1.0),
    )
    solution = solve_mixed_integer(program, time_limit)
    if solution.status is SolutionStatus.PROVEN:
        return round(solution.objective), True
    return max(int(np.ceil(max(solution.bound, 0.0) - RESOLUTION)), 0), False


def _in_variables(
    differences: NDArray[np.float64], weight_set: WeightSet
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return coefficients and bounds of what sums to one: the weights in a box, the shares of vertices."""
    if isinstance(weight_set, WeightHull):
        vertices = len(weight_set.vertices)
        return differences @ weight_set.vertices.T, np.zeros(vertices), np.ones(vertices)
    return differences, weight_set.low, weight_set.high
