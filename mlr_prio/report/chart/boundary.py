"""The boundaries of the municipalities, schematic, by their SCB code.

They come from SCB's simplified digital boundaries, through the R package swemaps2 (CC0), and were turned from
RT90 into WGS 84. Seventeen to forty-two points each: good for a sketch, useless for measuring. Wherever they
are shown :data:`ATTRIBUTION` must be too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTION: Final = "Källa: SCB"
"""What must be printed, as it is in every language."""

FILE: Final = Path(__file__).with_name("malmolundregionen.geojson")
GRID: Final = 24

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A municipality's outline.

    Parameters
    ----------
    code
        SCB's four digits.
    ring
        Longitudes and latitudes, counterclockwise, the first point again at the end (RFC 7946).
    """

    code: str
    ring: Ring


@cache
def boundaries() -> Mapping[str, Boundary]:
    """Return the outlines that are known, by code."""
    features = json.loads(FILE.read_text("utf-8"))["features"]
    return {f["id"]: Boundary(f["id"], _ring(f["geometry"]["coordinates"][0])) for f in features}


def _ring(points: list[list[float]]) -> Ring:
    """Return a ring the way round that RFC 7946 asks for (3.1.6)."""
    ring = tuple((x, y) for x, y in points)
    twice_area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return ring if twice_area > 0 else ring[::-1]


def inner_point(ring: Ring) -> tuple[float, float]:
    """Return a point well within a ring: of a grid over it, the one furthest from its outline."""
    xs, ys = zip(*ring, strict=True)
    grid = [
        (
            min(xs) + (max(xs) - min(xs)) * (i + 0.5) / GRID,
            min(ys) + (max(ys) - min(ys)) * (k + 0.5) / GRID,
        )
        for i in range(GRID)
        for k in range(GRID)
    ]
    return max((point for point in grid if is_inside(point, ring)), key=lambda point: _depth(point, ring))


def is_inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether a point lies within a ring: a ray from it crosses the outline an odd number of times."""
    x, y = point
    crossings = sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return crossings % 2 == 1


def _depth(point: tuple[float, float], ring: Ring) -> float:
    """Return the squared distance to the nearest point of the outline."""
    return min(_squared_distance(point, a, b) for a, b in pairwise(ring))


def _squared_distance(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy or 1.0
    along = min(max(((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length, 0.0), 1.0)
    return (point[0] - a[0] - along * dx) ** 2 + (point[1] - a[1] - along * dy) ** 2
