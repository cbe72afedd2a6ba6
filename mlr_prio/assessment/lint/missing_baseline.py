"""MLR218: a criterion that does not say what happens if nothing is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    for criterion in judgement.problem.leaves:
        if criterion.scale.baseline is None:
            yield Remark(
                judgement.at_criterion(criterion.id, "scale", key=True),
                message("{criterion} has no do-nothing level", criterion=criterion.id),
                message("add baseline: the level if nothing is built; portfolios need it"),
            )


RULE = Rule(
    code="MLR218",
    severity=Severity.NOTE,
    title=message("criterion without a do-nothing level"),
    why=message(
        "Which projects fit a budget best depends on what it is worth to leave one out. Without a stated "
        "level for that, the number of cheap projects chosen is arbitrary (Clemen & Smith 2009)."
    ),
    check=_check,
)
