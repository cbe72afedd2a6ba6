"""Cost against value, with the line beyond which nothing gives more for less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import Frame, key
from mlr_prio.report.chart.canvas import WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.dots import Dot, draw_dots
from mlr_prio.report.chart.scale import fitting
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.chart.canvas import XY
    from mlr_prio.report.chart.scale import Scale
    from mlr_prio.translation import Translator

FRAME: Final = Frame(52.0, 34.0, WIDTH - 20.0, 380.0)


@dataclass(frozen=True, slots=True)
class CostedThing:
    """One dot: a project.

    Parameters
    ----------
    label
        What stands at the dot (its place).
    name
        What the key and the table call it.
    cost
        In the unit of the axis.
    value
        0 to 1.
    """

    label: str
    name: str
    cost: float
    value: float


@dataclass(frozen=True, slots=True)
class CostValue:
    """What is drawn.

    Parameters
    ----------
    title
        What it shows.
    unit
        What the costs are counted in, for the axis (``mkr``).
    things
        The dots; at least one.
    frontier
        Cost and value of those that none beats on both, by cost.
    """

    title: str
    unit: str
    things: tuple[CostedThing, ...]
    frontier: tuple[tuple[float, float], ...] = ()


def draw(data: CostValue, translate: Translator) -> Figure:
    """Return the dots; the costs on a scale of equal ratios where they differ widely."""
    numbers = Numbers(translate.language)
    best = max(data.things, key=lambda thing: thing.value)
    alt = translate(
        "Cost against value for {count} dots. The highest value is {value}, at a cost of {cost} {unit}: "
        "{name}. {efficient} lie on the line that none beats on both.",
        count=len(data.things),
        value=numbers.value(best.value, 1),
        cost=numbers.at_most(best.cost, 1),
        unit=data.unit,
        name=best.name,
        efficient=len(data.frontier),
    )
    return Figure(_svg(data, alt, translate), data.title, alt, _table(data, translate))


def _svg(data: CostValue, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    costs = tuple(thing.cost for thing in data.things) + tuple(cost for cost, _ in data.frontier)
    values = tuple(thing.value for thing in data.things) + tuple(value for _, value in data.frontier)
    across = fitting(costs, FRAME.left, FRAME.right)
    upward = fitting(values, FRAME.bottom, FRAME.top)
    title = translate("Cost, {unit}", unit=data.unit)
    if across.is_log:
        title = translate("Cost, {unit} (logarithmic scale)", unit=data.unit)
    FRAME.across(canvas, across, numbers.plain, title)
    FRAME.upward(canvas, upward, numbers.value, translate("Value"))
    steps = list(stairs([(across(cost), upward(value)) for cost, value in data.frontier]))
    if steps:
        canvas.line(steps, "accent", width=1.5, dashed=True)
    draw_dots(canvas, FRAME, _dots(data, across, upward))
    FRAME.note(canvas, translate("filled: none gives more for the same cost or less"))
    end = key(canvas, FRAME.bottom + 46, [(thing.label, thing.name) for thing in first(data.things)])
    return canvas.svg(end + 8, data.title, alt, translate.language, cut_note(len(data.things), translate))


def stairs(points: list[XY]) -> Iterator[XY]:
    """Yield a line that runs level to the cost at which more is to be had, then up."""
    for k, (x, y) in enumerate(points):
        if k:
            yield (x, points[k - 1][1])
        yield (x, y)


def _dots(data: CostValue, across: Scale, upward: Scale) -> list[Dot]:
    efficient = set(data.frontier)
    return [
        Dot(
            (across(thing.cost), upward(thing.value)),
            thing.label,
            is_marked=(thing.cost, thing.value) in efficient,
        )
        for thing in first(data.things)
    ]


def _table(data: CostValue, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    efficient = set(data.frontier)
    columns = (
        Column("label", translate("Place"), Align.RIGHT),
        Column("name", translate("Project"), least=20),
        Column("cost", translate("Cost, {unit}", unit=data.unit), Align.RIGHT),
        Column("value", translate("Value"), Align.RIGHT),
        Column("efficient", translate("On the line"), priority=1),
    )
    rows = tuple(
        (
            thing.label,
            thing.name,
            numbers.plain(thing.cost),
            numbers.value(thing.value, 1),
            translate("yes") if (thing.cost, thing.value) in efficient else "",
        )
        for thing in data.things
    )
    return Table(columns, rows)
