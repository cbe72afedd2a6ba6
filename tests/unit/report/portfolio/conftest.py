"""Reports on packages: the workspace of :mod:`tests.unit.conftest`, with one cost rise to try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.portfolio import portfolio_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

MakeWorkspace = Callable[..., Problem]
Budgets = tuple[tuple[str | None, float | None], ...]

UPLIFT = """\
uplift:
  - {id: alla, name: {sv: Erfarenhet, en: Experience}, factor: 1.1}
"""


def _project(id_: str, cost: float | str, tid: str, more: str = "funding: stat") -> str:
    """Return a project; ``cost`` is an amount of 2021, or what is written, and may be empty like ``tid``."""
    written = f"{{amount: {cost}, price_year: 2021}}" if isinstance(cost, int | float) else cost
    lines = [
        f"schema_version: 1\nid: {id_}\nname: {id_.upper()}\nmode: rail\nstatus: candidate",
        f"cost: {written}" if written else "",
        f"scores: {{tid: {tid}, gods: 0}}" if tid else "scores: {gods: 0}",
        more,
    ]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.fixture
def project() -> Callable[..., str]:
    """Return a maker of projects, see :func:`_project`."""
    return _project


@pytest.fixture
def three() -> dict[str, str]:
    """Return three projects of which 50 million carries two."""
    return {
        "a": _project("a", 30, "60", "funding: stat\nmunicipalities: [adal]"),
        "b": _project("b", 25, "50"),
        "c": _project("c", 25, "30"),
    }


@pytest.fixture
def report(workspace: MakeWorkspace, pots_text: str) -> Callable[..., Report]:
    """Return a maker of reports on projects by id; one pot with 50 unless said otherwise."""

    def make(
        projects: Mapping[str, str],
        budgets: str = "",
        *,
        pots: str | None = pots_text,
        requests: Budgets = (("stat", 50.0),),
        language: Any = "sv",
        profiles: Mapping[str, str] | None = None,
        **question: Any,
    ) -> Report:
        problem = workspace(projects, UPLIFT + budgets, pots=pots, others=profiles)
        asked = Question(**{"samples": 10, "weights": "free", **question})
        return portfolio_report(portfolio(problem, requests, asked), Translator(language))

    return make


@pytest.fixture
def table() -> Callable[..., str]:
    """Return what shows a report as a page, 100 columns wide unless said otherwise."""

    def show(report: Report, width: int | None = 100, *, unicode: bool = True) -> str:
        return FORMATS["table"].render(report, Surface(width=width, colour=False, unicode=unicode))

    return show
