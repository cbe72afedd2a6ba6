"""What the value of each project is made of: one bar a project, one segment a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import Frame
from mlr_prio.report.chart.canvas import SIZE, SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.palette import SERIES
from mlr_prio.report.chart.scale import Scale
from mlr_prio.report.chart.text_width import fitted, text_width
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

ROW: Final = 27.0
BAR: Final = 19.0
LEFT: Final = 240.0
RIGHT: Final = WIDTH - 44.0
KEY_COLUMNS: Final = 3
KEY_ROW: Final = 18.0


@dataclass(frozen=True, slots=True)
class ProjectContributions:
    """One bar.

    Parameters
    ----------
    place, project
        Its place and its name.
    parts
        The contribution of each criterion to the value, 0 to 1.
    """

    place: str
    project: str
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contributions:
    """What is drawn.

    Parameters
    ----------
    criteria
        The names of the criteria, in the order of the parts.
    rows
        The projects, best first; at least one.
    """

    criteria: tuple[str, ...]
    rows: tuple[ProjectContributions, ...]


def draw(data: Contributions, translate: Translator) -> Figure:
    """Return the bars; each segment carries the letter of its criterion."""
    numbers = Numbers(translate.language)
    title = translate("What the value of each project is made of")
    best = data.rows[0]
    most = max(range(len(data.criteria)), key=best.parts.__getitem__)
    alt = translate(
        "Stacked bars for {count} projects. {project} has the highest value, {value}; "
        "most of it, {part}, comes from {criterion}.",
        count=len(data.rows),
        project=best.project,
        value=numbers.value(sum(best.parts), 1),
        part=numbers.value(best.parts[most], 1),
        criterion=data.criteria[most],
    )
    return Figure(_svg(data, title, alt, translate), title, alt, _table(data, translate))


def letters(count: int) -> tuple[str, ...]:
    """Return ``A``, ``B`` … ``Z``, ``A2`` … as many as are needed."""
    rounds = (("" if n < len(ascii_uppercase) else str(n // len(ascii_uppercase) + 1)) for n in range(count))
    return tuple(ascii_uppercase[n % len(ascii_uppercase)] + again for n, again in enumerate(rounds))


def _svg(data: Contributions, title: str, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    marks = letters(len(data.criteria))
    top = _key(canvas, data, marks) + 10
    rows = first(data.rows)
    bottom = top + ROW * len(rows)
    longest = max(sum(row.parts) for row in rows)
    scale = Scale(0.0, max(longest, 0.01), LEFT, RIGHT)
    Frame(LEFT, top, RIGHT, bottom).across(canvas, scale, numbers.value, translate("Value, 0–100"))
    for k, row in enumerate(rows):
        middle = top + ROW * (k + 0.5)
        canvas.text((26, middle), row.place, anchor="end", look="faint")
        canvas.label((34, middle), row.project, LEFT - 42, size=SMALL + 0.5)
        _bar(canvas, row, marks, scale, middle)
        end = scale(sum(row.parts))
        canvas.text((end + 5, middle), numbers.value(sum(row.parts), 1), size=SMALL)
    return canvas.svg(bottom + 42, title, alt, translate.language, cut_note(len(data.rows), translate))


def _key(canvas: Canvas, data: Contributions, marks: tuple[str, ...]) -> float:
    rows = -(-len(marks) // KEY_COLUMNS)
    width = (WIDTH - 20) / KEY_COLUMNS
    for k, (mark, criterion) in enumerate(zip(marks, data.criteria, strict=True)):
        x, y = 10 + width * (k // rows), 12 + KEY_ROW * (k % rows)
        look = f"series{k % len(SERIES)}"
        canvas.rect((x, y - 7.5), (20, 15), look)
        canvas.text((x + 10, y), mark, anchor="middle", size=SMALL, look=f"{look}-text")
        canvas.text((x + 26, y), fitted(criterion, SIZE, width - 32))
    return 12 + KEY_ROW * rows


def _bar(
    canvas: Canvas, row: ProjectContributions, marks: tuple[str, ...], scale: Scale, middle: float
) -> None:
    total = 0.0
    for j, (part, mark) in enumerate(zip(row.parts, marks, strict=True)):
        start, end = scale(total), scale(total + part)
        total += part
        if end - start < 0.5:  # noqa: PLR2004 -- thinner than can be seen
            continue
        look = f"series{j % len(SERIES)}"
        canvas.rect((start, middle - BAR / 2), (end - start, BAR), look, outline="paper")
        if text_width(mark, SMALL) + 3 <= end - start:
            canvas.text(((start + end) / 2, middle), mark, anchor="middle", size=SMALL, look=f"{look}-text")


def _table(data: Contributions, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("rank", translate("Place"), Align.RIGHT),
        Column("project", translate("Project"), least=20),
        Column("value", translate("Value"), Align.RIGHT),
        *(
            Column(f"part-{j}", criterion, Align.RIGHT, priority=j + 1)
            for j, criterion in enumerate(data.criteria)
        ),
    )
    rows = tuple(
        (
            row.place,
            row.project,
            numbers.value(sum(row.parts), 1),
            *(numbers.value(part, 1) for part in row.parts),
        )
        for row in data.rows
    )
    return Table(columns, rows)
