"""The efficient packages of one pot as a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.portfolio_table import shown_points
from mlr_prio.report.chart.package_frontier import PackageFrontier, PackagePoint, draw
from mlr_prio.report.text.cost import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlr_prio.assessment.portfolio.result import Analysis, ChosenPackage
    from mlr_prio.report.builder.portfolio_text import PotText
    from mlr_prio.report.document import Figure


REACH: Final = 2.0
"""Packages are drawn up to so many times the money that there is: far beyond it nobody chooses."""


def frontier_figure(text: PotText, analysis: Analysis) -> Figure:
    """Return what the best package for each sum of money gives, and the budget line of the pot."""
    points, budget = analysis.frontier.points, text.pot.budget
    shown = shown_points(_near(points, budget.left), text.pot.package)
    is_all = len(shown) == len(points)
    note = text.translate("Shows {shown} of {count} efficient packages.", shown=len(shown), count=len(points))
    return draw(
        PackageFrontier(
            title=text.translate(
                "{pot}: what the best package for each sum of money gives", pot=text.pot_name(budget.id or "")
            ),
            unit=unit_name(budget.unit, text.translate),
            points=tuple(_point(before, now, text) for before, now in [(None, shown[0]), *pairwise(shown)]),
            chosen=sum(point.cost <= text.pot.package.cost for point in shown) - 1,
            budget=budget.left,
            note="" if is_all else note,
        ),
        text.translate,
    )


def _near(points: Sequence[ChosenPackage], budget: float) -> list[ChosenPackage]:
    """Return the packages that cost not much more than there is, and the next in any case."""
    within = sum(point.cost <= budget for point in points)
    return [point for k, point in enumerate(points) if k <= within or point.cost <= REACH * budget]


def _point(before: ChosenPackage | None, now: ChosenPackage, text: PotText) -> PackagePoint:
    held = () if before is None else before.ids
    return PackagePoint(
        cost=now.cost,
        value=now.value,
        comes_in=_listed((id_ for id_ in now.ids if id_ not in held), text),
        goes_out=_listed((id_ for id_ in held if id_ not in now.ids), text),
    )


def _listed(ids: Iterable[str], text: PotText) -> str:
    found = tuple(ids)
    return text.listed(found) if found else ""
