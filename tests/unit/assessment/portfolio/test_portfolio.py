"""The best package, what is around it, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from mlr_prio.assessment.portfolio.portfolio import Question, portfolio
from mlr_prio.assessment.portfolio.result import Analysis, Portfolio, Rule
from mlr_prio.engine.portfolio.selection import best_package
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem

Ask = Callable[..., Portfolio]
Make = Callable[..., str]
MakeWorkspace = Callable[..., Problem]


def analysis(answer: Portfolio) -> Analysis:
    found = answer.pots[0].analysis
    assert found is not None
    return found


def freight(text: str, level: float) -> str:
    return text.replace("gods: 0", f"gods: {level}")


def profile(owner: str, tid: float, gods: float) -> str:
    return (
        f"schema_version: 1\nmunicipality: {owner}\nstatus: example\nweights: {{tid: {tid}, gods: {gods}}}\n"
    )


@pytest.fixture
def four(project: Make) -> dict[str, str]:
    """Four projects: minutes 60, 50, 30, 10 for 30, 25, 25 and 60."""
    return {
        "a": project("a", 30, 60, "municipalities: [adal, oby]"),
        "b": project("b", 25, 50, "municipalities: [adal]"),
        "c": project("c", 25, 30),
        "d": project("d", 60, 10, "municipalities: [oby]"),
    }


def test_the_package_is_the_best_of_all_subsets(ask: Ask, four: Mapping[str, str]) -> None:
    worth, cost = {"a": 60, "b": 50, "c": 30, "d": 10}, {"a": 30, "b": 25, "c": 25, "d": 60}
    for budget in range(0, 150, 5):
        subsets = [s for k in range(5) for s in combinations("abcd", k) if sum(cost[i] for i in s) <= budget]
        best = max(sum(worth[i] for i in s) for s in subsets)
        (pot,) = ask(four, requests=(("stat", float(budget)),), samples=1).pots
        assert pot.package.value == pytest.approx(best / 200)
        assert pot.package.cost == sum(cost[i] for i in pot.package.ids) <= budget


def test_all_packages_of_the_same_value_are_told_and_the_cheapest_is_shown(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 40, 50), "b": project("b", 30, 50), "c": project("c", 35, 50)}
    (pot,) = ask(projects).pots
    assert (pot.package.ids, pot.others, pot.optima) == (("b",), (("c",), ("a",)), 3)


def test_the_next_one_in_is_told_with_the_money_it_needs_and_whom_it_replaces(
    ask: Ask, four: Mapping[str, str]
) -> None:
    found = analysis(ask(four))
    assert [(entry.id, entry.extra, entry.replaces) for entry in found.outside] == [
        ("a", 5.0, ("c",)),
        ("d", 90.0, ()),
    ]


def test_a_project_below_zero_is_never_brought_in(ask: Ask, project: Make) -> None:
    answer = ask({"a": project("a", 30, 60), "b": freight(project("b", 5, 0), -50)})
    assert [(entry.id, entry.extra) for entry in analysis(answer).outside] == [("b", None)]


def test_the_frontier_holds_every_efficient_package_and_tells_that_it_is_no_list(
    ask: Ask, four: Mapping[str, str]
) -> None:
    edge = analysis(ask(four)).frontier
    assert [(point.cost, point.ids) for point in edge.points] == [
        (0, ()),
        (25, ("b",)),
        (30, ("a",)),
        (50, ("b", "c")),
        (55, ("a", "b")),
        (80, ("a", "b", "c")),
        (140, ("a", "b", "c", "d")),
    ]
    assert (edge.complete, edge.nested) == (True, False)
    assert analysis(ask({"b": four["b"]})).frontier.nested


def test_the_simple_rules_stand_beside_with_what_they_lose(ask: Ask, four: Mapping[str, str]) -> None:
    rules = {rule.rule: rule for rule in analysis(ask(four)).rules}
    assert rules[Rule.LIST_UNTIL_FULL].package.ids == ("a",)
    assert rules[Rule.LIST_UNTIL_FULL].loss == pytest.approx(20 / 80)
    assert rules[Rule.RATIO_SKIPPING].package.ids == ("a",)
    nothing = analysis(ask(four, requests=(("stat", 0.0),)))
    assert {rule.loss for rule in nothing.rules} == {None}


def test_a_rule_that_breaks_a_condition_is_told(ask: Ask, four: Mapping[str, str]) -> None:
    rules = analysis(ask(four, "at_most: [{count: 0, projects: [a]}]\n")).rules
    assert [str(condition) for condition in rules[0].broken] == ["at_most 0 [a]"]


def test_a_choice_that_hangs_on_the_weights_is_chosen_in_some_samples(ask: Ask, project: Make) -> None:
    """Minutes of one project against freight of the other; only one fits. A third is always in."""
    projects = {
        "a": project("a", 40, 60),
        "b": freight(project("b", 40, 0), 60),
        "c": project("c", 5, 90),
    }
    answer = ask(projects, weights="free", samples=400, seed=7)
    robust = analysis(answer).robustness
    assert robust.counts["c"] == 400
    assert 0 < robust.counts["a"] < 400
    assert robust.counts["a"] + robust.counts["b"] == 400
    assert robust.exact is not None
    assert (robust.exact.core, robust.exact.borderline) == (("c",), ("a", "b"))
    assert robust.widened == robust.exact


def test_missing_scores_widen_the_exact_answer(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 40, 60), "b": project("b", 40, "{low: 40, likely: 50, high: 70}")}
    profiles = {"criteria/weights/adal.yaml": profile("adal", 70, 30)}
    robust = analysis(ask(projects, others=profiles)).robustness
    assert robust.exact is not None
    assert robust.widened is not None
    assert (robust.exact.core, robust.exact.exterior) == (("a",), ("b",))
    assert robust.widened.borderline == ("a", "b")


def test_around_a_profile_there_are_samples_but_no_exact_answer(ask: Ask, four: Mapping[str, str]) -> None:
    answer = ask(four, weights="around:joint:20")
    assert answer.tried.name == "around:joint:20"
    assert (analysis(answer).robustness.exact, analysis(answer).robustness.widened) == (None, None)


def test_the_profiles_are_tried_where_there_are_any(ask: Ask, four: Mapping[str, str]) -> None:
    assert ask(four).tried.name == "free"
    profiles = {"criteria/weights/adal.yaml": profile("adal", 70, 30)}
    assert ask(four, others=profiles).tried.name == "profiles"


def test_one_profile_for_the_list_leaves_all_profiles_to_be_tried(ask: Ask, four: Mapping[str, str]) -> None:
    profiles = {"criteria/weights/adal.yaml": profile("adal", 70, 30)}
    assert ask(four, others=profiles, profile="adal").tried.name == "profiles"


def test_an_order_of_importance_is_tried_and_answered_exactly(ask: Ask, project: Make) -> None:
    """Minutes matter most: of the two that cost all the money, the one with more minutes is always best."""
    projects = {"a": project("a", 40, 60), "b": project("b", 40, 50)}
    found = ask(projects, others={"criteria/weights/adal.yaml": profile("adal", 70, 30)}, weights="ordinal")
    robust = analysis(found).robustness
    assert (found.tried.name, robust.counts) == ("ordinal", {"a": 40, "b": 0})
    assert robust.exact is not None
    assert (robust.exact.core, robust.exact.exterior) == (("a",), ("b",))


def test_within_bounds_no_weight_strays_by_more_than_a_quarter_of_itself(
    ask: Ask, four: Mapping[str, str]
) -> None:
    found = ask(four, others={"criteria/weights/adal.yaml": profile("adal", 80, 20)}, weights="bounds")
    assert (found.tried.name, found.tried.span) == ("bounds", 0.25)
    assert analysis(found).robustness.exact is None


def test_what_a_member_leaves_open_is_what_is_tried_of_it(ask: Ask, four: Mapping[str, str]) -> None:
    """A member with an order only: every weighting in that order, exactly, and not a point within them."""
    order = (
        "schema_version: 1\nmunicipality: adal\nstatus: example\ndescription: Exempel.\norder: [tid, gods]\n"
    )
    found = ask(four, others={"criteria/weights/adal.yaml": order})
    vertices = found.tried.vertices()
    assert vertices is not None
    assert vertices.tolist() == [[1.0, 0.0], [0.5, 0.5]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("fri", "fri does not say which weights to try"),
        ("around", "around does not say which weights to try"),
        ("around:lund", "there is no weight profile lund"),
        ("around:joint:nära", "around:joint:nära does not say which weights to try"),
        ("around:joint:0", "the concentration in around:joint:0 is 0.0"),
        ("profiles", "no municipality has a weight profile, so there are none to mix"),
    ],
)
def test_weights_that_do_not_exist_are_answered(
    ask: Ask, four: Mapping[str, str], text: str, sentence: str
) -> None:
    with pytest.raises(Exception, match=sentence):
        ask(four, weights=text)


def test_the_highest_cost_at_which_a_project_stays_is_exact(ask: Ask, four: Mapping[str, str]) -> None:
    """Of b and c with 50 to spend, a would be as good as b and something: raise one cost and look."""
    limits = analysis(ask(four)).break_even
    assert dict(limits) == {"b": 25.0, "c": 25.0}


UPLIFT = """\
uplift:
  - {id: alla, name: Alla, factor: 1.1}
  - {id: vag, name: Väg, factor: 3, applies_to: {modes: [road]}}
  - {id: tidigt, name: Tidigt, factor: 3, applies_to: {maturity: [idea]}}
