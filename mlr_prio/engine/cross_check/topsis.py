"""TOPSIS: close to the best and far from the worst that the alternatives reach together.

Hwang & Yoon 1981, in the form of Tzeng & Huang 2011: vector normalisation
``r_ij = x_ij / sqrt(sum_i x_ij^2)``, Euclidean distances ``D+`` and ``D-`` of ``w_j r_ij`` to the ideal and
the anti-ideal, closeness ``C_i = D-_i / (D+_i + D-_i)``. The norm depends on where a scale has its zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.cross_check.cross_check import ranked
from mlr_prio.engine.cross_check.resolution import whole_steps
from mlr_prio.engine.weight import normalise
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.cross_check.cross_check import CrossCheckResult, Performances


def closeness(performances: Performances) -> CrossCheckResult:
    """Return the closeness to the ideal, from 0 to 1.

    Alternatives that are all equal, and an only one, are ideal and anti-ideal at once: closeness 0.5. A
    criterion on which every performance is zero has no norm and counts for nothing.
    """
    rising = _vector_normalised(performances) * np.where(performances.maximise, 1, -1)
    weighted = rising * normalise(performances.weights)
    to_ideal = _distances(weighted, weighted.max(axis=0))
    to_anti_ideal = _distances(weighted, weighted.min(axis=0))
    total = to_ideal + to_anti_ideal
    values = np.divide(to_anti_ideal, total, out=np.full(total.size, 0.5), where=total > 0)
    note = message(
        "closeness to the best and distance from the worst among the alternatives, vector normalisation; "
        "where a scale has its zero can change the order"
    )
    return ranked(values, note)


def _vector_normalised(performances: Performances) -> NDArray[np.float64]:
    """Return performances ``(m, n)`` divided by the norm of their criterion; the unit cancels out."""
    steps = whole_steps(performances.values)[0].astype(np.float64)
    norms = np.sqrt((steps * steps).sum(axis=0))
    normalised: NDArray[np.float64] = np.divide(steps, norms, out=np.zeros_like(steps), where=norms > 0)
    return normalised


def _distances(points: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    gaps = points - target
    distances: NDArray[np.float64] = np.sqrt((gaps * gaps).sum(axis=1))
    return distances
