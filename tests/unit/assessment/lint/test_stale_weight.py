from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.lint.stale_weight import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def elicited(ranges: dict[str, list[float]]) -> dict[str, dict[str, Any]]:
    return {"lund": {"weights": {"nytta": 1}, "elicited": {"method": "swing", "ranges": ranges}}}


def test_a_range_that_is_not_the_scales_any_longer_is_pointed_at(said: Callable[..., Said]) -> None:
    assert said(RULE, profiles=elicited({"nytta": [-2, 1]})) == [
        (
            "criteria/weights/lund.yaml elicited.ranges.nytta",
            "lund weighed nytta from -2.0 to 1.0, but the scale now runs from -2.0 to 2.0",
            "ask for the weight again, and write the range that it refers to",
        )
    ]


def test_a_scale_that_was_turned_round_makes_its_weight_stale(said: Callable[..., Said]) -> None:
    assert len(said(RULE, profiles=elicited({"nytta": [2, -2]}))) == 1


def test_the_same_range_and_no_range_are_in_order(said: Callable[..., Said]) -> None:
    profiles = elicited({"nytta": [-2, 2]}) | {"malmo": {"weights": {"nytta": 1}}}
    assert said(RULE, profiles=profiles) == []


def test_a_range_of_a_criterion_that_is_gone_is_the_loaders_business(said: Callable[..., Said]) -> None:
    assert said(RULE, profiles=elicited({"borta": [0, 1]})) == []


def test_no_profiles_hold_no_stale_weight(said: Callable[..., Said]) -> None:
    assert said(RULE) == []
