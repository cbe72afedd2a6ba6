"""What the best package for each sum of money gives, with the budget line and the package within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import KEY_ROW, Frame
from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cost_value import stairs
from mlr_prio.report.chart.dots import Dot, draw_dots
from mlr_prio.report.chart.scale import fitting
from mlr_prio.report.chart.text_width import fitted
from mlr_prio.report.document import Align, Column, Figure, Note, Table
from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from mlr_prio.report.chart.scale import Scale
    from mlr_prio.translation import Translator

FRAME: Final = Frame(52.0, 34.0, WIDTH - 20.0, 340.0)


@dataclass(frozen=True, slots=True)
class PackagePoint:
    """The best package for a sum of money.

    Parameters
    ----------
    cost
        What it costs, in the unit of the axis.
    value
        What it gives: the sum of the values of its projects, each 0 to 1.
    comes_in, goes_out
        What it holds that the one before does not, and the other way round; empty for nothing.
    """

    cost: float
    value: float
    comes_in: str
    goes_out: str


@dataclass(frozen=True, slots=True)
class PackageFrontier:
    """What is drawn.

    Parameters
    ----------
    title
        What it shows.
    unit
        What the costs are counted in, for the axis (``mkr``).
    points
        The packages in rising cost; at least one.
    chosen
        Which of them is the best within the budget.
    budget
        The most that may be spent.
    note
        What is to be known about what is drawn; empty for nothing.
    """

    title: str
    unit: str
    points: tuple[PackagePoint, ...]
    chosen: int
    budget: float
    note: str = ""


def draw(data: PackageFrontier, translate: Translator) -> Figure:
    """Return the packages as dots on a stair, numbered; the one within the budget is filled."""
    numbers = Numbers(translate.language)
    best = data.points[data.chosen]
    alt = translate(
        "A stair of {count} packages: what the best of each sum of money gives. The one within the budget of "
        "{budget} {unit} costs {cost} {unit} and gives {value}.",
        count=len(data.points),
        budget=numbers.at_most(data.budget, 1),
        unit=data.unit,
        cost=numbers.at_most(best.cost, 1),
        value=numbers.value(best.value, 1),
    )
    return Figure(_svg(data, alt, translate), data.title, alt, _table(data, translate))


def _svg(data: PackageFrontier, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    across = fitting((*(point.cost for point in data.points), data.budget), FRAME.left, FRAME.right)
    upward = fitting(tuple(point.value for point in data.points), FRAME.bottom, FRAME.top)
    title = translate("Cost, {unit}", unit=data.unit)
    if across.is_log:
        title = translate("Cost, {unit} (logarithmic scale)", unit=data.unit)
    FRAME.across(canvas, across, numbers.plain, title)
    FRAME.upward(canvas, upward, numbers.value, translate("Value of the package"))
    places = [(across(point.cost), upward(point.value)) for point in data.points]
    canvas.line(stairs(places), "accent", width=1.5, dashed=True)
    _budget(canvas, across, data.budget, translate)
    dots = [Dot(at, str(k + 1), is_marked=k == data.chosen) for k, at in enumerate(places)]
    draw_dots(canvas, FRAME, dots)
    FRAME.note(canvas, translate("filled: the best package within the budget"))
    end = _key(canvas, data.points, translate)
    return canvas.svg(end + 8, data.title, alt, translate.language, data.note)


def _key(canvas: Canvas, points: tuple[PackagePoint, ...], translate: Translator) -> float:
    """Write what comes in and goes out at each step, on lines as long as the sheet; return where they end."""
    top = FRAME.bottom + 46
    for k, point in enumerate(points):
        y = top + KEY_ROW * (k + 0.5)
        canvas.text((32, y), str(k + 1), anchor="end", size=SMALL)
        canvas.text((40, y), fitted(_step(point, translate), SMALL, WIDTH - 54), size=SMALL)
    return top + KEY_ROW * len(points)


def _step(point: PackagePoint, translate: Translator) -> str:
    """Return what a step changes, in few words."""
    if not point.comes_in:
        return translate("nothing is built")
    if not point.goes_out:
        return f"+ {point.comes_in}"
    return f"+ {point.comes_in}; − {point.goes_out}"


def _budget(canvas: Canvas, across: Scale, budget: float, translate: Translator) -> None:
    x = across(budget)
    canvas.line(((x, FRAME.top), (x, FRAME.bottom)), "warm", width=1.5)
    is_right = x > (FRAME.left + FRAME.right) / 2
    at = (x - 5 if is_right else x + 5, FRAME.bottom - 8)
    canvas.text(at, translate("budget"), anchor="end" if is_right else "start", size=SMALL, look="warm")


def _table(data: PackageFrontier, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("label", translate("Package"), Align.RIGHT),
        Column("cost", translate("Cost, {unit}", unit=data.unit), Align.RIGHT),
        Column("value", translate("Value"), Align.RIGHT),
        Column("in", translate("Comes in"), priority=1, least=20),
        Column("out", translate("Goes out"), priority=2, least=12),
        Column("chosen", translate("Within the budget"), priority=3),
    )
    rows = tuple(
        (
            str(k + 1),
            numbers.plain(point.cost),
            numbers.value(point.value, 1),
            point.comes_in or MISSING,
            point.goes_out or MISSING,
            translate("the best") if k == data.chosen else "",
        )
        for k, point in enumerate(data.points)
    )
    return Table(columns, rows, (Note(data.note),) if data.note else ())
