"""The probability that one weighted sum exceeds another when the weights have a Dirichlet distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CERTAIN: Final = 40.0
"""Beyond this many standard deviations from zero the sign of a difference is taken as certain."""

LARGEST_STEP: Final = 0.15
STEP: Final = 0.35
"""The step in log t is STEP / (1 + r) for a mean r standard deviations from zero, at most LARGEST_STEP."""

NEGLIGIBLE: Final = 36.0
"""The integrand is cut off where it has fallen by exp(-NEGLIGIBLE)."""

VANISHED: Final = 1_000.0
"""Exponents are cut here: exp of minus half of it is as good as zero and far from what a double can hold."""

FIRST_LOG: Final = -9.0
"""Below exp(FIRST_LOG) / (1 + r) the integrand is linear to 13 digits and is summed in closed form."""

FAR: Final = 30.0
"""Above exp(FAR) / |d| an arctangent is constant to 13 digits, and the integrand a power of t."""

ROWS: Final = 64
"""Rows integrated with the same nodes."""

CHUNK: Final = 2**16
"""Values of the integrand's parts held at a time."""


def dirichlet_share_above(
    differences: NDArray[np.float64], parameters: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return P(d · w > 0) for ``w`` with a Dirichlet distribution, for each row ``d``.

    With ``w = G / ΣG`` and independent gamma variables the sign of ``d · w`` is that of ``Σ d_j G_j``, whose
    distribution is inverted numerically (Gil-Pelaez 1951, Biometrika 38:481-482; Imhof 1961, Biometrika
    48:419-426): ``1/2 + 1/π ∫ sin(Σ a_j arctan(d_j t)) Π (1 + d_j² t²)^(-a_j/2) dt/t`` by the trapezoid rule
    in log t. With steps that shrink as the mean moves away from zero, the error is below 1e-11.

    Parameters
    ----------
    differences
        Rows ``(p, k)``, each with entries of both signs.
    parameters
        Parameters ``(k,)`` of the distribution, all more than zero.

    Returns
    -------
    NDArray[np.float64]
        Probabilities ``(p,)``.
    """
    spread = np.sqrt((differences**2 * parameters).sum(axis=1, keepdims=True))
    scaled = differences / spread
    distance = (scaled * parameters).sum(axis=1)
    result: NDArray[np.float64] = (distance > 0).astype(np.float64)
    uncertain = np.flatnonzero(np.abs(distance) <= CERTAIN)
    uncertain = uncertain[np.argsort(np.abs(distance[uncertain]), kind="stable")]
    for start in range(0, len(uncertain), ROWS):
        chosen = uncertain[start : start + ROWS]
        result[chosen] = 0.5 + _integral(scaled[chosen], parameters, distance[chosen]) / np.pi
    return result


def _integral(
    scaled: NDArray[np.float64], parameters: NDArray[np.float64], distance: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the integral over all t for a few rows ``(p, k)`` with similar distances from zero ``(p,)``."""
    farthest = float(np.abs(distance).max())
    step = min(LARGEST_STEP, STEP / (1.0 + farthest))
    first = FIRST_LOG - np.log1p(farthest)
    nodes = np.exp(np.arange(first, _last_log(scaled, parameters, first) + step, step))
    # The nodes before the first, where the integrand is distance · t, and those after the last, where it is a
    # power of t or nothing, are geometric series.
    total: NDArray[np.float64] = distance * nodes[0] / np.expm1(step)
    length = max(CHUNK // scaled.size, 1)
    for start in range(0, len(nodes), length):
        product = scaled[:, :, np.newaxis] * nodes[start : start + length]
        angle = parameters @ np.arctan(product)
        np.square(product, out=product)
        product += 1.0
        decay = parameters @ np.log(product, out=product)
        integrand = np.sin(angle) * np.exp(-0.5 * np.minimum(decay, VANISHED))
        total += integrand.sum(axis=1)
    power = np.minimum((scaled != 0.0) @ parameters * step, 0.1 * VANISHED)
    total += integrand[:, -1] / np.expm1(power)
    total *= step
    return total


def _last_log(scaled: NDArray[np.float64], parameters: NDArray[np.float64], first: float) -> float:
    """Return a log t after which the integrand is, for every row, negligible or a power of t."""
    present = scaled != 0.0
    log_scaled = np.log(np.abs(scaled), out=np.full(scaled.shape, -np.inf), where=present)
    low, high = first, FAR - float(log_scaled[present].min())
    while high - low > 1.0:
        middle = (low + high) / 2.0
        decay = np.maximum(log_scaled + middle, 0.0) @ parameters
        low, high = (low, middle) if decay.min() >= NEGLIGIBLE else (middle, high)
    return high
