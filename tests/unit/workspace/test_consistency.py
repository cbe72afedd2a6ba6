"""Faults between documents, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.workspace.reader import read_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mlr_prio.finding import Finding

CRITERIA = "criteria/criteria.yaml"
MEMBERS = "criteria/municipalities.yaml"
BUDGETS = "criteria/budgets.yaml"
LUND = "criteria/weights/lund.yaml"
METRO = "projects/metro.yaml"
STATION = "projects/station.yaml"
WEIGHTS = "weights: {resor: 1, mark: 1, pendling: 1, kollektivtrafik: 1}"

# The file, what to replace in it, by what; the finding and its hint.
CASES = [
    # The tree of criteria, the members, the pots.
    (
        CRITERIA,
        "id: mark",
        "id: pendling",
        "21:9 MLR109 the id pendling stands twice, first on line 9",
        "give one of the two another id",
    ),
    (
        MEMBERS,
        "id: lund",
        "id: malmo",
        "4:10 MLR109 malmo stands twice, first on line 3",
        "change one of the two",
    ),
    (MEMBERS, '"1281"', '"1280"', "4:34 MLR109 1280 stands twice, first on line 3", "change one of the two"),
    (
        BUDGETS,
        "sources:\n",
        "  - {id: nationell-plan, name: B}\nsources:\n",
        "6:10 MLR109 nationell-plan stands twice, first on line 3",
        "change one of the two",
    ),
    (
        BUDGETS,
        "[S1]",
        "[S1, S2]",
        "5:40 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    # A project among criteria, members, pots and sources.
    (
        METRO,
        "mark: {values",
        "marck: {values",
        "17:3 MLR107 there is no criterion marck",
        "did you mean mark?",
    ),
    (
        METRO,
        "mark: {values",
        "buller: {values",
        "17:3 MLR107 there is no criterion buller",
        "known are pendling, kollektivtrafik, mark",
    ),
    (
        METRO,
        "mark: {values",
        "resor: {values",
        "17:3 MLR107 resor is a group; scores belong to its criteria",
        "its criteria: pendling, kollektivtrafik",
    ),
    (
        METRO,
        "pendling: 12.5",
        "pendling: 31",
        "10:13 MLR104 31.0 lies outside the scale 0.0 … 30.0 (min) of pendling",
        None,
    ),
    (
        METRO,
        "    low: 1\n",
        "    low: -7\n",
        "12:10 MLR104 -7.0 lies outside the scale -2.0 … 2.0 (poäng) of kollektivtrafik",
        "the levels: -2 sämre, 2 bättre",
    ),
    (METRO, "10: 0.5}", "51: 0.5}", "17:27 MLR104 51.0 lies outside the scale 0.0 … 50.0 (ha) of mark", None),
    (
        METRO,
        "pendling: 12.5",
        "pendling: {mean: -1, sd: 2}",
        "10:20 MLR104 -1.0 lies outside the scale 0.0 … 30.0 (min) of pendling",
        None,
    ),
    (
        METRO,
        "[malmo, lund]",
        "[malmo, lunt]",
        "6:25 MLR107 there is no municipality lunt",
        "did you mean lund?",
    ),
    (
        METRO,
        "funding: nationell-plan",
        "funding: regional-plan",
        "7:10 MLR107 there is no funding pot regional-plan",
        "did you mean nationell-plan?",
    ),
    (
        METRO,
        "price_year: 2021, sources: [S1]",
        "price_year: 2021, sources: [S2]",
        "8:51 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    (
        METRO,
        "unit: min, sources: [S1]",
        "unit: min, sources: [X]",
        "21:52 MLR107 the source X is not defined in this file",
        "add it under sources",
    ),
    (
        METRO,
        "    sources: [S1]\n",
        "    sources:\n      - S1\n      - S2\n",
        "18:9 MLR107 the source S2 is not defined in this file",
        "add it under sources",
    ),
    (
        STATION,
        "{pendling: 0, mark: null}",
        "{}\nchoice_of_measures: {note: Prövat., sources: [S1]}",
        "7:47 MLR107 the source S1 is not defined in this file",
        "add it under sources",
    ),
    (
        STATION,
        "id: station",
        "id: annan",
        "2:5 MLR108 the id annan is not the name of the file, station",
        "rename the file to annan.yaml, or change the id",
    ),
    # Projects among one another.
    (METRO, "[station]", "[statoin]", "18:12 MLR107 there is no project statoin", "did you mean station?"),
    (METRO, "[station]", "[metro]", "18:12 MLR120 the project names itself", "leave it out"),
    (
        METRO,
        "[station]",
        "[station]\nexcludes: [station]",
        "18:12 MLR120 station is both required and excluded",
        "keep one of the two",
    ),
    (
        STATION,
        "{pendling: 0, mark: null}",
        "{pendling: 0, mark: null}\nexcludes: [buss]",
        "7:12 MLR107 there is no project buss",
        "known are metro",
    ),
    # A profile.
    (
        LUND,
        "municipality: lund",
        "municipality: malmo",
        "2:15 MLR108 the id malmo is not the name of the file, lund",
        "rename the file to malmo.yaml, or change the id",
    ),
    (LUND, "resor: 1", "resan: 1", "4:11 MLR107 there is no criterion or group resan", "did you mean resor?"),
    (
        LUND,
        ", kollektivtrafik: 1",
        "",
        "4:1 MLR103 weights does not name kollektivtrafik",
        "write 0 for what shall not count",
    ),
    (
        LUND,
        WEIGHTS,
        "weights: {resor: 1, mark: 1, pendling: 0, kollektivtrafik: 0}",
        "4:40 MLR111 the weights of pendling, kollektivtrafik are all 0",
        "give at least one of them a weight greater than 0",
    ),
    (
        LUND,
        WEIGHTS,
        "order: [pendling, [mark, buller], kollektivtrafik]",
        "4:26 MLR107 there is no criterion buller",
        "known are pendling, kollektivtrafik, mark",
    ),
    (
        LUND,
        WEIGHTS,
        "order: [resor, pendling, mark, kollektivtrafik]",
        "4:9 MLR107 resor is a group; a criterion is wanted here",
        "its criteria: pendling, kollektivtrafik",
    ),
    (
        LUND,
        WEIGHTS,
        "order: [pendling, [mark, pendling], kollektivtrafik]",
        "4:26 MLR109 pendling stands twice in the order",
        "keep one of the two",
    ),
    (
        LUND,
        WEIGHTS,
        "order: [pendling]",
        "4:1 MLR103 order does not name kollektivtrafik, mark",
        "give every criterion a place",
    ),
    (
        LUND,
        WEIGHTS,
        "bounds: {pendlng: [10, 20]}",
        "4:10 MLR107 there is no criterion pendlng",
        "did you mean pendling?",
    ),
    (
        LUND,
        WEIGHTS,
        "bounds: {mark: [20, 10]}",
        "4:16 MLR120 the lower bound 20.0 is greater than the upper bound 10.0",
        "write the lower bound first",
    ),
    (
        LUND,
        WEIGHTS,
        "bounds: {mark: [60, 70], pendling: [50, 60]}",
        "4:1 MLR120 the lower bounds of mark, pendling sum to 110.0 percent, more than 100",
        "lower some of them",
    ),
    (
        LUND,
        WEIGHTS,
        "bounds: {mark: [0, 20], pendling: [0, 20], kollektivtrafik: [0, 20]}",
        "4:1 MLR120 the upper bounds of mark, pendling, kollektivtrafik sum to 60.0 percent, less than 100",
        "raise some of them",
    ),
    (
        LUND,
        "mark: [50, 0]",
        "markk: [50, 0]",
        "6:36 MLR107 there is no criterion markk",
        "did you mean mark?",
    ),
    (
        LUND,
        "project: station",
        "project: stationen",
        "5:26 MLR107 there is no project stationen",
        "did you mean station?",
    ),
    (
        LUND,
        WEIGHTS,
        f"{WEIGHTS}\nabstains: [metron]",
        "5:12 MLR107 there is no project metron",
        "did you mean metro?",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "what", "hint"), CASES)
def test_a_contradiction_is_named_at_its_place(
    findings: Callable[..., tuple[Finding, ...]], path: str, old: str, new: str, what: str, hint: str | None
) -> None:
    said = {
        f"{finding.location.line}:{finding.location.column} {finding.code} {finding.message}": finding.hint
        for finding in findings(path, old, new)
        if finding.location.path == path
    }
    assert what in said
    assert (None if said[what] is None else str(said[what])) == hint
    follow_ups = {"id: mark", "resor: 1", "municipality: lund", "id: lund", "id: station"}
    assert len(said) == 1 or old in follow_ups


def test_all_weights_of_siblings_being_zero_is_named_once(found: Callable[..., list[str]]) -> None:
    siblings = "weight: 1\n        perspective: society\n        scale: {unit: min, worst: 0, best: 30}"
    assert found(CRITERIA, siblings, siblings.replace("1", "0", 1)) == []
    assert found(CRITERIA, "weight: 40", "weight: 0") == []


def test_siblings_without_any_weight_are_a_fault(
    files: dict[str, str], write: Callable[[Mapping[str, str]], Path]
) -> None:
    files[CRITERIA] = files[CRITERIA].replace("weight: 1\n", "weight: 0\n")
    (finding,) = read_workspace(write(files), cache=None).findings
    assert str(finding.location) == "criteria/criteria.yaml:12:17"
    assert finding.code == "MLR111"
    assert str(finding.message) == "all weights beside this one are 0 as well"
    assert str(finding.hint) == "give at least one of them a weight greater than 0"
