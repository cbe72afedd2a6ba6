from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlr_prio.assessment.difference import Difference, difference
from mlr_prio.assessment.edit import EditKind
from mlr_prio.assessment.ranking import rank
from mlr_prio.errors import RequestError
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.municipality import MunicipalitiesDocument
from mlr_prio.model.problem import Problem
from mlr_prio.model.profile import WeightProfile
from mlr_prio.model.project import Project
from mlr_prio.model.source import Marks, Path, Sourced
from mlr_prio.model.version import Version, VersionKind
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.format.json_format import json_text
from mlr_prio.translation import Translator


def exact(expected: Any) -> Any:
    """Return what is equal to twelve decimals."""
    return pytest.approx(expected, rel=0, abs=1e-12)


class Nowhere:
    def marks(self) -> Mapping[Path, Marks]:
        return {}


def leaf(id_: str, weight: float = 1, **more: Any) -> dict[str, Any]:
    scale = {"unit": "poäng", "worst": 0, "best": 10}
    return {
        "id": id_,
        "name": id_.upper(),
        "definition": "Vad.",
        "perspective": "society",
        "weight": weight,
        "scale": scale,
    } | more


def group(id_: str, weight: float, *children: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_, "name": id_.upper(), "weight": weight, "children": list(children)}


TREE = [group("g", 60, leaf("a", 30), leaf("b", 50), leaf("c", 20)), leaf("d", 40)]
POINTS = {"g": 60, "a": 30, "b": 50, "c": 20, "d": 40}
PROJECTS: dict[str, dict[str, Any]] = {
    "p": {"a": 9, "b": 2, "c": 5, "d": 1},
    "q": {"a": 3, "b": 8, "c": 1, "d": 6},
    "r": {"a": 5, "b": 5, "d": {"low": 2, "high": 9}},
}


def problem(
    tree: list[dict[str, Any]] = TREE,
    projects: Mapping[str, Any] = PROJECTS,
    profiles: Mapping[str, Any] | None = None,
) -> Problem:
    """Return a workspace in memory; a profile is points, or the entries of its form."""

    def document(kind: type[Any], path: str, **data: Any) -> Sourced[Any]:
        return Sourced(path, kind.model_validate({"schema_version": 1} | data), Nowhere())

    forms = {
        owner: form if {"order", "bounds"} & set(form) else {"weights": form}
        for owner, form in sorted((profiles or {}).items())
    }
    members = [{"id": m, "name": m.upper(), "code": "0001"} for m in ("lund", "malmo", "oby")]
    return Problem(
        document(CriteriaDocument, "criteria/criteria.yaml", title="T", status="example", criteria=tree),
        document(MunicipalitiesDocument, "criteria/municipalities.yaml", municipalities=members),
        None,
        tuple(
            document(
                Project, f"projects/{i}.yaml", id=i, name=i.upper(), mode="rail", status="candidate", scores=x
            )
            for i, x in sorted(projects.items())
        ),
        tuple(
            document(WeightProfile, f"criteria/weights/{o}.yaml", municipality=o, status="example", **form)
            for o, form in forms.items()
        ),
        "0" * 64,
    )


def compared(old: Problem, new: Problem, profile: str | None = None) -> Difference:
    """Return the difference, after seeing that every law of it holds."""
    versions = Version(VersionKind.FOLDER, "old", old), Version(VersionKind.WORKSPACE, "", new)
    found = difference(*versions, profile)
    before, after = rank(old, profile=profile), rank(new, profile=profile)
    for move in found.moves:
        then, now = before.row(move.project), after.row(move.project)
        assert then is not None
        assert now is not None
        assert move.change == exact(now.value - then.value)
        assert sum(cause.effect for cause in move.causes) == exact(move.change)
        fell = len(found.passed_by(move.project)) - len(found.passed(move.project))
        assert move.new.rank - move.old.rank == fell == -move.steps
    return found


def seen(found: Difference) -> list[tuple[str, str, str, str]]:
    return [(e.kind.value, e.path, e.id, e.owner) for e in found.edits]


def edited(points: Mapping[str, float], **changes: float) -> dict[str, float]:
    return dict(points) | changes


def test_the_same_workspace_twice_differs_in_nothing() -> None:
    found = compared(problem(), problem())
    assert found.edits == ()
    assert all(move.is_still for move in found.moves)
    assert found.is_traced


def test_a_changed_weight_of_the_criteria_is_the_one_cause() -> None:
    new = [group("g", 60, leaf("a", 40), leaf("b", 50), leaf("c", 20)), leaf("d", 40)]
    found = compared(problem(), problem(new))
    assert seen(found) == [("weight", "criteria/criteria.yaml", "a", "")]
    assert (found.edits[0].old, found.edits[0].new) == (30, 40)


