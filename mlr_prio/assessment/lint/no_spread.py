"""MLR201: a criterion that does not tell the projects apart."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.message import Message
    from mlr_prio.model.project import Project

_level = attrgetter("value", "low", "likely", "high", "shape", "mean", "sd", "values")


def _check(judgement: Judgement) -> Iterator[Remark]:
    candidates = judgement.problem.candidates
    for criterion in judgement.problem.leaves:
        what = _without_spread(candidates, criterion.id)
        if what is not None:
            hint = message("check the scores and the scale: the criterion does not tell the projects apart")
            yield Remark(judgement.at_criterion(criterion.id, "id"), what, hint)


def _without_spread(candidates: tuple[Project, ...], criterion: str) -> Message | None:
    """Return what is wrong with the spread of the given scores; nothing with a single candidate's."""
    scored = [(project, score) for project in candidates if (score := project.scores.get(criterion))]
    if candidates and not scored:
        return message("no project is scored on {criterion}", criterion=criterion)
    if len(candidates) <= 1:
        return None
    if len(scored) == 1:
        only = scored[0][0].name.sv
        return message("only {project} is scored on {criterion}", project=only, criterion=criterion)
    first = _level(scored[0][1])
    if any(_level(score) != first for _, score in scored):
        return None
    return message(
        "all {count} projects that are scored on {criterion} have the same score",
        count=len(scored),
        criterion=criterion,
    )


RULE = Rule(
    code="MLR201",
    severity=Severity.WARNING,
    title=message("criterion without spread"),
    why=message(
        "A criterion on which all projects are alike takes weight without telling them apart. What a weight "
        "means depends on how much the projects differ on the criterion (HM Treasury 2024)."
    ),
    check=_check,
)
