"""The three special functions that numpy lacks: normal distribution, its inverse, incomplete beta."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Coefficients of the rational approximations PPND16, highest power first (Wichura 1988).
_CENTRE = 0.425  # distance from one half within which the central approximation holds
_TAIL_TURN = 5.0
_CENTRE_UP = (
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
)
_CENTRE_DOWN = (
    5226.495278852854561,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1.0,
)
_MIDDLE_UP = (
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734,
)
_MIDDLE_DOWN = (
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1.0,
)
_TAIL_UP = (
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772,
)
_TAIL_DOWN = (
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1.0,
)
_SMALLEST = 5e-324  # keeps the logarithm finite at probability zero
_FRACTION_LEVELS = 40  # enough for full precision while both parameters lie between 1 and 6


def normal_cdf(z: float) -> float:
    """Return the probability that a standard normal variable is at most ``z``; accurate in the lower tail."""
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def normal_quantile(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Invert :func:`normal_cdf` with a relative error near 1e-16.

    Parameters
    ----------
    probability
        Values in [0, 1], any shape. Zero and one give large finite values (about ∓38 and +8).

    References
    ----------
    Wichura, M. J. (1988), Algorithm AS 241, Applied Statistics 37(3):477-484.
    """
    q = probability - 0.5
    tail = np.sqrt(-np.log(np.maximum(np.minimum(probability, 1.0 - probability), _SMALLEST)))
    central = _CENTRE**2 - np.minimum(q * q, _CENTRE**2)
    middle, far = np.minimum(tail, _TAIL_TURN) - 1.6, np.maximum(tail, _TAIL_TURN) - _TAIL_TURN
    outer = np.where(
        tail <= _TAIL_TURN,
        np.polyval(_MIDDLE_UP, middle) / np.polyval(_MIDDLE_DOWN, middle),
        np.polyval(_TAIL_UP, far) / np.polyval(_TAIL_DOWN, far),
    )
    inner = q * np.polyval(_CENTRE_UP, central) / np.polyval(_CENTRE_DOWN, central)
    result: NDArray[np.float64] = np.where(np.abs(q) <= _CENTRE, inner, np.copysign(outer, q))
    return result


def incomplete_beta(a: float, b: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Evaluate the regularised incomplete beta function I_x(a, b); a and b from 1 to 6, x in [0, 1].

    References
    ----------
    Abramowitz & Stegun (1964), 26.5.8, the continued fraction, and 26.5.2, the reflection that keeps it fast.
    """
    turn = (a + 1.0) / (a + b + 2.0)
    lower = _beta_fraction(a, b, np.minimum(x, turn))
    upper = 1.0 - _beta_fraction(b, a, np.minimum(1.0 - x, 1.0 - turn))
    result: NDArray[np.float64] = np.where(x <= turn, lower, upper)
    return result


def _beta_fraction(a: float, b: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    value = np.ones_like(x)
    for k in range(_FRACTION_LEVELS, 0, -1):
        value = 1.0 + _fraction_coefficient(a, b, k) * x / value
    return x**a * (1.0 - x) ** b * math.exp(-log_beta) / (a * value)


def _fraction_coefficient(a: float, b: float, k: int) -> float:
    half = k // 2
    if k % 2:
        return -(a + half) * (a + b + half) / ((a + k - 1) * (a + k))
    return half * (b - half) / ((a + k - 1) * (a + k))
