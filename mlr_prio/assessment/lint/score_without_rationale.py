"""MLR206: a score that nobody has given a reason for."""

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
        bare = [criterion for criterion, score in project.scores.items() if score and not score.rationale]
        if bare:
            yield Remark(
                sourced.at("scores", bare[0], key=True),
                message(
                    "{project} is scored without a rationale on {criteria}",
                    project=project.name.sv,
                    criteria=", ".join(bare),
                ),
                message("add rationale: why this score, in one or two sentences"),
            )


RULE = Rule(
    code="MLR206",
    severity=Severity.WARNING,
    title=message("score without rationale"),
    why=message(
        "A score that cannot be explained cannot be questioned. Riksrevisionen found that it is not clear "
        "why chosen measures would be better than those left out (RiR 2023:25)."
    ),
    check=_check,
)
