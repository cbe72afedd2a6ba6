"""``mlr-prio diff`` on a git history that the test makes: exact, in words, and on a pull request."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

IDENTITY = {
    "GIT_AUTHOR_NAME": "Prov",
    "GIT_AUTHOR_EMAIL": "prov@example.org",
    "GIT_COMMITTER_NAME": "Prov",
    "GIT_COMMITTER_EMAIL": "prov@example.org",
    "GIT_COMMITTER_DATE": "2026-09-14T12:00:00+0200",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}

ADAL = """\
schema_version: 1
municipality: adal
status: example
weights:
  resor: 60   # det viktigaste
  tid: 50
  komfort: 50
  mark: 40
"""
OBY = ADAL.replace("adal", "oby").replace("mark: 40", "mark: 10")
NEW_LEAF = """\
  - id: gods
    name: Gods
    definition: Mer gods på järnväg.
    weight: 20
    perspective: economy
    scale: {unit: tåg, worst: 0, best: 10, baseline: 0}
"""


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | IDENTITY, capture_output=True, check=True
    )


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def history(root: Path) -> Iterator[None]:
    """Make one kind of edit after another; the caller commits each."""
    (root / "criteria/weights").mkdir()
    yield
    (root / "criteria/weights/adal.yaml").write_text(ADAL, "utf-8")
    yield
    (root / "criteria/weights/oby.yaml").write_text(OBY, "utf-8")
    yield
    edit(root, "criteria/weights/adal.yaml", "tid: 50", "tid: 80")
    yield
    edit(root, "projects/bana.yaml", "tid: 20", "tid: 12")
    edit(root, "projects/stig.yaml", "mark: 0", "mark: {low: 0, high: 30}")
    yield
    edit(root, "criteria/criteria.yaml", "worst: 100, best: 0", "worst: 80, best: 0")
    edit(root, "projects/vag.yaml", "mark: 100", "mark: 80")
    yield
    with (root / "criteria/criteria.yaml").open("a", encoding="utf-8") as file:
        file.write(NEW_LEAF)
    edit(root, "criteria/weights/adal.yaml", "mark: 40", "mark: 40\n  gods: 30")
    edit(root, "criteria/weights/oby.yaml", "mark: 10", "mark: 10\n  gods: 5")
    edit(root, "projects/vag.yaml", "tid: 10", "tid: 10, gods: 9")
    yield
    edit(root, "projects/stig.yaml", "status: candidate", "status: sifted\nreason: Byggs ändå.")
    yield
    text = (root / "projects/bana.yaml").read_text("utf-8").replace("bana", "bana-2")
    (root / "projects/bana-2.yaml").write_text(text, "utf-8")
    yield
    (root / "criteria/weights/oby.yaml").unlink()
    edit(root, "criteria/weights/adal.yaml", "resor: 60", "resor: 20")
    yield


@pytest.fixture
def edited(write_workspace: Write) -> tuple[Path, int]:
    """Return a repository with one commit for each kind of edit, and how many there are."""
    root = write_workspace()
    git(root, "init", "-q", "-b", "main")
    count = 0
    for _ in history(root):
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", f"ändring {count}")
        count += 1
    return root, count


def test_the_effects_sum_to_the_change_of_every_project_over_the_whole_history(
    run: Run, edited: tuple[Path, int]
) -> None:
    """Every pair of revisions, unrounded, and every kind of edit among them."""
    from mlr_prio.assessment.difference import difference
    from mlr_prio.workspace.version import open_version

    root, count = edited
    versions = [open_version(root, f"HEAD~{back}", cache=None) for back in range(count)]
    kinds = set()
    for old in versions:
        for new in versions:
            found = difference(old, new)
            kinds |= {edit.kind.value for edit in found.edits}
            for move in found.moves:
                total = sum(cause.effect for cause in move.causes)
                assert total == pytest.approx(move.change, rel=0, abs=1e-12)
    assert kinds == {
        *("weight", "score", "scale", "profile_added", "profile_removed"),
        *("criteria_weights_added", "criteria_weights_removed", "criterion_added", "criterion_removed"),
    }


def answer(run: Run, root: Path, *arguments: str | Path) -> dict[str, Any]:
    ended = run("diff", *arguments, "--format", "json", cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    data: dict[str, Any] = json.loads(ended.stdout)
    return data


def test_the_last_edits_are_told_apart(run: Run, edited: tuple[Path, int]) -> None:
    root, _count = edited
    data = answer(run, root, "HEAD~1")
    assert (data["old"]["kind"], data["old"]["date"]) == ("revision", "2026-09-14")
    assert data["new"]["kind"] == "workspace"
    seen = {(e["kind"], e["path"], e["id"], e["owner"]) for e in data["edits"]}
    assert seen == {
        ("weight", "criteria/weights/adal.yaml", "resor", "adal"),
        ("profile_removed", "criteria/weights/oby.yaml", "oby", "oby"),
    }
    assert next(e["line"] for e in data["edits"] if e["id"] == "resor") == 5


def test_projects_that_came_and_went_are_named(run: Run, edited: tuple[Path, int]) -> None:
    root, count = edited
    data = answer(run, root, f"HEAD~{count - 1}", "HEAD")
    assert [p["id"] for p in data["added"]] == ["bana-2"]
    assert [p["id"] for p in data["removed"]] == ["stig"]


def test_a_folder_and_an_exported_list_can_be_compared_with_too(
    run: Run, edited: tuple[Path, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, _count = edited
    other = tmp_path_factory.mktemp("annan")
    git(root, "worktree", "add", "-q", str(other / "tidigare"), "HEAD~1")
    assert run("-w", other / "tidigare", "rank", "-o", other / "lista.json").returncode == 0
    by_folder = answer(run, root, other / "tidigare")
    by_list = answer(run, root, other / "lista.json")
    assert by_folder["moves"] == answer(run, root, "HEAD~1")["moves"]
    assert not by_list["traced"]
    places = [(move["id"], move["old_rank"], move["new_rank"]) for move in by_folder["moves"]]
    assert [(move["id"], move["old_rank"], move["new_rank"]) for move in by_list["moves"]] == places


def test_a_pull_request_is_told_what_a_changed_weight_does(run: Run, edited: tuple[Path, int]) -> None:
    root, _count = edited
    text = run("diff", "HEAD~1", "--format", "github", cwd=root).stdout.decode()
    assert "::notice file=criteria/weights/adal.yaml,line=5," in text
    assert "title=Ådal%3A vikt Resor 60 → 20" in text
    ended = run("diff", "HEAD~1", "--format", "github", "-o", root / "anm.txt", cwd=root)
    assert ended.returncode == 0
    assert (root / "anm.txt").read_text("utf-8") == text
    markdown = run("diff", "HEAD~1", "--format", "md", cwd=root).stdout.decode()
    assert markdown.startswith("# Vad som har ändrats sedan HEAD\\~1 (2026-09-14)\n")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_cannot_be_compared_is_answered_in_a_sentence(
    run: Run, edited: tuple[Path, int], language: str
) -> None:
    root, _count = edited
    (root / "skräp.json").write_text("[]", "utf-8")
    for wrong in ("nowhere", "--nowhere", "skräp.json"):
        ended = run("--lang", language, "diff", "--", wrong, cwd=root)
        assert ended.returncode == 2
        assert b"Traceback" not in ended.stderr
        assert len(ended.stderr.decode().splitlines()) == 2


def test_a_revision_with_faults_is_reported_with_its_name(run: Run, edited: tuple[Path, int]) -> None:
    root, _count = edited
    edit(root, "projects/vag.yaml", "mark: 80", "mark: 99")
    git(root, "commit", "-q", "-am", "fel")
    edit(root, "projects/vag.yaml", "mark: 99", "mark: 80")
    ended = run("diff", "HEAD", cwd=root)
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("HEAD:projects/vag.yaml:6:")
