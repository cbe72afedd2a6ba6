from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mlr_prio.assessment.lint import lint
from mlr_prio.errors import RequestError
from mlr_prio.model.base import Status
from mlr_prio.model.decision import is_changed
from mlr_prio.model.problem import Problem
from mlr_prio.workspace.adoption import plan_adoption
from mlr_prio.workspace.edit.apply import apply_rewrites
from mlr_prio.workspace.reader import load_problem

Write = Callable[..., Path]

ON, BY = date(2026, 3, 1), "styrelsen"
ADAL = """\
schema_version: 1
municipality: adal
status: proposal   # till mötet
weights: {resor: 60, tid: 50, komfort: 50, mark: 40}
"""
VIEWPOINT = ADAL.replace("municipality: adal", "viewpoint: klimat\nname: Klimat")
PROFILES = {"criteria/weights/adal.yaml": ADAL, "criteria/weights/klimat.yaml": VIEWPOINT}


def adopt(root: Path, on: date = ON, **scope: bool) -> Problem:
    apply_rewrites(root, plan_adoption(root, load_problem(root), on, BY, **scope))
    return load_problem(root)


def test_the_criteria_and_the_members_weights_are_stamped(write_workspace: Write) -> None:
    problem = adopt(write_workspace(PROFILES))
    adal, klimat = (p.document for p in problem.profiles)
    for document in (problem.criteria.document, adal):
        assert (document.status, document.adopted_on, document.adopted_by) == (Status.ADOPTED, ON, BY)
        assert document.adopted_scores == 8
        assert not is_changed(document)
    assert (klimat.status, klimat.adopted_on) == (Status.PROPOSAL, None)


def test_only_the_lines_of_the_decision_change(write_workspace: Write) -> None:
    root = write_workspace(PROFILES)
    before = {path: path.read_text("utf-8").splitlines() for path in sorted(root.rglob("*.yaml"))}
    adopt(root)
    for path, lines in before.items():
        now = path.read_text("utf-8").splitlines()
        gone = [line for line in lines if line not in now]
        assert all(line.startswith("status:") for line in gone)
        new = [line.split(":")[0] for line in now if line not in lines]
        assert new in ([], ["status", "adopted_on", "adopted_by", "adopted_digest", "adopted_scores"])
    assert "status: adopted    # till mötet" in (root / "criteria/weights/adal.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("scope", "paths"),
    [
        ({"weights": False}, ["criteria/criteria.yaml"]),
        ({"criteria": False}, ["criteria/weights/adal.yaml"]),
        ({}, ["criteria/criteria.yaml", "criteria/weights/adal.yaml"]),
    ],
)
def test_the_scope_decides_which_files(
    write_workspace: Write, scope: dict[str, bool], paths: list[str]
) -> None:
    root = write_workspace(PROFILES)
    assert [r.path for r in plan_adoption(root, load_problem(root), ON, BY, **scope)] == paths


def test_adopting_anew_moves_the_stamp_and_adds_no_line(write_workspace: Write) -> None:
    root = write_workspace(PROFILES)
    adopt(root)
    lines = (root / "criteria/criteria.yaml").read_text("utf-8").splitlines()
    adopt(root, date(2026, 9, 1))
    now = (root / "criteria/criteria.yaml").read_text("utf-8").splitlines()
    assert [line for line in now if line not in lines] == ["adopted_on: 2026-09-01"]
    assert len(now) == len(lines)


def test_weights_that_nobody_has_given_cannot_be_adopted(write_workspace: Write) -> None:
    root = write_workspace()
    with pytest.raises(RequestError, match="no municipality has a weight profile") as caught:
        plan_adoption(root, load_problem(root), ON, BY, criteria=False)
    assert "--scope criteria" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("criteria/criteria.yaml", "worst: 0, best: 20", "worst: 0, best: 30"),
        ("criteria/criteria.yaml", "Kortare restid.", "Längre restid."),
        ("criteria/criteria.yaml", "weight: 60", "weight: 61"),
        ("criteria/weights/adal.yaml", "mark: 40", "mark: 41"),
    ],
)
def test_a_later_change_is_a_finding_until_it_is_adopted_anew(
    write_workspace: Write, path: str, old: str, new: str
) -> None:
    root = write_workspace(PROFILES)
    adopt(root)
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace(old, new), "utf-8")
    found = [f for f in lint(load_problem(root)) if f.code == "MLR215"]
    assert [f.location.path for f in found] == [path]
    assert [f for f in lint(adopt(root)) if f.code == "MLR215"] == []


@pytest.mark.parametrize(
    ("old", "new"), [("en: Travel time", "en: Time saved"), ("title: Provkriterier", "title: Kriterier")]
)
def test_texts_that_do_not_judge_may_be_mended(write_workspace: Write, old: str, new: str) -> None:
    root = write_workspace()
    adopt(root, weights=False)
    path = root / "criteria/criteria.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert not is_changed(load_problem(root).criteria.document)
