from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.cost_as_criterion import RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Said = list[tuple[str, str, str]]

HINT = "leave it out: the cost is set against the value, never part of it"


def costing(costs: Sequence[float | None], scores: Sequence[float], unit: str = "MSEK") -> dict[str, Any]:
    return {
        f"p{i}": {"scores": {"nytta": score}}
        | ({} if cost is None else {"cost": {"amount": cost, "unit": unit}})
        for i, (cost, score) in enumerate(zip(costs, scores, strict=True))
    }


@pytest.mark.parametrize(
    ("criterion", "entries", "entry"),
    [
        ("byggkostnad", {}, "id"),
        ("offentlig-investering", {}, "id"),
        ("ekonomi", {"name": "Kostnad per resenär"}, "name"),
        ("ekonomi", {"name": {"sv": "Ekonomi", "en": "Life-cycle costs"}}, "name.en"),
        ("ekonomi", {"scale": {"unit": "mkr", "worst": 900, "best": 0}}, "scale.unit"),
        ("ekonomi", {"scale": {"unit": "MSEK", "worst": 900, "best": 0}}, "scale.unit"),
        ("ekonomi", {"scale": {"unit": "kr/resa", "worst": 900, "best": 0}}, "scale.unit"),
    ],
)
def test_a_criterion_that_speaks_of_cost_is_pointed_at_the_word(
    said: Callable[..., Said], criterion: str, entries: dict[str, Any], entry: str
) -> None:
    place = f"criteria/criteria.yaml criteria.0.{entry}"
    assert said(RULE, criteria={criterion: entries}) == [(place, f"{criterion} looks like a cost", HINT)]


@pytest.mark.parametrize("name", ["Kraftledningar", "Coastal traffic", "Krossat berg", "Skrivelser"])
def test_a_word_that_only_contains_a_currency_is_no_cost(said: Callable[..., Said], name: str) -> None:
    assert said(RULE, criteria={"kraft": {"name": {"sv": name, "en": name}}}) == []


@pytest.mark.parametrize("unit", ["MSEK", "MDKK"])
def test_a_criterion_that_follows_the_cost_is_the_cost(said: Callable[..., Said], unit: str) -> None:
    projects = costing([100, 200, 300, 400, 500, 300], [2, 1, 0, -1, -2, 0], unit)
    place, sentence = (
        "criteria/criteria.yaml criteria.0.id",
        "nytta follows the cost: r = -1.0 over 6 projects",
    )
    assert said(RULE, projects=projects) == [(place, sentence, HINT)]


def test_criteria_that_follow_each_other_but_not_the_cost_are_another_rules_business(
    said: Callable[..., Said],
) -> None:
    projects = costing([100] * 3 + [200] * 3, [2, -2, 1, -1, 2, -2])
    for project in projects.values():
        project["scores"]["buss"] = project["scores"]["nytta"]
    assert said(RULE, criteria={"nytta": {}, "buss": {}}, projects=projects) == []


def test_five_costs_say_too_little(said: Callable[..., Said]) -> None:
    projects = costing([100, 200, 300, 400, 500, None], [2, 1, 0, -1, -2, 0])
    assert said(RULE, projects=projects) == []


def test_kronor_of_two_countries_are_never_taken_together(said: Callable[..., Said]) -> None:
    projects = costing([100, 200, 300, 400, 500], [2, 1, 0, -1, -2])
    assert said(RULE, projects=projects | {"q": costing([300], [0], "MDKK")["p0"]}) == []


def test_no_candidates_have_no_cost(said: Callable[..., Said]) -> None:
    assert said(RULE, projects={}) == []
