"""A folder of files to a problem, or to everything that is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from mlr_prio.errors import InputError, reason_of
from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import message
from mlr_prio.model.base import Document
from mlr_prio.model.budget import BudgetsDocument
from mlr_prio.model.consistency import Documents, documents_findings
from mlr_prio.model.consistency.documents import file_stem
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.problem import Problem
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.scenario import Scenario
from mlr_prio.model.statement import StatementsDocument
from mlr_prio.workspace.document import read_document
from mlr_prio.workspace.file_text import MAX_BYTES
from mlr_prio.workspace.folder import BUDGETS, CRITERIA, MUNICIPALITIES, STATEMENT, list_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mlr_prio.model.source import Sourced
    from mlr_prio.workspace.cache import Cache

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a workspace came to.

    Parameters
    ----------
    problem
        The problem; None where a finding is an error.
    findings
        Everything that is wrong, by path, line and column.
    file_count
        The number of files that were read.
    """

    problem: Problem | None
    findings: tuple[Finding, ...]
    file_count: int = 0


def load_problem(root: Path, cache: Cache | None = None) -> Problem:
    """Read a workspace that is expected to be in order.

    Raises
    ------
    InputError
        With every finding, where one of them is an error.
    """
    loaded = read_workspace(root, cache=cache)
    if loaded.problem is None:
        raise InputError(loaded.findings)
    return loaded.problem


def read_workspace(
    root: Path, *, cache: Cache | None, overlay: Mapping[str, bytes] = MappingProxyType({})
) -> Loaded:
    """Read and check every file of a workspace; nothing under ``root`` is written.

    ``overlay`` holds, by path, what files are read as instead of what they hold or do not hold yet.
    """
    reading = _Reading(root, cache, overlay)
    files = list_files(root, overlay)
    singles = set(files.single)
    budgets = reading.read(BUDGETS, BudgetsDocument) if BUDGETS in singles else None
    criteria = reading.read(CRITERIA, CriteriaDocument) if CRITERIA in singles else None
    municipalities = (
        reading.read(MUNICIPALITIES, MunicipalitiesDocument) if MUNICIPALITIES in singles else None
    )
    statements = reading.read(STATEMENT, StatementsDocument) if STATEMENT in singles else None
    profiles = reading.read_all(files.profiles, WeightProfile)
    scenarios = reading.read_all(files.scenarios, Scenario)
    projects = reading.read_all(files.projects, Project)
    read_paths = {project.path for project in projects}
    documents = Documents(
        criteria=criteria,
        municipalities=municipalities,
        budgets=budgets,
        projects=projects,
        profiles=profiles,
        scenarios=scenarios,
        unread_projects=frozenset(file_stem(path) for path in files.projects if path not in read_paths),
        budgets_unread=budgets is None and BUDGETS in singles,
        statements=statements,
    )
    findings = (*files.findings, *reading.findings, *documents_findings(documents))
    return Loaded(_problem(documents, findings, reading.digest()), _in_order(findings), reading.file_count)


class _Reading:
    """One pass over the files: their digest and what is wrong with each."""

    def __init__(self, root: Path, cache: Cache | None, overlay: Mapping[str, bytes]) -> None:
        self.findings: list[Finding] = []
        self.file_count = 0
        self._root = str(root)
        self._cache = cache
        self._overlay = overlay
        self._digest = hashlib.sha256()

    def read_all(self, paths: Iterable[str], model: type[D]) -> tuple[Sourced[D], ...]:
        read = (self.read(path, model) for path in paths)
        return tuple(sourced for sourced in read if sourced is not None)

    def read(self, path: str, model: type[D]) -> Sourced[D] | None:
        try:
            content = self._overlay[path] if path in self._overlay else self._stored(path)
        except OSError as error:
            self.findings.append(_unreadable(path, error))
            return None
        self.file_count += 1
        self._add_to_digest(path, content)
        result = read_document(path, content, model, self._cache)
        self.findings += result.findings
        return result.sourced

    def _stored(self, path: str) -> bytes:
        with open(f"{self._root}/{path}", "rb") as file:  # noqa: PTH123 -- a Path for each file is slow
            return file.read(MAX_BYTES + 1)

    def _add_to_digest(self, path: str, content: bytes) -> None:
        """Frame each part by its length, so that no two workspaces run into the same bytes."""
        for part in (path.encode(), content.replace(b"\r\n", b"\n")):
            self._digest.update(b"%d:" % len(part))
            self._digest.update(part)

    def digest(self) -> str:
        return self._digest.hexdigest()


def _unreadable(path: str, error: OSError) -> Finding:
    return Finding(
        FaultCode.MISSING_FILE,
        Severity.ERROR,
        SourceLocation(path),
        message("the file cannot be read ({reason})", reason=reason_of(error)),
        message("is it a file, and are you allowed to read it?"),
    )


def _problem(documents: Documents, findings: tuple[Finding, ...], digest: str) -> Problem | None:
    criteria, municipalities = documents.criteria, documents.municipalities
    has_errors = any(finding.severity is Severity.ERROR for finding in findings)
    if has_errors or criteria is None or municipalities is None:
        return None
    return Problem(
        criteria=criteria,
        municipalities=municipalities,
        budgets=documents.budgets,
        projects=tuple(sorted(documents.projects, key=lambda project: project.document.id)),
        profiles=tuple(sorted(documents.profiles, key=lambda profile: profile.document.id)),
        input_sha256=digest,
        scenarios=tuple(sorted(documents.scenarios, key=lambda scenario: scenario.document.id)),
        statements=documents.statements,
    )


def _in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.location, finding.code, str(finding.message))))
