"""Files on the disk: whole or not at all, never over another's change, never into a broken workspace."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mlr_prio.errors import EditError, InputError, OutputError
from mlr_prio.workspace.edit.apply import apply_edit, apply_rewrites, foresee, new_file, plan_edit, sha256_of
from mlr_prio.workspace.edit.change import Set
from mlr_prio.workspace.reader import load_problem

WriteWorkspace = Callable[..., Path]


def profile(owner: str, tid: float, komfort: float, mark: float, resor: float) -> str:
    weights = f"{{resor: {resor}, tid: {tid}, komfort: {komfort}, mark: {mark}}}"
    return f"schema_version: 1\nmunicipality: {owner}\nstatus: example\nweights: {weights}\n"


PATH = "criteria/weights/oby.yaml"
OBY = profile("oby", tid=50, komfort=50, mark=40, resor=60)
CHANGE = [Set(("weights", "mark"), 45)]


@pytest.fixture
def root(write_workspace: WriteWorkspace) -> Path:
    return write_workspace({PATH: OBY})


def digest(root: Path) -> str:
    return sha256_of((root / PATH).read_bytes())


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_an_edit_writes_the_file_and_nothing_else(root: Path) -> None:
    before = files(root)
    apply_edit(root, PATH, CHANGE, expected=digest(root))
    assert files(root) == before | {PATH: OBY.replace("mark: 40", "mark: 45").encode()}


def test_byte_order_mark_line_breaks_and_mode_stay(root: Path) -> None:
    content = b"\xef\xbb\xbf" + OBY.replace("\n", "\r\n").encode()
    (root / PATH).write_bytes(content)
    (root / PATH).chmod(0o640)
    apply_edit(root, PATH, CHANGE, expected=digest(root))
    assert (root / PATH).read_bytes() == content.replace(b"mark: 40", b"mark: 45")
    assert stat.S_IMODE((root / PATH).stat().st_mode) == 0o640


def test_a_link_stays_a_link(root: Path) -> None:
    place = root / "elsewhere.yaml"
    (root / PATH).rename(place)
    (root / PATH).symlink_to(place)
    apply_edit(root, PATH, CHANGE, expected=digest(root))
    assert (root / PATH).is_symlink()
    assert "mark: 45" in place.read_text("utf-8")


def test_the_second_of_two_editors_is_told_before_planning(root: Path) -> None:
    seen = digest(root)
    apply_edit(root, PATH, [Set(("weights", "tid"), 51)], expected=seen)
    with pytest.raises(EditError, match=r"oby\.yaml was changed by someone else meanwhile"):
        apply_edit(root, PATH, CHANGE, expected=seen)
    assert "tid: 51" in (root / PATH).read_text("utf-8")


def test_the_second_of_two_editors_is_told_after_planning(root: Path) -> None:
    mine, theirs = plan_edit(root, PATH, CHANGE), plan_edit(root, PATH, [Set(("weights", "tid"), 51)])
    apply_rewrites(root, [theirs])
    before = files(root)
    with pytest.raises(EditError, match="changed by someone else"):
        apply_rewrites(root, [mine, new_file("criteria/weights/adal.yaml", profile("adal", 1, 1, 1, 1))])
    assert files(root) == before


def test_an_edit_that_would_break_the_workspace_is_refused_with_every_finding(root: Path) -> None:
    before = files(root)
    with pytest.raises(InputError) as error:
        apply_edit(root, PATH, [Set(("weights", "mark"), -1), Set(("status",), "x")], expected=digest(root))
    assert len(error.value.findings) == 2
    assert {finding.location.path for finding in error.value.findings} == {PATH}
    assert files(root) == before


def test_a_new_file_is_written_only_where_none_is(root: Path) -> None:
    rewrite = new_file("criteria/weights/adal.yaml", profile("adal", 1, 2, 3, 4))
    apply_rewrites(root, [rewrite])
    assert [profile.document.id for profile in load_problem(root).profiles] == ["adal", "oby"]
    with pytest.raises(EditError, match=r"adal\.yaml was changed by someone else meanwhile"):
        apply_rewrites(root, [new_file(rewrite.path, profile("adal", 4, 3, 2, 1))])


def test_the_first_profile_makes_its_folder(write_workspace: WriteWorkspace) -> None:
    root = write_workspace()
    rewrite = new_file(PATH, OBY)
    foreseen = foresee(root, [rewrite]).problem
    assert not (root / "criteria/weights").exists()
    apply_rewrites(root, [rewrite])
    assert foreseen is not None
    assert load_problem(root).input_sha256 == foreseen.input_sha256


def test_a_missing_or_unreadable_file_is_told(root: Path) -> None:
    with pytest.raises(EditError, match=r"the file projects/nej\.yaml is missing"):
        plan_edit(root, "projects/nej.yaml", CHANGE)
    (root / PATH).write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="1 faults"):
        plan_edit(root, PATH, CHANGE)


def test_a_folder_that_cannot_be_written_leaves_no_trace(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = files(root)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"oby\.yaml could not be written \(the disk is full\)"):
        apply_edit(root, PATH, CHANGE, expected=digest(root))
    assert files(root) == before


KILLED = """
import os, sys, time
from pathlib import Path
from mlr_prio.workspace.edit import apply
from mlr_prio.workspace.edit.change import Set
real = os.fsync
def slow(number):
    real(number)
    print("ready", flush=True)
    time.sleep(60)
os.fsync = slow
root = Path(sys.argv[1])
apply.apply_rewrites(root, [apply.plan_edit(root, sys.argv[2], [Set(("weights", "mark"), 45)])])
"""


def test_a_killed_edit_leaves_the_old_file_and_the_next_edit_works(root: Path, repository: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(root), PATH]
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.kill()
    assert (root / PATH).read_text("utf-8") == OBY
    assert load_problem(root).profiles[0].document.id == "oby"
    apply_edit(root, PATH, CHANGE, expected=digest(root))
    assert "mark: 45" in (root / PATH).read_text("utf-8")
