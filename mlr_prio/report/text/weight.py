"""Weights in words: whose they are, what a point is worth, which range they refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.weight_table import POINT
from mlr_prio.assessment.weighting import JOINT
from mlr_prio.message import Message, message
from mlr_prio.model.criterion import Criterion
from mlr_prio.report.text.number import MISSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.weight_table import NodeWeight, WeightTable
    from mlr_prio.model.criterion import Scale
    from mlr_prio.report.text.name import Names
    from mlr_prio.report.text.number import Numbers
    from mlr_prio.translation import Translator

METHODS: Final[Mapping[str, Message]] = {
    "swing": message("swing weighting"),
    "rank_order": message("an order of importance"),
    "direct": message("direct rating"),
    "ahp": message("pairwise comparisons (AHP)"),
    "bwm": message("comparisons with best and worst (BWM)"),
}
"""How weights were asked for, in sentences; a file may name others, which are shown as they are written."""

_FORMS: Final[Mapping[str, Message]] = {
    "points": message("points among siblings"),
    "order": message("an order only; the weights are the centroid of all that respect it"),
    "bounds": message("bounds only; the weights lie equally far within all of them"),
    "mean": message("the mean of the municipalities' weights, each with equal influence"),
}

_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class WeightWords:
    """Says weights in one language.

    Parameters
    ----------
    names
        The names of the workspace.
    numbers
        Writes numbers.
    translate
        Says the rest.
    """

    names: Names
    numbers: Numbers
    translate: Translator

    def owner(self, table: WeightTable) -> str:
        """Return whose weights a table holds."""
        if table.document is not None:
            return self.names.profiles[table.profile]
        return self.translate("Joint") if table.profile == JOINT else self.translate("Criteria file")

    def form(self, table: WeightTable) -> str:
        """Return what the weights were written as."""
        return self.translate(_FORMS[table.form])

    def asked(self, table: WeightTable) -> str | None:
        """Return how and when the weights were asked for, where the file says so."""
        elicited = table.document.elicited if table.document is not None else None
        if elicited is None:
            return None
        method = self.method(elicited.method)
        if elicited.on is None:
            return self.translate("asked for by {method}", method=method)
        return self.translate("asked for by {method} on {date}", method=method, date=str(elicited.on))

    def method(self, method: str) -> str:
        """Return the name of a way of asking in a sentence."""
        return self.translate(METHODS[method]) if method in METHODS else method

    def range(self, scale: Scale) -> str:
        """Return the step that a weight refers to, from worst to best, with its unit."""
        return f"{self.step(scale.worst, scale.best)} {scale.unit}"

    def step(self, worst: float, best: float) -> str:
        """Return two levels with an arrow between them."""
        return f"{self.numbers.plain(worst)} → {self.numbers.plain(best)}"

    def worth(self, row: NodeWeight) -> str:
        """Return how much of the unit is worth one point of value; or what a scale worth less comes to."""
        if row.worth is None or not isinstance(row.item, Criterion):
            return "" if not isinstance(row.item, Criterion) else MISSING
        if row.worth > row.span:
            return self.translate(
                "the whole scale is {points}", points=self.numbers.at_most(row.weight / POINT, 2)
            )
        decimals = 0 if row.worth >= _TEN else 1 if row.worth >= 1 else 2
        about = "" if row.item.value_function.points is None else "≈ "
        return f"{about}{self.numbers.at_most(row.worth, decimals)} {row.item.scale.unit}"
