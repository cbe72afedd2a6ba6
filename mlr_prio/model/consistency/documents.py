"""The documents of a workspace as far as they could be read, and how a contradiction is reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mlr_prio.finding import Finding, Severity
from mlr_prio.message import Message, message
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.budget import BudgetsDocument
    from mlr_prio.model.criterion import CriteriaDocument, CriterionGroup, Node
    from mlr_prio.model.municipality import MunicipalitiesDocument
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.project import Project
    from mlr_prio.model.scenario import Scenario
    from mlr_prio.model.source import Sourced
    from mlr_prio.model.statement import StatementsDocument


@dataclass(frozen=True)
class Documents:
    """What could be read. A document that could not is None, and nothing is said about references to it.

    Parameters
    ----------
    criteria, municipalities, budgets, statements
        The single files.
    projects, profiles, scenarios
        Those that could be read.
    unread_projects
        The ids, by their file names, of the projects that could not.
    budgets_unread
        Whether there is a file of budgets that could not be read.
    """

    criteria: Sourced[CriteriaDocument] | None
    municipalities: Sourced[MunicipalitiesDocument] | None
    budgets: Sourced[BudgetsDocument] | None
    projects: tuple[Sourced[Project], ...]
    profiles: tuple[Sourced[WeightProfile], ...]
    scenarios: tuple[Sourced[Scenario], ...] = ()
    unread_projects: frozenset[str] = frozenset()
    budgets_unread: bool = False
    statements: Sourced[StatementsDocument] | None = None

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every group and criterion, in the order of the file."""
        return () if self.criteria is None else tuple(self.criteria.document.nodes())

    @cached_property
    def leaves(self) -> Mapping[str, Criterion]:
        """The criteria that are scored, by id."""
        return {node.item.id: node.item for node in self.nodes if isinstance(node.item, Criterion)}

    @cached_property
    def siblings(self) -> Mapping[str | None, tuple[Criterion | CriterionGroup, ...]]:
        """The groups and criteria under each group, and under the root (None)."""
        families: dict[str | None, tuple[Criterion | CriterionGroup, ...]] = {}
        for node in self.nodes:
            families[node.parent] = (*families.get(node.parent, ()), node.item)
        return families

    @cached_property
    def node_ids(self) -> frozenset[str]:
        """The ids of all groups and criteria."""
        return frozenset(node.item.id for node in self.nodes)

    @cached_property
    def project_ids(self) -> frozenset[str]:
        """The ids that a reference to a project may name."""
        return frozenset(project.document.id for project in self.projects) | self.unread_projects


def error(code: FaultCode, place: SourceLocation, what: Message, hint: Message | None = None) -> Finding:
    """Make the finding of a contradiction."""
    return Finding(code, Severity.ERROR, place, what, hint)


def file_stem(path: str) -> str:
    """Return the name of a file without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def repeated_ids(
    documents: Iterable[tuple[Sourced[Project] | Sourced[WeightProfile], str]],
) -> Iterator[Finding]:
    """Yield a finding for each file whose id, under the key given beside it, a file before it has too."""
    first: dict[str, str] = {}
    for sourced, key in documents:
        path = first.setdefault(sourced.document.id, sourced.path)
        if path != sourced.path:
            yield error(
                FaultCode.DUPLICATE_ID,
                sourced.at(key),
                message("{id} is also the id of {path}", id=sourced.document.id, path=path),
                message("give one of the two another id"),
            )


def misnamed(
    sourced: Sourced[Project] | Sourced[WeightProfile] | Sourced[Scenario], key: str
) -> Iterator[Finding]:
    """Yield a finding where the id under ``key`` is not the name of the file."""
    stem = file_stem(sourced.path)
    if sourced.document.id != stem:
        yield error(
            FaultCode.ID_IS_NOT_FILE_NAME,
            sourced.at(key),
            message("the id {id} is not the name of the file, {stem}", id=sourced.document.id, stem=stem),
            message("rename the file to {name}, or change the id", name=f"{sourced.document.id}.yaml"),
        )
