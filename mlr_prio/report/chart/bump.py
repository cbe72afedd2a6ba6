"""How places change from one column to the next: scenarios, viewpoints or years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.text_width import lines
from mlr_prio.report.document import Align, Column, Figure, Table

if TYPE_CHECKING:
    from mlr_prio.report.chart.canvas import XY
    from mlr_prio.translation import Translator

SIDE: Final = 225.0
ROW: Final = 25.0
TOP: Final = 44.0
EMPHASISED: Final = 3
"""The projects that move the most are drawn strongly; the others, so as not to hide them, are grey."""

DOT: Final = 9.0


@dataclass(frozen=True, slots=True)
class ProjectPath:
    """One line: a project and its place in each column, 1 = best."""

    project: str
    places: tuple[int, ...]

    @property
    def span(self) -> int:
        """How many places are between its best and its worst."""
        return max(self.places) - min(self.places)


@dataclass(frozen=True, slots=True)
class Bump:
    """What is drawn.

    Parameters
    ----------
    title
        What it shows.
    columns
        The names of the columns; at least two.
    rows
        The projects in the order of the first column; at least one.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[ProjectPath, ...]


def draw(data: Bump, translate: Translator) -> Figure:
    """Return the lines; those that move the most are drawn strongly, and each dot holds its place."""
    furthest = max(data.rows, key=lambda row: row.span)
    steady = [row.project for row in data.rows if row.span == 0]
    alt = translate.plural(
        "One line a project over {columns} columns. {project} moves the most, {span} places; {count} "
        "project keeps its place everywhere.",
        "One line a project over {columns} columns. {project} moves the most, {span} places; {count} "
        "projects keep their places everywhere.",
        len(steady),
        columns=len(data.columns),
        project=furthest.project,
        span=furthest.span,
    )
    return Figure(_svg(data, alt, translate), data.title, alt, _table(data, translate))


def _svg(data: Bump, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    rows = first(data.rows)
    levels = [_levels(rows, k) for k in range(len(data.columns))]
    step = (WIDTH - 2 * SIDE) / (len(data.columns) - 1)
    marked = sorted((row for row in rows if row.span), key=lambda row: -row.span)[:EMPHASISED]
    for k, column in enumerate(data.columns):
        _heading(canvas, column, SIDE + step * k, step)
    ways = {
        row.project: [
            (SIDE + step * k, TOP + ROW * (level[row.project] + 0.5)) for k, level in enumerate(levels)
        ]
        for row in rows
    }
    for row in sorted(rows, key=marked.__contains__):
        is_marked = row in marked
        canvas.line(ways[row.project], _look(is_marked=is_marked), width=2.5 if is_marked else 1.0)
    for row in rows:
        _dots(canvas, row, ways[row.project], is_marked=row in marked)
    note = cut_note(len(data.rows), translate)
    return canvas.svg(TOP + ROW * len(rows) + 10, data.title, alt, translate.language, note)


def _levels(rows: tuple[ProjectPath, ...], column: int) -> dict[str, int]:
    """Return on which line each project stands; those that share a place stand below one another."""
    inorder = sorted(rows, key=lambda row: row.places[column])
    return {row.project: level for level, row in enumerate(inorder)}


def _heading(canvas: Canvas, text: str, x: float, step: float) -> None:
    parts = lines(text, SMALL, max(step - 6, 40.0))
    for k, part in enumerate(parts):
        canvas.text((x, 24 - 12 * (len(parts) - 1 - k)), part, anchor="middle", size=SMALL)


def _look(*, is_marked: bool) -> str:
    return "accent" if is_marked else "muted"


def _dots(canvas: Canvas, row: ProjectPath, ways: list[XY], *, is_marked: bool) -> None:
    look = _look(is_marked=is_marked)
    for way, place in zip(ways, row.places, strict=True):
        canvas.dot(way, DOT, look if is_marked else "paper", look)
        canvas.text(way, str(place), anchor="middle", size=SMALL - 1, look="paper" if is_marked else "ink")
    (left, first), (right, last) = ways[0], ways[-1]
    canvas.label((left - 15, first), row.project, SIDE - 24, anchor="end", size=SMALL)
    canvas.label((right + 15, last), row.project, SIDE - 24, size=SMALL)


def _table(data: Bump, translate: Translator) -> Table:
    columns = (
        Column("project", translate("Project"), least=20),
        *(Column(f"column-{k}", column, Align.RIGHT, priority=k) for k, column in enumerate(data.columns)),
    )
    return Table(columns, tuple((row.project, *map(str, row.places)) for row in data.rows))
