"""What the projects cost against what they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.chart.cost_value import CostedThing, CostValue, draw
from mlr_prio.report.document import Heading, Paragraph
from mlr_prio.report.text.cost import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.report.builder.chapter.basis import Basis

UNIT: Final = "MSEK"
FRAME: Final = "package_frame"
FEWEST: Final = 2


def chapter(basis: Basis) -> Chapter | None:
    """Return cost against value; None where fewer than two projects have a cost of their own in kronor."""
    things = [
        CostedThing(basis.place(row), basis.name(row), row.project.cost.amount, row.value)
        for row in basis.ranking.rows
        if row.project.cost is not None and _is_own(row)
    ]
    if len(things) < FEWEST:
        return None
    title = basis.translate("Cost against value")
    unit = unit_name(UNIT, basis.translate)
    figure = draw(CostValue(title, unit, tuple(things), tuple(_frontier(things))), basis.translate)
    heading = Heading(basis.translate("Cost and value"))
    return Chapter((heading, *map(Paragraph, _said(basis)), figure))


def _is_own(row: RankedProject) -> bool:
    """Whether the cost is the project's own, in Swedish kronor."""
    cost = row.project.cost
    return cost is not None and cost.unit == UNIT and cost.basis != FRAME


def _frontier(things: Sequence[CostedThing]) -> Iterator[tuple[float, float]]:
    """Yield cost and value of those that give more than everything that costs no more."""
    best = -1.0
    for cost, value in sorted(((t.cost, t.value) for t in things), key=lambda pair: (pair[0], -pair[1])):
        if value > best:
            best = value
            yield cost, value


def _said(basis: Basis) -> Iterator[str]:
    yield basis.translate(
        "The cost is no criterion and never part of the value. Price years differ and are not converted."
    )
    left_out = [basis.name(row) for row in basis.ranking.rows if not _is_own(row)]
    if left_out:
        yield basis.translate(
            "Not shown, since no cost of their own in Swedish kronor is known: {projects}.",
            projects=basis.translate.listed(left_out),
        )
