"""The PERT distribution on [0, 1]: a beta distribution whose two parameters add up to six."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.engine.sensitivity.special_function import incomplete_beta

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BISECTIONS = 60


def pert_quantile(mode: float, u: NDArray[np.float64]) -> NDArray[np.float64]:
    """Solve for the quantiles of the PERT distribution on [0, 1] with this mode.

    By bisection, because the distribution function is monotone and no start value can mislead it.
    """
    a, b = _shape(mode)
    low, high = np.zeros_like(u), np.ones_like(u)
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2.0
        below = incomplete_beta(a, b, middle) < u
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    result: NDArray[np.float64] = np.where(u >= 1.0, 1.0, np.where(u <= 0.0, 0.0, high))
    return result


def pert_excess(mode: float, threshold: float) -> float:
    """Return E[max(Z − threshold, 0)] for Z on [0, 1] with this mode, threshold in [0, 1].

    The partial first moment of a beta(a, b) variable is a / (a + b) times the tail of beta(a + 1, b).
    """
    a, b = _shape(mode)
    z = np.asarray(threshold)
    first_moment = a / (a + b) * (1.0 - incomplete_beta(a + 1.0, b, z))
    return float(first_moment - z * (1.0 - incomplete_beta(a, b, z)))


def _shape(mode: float) -> tuple[float, float]:
    return 1.0 + 4.0 * mode, 5.0 - 4.0 * mode
