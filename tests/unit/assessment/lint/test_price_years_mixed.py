from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.lint.price_years_mixed import RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Said = list[tuple[str, str, str]]

HINT = "convert them to one price year with an index, and give its source"


def costing(pot: str | None, years: Sequence[int | None]) -> dict[str, dict[str, Any]]:
    return {
        f"{pot or 'fri'}-{i}": {"cost": {"amount": 200, "price_year": year}}
        | ({"funding": pot} if pot else {})
        for i, year in enumerate(years)
    }


@pytest.mark.parametrize("pots", [(), ("plan",)])
def test_the_first_unusual_price_year_in_a_pot_is_pointed_at(
    said: Callable[..., Said], pots: tuple[str, ...]
) -> None:
    """One remark a pot, whether or not the pots have a file of their own."""
    projects = costing("plan", [2021, 2021, 2017, 2019])
    sentence = "the costs in plan are of different price years: 2017, 2019, 2021"
    expected = [("projects/plan-2.yaml cost.price_year", sentence, HINT)]
    assert said(RULE, projects=projects, pots=pots) == expected


def test_of_two_equally_usual_price_years_the_older_deviates(said: Callable[..., Said]) -> None:
    projects = costing("plan", [2021, 2017])
    assert [place for place, *_ in said(RULE, projects=projects)] == ["projects/plan-1.yaml cost.price_year"]


def test_each_pot_is_its_own_comparison(said: Callable[..., Said]) -> None:
    projects = costing("plan", [2021, 2021]) | costing("kommun", [2017])
    assert said(RULE, projects=projects) == []


def test_undated_costs_missing_costs_and_projects_without_a_pot_are_left_out(
    said: Callable[..., Said],
) -> None:
    projects = costing("plan", [2021, None]) | costing(None, [2017]) | {"utan": {"funding": "plan"}}
    assert said(RULE, projects=projects) == []
