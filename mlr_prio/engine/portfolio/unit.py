"""The whole numbers that packages are computed in: cost units and value units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

UNITS_PER_VALUE: Final = 1e12
"""Value units in a value of 1: values are rounded to 12 decimals before they are added or compared."""

MOST_VALUE: Final = 1e6
"""The largest sum of absolute values; above it the whole numbers would leave 64 bits."""

NEVER: Final = -(1 << 61)
"""The value, in value units, of what is not allowed; less than that of every package."""

NOISE: Final = 1e-12
"""How far a quotient may pass a whole number, relative to its size, by floating-point arithmetic alone."""


def cost_units(amounts: ArrayLike, unit: float) -> NDArray[np.int64]:
    """Return amounts in cost units, rounded up, so that a package that fits in units fits in money.

    A quotient within :data:`NOISE` of a whole number is that number: 0.3 in units of 0.1 is 3, although
    ``0.3 / 0.1`` is 2.9999999999999996 and 0.7 / 0.1 would otherwise be rounded from 6.999999999999999.

    Parameters
    ----------
    amounts
        Amounts ``(...)``, finite and not negative.
    unit
        The cost unit, in the same currency, more than zero.

    Raises
    ------
    EngineError
        When an amount is negative or not finite, or the unit is not a positive number.
    """
    return np.ceil(_quotients(amounts, unit)).astype(np.int64)


def budget_units(amount: float, unit: float) -> int:
    """Return a budget in cost units, rounded down, noise removed as in :func:`cost_units`.

    Raises
    ------
    EngineError
        When the amount is negative or not finite, or the unit is not a positive number.
    """
    return int(np.floor(_quotients(amount, unit)))


def _quotients(amounts: ArrayLike, unit: float) -> NDArray[np.float64]:
    if not (np.isfinite(unit) and unit > 0):
        raise EngineError(
            message("the cost unit is {unit}; it must be a finite number above zero", unit=unit)
        )
    given = np.asarray(amounts, dtype=np.float64)
    faulty = ~(np.isfinite(given) & (given >= 0))
    if faulty.any():
        raise EngineError(
            message(
                "an amount is {amount}; an amount must be a finite number, zero or more",
                amount=float(given[faulty][0]),
            )
        )
    quotients = given / unit
    whole = np.rint(quotients)
    near = np.abs(quotients - whole) <= NOISE * np.maximum(whole, 1.0)
    return np.where(near, whole, quotients)


def value_units(values: ArrayLike) -> NDArray[np.int64]:
    """Return values ``(..., m)`` in whole value units.

    Raises
    ------
    EngineError
        When a value is not finite, or the absolute values of a row sum to more than :data:`MOST_VALUE`.
    """
    given = np.asarray(values, dtype=np.float64)
    if not np.isfinite(given).all():
        raise EngineError(
            message("the value of a project is not a finite number; it cannot be weighed against cost")
        )
    largest = float(np.abs(given).sum(axis=-1).max(initial=0.0))
    if largest > MOST_VALUE:
        raise EngineError(
            message(
                "the values sum to {total}; they may sum to {most} at most", total=largest, most=MOST_VALUE
            )
        )
    return np.rint(given * UNITS_PER_VALUE).astype(np.int64)


def whole_costs(costs: ArrayLike, m: int) -> NDArray[np.int64]:
    """Return costs ``(m,)`` in cost units as integers.

    Raises
    ------
    EngineError
        When there are not ``m`` costs, or one is negative or not a whole number.
    """
    given = np.asarray(costs)
    if given.shape != (m,):
        raise EngineError(
            message(
                "there are {costs} costs for {projects} projects; each needs one",
                costs=given.size,
                projects=m,
            )
        )
    faulty = ~_whole(given)
    if faulty.any():
        raise EngineError(
            message(
                "a cost is {cost} cost units; it must be a whole number, zero or more",
                cost=float(given[faulty][0]),
            )
        )
    return given.astype(np.int64)


def whole_budget(budget: float) -> int:
    """Return a budget in cost units as an integer.

    Raises
    ------
    EngineError
        When the budget is negative, not finite or not a whole number.
    """
    if not _whole(np.asarray(budget)).all():
        raise EngineError(
            message(
                "the budget is {budget} cost units; it must be a whole number, zero or more",
                budget=float(budget),
            )
        )
    return int(budget)


def _whole(numbers: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.bool_]:
    finite = np.isfinite(numbers)
    whole: NDArray[np.bool_] = finite & (numbers >= 0) & (np.where(finite, numbers, 0.5) % 1 == 0)
    return whole
