from __future__ import annotations

import json

from mlr_prio import __version__
from mlr_prio.assessment.lint.rule import Rule
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.report.builder.rules import rules_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

RULES = tuple(
    Rule(code, severity, message(title), message("Because {x}.", x=1.5), lambda _: iter(()))
    for code, severity, title in (
        ("MLR202", Severity.NOTE, "stale weight"),
        ("MLR201", Severity.WARNING, "criterion without spread"),
    )
)
REPORT = rules_report(RULES, Translator("sv"))


def test_rules_stand_by_code_with_the_reason() -> None:
    assert FORMATS["table"].render(REPORT, Surface(80)) == (
        "Vad en noggrann läsare skulle ifrågasätta\n"
        "2 regler\n"
        "\n"
        "MLR201 kriterium utan spridning\n"
        "Because 1,5.\n"
        "\n"
        "MLR202 inaktuell vikt\n"
        "Because 1,5.\n"
    )


def test_rules_for_programs() -> None:
    assert json.loads(FORMATS["json"].render(REPORT, Surface())) == {
        "format": "mlr-prio/rules",
        "format_version": 1,
        "version": __version__,
        "language": "sv",
        "rules": [
            {
                "code": "MLR201",
                "severity": "warning",
                "title": "kriterium utan spridning",
                "why": "Because 1,5.",
            },
            {"code": "MLR202", "severity": "note", "title": "inaktuell vikt", "why": "Because 1,5."},
        ],
    }
    assert FORMATS["csv"].render(REPORT, Surface()) == (
        "code,severity,title,why\n"
        'MLR201,warning,kriterium utan spridning,"Because 1,5."\n'
        'MLR202,note,inaktuell vikt,"Because 1,5."\n'
    )
