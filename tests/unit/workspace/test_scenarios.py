"""Scenarios: read beside the other files, and every fault in them at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mlr_prio.workspace.reader import read_workspace

Write = Callable[[Mapping[str, str]], Path]

PATH = "criteria/scenarios/torka.yaml"
TORKA = """\
schema_version: 1
id: torka
name: Torka
status: example
shares: {mark: 70, pendling: 30}
scores:
  metro:
    mark: {low: 5, high: 20, sources: [S1]}
    pendling: null
costs:
  metro: {amount: 50000, sources: [S1]}
budgets:
  nationell-plan: {amount: 80}
sources:
  S1: {title: Förstudie}
"""


def said(root: Path) -> list[str]:
    return [
        f"{finding.location} {finding.code} {finding.message} | {finding.hint}"
        for finding in read_workspace(root, cache=None).findings
    ]


def test_scenarios_are_read_by_id_and_count_in_the_digest(files: dict[str, str], write: Write) -> None:
    bare = read_workspace(write(files), cache=None)
    regn = TORKA.replace("torka", "regn")
    more = read_workspace(write(files | {PATH: TORKA, "criteria/scenarios/regn.yaml": regn}), cache=None)
    assert bare.problem is not None
    assert more.problem is not None
    assert bare.problem.scenarios == ()
    assert [sourced.document.id for sourced in more.problem.scenarios] == ["regn", "torka"]
    assert more.problem.scenario is None
    assert more.problem.input_sha256 != bare.problem.input_sha256


# What to replace in the file, by what; the finding and its hint.
CASES = [
    (
        "id: torka",
        "id: torkan",
        "2:5 MLR108 the id torkan is not the name of the file, torka",
        "rename the file to torkan.yaml, or change the id",
    ),
    ("mark: 70", "marck: 70", "5:10 MLR107 there is no criterion or group marck", "did you mean mark?"),
    ("mark: 70", "mark: 101", "5:16 MLR105 101 is too large", "100 is the largest value"),
    (
        "mark: 70",
        "mark: 70, resor: 31",
        "5:27 MLR120 the shares of mark, resor sum to 101.0 percent",
        "shares of a whole group sum to 100",
    ),
    (
        "mark: 70, pendling: 30",
        "mark: 60, resor: 30",
        "5:27 MLR120 the shares of mark, resor sum to 90.0 percent",
        "shares of a whole group sum to 100",
    ),
    ("  metro:\n", "  metra:\n", "7:3 MLR107 there is no project metra", "did you mean metro?"),
    ("metro: {amount", "metra: {amount", "11:3 MLR107 there is no project metra", "did you mean metro?"),
    ("    mark: {low", "    marck: {low", "8:5 MLR107 there is no criterion marck", "did you mean mark?"),
    (
        "    mark: {low",
        "    resor: {low",
        "8:5 MLR107 resor is a group; scores belong to its criteria",
        "its criteria: pendling, kollektivtrafik",
    ),
    (
        "high: 20",
        "high: 51",
        "8:26 MLR104 51.0 lies outside the scale 0.0 … 50.0 (ha) of mark",
        "None",
    ),
    (
        "high: 20, sources: [S1]",
        "high: 20, sources: [S2]",
        "8:40 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    (
        "50000, sources: [S1]",
        "50000, sources: [S2]",
        "11:36 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    (
        "nationell-plan: {",
        "nationel-plan: {",
        "13:3 MLR107 there is no funding pot nationel-plan",
        "did you mean nationell-plan?",
    ),
    (
        "{amount: 80}",
        "{amount: 80, sources: [S2]}",
        "13:42 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    ("shares:", "share:", "5:1 MLR102 unknown key share", "did you mean shares?"),
]


@pytest.mark.parametrize(("old", "new", "finding", "hint"), CASES)
def test_a_fault_in_a_scenario_is_named_at_its_place(
    files: dict[str, str], write: Write, old: str, new: str, finding: str, hint: str
) -> None:
    assert TORKA.count(old) == 1
    lines = said(write(files | {PATH: TORKA.replace(old, new)}))
    assert len(lines) == 1
    found, _, advice = lines[0].partition(" | ")
    assert found == f"{PATH}:{finding}"
    assert hint in advice


def test_siblings_that_are_not_all_named_may_share_at_most_all(files: dict[str, str], write: Write) -> None:
    three = files["criteria/criteria.yaml"] + (
        "  - id: buller\n    name: Buller\n    definition: Tystare.\n    weight: 1\n"
        "    perspective: environment\n    scale: {unit: dB, worst: 60, best: 40}\n"
    )
    lund = files["criteria/weights/lund.yaml"].replace("mark: 1,", "mark: 1, buller: 1,")
    torka = TORKA.replace("mark: 70, pendling: 30", "mark: 70, resor: 31")
    changed = {"criteria/criteria.yaml": three, "criteria/weights/lund.yaml": lund, PATH: torka}
    what = "the shares of mark, resor sum to 101.0 percent | shares within a group sum to at most 100"
    assert said(write(files | changed)) == [f"{PATH}:5:27 MLR120 {what}"]


def test_a_frame_without_a_file_of_budgets_is_a_fault(files: dict[str, str], write: Write) -> None:
    del files["criteria/budgets.yaml"]
    metro = files["projects/metro.yaml"].replace("funding: nationell-plan\n", "")
    lines = said(write(files | {PATH: TORKA, "projects/metro.yaml": metro}))
    assert lines == [f"{PATH}:13:3 MLR107 there is no funding pot nationell-plan | None"]


def test_what_cannot_be_read_makes_no_faults_in_a_scenario(files: dict[str, str], write: Write) -> None:
    files |= {PATH: TORKA, "criteria/budgets.yaml": "a: [1\n", "criteria/criteria.yaml": ""}
    assert [line.split(":")[0] for line in said(write(files))] == [
        "criteria/budgets.yaml",
        "criteria/criteria.yaml",
    ]
