"""A workspace to begin with."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from mlr_prio.errors import OutputError, RequestError
from mlr_prio.finding import Severity
from mlr_prio.workspace import scaffold
from mlr_prio.workspace.reader import read_workspace
from mlr_prio.workspace.scaffold import make_workspace, scaffold_root
from mlr_prio.workspace.schema import stale_schemas

SURROUNDINGS = {".github/workflows/mlr-prio.yml", ".vscode/extensions.json", ".vscode/settings.json"}


def contents(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_in_a_checkout_the_example_is_the_repository(repository: Path) -> None:
    assert scaffold_root() == repository


def test_in_an_installed_package_the_example_lies_in_the_package(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "mlr_prio"
    for folder in ("criteria", "projects"):
        shutil.copytree(repository / folder, package / "_scaffold" / folder)
    monkeypatch.setattr(scaffold, "_PACKAGE", package)
    assert scaffold_root() == package / "_scaffold"
    assert "projects/oresundsmetro.yaml" in make_workspace(tmp_path / "new", empty=False)


def test_an_installation_without_the_example_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scaffold, "_PACKAGE", tmp_path / "mlr_prio")
    with pytest.raises(RequestError, match="this installation holds no example") as caught:
        make_workspace(tmp_path / "new", empty=False)
    assert str(caught.value.hint) == "install mlr-prio anew, or begin with: mlr-prio init --empty"


@pytest.mark.parametrize("empty", [True, False])
def test_a_new_workspace_is_in_order_and_whole(tmp_path: Path, *, empty: bool) -> None:
    target = tmp_path / "a" / "b"
    written = make_workspace(target, empty=empty)
    assert set(written) == contents(target)
    assert set(written) >= SURROUNDINGS
    assert stale_schemas(target / "criteria/schema") == ()
    loaded = read_workspace(target, cache=None)
    assert loaded.findings == ()
    assert loaded.problem is not None


def test_the_templates_say_that_they_are_examples(tmp_path: Path) -> None:
    make_workspace(tmp_path, empty=True)
    problem = read_workspace(tmp_path, cache=None).problem
    assert problem is not None
    assert problem.status == "example"
    assert [profile.status for profile in problem.member_profiles] == ["example"]


def test_the_example_is_copied_byte_for_byte(repository: Path, tmp_path: Path) -> None:
    make_workspace(tmp_path, empty=False)
    for folder in ("criteria/weights", "criteria/scenarios", "projects"):
        for path in (repository / folder).glob("*.yaml"):
            assert (tmp_path / folder / path.name).read_bytes() == path.read_bytes()


def test_the_editor_finds_a_schema_for_every_file(tmp_path: Path) -> None:
    make_workspace(tmp_path, empty=True)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_bytes())
    for schema, pattern in settings["yaml.schemas"].items():
        assert (tmp_path / schema).is_file()
        assert list(tmp_path.glob(pattern))
    for path in tmp_path.rglob("*.yaml"):
        line = path.read_text("utf-8").splitlines()[0]
        modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert modeline is not None
        assert (path.parent / modeline.group(1)).resolve().is_file()


def test_the_workflow_checks_the_files_and_the_list(tmp_path: Path) -> None:
    """What it does is tried in ``tests/cli/test_user_ci.py``."""
    make_workspace(tmp_path, empty=True)
    workflow = (tmp_path / ".github/workflows/mlr-prio.yml").read_text("utf-8")
    assert "run: mlr-prio check --format github\n" in workflow
    assert re.search(r"mlr-prio export .* -o yttranden --check --annotate", workflow)


def test_nothing_is_overwritten_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects/exempelobjekt.yaml").write_text("mitt", "utf-8")
    (tmp_path / ".vscode").write_text("en fil", "utf-8")
    before = contents(tmp_path)
    sentence = re.escape("these files are in the way: .vscode, projects/exempelobjekt.yaml")
    with pytest.raises(RequestError, match=sentence) as caught:
        make_workspace(tmp_path, empty=True)
    assert str(caught.value.hint) == "choose another folder, or move them away; nothing was written"
    assert contents(tmp_path) == before
    assert (tmp_path / "projects/exempelobjekt.yaml").read_text("utf-8") == "mitt"


def test_a_link_to_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria/criteria.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RequestError, match=r"^these files are in the way: criteria/criteria\.yaml$"):
        make_workspace(tmp_path, empty=True)


def test_what_was_written_before_a_fault_is_removed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keep.txt").write_text("kvar", "utf-8")
    write = Path.write_bytes

    def fail_late(self: Path, data: bytes) -> int:
        if self.name == "project.schema.json":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", fail_late)
    sentence = re.escape(f"the workspace could not be written in {tmp_path} (the disk is full)")
    with pytest.raises(OutputError, match=sentence):
        make_workspace(tmp_path, empty=True)
    assert [path.name for path in tmp_path.iterdir()] == ["keep.txt"]


def test_a_file_in_the_place_of_the_target_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(RequestError, match=r"^these files are in the way: \.$"):
        make_workspace(tmp_path / "file", empty=True)


def test_no_finding_of_a_fresh_workspace_is_even_a_note(tmp_path: Path) -> None:
    make_workspace(tmp_path, empty=True)
    assert [f for f in read_workspace(tmp_path, cache=None).findings if f.severity in Severity] == []
