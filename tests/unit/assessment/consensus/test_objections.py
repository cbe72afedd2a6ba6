from __future__ import annotations

from collections.abc import Callable
from math import fsum

import pytest

from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.assessment.consensus.objections import disagreements, objections, objections_to
from mlr_prio.engine.sensitivity.needed_move import needed_move
from mlr_prio.model.problem import Problem

MakeGroup = Callable[..., Group]
OBY = "criteria/weights/oby.yaml"


def test_who_objects_about_what_and_the_smallest_step_on_either_side(group: MakeGroup) -> None:
    """Öby: 0.5 ahead, 1.25 a unit moved: 0.4. The list: 0.125 behind: 0.1. Ådal: 0.25 and 1.25: 0.2."""
    first, second = objections(group())
    assert (first.member, first.above, first.below) == ("oby", "bana", "stig")
    assert first.by_criterion == pytest.approx({"tid": 0.375, "komfort": 0.0, "mark": 0.25})
    assert first.own.weight_moved == pytest.approx(0.4)
    assert (first.cheapest.side, second.cheapest.side) == ("joint", "adal")
    assert [o.concession for o in (first, second)] == pytest.approx([0.1, 0.2])
    assert (second.member, second.above, second.below) == ("adal", "stig", "vag")


def test_a_step_says_from_where_to_where(group: MakeGroup) -> None:
    first = objections(group())[0]
    ((giver, target, amount),) = first.own.moves
    assert (giver, target, round(amount, 12)) == ("mark", "tid", 0.4)
    ((giver, target, amount),) = first.joint.moves
    assert (giver, target, round(amount, 12)) == ("tid", "mark", 0.1)


def test_the_parts_of_an_objection_sum_to_the_difference(shipped: Problem) -> None:
    made = make_group(shipped)
    index = {project: i for i, project in enumerate(made.table.alternatives)}
    member = {id_: x for x, id_ in enumerate(made.ids)}
    for found in objections(made):
        i, k, x = index[found.above], index[found.below], member[found.member]
        own = made.positions.own_values[x, k] - made.positions.own_values[x, i]
        joint = made.positions.joint_values[i] - made.positions.joint_values[k]
        assert fsum(found.by_criterion.values()) == pytest.approx(own + joint, abs=1e-12)


def test_a_step_is_the_smallest_move_of_weight(shipped: Problem) -> None:
    made = make_group(shipped)
    index = {project: i for i, project in enumerate(made.table.alternatives)}
    criteria, middle = made.table.criteria, made.table.middle
    for found in objections(made, 3):
        i, k = index[found.above], index[found.below]
        weights = made.positions.profiles[made.ids.index(found.member)]
        move = needed_move(weights, middle[k], middle[i])
        assert move is not None
        assert found.own.weight_moved == pytest.approx(move.mass, abs=1e-12)
        assert {(criteria[a], criteria[b]) for a, b, _ in move.moves} == {m[:2] for m in found.own.moves}


def test_the_objections_to_one_pair_are_those_of_the_whole(shipped: Problem) -> None:
    made = make_group(shipped)
    found = objections(made)
    pair = (found[5].above, found[5].below)
    wanted = {o.member: o.concession for o in found if (o.above, o.below) == pair}
    of_pair = objections_to(made, *pair)
    assert {o.member: o.concession for o in of_pair} == pytest.approx(wanted)
    assert [o.concession for o in of_pair] == sorted(o.concession for o in of_pair)


def test_an_objection_that_the_members_order_leaves_open_says_so(group: MakeGroup) -> None:
    order = "schema_version: 1\nmunicipality: oby\nstatus: example\norder: [mark, tid, komfort]\n"
    marks = {(o.above, o.below): o.is_undecided for o in objections(group({OBY: order})) if o.member == "oby"}
    assert all(marks.values())


def test_each_members_objections_taken_together(group: MakeGroup) -> None:
    adal, oby = disagreements(group())
    assert (adal.member, adal.count, oby.count) == ("adal", 1, 1)
    assert oby.largest == ("tid", "mark")
    assert oby.share == pytest.approx(1.0)


def test_a_member_that_sees_the_joint_list_has_no_share(
    group: MakeGroup, profile_text: Callable[..., str]
) -> None:
    same = profile_text("oby", "resor: 1, tid: 1, komfort: 0, mark: 0")
    assert [member.share for member in disagreements(group({OBY: same}))] == [None, None]
    assert objections(group({OBY: same})) == ()
