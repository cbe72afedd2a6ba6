"""Value functions: from performances in the criterion's own unit to partial values between 0 and 1.

The scale of a value function is fixed by the criterion and never by the alternatives at hand, so that adding
or removing an alternative cannot reorder the others (global scales: Belton &
Stewart 2002, chapter 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

FEWEST: Final = 2
"""Points that a line takes."""

TOLERANCE: Final = 1e-9
"""How far outside a scale a performance may lie, as a share of the scale's length, before it is an error."""


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A monotone, piecewise linear value function.

    Parameters
    ----------
    x
        Breakpoints in the criterion's unit, finite and strictly increasing; at least two.
    v
        The value at each breakpoint, in [0, 1], never decreasing or never increasing.

    Raises
    ------
    EngineError
        When the points do not make such a function.
    """

    x: tuple[float, ...]
    v: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse points that do not make a monotone function into [0, 1]."""
        _require_points(self.x, self.v)
        _require_rising(self.x)
        _require_values(self.v)


def _require_points(x: tuple[float, ...], v: tuple[float, ...]) -> None:
    if len(x) < FEWEST or len(x) != len(v):
        raise EngineError(
            message(
                "a value function has {levels} levels and {values} values; both must be equal, two or more",
                levels=len(x),
                values=len(v),
            )
        )


def _require_rising(x: tuple[float, ...]) -> None:
    if not np.isfinite(x).all():
        raise EngineError(message("a value function has a level that is not a finite number"))
    for lower, upper in pairwise(x):
        if lower >= upper:
            raise EngineError(
                message(
                    "the levels of a value function must rise; {lower} is followed by {upper}",
                    lower=lower,
                    upper=upper,
                )
            )


def _require_values(v: tuple[float, ...]) -> None:
    for value in v:
        if not 0 <= value <= 1:
            raise EngineError(
                message("a value function has the value {value}; allowed is 0 to 1", value=value)
            )
    steps = np.diff(v)
    if (steps > 0).any() and (steps < 0).any():
        raise EngineError(message("the values of a value function both rise and fall; only one is allowed"))


def linear(worst: float, best: float) -> ValueFunction:
    """Return the straight line from value 0 at ``worst`` to value 1 at ``best``.

    Parameters
    ----------
    worst, best
        Ends of the scale in the criterion's unit; ``worst > best`` means that less is better.

    Raises
    ------
    EngineError
        When the ends are equal or not finite.
    """
    if worst == best:
        raise EngineError(
            message("the worst and the best level of a scale are both {level}; they must differ", level=worst)
        )
    if worst < best:
        return ValueFunction((worst, best), (0.0, 1.0))
    return ValueFunction((best, worst), (1.0, 0.0))


def evaluate(function: ValueFunction, x: ArrayLike) -> NDArray[np.float64]:
    """Return the values at ``x`` by linear interpolation between the breakpoints.

    Exact at the breakpoints: the ends of a linear function give 0.0 and 1.0 to the last bit.

    Parameters
    ----------
    function
        The value function.
    x
        Performances ``(...)`` in the criterion's unit; NaN is a missing performance and stays NaN. Up to
        :data:`TOLERANCE` of the scale's length outside the scale counts as the end of the scale.

    Raises
    ------
    EngineError
        When a performance lies outside the scale.
    """
    performances = np.asarray(x, dtype=np.float64)
    _require_inside(function, performances)
    values = np.interp(performances, function.x, function.v)
    # The rounding of slope times distance may pass the end of a segment by one unit in the last place.
    return np.clip(np.asarray(values), min(function.v), max(function.v))


def _require_inside(function: ValueFunction, performances: NDArray[np.float64]) -> None:
    low, high = function.x[0], function.x[-1]
    slack = TOLERANCE * (high - low)
    outside = (performances < low - slack) | (performances > high + slack)
    if outside.any():
        raise EngineError(
            message(
                "the performance {value} is outside the scale, which runs from {low} to {high}",
                value=float(performances[outside][0]),
                low=low,
                high=high,
            )
        )


def partial_values(performances: ArrayLike, functions: Sequence[ValueFunction]) -> NDArray[np.float64]:
    """Return the partial values of a performance table.

    Parameters
    ----------
    performances
        Performance table ``(..., m, n)``; NaN is a missing performance and stays NaN.
    functions
        One value function for each of the ``n`` criteria.

    Returns
    -------
    NDArray[np.float64]
        Partial values ``(..., m, n)`` in [0, 1].

    Raises
    ------
    EngineError
        When the number of functions is not ``n`` or a performance lies outside its scale.
    """
    table = np.asarray(performances, dtype=np.float64)
    if table.shape[-1] != len(functions):
        raise EngineError(
            message(
                "there are {functions} value functions for {criteria} criteria; there must be one for each",
                functions=len(functions),
                criteria=table.shape[-1],
            )
        )
    values = np.empty(table.shape)
    for j, function in enumerate(functions):
        values[..., j] = evaluate(function, table[..., j])
    return values


def value_interval(
    function: ValueFunction, low: ArrayLike, high: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest value over the performances from ``low`` to ``high``.

    The function is monotone, so the images of the two ends are the extremes.

    Parameters
    ----------
    function
        The value function.
    low, high
        Ends ``(...)`` of the performances; NaN is missing and gives NaN at both ends.

    Raises
    ------
    EngineError
        When an end lies outside the scale or ``low`` exceeds ``high``.
    """
    first, last = np.broadcast_arrays(np.asarray(low, np.float64), np.asarray(high, np.float64))
    crossed = first > last
    if crossed.any():
        raise EngineError(
            message(
                "an interval runs from {low} to {high}; the low end must not exceed the high end",
                low=float(first[crossed][0]),
                high=float(last[crossed][0]),
            )
        )
    ends = evaluate(function, first), evaluate(function, last)
    return np.minimum(*ends), np.maximum(*ends)


def levels_at(function: ValueFunction, value: float) -> tuple[float, float]:
    """Return the first and the last performance, going from the worst to the best, that has a value.

    They differ only where the function is flat. A value that the function never takes is met at the end of
    the scale that is nearest to it.

    Parameters
    ----------
    function
        The value function.
    value
        A value, 0 to 1.
    """
    x, v = np.asarray(function.x), np.asarray(function.v)
    if v[0] > v[-1]:
        x, v = x[::-1], v[::-1]
    first, last = int(np.searchsorted(v, value, "left")), int(np.searchsorted(v, value, "right"))
    return _crossing(x, v, value, first), _crossing(x, v, value, last)


def _crossing(x: NDArray[np.float64], v: NDArray[np.float64], value: float, after: int) -> float:
    """Return where the segment that ends at the point ``after`` takes a value."""
    if after in {0, len(x)}:
        return float(x[min(after, len(x) - 1)])
    before = after - 1
    share = (value - v[before]) / (v[after] - v[before])
    return float(x[before] + share * (x[after] - x[before]))
