"""MLR203: a cost without a price year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    for sourced in judgement.candidates:
        project = sourced.document
        if project.cost is not None and project.cost.price_year is None:
            yield Remark(
                sourced.at("cost", "amount", key=True),
                message("the cost of {project} has no price year", project=project.name.sv),
                message("add price_year: year, or it is compared with costs at other price levels"),
            )


RULE = Rule(
    code="MLR203",
    severity=Severity.WARNING,
    title=message("cost without price year"),
    why=message(
        "Costs are comparable only at one price level; consistent baselines and price levels come before any "
        "comparison (Flyvbjerg et al. 2018)."
    ),
    check=_check,
)