def test_a_members_weight_has_its_share_of_the_mean() -> None:
    """Two members; p gains half of what it gains under the weights of the member who changed."""
    profiles = {"lund": POINTS, "malmo": POINTS}
    new = problem(profiles=profiles | {"lund": edited(POINTS, a=80)})
    found = compared(problem(profiles=profiles), new)
    alone = compared(problem(profiles=profiles), new, "lund")
    assert seen(found) == [("weight", "criteria/weights/lund.yaml", "a", "lund")]
    for project, effect in found.edits[0].effects.items():
        assert 2 * effect == exact(alone.edits[0].effects[project])


def test_scores_weights_and_scales_that_change_at_once_are_told_apart() -> None:
    scale = {"unit": "poäng", "worst": 0, "best": 8}
    new_tree = [group("g", 50, leaf("a", 30), leaf("b", 50, scale=scale), leaf("c", 20)), leaf("d", 40)]
    new_projects = {**PROJECTS, "p": {"a": 9, "b": 4, "c": 5, "d": 1}, "r": {"a": 5, "b": 5, "c": 7}}
    found = compared(problem(), problem(new_tree, new_projects))
    assert sorted(seen(found)) == [
        ("scale", "criteria/criteria.yaml", "b", ""),
        ("score", "projects/p.yaml", "b", ""),
        ("score", "projects/r.yaml", "c", ""),
        ("score", "projects/r.yaml", "d", ""),
        ("weight", "criteria/criteria.yaml", "g", ""),
    ]
    score = next(e for e in found.edits if (e.project, e.id) == ("r", "c"))
    assert score.old is None
    assert score.effects.keys() == {"r"}


def test_an_old_score_that_the_new_scale_does_not_hold_is_cut_to_it() -> None:
    """Also where it is uncertain: the likely level, the mean and the levels with probabilities."""
    uncertain = {
        "p": {"a": {"low": 1, "likely": 9, "high": 10}, "b": {"mean": 9, "sd": 1}, "d": 1},
        "q": {"a": {"values": {8: 0.5, 10: 0.5}}, "b": 10, "d": {"low": 0, "high": 10}},
    }
    certain = {"p": {"a": 1, "b": 1, "d": 1}, "q": {"a": 2, "b": 2, "d": 2}}
    small = {"unit": "poäng", "worst": 0, "best": 5}
    tree = [leaf("a"), leaf("b"), leaf("d")]
    new = [leaf("a", scale=small), leaf("b", scale=small), leaf("d", scale=small)]
    found = compared(problem(tree, uncertain), problem(new, certain))
    assert {e.kind for e in found.edits} == {EditKind.SCORE, EditKind.SCALE}


def test_another_value_function_is_a_changed_scale() -> None:
    curve = {"points": [[0, 0], [5, 0.8], [10, 1]]}
    found = compared(problem([leaf("a"), leaf("b")]), problem([leaf("a", value_function=curve), leaf("b")]))
    assert seen(found) == [("scale", "criteria/criteria.yaml", "a", "")]


def test_a_member_who_answers_is_one_cause() -> None:
    profiles = {"lund": POINTS, "malmo": edited(POINTS, d=90)}
    found = compared(problem(profiles=profiles), problem(profiles=profiles | {"oby": edited(POINTS, a=99)}))
    assert seen(found) == [("profile_added", "criteria/weights/oby.yaml", "oby", "oby")]
    back = compared(problem(profiles=profiles | {"oby": edited(POINTS, a=99)}), problem(profiles=profiles))
    assert seen(back) == [("profile_removed", "criteria/weights/oby.yaml", "oby", "oby")]


def test_the_first_profile_puts_the_weights_of_the_criteria_out_of_force() -> None:
    mine = {"lund": edited(POINTS, a=99)}
    for old, new in ((None, mine), (mine, None)):
        found = compared(problem(profiles=old), problem(profiles=new))
        kind, other = ("profile_added", "removed") if new else ("profile_removed", "added")
        assert sorted(seen(found)) == [
            (f"criteria_weights_{other}", "criteria/criteria.yaml", "joint", ""),
            (kind, "criteria/weights/lund.yaml", "lund", "lund"),
        ]


def test_a_profile_of_another_form_is_one_cause() -> None:
    old = {"lund": POINTS, "malmo": {"order": ["a", "b", "c", "d"]}}
    new = {"lund": {"bounds": {"a": [10, 30]}}, "malmo": {"order": ["b", "a", "c", "d"]}}
    found = compared(problem(profiles=old), problem(profiles=new))
    assert sorted(seen(found)) == [
        ("profile", "criteria/weights/lund.yaml", "lund", "lund"),
        ("profile", "criteria/weights/malmo.yaml", "malmo", "malmo"),
    ]


