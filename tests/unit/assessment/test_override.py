"""The problem in a scenario: its changes and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.assessment.override import in_scenario
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.errors import RequestError
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]

TORKA = """\
schema_version: 1
id: torka
name: Torka
status: example
shares: {mark: 80, komfort: 25}
scores:
  vag: {komfort: 2, mark: null}
  stig: {tid: {low: 5, high: 10}}
costs:
  stig: {amount: 7}
budgets:
  statlig: {amount: 10}
"""
BUDGETS = """\
schema_version: 1
pots:
  - {id: statlig, name: Staten, frame: {amount: 5}}
  - {id: lokal, name: Kommunen}
"""
FILES = {"criteria/scenarios/torka.yaml": TORKA, "criteria/budgets.yaml": BUDGETS}


def project(problem: Problem, wanted: str) -> dict[str, object]:
    found = next(p.document for p in problem.projects if p.document.id == wanted)
    return {"cost": found.cost and found.cost.amount, **{c: s and s.span() for c, s in found.scores.items()}}


def test_scores_costs_and_frames_are_those_of_the_scenario_and_the_rest_is_as_it_was(load: Load) -> None:
    problem = load(FILES)
    changed = in_scenario(problem, "torka")
    assert project(changed, "vag") == {"cost": None, "tid": (10, 10), "mark": None, "komfort": (2, 2)}
    assert project(changed, "stig") == {"cost": 7, "tid": (5, 10), "komfort": (0, 2), "mark": (0, 0)}
    assert project(changed, "bana") == project(problem, "bana")
    assert changed.budgets is not None
    frames = [pot.frame and pot.frame.amount for pot in changed.budgets.document.pots]
    assert frames == [10, None]
    assert changed.scenario is not None
    assert changed.scenario.id == "torka"


def test_the_problem_that_is_given_stays_as_it_is(load: Load) -> None:
    problem = load(FILES)
    before = rank(problem).rows
    in_scenario(problem, "torka")
    assert problem.scenario is None
    assert project(problem, "vag") == {"cost": None, "tid": (10, 10), "mark": (100, 100)}
    assert rank(problem).rows == before


def test_without_budgets_there_are_none_in_the_scenario_either(load: Load) -> None:
    torka = TORKA.replace("budgets:\n  statlig: {amount: 10}\n", "")
    assert in_scenario(load({"criteria/scenarios/torka.yaml": torka}), "torka").budgets is None


def test_an_unknown_scenario_is_answered_with_those_that_there_are(load: Load) -> None:
    with pytest.raises(RequestError, match="there is no scenario regn") as caught:
        in_scenario(load(FILES), "regn")
    assert str(caught.value.hint) == "the scenarios are: torka"


def test_without_scenarios_an_unknown_one_is_answered_so(load: Load) -> None:
    with pytest.raises(RequestError, match="there is no scenario regn") as caught:
        in_scenario(load(), "regn")
    assert str(caught.value.hint) == "the scenarios are: –"


def test_shares_are_applied_at_once_to_the_weights_in_force(load: Load) -> None:
    """By hand: mark 0.8; the rest 0.2 on resor, of which komfort has a quarter and tid three."""
    in_force = weights_in_force(in_scenario(load(FILES), "torka"))
    assert in_force.weights.tolist() == pytest.approx([0.15, 0.05, 0.8])
    assert [(s.id, s.parent, round(s.before, 9), s.after) for s in in_force.shares] == [
        ("mark", None, 0.4, 0.8),
        ("komfort", "resor", 0.5, 0.25),
    ]


def test_a_what_if_comes_on_top_of_the_scenario(load: Load) -> None:
    in_force = weights_in_force(in_scenario(load(FILES), "torka"), shares=[("mark", 0.5)])
    assert in_force.weights.tolist() == pytest.approx([0.375, 0.125, 0.5])
    assert [(s.id, round(s.before, 9), s.after) for s in in_force.shares][-1] == ("mark", 0.8, 0.5)


def test_a_scenario_without_shares_leaves_the_weights(load: Load) -> None:
    torka = TORKA.replace("shares: {mark: 80, komfort: 25}\n", "")
    problem = load(FILES | {"criteria/scenarios/torka.yaml": torka})
    in_force = weights_in_force(in_scenario(problem, "torka"))
    assert in_force.weights.tolist() == weights_in_force(problem).weights.tolist()
    assert in_force.shares == ()


def test_the_list_in_a_scenario_remembers_the_places_without_it(load: Load) -> None:
    """By hand: vag 0.15·½ + 0.05·1 + 0.8·½ = 0.525, bana 0.5875, stig 0.15·⅜ + 0.05·¾ + 0.8 = 0.89375."""
    ranking = rank(load(FILES), scenario="torka")
    assert [row.project.id for row in ranking.rows] == ["stig", "bana", "vag"]
    assert [row.value for row in ranking.rows] == pytest.approx([0.89375, 0.5875, 0.525])
    assert [row.previous_rank for row in ranking.rows] == [2, 1, 3]
    assert ranking.is_what_if
    assert not rank(load(FILES)).is_what_if


def test_an_example_makes_the_list_an_example(load: Load, write_workspace: Callable[..., Path]) -> None:
    text = (write_workspace() / "criteria/criteria.yaml").read_text("utf-8")
    adopted = text.replace(
        "status: example", "status: adopted\nadopted_on: 2026-01-01\nadopted_by: Styrelsen"
    )
    problem = load(FILES | {"criteria/criteria.yaml": adopted})
    assert rank(problem).status is Status.ADOPTED
    assert rank(problem, scenario="torka").status is Status.EXAMPLE
