"""Everything that a workspace says, read and checked: what the use cases work on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.model.base import Status
    from mlr_prio.model.budget import BudgetsDocument
    from mlr_prio.model.criterion import CriteriaDocument, Criterion
    from mlr_prio.model.municipality import MunicipalitiesDocument, Municipality
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.project import Project
    from mlr_prio.model.scenario import Scenario
    from mlr_prio.model.source import Sourced
    from mlr_prio.model.statement import StatementsDocument


@dataclass(frozen=True)
class Problem:
    """The documents of one workspace.

    Parameters
    ----------
    criteria, municipalities, budgets
        The single files; ``budgets`` is None where there is none.
    projects
        All projects, by id in ascending order.
    profiles
        All weight profiles, by id in ascending order.
    input_sha256
        The digest of every file that was read, hexadecimal: same digest, same answer.
    scenarios
        All scenarios, by id in ascending order.
    scenario
        The scenario that has changed the documents; None where they are what the files say.
    statements
        The letters that the list is sent with; None where there is no such file.
    """

    criteria: Sourced[CriteriaDocument]
    municipalities: Sourced[MunicipalitiesDocument]
    budgets: Sourced[BudgetsDocument] | None
    projects: tuple[Sourced[Project], ...]
    profiles: tuple[Sourced[WeightProfile], ...]
    input_sha256: str
    scenarios: tuple[Sourced[Scenario], ...] = ()
    scenario: Scenario | None = None
    statements: Sourced[StatementsDocument] | None = None

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that are scored, in the order of the file: the axis ``n``."""
        return self.criteria.document.leaves()

    @cached_property
    def candidates(self) -> tuple[Project, ...]:
        """The projects that compete, by id: the axis ``m``."""
        return tuple(p.document for p in self.projects if p.document.competes)

    @cached_property
    def members(self) -> tuple[Municipality, ...]:
        """The municipalities in the order of the file."""
        return self.municipalities.document.municipalities

    @cached_property
    def member_profiles(self) -> tuple[WeightProfile, ...]:
        """The profiles of members (not of viewpoints), in the order of the members: the axis ``g``."""
        by_member = {p.document.municipality: p.document for p in self.profiles if p.document.municipality}
        return tuple(by_member[m.id] for m in self.members if m.id in by_member)

    @property
    def status(self) -> Status:
        """How far the criteria have come."""
        return self.criteria.document.status
