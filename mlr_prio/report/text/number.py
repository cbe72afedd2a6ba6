"""Numbers as people read them: values 0 to 100, percent, signed differences, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from mlr_prio.model.base import Language

HUNDRED: Final = 100
"""Values and shares are 0 to 1 in data and 0 to 100 to people."""

MISSING: Final = "–"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes numbers in one language; the true minus sign in both.

    Parameters
    ----------
    language
        Swedish: decimal comma, thin no-break space from 10 000, ``60 %``. English: 10,000 and ``60%``.
    """

    language: Language

    def plain(self, number: float) -> str:
        """Return a number of the data as it stands, without trailing zeros."""
        return written_number(number, self.language)

    def at_most(self, number: float, decimals: int) -> str:
        """Return a number with at most so many decimals."""
        return written_number(round(number, decimals), self.language)

    def value(self, value: float, decimals: int = 0) -> str:
        """Return a value between 0 and 1 on the scale 0 to 100."""
        return written_number(value * HUNDRED, self.language, decimals)

    def span(self, low: float, high: float) -> str:
        """Return what is possible of a value, ``52–60``; one number when both ends read the same."""
        first, last = self.value(low), self.value(high)
        return first if first == last else f"{first}–{last}"

    def signed(self, difference: float, decimals: int = 1) -> str:
        """Return a difference of values on the scale 0 to 100 with its sign; zero has none."""
        written = self.value(difference, decimals)
        is_positive = difference > 0 and written != self.value(0, decimals)
        return f"+{written}" if is_positive else written

    def percent(self, share: float, decimals: int | None = None) -> str:
        """Return a share between 0 and 1 in percent, by default with one decimal where it has one."""
        hundredths = round(share * HUNDRED, 1) if decimals is None else share * HUNDRED
        number = written_number(hundredths, self.language, decimals)
        return f"{number} %" if self.language == "sv" else f"{number}%"

    def place(self, rank: int, *, tied: bool) -> str:
        """Return a place, ``3``, or ``3=`` when it is shared."""
        return f"{rank}=" if tied else f"{rank}"

    def places(self, best: int, worst: int) -> str:
        """Return the places that are possible, ``4–7``, or the only one."""
        return f"{best}" if best == worst else f"{best}–{worst}"
