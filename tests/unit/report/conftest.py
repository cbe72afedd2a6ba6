"""A small problem, made of documents in memory, and the same with other projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest

from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.problem import Problem
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.source import Marks, Path, Sourced

MakeProblem: TypeAlias = Callable[..., Problem]


class Nowhere:
    """Positions of a document that no file holds."""

    def marks(self) -> Mapping[Path, Marks]:
        return MappingProxyType({})


CRITERIA: Mapping[str, Any] = {
    "schema_version": 1,
    "title": {"sv": "Bedömningskriterier", "en": "Assessment criteria"},
    "status": "example",
    "criteria": [
        {
            "id": "transporter",
            "name": {"sv": "Hållbara transporter", "en": "Sustainable transport"},
            "weight": 60,
            "children": [
                {
                    "id": "kollektivtrafik",
                    "name": {"sv": "Kollektivtrafikens attraktivitet", "en": "Public transport"},
                    "short": {"sv": "Kollektivtr.", "en": "Transit"},
                    "definition": "Resande.",
                    "weight": 50,
                    "perspective": "society",
                    "scale": {"unit": "poäng", "worst": -2, "best": 2, "levels": {-2: "dåligt", 2: "bra"}},
                },
                {
                    "id": "gods",
                    "name": {"sv": "Gods på spår", "en": "Rail freight"},
                    "definition": "Gods.",
                    "weight": 50,
                    "perspective": "economy",
                    "scale": {"unit": "tåg", "worst": 0, "best": 20},
                },
            ],
        },
        {
            "id": "mark",
            "name": {"sv": "Jordbruksmark", "en": "Farmland"},
            "definition": "Mark.",
            "weight": 40,
            "perspective": "environment",
            "scale": {"unit": "ha", "worst": 100, "best": 0},
        },
    ],
}
MEMBERS = (("malmo", "Malmö", "1280"), ("lund", "Lund", "1281"), ("hoor", "Höör", "1267"))
PROFILES: Sequence[Mapping[str, Any]] = (
    {
        "municipality": "lund",
        "weights": {"transporter": 40, "kollektivtrafik": 50, "gods": 50, "mark": 60},
    },
    {
        "municipality": "malmo",
        "weights": {"transporter": 80, "kollektivtrafik": 50, "gods": 50, "mark": 20},
        "reservations": [{"project": "vag", "reason": "Mer biltrafik."}],
        "abstains": ["metro"],
    },
    {
        "viewpoint": "klimat",
        "name": {"sv": "Klimat först", "en": "Climate"},
        "order": ["mark", "gods", "kollektivtrafik"],
    },
)
PROJECTS: Sequence[Mapping[str, Any]] = (
    {
        "id": "bana",
        "name": {"sv": "Bana [etapp 1]", "en": "Line [stage 1]"},
        "mode": "rail",
        "status": "candidate",
        "municipalities": ["malmo", "lund"],
        "cost": {"amount": 28000, "price_year": 2021, "basis": "package_frame"},
        "scores": {"kollektivtrafik": 2, "gods": 10, "mark": 50},
    },
    {
        "id": "metro",
        "name": {"sv": "Metro Malmö–Köpenhamn", "en": "Metro Malmö–Copenhagen"},
        "mode": "metro",
        "status": "candidate",
        "municipalities": ["malmo"],
        "cost": {"amount": 2500, "unit": "MDKK", "price_year": 2019},
        "scores": {"kollektivtrafik": 1, "gods": 0, "mark": 20},
    },
    {
        "id": "vag",
        "name": "Väg 23",
        "mode": "road",
        "status": "candidate",
        "scores": {"kollektivtrafik": {"low": -1, "high": 1}, "mark": 60},
    },
    {"id": "sparvag", "name": "Spårväg", "mode": "tram", "status": "built", "opened": 2020},
    {"id": "snabbtag", "name": "Snabbtåg", "mode": "rail", "status": "withdrawn", "reason": "Avbrutet 2022."},
    {"id": "vag-e22", "name": "Väg E22", "mode": "road", "status": "sifted", "reason": "Redan beslutad."},
)


def build_problem(
    projects: Sequence[Mapping[str, Any]] = PROJECTS,
    profiles: Sequence[Mapping[str, Any]] = PROFILES,
    status: str = "example",
) -> Problem:
    """Return a problem of these projects and profiles."""
    decision = {"adopted_on": "2026-03-01", "adopted_by": "Styrelsen"} if status == "adopted" else {}
    criteria = CriteriaDocument.model_validate({**CRITERIA, **decision, "status": status})
    municipalities = MunicipalitiesDocument.model_validate(
        {
            "schema_version": 1,
            "municipalities": [{"id": i, "name": name, "code": code} for i, name, code in MEMBERS],
        }
    )
    common = {"schema_version": 1}
    documents = sorted((Project.model_validate(common | dict(p)) for p in projects), key=lambda p: p.id)
    weights = [
        WeightProfile.model_validate(common | {"status": status} | _about(p, {d.id for d in documents}))
        for p in profiles
    ]
    return Problem(
        criteria=Sourced("criteria/criteria.yaml", criteria, Nowhere()),
        municipalities=Sourced("criteria/municipalities.yaml", municipalities, Nowhere()),
        budgets=None,
        projects=tuple(Sourced(f"projects/{p.id}.yaml", p, Nowhere()) for p in documents),
        profiles=tuple(Sourced(f"criteria/weights/{w.id}.yaml", w, Nowhere()) for w in weights),
        input_sha256="3f9a1c7e" + "0" * 56,
    )


def _about(profile: Mapping[str, Any], projects: set[str]) -> dict[str, Any]:
    """Return a profile without what it says of projects that do not exist."""
    kept = dict(profile)
    kept["reservations"] = [r for r in profile.get("reservations", ()) if r["project"] in projects]
    kept["abstains"] = [p for p in profile.get("abstains", ()) if p in projects]
    return kept


@pytest.fixture
def problem() -> Problem:
    """Three candidates, one of them with a missing and an uncertain score, and three that do not compete."""
    return build_problem()


@pytest.fixture
def make_problem() -> MakeProblem:
    """Make a problem of other projects, profiles or another status."""
    return build_problem
