"""The sensitivity analysis of three projects, as a page and as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from mlr_prio.assessment.sensitivity.sensitivity import SensitivityRequest, sensitivity
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.sensitivity.report import sensitivity_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

MakeProblem = Callable[..., Problem]


EXACT = [
    {
        "id": "bana",
        "name": "Bana",
        "mode": "rail",
        "status": "candidate",
        "scores": {"kollektivtrafik": 2, "gods": 10, "mark": 50},
    },
    {
        "id": "metro",
        "name": "Metro",
        "mode": "metro",
        "status": "candidate",
        "scores": {"kollektivtrafik": 1, "gods": 0, "mark": 20},
    },
    {
        "id": "vag",
        "name": "Väg",
        "mode": "road",
        "status": "candidate",
        "scores": {"kollektivtrafik": 0, "gods": 0, "mark": 60},
    },
]
"""Under the members' weights, 30, 30 and 40 percent: bana 0.65, metro 0.545, vag 0.31."""


def report(problem: Problem, *asked: str, language: str = "sv", full: bool = False, **settings: Any) -> Any:
    result = sensitivity(problem, SensitivityRequest(**{"samples": 1} | settings))
    return sensitivity_report(result, Translator("sv" if language == "sv" else "en"), asked, full=full)


def table(
    problem: Problem, *asked: str, width: int | None = 120, unicode: bool = True, **settings: Any
) -> str:
    return FORMATS["table"].render(report(problem, *asked, **settings), Surface(width, unicode=unicode))


def data(problem: Problem, *asked: str, **settings: Any) -> Any:
    return json.loads(FORMATS["json"].render(report(problem, *asked, full=True, **settings), Surface()))
