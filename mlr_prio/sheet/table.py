"""The tables in a grid: found by their headings, wherever these stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.column import LAYOUTS, Layout, folded
from mlr_prio.sheet.number import is_empty
from mlr_prio.sheet.place import CellLocation, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.sheet.grid import Grid
    from mlr_prio.sheet.number import CellValue

_SEARCHED_ROWS = 50
"""Headings below so many rows of titles and notes are not looked for."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table.

    Parameters
    ----------
    grid, row
        Where it stands.
    columns
        The columns of the table, by their ids.
    """

    grid: Grid
    row: int
    columns: Mapping[str, int]

    def place(self, column: str) -> CellLocation:
        """Return the place of a cell; of the first in the row where the table has no such column."""
        return self.grid.place(self.row, self.columns.get(column, 0))

    def value(self, column: str) -> CellValue:
        """Return what a cell holds; an empty text where the table has no such column."""
        return self.grid.value(self.row, self.columns[column]) if column in self.columns else ""

    def name(self, column: str) -> CellValue:
        """Return what names the row: cells that are merged all have the value of the first."""
        if column not in self.columns:
            return ""
        return self.grid.value(*self.grid.head_of_merged(self.row, self.columns[column]))

    def is_given(self, *columns: str) -> bool:
        """Return whether one of the cells holds something."""
        return any(not is_empty(self.value(column)) for column in columns)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table.

    Parameters
    ----------
    layout
        What kind it is.
    grid
        Where it stands.
    heading
        The row of its headings, counted from 0.
    columns
        The columns that it has, by their ids.
    findings
        What is wrong with its headings.
    """

    layout: Layout
    grid: Grid
    heading: int
    columns: Mapping[str, int]
    findings: tuple[Finding, ...]

    def records(self) -> Iterator[Record]:
        """Yield the rows below the headings."""
        for row in range(self.heading + 1, len(self.grid.rows)):
            yield Record(self.grid, row, self.columns)


def find_table(grid: Grid) -> FoundTable | None:
    """Return the table whose headings stand first in a grid, or None where there is none."""
    for row in range(min(_SEARCHED_ROWS, len(grid.rows))):
        found = [(layout, *_columns(grid, row, layout)) for layout in LAYOUTS]
        fitting = [entry for entry in found if all(sign & entry[1].keys() for sign in entry[0].signs)]
        if fitting:
            layout, columns, findings = max(fitting, key=lambda entry: len(entry[1]))
            return FoundTable(layout, grid, row, columns, findings)
    return None


def _columns(grid: Grid, row: int, layout: Layout) -> tuple[dict[str, int], tuple[Finding, ...]]:
    titles = layout.titles()
    columns: dict[str, int] = {}
    findings = []
    for index, cell in enumerate(grid.rows[row]):
        column = titles.get(folded(cell)) if isinstance(cell, str) else None
        if column is None:
            continue
        first = columns.setdefault(column, index)
        if first != index:
            findings.append(_twice(grid, row, (first, index)))
    return columns, tuple(findings)


def _twice(grid: Grid, row: int, columns: tuple[int, int]) -> Finding:
    first, second = columns
    return fault(
        FaultCode.DUPLICATE_KEY,
        grid.place(row, second),
        message(
            "{heading} is the heading of two columns, first of {place}",
            heading=str(grid.value(row, second)).strip(),
            place=str(grid.place(row, first)),
        ),
        message("keep one of the two, or give the other another heading"),
    )
