"""What the joint conditions on packages say about projects, pots and sources that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.consistency.sources import undefined_sources
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.finding import Finding
    from mlr_prio.model.budget import BudgetsDocument, Package
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.project import Project
    from mlr_prio.model.source import Path, Sourced


def budget_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults in the joint conditions, packages, cost rises and the price index."""
    if documents.budgets is None:
        return
    budgets = documents.budgets
    for way, projects in _sets(budgets.document):
        yield from _unknown(documents, budgets, way, projects)
        yield from _twice(budgets, way, projects)
    yield from _impossible_counts(budgets)
    yield from _double_ids(budgets)
    yield from _packages(documents, budgets)
    yield from undefined_sources(budgets, budgets.document.sources, _used_sources(budgets.document))


def _sets(budgets: BudgetsDocument) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield every list of projects with the way to it."""
    yield from ((("at_least_one_of", i), ids) for i, ids in enumerate(budgets.at_least_one_of))
    yield from ((("at_most", i, "projects"), limit.projects) for i, limit in enumerate(budgets.at_most))
    yield from ((("packages", i, "projects"), entry.projects) for i, entry in enumerate(budgets.packages))


def _unknown(
    documents: Documents, budgets: Sourced[BudgetsDocument], way: Path, projects: Sequence[str]
) -> Iterator[Finding]:
    for index, project in enumerate(projects):
        if project not in documents.project_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                budgets.at(*way, index),
                message("there is no project {id}", id=project),
                did_you_mean(project, documents.project_ids),
            )


def _twice(budgets: Sourced[BudgetsDocument], way: Path, projects: Sequence[str]) -> Iterator[Finding]:
    for index, project in enumerate(projects):
        if project in projects[:index]:
            yield error(
                FaultCode.DUPLICATE_ID,
                budgets.at(*way, index),
                message("{id} stands twice in the same list", id=project),
                message("keep one of the two"),
            )


def _impossible_counts(budgets: Sourced[BudgetsDocument]) -> Iterator[Finding]:
    """Yield the sets of which one must be chosen although the limits keep every one of them out."""
    barred = {id_ for limit in budgets.document.at_most if limit.count == 0 for id_ in limit.projects}
    for index, projects in enumerate(budgets.document.at_least_one_of):
        if barred.issuperset(projects):
            yield error(
                FaultCode.CONTRADICTION,
                budgets.at("at_least_one_of", index),
                message(
                    "at least one of {projects} must be chosen, but at_most keeps all of them out",
                    projects=", ".join(projects),
                ),
                message("take one of the two conditions away"),
            )


def _double_ids(budgets: Sourced[BudgetsDocument]) -> Iterator[Finding]:
    document = budgets.document
    for key, ids in (
        ("packages", [entry.id for entry in document.packages]),
        ("uplift", [entry.id for entry in document.uplift]),
    ):
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                line = budgets.at(key, ids.index(id_), "id").line
                yield error(
                    FaultCode.DUPLICATE_ID,
                    budgets.at(key, index, "id"),
                    message("{id} stands twice, first on line {line}", id=id_, line=line),
                    message("change one of the two"),
                )


def _packages(documents: Documents, budgets: Sourced[BudgetsDocument]) -> Iterator[Finding]:
    by_id = {project.document.id: project.document for project in documents.projects}
    paid: dict[str, str] = {}
    for index, package in enumerate(budgets.document.packages):
        if package.id in by_id:
            yield error(
                FaultCode.DUPLICATE_ID,
                budgets.at("packages", index, "id"),
                message("{id} is also the id of a project", id=package.id),
                message("give the package another id"),
            )
        members = [by_id[id_] for id_ in package.projects if id_ in by_id]
        yield from _across_pots(budgets, index, members)
        if package.cost is not None:
            yield from _paid_twice(budgets, index, package, paid)
            yield from _torn(budgets, index, members)
            yield from _co_funded(budgets, index, members)
            yield from _counted_apart(budgets, package)


def _across_pots(
    budgets: Sourced[BudgetsDocument], index: int, members: Sequence[Project]
) -> Iterator[Finding]:
    pots = tuple(dict.fromkeys(member.funding or "–" for member in members))
    if len(pots) > 1:
        yield error(
            FaultCode.CONTRADICTION,
            budgets.at("packages", index, "projects"),
            message("the projects of the package are paid from different pots: {pots}", pots=", ".join(pots)),
            message("a package is chosen within one pot; give its projects the same funding"),
        )


def _paid_twice(
    budgets: Sourced[BudgetsDocument], index: int, package: Package, paid: dict[str, str]
) -> Iterator[Finding]:
    for place, project in enumerate(package.projects):
        first = paid.setdefault(project, package.id)
        if first != package.id:
            yield error(
                FaultCode.CONTRADICTION,
                budgets.at("packages", index, "projects", place),
                message(
                    "{project} is already paid for in the package {package}", project=project, package=first
                ),
                message("keep it in one of the two, so that no money is counted twice"),
            )


def _torn(budgets: Sourced[BudgetsDocument], index: int, members: Sequence[Project]) -> Iterator[Finding]:
    ids = {member.id for member in members}
    for member in members:
        for other in member.excludes:
            if other in ids:
                yield error(
                    FaultCode.CONTRADICTION,
                    budgets.at("packages", index, "projects"),
                    message(
                        "{project} excludes {other}, but the package is paid for as one",
                        project=member.id,
                        other=other,
                    ),
                    message("take one of them out of the package"),
                )


def _co_funded(
    budgets: Sourced[BudgetsDocument], index: int, members: Sequence[Project]
) -> Iterator[Finding]:
    for member in members:
        if member.co_funding:
            yield error(
                FaultCode.CONTRADICTION,
                budgets.at("packages", index, "projects"),
                message("{project} is paid for in the package, but has co_funding", project=member.id),
                message("take its co_funding away: the pot pays the package's cost alone"),
            )


def _counted_apart(budgets: Sourced[BudgetsDocument], package: Package) -> Iterator[Finding]:
    """Yield the limits that count projects which are chosen together or not at all."""
    for index, limit in enumerate(budgets.document.at_most):
        counted = [id_ for id_ in limit.projects if id_ in package.projects]
        if len(counted) > 1:
            yield error(
                FaultCode.CONTRADICTION,
                budgets.at("at_most", index, "projects"),
                message("at_most names {projects}, which are paid for as one", projects=", ".join(counted)),
                message("name at most one of them"),
            )


def _used_sources(budgets: BudgetsDocument) -> dict[Path, tuple[str, ...]]:
    """Return the lists of source ids of packages, cost rises and the price index, by the way to them."""
    used: dict[Path, tuple[str, ...]] = {}
    for index, package in enumerate(budgets.packages):
        used["packages", index, "sources"] = package.sources
        if package.cost is not None:
            used["packages", index, "cost", "sources"] = package.cost.sources
    for index, uplift in enumerate(budgets.uplift):
        used["uplift", index, "sources"] = uplift.sources
    if budgets.price_index is not None:
        used["price_index", "sources"] = budgets.price_index.sources
    return used
