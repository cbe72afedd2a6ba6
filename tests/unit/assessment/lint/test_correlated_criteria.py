from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.correlated_criteria import RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Said = list[tuple[str, str, str]]

CRITERIA: dict[str, dict[str, Any]] = {"resor": {}, "buss": {}}
PLACE = "criteria/criteria.yaml criteria.1.id"
HINT = "ask whether both count the same thing; if so, merge them or divide the weight"


def scored(first: Sequence[float | None], second: Sequence[float | None]) -> dict[str, Any]:
    pairs = enumerate(zip(first, second, strict=True))
    return {f"p{i}": {"scores": {"resor": a, "buss": b}} for i, (a, b) in pairs}


def test_criteria_that_follow_each_other_are_named_with_r(said: Callable[..., Said]) -> None:
    """By hand: r = (12 - 2/6) / sqrt((14 - 4/6) (11 - 1/6)) = 0.9707."""
    nearly = scored([-2, -1, 0, 1, 2, 2], [-2, -1, 0, 1, 2, 1])
    sentence = "buss follows resor: r = 0.97 over 6 projects"
    assert said(RULE, criteria=CRITERIA, projects=nearly) == [(PLACE, sentence, HINT)]


def test_criteria_that_go_against_each_other_are_named_too(said: Callable[..., Said]) -> None:
    reverse = scored([-2, -1, 0, 1, 2, 0], [2, 1, 0, -1, -2, 0])
    sentence = "buss is the reverse of resor: r = -1.0 over 6 projects"
    assert said(RULE, criteria=CRITERIA, projects=reverse) == [(PLACE, sentence, HINT)]


@pytest.mark.parametrize(
    ("second", "places"),
    [
        pytest.param([-2, -1, 0, 0, 2, 1], [PLACE], id="r = 9 / sqrt(10 * 10) = 0.9"),
        pytest.param([-2, -2, 0, 0, 2, 1], [], id="r = 10 / sqrt(10 * 77/6) = 0.88"),
    ],
)
def test_the_limit_is_nine_tenths(said: Callable[..., Said], second: list[float], places: list[str]) -> None:
    """The first criterion has mean 0 and the sum of squares 10."""
    projects = scored([-2, -1, 0, 1, 2, 0], second)
    assert [place for place, *_ in said(RULE, criteria=CRITERIA, projects=projects)] == places


def test_fewer_than_six_complete_pairs_say_too_little(said: Callable[..., Said]) -> None:
    first = [-2, -1, 0, 1, 2, None, 0]
    second = [-2, -1, 0, 1, 2, 0, None]
    assert said(RULE, criteria=CRITERIA, projects=scored(first, second)) == []


def test_criteria_without_spread_do_not_correlate(said: Callable[..., Said]) -> None:
    assert said(RULE, criteria=CRITERIA, projects=scored([1] * 7, [1] * 7)) == []


def test_no_candidates_do_not_correlate(said: Callable[..., Said]) -> None:
    assert said(RULE, criteria=CRITERIA, projects={}) == []
