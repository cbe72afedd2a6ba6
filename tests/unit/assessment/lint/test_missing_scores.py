from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.missing_scores import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

CRITERIA: dict[str, dict[str, Any]] = {"resor": {"weight": 1}, "buss": {"weight": 4}, "miljo": {"weight": 3}}


def hint(criterion: str) -> str:
    return f"its place is mostly unknown; begin with {criterion}, the heaviest of the missing"


def test_a_project_with_more_than_half_of_the_weight_missing_is_pointed_at(said: Callable[..., Said]) -> None:
    projects = {"a": {"scores": {"miljo": 1}}}
    sentence = "A lacks scores for 62.5 percent of the weight"
    assert said(RULE, criteria=CRITERIA, projects=projects) == [
        ("projects/a.yaml scores (key)", sentence, hint("buss"))
    ]


def test_a_project_without_any_scores_is_pointed_at_its_top(said: Callable[..., Said]) -> None:
    sentence = "A lacks scores for 100.0 percent of the weight"
    assert said(RULE, criteria=CRITERIA, projects={"a": {}}) == [
        ("projects/a.yaml  (key)", sentence, hint("buss"))
    ]


def test_half_of_the_weight_is_not_more_than_half(said: Callable[..., Said]) -> None:
    assert said(RULE, criteria=CRITERIA, projects={"a": {"scores": {"buss": 1, "miljo": None}}}) == []


def test_the_joint_weights_of_the_members_decide(said: Callable[..., Said]) -> None:
    profiles = {"lund": {"weights": {"resor": 9, "buss": 1, "miljo": 1}}}
    projects = {"a": {"scores": {"buss": 1, "miljo": 1}}}
    found = said(RULE, criteria=CRITERIA, projects=projects, profiles=profiles)
    assert [hint for *_, hint in found] == [hint("resor")]


def test_no_candidates_lack_nothing(said: Callable[..., Said]) -> None:
    built = {"status": "built", "opened": 2010}
    assert said(RULE, criteria=CRITERIA, projects={"a": built}) == []
