"""CSV as a Swedish spreadsheet opens it on a double click: semicolons, decimal commas, a byte order mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.format.csv_format import Dialect, csv_text

if TYPE_CHECKING:
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

SWEDISH: Final = Dialect(delimiter=";", decimal=",", line_end="\r\n", byte_order_mark=True)


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the records of the report under a line of field names."""
    return csv_text(report, SWEDISH)
