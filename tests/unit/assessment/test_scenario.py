"""The lists in all scenarios side by side."""

from __future__ import annotations

from collections.abc import Callable

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.scenario import compare_scenarios, movers, steps
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]


def scenario(id_: str, change: str) -> str:
    return f"schema_version: 1\nid: {id_}\nname: {id_.title()}\nstatus: example\n{change}\n"


# Without a scenario: bana, stig, vag. With more on mark: stig, bana, vag. On komfort alone: vag, bana, stig.
FILES = {
    "criteria/scenarios/b-mark.yaml": scenario("b-mark", "shares: {mark: 80}"),
    "criteria/scenarios/a-komfort.yaml": scenario(
        "a-komfort", "shares: {mark: 0, komfort: 100}\nscores: {vag: {komfort: 2}, stig: {komfort: -2}}"
    ),
}


def test_places_stand_side_by_side_by_the_id_of_the_scenario(load: Load) -> None:
    compared = compare_scenarios(load(FILES), top=2)
    assert [ranking.problem.scenario and ranking.problem.scenario.id for ranking in compared.scenarios] == [
        "a-komfort",
        "b-mark",
    ]
    assert compared.ranks == {
        "bana": {"a-komfort": 2, "b-mark": 2},
        "stig": {"a-komfort": 3, "b-mark": 1},
        "vag": {"a-komfort": 1, "b-mark": 3},
    }
    assert list(compared.ranks) == ["bana", "stig", "vag"]
    assert compared.joint.rows == rank(load(FILES)).rows


def test_whoever_is_in_every_top_is_named(load: Load) -> None:
    problem = load(FILES)
    assert compare_scenarios(problem, top=1).always_top == ()
    assert compare_scenarios(problem, top=2).always_top == ("bana",)
    assert compare_scenarios(problem, top=3).always_top == ("bana", "stig", "vag")
    assert compare_scenarios(problem, top=99).always_top == ("bana", "stig", "vag")


def test_the_longest_move_comes_first(load: Load) -> None:
    komfort, mark = compare_scenarios(load(FILES)).scenarios
    assert [(row.project.id, steps(row)) for row in movers(komfort)] == [("vag", 2), ("bana", 1), ("stig", 1)]
    assert [(row.project.id, steps(row)) for row in movers(mark)] == [("stig", 1), ("bana", 1)]
    assert movers(rank(load(FILES))) == ()
    assert {steps(row) for row in rank(load(FILES)).rows} == {0}


def test_without_scenarios_the_top_is_that_of_the_list(load: Load) -> None:
    compared = compare_scenarios(load(), top=2)
    assert compared.scenarios == ()
    assert compared.always_top == ("bana", "stig")
    assert compared.ranks == {"bana": {}, "stig": {}, "vag": {}}


def test_the_comparison_is_as_finished_as_its_least_finished_list(load: Load) -> None:
    assert compare_scenarios(load(FILES)).status is Status.EXAMPLE


def test_the_other_projects_keep_their_order_when_one_is_scored_anew(load: Load) -> None:
    """The scales are fixed: what a scenario says of one project moves only that project."""
    change = scenario("c", "scores: {vag: {komfort: 2, tid: 20}}")
    (ranking,) = compare_scenarios(load({"criteria/scenarios/c.yaml": change})).scenarios
    assert [row.project.id for row in ranking.rows if row.project.id != "vag"] == ["bana", "stig"]
