from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.lint.price_year_missing import RULE

if TYPE_CHECKING:
    from collections.abc import Callable

Said = list[tuple[str, str, str]]


def test_a_cost_without_a_price_year_is_pointed_at_its_figure(said: Callable[..., Said]) -> None:
    assert said(RULE, projects={"a": {"cost": {"amount": 200}}}) == [
        (
            "projects/a.yaml cost.amount (key)",
            "the cost of A has no price year",
            "add price_year: year, or it is compared with costs at other price levels",
        )
    ]


def test_only_costs_of_candidates_are_compared(said: Callable[..., Said]) -> None:
    """A dated cost, no cost at all and the cost of what is built are in order."""
    projects = {
        "a": {"cost": {"amount": 200, "price_year": 2021}},
        "b": {},
        "c": {"cost": {"amount": 200}, "status": "built", "opened": 2010},
    }
    assert said(RULE, projects=projects) == []
