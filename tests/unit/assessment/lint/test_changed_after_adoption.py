from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.changed_after_adoption import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def adopted(**more: Any) -> dict[str, Any]:
    decision = {"status": "adopted", "adopted_on": "2026-03-01", "adopted_by": "styrelsen"}
    return {"lund": {"weights": {"nytta": 1}} | decision | more}


def test_weights_that_are_not_those_that_were_adopted_are_pointed_at(said: Callable[..., Said]) -> None:
    assert said(RULE, profiles=adopted(adopted_digest="0" * 64)) == [
        (
            "criteria/weights/lund.yaml adopted_digest",
            "the weights of lund were changed after styrelsen adopted them on 2026-03-01",
            "take the change back, or adopt anew with: mlr-prio adopt --on DATE --by BODY",
        )
    ]


def test_without_a_digest_or_a_decision_nothing_can_be_said(said: Callable[..., Said]) -> None:
    assert said(RULE, profiles=adopted()) == []
    assert said(RULE, profiles=adopted(status="proposal", adopted_digest="0" * 64)) == []
