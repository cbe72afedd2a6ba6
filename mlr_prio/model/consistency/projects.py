"""What a project says about criteria, members, funding and sources that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error, misnamed, repeated_ids
from mlr_prio.model.consistency.sources import undefined_sources
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.source import key_text
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.message import Message
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.project import Project
    from mlr_prio.model.score import Score
    from mlr_prio.model.source import Path, Sourced


def project_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults of every project, seen beside the other documents."""
    yield from repeated_ids((project, "id") for project in documents.projects)
    for project in documents.projects:
        yield from misnamed(project, "id")
        yield from _municipalities(documents, project)
        yield from _funding(documents, project)
        yield from _scores(documents, project)
        yield from undefined_sources(project, project.document.sources, _used_sources(project.document))


def _municipalities(documents: Documents, project: Sourced[Project]) -> Iterator[Finding]:
    if documents.municipalities is None:
        return
    known = {member.id for member in documents.municipalities.document.municipalities}
    for index, municipality in enumerate(project.document.municipalities):
        if municipality not in known:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                project.at("municipalities", index),
                message("there is no municipality {id}", id=municipality),
                did_you_mean(municipality, sorted(known)),
            )


def _funding(documents: Documents, project: Sourced[Project]) -> Iterator[Finding]:
    funding = project.document.funding
    if funding is None or documents.budgets_unread:
        return
    if documents.budgets is None:
        yield error(
            FaultCode.DANGLING_REFERENCE,
            project.at("funding"),
            message(
                "there is no funding pot {id}: the file {path} is missing",
                id=funding,
                path="criteria/budgets.yaml",
            ),
            message("write the file, or leave funding out"),
        )
        return
    known = [pot.id for pot in documents.budgets.document.pots]
    if funding not in known:
        yield error(
            FaultCode.DANGLING_REFERENCE,
            project.at("funding"),
            message("there is no funding pot {id}", id=funding),
            did_you_mean(funding, known),
        )


def _scores(documents: Documents, project: Sourced[Project]) -> Iterator[Finding]:
    if documents.criteria is None:
        return
    for id_, score in project.document.scores.items():
        criterion = documents.leaves.get(id_)
        if criterion is None:
            yield _no_criterion(documents, project, id_)
        elif score is not None:
            yield from _levels(project, criterion, score)


def _no_criterion(documents: Documents, project: Sourced[Project], id_: str) -> Finding:
    if id_ in documents.node_ids:
        what = message("{id} is a group; scores belong to its criteria", id=id_)
        hint: Message | None = message(
            "its criteria: {names}", names=", ".join(item.id for item in documents.siblings[id_])
        )
    else:
        what, hint = message("there is no criterion {id}", id=id_), did_you_mean(id_, documents.leaves)
    return error(FaultCode.DANGLING_REFERENCE, project.at("scores", id_, key=True), what, hint)


def _levels(project: Sourced[Project], criterion: Criterion, score: Score) -> Iterator[Finding]:
    scale = criterion.scale
    for key, level in score.stated_levels().items():
        if level not in scale:
            yield error(
                FaultCode.OUTSIDE_SCALE,
                project.at("scores", criterion.id, "values", key, key=score.values is not None),
                message(
                    "{level} lies outside the scale {low} … {high} ({unit}) of {id}",
                    level=level,
                    low=scale.low,
                    high=scale.high,
                    unit=scale.unit,
                    id=criterion.id,
                ),
                _levels_in_words(criterion),
            )


def _levels_in_words(criterion: Criterion) -> Message | None:
    levels = criterion.scale.levels
    if not levels:
        return None
    return message(
        "the levels: {levels}", levels=", ".join(f"{key_text(x)} {word}" for x, word in levels.items())
    )


def _used_sources(project: Project) -> dict[Path, tuple[str, ...]]:
    """Return the lists of source ids in a project, by the way to them."""
    used: dict[Path, tuple[str, ...]] = {}
    if project.cost is not None:
        used["cost", "sources"] = project.cost.sources
    if project.choice_of_measures is not None:
        used["choice_of_measures", "sources"] = project.choice_of_measures.sources
    for id_, score in project.given_scores().items():
        used["scores", id_, "sources"] = score.sources
    for index, fact in enumerate(project.facts):
        used["facts", index, "sources"] = fact.sources
    return used
