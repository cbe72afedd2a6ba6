from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.one_sided_weight import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]

FILE = "criteria/weights/lund.yaml"
TWO: dict[str, dict[str, Any]] = {"resor": {}, "buss": {}}
TREE: dict[str, dict[str, Any]] = {
    "resor": {},
    "miljo": {"children": {"luft": {}, "mark": {"children": {"aker": {}, "skog": {}}}}},
}


def test_a_criterion_with_more_than_half_of_the_weight_is_pointed_at(said: Callable[..., Said]) -> None:
    profiles = {"lund": {"weights": {"resor": 5, "buss": 3}}}
    assert said(RULE, criteria=TWO, profiles=profiles) == [
        (
            f"{FILE} weights.resor",
            "resor has 62.5 percent of the weight in lund",
            "ask whether it is meant to outweigh all the others together",
        )
    ]


def test_a_group_without_weight_is_pointed_at_once(said: Callable[..., Said]) -> None:
    """The group within it has no weight either, and that goes without saying."""
    weights = {"resor": 50, "miljo": 0, "luft": 1, "mark": 1, "aker": 1, "skog": 1, "buss": 50}
    found = said(RULE, criteria=TREE | {"buss": {}}, profiles={"lund": {"weights": weights}})
    hint = "ask whether nothing in the group is meant to count"
    assert found == [(f"{FILE} weights.miljo", "miljo has no weight in lund", hint)]


def test_only_the_inner_group_is_named_when_the_outer_has_weight(said: Callable[..., Said]) -> None:
    weights = {"resor": 50, "miljo": 50, "luft": 1, "mark": 0, "aker": 1, "skog": 1}
    found = said(RULE, criteria=TREE, profiles={"lund": {"weights": weights}})
    assert [place for place, *_ in found] == [f"{FILE} weights.mark"]


def test_half_of_the_weight_is_not_more_than_half(said: Callable[..., Said]) -> None:
    assert said(RULE, criteria=TWO, profiles={"lund": {"weights": {"resor": 0.1, "buss": 0.1}}}) == []


def test_an_order_is_pointed_at_its_first_place(said: Callable[..., Said]) -> None:
    """The centroid of an order of two criteria is (3/4, 1/4)."""
    found = said(RULE, criteria=TWO, profiles={"lund": {"order": ["buss", "resor"]}})
    assert [(place, what) for place, what, _ in found] == [
        (f"{FILE} order.0", "buss has 75.0 percent of the weight in lund")
    ]


@pytest.mark.parametrize(
    ("bounds", "places"),
    [
        pytest.param({"resor": [60, 80]}, ["bounds.resor"], id="a heavy bound"),
        pytest.param({"resor": [0, 30]}, ["bounds"], id="what is left free takes the rest"),
    ],
)
def test_bounds_are_pointed_at_as_far_as_they_are_written(
    said: Callable[..., Said], bounds: dict[str, list[float]], places: list[str]
) -> None:
    found = said(RULE, criteria=TWO, profiles={"lund": {"bounds": bounds}})
    assert [place for place, *_ in found] == [f"{FILE} {entry}" for entry in places]


def test_a_group_that_bounds_shut_out_is_pointed_at_its_first_criterion(said: Callable[..., Said]) -> None:
    criteria: dict[str, Any] = {"resor": {}, "buss": {}, "mark": {"children": {"aker": {}, "skog": {}}}}
    bounds = {"resor": [50, 50], "aker": [0, 0], "skog": [0, 0]}
    found = said(RULE, criteria=criteria, profiles={"lund": {"bounds": bounds}})
    assert [place for place, *_ in found] == [f"{FILE} bounds.aker"]


def test_a_viewpoint_is_questioned_like_a_member(said: Callable[..., Said]) -> None:
    profiles = {"tillvaxt": {"viewpoint": "tillvaxt", "weights": {"resor": 9, "buss": 1}}}
    assert [what for _, what, _ in said(RULE, criteria=TWO, profiles=profiles)] == [
        "resor has 90.0 percent of the weight in tillvaxt"
    ]


def test_a_single_criterion_cannot_be_one_sided(said: Callable[..., Said]) -> None:
    assert said(RULE, profiles={"lund": {"weights": {"nytta": 1}}}) == []


def test_no_profiles_are_not_one_sided(said: Callable[..., Said]) -> None:
    assert said(RULE) == []
