"""The municipalities and which projects touch each: a sketch, with the numbers of the list beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import key
from mlr_prio.report.chart.boundary import ATTRIBUTION, boundaries, inner_point
from mlr_prio.report.chart.canvas import SIZE, SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.palette import step
from mlr_prio.report.chart.placement import spread
from mlr_prio.report.chart.text_width import fitted, lines
from mlr_prio.report.document import Align, Column, Figure, Note, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlr_prio.report.chart.boundary import Ring
    from mlr_prio.report.chart.canvas import XY
    from mlr_prio.translation import Translator

SIDE: Final = 190.0
TOP: Final = 16.0
HEIGHT: Final = 460.0
LINE: Final = 13.0
MOST_LINES: Final = 6
APART: Final = 9.0


@dataclass(frozen=True, slots=True)
class MappedArea:
    """A municipality.

    Parameters
    ----------
    code, name
        SCB's code and its name.
    touched_by
        Which of the projects touch it: their positions in the sequence of projects, best first.
    """

    code: str
    name: str
    touched_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MappedProject:
    """A project.

    Parameters
    ----------
    place, name
        Its place as it is written, and its name.
    positions
        Longitudes and latitudes of its own location: one point, a line, or nothing.
    """

    place: str
    name: str
    positions: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SchematicMap:
    """What is drawn.

    Parameters
    ----------
    areas
        The municipalities; at least one has a known outline.
    projects
        The projects, best first.
    """

    areas: tuple[MappedArea, ...]
    projects: tuple[MappedProject, ...]

    @property
    def outside(self) -> tuple[int, ...]:
        """Which of the projects touch none of the municipalities."""
        inside = {k for area in self.areas for k in area.touched_by}
        return tuple(k for k in range(len(self.projects)) if k not in inside)

    def places(self, projects: Iterable[int]) -> tuple[str, ...]:
        """Return the places of some of the projects."""
        return tuple(self.projects[k].place for k in projects)


@dataclass(frozen=True, slots=True)
class _Projection:
    """Longitude and latitude to the sheet, true to shape in the middle."""

    west: float
    north: float
    scale: float
    left: float

    def __call__(self, point: tuple[float, float]) -> XY:
        x = self.left + (point[0] - self.west) * cos(radians(self.north)) * self.scale
        return x, TOP + (self.north - point[1]) * self.scale


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands in the margin about a municipality, and the point that it belongs to."""

    at: XY
    name: str
    texts: tuple[str, ...]

    @property
    def height(self) -> float:
        return LINE * (1 + len(self.texts))


def is_known(codes: Iterable[str]) -> bool:
    """Whether there is an outline of any of these municipalities."""
    return any(code in boundaries() for code in codes)


def draw(data: SchematicMap, translate: Translator) -> Figure:
    """Return the map; the darker, the more projects, whose places stand in the margin."""
    title = translate("Which municipalities the projects touch")
    most = max(data.areas, key=lambda area: len(area.touched_by))
    least = min(data.areas, key=lambda area: len(area.touched_by))
    alt = translate(
        "A map of {count} municipalities. Most projects touch {most} ({most_count}), fewest {least} "
        "({least_count}); {outside} touch none of them.",
        count=len(data.areas),
        most=most.name,
        most_count=len(most.touched_by),
        least=least.name,
        least_count=len(least.touched_by),
        outside=len(data.outside),
    )
    return Figure(_svg(data, title, alt, translate), title, alt, _table(data, translate))


