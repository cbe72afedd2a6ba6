from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.format.json_format import json_text, render
from mlr_prio.report.surface import Surface

if TYPE_CHECKING:
    from mlr_prio.report.report import Report


def test_json_keeps_the_order_of_keys_and_rounds_to_twelve_decimals(report: Report) -> None:
    assert render(report, Surface()) == (
        "{\n"
        '  "format": "mlr-prio/test",\n'
        '  "värde": 0.0,\n'
        '  "list": [\n'
        "    0.3,\n"
        "    1,\n"
        "    null,\n"
        "    true,\n"
        '    "å"\n'
        "  ],\n"
        '  "none": {}\n'
        "}\n"
    )


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        json_text({"value": float("nan")})
