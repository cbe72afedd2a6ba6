"""CSV for spreadsheets: RFC 4180, but lines end with a line feed alone, since the file is compared in git."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from mlr_prio.report.format.json_format import rounded

if TYPE_CHECKING:
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins like this; an apostrophe before it makes it text."""

LIST_SEPARATOR: Final = "; "


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the records of the report under a line of field names."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(report.fields)
    writer.writerows([_cell(record.get(field)) for field in report.fields] for record in report.records)
    return stream.getvalue()


def _cell(value: object) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int():
            return value
        case float():
            return rounded(value)
        case Sequence() if not isinstance(value, str):
            return _harmless(LIST_SEPARATOR.join(map(str, value)))
        case _:
            return _harmless(str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
