"""MLR205: the cost, which value is set against, counted inside the value as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import numpy as np

from mlr_prio.assessment.lint.correlated_criteria import given_values, strong_correlations
from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.model.budget import Currency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mlr_prio.assessment.lint.correlated_criteria import StrongCorrelation
    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.source import Path

_COST = re.compile(r"kostnad|investering|\b(?:costs?|msek|mdkk|mkr|kr)\b", re.IGNORECASE)


def _check(judgement: Judgement) -> Iterator[Remark]:
    following = _following_the_cost(judgement)
    hint = message("leave it out: the cost is set against the value, never part of it")
    for j, criterion in enumerate(judgement.problem.leaves):
        named = _named_as_cost(criterion)
        if named is not None:
            what = message("{criterion} looks like a cost", criterion=criterion.id)
            yield Remark(judgement.at_criterion(criterion.id, *named), what, hint)
        elif j in following:
            what = message(
                "{criterion} follows the cost: r = {r} over {count} projects",
                criterion=criterion.id,
                r=round(following[j].r, 2),
                count=following[j].count,
            )
            yield Remark(judgement.at_criterion(criterion.id, "id"), what, hint)


def _named_as_cost(criterion: Criterion) -> Path | None:
    """Return the way to the first entry of the criterion that speaks of cost."""
    texts: dict[Path, str | None] = {
        ("id",): criterion.id,
        ("name", "sv"): criterion.name.sv,
        ("name", "en"): criterion.name.en,
        ("scale", "unit"): criterion.scale.unit,
    }
    return next((way for way, text in texts.items() if text and _COST.search(text)), None)


def _following_the_cost(judgement: Judgement) -> dict[int, StrongCorrelation]:
    """Return the criteria that follow the cost in one currency or the other; price years may differ here."""
    values = given_values(judgement.table)
    return {
        pair.second - 1: pair
        for currency in get_args(Currency)
        for pair in strong_correlations(np.column_stack([_costs(judgement, currency), values]))
        if pair.first == 0
    }


def _costs(judgement: Judgement, currency: str) -> NDArray[np.float64]:
    """Return the costs ``(m,)`` in one currency, NaN where there is none."""
    costs = (project.cost for project in judgement.problem.candidates)
    return np.array([cost.amount if cost and cost.unit == currency else np.nan for cost in costs])


RULE = Rule(
    code="MLR205",
    severity=Severity.WARNING,
    title=message("cost used as a criterion"),
    why=message(
        "The overall value is set against the cost. A cost that is also part of the value is counted twice "
        "(Dodgson et al. 2009)."
    ),
    check=_check,
)
