"""Conditions from the files: kept, named when they clash, told when a pot cannot try them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.portfolio.result import Portfolio
from mlr_prio.errors import RequestError

Ask = Callable[..., Portfolio]
Make = Callable[..., str]


def chosen(answer: Portfolio) -> tuple[str, ...]:
    return answer.pots[0].package.ids


def test_each_kind_of_condition_is_kept(ask: Ask, project: Make) -> None:
    """On their own b and c are best; each condition moves the package."""
    a, b, c = project("a", 25, 10), project("b", 25, 60), project("c", 25, 50)
    assert chosen(ask({"a": a, "b": b, "c": c})) == ("b", "c")
    assert chosen(ask({"a": a, "b": b + "requires: [a]\n", "c": c})) == ("a", "b")
    assert chosen(ask({"a": a, "b": b + "excludes: [c]\n", "c": c})) == ("a", "b")
    assert chosen(ask({"a": a, "b": b, "c": c}, "at_least_one_of: [[a]]\n")) == ("a", "b")
    assert chosen(ask({"a": a, "b": b, "c": c}, "at_most: [{count: 1, projects: [b, c]}]\n")) == ("a", "b")
    bonus = "packages: [{id: p, name: P, projects: [a, c], bonus: 30}]\n"
    assert chosen(ask({"a": a, "b": b, "c": c}, bonus)) == ("a", "c")


def test_a_joint_bonus_counts_in_the_value_of_the_package(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 25, 10), "b": project("b", 25, 60)}
    (pot,) = ask(projects, "packages: [{id: p, name: P, projects: [a, b], bonus: 30}]\n").pots
    assert pot.package.value == pytest.approx(0.5 * 0.7 + 0.3)


def test_what_is_built_is_no_condition(ask: Ask, project: Make) -> None:
    built = project("gammal", 25, 10).replace("candidate", "built\nopened: 1999")
    (pot,) = ask({"a": project("a", 25, 10, "requires: [gammal]"), "gammal": built}).pots
    assert (pot.package.ids, pot.conditions, pot.untried) == (("a",), (), ())


def test_a_condition_that_reaches_outside_the_pot_is_told(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 25, 10, "requires: [b]"),
        "b": project("b", None, 10),
        "c": project("c", 25, 10, pot="region"),
    }
    (pot,) = ask(projects, "at_least_one_of: [[a, c]]\n").pots
    assert list(map(str, pot.untried)) == ["a requires b", "at_least_one_of [a, c]"]


def test_projects_that_exclude_one_another_in_different_pots_are_told(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 25, 10, "excludes: [c]"),
        "c": project("c", 25, 10, "excludes: [a]", pot="region"),
    }
    answer = ask(projects, requests=(("stat", 50.0), ("region", 50.0)))
    assert answer.exclusions == (("a", "c"),)


@pytest.mark.parametrize(
    ("budgets", "named"),
    [
        ("at_least_one_of: [[a]]\n", "--budget stat=20; at_least_one_of [a]"),
        (
            "at_least_one_of: [[b], [c]]\nat_most: [{count: 1, projects: [b, c]}]\n",
            "at_least_one_of [b]; at_least_one_of [c]; at_most 1 [b, c]",
        ),
        ("at_least_one_of: [[b], [d]]\n", "d excludes b; at_least_one_of [b]; at_least_one_of [d]"),
        ("at_least_one_of: [[e]]\nat_most: [{count: 0, projects: [c]}]\n", "e requires c"),
    ],
)
def test_conditions_that_contradict_one_another_are_named(
    ask: Ask, project: Make, budgets: str, named: str
) -> None:
    projects = {
        "a": project("a", 25, 10),
        "b": project("b", 5, 10),
        "c": project("c", 5, 10),
        "d": project("d", 5, 10, "excludes: [b]"),
        "e": project("e", 5, 10, "requires: [c]"),
    }
    with pytest.raises(RequestError) as caught:
        ask(projects, budgets, requests=(("stat", 20.0),))
    sentence = str(caught.value)
    assert sentence.startswith("no package keeps these conditions at the same time: ")
    assert set(named.split("; ")) <= set(sentence.partition(": ")[2].split("; ")) | {"d excludes b"}
    assert "drop or loosen one of them" in str(caught.value.hint)


def test_every_member_can_be_demanded(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 25, 10, "municipalities: [adal]"),
        "b": project("b", 25, 60, "municipalities: [oby]"),
        "c": project("c", 25, 50, "municipalities: [oby]"),
    }
    assert chosen(ask(projects)) == ("b", "c")
    answer = ask(projects, every_member=True)
    assert chosen(answer) == ("a", "b")
    assert str(answer.pots[0].conditions[0]) == "--every-member adal [a]"
    with pytest.raises(RequestError, match="no project with a cost in the pot stat touches adal"):
        ask({"b": projects["b"]}, every_member=True)
    with pytest.raises(RequestError, match=r"--budget stat=30; --every-member adal \[a\]"):
        ask(projects, every_member=True, requests=(("stat", 30.0),))


def test_co_funding_is_taken_from_the_other_pots_money(ask: Ask, project: Make) -> None:
    """Each takes 10 of the region's 15: only one of them can have it, and the region keeps 5 for itself."""
    projects = {
        "a": project("a", 20, 50, "co_funding: {region: 0.5}"),
        "b": project("b", 20, 60, "co_funding: {region: 0.5}"),
        "r": project("r", 6, 90, pot="region"),
    }
    free = ask(projects).pots[0]
    assert free.package.ids == ("a", "b")
    assert (free.package.cost, dict(free.co_funding)) == (20, {"region": 20})
    both = ask(projects, requests=(("region", 15.0), ("stat", 50.0)))
    region, stat = both.pots
    assert (stat.package.ids, dict(stat.co_funding)) == (("b",), {"region": 10})
    assert (region.budget.reserved, region.package.ids) == (10, ())
    assert stat.analysis is not None
    assert stat.analysis.robustness.exact is None
    assert [str(condition) for condition in stat.conditions] == ["--budget region=15"]


def test_a_share_of_money_in_another_currency_keeps_a_project_out(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 20, 50, "co_funding: {region: 0.5}"),
        "r": project("r", "{amount: 6, unit: MDKK}", 90, pot="region"),
    }
    stat = ask(projects, requests=(("stat", 50.0), ("region", 15.0))).pots[0]
    assert [kept.reason.value for kept in stat.kept_out] == ["other_unit"]