def _svg(data: SchematicMap, title: str, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    drawn = [area for area in data.areas if area.code in boundaries()]
    rings = {area.code: boundaries()[area.code].ring for area in drawn}
    project = _projection(rings.values())
    most = max(len(area.touched_by) for area in data.areas) or 1
    for area in drawn:
        look = f"step{step(len(area.touched_by) / most)}"
        canvas.area([project(point) for point in rings[area.code]], look, "ink")
    _draw_locations(canvas, data.projects, project)
    notes = [
        _Note(
            project(inner_point(rings[area.code])),
            area.name,
            _numbers(data.places(area.touched_by), translate),
        )
        for area in drawn
    ]
    bottom = _draw_notes(canvas, notes)
    bottom = _draw_rest(canvas, data, bottom, translate)
    end = key(canvas, bottom + 8, [(item.place, item.name) for item in first(data.projects)])
    source = translate("{attribution} (simplified boundaries, not for measuring)", attribution=ATTRIBUTION)
    canvas.text((10, end + 14), source, size=SMALL, look="faint")
    legend = translate("the darker, the more projects")
    canvas.text((WIDTH - 10, end + 14), legend, anchor="end", size=SMALL, look="faint")
    return canvas.svg(end + 28, title, alt, translate.language, cut_note(len(data.projects), translate))


def _projection(rings: Iterable[Ring]) -> _Projection:
    points = [point for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    width = (east - west) * cos(radians(north))
    scale = min((WIDTH - 2 * SIDE) / width, HEIGHT / (north - south))
    return _Projection(west, north, scale, (WIDTH - width * scale) / 2)


def _draw_locations(canvas: Canvas, projects: Sequence[MappedProject], project: _Projection) -> None:
    for item in projects:
        ways = [project(position) for position in item.positions]
        if len(ways) > 1:
            canvas.line(ways, "warm", width=2.5)
        if ways:
            middle = ways[len(ways) // 2]
            canvas.dot(middle, 8.0, "paper", "warm")
            canvas.text(middle, item.place, anchor="middle", size=SMALL - 1, look="warm")


def _numbers(places: Sequence[str], translate: Translator) -> tuple[str, ...]:
    if not places:
        return (translate("no project"),)
    return lines(", ".join(places), SMALL, SIDE - 22, MOST_LINES)


def _draw_notes(canvas: Canvas, notes: Sequence[_Note]) -> float:
    """Write the notes in the margin that their point is nearer to; return where the longer one ends."""
    inorder = sorted(notes, key=lambda note: note.at)
    half = len(inorder) // 2
    ends = [TOP + HEIGHT]
    for side, is_left in ((inorder[:half], True), (inorder[half:], False)):
        below = sorted(side, key=lambda note: note.at[1])
        middles = [note.at[1] for note in below]
        gaps = [(a.height + b.height) / 2 + APART for a, b in pairwise(below)]
        lowest = TOP + (below[0].height / 2 if below else 0.0)
        for note, y in zip(below, spread(middles, gaps, lowest), strict=True):
            _draw_note(canvas, note, y, is_left=is_left)
            ends.append(y + note.height / 2)
    return max(ends)


def _draw_note(canvas: Canvas, note: _Note, y: float, *, is_left: bool) -> None:
    edge = SIDE - 12 if is_left else WIDTH - SIDE + 12
    first = y - note.height / 2 + LINE / 2
    canvas.line(((edge + (4 if is_left else -4), first), note.at), "ink")
    canvas.dot(note.at, 3.0, "ink")
    room = SIDE - 22
    canvas.text((edge, first), fitted(note.name, SIZE, room), anchor="end" if is_left else "start")
    for k, text in enumerate(note.texts, start=1):
        canvas.text(
            (edge, first + LINE * k),
            text,
            anchor="end" if is_left else "start",
            size=SMALL,
            look="faint",
        )


def _draw_rest(canvas: Canvas, data: SchematicMap, top: float, translate: Translator) -> float:
    """Write what the map cannot show: municipalities without an outline, and projects outside."""
    rest = [(area.name, area.touched_by) for area in data.areas if area.code not in boundaries()]
    if data.outside:
        rest.append((translate("outside the region"), data.outside))
    for k, (name, projects) in enumerate(rest):
        places = ", ".join(data.places(projects)) or translate("no project")
        text = f"{name}: {places}"
        canvas.text((10, top + 16 + LINE * k), fitted(text, SMALL, WIDTH - 20), size=SMALL)
    return top + 16 + LINE * len(rest)


def _table(data: SchematicMap, translate: Translator) -> Table:
    rows = [(area.name, area.touched_by) for area in data.areas]
    rows += [(translate("outside the region"), data.outside)] if data.outside else []
    columns = (
        Column("municipality", translate("Municipality")),
        Column("count", translate("Projects"), Align.RIGHT),
        Column("projects", translate("Place and project"), least=24),
    )
    cells = tuple(
        (name, str(len(found)), ", ".join(f"{item.place} {item.name}" for item in found))
        for name, found in ((name, [data.projects[k] for k in projects]) for name, projects in rows)
    )
    return Table(columns, cells, (Note(ATTRIBUTION),))
