"""MLR208: a new construction for which nobody tried the earlier steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement

_BUILD_NEW: Final = 4


def _check(judgement: Judgement) -> Iterator[Remark]:
    for sourced in judgement.candidates:
        project = sourced.document
        if project.step == _BUILD_NEW and project.choice_of_measures is None:
            yield Remark(
                sourced.at("step"),
                message(
                    "{project} is a step 4 measure, and no study of the earlier steps is named",
                    project=project.name.sv,
                ),
                message("add choice_of_measures: the study that tried steps 1 to 3"),
            )


RULE = Rule(
    code="MLR208",
    severity=Severity.WARNING,
    title=message("step 4 without a choice of measures"),
    why=message(
        "New construction comes last in the four-step principle. In half of the projects that "
        "Riksrevisionen examined the least extensive alternatives were never tried (RiR 2018:30)."
    ),
    check=_check,
)
