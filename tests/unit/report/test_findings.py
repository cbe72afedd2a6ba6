from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mlr_prio import __version__
from mlr_prio.finding import Finding, Severity, SourceLocation
from mlr_prio.message import message
from mlr_prio.report.builder.findings import FINDING_FORMATS, findings_text, render_findings
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem

SWEDISH = Translator("sv")
SPREAD = Finding(
    "MLR201",
    Severity.WARNING,
    SourceLocation("projects/å.yaml", 9, 3),
    message("criterion without spread"),
)
OUTSIDE = Finding(
    "MLR104",
    Severity.ERROR,
    SourceLocation("projects/metro.yaml", 14, 12),
    message(
        "{level} lies outside the scale {low} … {high} ({unit}) of {id}",
        level=7,
        low=-2,
        high=2,
        unit="p",
        id="x",
    ),
    message("allowed: {allowed}", allowed="a, b: 5 %\n[c]"),
)
UNUSED = Finding(
    "MLR299", Severity.NOTE, SourceLocation("projects/metro.yaml", 14, 12), message("unused source")
)
FINDINGS = (SPREAD, UNUSED, OUTSIDE)


def test_text_names_the_place_first_and_counts_last() -> None:
    assert render_findings(FINDINGS, 41, SWEDISH, "text") == (
        "projects/metro.yaml:14:12: fel MLR104 7 ligger utanför skalan −2 … 2 (p) för x\n"
        "    tillåtet: a, b: 5 % [c]\n"
        "projects/metro.yaml:14:12: notering MLR299 oanvänd källa\n"
        "projects/å.yaml:9:3: varning MLR201 kriterium utan spridning\n"
        "\n"
        "1 fel, 1 varning, 1 notering i 41 filer\n"
    )


def test_text_in_ascii_and_in_english() -> None:
    text = render_findings([OUTSIDE], 1, Translator("en"), "text", surface=Surface(unicode=False))
    assert text == (
        "projects/metro.yaml:14:12: error MLR104 7 lies outside the scale -2 ... 2 (p) of x\n"
        "    allowed: a, b: 5 % [c]\n"
        "\n"
        "1 error in 1 file\n"
    )


@pytest.mark.parametrize(
    ("format_id", "said"),
    [("text", "Inga anmärkningar i 41 filer\n"), ("github", "")],
)
def test_nothing_found(format_id: str, said: str) -> None:
    assert render_findings([], 41, SWEDISH, format_id) == said


def test_findings_without_counts_for_the_error_boundary() -> None:
    assert findings_text((SPREAD, UNUSED), SWEDISH) == (
        "projects/metro.yaml:14:12: notering MLR299 oanvänd källa\n"
        "projects/å.yaml:9:3: varning MLR201 kriterium utan spridning"
    )


def test_annotations_escape_what_the_workflow_command_would_read() -> None:
    odd = Finding(
        "MLR1", Severity.ERROR, SourceLocation("a,b:c%.yaml", 1, 2), message("{x}", x="100 %\r\na: b, c")
    )
    assert render_findings([odd, UNUSED, SPREAD], 2, SWEDISH, "github") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=MLR1::100 %25%0D%0Aa: b, c\n"
        "::notice file=projects/metro.yaml,line=14,col=12,title=MLR299::oanvänd källa\n"
        "::warning file=projects/å.yaml,line=9,col=3,title=MLR201::kriterium utan spridning\n"
    )


def test_an_annotation_holds_the_hint_on_a_line_of_its_own() -> None:
    assert render_findings([OUTSIDE], 1, SWEDISH, "github").endswith(" för x%0Atillåtet: a, b: 5 %25%0A[c]\n")


def test_json_is_the_contract() -> None:
    assert json.loads(render_findings([OUTSIDE, SPREAD], 41, SWEDISH, "json")) == {
        "format": "mlr-prio/check",
        "format_version": 1,
        "input_sha256": None,
        "version": __version__,
        "status": None,
        "language": "sv",
        "files": 41,
        "findings": [
            {
                "code": "MLR104",
                "severity": "error",
                "path": "projects/metro.yaml",
                "line": 14,
                "column": 12,
                "message": "7 ligger utanför skalan −2 … 2 (p) för x",
                "hint": "tillåtet: a, b: 5 %\n[c]",
            },
            {
                "code": "MLR201",
                "severity": "warning",
                "path": "projects/å.yaml",
                "line": 9,
                "column": 3,
                "message": "kriterium utan spridning",
                "hint": None,
            },
        ],
    }


def test_json_names_the_input_when_the_files_could_be_read(problem: Problem) -> None:
    found = json.loads(render_findings([], 3, SWEDISH, "json", problem=problem))
    assert (found["input_sha256"], found["status"]) == (problem.input_sha256, "example")


def test_the_formats_have_the_ids_of_the_command() -> None:
    assert list(FINDING_FORMATS) == ["text", "json", "github"]
