"""The problem as a scenario would have it: the same documents with the scenario's changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mlr_prio.errors import RequestError
from mlr_prio.message import message

if TYPE_CHECKING:
    from mlr_prio.model.budget import BudgetsDocument
    from mlr_prio.model.problem import Problem
    from mlr_prio.model.project import Project
    from mlr_prio.model.scenario import Scenario


def in_scenario(problem: Problem, wanted: str) -> Problem:
    """Return the problem with the scores, costs and frames of a scenario, and marked with it.

    The scenario's shares of weight are applied where weights are made, see
    :func:`mlr_prio.assessment.weighting.weights_in_force`; the problem that is given stays as it is.

    Raises
    ------
    RequestError
        When there is no such scenario.
    """
    known = {sourced.document.id: sourced.document for sourced in problem.scenarios}
    if wanted not in known:
        raise RequestError(
            message("there is no scenario {wanted}", wanted=wanted),
            message("the scenarios are: {known}", known=", ".join(known) or "–"),
        )
    scenario = known[wanted]
    budgets = problem.budgets
    return replace(
        problem,
        projects=tuple(replace(p, document=_project(p.document, scenario)) for p in problem.projects),
        budgets=budgets and replace(budgets, document=_budgets(budgets.document, scenario)),
        scenario=scenario,
    )


def _project(project: Project, scenario: Scenario) -> Project:
    return project.model_copy(
        update={
            "scores": project.scores | scenario.scores.get(project.id, {}),
            "cost": scenario.costs.get(project.id, project.cost),
        }
    )


def _budgets(budgets: BudgetsDocument, scenario: Scenario) -> BudgetsDocument:
    pots = [pot.model_copy(update={"frame": scenario.budgets.get(pot.id, pot.frame)}) for pot in budgets.pots]
    return budgets.model_copy(update={"pots": tuple(pots)})
