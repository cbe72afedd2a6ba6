"""A table on a sheet of its own, to sort and to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.document import Align
from mlr_prio.report.format.xlsx_page import keep_in_view, lay_out
from mlr_prio.report.format.xlsx_style import row_height, write_top
from mlr_prio.report.format.xlsx_text import cell_text

if TYPE_CHECKING:
    from mlr_prio.report.document import Document
    from mlr_prio.report.format.xlsx_style import Styles
    from mlr_prio.report.workbook import Entry, Sheet, SheetColumn, SheetRow

NOTE: Final = 2
HEAD: Final = 4
"""The row of the headings, counted from 0; the one above is empty, so that the table begins there."""

FILTER: Final = 2
"""So many digits wide is the button of a filter, which lies on the heading."""


def write_table(sheet: Any, table: Sheet, document: Document, styles: Styles) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Write a sheet with the name of the table, the mark, its note, the headings and the rows."""
    write_top(sheet, table.name, document.status_mark, styles)
    sheet.write_string(NOTE, 0, cell_text(table.note), styles["small"])
    for j, column in enumerate(table.columns):
        sheet.set_column(j, j, column.width)
        is_right = column.align is Align.RIGHT
        sheet.write_string(
            HEAD, j, cell_text(column.title), styles["heading right" if is_right else "heading"]
        )
    sheet.set_row(HEAD, row_height(((c.title, c.width - FILTER) for c in table.columns), bold=True))
    for i, row in enumerate(table.rows, start=HEAD + 1):
        _write_row(sheet, i, row, table, styles)
    lay_out(sheet, document)
    keep_in_view(sheet, HEAD, HEAD, table.fixed)
    if table.rows:
        sheet.autofilter(HEAD, 0, HEAD + len(table.rows), len(table.columns) - 1)


def _write_row(sheet: Any, number: int, row: SheetRow, table: Sheet, styles: Styles) -> None:  # noqa: ANN401 -- xlsxwriter's own
    texts = []
    for j, (entry, column) in enumerate(zip(row.entries, table.columns, strict=True)):
        style = styles[_style(entry, column, marked=row.marked)]
        if isinstance(entry, str):
            text = cell_text(entry)
            texts.append((text, column.width))
            sheet.write_string(number, j, text, style)
        elif entry is None:
            sheet.write_blank(number, j, None, style)
        else:
            sheet.write_number(number, j, entry, style)
    sheet.set_row(number, row_height(texts))


def _style(entry: Entry, column: SheetColumn, *, marked: bool) -> str:
    if isinstance(entry, int | float):
        if column.decimals:
            return "stand-in" if marked else "number"
        return "marked plain" if marked else "plain"
    style = "text right" if column.align is Align.RIGHT else "text"
    return f"marked {style}" if marked else style
