"""What the weight of one criterion does to the values of the first projects: a line each."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import Frame
from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.placement import spread
from mlr_prio.report.chart.scale import Scale, fitting
from mlr_prio.report.chart.text_width import fitted, text_width
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

FRAME: Final = Frame(52.0, 34.0, WIDTH - 220.0, 330.0)
LABEL: Final = 15.0
"""How far apart the names at the right end are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A project and its value, 0 to 1, when the criterion weighs nothing, as today, and everything."""

    project: str
    at_nothing: float
    today: float
    at_everything: float

    def value(self, weight: float) -> float:
        """Return its value, 0 to 1, when the criterion weighs so much."""
        return self.at_nothing + (self.at_everything - self.at_nothing) * weight


@dataclass(frozen=True, slots=True)
class Change:
    """A weight, 0 to 1, above which ``rises`` stands before ``falls``: indices among the lines."""

    weight: float
    rises: int
    falls: int


@dataclass(frozen=True, slots=True)
class WeightLines:
    """What is drawn.

    Parameters
    ----------
    title
        What it shows.
    criterion
        Whose weight.
    weight
        Its weight today, 0 to 1.
    lines
        The projects in the order of the list; at least one.
    changes
        Where two of them change places, by weight.
    """

    title: str
    criterion: str
    weight: float
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]

    @property
    def nearest(self) -> Change | None:
        """The change that is nearest to the weight of today."""
        return min(self.changes, key=lambda change: abs(change.weight - self.weight), default=None)

    @property
    def reach(self) -> float:
        """The greatest weight that is drawn: three times that of today and beyond the nearest change."""
        nearest = self.weight if self.nearest is None else self.nearest.weight
        return min(ceil(round(10 * max(3 * self.weight, 1.5 * nearest, 0.1), 9)) / 10, 1.0)


def draw(data: WeightLines, translate: Translator) -> Figure:
    """Return the lines, a dot where two cross; the two that change places first are drawn strongly."""
    alt = _alt(data, translate)
    return Figure(_svg(data, alt, translate), data.title, alt, _table(data, translate))


def _alt(data: WeightLines, translate: Translator) -> str:
    numbers = Numbers(translate.language)
    facts: dict[str, str | int] = {
        "count": len(data.lines),
        "criterion": data.criterion,
        "weight": numbers.percent(data.weight, 1),
        "reach": numbers.percent(data.reach),
    }
    first = data.nearest
    if first is None:
        return translate(
            "The values of {count} projects as the weight of {criterion} goes from 0 to {reach}; today it "
            "is {weight}. No two lines cross.",
            **facts,
        )
    return translate(
        "The values of {count} projects as the weight of {criterion} goes from 0 to {reach}; today it is "
        "{weight}. Nearest to that {rises} and {falls} change places, at {at}.",
        **facts,
        rises=data.lines[first.rises].project,
        falls=data.lines[first.falls].project,
        at=numbers.percent(first.weight, 1),
    )


def _svg(data: WeightLines, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    across = Scale(0.0, data.reach, FRAME.left, FRAME.right)
    upward = fitting(
        tuple(value for line in data.lines for value in (line.at_nothing, line.value(data.reach))),
        FRAME.bottom,
        FRAME.top,
    )
    title = translate("Weight of {criterion}, percent", criterion=data.criterion)
    FRAME.across(canvas, across, numbers.value, title)
    FRAME.upward(canvas, upward, numbers.value, translate("Value"))
    today = across(data.weight)
    canvas.line(((today, FRAME.top), (today, FRAME.bottom)), "warm", width=1.5, dashed=True)
    _lines(canvas, data, across, upward)
    _today(canvas, today, translate("today"))
    FRAME.note(canvas, translate("dot: two projects change places"))
    return canvas.svg(FRAME.bottom + 44, data.title, alt, translate.language)


def _today(canvas: Canvas, x: float, text: str) -> None:
    """Write what the dashed line is, on the side where there is room."""
    width = text_width(text, SMALL) + 4
    left = x - width - 3 if x + width + 6 > FRAME.right else x + 3
    canvas.rect((left, FRAME.bottom - LABEL), (width, LABEL - 2), "paper")
    canvas.text((left + 2, FRAME.bottom - LABEL / 2 - 1), text, size=SMALL, look="warm")


def _lines(canvas: Canvas, data: WeightLines, across: Scale, upward: Scale) -> None:
    first = data.nearest
    strong = set() if first is None else {first.rises, first.falls}
    looks = ["accent" if k in strong else "muted" for k in range(len(data.lines))]
    for k in sorted(range(len(data.lines)), key=lambda k: k in strong):
        line = data.lines[k]
        ends = ((FRAME.left, upward(line.at_nothing)), (FRAME.right, upward(line.value(data.reach))))
        canvas.line(ends, looks[k], width=2.5 if k in strong else 1.0)
    for change in data.changes:
        if change.weight >= data.reach:
            continue
        is_first = change is first
        at = (across(change.weight), upward(data.lines[change.rises].value(change.weight)))
        canvas.dot(at, 5.0 if is_first else 2.5, "accent" if is_first else "muted")
    _names(canvas, data, upward, looks)


def _names(canvas: Canvas, data: WeightLines, upward: Scale, looks: list[str]) -> None:
    """Write the names where the lines end, apart from one another, each with a line to its own."""
    heights = [upward(line.value(data.reach)) for line in data.lines]
    inorder = sorted(range(len(heights)), key=heights.__getitem__)
    ends = [heights[k] for k in inorder]
    below = [min(end, FRAME.bottom - LABEL * rest) for rest, end in enumerate(reversed(ends))]
    for k, end, y in zip(inorder, ends, spread(below[::-1], LABEL, FRAME.top), strict=True):
        canvas.line(((FRAME.right, end), (FRAME.right + 14, y)), looks[k])
        canvas.text((FRAME.right + 18, y), fitted(data.lines[k].project, SMALL, 196.0), size=SMALL)


def _table(data: WeightLines, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("project", translate("Project"), least=20),
        Column("nothing", translate("Value at weight 0"), Align.RIGHT),
        Column("today", translate("Value today"), Align.RIGHT),
        Column("everything", translate("Value at weight 100"), Align.RIGHT),
        Column("changes", translate("Changes places"), least=24, priority=1),
    )
    rows = tuple(
        (
            line.project,
            *(numbers.value(value, 1) for value in (line.at_nothing, line.today, line.at_everything)),
            "; ".join(_passes(data, k, numbers, translate)),
        )
        for k, line in enumerate(data.lines)
    )
    return Table(columns, rows)


def _passes(data: WeightLines, own: int, numbers: Numbers, translate: Translator) -> list[str]:
    """Return whom a project passes as the weight grows, and at which weight."""
    return [
        translate(
            "passes {other} at {weight}",
            other=data.lines[change.falls].project,
            weight=numbers.percent(change.weight, 1),
        )
        for change in data.changes
        if change.rises == own
    ]
