from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.no_spread import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

PLACE = "criteria/criteria.yaml criteria.0.id"
HINT = "check the scores and the scale: the criterion does not tell the projects apart"


def test_a_criterion_on_which_all_given_scores_are_alike_is_pointed_at(said: Callable[..., Said]) -> None:
    """A missing score is no difference, and the short form of a score says the same as the long."""
    projects = {
        "a": {"scores": {"nytta": 1}},
        "b": {"scores": {"nytta": {"value": 1, "rationale": "Annan text."}}},
        "c": {"scores": {"nytta": None}},
        "d": {"scores": {}},
    }
    sentence = "all 2 projects that are scored on nytta have the same score"
    assert said(RULE, projects=projects) == [(PLACE, sentence, HINT)]


def test_a_criterion_on_which_nobody_is_scored_is_told_apart(said: Callable[..., Said]) -> None:
    projects: dict[str, object] = {"a": {}, "b": {}}
    assert said(RULE, projects=projects) == [(PLACE, "no project is scored on nytta", HINT)]
    assert said(RULE, projects={"a": {}}) == [(PLACE, "no project is scored on nytta", HINT)]


def test_a_criterion_on_which_only_one_of_several_is_scored_names_it(said: Callable[..., Said]) -> None:
    projects = {"a": {"scores": {"nytta": 0}}, "b": {}}
    assert said(RULE, projects=projects) == [(PLACE, "only A is scored on nytta", HINT)]


def test_a_criterion_within_a_group_is_found_in_the_tree(said: Callable[..., Said]) -> None:
    criteria: dict[str, Any] = {"resor": {"children": {"tid": {}, "bil": {}}}}
    scores = {"a": {"scores": {"tid": 0, "bil": 1}}, "b": {"scores": {"tid": 1, "bil": 1}}}
    places = [place for place, *_ in said(RULE, criteria=criteria, projects=scores)]
    assert places == ["criteria/criteria.yaml criteria.0.children.1.id"]


def test_scores_that_differ_in_any_way_are_a_spread(said: Callable[..., Said]) -> None:
    projects = {"a": {"scores": {"nytta": 1}}, "b": {"scores": {"nytta": {"low": 0, "high": 2}}}}
    assert said(RULE, projects=projects) == []


def test_there_is_nothing_to_spread_with_fewer_than_two_candidates(said: Callable[..., Said]) -> None:
    """A project that was built does not compete."""
    built = {"status": "built", "opened": 2018, "scores": {"nytta": 2}}
    assert said(RULE, projects={}) == []
    assert said(RULE, projects={"a": {"scores": {"nytta": 2}}, "b": built}) == []
