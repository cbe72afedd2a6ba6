from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.ranking import rank, rank_all_profiles
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]

# By hand, weights 0.3, 0.3, 0.4:
# bana: tid 1, komfort 0.75, mark 0.5          -> 0.3 + 0.225 + 0.2 = 0.725
# stig: tid 0.25, komfort 0.5…1 (0.75), mark 1 -> 0.075 + 0.225 + 0.4 = 0.7 (0.625 … 0.775)
# vag:  tid 0.5, komfort missing (0.5), mark 0 -> 0.15 + 0.15 = 0.3 (0.15 … 0.45)


def test_the_list_is_the_weighted_sum_reckoned_by_hand(load: Load) -> None:
    rows = rank(load()).rows
    assert [row.project.id for row in rows] == ["bana", "stig", "vag"]
    assert [row.value for row in rows] == pytest.approx([0.725, 0.7, 0.3])
    assert [(row.low, row.high) for row in rows] == [
        pytest.approx((0.725, 0.725)),
        pytest.approx((0.625, 0.775)),
        pytest.approx((0.15, 0.45)),
    ]


def test_missing_and_uncertain_scores_widen_the_possible_places(load: Load) -> None:
    assert [(row.best, row.worst) for row in rank(load()).rows] == [(1, 2), (1, 2), (3, 3)]


def test_missing_and_uncertain_scores_are_named(load: Load) -> None:
    rows = {row.project.id: row for row in rank(load()).rows}
    assert rows["vag"].missing == ("komfort",)
    assert rows["stig"].uncertain == ("komfort",)
    assert rows["bana"].is_exact
    assert not rows["vag"].is_exact


def test_contributions_sum_to_the_value(load: Load) -> None:
    for row in rank(load()).rows:
        assert sum(row.contributions.values()) == pytest.approx(row.value)


def test_only_candidates_compete(load: Load) -> None:
    ranking = rank(load())
    assert [project.id for project in ranking.excluded] == ["gammal"]
    assert ranking.row("gammal") is None


def test_equal_values_share_a_place_by_id(load: Load, small_project: str) -> None:
    rows = rank(load({"projects/alfa.yaml": small_project.replace("bana", "alfa")})).rows
    assert [(row.project.id, row.rank, row.tied) for row in rows[:3]] == [
        ("alfa", 1, True),
        ("bana", 1, True),
        ("stig", 3, False),
    ]


@pytest.fixture
def small_project(write_workspace: Callable[..., object], tmp_path: object) -> str:
    write_workspace()
    return (tmp_path / "projects" / "bana.yaml").read_text("utf-8")  # type: ignore[operator,no-any-return]  # tmp_path is a Path


def test_a_what_if_remembers_the_old_places(load: Load) -> None:
    rows = rank(load(), shares=[("mark", 0.8)]).rows
    assert [(row.project.id, row.rank, row.previous_rank) for row in rows] == [
        ("stig", 1, 2),
        ("bana", 2, 1),
        ("vag", 3, 3),
    ]


def test_without_a_what_if_there_is_no_old_place(load: Load) -> None:
    assert {row.previous_rank for row in rank(load()).rows} == {None}


def test_no_candidates_give_an_empty_list(load: Load) -> None:
    gone = {f"projects/{name}.yaml": None for name in ("bana", "stig", "vag")}
    assert rank(load(gone)).rows == ()


def test_all_scores_missing_gives_everyone_the_first_place_and_the_whole_span(load: Load) -> None:
    def bare(name: str) -> str:
        return f"schema_version: 1\nid: {name}\nname: {name}\nmode: rail\nstatus: candidate\n"

    rows = rank(load({f"projects/{name}.yaml": bare(name) for name in ("bana", "stig", "vag")})).rows
    assert [(row.rank, row.tied, row.best, row.worst) for row in rows] == [(1, True, 1, 3)] * 3
    assert [row.value for row in rows] == pytest.approx([0.5] * 3)


PROFILE = (
    "schema_version: 1\nmunicipality: {owner}\nstatus: {status}\n"
    "weights: {{resor: 1, tid: 1, komfort: 1, mark: {mark}}}\n"
)


def test_the_list_is_as_finished_as_its_least_finished_part(load: Load) -> None:
    problem = load({"criteria/weights/adal.yaml": PROFILE.format(owner="adal", status="proposal", mark=1)})
    assert rank(problem).status is Status.EXAMPLE


def test_places_under_every_profile_stand_side_by_side(load: Load) -> None:
    sides = rank_all_profiles(
        load(
            {
                "criteria/weights/oby.yaml": PROFILE.format(owner="oby", status="example", mark=0),
                "criteria/weights/adal.yaml": PROFILE.format(owner="adal", status="example", mark=9),
            }
        )
    )
    assert sides.profiles == ("adal", "oby")
    assert sides.ranks == {"bana": (2, 1), "stig": (1, 2), "vag": (3, 2)}


def test_without_profiles_nothing_stands_beside_the_list(load: Load) -> None:
    sides = rank_all_profiles(load())
    assert sides.profiles == ()
    assert sides.ranks == {"bana": (), "stig": (), "vag": ()}


def test_the_list_as_a_frame_keeps_order_and_contributions(load: Load) -> None:
    frame = rank(load()).to_frame()
    assert list(frame.index) == ["bana", "stig", "vag"]
    assert list(frame.columns) == [
        "rank",
        "tied",
        "name",
        "value",
        "low",
        "high",
        "best",
        "worst",
        "tid",
        "komfort",
        "mark",
    ]
    assert frame.loc["bana", ["tid", "komfort", "mark"]].sum() == pytest.approx(0.725)


def test_an_empty_list_is_an_empty_frame(load: Load) -> None:
    gone = {f"projects/{name}.yaml": None for name in ("bana", "stig", "vag")}
    assert rank(load(gone)).to_frame().empty
