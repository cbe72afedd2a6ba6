"""Where a workspace is and which files belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mlr_prio.errors import RequestError
from mlr_prio.workspace.folder import find_workspace, list_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def test_the_nearest_workspace_upwards_is_found(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    root = write(files)
    (root / "projects" / "deep").mkdir()
    assert find_workspace(root) == root.resolve()
    assert find_workspace(root / "projects" / "deep") == root.resolve()


def test_without_a_workspace_the_user_is_told_to_make_one(tmp_path: Path) -> None:
    sentence = f"there is no workspace in {tmp_path.resolve()} or above: criteria/criteria.yaml is missing"
    with pytest.raises(RequestError, match=re.escape(sentence)) as caught:
        find_workspace(tmp_path)
    assert str(caught.value.hint) == "go to the folder of the workspace, or make one with: mlr-prio init"


def test_a_folder_that_is_not_there_is_not_replaced_by_one_above(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    root = write(files)
    with pytest.raises(RequestError, match=re.escape(f"the folder {root.resolve() / 'typo'} does not exist")):
        find_workspace(root / "typo")


def test_files_are_listed_by_their_bytes_without_hidden_ones_and_others(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    others = (
        "criteria/scenarios/b.yaml",
        "criteria/scenarios/a.yaml",
        "projects/Z.yaml",
        "projects/ö.yaml",
        "projects/.hidden.yaml",
        "projects/readme.md",
    )
    listed = list_files(write(files | dict.fromkeys(others, "")))
    assert listed.single == (
        "criteria/budgets.yaml",
        "criteria/criteria.yaml",
        "criteria/municipalities.yaml",
    )
    assert listed.profiles == ("criteria/weights/lund.yaml",)
    assert listed.scenarios == ("criteria/scenarios/a.yaml", "criteria/scenarios/b.yaml")
    assert listed.projects == (
        "projects/Z.yaml",
        "projects/metro.yaml",
        "projects/station.yaml",
        "projects/ö.yaml",
    )
    assert listed.findings == ()


def test_a_name_that_would_be_passed_over_in_silence_is_a_warning(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    names = (
        "criteria/budgets.yml",
        "criteria/weights/malmo.YAML",
        "criteria/scenarios/torka.yml",
        "projects/bro.yaml.txt",
        "projects/tunnel.Yml",
    )
    listed = list_files(write(files | dict.fromkeys(names, "")))
    assert [
        (f.location.path, f.severity.value, f.code, str(f.message), str(f.hint)) for f in listed.findings
    ] == [
        (
            name,
            "warning",
            "MLR121",
            "the file is not read: its name does not end with .yaml",
            "rename it",
        )
        for name in names
    ]


BELOW = {
    "projects": "move to projects/",
    "criteria/weights": "move to criteria/weights/",
    "criteria/scenarios": "move to criteria/scenarios/",
    "criteria": "weights lie in criteria/weights/, scenarios in criteria/scenarios/",
}


@pytest.mark.parametrize("folder", BELOW)
def test_a_file_in_a_folder_below_is_a_warning(
    folder: str, files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    root = write(files)
    before = list_files(root)
    write(
        {f"{folder}/äldre/djup/väg.yaml": "", f"{folder}/äldre/readme.md": "", f"{folder}/.dold/a.yaml": ""}
    )
    listed = list_files(root)
    (finding,) = listed.findings
    assert (finding.location.path, finding.severity.value, finding.code) == (
        f"{folder}/äldre/djup/väg.yaml",
        "warning",
        "MLR121",
    )
    assert str(finding.message) == f"the file is not read: it lies in a folder below {folder}"
    assert str(finding.hint) == BELOW[folder]
    assert (listed.projects, listed.profiles) == (before.projects, before.profiles)


def test_many_files_in_a_folder_below_are_one_warning(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    below = ("projects/b/1.yaml", "projects/b/2.yml", "projects/b/.git/3.yaml", "projects/a/1.yaml")
    listed = list_files(write(files | dict.fromkeys(below, "")))
    assert [(f.location.path, str(f.message), str(f.hint)) for f in listed.findings] == [
        (
            "projects/a/1.yaml",
            "the file is not read: it lies in a folder below projects",
            "move to projects/",
        ),
        ("projects/b", "2 files in the folder are not read", "move to projects/"),
    ]


def test_a_file_that_the_criteria_do_not_have_is_a_warning(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    listed = list_files(write(files | dict.fromkeys(("criteria/budget.yaml", "criteria/xyz.yaml"), "")))
    assert [(f.location.path, str(f.message), str(f.hint)) for f in listed.findings] == [
        (
            "criteria/budget.yaml",
            "the file is not read: the folder criteria has no file of this name",
            "did you mean budgets.yaml?",
        ),
        (
            "criteria/xyz.yaml",
            "the file is not read: the folder criteria has no file of this name",
            "known are budgets.yaml, criteria.yaml, municipalities.yaml, statement.yaml",
        ),
    ]


def test_missing_files_and_folders_are_findings(tmp_path: Path) -> None:
    listed = list_files(tmp_path / "nowhere")
    assert [(f.location.path, f.code, str(f.message), str(f.hint)) for f in listed.findings] == [
        (
            "projects",
            "MLR119",
            "the folder projects is missing",
            "make a workspace with: mlr-prio init",
        ),
        (
            "criteria/criteria.yaml",
            "MLR119",
            "the file criteria/criteria.yaml is missing",
            "make a workspace with: mlr-prio init",
        ),
        (
            "criteria/municipalities.yaml",
            "MLR119",
            "the file criteria/municipalities.yaml is missing",
            "make a workspace with: mlr-prio init",
        ),
    ]
    assert (listed.single, listed.profiles, listed.scenarios, listed.projects) == ((), (), (), ())
