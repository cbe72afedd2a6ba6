"""How often each project has each place: a row a project, a column a place, the share in the cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import MOST, cut_note, first
from mlr_prio.report.chart.palette import step
from mlr_prio.report.chart.text_width import text_width
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import Numbers
from mlr_prio.translation import written_number

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

LEFT: Final = 210.0
RIGHT: Final = WIDTH - 56.0
ROW: Final = 25.0
TOP: Final = 40.0
WIDEST: Final = 44.0
CELL_SIZE: Final = 9.5
SEEN: Final = 0.005
"""Shares below this are left blank: they would read 0."""

FULL: Final = 0.6
"""Cells are as dark as can be from this share on; few places are held more often."""


@dataclass(frozen=True, slots=True)
class ProjectPlaces:
    """One row.

    Parameters
    ----------
    project
        Its name.
    shares
        How often it has each place, 0 to 1, the first place first.
    expected
        Its expected place.
    """

    project: str
    shares: tuple[float, ...]
    expected: float


@dataclass(frozen=True, slots=True)
class RankDistribution:
    """What is drawn: the projects in the order of the list; at least one."""

    rows: tuple[ProjectPlaces, ...]


def draw(data: RankDistribution, translate: Translator) -> Figure:
    """Return the cells; the darker, the more often, and the percentage is written in each."""
    title = translate("How often each project has each place")
    surest = max(data.rows, key=lambda row: max(row.shares))
    place = surest.shares.index(max(surest.shares)) + 1
    alt = translate(
        "A grid of {count} projects and their places, with shares in percent. The most certain place is "
        "{place}: {project} has it in {share} of the cases.",
        count=len(data.rows),
        place=place,
        project=surest.project,
        share=Numbers(translate.language).percent(max(surest.shares), 0),
    )
    return Figure(_svg(data, title, alt, translate), title, alt, _table(data, translate))


def _svg(data: RankDistribution, title: str, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    rows = first(data.rows)
    places = min(len(data.rows[0].shares), MOST)
    width = min((RIGHT - LEFT) / places, WIDEST)
    end = LEFT + width * places
    canvas.text((LEFT, 12), translate("Place (share in percent)"), size=SMALL, look="faint")
    canvas.text((end + 8, 29), translate("expected"), size=SMALL, look="faint")
    for place in range(places):
        x = LEFT + width * (place + 0.5)
        canvas.text((x, 29), str(place + 1), anchor="middle", size=SMALL, look="faint")
    for k, row in enumerate(rows):
        middle = TOP + ROW * (k + 0.5)
        canvas.label((LEFT - 8, middle), row.project, LEFT - 16, anchor="end", size=SMALL + 0.5)
        for place, share in enumerate(row.shares[:places]):
            if share >= SEEN:
                _cell(canvas, (LEFT + width * place, middle), width, share)
        canvas.text((end + 8, middle), written_number(row.expected, translate.language, 1), size=SMALL)
    bottom = TOP + ROW * len(rows)
    for place in range(places + 1):
        canvas.line(((LEFT + width * place, TOP), (LEFT + width * place, bottom)), "grid")
    for k in range(len(rows) + 1):
        canvas.line(((LEFT, TOP + ROW * k), (end, TOP + ROW * k)), "grid")
    return canvas.svg(bottom + 10, title, alt, translate.language, cut_note(len(data.rows), translate))


def _cell(canvas: Canvas, at: tuple[float, float], width: float, share: float) -> None:
    x, middle = at
    look = f"step{step(min(share / FULL, 1.0))}"
    canvas.rect((x, middle - ROW / 2), (width, ROW), look)
    text = f"{share * 100:.0f}"
    if text_width(text, CELL_SIZE) <= width:
        canvas.text((x + width / 2, middle), text, anchor="middle", size=CELL_SIZE, look=f"{look}-text")


def _table(data: RankDistribution, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    places = range(len(data.rows[0].shares))
    columns = (
        Column("project", translate("Project"), least=20),
        Column("expected", translate("Expected place"), Align.RIGHT),
        *(Column(f"place-{k}", str(k + 1), Align.RIGHT, priority=k + 1) for k in places),
    )
    rows = tuple(
        (
            row.project,
            written_number(row.expected, translate.language, 1),
            *(numbers.value(share) if share >= SEEN else "" for share in row.shares),
        )
        for row in data.rows
    )
    return Table(columns, rows, caption=translate("Share of cases with each place, percent"))
