"""Which pot has how much, and what is answered when that cannot be."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from mlr_prio.assessment.portfolio.result import Portfolio
from mlr_prio.errors import RequestError

Ask = Callable[..., Portfolio]
Make = Callable[..., str]


def test_projects_compete_only_within_their_pot(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 40, 50), "b": project("b", 40, 60, pot="region")}
    answer = ask(projects, requests=(("stat", 50.0), ("region", 39.0)))
    assert [pot.package.ids for pot in answer.pots] == [("a",), ()]
    assert [pot.budget.id for pot in answer.pots] == ["stat", "region"]


def test_without_a_request_every_pot_with_a_frame_is_filled(ask: Ask, project: Make) -> None:
    (pot,) = ask({"a": project("a", 40, 50)}, requests=()).pots
    assert (pot.budget.id, pot.budget.amount, pot.budget.is_frame) == ("stat", 50.0, True)
    assert pot.budget.price_year == 2021


def test_the_beginning_of_an_id_is_enough_where_only_one_pot_has_it(ask: Ask, project: Make) -> None:
    (pot,) = ask({"a": project("a", 40, 50, pot="region")}, requests=(("reg", 40.0),)).pots
    assert pot.budget.id == "region"


def test_a_bare_amount_is_for_the_only_pot_that_projects_name(ask: Ask, project: Make) -> None:
    (pot,) = ask({"a": project("a", 40, 50)}, requests=((None, 40.0),)).pots
    assert pot.package.ids == ("a",)


def test_without_pots_all_projects_compete_for_the_same_money(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 40, 50, pot=""), "b": project("b", 40, 60, pot="")}
    (pot,) = ask(projects, pots=None, requests=((None, 60.0),)).pots
    assert (pot.budget.id, pot.package.ids, pot.budget.in_words) == (None, ("b",), "60")


def test_a_project_without_a_pot_is_listed(ask: Ask, project: Make) -> None:
    answer = ask({"a": project("a", 40, 50), "b": project("b", 40, 60, pot="")})
    assert answer.without_pot == ("b",)
    assert answer.pots[0].package.ids == ("a",)


@pytest.mark.parametrize(
    ("requests", "sentence", "hint"),
    [
        ((("statt", 5.0),), "there is no funding pot statt", "did you mean stat?"),
        ((("re", 5.0),), "re can be several pots: region, ren", "write one of them in full"),
        ((("stat", -5.0),), "the budget of stat is -5.0", "it must be a finite number of millions"),
        ((("stat", math.nan),), "the budget of stat is nan", "zero or more, such as 900"),
        ((("stat", math.inf),), "the budget of stat is inf", "finite"),
        ((("stat", 5.0), ("stat", 6.0)), "the pot stat is given twice", "one budget a pot"),
        ((("region", None),), "the pot region has no frame in criteria/budgets.yaml", "region=MILLIONS"),
        (((None, 5.0),), "there are 2 pots; the budget must say which one", "the pots are: stat, region"),
    ],
)
def test_a_request_that_cannot_be_met_is_answered(
    ask: Ask,
    project: Make,
    requests: tuple[tuple[str | None, float | None], ...],
    sentence: str,
    hint: str,
) -> None:
    projects = {"a": project("a", 40, 50), "b": project("b", 40, 60, pot="region")}
    with pytest.raises(RequestError) as caught:
        ask(projects, requests=requests)
    assert sentence in str(caught.value)
    assert hint in str(caught.value.hint)


def test_without_request_and_frame_the_pots_are_named(ask: Ask, project: Make) -> None:
    pots = "schema_version: 1\npots:\n  - {id: stat, name: Staten}\n"
    with pytest.raises(RequestError, match="no budget is given, and no pot in criteria"):
        ask({"a": project("a", 40, 50)}, pots=pots, requests=())
    with pytest.raises(RequestError, match="the pot – has no frame"):
        ask({"a": project("a", 4, 5, pot="")}, pots=None, requests=((None, None),))


def test_a_pot_with_danish_costs_counts_in_danish_kronor(ask: Ask, project: Make) -> None:
    cost = "{amount: 40, unit: MDKK, price_year: 2021}"
    (pot,) = ask({"a": project("a", cost, 50, pot="region")}, requests=(("region", 40.0),)).pots
    assert (pot.budget.unit, pot.package.ids) == ("MDKK", ("a",))


def test_pots_that_co_fund_one_another_are_refused(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 40, 50, "co_funding: {region: 0.5}"),
        "b": project("b", 40, 60, "co_funding: {stat: 0.5}", pot="region"),
    }
    with pytest.raises(RequestError, match="pots co-fund one another's projects: "):
        ask(projects, requests=(("stat", 50.0), ("region", 50.0)))
