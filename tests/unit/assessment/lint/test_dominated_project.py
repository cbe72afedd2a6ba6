from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.dominated_project import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

CRITERIA: dict[str, dict[str, Any]] = {"resor": {}, "buss": {}}
SENTENCE = "D is at least as good as {project} on every criterion with weight, and better on one"
HINT = "shifting weight between them does not put it first; the cost is not part of this"


def scored(**levels: tuple[Any, Any]) -> dict[str, Any]:
    return {name: {"scores": {"resor": resor, "buss": buss}} for name, (resor, buss) in levels.items()}


def test_the_dominator_highest_on_the_list_is_named(said: Callable[..., Said]) -> None:
    """B and D both dominate A; D comes first by value and last by id."""
    projects = scored(a=(0, 0), b=(1, 0), c=(2, -0.5), d=(2, 0), e=(-2, 2))
    assert said(RULE, criteria=CRITERIA, projects=projects) == [
        ("projects/a.yaml id", SENTENCE.format(project="A"), HINT),
        ("projects/b.yaml id", SENTENCE.format(project="B"), HINT),
        ("projects/c.yaml id", SENTENCE.format(project="C"), HINT),
    ]


@pytest.mark.parametrize(
    ("other", "places"),
    [
        pytest.param((1, {"low": 0, "high": 1}), ["projects/a.yaml id"], id="the high end is as good"),
        pytest.param((1, {"low": 0, "high": 2}), [], id="it may be better"),
        pytest.param((1, None), [], id="missing may be anything"),
    ],
)
def test_uncertain_scores_are_taken_at_their_worst(
    said: Callable[..., Said], other: tuple[Any, Any], places: list[str]
) -> None:
    found = said(RULE, criteria=CRITERIA, projects=scored(a=other, b=(2, 1)))
    assert [place for place, *_ in found] == places


def test_a_criterion_without_joint_weight_saves_nobody(said: Callable[..., Said]) -> None:
    """The members' profiles decide, not the points in the file of criteria."""
    projects = scored(a=(0, 2), b=(1, 0))
    profiles = {"lund": {"weights": {"resor": 1, "buss": 0}}}
    assert said(RULE, criteria=CRITERIA, projects=projects) == []
    assert len(said(RULE, criteria=CRITERIA, projects=projects, profiles=profiles)) == 1


@pytest.mark.parametrize(
    "projects",
    [
        pytest.param({}, id="no candidates"),
        pytest.param(scored(a=(1, 1)), id="one candidate"),
        pytest.param(scored(a=(1, 1), b=(1, 1)), id="twins"),
        pytest.param(scored(a=(None, None), b=(None, None)), id="all missing"),
    ],
)
def test_nobody_dominates(said: Callable[..., Said], projects: dict[str, Any]) -> None:
    assert said(RULE, criteria=CRITERIA, projects=projects) == []
