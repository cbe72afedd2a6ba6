from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.assessment.weighting import weights_in_force
from mlr_prio.errors import EngineError, RequestError
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]


def profile(owner: str, form: str) -> str:
    return f"schema_version: 1\n{owner}\nstatus: example\n{form}\n"


ADAL = profile("municipality: adal", "weights: {resor: 1, tid: 1, komfort: 0, mark: 1}")
OBY = profile("municipality: oby", "weights: {resor: 1, tid: 1, komfort: 3, mark: 0}")
VIEW = profile("viewpoint: mark-forst", "weights: {resor: 0, tid: 1, komfort: 1, mark: 9}")


def test_without_profiles_the_criteria_file_decides(load: Load) -> None:
    in_force = weights_in_force(load())
    assert in_force.weights.tolist() == pytest.approx([0.3, 0.3, 0.4])
    assert in_force.members == ()


def test_the_joint_weights_are_the_mean_of_the_members_each_with_the_same_influence(load: Load) -> None:
    problem = load({"criteria/weights/adal.yaml": ADAL, "criteria/weights/oby.yaml": OBY})
    in_force = weights_in_force(problem)
    assert in_force.weights.tolist() == pytest.approx([(0.5 + 0.25) / 2, 0.75 / 2, 0.5 / 2])
    assert in_force.members == ("adal", "oby")


POPULATED = """\
schema_version: 1
municipalities:
  - {id: adal, name: Ådal, code: "0001", population: {year: 2022, count: 3000}}
  - {id: oby, name: Öby, code: "0002", population: {year: 2022, count: 1000}}
"""


def test_influence_by_population_weighs_the_mean(load: Load) -> None:
    profiles = {"criteria/weights/adal.yaml": ADAL, "criteria/weights/oby.yaml": OBY}
    in_force = weights_in_force(
        load(profiles | {"criteria/municipalities.yaml": POPULATED}), by_population=True
    )
    assert in_force.weights.tolist() == pytest.approx([0.75 * 0.5 + 0.25 * 0.25, 0.25 * 0.75, 0.75 * 0.5])
    assert (in_force.by_population, in_force.members) == (True, ("adal", "oby"))


def test_a_share_on_top_of_population_keeps_the_mark(load: Load) -> None:
    profiles = {"criteria/weights/adal.yaml": ADAL, "criteria/weights/oby.yaml": OBY}
    problem = load(profiles | {"criteria/municipalities.yaml": POPULATED})
    in_force = weights_in_force(problem, shares=[("mark", 0.2)], by_population=True)
    assert in_force.by_population
    assert in_force.weights[2] == pytest.approx(0.2)


def test_influence_by_population_needs_joint_weights_and_populations(load: Load) -> None:
    profiles = {"criteria/weights/adal.yaml": ADAL, "criteria/weights/oby.yaml": OBY}
    joint = "influence by population needs the joint weights of several municipalities"
    with pytest.raises(RequestError, match=joint):
        weights_in_force(load(), by_population=True)
    with pytest.raises(RequestError, match=joint):
        weights_in_force(load(profiles), "adal", by_population=True)
    with pytest.raises(RequestError, match="the population is not given for adal, oby"):
        weights_in_force(load(profiles), by_population=True)


def test_a_viewpoint_stays_out_of_the_mean(load: Load) -> None:
    problem = load({"criteria/weights/adal.yaml": ADAL, "criteria/weights/mark-forst.yaml": VIEW})
    assert weights_in_force(problem).weights.tolist() == pytest.approx([0.5, 0, 0.5])
    assert weights_in_force(problem, "mark-forst").weights.tolist() == pytest.approx([0, 0, 1])


def test_an_order_counts_as_its_centroid(load: Load) -> None:
    order = profile("municipality: adal", "order: [mark, [tid, komfort]]")
    weights = weights_in_force(load({"criteria/weights/adal.yaml": order}), "adal").weights
    assert weights.tolist() == pytest.approx([1 / 6, 1 / 6, 2 / 3])


def test_bounds_count_as_the_point_equally_far_within_all_of_them(load: Load) -> None:
    bounds = profile("municipality: adal", "bounds: {tid: [20, 40], komfort: [0, 20], mark: [40, 80]}")
    weights = weights_in_force(load({"criteria/weights/adal.yaml": bounds}), "adal").weights
    assert weights.tolist() == pytest.approx([0.3, 0.1, 0.6])


def test_a_criterion_that_bounds_leave_out_may_weigh_anything(load: Load) -> None:
    bounds = profile("municipality: adal", "bounds: {tid: [20, 20], komfort: [0, 0]}")
    weights = weights_in_force(load({"criteria/weights/adal.yaml": bounds}), "adal").weights
    assert weights.tolist() == pytest.approx([0.2, 0, 0.8])


def test_a_share_moves_the_siblings_in_proportion_and_remembers_what_was(load: Load) -> None:
    in_force = weights_in_force(load(), shares=[("tid", 0.8)])
    assert in_force.weights.tolist() == pytest.approx([0.48, 0.12, 0.4])
    (share,) = in_force.shares
    assert (share.id, share.parent, share.after) == ("tid", "resor", 0.8)
    assert share.before == pytest.approx(0.5)


def test_a_share_of_a_group_moves_all_its_criteria(load: Load) -> None:
    assert weights_in_force(load(), shares=[("resor", 0.2)]).weights.tolist() == pytest.approx(
        [0.1, 0.1, 0.8]
    )


def test_shares_are_applied_one_after_the_other(load: Load) -> None:
    weights = weights_in_force(load(), shares=[("resor", 1.0), ("tid", 0.25)]).weights
    assert weights.tolist() == pytest.approx([0.25, 0.75, 0])


def test_a_share_works_on_the_mean_of_profiles(load: Load) -> None:
    problem = load({"criteria/weights/adal.yaml": ADAL, "criteria/weights/oby.yaml": OBY})
    changed = weights_in_force(problem, shares=[("mark", 0.5)]).weights
    assert changed.tolist() == pytest.approx([0.25, 0.25, 0.5])
    assert np.isclose(changed.sum(), 1)


def test_a_share_outside_nothing_and_all_is_refused(load: Load) -> None:
    with pytest.raises(EngineError, match=r"the share 1.5 was asked for; a share must be from 0 to 1"):
        weights_in_force(load(), shares=[("tid", 1.5)])


def test_an_unknown_profile_is_refused_with_those_there_are(load: Load) -> None:
    with pytest.raises(RequestError, match="there is no weight profile lund") as refusal:
        weights_in_force(load({"criteria/weights/adal.yaml": ADAL}), "lund")
    assert str(refusal.value.hint) == "the profiles are: adal"


def test_an_unknown_criterion_is_refused_with_those_there_are(load: Load) -> None:
    with pytest.raises(RequestError, match="there is no criterion or group buller") as refusal:
        weights_in_force(load(), shares=[("buller", 0.5)])
    assert str(refusal.value.hint) == "there are: resor, tid, komfort, mark"
