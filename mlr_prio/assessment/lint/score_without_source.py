"""MLR207: a score that claims something of the world and does not say where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.model.criterion import Scale
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score


def _check(judgement: Judgement) -> Iterator[Remark]:
    scales = {criterion.id: criterion.scale for criterion in judgement.problem.leaves}
    for sourced in judgement.candidates:
        bare = _unsourced(sourced.document, scales)
        if bare:
            yield Remark(
                sourced.at("scores", bare[0], key=True),
                message(
                    "{project} is scored without a source on {criteria}",
                    project=sourced.document.name.sv,
                    criteria=", ".join(bare),
                ),
                message("add sources: ids of sources in this file, or leave the score out"),
            )


def _unsourced(project: Project, scales: Mapping[str, Scale]) -> list[str]:
    scores = project.given_scores().items()
    return [
        criterion
        for criterion, score in scores
        if not score.sources and _needs_source(score, scales[criterion])
    ]


def _needs_source(score: Score, scale: Scale) -> bool:
    """Return whether a score is a measurement or claims an effect; zero in words claims none.

    A scale whose levels are put in words is a judgement scale, any other counts a natural unit.
    """
    return not scale.levels or score.span() != (0, 0)


RULE = Rule(
    code="MLR207",
    severity=Severity.WARNING,
    title=message("score without source"),
    why=message(
        "Whoever gains from a project has reason to overstate its effects, so a claimed effect or a "
        "measured figure leads back to a source. No effect on a judgement scale needs only its rationale."
    ),
    check=_check,
)
