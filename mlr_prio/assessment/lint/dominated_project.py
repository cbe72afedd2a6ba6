"""MLR210: a project that another one beats whatever the weights are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.assessment.ranking import HEADLINE_METHOD
from mlr_prio.engine.aggregation import METHODS
from mlr_prio.engine.dominance import dominates
from mlr_prio.engine.ranking import order
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    if not judgement.candidates:
        return
    for dominator, dominated in _pairs(judgement):
        sourced = judgement.candidates[dominated]
        yield Remark(
            sourced.at("id"),
            message(
                "{dominator} is at least as good as {project} on every criterion with weight, "
                "and better on one",
                dominator=judgement.candidates[dominator].document.name.sv,
                project=sourced.document.name.sv,
            ),
            message("shifting weight between them does not put it first; the cost is not part of this"),
        )


def _pairs(judgement: Judgement) -> Iterator[tuple[int, int]]:
    """Yield each dominated alternative's index after that of its dominator, the highest on the list."""
    table, weights = judgement.table, judgement.weights
    best_first = order(METHODS[HEADLINE_METHOD].aggregate(table.middle, weights))
    dominating = dominates(table.low, table.high, weights)[best_first]
    for dominated in np.flatnonzero(dominating.any(axis=0)).tolist():
        yield int(best_first[dominating[:, dominated].argmax()]), dominated


RULE = Rule(
    code="MLR210",
    severity=Severity.NOTE,
    title=message("dominated project"),
    why=message(
        "A project that another one equals or beats on every criterion stands below it under any weights "
        "(dominance, Dodgson et al. 2009). Missing and uncertain scores are taken at their worst for the "
        "better project and at their best for the other."
    ),
    check=_check,
)
