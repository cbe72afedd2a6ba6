"""Exact stability: how far a parameter may move before the list, the top k or the first place changes.

The list holds as long as no alternative that stands lower has a strictly higher overall value. Alternatives
that tie today stand in the order of their indices, as the list shows them; a tie therefore ends an interval
at today's value on the side where the lower one would pass, unless the two never part. Differences up to
``10**-DECIMALS`` (:mod:`mlr_prio.engine.ranking`) are ties here as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.engine.ranking import DECIMALS, order
from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mlr_prio.engine.sensitivity.family import AffineFamily

TIE: Final = 10.0**-DECIMALS
"""Differences of overall values up to this are ties, and parameter values this near are the same."""

NO_PAIR: Final = -1
"""Stands in a pair when nothing changes before the end of the domain."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """The closed interval of each parameter in which something holds, and what ends it.

    Attributes
    ----------
    low, high
        Ends of the interval around today's value, shape ``(p,)``, or ``(m, n)`` for single scores.
    low_pair, high_pair
        Shape ``(p, 2)`` or ``(m, n, 2)``: the alternative that rises and the one that falls at the end;
        :data:`NO_PAIR` twice where the end is that of the domain. When several pairs meet there it is one of
        them; for the whole ranking the one that stands highest in the list.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    low_pair: NDArray[np.intp]
    high_pair: NDArray[np.intp]


def ranking_stability(family: AffineFamily) -> Stability:
    """Return the intervals in which the whole ranking holds.

    It holds exactly when every pair of neighbours holds, so m - 1 crossings decide (transitivity). O(p m).

    Parameters
    ----------
    family
        The lines; see :mod:`.family`.
    """
    listed = order(family.values)
    if len(listed) == 1:
        return _whole_domain(family)
    gaps = distances(family.values[listed[:-1]], family.values[listed[1:]])
    ordered = family.slope[:, listed]
    closing = ordered[:, 1:] - ordered[:, :-1]
    high, high_pair = _nearest(family.current, gaps, closing, family.high, listed)
    low, low_pair = _nearest(-family.current, gaps, -closing, -family.low, listed)
    return Stability(-low, high, low_pair, high_pair)


def top_stability(family: AffineFamily, k: int) -> Stability:
    """Return the intervals in which the set of the first ``k`` holds; the first place with ``k = 1``.

    ``F(t) = min of the lines inside - max of the lines outside`` is concave and piecewise linear. From each
    end of the domain, the crossing of the two active lines is the next point (Newton's method); it
    approaches the root from outside and meets it after finitely many steps of O(p m).

    Parameters
    ----------
    family
        The lines; see :mod:`.family`.
    k
        Number of alternatives in the top, 1 to m.

    Raises
    ------
    EngineError
        When ``k`` is less than 1 or more than ``m``.
    """
    listed = order(family.values)
    require_top(k, len(listed))
    if k == len(listed):
        return _whole_domain(family)
    sides = _Sides.of(family, listed[:k], listed[k:])
    low, low_pair = _walk_in(family, sides, family.low)
    high, high_pair = _walk_in(family, sides, family.high)
    return Stability(low, high, low_pair, high_pair)


def require_top(k: int, m: int) -> None:
    """Raise an EngineError unless the list of ``m`` alternatives has a top ``k``."""
    if not 1 <= k <= m:
        raise EngineError(
            message(
                "the top {k} was asked for in a list of {m}; it must be from 1 to the length of the list",
                k=k,
                m=m,
            )
        )


def distances(higher: NDArray[np.float64], lower: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far values ``(q,)`` lie above others that stand behind them, exactly zero for ties."""
    tied = np.round(higher, DECIMALS) == np.round(lower, DECIMALS)
    return np.where(tied, 0.0, higher - lower)


def _whole_domain(family: AffineFamily) -> Stability:
    parameters = len(family.current)
    nobody = np.full((parameters, 2), NO_PAIR, dtype=np.intp)
    return Stability(np.full(parameters, family.low), np.full(parameters, family.high), nobody, nobody)


def _nearest(
    current: NDArray[np.float64],
    gaps: NDArray[np.float64],
    closing: NDArray[np.float64],
    end: float,
    listed: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the first crossing of neighbours as the parameter grows, at most ``end``, and the pair."""
    distance = np.full(closing.shape, np.inf)
    np.divide(np.broadcast_to(gaps, closing.shape), closing, out=distance, where=closing > TIE)
    shortest = distance.min(axis=1)
    # The first of those that meet: which one is nearest by the last bit depends on the machine.
    first = (distance <= shortest[:, None] + TIE).argmax(axis=1)
    pair = np.stack([listed[first + 1], listed[first]], axis=1).astype(np.intp, copy=False)
    pair[current + shortest >= end - TIE] = NO_PAIR
    return np.where(pair[:, 0] == NO_PAIR, end, current + shortest), pair


def _walk_in(
    family: AffineFamily, sides: _Sides, start: float
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the end of the interval on the side of ``start``, and the pair that changes places there."""
    t = np.full(family.current.shape, start)
    pair = np.full((t.size, 2), NO_PAIR, dtype=np.intp)
    rows = np.arange(t.size)
    while rows.size:
        active, gap, steepness = sides.active(rows, t[rows])
        # Today no gap is below minus one tie. One below minus two therefore has a slope, and its crossing is
        # nearer to today by more than rounding: no division by zero, no endless loop.
        broken = gap < -2.0 * TIE
        rows, gap, steepness = rows[broken], gap[broken], steepness[broken]
        pair[rows] = active[broken]
        limits = np.sort([t[rows], family.current[rows]], axis=0)
        t[rows] = np.clip(t[rows] - gap / steepness, *limits)
    return t, pair


@dataclass(frozen=True, slots=True, eq=False)
class _Sides:
    """The lines inside and outside the top, copied once so that every step reads them in order."""

    inside: NDArray[np.int64]
    outside: NDArray[np.int64]
    intercept_in: NDArray[np.float64]
    slope_in: NDArray[np.float64]
    intercept_out: NDArray[np.float64]
    slope_out: NDArray[np.float64]

    @classmethod
    def of(cls, family: AffineFamily, inside: NDArray[np.int64], outside: NDArray[np.int64]) -> _Sides:
        """Split the lines of a family."""
        a, b = family.intercept, family.slope
        return cls(inside, outside, a[:, inside], b[:, inside], a[:, outside], b[:, outside])

    def active(
        self, rows: NDArray[np.intp], t: NDArray[np.float64]
    ) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
        """Return, for one point a row, the pair (best outside, worst inside), its gap and the gap's slope."""
        within = self.intercept_in[rows] + self.slope_in[rows] * t[:, None]
        beyond = self.intercept_out[rows] + self.slope_out[rows] * t[:, None]
        worst, best, each = within.argmin(axis=1), beyond.argmax(axis=1), np.arange(rows.size)
        pair = np.stack([self.outside[best], self.inside[worst]], axis=1).astype(np.intp, copy=False)
        gap = within[each, worst] - beyond[each, best]
        return pair, gap, self.slope_in[rows, worst] - self.slope_out[rows, best]
