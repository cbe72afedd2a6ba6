"""Faults that only several files together show: ids, references, files that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.workspace.reader import read_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


CRITERIA = "criteria/criteria.yaml"
MEMBERS = "criteria/municipalities.yaml"
BUDGETS = "criteria/budgets.yaml"
LUND = "criteria/weights/lund.yaml"
METRO = "projects/metro.yaml"
STATION = "projects/station.yaml"


def project(id_: str, requires: str, excludes: str = "") -> str:
    return (
        f"schema_version: 1\nid: {id_}\nname: {id_}\nmode: rail\nstatus: candidate\n"
        f"requires: [{requires}]\nexcludes: [{excludes}]\n"
    )


def said(root: Path) -> list[str]:
    return [
        f"{finding.location} {finding.code} {finding.message}"
        for finding in read_workspace(root, cache=None).findings
    ]


def test_a_circle_of_requirements_is_named_once_at_its_first_project(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    """Two circles and two projects that only lead into one."""
    chains = {"c": "a", "a": "metro, b", "b": "c", "d": "a", "e": "d", "x": "y", "y": "x"}
    files |= {f"projects/{id_}.yaml": project(id_, requires) for id_, requires in chains.items()}
    assert said(write(files)) == [
        "projects/a.yaml:6:19 MLR110 the requirements go round in a circle: a → b → c → a",
        "projects/x.yaml:6:12 MLR110 the requirements go round in a circle: x → y → x",
    ]


def test_requiring_what_excludes_oneself_is_a_contradiction(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files |= {"projects/a.yaml": project("a", "b"), "projects/b.yaml": project("b", "", "a")}
    assert said(write(files)) == ["projects/a.yaml:6:12 MLR120 b is both required and excluded"]


def test_two_projects_with_one_id_are_both_named(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files["projects/tunnel.yaml"] = project("station", "")
    assert said(write(files)) == [
        "projects/tunnel.yaml:2:5 MLR108 the id station is not the name of the file, tunnel",
        "projects/tunnel.yaml:2:5 MLR109 station is also the id of projects/station.yaml",
    ]


def test_two_profiles_for_one_member_are_both_named(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files["criteria/weights/lund2.yaml"] = files[LUND]
    assert said(write(files)) == [
        "criteria/weights/lund2.yaml:2:15 MLR108 the id lund is not the name of the file, lund2",
        "criteria/weights/lund2.yaml:2:15 MLR109 lund is also the id of criteria/weights/lund.yaml",
    ]


def test_a_viewpoint_needs_no_municipality(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files["criteria/weights/klimat.yaml"] = files[LUND].replace("municipality: lund", "viewpoint: klimat")
    assert said(write(files)) == []


def test_a_profile_of_no_municipality_is_named(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files["criteria/weights/lomma.yaml"] = files[LUND].replace("lund", "lomma")
    assert said(write(files)) == ["criteria/weights/lomma.yaml:2:15 MLR107 there is no municipality lomma"]


def test_funding_without_a_file_of_budgets_is_a_fault(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    del files[BUDGETS]
    assert said(write(files)) == [
        f"{METRO}:7:10 MLR107 there is no funding pot nationell-plan: the file {BUDGETS} is missing"
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (CRITERIA, ["criteria/criteria.yaml:1:4 MLR101 the list that opens here with"]),
        (MEMBERS, ["criteria/municipalities.yaml:1:4 MLR101 the list that opens here with"]),
        (BUDGETS, ["criteria/budgets.yaml:1:4 MLR101 the list that opens here with"]),
        (STATION, ["projects/station.yaml:1:4 MLR101 the list that opens here with"]),
    ],
)
def test_a_file_that_cannot_be_read_makes_no_faults_elsewhere(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path], path: str, expected: list[str]
) -> None:
    files[path] = "a: [1\n"
    assert [line.partition(' "')[0] for line in said(write(files))] == expected


def test_the_other_files_are_still_checked_beside_one_that_cannot_be_read(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files[CRITERIA] = ""
    files[METRO] = files[METRO].replace("[malmo, lund]", "[malmo, lunt]")
    assert said(write(files)) == [
        "criteria/criteria.yaml:1:1 MLR112 the file is empty",
        "projects/metro.yaml:6:25 MLR107 there is no municipality lunt",
    ]
