"""Two indices against one another: what a project gives in two respects that one sum would hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import Frame, key
from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.dots import Dot, draw_dots
from mlr_prio.report.chart.scale import fitting
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

FRAME: Final = Frame(52.0, 34.0, WIDTH - 20.0, 400.0)


@dataclass(frozen=True, slots=True)
class IndexedProject:
    """One dot.

    Parameters
    ----------
    place, name
        What stands at the dot, and what the key calls it.
    across, upward
        The two indices, 0 to 1.
    """

    place: str
    name: str
    across: float
    upward: float


@dataclass(frozen=True, slots=True)
class TwoIndexMap:
    """What is drawn.

    Parameters
    ----------
    across_title, upward_title
        What the indices measure.
    projects
        The dots; at least one.
    """

    across_title: str
    upward_title: str
    projects: tuple[IndexedProject, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The means of both indices, which divide the sheet in four."""
        count = len(self.projects)
        return sum(p.across for p in self.projects) / count, sum(p.upward for p in self.projects) / count


def draw(data: TwoIndexMap, translate: Translator) -> Figure:
    """Return the dots and the lines through both means."""
    title = translate("{upward} against {across}", upward=data.upward_title, across=data.across_title)
    strong = [p.name for p in data.projects if _is_above(p, data)]
    alt = translate.plural(
        "A dot for each of {projects} projects. {count} lies above the mean in both respects: {names}.",
        "A dot for each of {projects} projects. {count} lie above the mean in both respects: {names}.",
        len(strong),
        projects=len(data.projects),
        names=translate.listed(strong) or "–",
    )
    return Figure(_svg(data, title, alt, translate), title, alt, _table(data, translate))


def _is_above(project: IndexedProject, data: TwoIndexMap) -> bool:
    across, upward = data.middle
    return project.across > across and project.upward > upward


def _svg(data: TwoIndexMap, title: str, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    across = fitting(tuple(p.across for p in data.projects), FRAME.left, FRAME.right)
    upward = fitting(tuple(p.upward for p in data.projects), FRAME.bottom, FRAME.top)
    FRAME.across(canvas, across, numbers.value, data.across_title)
    FRAME.upward(canvas, upward, numbers.value, data.upward_title)
    x, y = across(data.middle[0]), upward(data.middle[1])
    canvas.line(((x, FRAME.top), (x, FRAME.bottom)), "warm", dashed=True)
    canvas.line(((FRAME.left, y), (FRAME.right, y)), "warm", dashed=True)
    canvas.text((x + 4, FRAME.bottom - 8), translate("mean"), size=SMALL, look="warm")
    canvas.text((FRAME.right - 4, y - 8), translate("mean"), anchor="end", size=SMALL, look="warm")
    drawn = first(data.projects)
    dots = [Dot((across(p.across), upward(p.upward)), p.place, _is_above(p, data)) for p in drawn]
    draw_dots(canvas, FRAME, dots)
    FRAME.note(canvas, translate("filled: above the mean in both respects"))
    end = key(canvas, FRAME.bottom + 46, [(project.place, project.name) for project in drawn])
    return canvas.svg(end + 8, title, alt, translate.language, cut_note(len(data.projects), translate))


def _table(data: TwoIndexMap, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("place", translate("Place"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        Column("across", data.across_title, Align.RIGHT),
        Column("upward", data.upward_title, Align.RIGHT),
        Column("above", translate("Above both means"), priority=1),
    )
    rows = tuple(
        (
            project.place,
            project.name,
            numbers.value(project.across, 1),
            numbers.value(project.upward, 1),
            translate("yes") if _is_above(project, data) else "",
        )
        for project in data.projects
    )
    return Table(columns, rows)
