from __future__ import annotations

from collections.abc import Callable

from mlr_prio.assessment.ranking import rank
from mlr_prio.assessment.same_part import SamePart
from mlr_prio.model.problem import Problem

Load = Callable[..., Problem]

HEAD = "schema_version: 1\nmunicipality: {member}\nstatus: example\nweights: {{{weights}}}\n"
TIME_ONLY = HEAD.format(member="adal", weights="resor: 1, tid: 1, komfort: 0, mark: 0")
LAND_ONLY = HEAD.format(member="oby", weights="resor: 0, tid: 1, komfort: 1, mark: 1")
ADAL = {"criteria/weights/adal.yaml": TIME_ONLY}
OBY = {"criteria/weights/oby.yaml": LAND_ONLY}


def by_project(problem: Problem, profile: str | None = None) -> dict[str, SamePart | None]:
    """Return the agreement about every project of a list."""
    return {row.project.id: row.agreement for row in rank(problem, profile=profile).rows}


def test_members_are_counted_that_have_a_project_in_the_same_third(load: Load) -> None:
    """Joint: bana, stig, vag. Ådal: bana, vag, stig. Öby: stig, bana, vag."""
    assert by_project(load(ADAL | OBY)) == {
        "bana": SamePart(("adal",), 2),
        "stig": SamePart((), 2),
        "vag": SamePart(("oby",), 2),
    }


def test_one_that_abstains_is_not_counted_and_its_list_is_the_shorter(load: Load) -> None:
    """Öby has stig and vag only: of two places the first is an upper third, the second a middle one."""
    oby = {name: text + "abstains: [bana]\n" for name, text in OBY.items()}
    assert by_project(load(ADAL | oby)) == {
        "bana": SamePart(("adal",), 1),
        "stig": SamePart((), 2),
        "vag": SamePart((), 2),
    }


def test_another_list_or_one_member_gives_no_figure(load: Load) -> None:
    assert set(by_project(load(ADAL)).values()) == {None}
    assert set(by_project(load(ADAL | OBY), "adal").values()) == {None}


def test_two_projects_have_no_thirds(load: Load) -> None:
    assert set(by_project(load(ADAL | OBY | {"projects/vag.yaml": None})).values()) == {None}


def test_the_shipped_list_agrees_with_counting_by_hand(shipped: Problem) -> None:
    from mlr_prio.assessment.ranking import rank_all_profiles

    ranks = rank_all_profiles(shipped)
    members = [p for p in ranks.profiles if p in {m.id for m in shipped.members}]
    third = {place: 0 if place <= 8 else 1 if place <= 15 else 2 for place in range(1, 23)}
    for row in ranks.joint.rows:
        own = dict(zip(ranks.profiles, ranks.ranks[row.project.id], strict=True))
        same = tuple(member for member in members if third[own[member]] == third[row.rank])
        assert row.agreement == SamePart(same, 11)
