"""Which scores are worth investigating first: the value of perfect information about one score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import order
from mlr_prio.engine.sensitivity.distribution import UncertainCells, expected_excess, mean
from mlr_prio.engine.sensitivity.stability import TIE, require_top
from mlr_prio.engine.weight import normalise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def expected_partial_values(partial_values: ArrayLike, cells: UncertainCells) -> NDArray[np.float64]:
    """Return the table ``(m, n)`` with every uncertain cell replaced by its mean.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``; what stands in uncertain cells is not used and may be missing.
    cells
        The uncertain cells.
    """
    table = np.array(partial_values, dtype=np.float64)
    table[cells.rows, cells.columns] = [mean(distribution) for distribution in cells.distributions]
    return table


def value_of_information(
    partial_values: ArrayLike, cells: UncertainCells, weights: ArrayLike, k: int
) -> NDArray[np.float64]:
    """Return for each uncertain score the expected gain in the top ``k`` from knowing that score alone.

    The choice is the ``k`` with the highest expected overall values, its worth the sum of them. Learning one
    score moves one alternative: one inside may fall below the best outside, one outside may rise above the
    worst inside. The gain is then an expected excess over a threshold, which has a closed form (expected
    value of partial perfect information: Raiffa & Schlaifer 1961; Felli & Hazen 1998, Medical Decision
    Making 18:95-109). Joint learning of several scores is not covered.

    Parameters
    ----------
    partial_values
        Partial values ``(m, n)``; what stands in uncertain cells is not used and may be missing.
    cells
        The uncertain cells, ``c`` of them.
    weights
        Weights ``(n,)``, normalised here.
    k
        Number of alternatives in the top, 1 to m.

    Returns
    -------
    NDArray[np.float64]
        Shape ``(c,)``, in units of overall value, never negative; useful for their order. All zero when ``k
        = m``.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``, a weight is negative or not finite, all are zero, or an
        exact partial value is missing.
    """
    shares = normalise(weights)
    table = expected_partial_values(partial_values, cells)
    values = overall_values(table, shares)
    listed = order(values)
    require_top(k, len(listed))
    gains = np.zeros(len(cells.rows))
    if k == len(listed):
        return gains
    last_in, first_out = values[listed[k - 1]], values[listed[k]]
    inside = np.zeros(len(listed), dtype=np.bool_)
    inside[listed[:k]] = True
    cell_shares, own = shares[cells.columns], values[cells.rows]
    rivals = np.where(inside[cells.rows], first_out, last_in)
    for c in np.flatnonzero(cell_shares > TIE):
        distribution, share = cells.distributions[c], float(cell_shares[c])
        centre = table[cells.rows[c], cells.columns[c]]
        threshold = float(centre + (rivals[c] - own[c]) / share)
        # Inside, keeping the place is what happens without the information: only its shortfall is avoided.
        kept = max(float(centre) - threshold, 0.0) if inside[cells.rows[c]] else 0.0
        gains[c] = share * max(expected_excess(distribution, threshold) - kept, 0.0)
    return gains
