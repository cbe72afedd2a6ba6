"""What competes, at which cost, and what is kept out for which reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.lint import lint
from mlr_prio.assessment.portfolio.result import Portfolio
from mlr_prio.model.problem import Problem

Ask = Callable[..., Portfolio]
Make = Callable[..., str]


def test_a_project_without_a_comparable_cost_is_kept_out_with_the_reason(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", 40, 50),
        "b": project("b", None, 60),
        "c": project("c", "{amount: 9, basis: package_frame}", 60),
        "d": project("d", "{amount: 9, unit: MDKK}", 60),
    }
    (pot,) = ask(projects).pots
    assert pot.package.ids == ("a",)
    assert [(kept.project.id, kept.reason.value) for kept in pot.kept_out] == [
        ("b", "no_cost"),
        ("c", "frame_cost"),
        ("d", "other_unit"),
    ]


def test_a_pot_where_nothing_competes_has_an_empty_package(ask: Ask, project: Make) -> None:
    (pot,) = ask({"a": project("a", None, 50)}).pots
    assert (pot.package.ids, pot.package.cost, pot.proven, pot.analysis) == ((), 0.0, True, None)


PACKAGE = """\
packages:
  - id: ram
    name: Ramen
    projects: [a, b]
    bonus: 5
    cost: {amount: 30, price_year: 2021}
"""


def test_a_package_paid_for_as_one_competes_as_one_at_its_own_cost(ask: Ask, project: Make) -> None:
    """The frame is paid once, although one project has a cost of its own and the other has none."""
    projects = {
        "a": project("a", "{amount: 30, basis: package_frame}", 20),
        "b": project("b", None, 40),
        "c": project("c", 20, 50),
    }
    (pot,) = ask(projects, PACKAGE).pots
    assert pot.package.ids == ("ram", "c")
    assert pot.package.cost == 50
    # Half of all weight is on tid: 20 + 40 minutes of 100, and 5 points of bonus.
    assert pot.values["ram"] == pytest.approx(0.5 * 0.6 + 0.05)
    assert pot.kept_out == ()


def test_costs_are_rounded_up_to_a_tenth_when_a_whole_million_is_too_coarse(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", 25.04, 50), "b": project("b", 24.96, 50)}
    (pot,) = ask(projects, requests=(("stat", 50.0),)).pots
    assert pot.cost_unit == 0.1
    # 25.1 and 25.0 are more than 50, although the money itself would do: rounding up is stated.
    assert len(pot.package.ids) == 1
    (whole,) = ask({"a": project("a", 25, 50)}).pots
    assert whole.cost_unit == 1.0


INDEX = """\
price_index: {name: Provindex, values: {2011: 100, 2021: 200}, sources: [S1]}
sources:
  S1: {title: Källa}
"""


def test_an_index_that_the_user_supplies_brings_costs_to_the_frames_year(ask: Ask, project: Make) -> None:
    projects = {
        "a": project("a", "{amount: 20, price_year: 2011}", 50),
        "b": project("b", "{amount: 5, price_year: 2015}", 50),
        "c": project("c", "{amount: 5}", 50),
    }
    (pot,) = ask(projects, INDEX, requests=(("stat", None),)).pots
    assert pot.package.cost == 50
    assert (pot.price_years.index, pot.price_years.target) == ("Provindex", 2021)
    assert pot.price_years.converted == ("a",)
    assert pot.price_years.undated == ("c",)
    assert pot.price_years.levels == (2015, 2021)


def test_without_an_index_costs_stand_as_they_are_and_the_years_are_told(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", "{amount: 20, price_year: 2011}", 50), "b": project("b", 30, 50)}
    (pot,) = ask(projects).pots
    assert pot.package.cost == 50
    assert (pot.price_years.levels, pot.price_years.index) == ((2011, 2021), None)


def test_an_amount_that_is_asked_for_has_the_latest_price_year_of_the_costs(ask: Ask, project: Make) -> None:
    projects = {"a": project("a", "{amount: 20, price_year: 2011}", 50), "b": project("b", 10, 50)}
    (pot,) = ask(projects, INDEX).pots
    assert (pot.package.cost, pot.price_years.levels) == (50, (2021,))


def test_an_index_that_knows_all_price_years_silences_the_remark_on_mixed_ones(
    workspace: Callable[..., Problem], project: Make
) -> None:
    projects = {"a": project("a", "{amount: 20, price_year: 2011}", 50), "b": project("b", 10, 50)}
    codes = {finding.code for finding in lint(workspace(projects))}
    assert "MLR204" in codes
    assert "MLR204" not in {finding.code for finding in lint(workspace(projects, INDEX))}
