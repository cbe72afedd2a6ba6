"""The weighted sum behind the list, laid open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.performance import performance_table
from mlr_prio.report.calculation import Alternative, Calculation, Labels, WeightedCriterion
from mlr_prio.report.text.number import HUNDRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.builder.chapter.basis import Basis

COMPARED: Final = 10
"""Values from 0 to 100 are compared to this many decimals: to the same digit as the list compares 0 to 1."""

CHARTED: Final = 40
"""More bars than this do not fit on a page."""


def calculation(basis: Basis) -> Calculation:
    """Return the criteria with their weights, and every project with its partial values, 0 to 100."""
    weights = basis.ranking.weights
    return Calculation(
        criteria=tuple(
            WeightedCriterion(basis.names.labels[id_], weight * HUNDRED) for id_, weight in weights.items()
        ),
        alternatives=tuple(_alternatives(basis)),
        decimals=COMPARED,
        charted=CHARTED,
        labels=_labels(basis),
    )


def _alternatives(basis: Basis) -> Iterator[Alternative]:
    """Yield the projects in the order of the list; their numbers are those of their ids in order."""
    table = performance_table(basis.problem.candidates, basis.problem.leaves)
    partial_values, missing = (table.middle * HUNDRED).tolist(), table.missing.tolist()
    index = {id_: i for i, id_ in enumerate(table.alternatives)}
    for row in basis.ranking.rows:
        i = index[row.project.id]
        yield Alternative(
            name=basis.name(row),
            number=i + 1,
            partial_values=tuple(partial_values[i]),
            missing=tuple(missing[i]),
            value=round(row.value * HUNDRED, COMPARED),
            place=row.rank,
        )


def _labels(basis: Basis) -> Labels:
    translate = basis.translate
    count = len(basis.ranking.rows)
    is_missing = any(row.missing for row in basis.ranking.rows)
    return Labels(
        sheet=translate("Calculation"),
        sorted_sheet=translate("Order"),
        instruction=translate(
            "Change the weights in the yellow cells. Only their proportions count; they need not sum to 100."
        ),
        unchanged=translate("The weights are those of the list."),
        changed=translate("The weights have been changed: this is a what-if, not the joint list."),
        no_weight=translate("All weights are 0: at least one must be more than 0."),
        place=translate("Place"),
        alternative=translate("Project"),
        value=translate("Value"),
        number=translate("No."),
        row=translate("Row in the order"),
        place_before=translate("Place on the list"),
        change=translate("Change"),
        points=translate("Weight, points – change here"),
        share=translate("Share of all weight, %"),
        share_before=translate("Share on the list, %"),
        not_negative=translate("Write a number, 0 or greater."),
        stand_in=translate("* not judged: the middle of the scale, 50, is counted.") if is_missing else "",
        chart=translate("Value, 0–100")
        if count <= CHARTED
        else translate("Value, 0–100: the first {count}", count=CHARTED),
        chart_alt=translate(
            "Bar chart: the value of each project, 0 to 100, best first. It follows the weights; "
            "the columns of the sheet hold the same figures."
        ),
        nothing=translate("There are no projects to rank."),
    )
