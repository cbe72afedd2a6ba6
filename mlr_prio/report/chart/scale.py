"""From numbers to places on the sheet, and the round numbers that an axis is marked with."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

ROUND: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
DECADE: Final = (1.0, 2.0, 5.0)
WIDE: Final = 50.0
"""Where the largest is this many times the smallest, only equal ratios make equal steps readable."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis.

    Parameters
    ----------
    low, high
        The numbers at its ends.
    start, end
        Where its ends are on the sheet.
    is_log
        Whether equal steps are equal ratios.
    """

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def __call__(self, number: float) -> float:
        """Return where a number is."""
        low, high, here = (log10(x) if self.is_log else x for x in (self.low, self.high, number))
        return self.start + (self.end - self.start) * (here - low) / (high - low)

    def marks(self, most: int = 6) -> tuple[float, ...]:
        """Return at most about ``most`` round numbers between the ends."""
        return self._ratios() if self.is_log else self._steps(most)

    def _steps(self, most: int) -> tuple[float, ...]:
        least = (self.high - self.low) / most
        power = 10.0 ** floor(log10(least))
        step = next(power * factor for factor in ROUND if power * factor >= least * (1 - 1e-9))
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return tuple(round(k * step, 10) for k in range(first, last + 1))

    def _ratios(self) -> tuple[float, ...]:
        powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        marks = (10.0**power * factor for power in powers for factor in DECADE)
        return tuple(mark for mark in marks if self.low <= mark <= self.high)


def fitting(numbers: tuple[float, ...], start: float, end: float) -> Scale:
    """Return an axis that holds all numbers with some room around; logarithmic where they differ widely."""
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low >= WIDE:
        return Scale(low / 1.5, high * 1.5, start, end, is_log=True)
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return Scale(max(low - room, 0.0) if low >= 0 else low - room, high + room, start, end)
