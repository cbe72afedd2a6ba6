from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.untouched_member import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

MEMBERS: dict[str, dict[str, Any]] = {"lund": {}, "hoor": {"name": "Höör"}}


def test_a_member_that_only_finished_projects_touch_is_pointed_at(said: Callable[..., Said]) -> None:
    projects = {
        "a": {"municipalities": ["lund"]},
        "b": {"municipalities": ["hoor"], "status": "built", "opened": 2010},
    }
    assert said(RULE, members=MEMBERS, projects=projects) == [
        (
            "criteria/municipalities.yaml municipalities.1.id",
            "no candidate touches Höör",
            "look for what matters there, or check municipalities in the projects",
        )
    ]


def test_members_that_are_all_touched_are_in_order(said: Callable[..., Said]) -> None:
    projects = {"a": {"municipalities": ["lund", "hoor"]}, "b": {}}
    assert said(RULE, members=MEMBERS, projects=projects) == []


def test_without_candidates_nobody_is_left_out(said: Callable[..., Said]) -> None:
    assert said(RULE, members=MEMBERS, projects={}) == []
