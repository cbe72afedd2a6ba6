"""Projects for packages and questions about them; for the rest of their workspace see the folder above."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.assessment.portfolio.result import Portfolio
from mlr_prio.model.problem import Problem

MakeWorkspace = Callable[..., Problem]
Ask = Callable[..., Portfolio]


def _project(id_: str, cost: float | str | None, tid: float | str, more: str = "", pot: str = "stat") -> str:
    """Return a project; ``cost`` is an amount of 2021, a mapping as it is written, or None."""
    written = f"{{amount: {cost}, price_year: 2021}}" if isinstance(cost, int | float) else cost
    lines = [
        "schema_version: 1",
        f"id: {id_}",
        f"name: {id_.capitalize()}",
        "mode: rail",
        "status: candidate",
        f"funding: {pot}" if pot else "",
        f"cost: {written}" if written else "",
        f"scores: {{tid: {tid}, gods: 0}}",
        more,
    ]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.fixture
def project() -> Callable[..., str]:
    """Return a maker of projects, see :func:`_project`."""
    return _project


@pytest.fixture
def ask(workspace: MakeWorkspace, pots_text: str) -> Ask:
    """Return a function that asks about projects: one pot ``stat`` with 50 unless said otherwise."""

    def answer(
        projects: Mapping[str, str],
        budgets: str = "",
        *,
        requests: tuple[tuple[str | None, float | None], ...] = (("stat", 50.0),),
        pots: str | None = pots_text,
        others: Mapping[str, str] | None = None,
        **question: object,
    ) -> Portfolio:
        problem = workspace(projects, budgets, pots=pots, others=others)
        settings = Question(**{"samples": 40, **question})  # type: ignore[arg-type]  # tests name them
        return portfolio(problem, requests, settings)

    return answer
