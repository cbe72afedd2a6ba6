"""Two members with opposite views of three projects, easy to reckon by hand.

Partial values on (tid, komfort, mark): bana (1, 0.75, 0.5), stig (0.25, 0.75, 1), vag (0.5, 0.5, 0). Ådal
counts travel time only: bana, vag, stig. Öby counts land only: stig, bana, vag. Jointly: bana 0.75, stig
0.625, vag 0.25.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]
MakeGroup = Callable[..., Group]


def own(member: str, weights: str, more: str = "") -> str:
    """Return a profile of the small workspace."""
    head = f"schema_version: 1\nmunicipality: {member}\nstatus: example\n"
    return f"{head}weights: {{{weights}}}\n{more}"


TIME_ONLY = "resor: 1, tid: 1, komfort: 0, mark: 0"
LAND_ONLY = "resor: 0, tid: 1, komfort: 1, mark: 1"
ADAL = "criteria/weights/adal.yaml"
OBY = "criteria/weights/oby.yaml"


@pytest.fixture
def opposed(load: Load) -> Callable[..., Problem]:
    """Return a function that loads the two opposed members, with changes."""

    def load_opposed(changes: Mapping[str, str | None] | None = None) -> Problem:
        return load({ADAL: own("adal", TIME_ONLY), OBY: own("oby", LAND_ONLY)} | dict(changes or {}))

    return load_opposed


@pytest.fixture
def group(opposed: Callable[..., Problem]) -> MakeGroup:
    """Return a function that makes the group of the opposed members, with changes and settings."""

    def make(changes: Mapping[str, str | None] | None = None, **settings: object) -> Group:
        return make_group(opposed(changes), **settings)  # type: ignore[arg-type]  # settings of make_group

    return make


@pytest.fixture
def profile_text() -> Callable[..., str]:
    """Return the writer of profiles."""
    return own
