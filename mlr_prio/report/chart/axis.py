"""Axes with their marks, and the key that says which project a number stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.canvas import SIZE, SMALL
from mlr_prio.report.chart.text_width import fitted, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mlr_prio.report.chart.canvas import Canvas
    from mlr_prio.report.chart.scale import Scale

KEY_ROW: Final = 17.0
_MARK_GAP: Final = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The area that a chart draws its points in.

    Parameters
    ----------
    left, top, right, bottom
        Its edges on the sheet.
    """

    left: float
    top: float
    right: float
    bottom: float

    def across(self, canvas: Canvas, scale: Scale, write: Callable[[float], str], title: str) -> None:
        """Draw the marks of the horizontal axis, those that have room, and what it measures."""
        taken = self.left - SIZE
        for mark in scale.marks():
            x, text = scale(mark), write(mark)
            canvas.line(((x, self.top), (x, self.bottom)), "grid")
            half = text_width(text, SMALL) / 2
            if x - half > taken:
                canvas.text((x, self.bottom + 12), text, anchor="middle", size=SMALL, look="faint")
                taken = x + half + _MARK_GAP
        canvas.text((self.right, self.bottom + 30), title, anchor="end")

    def upward(self, canvas: Canvas, scale: Scale, write: Callable[[float], str], title: str) -> None:
        """Draw the marks of the vertical axis and what it measures."""
        for mark in scale.marks():
            y = scale(mark)
            canvas.line(((self.left, y), (self.right, y)), "grid")
            canvas.text((self.left - 6, y), write(mark), anchor="end", size=SMALL, look="faint")
        canvas.text((self.left, self.top - 14), title)

    def note(self, canvas: Canvas, text: str) -> None:
        """Write what a reader must know below the left end of the axis."""
        canvas.text((self.left, self.bottom + 30), text, size=SMALL, look="faint")


def key(canvas: Canvas, top: float, entries: Sequence[tuple[str, str]]) -> float:
    """Write which name each label stands for, in two columns; return where it ends."""
    rows = (len(entries) + 1) // 2
    width = canvas.width / 2
    for k, (label, name) in enumerate(entries):
        x, y = 10 + width * (k // rows), top + KEY_ROW * (k % rows + 0.5)
        canvas.text((x + 22, y), label, anchor="end", size=SMALL)
        canvas.text((x + 30, y), fitted(name, SMALL, width - 44), size=SMALL)
    return top + KEY_ROW * rows
