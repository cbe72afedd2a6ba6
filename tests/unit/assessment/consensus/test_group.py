from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlr_prio.assessment.consensus.group import Group, make_group
from mlr_prio.assessment.ranking import rank
from mlr_prio.errors import RequestError
from mlr_prio.model.problem import Problem

MakeGroup = Callable[..., Group]
Opposed = Callable[..., Problem]
ProfileText = Callable[..., str]

THREE = """\
schema_version: 1
municipalities:
  - {id: adal, name: Ådal, code: "0001", population: {year: 2024, count: 30000}}
  - {id: oby, name: Öby, code: "0002", population: {year: 2024, count: 10000}}
  - {id: usta, name: Usta, code: "0003"}
"""
MEMBERS = "criteria/municipalities.yaml"
USTA = "criteria/weights/usta.yaml"
COMFORT = "resor: 1, tid: 0, komfort: 1, mark: 0"
ALL = "abstains: [bana, stig, vag]\n"


def test_the_joint_list_is_the_one_that_rank_shows(shipped: Problem) -> None:
    joint, ranked = make_group(shipped).ranking, rank(shipped)
    assert [(r.project.id, r.rank, r.value) for r in joint.rows] == [
        (r.project.id, r.rank, r.value) for r in ranked.rows
    ]


def test_a_member_without_a_profile_is_listed_and_nothing_is_assumed(group: MakeGroup) -> None:
    made = group({MEMBERS: THREE})
    assert (made.ids, made.unanswered) == (("adal", "oby"), ("usta",))
    assert made.positions.joint.tolist() == [0.5, 0.0, 0.5]


def test_abstaining_from_every_project_equals_not_being_a_member(
    opposed: Opposed, profile_text: ProfileText
) -> None:
    without = opposed()
    bare, ranked = make_group(without), rank(without)
    silent = opposed({MEMBERS: THREE, USTA: profile_text("usta", COMFORT, ALL)})
    made = make_group(silent)
    assert (made.silent, made.unanswered, made.ids) == (("usta",), (), ("adal", "oby"))
    assert made.positions.joint.tolist() == bare.positions.joint.tolist()
    assert [r.value for r in rank(silent).rows] == [r.value for r in ranked.rows]
    assert [r.agreement for r in rank(silent).rows] == [r.agreement for r in ranked.rows]


def test_leaving_a_member_out_equals_its_not_having_answered(
    opposed: Opposed, profile_text: ProfileText
) -> None:
    three = opposed({MEMBERS: THREE, USTA: profile_text("usta", COMFORT)})
    made = make_group(three, without=["usta"])
    assert (made.without, made.ids) == (("usta",), ("adal", "oby"))
    assert made.positions.joint.tolist() == [0.5, 0.0, 0.5]


def test_population_is_a_what_if_that_weighs_the_mean(group: MakeGroup) -> None:
    made = group({MEMBERS: THREE}, by_population=True)
    assert made.by_population
    assert made.positions.joint == pytest.approx([0.75, 0.0, 0.25])


def test_population_cannot_count_where_it_is_not_given(group: MakeGroup) -> None:
    with pytest.raises(RequestError, match="the population is not given for adal, oby"):
        group(by_population=True)


def test_an_unknown_member_cannot_be_left_out(group: MakeGroup) -> None:
    with pytest.raises(RequestError, match="there is no member lund"):
        group(without=["lund"])


def test_a_member_that_takes_no_part_need_not_be_left_out(group: MakeGroup) -> None:
    with pytest.raises(RequestError, match="usta takes no part and need not be left out"):
        group({MEMBERS: THREE}, without=["usta"])


@pytest.mark.parametrize(
    ("missing", "count"), [(("criteria/weights/oby.yaml",), 1), (("criteria/weights/oby.yaml", "adal"), 0)]
)
def test_one_profile_or_none_is_nothing_to_compare(
    group: MakeGroup, missing: tuple[str, ...], count: int
) -> None:
    changes = dict.fromkeys(missing) | ({"criteria/weights/adal.yaml": None} if count == 0 else {})
    said = f"there is nothing to compare: the members that take part are {count}, and it takes two"
    with pytest.raises(RequestError, match=said) as error:
        group(changes)
    assert "oby" in str(error.value.hint)


def test_leaving_all_but_one_out_is_nothing_to_compare(group: MakeGroup) -> None:
    with pytest.raises(RequestError, match="the members that take part are 1"):
        group(without=["oby"])


def test_one_project_is_nothing_to_compare(group: MakeGroup) -> None:
    with pytest.raises(RequestError, match="the projects that compete are 1"):
        group({"projects/stig.yaml": None, "projects/vag.yaml": None})


def test_the_top_is_five_places_or_the_whole_of_a_shorter_list(group: MakeGroup, shipped: Problem) -> None:
    assert (group().top(None), group().top(2), make_group(shipped).top(None)) == (3, 2, 5)
    with pytest.raises(RequestError, match="the list has 3 places, not 4") as error:
        group().top(4)
    assert str(error.value.hint) == "ask for a top of 1 to 3"


def test_a_project_without_municipalities_is_nobodys_own(group: MakeGroup) -> None:
    made = group()
    assert made.participation().tolist() == [[True, True, False], [True, False, False]]
    assert made.projects(np.array([2, 0])) == ("vag", "bana")
