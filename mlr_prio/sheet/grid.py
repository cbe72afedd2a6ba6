"""The cells of one sheet, wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mlr_prio.sheet.place import CellLocation

if TYPE_CHECKING:
    from mlr_prio.sheet.number import CellValue

Span: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of some that are merged: rows and columns, counted from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet.

    Parameters
    ----------
    file
        The name that people know the file by.
    name
        The name of the sheet; empty where the file is one.
    rows
        The cells, from the first row and column on.
    merged
        The cells that are merged; the first of them holds the value.
    """

    file: str
    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merged: tuple[Span, ...] = ()

    def place(self, row: int, column: int) -> CellLocation:
        """Return the place of a cell, which is counted from 0."""
        path = f"{self.file}: {self.name}" if self.name else self.file
        return CellLocation(path, row + 1, column + 1)

    def value(self, row: int, column: int) -> CellValue:
        """Return what a cell holds; an empty text where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def head_of_merged(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that holds the value of this one: itself, or the first of those merged with it."""
        for (top, left), (bottom, right) in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column
