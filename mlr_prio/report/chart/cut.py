"""Where a list is too long to draw: the first ones are, and the picture says so; its table has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

Row = TypeVar("Row")

MOST: Final = 40


def first(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows that are drawn."""
    return rows[:MOST]


def cut_note(count: int, translate: Translator) -> str:
    """Return what a picture says when it does not show all of ``count`` rows; else nothing."""
    if count <= MOST:
        return ""
    return translate("Shows the first {shown} of {count}; the table has all.", shown=MOST, count=count)
