"""The packages as data: JSON, records and Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable

from mlr_prio.report.format import FORMATS
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface

MakeReport = Callable[..., Report]
MakeText = Callable[..., str]


def test_the_json_keeps_its_contract(report: MakeReport, three: dict[str, str]) -> None:
    data = json.loads(FORMATS["json"].render(report(three), Surface()))
    assert data["format"] == "mlr-prio/portfolio"
    assert data["tried"] == {"weights": "free", "samples": 10, "seed": 1}
    (pot,) = data["pots"]
    contract = ["chosen", "cost", "value", "optimal", "alternatives", "frontier", "robustness", "core"]
    contract += ["borderline", "exterior", "uplift"]
    assert [key for key in pot if key in contract] == contract
    assert (pot["pot"], pot["budget"], pot["chosen"], pot["cost"]) == ("stat", 50.0, ["b", "c"], 50.0)
    assert pot["frontier"][1] == {"cost": 25.0, "value": 0.25, "chosen": ["b"]}
    assert pot["robustness"] == {"a": 0.0, "b": 1.0, "c": 1.0}
    assert pot["uplift"][0]["dropped"] == ["b", "c"]
    assert pot["index_map"]["places"]["b"]["field"] in {"A", "B", "C", "D"}


def test_the_records_hold_an_alternative_or_a_project_kept_out_a_line(
    report: MakeReport, project: MakeText, three: dict[str, str]
) -> None:
    made = report(three | {"d": project("d", "", "9")})
    lines = FORMATS["csv"].render(made, Surface()).splitlines()
    assert lines[0].split(",") == list(made.fields)
    assert [line.split(",")[4:8] for line in lines[1:]] == [
        ["a", "A", "a", "false"],
        ["b", "B", "b", "true"],
        ["c", "C", "c", "true"],
        ["d", "D", "d", "false"],
    ]
    assert "no_cost" in lines[4]


def test_markdown_has_the_tables(report: MakeReport, three: dict[str, str]) -> None:
    shown = FORMATS["md"].render(report(three), Surface())
    assert "| Objekt |" in shown
    assert "## Hur säkert är valet?" in shown
