"""Forty different mistakes in twelve files: all of them in one run, each at its place, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.cli.main import run
from mlr_prio.workspace.reader import read_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILES: dict[str, str | bytes] = {
    "criteria/criteria.yaml": """\
schema_version: 1
title: Kriterier
status: example
criteria:
  - id: resor
    name: Resor
    weight: 0
    children:
      - id: pendling
        name: Pendling
        definition: Kortare restid.
        weight: 1
        perspective: society
        scale: {unit: min, worst: 0, best: 30}
      - id: mark
        name: Kollektivtrafik
        definition: Fler avgångar.
        weight: 1
        perspective: society
        scale: {unit: poäng, worst: -2, best: 2, levels: {-2: sämre, 2: bättre}}
  - id: mark
    name: Jordbruksmark
    definition: Mark som tas i anspråk.
    weight: 0
    perspective: environment
    scale: {unit: ha, worst: 50, best: 0}
""",
    "criteria/municipalities.yaml": """\
schema_version: 1
municipalities:
  - {id: malmo, name: Malmö, code: "1280"}
  - {id: lund, name: Lund, code: "1280"}
  - {id: lund, name: Lund, code: "1281"}
""",
    "criteria/budgets.yaml": """\
schema_version: 1
pots:
  - id: nationell-plan
    name: Nationell plan
    frame: {amount: -5, units: MSEK}
  - id: Region
    name: Region
""",
    "criteria/weights/lund.yaml": """\
schema_version: 1
municipality: lund
status: example
weights: {resor: 0, pendling: 1, buller: 3, mark: 0}
abstains: [tunel]
""",
    "criteria/weights/malmo.yaml": """\
schema_version: 1
municipality: lomma
status: example
bounds: {pendling: [60, 70], mark: [50, 20]}
elicited: {method: swing, ranges: {resor: [0, 1]}}
""",
    "criteria/weights/klimat.yaml": """\
schema_version: 1
viewpoint: klimat
status: exempel
order: [pendling, 5]
order: [mark]
""",
    "projects/tunnel.yaml": """\
schema_version: 1
id: tunnel
mode: rial
step: !tal 4
status: candidate
municipalities: [malmö, lunt]
scores:
  pendling: 12,5
  mark: {low: 5, high: 1}
cost: {amount: .inf, price_year: 21}
requires: *broar
""",
    "projects/bro.yaml": """\
schema_version: 1
id: bro
name: Bro
mode: road
status: candidate
municipalities: [lunt]
scores: {pendling: 99, resor: 1, buller: 2}
requires: [bro, spar, hamn]
excludes: [hamn]
""",
    "projects/spar.yaml": """\
schema_version: 1
id: sparet
name: Spår
mode: rail
status: candidate
scores:
  pendling: {value: 1, sources: [S1]}
requires: [hamn]
""",
    "projects/hamn.yaml": """\
schema_version: 1
id: hamn
name: Hamn
mode: freight
status: candidate
requires: [sparet]
""",
    "projects/gata.yaml": b"schema_version: 1\nname: Gat\xe5\n",
    "projects/kaj.yaml": "schema_version: 1\nid: kaj\n\tname: Kaj\n",
}

EXPECTED = """\
criteria/budgets.yaml:5:21 MLR105 -5 is too small
criteria/budgets.yaml:5:25 MLR102 unknown key units
criteria/budgets.yaml:6:9 MLR105 "Region" is no id
criteria/criteria.yaml:7:13 MLR111 all weights beside this one are 0 as well
criteria/criteria.yaml:21:9 MLR109 the id mark stands twice, first on line 15
criteria/municipalities.yaml:4:34 MLR109 1280 stands twice, first on line 3
criteria/municipalities.yaml:5:10 MLR109 lund stands twice, first on line 4
criteria/weights/klimat.yaml:3:9 MLR105 "exempel" is not allowed here
criteria/weights/klimat.yaml:4:19 MLR105 5 is no text
criteria/weights/klimat.yaml:5:1 MLR106 order stands twice, first on line 4
criteria/weights/lund.yaml:4:18 MLR111 the weights of resor, mark are all 0
criteria/weights/lund.yaml:4:34 MLR107 there is no criterion or group buller
criteria/weights/lund.yaml:5:12 MLR107 there is no project tunel
criteria/weights/malmo.yaml:2:15 MLR107 there is no municipality lomma
criteria/weights/malmo.yaml:2:15 MLR108 the id lomma is not the name of the file, malmo
criteria/weights/malmo.yaml:4:1 MLR120 the lower bounds sum to 110.0 percent, more than 100
criteria/weights/malmo.yaml:4:1 MLR120 the upper bounds sum to 90.0 percent, less than 100
criteria/weights/malmo.yaml:4:36 MLR120 the lower bound 50.0 is greater than the upper bound 20.0
criteria/weights/malmo.yaml:5:36 MLR107 resor is a group; a criterion is wanted here
projects/bro.yaml:6:18 MLR107 there is no municipality lunt
projects/bro.yaml:7:20 MLR104 99.0 lies outside the scale 0.0 … 30.0 (min) of pendling
projects/bro.yaml:7:24 MLR107 resor is a group; scores belong to its criteria
projects/bro.yaml:7:34 MLR107 there is no criterion buller
projects/bro.yaml:8:12 MLR120 the project names itself
projects/bro.yaml:8:17 MLR107 there is no project spar
projects/bro.yaml:8:23 MLR120 hamn is both required and excluded
projects/gata.yaml:2:10 MLR113 the file is not saved as UTF-8 (byte 28)
projects/hamn.yaml:6:12 MLR110 the requirements go round in a circle: hamn → sparet → hamn
projects/kaj.yaml:3:1 MLR114 a tab where YAML wants spaces
projects/spar.yaml:2:5 MLR108 the id sparet is not the name of the file, spar
projects/spar.yaml:7:34 MLR107 the source S1 is not defined in this file
projects/tunnel.yaml:1:1 MLR103 name is missing
projects/tunnel.yaml:3:7 MLR105 "rial" is not allowed here
projects/tunnel.yaml:4:7 MLR117 "!" starts a tag, and tags are not used here
projects/tunnel.yaml:6:18 MLR105 "malmö" is no id
projects/tunnel.yaml:8:13 MLR105 "12,5" is no number
projects/tunnel.yaml:9:15 MLR120 low, likely and high must ascend: 5 … 1
projects/tunnel.yaml:10:16 MLR118 .inf is no number that can be reckoned with
projects/tunnel.yaml:10:34 MLR105 21 is too small
projects/tunnel.yaml:11:11 MLR115 *broar refers to nothing above
"""


def test_every_mistake_is_found_in_one_run(write: Callable[[Mapping[str, str | bytes]], Path]) -> None:
    loaded = read_workspace(write(FILES), cache=None)
    assert loaded.problem is None
    assert loaded.file_count == len(FILES) == 12
    lines = [f"{finding.location} {finding.code} {finding.message}" for finding in loaded.findings]
    assert lines == EXPECTED.splitlines()
    assert len(lines) == 40


def test_the_program_shows_them_all_and_ends_with_one(
    write: Callable[[Mapping[str, str | bytes]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", str(write(FILES)), "--lang", "en", "check"], "en") == 1
    shown = capsys.readouterr().out
    assert [line for line in EXPECTED.splitlines() if line.split(" ", 1)[0] not in shown] == []
    assert "40 errors" in shown
    assert "Traceback" not in shown
