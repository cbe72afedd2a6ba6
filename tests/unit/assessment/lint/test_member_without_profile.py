from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.member_without_profile import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

MEMBERS: dict[str, dict[str, Any]] = {"lund": {}, "hoor": {"name": "Höör"}}
ANSWER = {"weights": {"nytta": 1}}


def test_a_member_that_has_not_answered_is_pointed_at(said: Callable[..., Said]) -> None:
    assert said(RULE, members=MEMBERS, profiles={"lund": ANSWER}) == [
        (
            "criteria/municipalities.yaml municipalities.1.id",
            "Höör has no weight profile and is left out of the mean",
            "add criteria/weights/hoor.yaml",
        )
    ]


def test_when_nobody_or_everybody_has_answered_there_is_nothing_to_say(said: Callable[..., Said]) -> None:
    """A viewpoint is nobody's answer."""
    assert said(RULE, members=MEMBERS) == []
    assert said(RULE, members=MEMBERS, profiles={"klimat": ANSWER | {"viewpoint": "klimat"}}) == []
    assert said(RULE, members=MEMBERS, profiles={"lund": ANSWER, "hoor": ANSWER}) == []
