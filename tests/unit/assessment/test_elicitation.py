"""From answers to points, an order and weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mlr_prio.assessment.elicitation import elicit
from mlr_prio.engine.elicitation import ELICITATIONS
from mlr_prio.errors import EngineError, RequestError
from mlr_prio.model.judgement import PARTS, JudgementFile
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]


def answers(**content: Any) -> JudgementFile:
    return JudgementFile.model_validate(content)


@pytest.fixture
def problem(load: Load) -> Problem:
    """Return the small workspace: resor (tid, komfort) and mark."""
    return load()


def test_files_and_interviews_know_every_way_of_asking() -> None:
    assert set(PARTS) == set(ELICITATIONS)


@pytest.mark.parametrize("method", ["swing", "direct"])
def test_points_of_the_tree_are_kept_as_they_were_given(problem: Problem, method: str) -> None:
    points = {"resor": 100, "mark": 25, "tid": 100, "komfort": 60}
    result = elicit(problem, [answers(method=method, points=points)])
    assert result.points == points
    assert result.weights == pytest.approx({"tid": 0.8 * 100 / 160, "komfort": 0.8 * 60 / 160, "mark": 0.2})
    assert all(weights.consistency is None for weights in result.sets)


def test_points_across_the_groups_make_the_points_of_the_groups(problem: Problem) -> None:
    result = elicit(problem, [answers(method="swing", points={"tid": 100, "komfort": 60, "mark": 40})])
    assert result.points == {"resor": 160, "tid": 100, "komfort": 60, "mark": 40}
    assert result.weights == pytest.approx({"tid": 0.5, "komfort": 0.3, "mark": 0.2})


def test_an_order_stands_for_its_centroid_beside_two_others(problem: Problem) -> None:
    result = elicit(problem, [answers(method="rank_order", order=["mark", ["tid", "komfort"]])])
    assert result.order == (("mark",), ("tid", "komfort"))
    assert result.points == {}
    assert result.weights == pytest.approx({"mark": 2 / 3, "tid": 1 / 6, "komfort": 1 / 6})
    assert result.stand_ins["rank_sum"] == pytest.approx({"mark": 1 / 2, "tid": 1 / 4, "komfort": 1 / 4})
    assert result.stand_ins["reciprocal"]["mark"] == pytest.approx(6 / 11)


PAIRS = [["resor", "mark", 4], ["tid", "komfort", 1 / 3]]


def test_pairs_among_siblings_give_each_set_its_shares(problem: Problem) -> None:
    result = elicit(problem, [answers(method="ahp", judgements=PAIRS)])
    assert result.points == {"resor": 80, "tid": 25, "komfort": 75, "mark": 20}
    assert [weights.consistency.ratio for weights in result.sets if weights.consistency] == [0, 0]
    assert (result.members, result.aggregation) == (1, "")


def test_pairs_of_all_criteria_are_compared_across_the_groups(problem: Problem) -> None:
    judgements = [["tid", "komfort", 2], ["tid", "mark", 4], ["mark", "komfort", 2]]
    result = elicit(problem, [answers(method="ahp", judgements=judgements)])
    (whole,) = result.sets
    assert whole.siblings.is_whole
    assert result.points["resor"] == pytest.approx(result.points["tid"] + result.points["komfort"])
    assert whole.consistency is not None
    worst = whole.consistency.remarks[0]
    assert worst.implied / worst.given == pytest.approx(4)  # each side of the triangle is off by the same


def test_two_people_are_made_one_in_either_way(problem: Problem) -> None:
    other = [["resor", "mark", 1], ["tid", "komfort", 1 / 3]]
    people = [answers(method="ahp", judgements=pairs) for pairs in (PAIRS, other)]
    for aggregation in ("aij", "aip"):
        result = elicit(problem, people, aggregation)
        assert result.points["resor"] == pytest.approx(200 / 3, abs=1e-4)
        assert (result.members, result.aggregation) == (2, aggregation)
        consistency = result.sets[0].consistency
        assert consistency is not None
        assert consistency.member_ratios == (0, 0)


def test_best_and_worst_of_each_set_or_of_all(problem: Problem) -> None:
    groups = [
        {"best": "resor", "worst": "mark", "best_to_others": {"mark": 4}, "others_to_worst": {"resor": 4}},
        {"best": "tid", "worst": "komfort", "best_to_others": {"komfort": 3}, "others_to_worst": {"tid": 3}},
    ]
    by_set = elicit(problem, [answers(method="bwm", groups=groups)])
    assert by_set.points == {"resor": 80, "tid": 75, "komfort": 25, "mark": 20}
    alone = elicit(
        problem,
        [
            answers(
                method="bwm",
                best="tid",
                worst="mark",
                best_to_others={"komfort": 2, "mark": 4},
                others_to_worst={"tid": 4, "komfort": 2},
            )
        ],
    )
    assert alone.weights == pytest.approx({"tid": 4 / 7, "komfort": 2 / 7, "mark": 1 / 7}, abs=1e-6)
    assert alone.sets[0].consistency is not None
    assert alone.sets[0].consistency.ksi == pytest.approx(0, abs=1e-7)


def test_an_only_child_needs_no_answer(load: Load) -> None:
    lonely = load(
        {
            "criteria/criteria.yaml": LONELY,
            "projects/bana.yaml": None,
            "projects/stig.yaml": None,
            "projects/vag.yaml": None,
        }
    )
    points = elicit(lonely, [answers(method="direct", points={"resor": 3, "mark": 1})]).points
    assert points == {"resor": 3, "tid": 100, "mark": 1}


LONELY = """\
schema_version: 1
title: Provkriterier
status: example
criteria:
  - id: resor
    name: Resor
    weight: 60
    children:
      - id: tid
        name: Restid
        definition: Kort.
        weight: 1
        perspective: society
        scale: {unit: min, worst: 0, best: 20}
  - {id: mark, name: M, definition: L., weight: 1, perspective: society, scale: {unit: ha, worst: 9, best: 0}}
