"""A small valid workspace, and ways to break it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.workspace.reader import read_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mlr_prio.finding import Finding

CRITERIA = """\
schema_version: 1
title: Kriterier
status: example
criteria:
  - id: resor
    name: Resor
    weight: 60
    children:
      - id: pendling
        name: {sv: Pendling, en: Commuting}
        definition: Kortare restid.
        weight: 1
        perspective: society
        scale: {unit: min, worst: 0, best: 30}
      - id: kollektivtrafik
        name: Kollektivtrafik
        definition: Fler avgångar.
        weight: 1
        perspective: society
        scale: {unit: poäng, worst: -2, best: 2, levels: {-2: sämre, 2: bättre}}
  - id: mark
    name: Jordbruksmark
    definition: Mark som tas i anspråk.
    weight: 40
    perspective: environment
    scale: {unit: ha, worst: 50, best: 0, baseline: 0}
"""
MUNICIPALITIES = """\
schema_version: 1
municipalities:
  - {id: malmo, name: Malmö, code: "1280"}
  - {id: lund, name: Lund, code: "1281"}
"""
BUDGETS = """\
schema_version: 1
pots:
  - id: nationell-plan
    name: Nationell plan
    frame: {amount: 100, sources: [S1]}
sources:
  S1: {title: Nationell plan}
"""
LUND = """\
schema_version: 1
municipality: lund
status: example
weights: {resor: 1, mark: 1, pendling: 1, kollektivtrafik: 1}
reservations: [{project: station, reason: Läget är fel.}]
elicited: {method: swing, ranges: {mark: [50, 0]}}
"""
METRO = """\
schema_version: 1
id: metro
name: Metro
mode: metro
status: candidate
municipalities: [malmo, lund]
funding: nationell-plan
cost: {amount: 40000, price_year: 2021, sources: [S1]}
scores:
  pendling: 12.5
  kollektivtrafik:
    low: 1
    likely: 1
    high: 2
    rationale: Fler avgångar.
    sources: [S1]
  mark: {values: {0: 0.5, 10: 0.5}}
requires: [station]
location: {type: Point, coordinates: [12.98, 55.61]}
facts:
  - {name: Restid, value: 20, unit: min, sources: [S1]}
sources:
  S1: {title: Förstudie, year: 2021}
"""
STATION = """\
schema_version: 1
id: station
name: Station
mode: rail
status: candidate
scores: {pendling: 0, mark: null}
"""
FILES = {
    "criteria/criteria.yaml": CRITERIA,
    "criteria/municipalities.yaml": MUNICIPALITIES,
    "criteria/budgets.yaml": BUDGETS,
    "criteria/weights/lund.yaml": LUND,
    "projects/metro.yaml": METRO,
    "projects/station.yaml": STATION,
}


@pytest.fixture
def files() -> dict[str, str]:
    """Return the files of a valid workspace, to change before they are written."""
    return dict(FILES)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Return a function that writes files into a new workspace and returns its folder."""

    def writer(contents: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "workspace"
        for path, content in contents.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return writer


@pytest.fixture
def findings(
    files: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]
) -> Callable[..., tuple[Finding, ...]]:
    """Return a function that reads the valid workspace with one text replaced by another in one file."""

    def finder(path: str, old: str, new: str) -> tuple[Finding, ...]:
        assert files[path].count(old) == 1, f"{old!r} must stand once in {path}"
        return read_workspace(write({**files, path: files[path].replace(old, new)}), cache=None).findings

    return finder


@pytest.fixture
def found(findings: Callable[..., tuple[Finding, ...]]) -> Callable[..., list[str]]:
    """Return the same as ``findings``, as lines ``path:line:column CODE``."""

    def finder(path: str, old: str, new: str) -> list[str]:
        return [f"{finding.location} {finding.code}" for finding in findings(path, old, new)]

    return finder
