"""What the other methods say beside the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from scipy.stats import kendalltau

from mlr_prio.assessment.cross_check import cross_check, preference_function
from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.engine.cross_check import CROSS_CHECKS
from mlr_prio.engine.cross_check.preference import gaussian, level, linear, u_shape, usual, v_shape
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]


def checked(problem: Problem, **more: Any) -> Any:
    return cross_check(problem, weights_in_force(problem), **more)


def test_every_registered_method_answers_for_every_project(shipped: Problem) -> None:
    table = checked(shipped)
    assert [answer.id for answer in table.answers] == list(CROSS_CHECKS)
    for answer in table.answers:
        assert sorted(answer.ranks) == [project.id for project in shipped.candidates]
        assert list(answer.ranks.values()) == sorted(answer.ranks.values())
        assert list(answer.values) == list(answer.ranks)
        values = list(answer.values.values())
        assert values == sorted(values, reverse=True)


def test_the_weighted_product_is_that_of_the_levels_by_hand(load: Load) -> None:
    """Positions: bana 1, ¾, ½; stig ¼, ¾, 1; vag ½, ½ (missing), 0. Weights 0.3, 0.3, 0.4."""
    answer = checked(load()).answer("weighted-product")
    assert answer.values == {
        "bana": pytest.approx(2**0.3 * 1.75**0.3 * 1.5**0.4),
        "stig": pytest.approx(1.25**0.3 * 1.75**0.3 * 2**0.4),
        "vag": pytest.approx(1.5**0.3 * 1.5**0.3 * 1**0.4),
    }
    assert answer.ranks == {"bana": 1, "stig": 2, "vag": 3}


def test_promethee_reads_the_thresholds_of_the_file(load: Load, write_workspace: Callable[..., Any]) -> None:
    """By hand: only tid weighs; differences 15, 10 and 5 count fully, a half and not at all from 5 to 15."""
    text = (write_workspace() / "criteria/criteria.yaml").read_text("utf-8")
    scale = "scale: {unit: min, worst: 0, best: 20, baseline: 0}\n"
    spec = "        promethee: {shape: linear, indifference: 5, preference: 15}\n"
    assert text.count(scale) == 1
    problem = load({"criteria/criteria.yaml": text.replace(scale, scale + spec)})
    table = cross_check(problem, weights_in_force(problem, shares=[("mark", 0.0), ("komfort", 0.0)]))
    answer = table.answer("promethee-ii")
    assert answer is not None
    assert answer.values == pytest.approx({"bana": (1 + 0.5) / 2, "vag": -0.5 / 2, "stig": -1 / 2})


def test_tau_moves_and_the_common_top_are_counted_against_the_list(shipped: Problem) -> None:
    table = checked(shipped, top=3)
    listed = {row.project.id: row.rank for row in table.ranking.rows}
    tops = []
    for answer in table.answers:
        ids = list(listed)
        expected = kendalltau([listed[i] for i in ids], [answer.ranks[i] for i in ids]).statistic
        assert answer.tau == pytest.approx(expected)
        assert answer.moved == sum(answer.ranks[i] != listed[i] for i in ids)
        both = [i for i in ids if listed[i] <= 3 and answer.ranks[i] <= 3]
        assert list(answer.common_top) == both
        tops.append(set(both))
    assert set(table.always_top) == set.intersection(*tops)
    assert table.filled == 15


def test_the_list_that_is_checked_is_the_one_under_the_weights_in_force(load: Load) -> None:
    problem = load()
    table = cross_check(problem, weights_in_force(problem, shares=[("mark", 0.8)]))
    places = [(row.project.id, row.rank) for row in rank(problem, shares=[("mark", 0.8)]).rows]
    assert [(row.project.id, row.rank) for row in table.ranking.rows] == places


def test_only_vikor_may_leave_some_undecided(shipped: Problem) -> None:
    undecided = {answer.id: answer.undecided for answer in checked(shipped).answers}
    assert undecided.pop("vikor")
    assert set(undecided.values()) == {()}


def test_when_nobody_is_told_apart_there_is_no_tau(load: Load) -> None:
    def same(name: str) -> str:
        return f"schema_version: 1\nid: {name}\nname: {name}\nmode: rail\nstatus: candidate\n"

    problem = load({f"projects/{name}.yaml": same(name) for name in ("bana", "stig", "vag")})
    table = checked(problem)
    assert {answer.tau for answer in table.answers} == {None}
    assert {tuple(answer.ranks.values()) for answer in table.answers} == {(1, 1, 1)}
    assert table.always_top == ("bana", "stig", "vag")
    assert table.filled == 9


def test_without_projects_no_method_answers(load: Load) -> None:
    table = checked(load({f"projects/{name}.yaml": None for name in ("bana", "stig", "vag")}))
    assert table.answers == ()
    assert table.answer("topsis") is None
    assert (table.always_top, table.filled) == ((), 0)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (None, usual()),
        ({"shape": "usual"}, usual()),
        ({"shape": "u_shape", "indifference": 2}, u_shape(2)),
        ({"shape": "v_shape", "preference": 3}, v_shape(3)),
        ({"shape": "level", "indifference": 1, "preference": 2}, level(1, 2)),
        ({"shape": "linear", "indifference": 1, "preference": 2}, linear(1, 2)),
        ({"shape": "gaussian", "sigma": 4}, gaussian(4)),
    ],
)
def test_every_shape_of_the_file_is_its_preference_function(spec: Any, expected: Any) -> None:
    criterion = Criterion.model_validate(
        {
            "id": "tid",
            "name": "Tid",
            "definition": "Tid.",
            "weight": 1,
            "perspective": "society",
            "scale": {"unit": "min", "worst": 0, "best": 10},
            "promethee": spec,
        }
    )
    assert preference_function(criterion) == expected
