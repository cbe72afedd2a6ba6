"""Footnotes: a raised number at the figure, the text under the table, the same text only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Footnotes:
    """The footnotes of one table, numbered as their texts first appear.

    Parameters
    ----------
    texts
        The texts in the order of the table; None where there is nothing to note.
    """

    def __init__(self, texts: Iterable[str | None]) -> None:
        self._numbers: dict[str, int] = {}
        for text in texts:
            if text is not None:
                self._numbers.setdefault(text, len(self._numbers) + 1)

    def mark(self, text: str | None) -> str:
        """Return the raised number of a text, or nothing."""
        return "" if text is None else str(self._numbers[text]).translate(_RAISED)

    def lines(self) -> tuple[str, ...]:
        """Return the notes, each behind its number."""
        return tuple(f"{self.mark(text)} {text}" for text in self._numbers)
