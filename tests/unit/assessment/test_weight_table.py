"""The tree of weights: shares, units, stale ranges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.weight_table import CRITERIA, all_weight_tables, weight_table
from mlr_prio.errors import RequestError
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]

ADAL = """\
schema_version: 1
municipality: adal
status: proposal
weights: {resor: 30, mark: 10, tid: 1, komfort: 3}
elicited: {method: swing, on: 2026-03-01, ranges: {tid: [0, 30], mark: [100, 0]}}
"""
ORDER = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [mark, [tid, komfort]]\n"
BOUNDS = "schema_version: 1\nviewpoint: klimat\nstatus: example\nbounds: {mark: [60, 60]}\n"


def test_without_profiles_the_joint_weights_are_those_of_the_criteria_file(load: Load) -> None:
    table = weight_table(load())
    assert (table.profile, table.form, table.members) == ("joint", "points", ())
    found = {row.item.id: (row.points, row.share, row.weight, row.depth) for row in table.rows}
    assert found == {
        "resor": (60, 0.6, 0.6, 0),
        "tid": (50, 0.5, 0.3, 1),
        "komfort": (50, 0.5, 0.3, 1),
        "mark": (40, 0.4, 0.4, 0),
    }


def test_a_point_of_value_is_so_much_of_the_unit(load: Load) -> None:
    """Restid: 20 minutes are worth 30 points, so that one point is two thirds of a minute."""
    worth = {row.item.id: row.worth for row in weight_table(load()).rows}
    assert worth == pytest.approx({"resor": None, "tid": 20 / 30, "komfort": 4 / 30, "mark": 100 / 40})


def test_a_weight_of_zero_buys_nothing(load: Load) -> None:
    profile = ADAL.replace("mark: 10", "mark: 0")
    rows = {
        row.item.id: row for row in weight_table(load({"criteria/weights/adal.yaml": profile}), "adal").rows
    }
    assert rows["mark"].worth is None
    assert rows["tid"].worth == pytest.approx(20 * 0.01 / 0.25)


def test_each_form_of_a_profile_has_its_shares(load: Load) -> None:
    problem = load(
        {
            "criteria/weights/adal.yaml": ADAL,
            "criteria/weights/oby.yaml": ORDER,
            "criteria/weights/klimat.yaml": BOUNDS,
        }
    )
    tables = {table.profile: table for table in all_weight_tables(problem)}
    assert list(tables) == ["joint", "criteria", "adal", "oby", "klimat"]
    forms = {profile: table.form for profile, table in tables.items()}
    assert forms == {
        "joint": "mean",
        "criteria": "points",
        "adal": "points",
        "oby": "order",
        "klimat": "bounds",
    }
    weights = {profile: {r.item.id: r.weight for r in table.rows} for profile, table in tables.items()}
    assert weights["adal"]["komfort"] == pytest.approx(0.75 * 0.75)
    assert weights["oby"] == pytest.approx({"mark": 2 / 3, "tid": 1 / 6, "komfort": 1 / 6, "resor": 1 / 3})
    assert weights["klimat"]["mark"] == pytest.approx(0.6)
    assert weights["joint"]["mark"] == pytest.approx((0.25 + 2 / 3) / 2)
    assert tables["oby"].rows[0].points is None
    assert tables["criteria"].rows[0].points == 60


def test_a_range_that_the_scale_no_longer_has_is_stale(load: Load) -> None:
    table = weight_table(load({"criteria/weights/adal.yaml": ADAL}), "adal")
    assert {row.item.id: row.stale for row in table.rows if row.stale} == {"tid": (0, 30)}
    assert table.status is Status.EXAMPLE  # the criteria still are


def test_without_members_the_criteria_file_comes_first_and_alone(load: Load) -> None:
    problem = load({"criteria/weights/klimat.yaml": BOUNDS})
    assert [table.profile for table in all_weight_tables(problem)] == [CRITERIA, "klimat"]


def test_an_unknown_profile_is_answered_with_the_known(load: Load) -> None:
    with pytest.raises(RequestError, match="there is no weight profile lund"):
        weight_table(load(), "lund")
