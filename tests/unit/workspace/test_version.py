"""Versions by name, on a git history that the tests make."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mlr_prio.errors import InputError, RequestError
from mlr_prio.model.problem import Problem
from mlr_prio.model.version import Version, VersionKind
from mlr_prio.workspace.version import open_version

Write = Callable[..., Path]
Commit = Callable[..., str]

IDENTITY = {
    "GIT_AUTHOR_NAME": "Prov",
    "GIT_AUTHOR_EMAIL": "prov@example.org",
    "GIT_COMMITTER_NAME": "Prov",
    "GIT_COMMITTER_EMAIL": "prov@example.org",
    "GIT_AUTHOR_DATE": "2026-09-14T23:30:00+0200",
    "GIT_COMMITTER_DATE": "2026-09-14T23:30:00+0200",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, without the user's settings."""
    environment: Mapping[str, str] = os.environ | IDENTITY
    ended = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return ended.stdout.decode().strip()


@pytest.fixture
def commit() -> Commit:
    """Return a function that commits all files of a folder, as a repository of its own."""

    def commit_all(folder: Path, message: str = "ändring") -> str:
        if not (folder / ".git").exists():
            git(folder, "init", "-q", "-b", "main")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", message)
        return git(folder, "rev-parse", "HEAD")

    return commit_all


def projects(version: Version) -> list[str]:
    assert isinstance(version.content, Problem)
    return [p.document.id for p in version.content.projects]


def test_no_name_is_the_workspace_as_it_is(write_workspace: Write) -> None:
    version = open_version(write_workspace(), None, cache=None)
    assert (version.kind, version.name) == (VersionKind.WORKSPACE, "")


def test_a_revision_is_the_workspace_as_it_was(write_workspace: Write, commit: Commit) -> None:
    root = write_workspace()
    first = commit(root)
    (root / "projects/stig.yaml").unlink()
    commit(root)
    version = open_version(root, "HEAD~1", cache=None)
    assert (version.kind, version.name) == (VersionKind.REVISION, "HEAD~1")
    assert (version.commit, version.date) == (first, "2026-09-14")
    assert "stig" in projects(version)
    assert "stig" not in projects(open_version(root, "main", cache=None))


def test_neither_the_files_nor_the_index_are_touched(write_workspace: Write, commit: Commit) -> None:
    root = write_workspace()
    commit(root)
    (root / "projects/stig.yaml").unlink()
    before = {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))}
    open_version(root, "HEAD", cache=None)
    assert {path: path.stat().st_mtime_ns for path in sorted(root.rglob("*"))} == before


def test_a_workspace_below_the_top_of_its_repository_is_found_there(
    write_workspace: Write, commit: Commit, tmp_path: Path
) -> None:
    root = write_workspace()
    below = root / "region" / "prioritering"
    below.mkdir(parents=True)
    for name in ("criteria", "projects"):
        (root / name).rename(below / name)
    commit(root)
    assert "stig" in projects(open_version(below, "HEAD", cache=None))


def test_a_revision_before_there_was_a_workspace_says_so(write_workspace: Write, commit: Commit) -> None:
    root = write_workspace()
    aside = root.parent / f"{root.name}-aside"
    aside.mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "tomt")
    commit(root)
    with pytest.raises(RequestError, match="there was no workspace at HEAD~1"):
        open_version(root, "HEAD~1", cache=None)


def test_faults_of_a_revision_are_reported_at_its_files(write_workspace: Write, commit: Commit) -> None:
    root = write_workspace({"projects/vag.yaml": "schema_version: 1\nid: vag\n"})
    commit(root)
    with pytest.raises(InputError, match="faults in the files") as caught:
        open_version(root, "HEAD", cache=None)
    assert {finding.location.path for finding in caught.value.findings} == {"HEAD:projects/vag.yaml"}


@pytest.mark.parametrize("name", ["HEAD~9", "nowhere", "--output=x", ""])
def test_a_name_that_means_nothing_is_answered_with_what_could(
    write_workspace: Write, commit: Commit, name: str
) -> None:
    root = write_workspace()
    commit(root)
    with pytest.raises(RequestError, match="is neither a folder, an exported list nor a revision"):
        open_version(root, name, cache=None)


def test_outside_a_repository_there_are_no_revisions(
    write_workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_workspace()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(RequestError, match="HEAD is neither a folder"):
        open_version(root, "HEAD", cache=None)


def test_without_git_the_other_ways_are_named(
    write_workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RequestError, match="git could not be run") as caught:
        open_version(write_workspace(), "HEAD", cache=None)
    assert str(caught.value.hint) == "install git, or compare with a folder or an exported list"


def test_links_in_a_revision_are_left_out(write_workspace: Write, commit: Commit, tmp_path: Path) -> None:
    root = write_workspace()
    (root / "projects/hemlig.yaml").symlink_to("/etc/hostname")
    commit(root)
    assert "hemlig" not in projects(open_version(root, "HEAD", cache=None))


def test_a_folder_is_read_as_it_is(write_workspace: Write, tmp_path: Path) -> None:
    root = write_workspace()
    version = open_version(root, str(root / "projects"), cache=None)
    assert version.kind is VersionKind.FOLDER
    assert "stig" in projects(version)


def test_faults_of_a_folder_are_reported_at_its_files(write_workspace: Write) -> None:
    root = write_workspace({"projects/vag.yaml": "schema_version: 1\nid: vag\n"})
    with pytest.raises(InputError, match="faults in the files") as caught:
        open_version(root, str(root), cache=None)
    assert {f.location.path for f in caught.value.findings} == {f"{root}/projects/vag.yaml"}


def test_a_file_is_an_exported_list(write_workspace: Write, tmp_path: Path) -> None:
    file = tmp_path / "lista.json"
    file.write_text(json.dumps({"format": "mlr-prio/rank"}), "utf-8")
    version = open_version(write_workspace(), str(file), cache=None)
    assert (version.kind, version.content) == (VersionKind.LIST, {"format": "mlr-prio/rank"})


@pytest.mark.parametrize("text", ["[]", "plats,objekt", "\udcff"])
def test_a_file_that_is_no_list_is_refused(write_workspace: Write, tmp_path: Path, text: str) -> None:
    file = tmp_path / "lista.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(RequestError, match="is not a list that mlr-prio can read"):
        open_version(write_workspace(), str(file), cache=None)