"""


def test_cost_rises_show_what_leaves_and_what_comes_in(ask: Ask, four: Mapping[str, str]) -> None:
    projects = {**four, "c": four["c"] + "maturity: idea\n"}
    everyone, road, early, asked = analysis(ask(projects, UPLIFT, uplift=0.3)).uplift
    assert (everyone.dropped, everyone.added) == (("b", "c"), ("a",))
    assert everyone.package is not None
    assert everyone.package.cost == pytest.approx(33)
    assert (road.affected, road.dropped) == ((), ())
    assert (early.affected, early.dropped, early.added) == (("c",), ("b", "c"), ("a",))
    assert (asked.source, asked.factor) == (None, 1.3)


def test_a_cost_rise_that_leaves_no_package_is_told(ask: Ask, four: Mapping[str, str]) -> None:
    answer = ask(four, "at_least_one_of: [[b], [c]]\n", uplift=0.5)
    (level,) = analysis(answer).uplift
    assert level.package is None


@pytest.mark.parametrize("rise", [-1.0, 9.5, float("nan")])
def test_a_cost_rise_that_cannot_be_is_refused(ask: Ask, four: Mapping[str, str], rise: float) -> None:
    with pytest.raises(RequestError, match="percent cannot be tried"):
        ask(four, uplift=rise)


def test_co_funding_rises_with_the_cost(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 20, 50, "co_funding: {region: 0.5}"), "b": project("b", 10, 5)}
    answer = ask(projects, uplift=0.2, requests=(("stat", 50.0), ("region", 11.0)))
    (level,) = analysis(answer).uplift
    assert (answer.pots[0].package.ids, level.dropped) == (("a", "b"), ("a",))


def test_each_municipality_has_its_part_of_the_package(ask: Ask, four: Mapping[str, str]) -> None:
    pot = ask(four, requests=(("stat", 80.0),)).pots[0]
    adal, oby = pot.shares
    assert (adal.municipality, adal.projects, adal.cost) == ("adal", 2, 40.0)
    assert adal.value == pytest.approx((60 / 2 + 50) / 200)
    assert (oby.projects, oby.cost, pot.outside_region) == (1, 15.0, 1)


def test_the_fair_package_does_best_by_the_least_satisfied_and_has_a_price(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 40, 60),
        "b": project("b", 10, 90),
        "c": freight(project("c", 40, 0), 60),
    }
    profiles = {
        "criteria/weights/adal.yaml": profile("adal", 100, 0),
        "criteria/weights/oby.yaml": profile("oby", 10, 90),
    }
    pot = ask(projects, others=profiles, fair=True).pots[0]
    assert pot.package.ids == ("a", "b")
    assert pot.fair is not None
    assert pot.fair.package.ids == ("b", "c")
    assert pot.fair.proven
    assert 0 < pot.fair.price < 1
    low = min(share for share in pot.fair.satisfaction.values() if share is not None)
    assert low > min(share for share in pot.fair.joint_satisfaction.values() if share is not None)


def test_a_fair_package_needs_profiles(ask: Ask, four: Mapping[str, str]) -> None:
    with pytest.raises(RequestError, match="a fair package needs weight profiles: no municipality has one"):
        ask(four, fair=True)


def test_the_two_index_map_keeps_society_and_economy_apart(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 30, 60), "b": freight(project("b", 30, 0), 40)}
    places = ask(projects).pots[0].index_map
    assert (places.places["a"].social, places.places["a"].economic) == (0.3, 0.0)
    assert places.places["b"].economic == pytest.approx(0.5 * 0.2)
    assert (places.places["a"].field.value, places.places["b"].field.value) == ("C", "B")
    assert places.line_social == 0.3


def test_a_missing_do_nothing_level_is_refused_with_the_place_to_add_it(
    workspace: MakeWorkspace, project: Make, criteria_text: str
) -> None:
    criteria = criteria_text.replace("best: 100, baseline: 0}", "best: 100}", 1)
    problem = workspace({"a": project("a", 30, 60)}, criteria=criteria)
    with pytest.raises(RequestError, match="tid has no do-nothing level") as caught:
        portfolio(problem, (("stat", 50.0),), Question(samples=1))
    assert str(caught.value.hint) == (
        "add baseline at criteria/criteria.yaml:10:5: the level if nothing is built"
    )


def test_values_count_from_the_level_where_nothing_is_built(
    workspace: MakeWorkspace, project: Make, criteria_text: str
) -> None:
    criteria = criteria_text.replace("best: 100, baseline: 0}", "best: 100, baseline: 50}", 1)
    problem = workspace({"a": project("a", 30, 40), "b": project("b", 30, 70)}, criteria=criteria)
    pot = portfolio(problem, (("stat", 90.0),), Question(samples=1)).pots[0]
    assert pot.values == pytest.approx({"a": -0.05, "b": 0.1})
    assert pot.package.ids == ("b",)


def test_time_that_runs_out_is_told_and_nothing_is_built_on_an_unproven_package(
    ask: Ask, four: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "mlr_prio.assessment.portfolio.portfolio.best_package",
        lambda *given: replace(best_package(*given), proven=False),
    )
    (pot,) = ask(four, time_limit=1.0).pots
    assert (pot.proven, pot.analysis, pot.optima, pot.others) == (False, None, None, ())


def test_the_same_question_has_the_same_answer(ask: Ask, four: Mapping[str, str]) -> None:
    first, second = ask(four, weights="free"), ask(four, weights="free")
    assert analysis(first).robustness == analysis(second).robustness
