"""Workspaces in memory, and what a rule says about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from mlr_prio.assessment.lint.rule import Judgement
from mlr_prio.model.base import Document
from mlr_prio.model.budget import BudgetsDocument
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.problem import Problem
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.source import Sourced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mlr_prio.assessment.lint.rule import Rule
    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.source import Marks, Path

JUDGEMENT_SCALE = {"unit": "poäng", "worst": -2, "best": 2, "baseline": 0, "levels": {0: "oförändrat"}}

KEY_COLUMN, VALUE_COLUMN = 1, 2

D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Places:
    """A line for each entry of a document, from the top: its key in column 1, its value in column 2."""

    ways: tuple[Path, ...]

    def marks(self) -> Mapping[Path, Marks]:
        lines = enumerate(self.ways, start=1)
        return {way: (line, KEY_COLUMN, line, VALUE_COLUMN) for line, way in lines}


def _ways(data: object, way: Path = ()) -> Iterator[Path]:
    yield way
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, entry in entries:
        yield from _ways(entry, (*way, step))


def _sourced(kind: type[D], path: str, data: dict[str, Any]) -> Sourced[D]:
    written = {"schema_version": 1, **data}
    return Sourced(path, kind.model_validate(written), Places(tuple(_ways(written))))


def _node(identifier: str, entries: dict[str, Any]) -> dict[str, Any]:
    node = {"id": identifier, "name": identifier.capitalize(), "weight": 1}
    if "children" in entries:
        children = [_node(child, more) for child, more in entries["children"].items()]
        return {**node, **entries, "children": children}
    judged = {"definition": "Vad som räknas.", "perspective": "society", "scale": JUDGEMENT_SCALE}
    return {**node, **judged, **entries}


def _project(identifier: str, entries: dict[str, Any]) -> Sourced[Project]:
    data = {"id": identifier, "name": identifier.upper(), "mode": "rail", "status": "candidate", **entries}
    return _sourced(Project, f"projects/{identifier}.yaml", data)


def _profile(identifier: str, entries: dict[str, Any]) -> Sourced[WeightProfile]:
    owner = {} if "viewpoint" in entries else {"municipality": identifier}
    data = {"status": "example", **owner, **entries}
    return _sourced(WeightProfile, f"criteria/weights/{identifier}.yaml", data)


@pytest.fixture
def problem() -> Callable[..., Problem]:
    """Return a maker of workspaces: by id, the entries that differ from a plain document's.

    A criterion is on the judgement scale, or a group when it has ``children``; a project is a candidate
    with its id in capitals as its name; a profile is the member's unless it has a ``viewpoint``.
    """

    def make(
        *,
        criteria: Mapping[str, dict[str, Any]] | None = None,
        projects: Mapping[str, dict[str, Any]] | None = None,
        members: Mapping[str, dict[str, Any]] | None = None,
        profiles: Mapping[str, dict[str, Any]] | None = None,
        pots: tuple[str, ...] = (),
    ) -> Problem:
        tree = [_node(i, entries) for i, entries in (criteria or {"nytta": {}}).items()]
        towns = [
            {"id": i, "name": i.capitalize(), "code": "1281", **entries}
            for i, entries in (members or {"lund": {}}).items()
        ]
        purses = [{"id": pot, "name": pot.capitalize()} for pot in pots]
        return Problem(
            _sourced(
                CriteriaDocument,
                "criteria/criteria.yaml",
                {"title": "Kriterier", "status": "example", "criteria": tree},
            ),
            _sourced(MunicipalitiesDocument, "criteria/municipalities.yaml", {"municipalities": towns}),
            _sourced(BudgetsDocument, "criteria/budgets.yaml", {"pots": purses}) if purses else None,
            tuple(_project(i, entries) for i, entries in sorted((projects or {}).items())),
            tuple(_profile(i, entries) for i, entries in sorted((profiles or {}).items())),
            "0" * 64,
        )

    return make


def _entry(workspace: Problem, location: SourceLocation) -> str:
    """Return the file and the way to the entry that a location points at."""
    files = (workspace.criteria, workspace.municipalities, *workspace.projects, *workspace.profiles)
    marks = next(sourced.positions.marks() for sourced in files if sourced.path == location.path)
    way = next(way for way, (line, *_) in marks.items() if line == location.line)
    return f"{location.path} {'.'.join(map(str, way))}" + (" (key)" if location.column == KEY_COLUMN else "")


@pytest.fixture
def said(problem: Callable[..., Problem]) -> Callable[..., list[tuple[str, str, str]]]:
    """Return what a rule says of a workspace: the file and entry pointed at, the sentence, the hint."""

    def say(rule: Rule, **entries: Any) -> list[tuple[str, str, str]]:
        workspace = problem(**entries)
        findings = list(rule.findings(Judgement(workspace)))
        assert {(finding.code, finding.severity) for finding in findings} <= {(rule.code, rule.severity)}
        return [(_entry(workspace, f.location), str(f.message), str(f.hint or "")) for f in findings]

    return say
