"""What projects require of and exclude about one another that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Sourced


def relation_findings(documents: Documents) -> Iterator[Finding]:
    """Yield references to no project, to the project itself, contradictions and circles."""
    by_id = {project.document.id: project for project in documents.projects}
    for project in documents.projects:
        for key, others in (("requires", project.document.requires), ("excludes", project.document.excludes)):
            yield from _dangling(documents, project, key, others)
        yield from _contradictions(by_id, project)
    yield from _circles(by_id)


def _dangling(
    documents: Documents, project: Sourced[Project], key: str, others: tuple[str, ...]
) -> Iterator[Finding]:
    for index, other in enumerate(others):
        if other == project.document.id:
            what = message("the project names itself")
            yield error(FaultCode.CONTRADICTION, project.at(key, index), what, message("leave it out"))
        elif other not in documents.project_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                project.at(key, index),
                message("there is no project {id}", id=other),
                did_you_mean(other, documents.project_ids - {project.document.id}),
            )


def _contradictions(by_id: Mapping[str, Sourced[Project]], project: Sourced[Project]) -> Iterator[Finding]:
    own = project.document
    for index, other in enumerate(own.requires):
        if other == own.id:
            continue
        excluded_by = by_id[other].document.excludes if other in by_id else ()
        if other in own.excludes or own.id in excluded_by:
            yield error(
                FaultCode.CONTRADICTION,
                project.at("requires", index),
                message("{id} is both required and excluded", id=other),
                message("keep one of the two"),
            )


def _circles(by_id: Mapping[str, Sourced[Project]]) -> Iterator[Finding]:
    """Yield each circle once, at its alphabetically first project.

    Projects that require nothing in question are taken away until none is left to take. From each of the rest
    the first requirement that is left leads on, so that every walk ends in exactly one circle.
    """
    requirements = {
        id_: [other for other in project.document.requires if other in by_id and other != id_]
        for id_, project in sorted(by_id.items())
    }
    while settled := {id_ for id_, others in requirements.items() if not others}:
        requirements = {
            id_: [other for other in others if other not in settled]
            for id_, others in requirements.items()
            if id_ not in settled
        }
    for circle in sorted({_circle_from(start, requirements) for start in requirements}):
        project = by_id[circle[0]]
        yield error(
            FaultCode.CYCLE,
            project.at("requires", project.document.requires.index(circle[1])),
            message("the requirements go round in a circle: {circle}", circle=" → ".join(circle)),
            message("take one of the requirements away"),
        )


def _circle_from(start: str, requirements: Mapping[str, list[str]]) -> tuple[str, ...]:
    walk = [start]
    while (following := requirements[walk[-1]][0]) not in walk:
        walk.append(following)
    circle = walk[walk.index(following) :]
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first], circle[first])
