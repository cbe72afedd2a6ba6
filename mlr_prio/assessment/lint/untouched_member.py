"""MLR211: a member that no candidate touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    candidates = judgement.problem.candidates
    touched = {member for project in candidates for member in project.municipalities}
    for index, member in enumerate(judgement.problem.members):
        if candidates and member.id not in touched:
            yield Remark(
                judgement.problem.municipalities.at("municipalities", index, "id"),
                message("no candidate touches {member}", member=member.name),
                message("look for what matters there, or check municipalities in the projects"),
            )


RULE = Rule(
    code="MLR211",
    severity=Severity.WARNING,
    title=message("member touched by no candidate"),
    why=message(
        "The list is agreed by consensus. A member that no project touches has little reason to stand behind "
        "it, and its needs may have been overlooked."
    ),
    check=_check,
)