def test_an_order_that_is_as_it_was_is_no_cause() -> None:
    old = {"lund": POINTS, "malmo": {"order": ["a", "b", "c", "d"]}}
    found = compared(problem(profiles=old), problem(profiles=old | {"lund": edited(POINTS, d=10)}))
    assert seen(found) == [("weight", "criteria/weights/lund.yaml", "d", "lund")]


def test_a_new_criterion_is_one_cause_though_every_profile_names_it() -> None:
    tree = [*TREE, leaf("e", 25)]
    old, new = (
        {"lund": POINTS, "malmo": POINTS},
        {"lund": edited(POINTS, e=10), "malmo": edited(POINTS, e=50)},
    )
    projects = {**PROJECTS, "p": {**PROJECTS["p"], "e": 8}}
    found = compared(problem(profiles=old), problem(tree, projects, new))
    assert seen(found) == [("criterion_added", "criteria/criteria.yaml", "e", "")]
    back = compared(problem(tree, projects, new), problem(profiles=old))
    assert seen(back) == [("criterion_removed", "criteria/criteria.yaml", "e", "")]


def test_a_criterion_that_moves_to_another_group_is_one_cause() -> None:
    new = [group("g", 60, leaf("a", 30), leaf("b", 50)), leaf("c", 20), leaf("d", 40)]
    assert seen(compared(problem(), problem(new))) == [("criterion_moved", "criteria/criteria.yaml", "c", "")]


def test_a_criterion_that_becomes_a_group_is_replaced_by_its_children() -> None:
    new = [*TREE[:1], group("d", 40, leaf("x", 70), leaf("y", 30))]
    projects = {"p": {"a": 9, "x": 3, "y": 9}, "q": {"a": 1, "x": 1}}
    old = problem(projects={"p": {"a": 9, "d": 3}, "q": {"a": 1, "d": 2}})
    expected = [
        ("criterion_added", "criteria/criteria.yaml", "x", ""),
        ("criterion_added", "criteria/criteria.yaml", "y", ""),
        ("criterion_removed", "criteria/criteria.yaml", "d", ""),
    ]
    assert sorted(seen(compared(old, problem(new, projects)))) == expected
    assert len(compared(problem(new, projects), old).edits) == 3


def test_a_whole_new_group_is_one_cause() -> None:
    new = [*TREE, group("h", 20, leaf("x", 70), leaf("y", 30))]
    assert seen(compared(problem(), problem(new))) == [("criterion_added", "criteria/criteria.yaml", "h", "")]


def test_points_written_anew_in_the_same_proportions_are_no_cause() -> None:
    tens = {node: points / 10 for node, points in POINTS.items()}
    assert compared(problem(profiles={"lund": POINTS}), problem(profiles={"lund": tens})).edits == ()


def test_projects_that_come_and_go_move_others_without_changing_their_value() -> None:
    projects = {"s": {"a": 10, "b": 10, "c": 10, "d": 10}, "p": PROJECTS["p"], "r": PROJECTS["r"]}
    found = compared(problem(), problem(projects=projects))
    assert (found.added, found.removed) == (("s",), ("q",))
    assert found.edits == ()
    assert [(m.project, m.steps, m.causes) for m in found.moves] == [("r", 0, ()), ("p", 0, ())]
    assert found.passed_by("p") == ("s",)
    assert found.passed("p") == ("q",)


def test_nothing_in_common_is_a_difference_too() -> None:
    found = compared(problem(), problem(projects={"s": {}}))
    assert found.moves == ()
    assert found.added == ("s",)
    assert set(found.removed) == {"p", "q", "r"}


points_of = st.fixed_dictionaries({node: st.integers(1, 99) for node in POINTS})
scores_of = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 10))
councils = st.dictionaries(st.sampled_from(["lund", "malmo", "oby"]), points_of)


@given(councils, councils, st.lists(scores_of, min_size=3, max_size=3))
def test_whatever_is_edited_the_effects_sum_to_the_change(
    old: dict[str, Any], new: dict[str, Any], scores: list[dict[str, int]]
) -> None:
    projects = dict(zip("pqr", scores, strict=True))
    compared(problem(profiles=old), problem(projects=projects, profiles=new))


def test_old_and_new_exchanged_turn_every_effect() -> None:
    old = problem(profiles={"lund": POINTS, "malmo": edited(POINTS, g=20)})
    new = problem(profiles={"lund": edited(POINTS, a=50, b=10), "oby": POINTS})
    there = {move.project: move.change for move in compared(old, new).moves}
    back = {move.project: -move.change for move in compared(new, old).moves}
    assert there == exact(back)


