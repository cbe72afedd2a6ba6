from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.missing_baseline import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def test_a_scale_without_a_do_nothing_level_is_pointed_at(said: Callable[..., Said]) -> None:
    scale = {"unit": "min", "worst": 0, "best": 30}
    criteria = {"resor": {"children": {"buss": {}, "tid": {"scale": scale}}}}
    assert said(RULE, criteria=criteria) == [
        (
            "criteria/criteria.yaml criteria.0.children.1.scale (key)",
            "tid has no do-nothing level",
            "add baseline: the level if nothing is built; portfolios need it",
        )
    ]


def test_a_level_of_zero_is_a_level(said: Callable[..., Said]) -> None:
    assert said(RULE, criteria={"nytta": {}}) == []
