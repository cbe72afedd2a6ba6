"""A workspace for packages: three pots, projects whose worth is their minutes, easy to reckon by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import rmtree

import pytest

from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]
MakeWorkspace = Callable[..., Problem]

CRITERIA = """\
schema_version: 1
title: Provkriterier
status: example
criteria:
  - id: tid
    name: Restid
    definition: Kortare restid.
    weight: 50
    perspective: society
    scale: {unit: min, worst: 0, best: 100, baseline: 0}
  - id: gods
    name: Gods
    definition: Gods på spår.
    weight: 50
    perspective: economy
    scale: {unit: poäng, worst: -100, best: 100, baseline: 0}
"""

POTS = """\
schema_version: 1
pots:
  - id: stat
    name: {sv: Staten, en: The state}
    frame: {amount: 50, unit: MSEK, price_year: 2021}
    note: Ramen är påhittad.
  - {id: region, name: {sv: Regionen, en: The region}}
  - {id: ren, name: {sv: Renoveringen, en: The renovation}}
"""


@pytest.fixture
def criteria_text() -> str:
    """Return the criteria."""
    return CRITERIA


@pytest.fixture
def pots_text() -> str:
    """Return the budgets."""
    return POTS


@pytest.fixture
def workspace(load: Load, tmp_path: Path) -> MakeWorkspace:
    """Return a maker of workspaces from projects by id, with more lines or other text for the budgets.

    What an earlier call in the same test wrote is taken away first.
    """

    def make(
        projects: Mapping[str, str],
        budgets: str = "",
        *,
        criteria: str = CRITERIA,
        pots: str | None = POTS,
        others: Mapping[str, str] | None = None,
    ) -> Problem:
        for folder in ("criteria", "projects"):
            rmtree(tmp_path / folder, ignore_errors=True)
        files: dict[str, str | None] = {
            "criteria/criteria.yaml": criteria,
            "criteria/budgets.yaml": None if pots is None else pots + budgets,
            "projects/bana.yaml": None,
            "projects/stig.yaml": None,
            "projects/vag.yaml": None,
        }
        files |= {f"projects/{id_}.yaml": text for id_, text in projects.items()}
        return load(files | dict(others or {}))

    return make
