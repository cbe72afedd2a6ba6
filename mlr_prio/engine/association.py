"""How alike two criteria, or two orders, are."""

from __future__ import annotations

import math
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

FEWEST: Final = 3
"""Complete pairs needed for a correlation: two points always lie on a line."""


def correlation(values: ArrayLike) -> NDArray[np.float64]:
    """Return Pearson's correlation between criteria, each pair over the alternatives that have both.

    ``r = sum(dx dy) / sqrt(sum(dx^2) sum(dy^2))`` with deviations from the means (Pearson 1895).

    Parameters
    ----------
    values
        Values ``(m, n)``; NaN is missing.

    Returns
    -------
    NDArray[np.float64]
        ``(n, n)``, symmetric, in [-1, 1]; NaN where fewer than :data:`FEWEST` alternatives have both, or one
        of the two does not vary among them.
    """
    table = np.asarray(values, dtype=np.float64)
    criteria = table.shape[1]
    result = np.empty((criteria, criteria))
    for j, k in combinations_with_replacement(range(criteria), 2):
        result[j, k] = result[k, j] = _pearson(table[:, j], table[:, k])
    return result


def _pearson(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    complete = ~(np.isnan(x) | np.isnan(y))
    x, y = x[complete], y[complete]
    if x.size < FEWEST or np.ptp(x) == 0 or np.ptp(y) == 0:
        return math.nan
    dx, dy = _deviations(x), _deviations(y)
    r = (dx * dy).sum() / math.sqrt((dx * dx).sum() * (dy * dy).sum())
    return float(np.clip(r, -1, 1))


def _deviations(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return deviations from the mean ``(m,)``, scaled to at most 1 so that squares keep their digits."""
    deviations = x - x.mean()
    scaled: NDArray[np.float64] = deviations / np.abs(deviations).max()
    return scaled


def kendall_tau_b(a: ArrayLike, b: ArrayLike) -> float:
    """Return Kendall's rank correlation with ties, tau-b, of two rankings of the same alternatives.

    ``(C - D) / sqrt(N_a N_b)`` over all pairs: C in the same order, D in opposite order, N_a not tied in
    ``a``, N_b not tied in ``b`` (Kendall 1945, Biometrika 33(3), 239-251). Time grows as m squared, memory
    as m.

    Parameters
    ----------
    a, b
        Ranks or values ``(m,)``.

    Returns
    -------
    float
        From -1, opposite, to 1, the same; NaN when all are tied in ``a`` or in ``b``.

    Raises
    ------
    EngineError
        When the lengths differ or an entry is NaN.
    """
    first, second = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    _require_rankings(first, second)
    agreement = untied_first = untied_second = 0
    for i in range(1, first.size):
        sign_first = np.sign(first[:i] - first[i])
        sign_second = np.sign(second[:i] - second[i])
        agreement += int((sign_first * sign_second).sum())
        untied_first += int(np.count_nonzero(sign_first))
        untied_second += int(np.count_nonzero(sign_second))
    pairs = math.sqrt(untied_first * untied_second)
    return agreement / pairs if pairs else math.nan


def _require_rankings(a: NDArray[np.float64], b: NDArray[np.float64]) -> None:
    if a.shape != b.shape:
        raise EngineError(
            message(
                "two rankings have {first} and {second} places; they must be of the same alternatives",
                first=a.size,
                second=b.size,
            )
        )
    if np.isnan(a).any() or np.isnan(b).any():
        raise EngineError(message("a ranking has a missing place; every alternative must have one"))
