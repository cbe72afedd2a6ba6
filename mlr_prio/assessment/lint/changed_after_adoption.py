"""MLR215: criteria or weights that were changed after they were adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.model.decision import is_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    problem = judgement.problem
    hint = message("take the change back, or adopt anew with: mlr-prio adopt --on DATE --by BODY")
    if is_changed(problem.criteria.document):
        what = message(
            "the criteria were changed after {body} adopted them on {date}",
            body=str(problem.criteria.document.adopted_by),
            date=str(problem.criteria.document.adopted_on),
        )
        yield Remark(problem.criteria.at("adopted_digest"), what, hint)
    for sourced in problem.profiles:
        if is_changed(sourced.document):
            what = message(
                "the weights of {profile} were changed after {body} adopted them on {date}",
                profile=sourced.document.id,
                body=str(sourced.document.adopted_by),
                date=str(sourced.document.adopted_on),
            )
            yield Remark(sourced.at("adopted_digest"), what, hint)


RULE = Rule(
    code="MLR215",
    severity=Severity.WARNING,
    title=message("changed after adoption"),
    why=message(
        "Criteria and weights are decided in advance and made public (World Bank WPS 7674, 2016). Whoever "
        "changes them afterwards owes a new decision."
    ),
    check=_check,
)
