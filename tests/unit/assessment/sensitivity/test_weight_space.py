"""From the words of ``--weights`` to a weight space."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.assessment.sensitivity.weight_space import BOUND_SPAN, CONCENTRATION, SpaceKind, tried_weights
from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.engine.sensitivity.weight_set import WeightBox, WeightHull
from mlr_prio.engine.sensitivity.weight_space import Around, Bounds, FreeSimplex, Mixture, Ordinal
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem
from tests.conftest import profile

Load = Callable[..., Problem]

ADAL = {"criteria/weights/adal.yaml": profile("adal", 50, 50, 100, 50)}
OBY_ORDER = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [mark, [tid, komfort]]\n"
OBY_BOUNDS = "schema_version: 1\nmunicipality: oby\nstatus: example\nbounds: {tid: [10, 30]}\n"
"""The criteria are tid, komfort, mark; their own weights are 30, 30 and 40 percent."""


def test_without_profiles_all_weights_are_tried(load: Load) -> None:
    problem = load()
    found = tried_weights(problem, weights_in_force(problem))
    assert (found.kind, found.space, found.members) == (SpaceKind.FREE, FreeSimplex(3), ())
    (possible,) = found.sets
    assert isinstance(possible, WeightHull)
    np.testing.assert_array_equal(possible.vertices, np.eye(3))


def test_with_profiles_each_form_gives_its_own_space_and_all_count_alike(load: Load) -> None:
    problem = load(ADAL | {"criteria/weights/oby.yaml": OBY_ORDER})
    found = tried_weights(problem, weights_in_force(problem))
    assert found.kind is SpaceKind.PROFILES
    assert found.members == ("adal", "oby")
    assert found.concentration == CONCENTRATION
    assert isinstance(found.space, Mixture)
    around, order = found.space.spaces
    assert isinstance(around, Around)
    assert around.profile == pytest.approx([1 / 6, 1 / 6, 2 / 3])
    assert order == Ordinal(((2,), (0, 1)), 3)
    (possible,) = found.sets
    assert isinstance(possible, WeightHull)
    expected = np.array([[1 / 6, 1 / 6, 2 / 3], [0.0, 0.0, 1.0], [1 / 3, 1 / 3, 1 / 3]])
    np.testing.assert_allclose(possible.vertices, expected)


def test_a_member_with_bounds_makes_a_box_beside_the_hull_of_the_others(load: Load) -> None:
    problem = load(ADAL | {"criteria/weights/oby.yaml": OBY_BOUNDS})
    found = tried_weights(problem, weights_in_force(problem), "profiles")
    assert isinstance(found.space, Mixture)
    assert found.space.spaces[1] == Bounds((0.1, 0.0, 0.0), (0.3, 1.0, 1.0))
    assert [type(part) for part in found.sets] == [WeightHull, WeightBox]


def test_members_without_points_have_no_concentration(load: Load) -> None:
    problem = load({"criteria/weights/oby.yaml": OBY_BOUNDS})
    found = tried_weights(problem, weights_in_force(problem))
    assert found.concentration is None
    assert [type(part) for part in found.sets] == [WeightBox]


def test_the_order_of_the_joint_weights_keeps_equals_together(load: Load) -> None:
    problem = load()
    found = tried_weights(problem, weights_in_force(problem), "ordinal")
    assert found.space == Ordinal(((2,), (0, 1)), 3)
    (possible,) = found.sets
    assert isinstance(possible, WeightHull)
    np.testing.assert_allclose(possible.vertices, np.array([[0.0, 0.0, 1.0], [1 / 3, 1 / 3, 1 / 3]]))


def test_bounds_lie_a_stated_share_around_the_weights(load: Load) -> None:
    problem = load()
    found = tried_weights(problem, weights_in_force(problem), "bounds")
    assert found.span == BOUND_SPAN
    assert isinstance(found.space, Bounds)
    assert found.space.low == pytest.approx([0.225, 0.225, 0.3])
    assert found.space.high == pytest.approx([0.375, 0.375, 0.5])


def test_bounds_of_a_profile_are_its_own_where_it_has_some(load: Load) -> None:
    problem = load(ADAL | {"criteria/weights/oby.yaml": OBY_BOUNDS})
    own = tried_weights(problem, weights_in_force(problem, "oby"), "bounds")
    around_points = tried_weights(problem, weights_in_force(problem, "adal"), "bounds")
    assert (own.span, own.profile) == (None, "oby")
    assert own.space == Bounds((0.1, 0.0, 0.0), (0.3, 1.0, 1.0))
    assert around_points.span == BOUND_SPAN


@pytest.mark.parametrize(
    ("asked", "concentration"),
    [("around:adal", CONCENTRATION), ("around:adal:8", 8), ("around:adal:2,5", 2.5), ("around:joint:8", 8)],
)
def test_around_a_profile_or_the_joint_weights(load: Load, asked: str, concentration: float) -> None:
    problem = load(ADAL)
    found = tried_weights(problem, weights_in_force(problem), asked)
    assert isinstance(found.space, Around)
    assert found.space.profile == pytest.approx([1 / 6, 1 / 6, 2 / 3])
    assert found.space.concentration == found.concentration == concentration
    (possible,) = found.sets
    assert isinstance(possible, WeightHull)
    np.testing.assert_array_equal(possible.vertices, np.eye(3))


@pytest.mark.parametrize(
    ("of", "kind"),
    [("adal", SpaceKind.AROUND), ("oby", SpaceKind.ORDINAL), ("torp", SpaceKind.BOUNDS)],
)
def test_the_list_of_one_profile_is_tried_with_what_that_profile_leaves_open(
    load: Load, of: str, kind: SpaceKind
) -> None:
    torp = "schema_version: 1\nviewpoint: torp\nname: Torp\nstatus: example\nbounds: {tid: [10, 30]}\n"
    problem = load(ADAL | {"criteria/weights/oby.yaml": OBY_ORDER, "criteria/weights/torp.yaml": torp})
    found = tried_weights(problem, weights_in_force(problem, of))
    assert (found.kind, found.profile) == (kind, of)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("fritt", "fritt does not say which weights to try"),
        ("around", "around does not say which weights to try"),
        ("free:3", "free:3 does not say which weights to try"),
        ("around:adal:x", "around:adal:x does not say which weights to try"),
        ("around:adal:3:4", "around:adal:3:4 does not say which weights to try"),
        ("around:adal:-5", "the concentration in around:adal:-5 is -5.0"),
        ("around:adal:inf", "the concentration in around:adal:inf is inf"),
        ("around:adal:nan", "the concentration in around:adal:nan is nan"),
        ("around:okand", "there is no weight profile okand"),
    ],
)
def test_a_request_that_cannot_be_met_says_why(load: Load, asked: str, sentence: str) -> None:
    problem = load(ADAL)
    with pytest.raises(RequestError, match=f"^{re.escape(sentence)}$"):
        tried_weights(problem, weights_in_force(problem), asked)


def test_profiles_need_profiles(load: Load) -> None:
    problem = load()
    with pytest.raises(
        RequestError, match=r"^no municipality has a weight profile, so there are none to mix$"
    ):
        tried_weights(problem, weights_in_force(problem), "profiles")
