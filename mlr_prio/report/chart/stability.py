"""Within which weights something holds, criterion by criterion, and who change places beyond them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.axis import Frame
from mlr_prio.report.chart.canvas import SMALL, WIDTH, Canvas
from mlr_prio.report.chart.cut import cut_note, first
from mlr_prio.report.chart.scale import Scale
from mlr_prio.report.chart.text_width import fitted, text_width
from mlr_prio.report.document import Align, Column, Figure, Table
from mlr_prio.report.text.number import MISSING, Numbers

if TYPE_CHECKING:
    from mlr_prio.translation import Translator

LEFT: Final = 180.0
RIGHT: Final = WIDTH - 24.0
TOP: Final = 8.0
HEAD: Final = 26.0
LINE: Final = 14.0
APART: Final = 8.0
BAR: Final = 9.0


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """One criterion.

    Parameters
    ----------
    criterion
        Its name.
    weight, low, high
        Its weight, and the ends between which what is asked about holds, 0 to 1.
    below, above
        What happens beyond each end, in words (``Öresundsmetro går före Lommabanan``); empty at 0 and 1.
    """

    criterion: str
    weight: float
    low: float
    high: float
    below: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class StabilityIntervals:
    """What is drawn.

    Parameters
    ----------
    title
        What holds within the intervals (``Den första platsen gäller …``).
    rows
        The criteria; at least one.
    """

    title: str
    rows: tuple[WeightInterval, ...]


def draw(data: StabilityIntervals, translate: Translator) -> Figure:
    """Return the intervals, the weights in them, and below each who change places beyond its ends."""
    numbers = Numbers(translate.language)
    nearest = min(data.rows, key=_margin)
    alt = translate(
        "One line a criterion from 0 to 100 percent of all weight. The narrowest margin is {margin} "
        "percentage points, for {criterion}.",
        margin=numbers.value(_margin(nearest), 1),
        criterion=nearest.criterion,
    )
    return Figure(_svg(data, alt, translate), data.title, alt, _table(data, translate))


def _margin(row: WeightInterval) -> float:
    """Return how far the weight is from the nearest end beyond which something happens."""
    ends = [row.weight - row.low] * bool(row.below) + [row.high - row.weight] * bool(row.above)
    return min(ends, default=1.0)


def _svg(data: StabilityIntervals, alt: str, translate: Translator) -> str:
    canvas = Canvas()
    numbers = Numbers(translate.language)
    rows = [(row, _changes(row, numbers, translate)) for row in first(data.rows)]
    scale = Scale(0.0, 1.0, LEFT, RIGHT)
    bottom = TOP + sum(_height(changes) for _, changes in rows)
    frame = Frame(LEFT, TOP, RIGHT, bottom)
    frame.across(canvas, scale, numbers.value, translate("Share of all weight, percent"))
    frame.note(canvas, translate("dot: the weight now; bar: where it holds"))
    top = TOP
    for row, changes in rows:
        _draw_row(canvas, row, changes, scale, top + HEAD / 2)
        top += _height(changes)
    return canvas.svg(bottom + 40, data.title, alt, translate.language, cut_note(len(data.rows), translate))


def _height(changes: tuple[str, ...]) -> float:
    return HEAD + LINE * len(changes) + APART


def _draw_row(
    canvas: Canvas, row: WeightInterval, changes: tuple[str, ...], scale: Scale, middle: float
) -> None:
    canvas.label((LEFT - 10, middle), row.criterion, LEFT - 18, anchor="end")
    canvas.line(((LEFT, middle), (RIGHT, middle)), "muted")
    start, end = scale(row.low), scale(row.high)
    canvas.rect((start, middle - BAR / 2), (max(end - start, 1.5), BAR), "accent")
    canvas.dot((scale(row.weight), middle), 6, "ink")
    for k, change in enumerate(changes):
        y = middle + HEAD / 2 + LINE * (k + 0.5)
        text = fitted(change, SMALL, RIGHT - LEFT - 4)
        canvas.rect((LEFT + 1, y - LINE / 2), (text_width(text, SMALL) + 4, LINE), "paper")
        canvas.text((LEFT + 3, y), text, size=SMALL)


def _changes(row: WeightInterval, numbers: Numbers, translate: Translator) -> tuple[str, ...]:
    """Return what happens beyond the ends, a line each."""
    said = []
    if row.below:
        low = numbers.percent(row.low, 1)
        said.append(translate("below {weight}: {change}", weight=low, change=row.below))
    if row.above:
        high = numbers.percent(row.high, 1)
        said.append(translate("above {weight}: {change}", weight=high, change=row.above))
    return tuple(said) or (translate("nothing changes at any weight"),)


def _table(data: StabilityIntervals, translate: Translator) -> Table:
    numbers = Numbers(translate.language)
    columns = (
        Column("criterion", translate("Criterion"), least=20),
        Column("weight", translate("Weight"), Align.RIGHT),
        Column("low", translate("Holds from"), Align.RIGHT),
        Column("high", translate("to"), Align.RIGHT),
        Column("below", translate("Below"), priority=2, least=16),
        Column("above", translate("Above"), priority=1, least=16),
    )
    rows = tuple(
        (
            row.criterion,
            *(numbers.percent(share, 1) for share in (row.weight, row.low, row.high)),
            row.below or MISSING,
            row.above or MISSING,
        )
        for row in data.rows
    )
    return Table(columns, rows)
