"""MLR209: a weight that was given for another range than the scale has now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement


def _check(judgement: Judgement) -> Iterator[Remark]:
    now = {c.id: (c.scale.worst, c.scale.best) for c in judgement.problem.leaves}
    for sourced in judgement.problem.profiles:
        profile = sourced.document
        ranges = profile.elicited.ranges if profile.elicited else {}
        for criterion, then in ranges.items():
            if now.get(criterion, then) != then:
                yield Remark(
                    sourced.at("elicited", "ranges", criterion),
                    message(
                        "{profile} weighed {criterion} from {worst_then} to {best_then}, "
                        "but the scale now runs from {worst} to {best}",
                        profile=profile.id,
                        criterion=criterion,
                        worst_then=then[0],
                        best_then=then[1],
                        worst=now[criterion][0],
                        best=now[criterion][1],
                    ),
                    message("ask for the weight again, and write the range that it refers to"),
                )


RULE = Rule(
    code="MLR209",
    severity=Severity.WARNING,
    title=message("stale weight"),
    why=message(
        "A weight says what the whole step from the worst to the best level is worth (swing weighting, HM "
        "Treasury 2024). Another range needs another weight."
    ),
    check=_check,
)
