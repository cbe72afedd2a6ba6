"""Labelled dots on a plane: filled where they are marked, and no label on another or on a dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.canvas import SMALL
from mlr_prio.report.chart.placement import beside
from mlr_prio.report.chart.text_width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.report.chart.axis import Frame
    from mlr_prio.report.chart.canvas import XY, Canvas

RADIUS: Final = 5.0
LABEL_HEIGHT: Final = 13.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot.

    Parameters
    ----------
    at
        Where it is on the sheet.
    label
        What stands beside it, with a line to it where it had to go further away.
    is_marked
        Whether it is filled.
    """

    at: XY
    label: str
    is_marked: bool


def draw_dots(canvas: Canvas, frame: Frame, dots: Sequence[Dot]) -> None:
    """Draw the dots over their labels."""
    sizes = [(text_width(dot.label, SMALL) + 2, LABEL_HEIGHT) for dot in dots]
    corners = ((frame.left, frame.top), (frame.right, frame.bottom))
    boxes = beside([dot.at for dot in dots], sizes, RADIUS, corners)
    for dot, box in zip(dots, boxes, strict=True):
        canvas.line((dot.at, (box.x, box.y)), "muted")
    for dot, box in zip(dots, boxes, strict=True):
        canvas.rect((box.x - box.half_width, box.y - 6), (2 * box.half_width, 12), "paper")
        canvas.text((box.x, box.y), dot.label, anchor="middle", size=SMALL)
    for dot in dots:
        look, outline = ("accent", "paper") if dot.is_marked else ("paper", "ink")
        canvas.dot(dot.at, RADIUS, look, outline)