def exported(of: Problem, whose: str | None = None, **changes: Any) -> Version:
    """Return a list as a file holds it, twelve decimals and all."""
    report = ranking_report(rank(of, profile=whose), Translator("sv"))
    data = json.loads(json_text(report.data)) | changes
    return Version(VersionKind.LIST, "lista.json", data)


def files(of: Problem) -> Version:
    return Version(VersionKind.WORKSPACE, "", of)


@pytest.mark.parametrize("form", ["old", "new", "both"])
def test_exported_lists_tell_weights_and_values_apart_and_sum_up(form: str) -> None:
    old = problem(profiles={"lund": edited(POINTS, b=0), "malmo": edited(POINTS, a=7, b=0)})
    new_projects = {**PROJECTS, "p": {"a": 7, "b": 2, "c": 5, "d": 1}}
    new = problem(projects=new_projects, profiles={"lund": POINTS, "malmo": edited(POINTS, a=7, b=0)})
    found = difference(
        exported(old) if form in {"old", "both"} else files(old),
        exported(new) if form in {"new", "both"} else files(new),
    )
    assert not found.is_traced
    assert {e.kind for e in found.edits} == {EditKind.SHARE, EditKind.LEVEL}
    assert {e.path for e in found.edits} == {""}
    assert [(e.project, e.id) for e in found.edits if e.kind is EditKind.LEVEL] == [("p", "a")]
    for move in found.moves:
        assert sum(cause.effect for cause in move.causes) == exact(move.change)
        row = rank(new).row(move.project)
        assert row is not None
        assert move.new.value == pytest.approx(row.value, rel=0, abs=1e-11)


def test_an_exported_list_of_the_same_files_differs_in_nothing() -> None:
    old = problem(profiles={"lund": edited(POINTS, a=7, d=13), "malmo": edited(POINTS, b=3)})
    found = difference(exported(old), files(old))
    assert found.edits == ()
    assert all(move.is_still for move in found.moves)


def test_an_exported_list_with_other_criteria_is_compared_all_the_same() -> None:
    found = difference(exported(problem()), files(problem([*TREE, leaf("e", 25)])))
    assert ("criterion_added", "", "e", "") in seen(found)
    back = difference(files(problem([*TREE, leaf("e", 25)])), exported(problem()))
    assert ("criterion_removed", "", "e", "") in seen(back)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"count": 7}, "lista.json holds only 3 of 7 places"),
        ({"what_if": [{"id": "a"}]}, "lista.json was made with --set; compare lists that are meant"),
        (
            {"influence_rule": "population"},
            "lista.json was made with --influence; compare lists that are meant",
        ),
        ({"profile": "lund"}, "lista.json was made with the weights of lund, not of joint"),
        ({"format": "mlr-prio/check"}, "lista.json is not a list that mlr-prio can read"),
        ({"format_version": 9}, "lista.json is not a list that mlr-prio can read"),
        ({"weights": None}, "lista.json is not a list that mlr-prio can read"),
        ({"ranking": [{}], "count": 1}, "lista.json is not a list that mlr-prio can read"),
    ],
)
def test_what_is_no_comparable_list_is_refused(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(RequestError, match=what):
        difference(exported(problem(), **changes), files(problem()))


def test_a_profile_on_both_sides_can_be_compared() -> None:
    profiles = {"lund": POINTS, "malmo": POINTS}
    old, new = problem(profiles=profiles), problem(profiles=profiles | {"lund": edited(POINTS, d=10)})
    found = difference(exported(old, "lund"), files(new), "lund")
    assert found.edits
    assert compared(old, new, "malmo").edits == ()


def test_a_profile_that_one_side_lacks_is_asked_back() -> None:
    with pytest.raises(RequestError, match="there is no weight profile lund"):
        compared(problem(), problem(profiles={"lund": POINTS}), "lund")


def test_the_causes_are_a_frame_for_notebooks() -> None:
    new = problem(projects={**PROJECTS, "p": {"a": 1}})
    frame = compared(problem(), new).to_frame()
    assert frame.index.unique().tolist() == ["p"]
    assert frame["kind"].unique().tolist() == ["score"]
    assert frame["effect"].sum() == exact(frame["new_value"].iloc[0] - frame["old_value"].iloc[0])


def test_a_thousand_projects_are_compared_in_memory_that_does_not_explode() -> None:
    import numpy as np

    draws = np.random.default_rng(1).integers(0, 11, (2, 1000, 4)).tolist()
    old, new = ({f"p{i}": dict(zip("abcd", row, strict=True)) for i, row in enumerate(d)} for d in draws)
    found = difference(files(problem(projects=old)), files(problem(projects=new)))
    assert len(found.edits) > 3000
