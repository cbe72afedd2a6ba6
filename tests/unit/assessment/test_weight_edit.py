"""New points: where they go, what siblings do, and which places move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.assessment.sibling import SiblingSet
from mlr_prio.assessment.weight_edit import PointChange, _rebalanced, moves, new_points
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]

OBY = """\
schema_version: 1
municipality: oby
status: example
weights: {resor: 60, mark: 40, tid: 50, komfort: 50}
"""
ORDER = "schema_version: 1\nmunicipality: adal\nstatus: example\norder: [mark, tid, komfort]\n"
PATH = "criteria/weights/oby.yaml"


def test_points_of_the_criteria_file_are_found_down_the_tree(load: Load) -> None:
    planned = new_points(load(), None, {"komfort": 20, "resor": 60})
    assert (planned.profile, planned.path) == ("criteria", "criteria/criteria.yaml")
    assert planned.changes == (PointChange("komfort", 50, 20, ("criteria", 0, "children", 1, "weight")),)


def test_points_of_a_profile_stand_under_weights(load: Load) -> None:
    planned = new_points(load({PATH: OBY}), "oby", {"mark": 45})
    assert (planned.profile, planned.path) == ("oby", PATH)
    assert planned.changes == (PointChange("mark", 40, 45, ("weights", "mark")),)


def test_siblings_make_up_for_it_and_others_do_not(load: Load) -> None:
    planned = new_points(load({PATH: OBY}), "oby", {"mark": 45}, rebalance=True)
    assert {change.id: change.after for change in planned.changes} == {"mark": 45, "resor": 55}


POINTS = st.lists(st.integers(0, 1000).map(lambda n: n / 10), min_size=2, max_size=8)


@given(POINTS, st.integers(0, 800).map(lambda n: n / 8))
def test_rebalanced_siblings_keep_the_sum_and_their_proportions(points: list[float], wanted: float) -> None:
    total = sum(points)
    before = {f"k{i}": number for i, number in enumerate(points)}
    if wanted > total:
        with pytest.raises(RequestError, match="more than all siblings have"):
            _rebalanced(SiblingSet(None, tuple(before)), before, {"k0": wanted})
        return
    after = _rebalanced(SiblingSet(None, tuple(before)), before, {"k0": wanted})
    assert sum(after.values()) + wanted == pytest.approx(total, abs=1e-9)
    rest = total - points[0]
    for id_, number in after.items():
        share = before[id_] / rest if rest else 1 / len(after)
        assert number == pytest.approx(share * (total - wanted), abs=0.01)


def test_with_all_siblings_named_nothing_is_left_to_scale(load: Load) -> None:
    planned = new_points(load(), None, {"tid": 10, "komfort": 80}, rebalance=True)
    assert {change.id: change.after for change in planned.changes} == {"tid": 10, "komfort": 80}


def test_points_with_many_decimals_stay_exact(load: Load) -> None:
    planned = new_points(load(), None, {"tid": 33.125}, rebalance=True)
    assert {change.id: change.after for change in planned.changes} == {"tid": 33.125, "komfort": 66.875}


@pytest.mark.parametrize(
    ("profile", "wanted", "sentence"),
    [
        (None, {"tidd": 1}, "there is no criterion or group tidd"),
        (None, {"x": 1}, "there is no criterion or group x"),
        (None, {"tid": -1}, "tid cannot have -1 points"),
        ("nej", {"tid": 1}, "there is no weight profile nej"),
        ("adal", {"tid": 1}, "adal holds no points but an order or bounds"),
        ("oby", {"tid": 101}, "tid would have 101.0 points together, more than all siblings have"),
    ],
)
def test_what_cannot_be_is_refused(
    load: Load, profile: str | None, wanted: dict[str, float], sentence: str
) -> None:
    problem = load({PATH: OBY, "criteria/weights/adal.yaml": ORDER})
    with pytest.raises(RequestError, match=sentence):
        new_points(problem, profile, wanted, rebalance=True)


def test_places_move_on_the_joint_list_and_on_the_profiles_own(load: Load) -> None:
    before = load({PATH: OBY})
    after = load({PATH: OBY.replace("mark: 40", "mark: 1000")})
    found = {
        move.project.id: (move.before, move.after, move.own_before, move.own_after)
        for move in moves(before, after, "oby")
    }
    assert found == {"stig": (2, 1, 2, 1), "bana": (1, 2, 1, 2)}
    assert moves(before, before, "oby") == ()
    assert [move.own_after for move in moves(before, after, "criteria")] == [1, 2]
