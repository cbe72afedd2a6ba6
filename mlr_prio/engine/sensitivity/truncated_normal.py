"""The normal distribution cut to an interval, in plain numbers: probability, quantile and excess."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mlr_prio.engine.sensitivity.special_function import normal_cdf, normal_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WINDOW = 9.0  # standard deviations; the normal density beyond them is below 1e-17 of its top
_NODES, _NODE_WEIGHTS = np.polynomial.legendre.leggauss(96)


class Cut(NamedTuple):
    """Mean and standard deviation before the cut, and the two ends."""

    mean: float
    sd: float
    low: float
    high: float


def probability_kept(cut: Cut) -> float:
    """Return the probability that the uncut variable falls between the ends."""
    at_low, at_high = _tail_probabilities(cut)
    return abs(at_high - at_low)


def cut_quantile(cut: Cut, u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the quantiles; ends further away than 38 standard deviations are not reached."""
    at_low, at_high = _tail_probabilities(cut)
    z = normal_quantile((1.0 - u) * at_low + u * at_high)
    return np.clip(cut.mean + cut.sd * (-z if cut.low > cut.mean else z), cut.low, cut.high)


def cut_nodes(cut: Cut, start: float = -np.inf) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Place Gauss-Legendre points from ``start`` to the upper end; return them with their probabilities.

    The textbook moments of a cut normal distribution cancel when the cut is narrow; these sums do not.
    """
    mode = min(max(cut.mean, cut.low), cut.high)
    left, right = max(cut.low, mode - _WINDOW * cut.sd), min(cut.high, mode + _WINDOW * cut.sd)
    total = _masses(cut, mode, left, right)[1].sum()
    x, mass = _masses(cut, mode, min(max(start, left), right), right)
    return x, mass / total


def _tail_probabilities(cut: Cut) -> tuple[float, float]:
    """Return the uncut probabilities of falling short of each end, or beyond it when both lie above the mean.

    In the upper tail only the complements keep their digits.
    """
    low, high = (cut.low - cut.mean) / cut.sd, (cut.high - cut.mean) / cut.sd
    if low > 0.0:
        return normal_cdf(-low), normal_cdf(-high)
    return normal_cdf(low), normal_cdf(high)


def _masses(
    cut: Cut, mode: float, left: float, right: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x = left + (right - left) * (_NODES + 1.0) / 2.0
    exponent = ((x - cut.mean) ** 2 - (mode - cut.mean) ** 2) / (2.0 * cut.sd**2)
    return x, (right - left) * _NODE_WEIGHTS * np.exp(-exponent)
