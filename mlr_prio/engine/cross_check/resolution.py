"""Performances as whole numbers of steps, so that rounding never makes or breaks a tie.

0.3 - 0.1 is more than 0.2 in floating point, and a criterion on which two alternatives differ by the last bit
alone would be stretched to its full range by the methods that divide by the range seen. On a decimal grid
differences are exact whole numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS: Final = 12
"""Significant digits of the largest performance on a criterion; sums over four million alternatives fit."""

SMALLEST_EXPONENT: Final = -300
"""No step is finer than ten to this power, which keeps the number of steps in a unit finite."""


def whole_steps(values: NDArray[np.float64]) -> tuple[NDArray[np.int64], list[float]]:
    """Return performances as whole numbers of steps, and the number of steps in a unit.

    A step is the power of ten at which the largest performance on the criterion, in size, has
    :data:`DIGITS` significant digits.

    Parameters
    ----------
    values
        Performance table ``(m, n)``, finite, at least one alternative.

    Returns
    -------
    tuple[NDArray[np.int64], list[float]]
        Steps ``(m, n)``, stored criterion by criterion, and for each criterion the steps in a unit ``(n,)``.
    """
    steps = np.empty(values.shape, dtype=np.int64, order="F")
    per_unit = [_steps_in_a_unit(float(largest)) for largest in np.abs(values).max(axis=0)]
    for j, factor in enumerate(per_unit):
        steps[:, j] = np.rint(values[:, j] * factor)
    return steps, per_unit


def _steps_in_a_unit(largest: float) -> float:
    """Return the power of ten; Decimal reads the exponent exactly, a logarithm may miss a power of ten."""
    exponent = Decimal(largest).adjusted() + 1 - DIGITS
    return float(10.0 ** -max(exponent, SMALLEST_EXPONENT))
