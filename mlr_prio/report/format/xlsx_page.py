"""How the sheets of a workbook are printed, and what stays in view on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.format.xlsx_text import header_text

if TYPE_CHECKING:
    from mlr_prio.report.document import Document

A4: Final = 9


def lay_out(sheet: Any, document: Document, *, upright: bool = False) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Print on A4, as wide as the page, with the mark and the title above and the origin below."""
    sheet.set_portrait() if upright else sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.hide_gridlines(2)
    sheet.set_header(f"&L&B{header_text(document.status_mark)}&R{header_text(document.title)}")
    sheet.set_footer(f"&L{header_text(_origin(document))}&R&P (&N)")


def _origin(document: Document) -> str:
    said = document.metadata
    parts = [document.origin]
    if said is not None:
        parts += [said.as_of, f"mlr-prio {said.version}"]
    return " · ".join(part for part in parts if part)


def keep_in_view(sheet: Any, first: int, last: int, columns: int) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Keep the rows to ``last`` and so many columns in view; print the rows from ``first`` on every page."""
    sheet.freeze_panes(last + 1, columns)
    sheet.repeat_rows(first, last)


def protect(sheet: Any) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Keep formulas from being overwritten by a slip; there is no password, and columns can be widened."""
    sheet.protect("", {"format_columns": True, "format_rows": True, "objects": False})
