"""A workbook that knows no format: what it is, a calculation that stays alive, and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mlr_prio.report.document import Align

if TYPE_CHECKING:
    from mlr_prio.report.calculation import Calculation
    from mlr_prio.report.document import Block

Entry: TypeAlias = str | int | float | None
"""What a cell holds: text, a number as a number, or nothing."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column.

    Parameters
    ----------
    title
        Its heading.
    width
        How wide it is, in digits.
    align
        Which edge its texts stand at; numbers always stand to the right.
    decimals
        Whether its numbers are shown with one decimal, and with a star in a marked row; else as they are.
    """

    title: str
    width: int
    align: Align = Align.LEFT
    decimals: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row.

    Parameters
    ----------
    entries
        A cell for each column.
    marked
        Whether it says that something is missing, and must look like it.
    """

    entries: tuple[Entry, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table.

    Parameters
    ----------
    name
        What it is called.
    columns
        The columns, in order.
    rows
        The rows, in order.
    fixed
        How many columns stay in view when one moves to the right.
    note
        What a reader must know about it; empty where there is nothing.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    fixed: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Everything that a workbook holds beside the title, the mark and the origin of its document.

    Parameters
    ----------
    cover
        The name of the first sheet, which says what the workbook is.
    about
        What it says: headings, paragraphs and lists.
    calculation
        What can be reckoned again.
    sheets
        What it rests on.
    """

    cover: str
    about: tuple[Block, ...]
    calculation: Calculation
    sheets: tuple[Sheet, ...]
