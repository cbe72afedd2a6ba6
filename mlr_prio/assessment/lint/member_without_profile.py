"""MLR214: a member that has not said what it finds important, while others have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    problem = judgement.problem
    answered = {profile.id for profile in problem.member_profiles}
    for index, member in enumerate(problem.members):
        if answered and member.id not in answered:
            yield Remark(
                problem.municipalities.at("municipalities", index, "id"),
                message("{member} has no weight profile and is left out of the mean", member=member.name),
                message("add criteria/weights/{id}.yaml", id=member.id),
            )


RULE = Rule(
    code="MLR214",
    severity=Severity.NOTE,
    title=message("member without profile"),
    why=message(
        "The members have equal influence. The joint weights are the mean of the profiles that exist, so a "
        "member without one has none."
    ),
    check=_check,
)
