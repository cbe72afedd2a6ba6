"""A small problem with a statement: two projects that exclude each other, one that others decide on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.statement import StatementCase, statement_case
from mlr_prio.model.problem import Problem
from mlr_prio.model.source import Marks, Path, Sourced
from mlr_prio.model.statement import StatementsDocument

MakeCase: TypeAlias = Callable[..., StatementCase]

PROJECTS: Sequence[Mapping[str, Any]] = (
    {
        "id": "bana",
        "name": {"sv": "Banan <etapp> & {{ 7*7 }}", "en": "The line"},
        "summary": "En ny bana.",
        "mode": "rail",
        "status": "candidate",
        "funding": "plan",
        "excludes": ["metro"],
        "cost": {"amount": 1200, "price_year": 2021, "sources": ["S1"]},
        "scores": {
            "kollektivtrafik": {"value": 2, "rationale": "Fler tåg =cmd|x.", "sources": ["S1"]},
            "gods": {"low": 5, "high": 15},
            "mark": 10,
        },
        "facts": [{"name": "Restid", "value": 9, "unit": "min", "note": "Mot 32.", "sources": ["S1"]}],
        "sources": {"S1": {"title": '#panic("nej") *fet*', "url": "https://example.org/a"}},
    },
    {
        "id": "metro",
        "name": "Metron",
        "mode": "metro",
        "status": "candidate",
        "funding": "plan",
        "requires": ["vag"],
        "scores": {"kollektivtrafik": 1, "gods": 10, "mark": 20},
    },
    {
        "id": "vag",
        "name": "Vägen\x07 med \u202etecken",
        "mode": "road",
        "status": "candidate",
        "funding": "annan",
        "scores": {"kollektivtrafik": 1, "gods": 12, "mark": 20},
    },
)

STATEMENT: Mapping[str, Any] = {
    "id": "region",
    "kind": "yttrande",
    "status": "adopted",
    "recipient": {"name": "Regionen", "address": ["Box 1"], "number": "R-9"},
    "number": "K-1",
    "matter": {"sv": "Förslag till plan", "en": "A proposed plan"},
    "request": "Regionen ombeds ta med objekten.",
    "asks": [{"funding": "plan", "text": "Regionen bör ta med objektet."}],
    "references": {"bana": "avsnitt 4.2"},
}
DOCUMENT: Mapping[str, Any] = {
    "schema_version": 1,
    "sender": {"name": "Kommittén", "address": ["Storgatan 1", "123 45 Ort"]},
    "signatories": [{"name": "N.N.", "role": "ordförande"}],
}


class Nowhere:
    """Positions of a document that no file holds."""

    def marks(self) -> Mapping[Path, Marks]:
        return MappingProxyType({})


@pytest.fixture
def make_case(make_problem: Callable[..., Problem]) -> MakeCase:
    """Return a function that makes a statement of the small problem, with changes to it."""

    def make(
        changes: Mapping[str, Any] | None = None,
        projects: Sequence[Mapping[str, Any]] = PROJECTS,
        status: str = "example",
        **results: Any,
    ) -> StatementCase:
        document = {**DOCUMENT, "statements": [{**STATEMENT, **(changes or {})}]}
        statements = Sourced(
            "criteria/statement.yaml", StatementsDocument.model_validate(document), Nowhere()
        )
        problem = replace(make_problem(projects, status=status), statements=statements)
        return statement_case(rank(problem), **results)

    return make


@pytest.fixture
def case(make_case: MakeCase) -> StatementCase:
    """Return the statement as it stands."""
    return make_case()
