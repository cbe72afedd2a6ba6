"""PROMETHEE II: the balance of preferences between each alternative and all others.

Brans & Vincke 1985, Management Science 31(6), 647-656: with preference functions ``P_j`` the net flow is
``phi_i = 1/(m-1) sum_j w_j sum_k (P_j(x_ij - x_kj) - P_j(x_kj - x_ij))``.

A step counts how many lie beyond a threshold, and a ramp adds their sum: both are read from the sorted
performances and their running sum, in time ``n m log m`` and memory ``n m`` (that PROMETHEE need not compare
all pairs: Calders & Van Assche 2016, arXiv 1603.00091). All counts and sums are whole numbers, hence exact.
Only the gaussian shape has no such form; it is summed over pairs of different performances, in tiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.cross_check.cross_check import ranked
from mlr_prio.engine.cross_check.preference import Gaussian
from mlr_prio.engine.cross_check.resolution import whole_steps
from mlr_prio.engine.weight import normalise
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.cross_check.cross_check import CrossCheckResult, Performances
    from mlr_prio.engine.cross_check.preference import PreferenceFunction, Ramps

TILE: Final = 1 << 16
"""Pairs compared at once for the gaussian shape; fits in the processor's cache."""


def net_flows(performances: Performances) -> CrossCheckResult:
    """Return the net flows, from -1 to 1; they sum to zero. An only alternative has flow 0."""
    steps, per_unit = whole_steps(performances.values)
    weights = normalise(performances.weights) * np.where(performances.maximise, 1, -1)
    flow = np.zeros(len(steps))
    for j, preference in enumerate(performances.preferences):
        flow += weights[j] * _balance(steps[:, j], per_unit[j], preference)
    note = message(
        "net flow: the preferences for an alternative less those against it, "
        "on average over all others; an added alternative can change the order"
    )
    return ranked(flow / max(len(steps) - 1, 1), note)


def _balance(x: NDArray[np.int64], per_unit: float, preference: PreferenceFunction) -> NDArray[np.float64]:
    """Return ``sum_k P(x_i - x_k) - P(x_k - x_i)`` for performances ``(m,)`` in steps."""
    if isinstance(preference, Gaussian):
        return _gaussian_balance(x, preference.sigma * per_unit)
    return _ramps_balance(x, per_unit, preference)


def _ramps_balance(x: NDArray[np.int64], per_unit: float, ramps: Ramps) -> NDArray[np.float64]:
    rising = np.argsort(x, kind="stable")
    y = x[rising] - x[rising[0]]
    running = np.concatenate([[0], np.cumsum(y)])
    balance = np.zeros(y.size)
    for start, end in ramps.thresholds:
        balance += _ramp_balance(y, running, float(np.rint(start * per_unit)), float(np.rint(end * per_unit)))
    result = np.empty(y.size)
    result[rising] = balance / len(ramps.thresholds)
    return result


def _ramp_balance(
    y: NDArray[np.int64], running: NDArray[np.int64], start: float, end: float
) -> NDArray[np.float64]:
    """Return the balance of one ramp for performances ``(m,)`` that rise from 0.

    Below ``y_i - end`` lie those that ``i`` is fully preferred to, from there to ``y_i - start`` those on the
    slope; above in mirror image. No difference exceeds the span, so no threshold need. A step has no slope:
    its part is empty whatever it is divided by.
    """
    span = int(y[-1])
    indifferent, full = int(min(start, span)), int(min(end, span))
    won, won_partly = np.searchsorted(y, y - full), np.searchsorted(y, y - indifferent)
    lost_partly = np.searchsorted(y, y + indifferent, side="right")
    lost = np.searchsorted(y, y + full, side="right")
    on_slope_below = (won_partly - won) * (y - indifferent) - (running[won_partly] - running[won])
    on_slope_above = (running[lost] - running[lost_partly]) - (lost - lost_partly) * (y + indifferent)
    return won - (y.size - lost) + (on_slope_below - on_slope_above) / max(end - indifferent, 1.0)


def _gaussian_balance(x: NDArray[np.int64], sigma: float) -> NDArray[np.float64]:
    """Return the balance of the gaussian shape; in the far and the near limit it is 1 and 0 as it should."""
    levels, of_alternative, counts = np.unique(x, return_inverse=True, return_counts=True)
    balance = np.empty(levels.size)
    rows = max(TILE // levels.size, 1)
    with np.errstate(over="ignore", under="ignore"):
        for first in range(0, levels.size, rows):
            z = (levels[first : first + rows, None] - levels) / sigma
            net = np.sign(z) * -np.expm1(z * z / -2)
            balance[first : first + rows] = (net * counts).sum(axis=1)
    return balance[of_alternative]
