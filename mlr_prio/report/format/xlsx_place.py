"""Where the parts of a calculation stand on its sheet, as formulas there and elsewhere refer to them.

The columns are place, alternative, value, the criteria, and three that only the order needs: the place under
the weights given, the number that parts equal values, and the row in the order, which no other has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mlr_prio.report.format.xlsx_text import sheet_reference

NOTICE: Final = 2
HEAD: Final = 5
POINTS: Final = HEAD + 1
SHARE: Final = HEAD + 2
SHARE_BEFORE: Final = HEAD + 3
FIRST: Final = HEAD + 4
"""Rows, counted from 0: what is said of the weights, the headings, three rows of weights, the first
alternative. The row above the headings is empty, so that the table begins there."""

PLACE: Final = 0
NAME: Final = 1
VALUE: Final = 2
CRITERIA: Final = 3
"""The first columns."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a calculation.

    Parameters
    ----------
    sheet
        What its sheet is called.
    criteria, alternatives
        How many there are.
    """

    sheet: str
    criteria: int
    alternatives: int

    @property
    def last_criterion(self) -> int:
        """The column of the last criterion."""
        return CRITERIA + self.criteria - 1

    @property
    def before(self) -> int:
        """The column of the places under the weights given."""
        return self.last_criterion + 1

    @property
    def number(self) -> int:
        """The column of the numbers."""
        return self.last_criterion + 2

    @property
    def row(self) -> int:
        """The column of the rows in the order."""
        return self.last_criterion + 3

    @property
    def last(self) -> int:
        """The row of the last alternative."""
        return FIRST + self.alternatives - 1

    def weights(self, row: int = POINTS) -> str:
        """Return the cells of a row of weights."""
        from xlsxwriter.utility import xl_range_abs

        return str(xl_range_abs(row, CRITERIA, row, self.last_criterion))

    def column(self, index: int) -> str:
        """Return a column's cells from the first alternative to the last."""
        from xlsxwriter.utility import xl_range_abs

        return str(xl_range_abs(FIRST, index, self.last, index))

    def column_from_elsewhere(self, index: int) -> str:
        """Return the same as another sheet refers to them."""
        return sheet_reference(self.sheet) + self.column(index)

    def notice_from_elsewhere(self) -> str:
        """Return the cell that says whether the weights are those given."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        return sheet_reference(self.sheet) + str(xl_rowcol_to_cell(NOTICE, 0, row_abs=True, col_abs=True))
