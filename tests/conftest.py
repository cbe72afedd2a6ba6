"""Settings for all tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mlr_prio.model.problem import Problem
from mlr_prio.workspace.reader import read_workspace

settings.register_profile(
    "default", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("default"), derandomize=False, max_examples=2000)
settings.load_profile("default")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the repository, which is also the shipped workspace."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache folder out of the tests."""
    monkeypatch.setenv("MLR_PRIO_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


CRITERIA = """\
schema_version: 1
title: Provkriterier
status: example
criteria:
  - id: resor
    name: {sv: Resor, en: Travel}
    weight: 60
    children:
      - id: tid
        name: {sv: Restid, en: Travel time}
        definition: Kortare restid.
        weight: 50
        perspective: society
        scale: {unit: min, worst: 0, best: 20, baseline: 0}
      - id: komfort
        name: {sv: Komfort, en: Comfort}
        definition: Bekvämare resor.
        weight: 50
        perspective: society
        scale: {unit: poäng, worst: -2, best: 2, baseline: 0, levels: {-2: sämst, 0: oförändrat, 2: bäst}}
  - id: mark
    name: {sv: Mark, en: Land}
    definition: Jordbruksmark som tas i anspråk.
    weight: 40
    perspective: environment
    scale: {unit: ha, worst: 100, best: 0, baseline: 0}
"""

MUNICIPALITIES = """\
schema_version: 1
municipalities:
  - {id: adal, name: Ådal, code: "0001"}
  - {id: oby, name: Öby, code: "0002"}
"""

BANA = """\
schema_version: 1
id: bana
name: {sv: "Banan [etapp 1]", en: The line}
mode: rail
status: candidate
municipalities: [adal, oby]
cost: {amount: 1200, unit: MSEK, price_year: 2021}
scores: {tid: 20, komfort: 1, mark: 50}
"""

STIG = """\
schema_version: 1
id: stig
name: Stigen
mode: cycle
status: candidate
municipalities: [adal]
scores: {tid: 5, komfort: {low: 0, high: 2}, mark: 0}
"""

VAG = """\
schema_version: 1
id: vag
name: Vägen
mode: road
status: candidate
scores: {tid: 10, mark: 100}
"""

GAMMAL = """\
schema_version: 1
id: gammal
name: Gamla bron
mode: road
status: built
opened: 1999
"""

SMALL_WORKSPACE = {
    "criteria/criteria.yaml": CRITERIA,
    "criteria/municipalities.yaml": MUNICIPALITIES,
    "projects/bana.yaml": BANA,
    "projects/stig.yaml": STIG,
    "projects/vag.yaml": VAG,
    "projects/gammal.yaml": GAMMAL,
}
"""Three candidates and one that is built, on three criteria, without profiles; easy to reckon by hand."""

WriteWorkspace = Callable[..., Path]
LoadProblem = Callable[..., Problem]


def profile(owner: str, tid: float, komfort: float, mark: float, resor: float) -> str:
    """Return a profile of the small workspace."""
    weights = f"{{resor: {resor}, tid: {tid}, komfort: {komfort}, mark: {mark}}}"
    return f"schema_version: 1\nmunicipality: {owner}\nstatus: example\nweights: {weights}\n"


@pytest.fixture
def write_workspace(tmp_path: Path) -> WriteWorkspace:
    """Return a function that writes the small workspace, with files added, changed or (None) left out."""

    def write(changes: Mapping[str, str | None] | None = None) -> Path:
        for name, text in (SMALL_WORKSPACE | dict(changes or {})).items():
            if text is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def load(write_workspace: WriteWorkspace) -> LoadProblem:
    """Return a function that writes the small workspace with changes and loads it."""

    def load_changed(changes: Mapping[str, str | None] | None = None) -> Problem:
        loaded = read_workspace(write_workspace(changes), cache=None)
        assert loaded.problem is not None, loaded.findings
        return loaded.problem

    return load_changed


@pytest.fixture(scope="session")
def shipped(repository: Path) -> Problem:
    """Return the shipped workspace."""
    loaded = read_workspace(repository, cache=None)
    assert loaded.problem is not None, loaded.findings
    return loaded.problem