"""

BWM = {"best_to_others": {"mark": 4}, "others_to_worst": {"resor": 4}}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"method": "direct", "points": {"resa": 1}}, "there is no criterion or group resa"),
        ({"method": "direct", "points": {"resor": 1, "mark": 1}}, "points does not name tid, komfort"),
        ({"method": "rank_order", "order": ["tid", "mark"]}, "order does not name komfort"),
        ({"method": "rank_order", "order": ["tid", "mark", "resor"]}, "there is no criterion or group resor"),
        (
            {"method": "rank_order", "order": ["tid", ["tid", "mark"], "komfort"]},
            "tid stands twice in the order",
        ),
        (
            {"method": "ahp", "judgements": [["resor", "tid", 2]]},
            "resor and tid are not compared: they are no siblings",
        ),
        ({"method": "ahp", "judgements": [["resor", "resor", 2]]}, "resor and resor are not compared"),
        ({"method": "ahp", "judgements": [["resor", "mark", 2]]}, "tid and komfort are compared 0 times"),
        (
            {"method": "ahp", "judgements": [*PAIRS, ["mark", "resor", 2]]},
            "resor and mark are compared 2 times",
        ),
        (
            {"method": "bwm", "groups": [{"best": "resor", "worst": "mark", **BWM}]},
            "groups does not name tid, komfort",
        ),
        (
            {
                "method": "bwm",
                "groups": [{"best": "resor", "worst": "mark", **BWM, "best_to_others": {"tid": 4}}],
            },
            "best_to_others is to name each of resor, mark once",
        ),
    ],
)
def test_answers_that_do_not_fit_the_criteria_are_refused(
    problem: Problem, content: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RequestError, match=sentence):
        elicit(problem, [answers(**content)])


def test_only_pairwise_judgements_of_several_people_become_one(problem: Problem) -> None:
    one = answers(method="direct", points={"tid": 1, "komfort": 1, "mark": 1})
    with pytest.raises(RequestError, match="can be made one with the method ahp only"):
        elicit(problem, [one, one])


def test_swing_points_without_a_yardstick_are_refused(problem: Problem) -> None:
    with pytest.raises(EngineError, match="the most swing points are"):
        elicit(problem, [answers(method="swing", points={"tid": 90, "komfort": 1, "mark": 1})])
