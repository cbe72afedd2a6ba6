from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.score_without_rationale import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def test_the_bare_scores_of_a_project_are_listed_at_the_first(said: Callable[..., Said]) -> None:
    scores = {"resor": {"value": 1, "rationale": "Tätare tåg."}, "miljo": 0, "buss": {"value": 2}}
    criteria: dict[str, object] = {"buss": {}, "resor": {}, "miljo": {}}
    assert said(RULE, criteria=criteria, projects={"a": {"scores": scores}}) == [
        (
            "projects/a.yaml scores.miljo (key)",
            "A is scored without a rationale on miljo, buss",
            "add rationale: why this score, in one or two sentences",
        )
    ]


def test_a_missing_score_needs_no_rationale(said: Callable[..., Said]) -> None:
    projects = {"a": {"scores": {"nytta": None}}, "b": {}}
    assert said(RULE, projects=projects) == []


def test_a_project_that_does_not_compete_is_left_alone(said: Callable[..., Said]) -> None:
    withdrawn = {"status": "withdrawn", "reason": "Avbruten.", "scores": {"nytta": 1}}
    assert said(RULE, projects={"a": withdrawn}) == []
