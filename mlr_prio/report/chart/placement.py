"""Where labels go so that none covers another."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.report.chart.canvas import XY

DIRECTIONS: Final = 16
REACHES: Final = (1.0, 1.5, 2.2, 3.0, 4.0, 5.5, 7.0)


def spread(wanted: Sequence[float], gap: float | Sequence[float], low: float) -> list[float]:
    """Return positions as near to the wanted ones as lets each keep its distance from the one before.

    Parameters
    ----------
    wanted
        In ascending order.
    gap
        The least distance, one for all or, for each but the first, from the one before.
    low
        No position is less.
    """
    gaps = [gap] * (len(wanted) - 1) if isinstance(gap, float) else list(gap)
    starts = [0.0]
    for distance in gaps:
        starts.append(starts[-1] + distance)
    blocks: list[list[float]] = []
    for position, start in zip(wanted, starts, strict=False):
        blocks.append([max(position - start, low)])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    means = [mean for block in blocks for mean in [_mean(block)] * len(block)]
    return [mean + start for mean, start in zip(means, starts, strict=False)]


def _mean(block: list[float]) -> float:
    return sum(block) / len(block)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle and half its size."""

    x: float
    y: float
    half_width: float
    half_height: float

    def overlaps(self, other: Box) -> bool:
        """Whether two rectangles have an area in common."""
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


def beside(points: Sequence[XY], sizes: Sequence[XY], dot: float, within: tuple[XY, XY]) -> list[Box]:
    """Return a box beside each point that covers no point and no other box, where there is room for one.

    Parameters
    ----------
    points
        Where the dots are.
    sizes
        How wide and high each box is.
    dot
        The radius of a dot.
    within
        The corners between which boxes must stay.
    """
    dots = [Box(x, y, dot, dot) for x, y in points]
    placed: list[Box] = []
    for point, size in zip(points, sizes, strict=True):
        around = _around(point, size, dot)
        inside = [box for box in around if _is_inside(box, within)]
        best = min(inside or around, key=lambda box: _cost(box, point, dots, placed))
        placed.append(best)
    return placed


def _around(point: XY, size: XY, dot: float) -> list[Box]:
    half_width, half_height = size[0] / 2, size[1] / 2
    found = []
    for reach in REACHES:
        for k in range(DIRECTIONS):
            angle = 2 * pi * k / DIRECTIONS
            x = point[0] + cos(angle) * (dot + half_width + 1) * reach
            y = point[1] - sin(angle) * (dot + half_height + 1) * reach
            found.append(Box(x, y, half_width, half_height))
    return found


def _is_inside(box: Box, within: tuple[XY, XY]) -> bool:
    (left, top), (right, bottom) = within
    return (
        left <= box.x - box.half_width
        and box.x + box.half_width <= right
        and top <= box.y - box.half_height
        and box.y + box.half_height <= bottom
    )


def _cost(box: Box, point: XY, dots: Sequence[Box], placed: Sequence[Box]) -> tuple[int, float]:
    """Return how many things a box covers, then how far it is from its point."""
    covered = sum(map(box.overlaps, dots)) + sum(map(box.overlaps, placed))
    return covered, round(hypot(box.x - point[0], box.y - point[1]), 6)
