"""CSV for spreadsheets: RFC 4180, but lines end with a line feed alone, since the file is compared in git."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mlr_prio.report.format.json_format import rounded

if TYPE_CHECKING:
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins like this; an apostrophe before it makes it text."""

LIST_SEPARATOR: Final = "; "


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file of separated values is written.

    Parameters
    ----------
    delimiter
        What stands between cells.
    decimal
        The decimal mark.
    line_end
        What ends a line.
    byte_order_mark
        Whether the file begins with the mark by which spreadsheets know UTF-8.
    """

    delimiter: str = ","
    decimal: str = "."
    line_end: str = "\n"
    byte_order_mark: bool = False


PLAIN: Final = Dialect()


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the records of the report under a line of field names."""
    return csv_text(report, PLAIN)


def csv_text(report: Report, dialect: Dialect) -> str:
    """Return the records under a line of field names, written in a dialect."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(report.fields)
    for record in report.records:
        writer.writerow([_written(_cell(record.get(field)), dialect) for field in report.fields])
    return ("\ufeff" if dialect.byte_order_mark else "") + stream.getvalue()


def _written(cell: str | float, dialect: Dialect) -> str | int | float:
    return repr(cell).replace(".", dialect.decimal) if isinstance(cell, float) else cell


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
