"""What a project says about criteria, members, funding and sources that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error, misnamed, repeated_ids
from mlr_prio.model.consistency.scores import score_findings
from mlr_prio.model.consistency.sources import undefined_sources
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.finding import Finding, SourceLocation
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Path, Sourced


def project_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults of every project, seen beside the other documents."""
    yield from repeated_ids((project, "id") for project in documents.projects)
    for project in documents.projects:
        yield from misnamed(project, "id")
        yield from _municipalities(documents, project)
        yield from _funding(documents, project)
        yield from score_findings(documents, project, ("scores",), project.document.scores)
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
        yield _no_pot(funding, known, project.at("funding"))
    for pot in project.document.co_funding:
        if pot not in known:
            yield _no_pot(pot, known, project.at("co_funding", pot, key=True))


def _no_pot(pot: str, known: Sequence[str], place: SourceLocation) -> Finding:
    what = message("there is no funding pot {id}", id=pot)
    return error(FaultCode.DANGLING_REFERENCE, place, what, did_you_mean(pot, known))


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
