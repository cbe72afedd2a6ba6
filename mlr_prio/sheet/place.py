"""Where in a returned sheet something stands, as people who have it open see it: ``lund.xlsx: Vikter!B4``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.finding import Finding, Severity, SourceLocation

if TYPE_CHECKING:
    from mlr_prio.message import Message
    from mlr_prio.model.fault import FaultCode

_LETTERS = 26


@dataclass(frozen=True, slots=True, order=True)
class CellLocation(SourceLocation):
    """A cell: ``path`` is the file and, in a workbook, the sheet; ``line`` the row, ``column`` the column.

    Column 0 is the file as a whole.
    """

    def __str__(self) -> str:
        return f"{self.path}!{cell_name(self.line, self.column)}" if self.column else self.path


def whole(file: str) -> CellLocation:
    """Return the place that is a whole file."""
    return CellLocation(file, 1, 0)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, ``B4`` for row 4 and column 2, both counted from 1."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"


def fault(code: FaultCode, place: SourceLocation, what: Message, hint: Message | None = None) -> Finding:
    """Make the finding of something in a sheet that cannot be taken over."""
    return Finding(code, Severity.ERROR, place, what, hint)


def remark(code: FaultCode, place: SourceLocation, what: Message, hint: Message | None = None) -> Finding:
    """Make the finding of something in a sheet that the reader should know of."""
    return Finding(code, Severity.WARNING, place, what, hint)
