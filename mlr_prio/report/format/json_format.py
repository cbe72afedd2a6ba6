"""JSON for programs: the contract as the builder orders it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

DECIMALS: Final = 12
"""Numbers are written to this many decimals: what floating-point arithmetic adds beyond them says nothing."""


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the data of the report: indented by 2, UTF-8 as it is, keys in the order given."""
    return json_text(report.data)


def json_text(data: Mapping[str, object]) -> str:
    """Return data as JSON with one trailing newline; negative zero becomes zero."""
    return json.dumps(_rounded(data), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_rounded(item) for item in value]
    return value


def rounded(number: float) -> float:
    """Return a number as it is written to data; adding zero turns negative zero into zero."""
    return round(number, DECIMALS) + 0.0
