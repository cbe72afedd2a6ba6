"""MLR216: a source that nothing in its file refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.model.project import Project


def _check(judgement: Judgement) -> Iterator[Remark]:
    for sourced in judgement.problem.projects:
        project = sourced.document
        used = _used(project)
        for source in project.sources:
            if source not in used:
                yield Remark(
                    sourced.at("sources", source, key=True),
                    message(
                        "nothing in {project} refers to the source {source}",
                        project=project.name.sv,
                        source=source,
                    ),
                )


def _used(project: Project) -> set[str]:
    referring = [*project.given_scores().values(), *project.facts, project.cost, project.choice_of_measures]
    return {source for entry in referring if entry for source in entry.sources}


RULE = Rule(
    code="MLR216",
    severity=Severity.NOTE,
    title=message("unused source"),
    why=message(
        "A source that nothing refers to supports nothing; either a reference is missing or the source "
        "can go."
    ),
    check=_check,
)
