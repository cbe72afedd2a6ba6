"""A workbook for Excel and LibreOffice: the calculation stays alive, everything else is text and numbers.

Text is written as text, never as what it looks like: no cell of ours is read as a formula or as a link. Every
formula bears the value that it gives, for those who only look. The same report gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.format.xlsx_calculation import write_calculation
from mlr_prio.report.format.xlsx_cover import write_cover
from mlr_prio.report.format.xlsx_place import Places
from mlr_prio.report.format.xlsx_sorted import write_sorted
from mlr_prio.report.format.xlsx_style import Styles
from mlr_prio.report.format.xlsx_table import write_table
from mlr_prio.report.format.xlsx_text import cell_text, sheet_names
from mlr_prio.report.format.zip_bytes import normalise_zip

if TYPE_CHECKING:
    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

NO_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for none, as it does in zip files."""


def render(report: Report, surface: Surface) -> bytes:  # noqa: ARG001 -- a file format ignores the surface
    """Return a workbook: what it is, the calculation, the order, and a sheet for each table."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    _set_properties(book, report.document)
    _write(book, report)
    book.close()
    return normalise_zip(stream.getvalue())


def _write(book: Any, report: Report) -> None:  # noqa: ANN401 -- xlsxwriter's own
    document, content, styles = report.document, report.workbook, Styles(book)
    if content is None:
        write_cover(book.add_worksheet(), document, (), styles)
        return
    labels = content.calculation.labels
    wanted = (content.cover, labels.sheet, labels.sorted_sheet, *(sheet.name for sheet in content.sheets))
    cover, reckoned, ordered, *tables = map(book.add_worksheet, sheet_names(wanted))
    write_cover(cover, document, content.about, styles)
    calculation = content.calculation
    places = Places(reckoned.get_name(), len(calculation.criteria), len(calculation.alternatives))
    write_calculation(reckoned, calculation, places, document, styles)
    write_sorted(book, ordered, calculation, places, document, styles)
    for sheet, table in zip(tables, content.sheets, strict=True):
        write_table(sheet, table, document, styles)


def _set_properties(book: Any, document: Document) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Say what the workbook is in its properties, without the clock and the machine."""
    said = document.metadata
    day = datetime.fromisoformat(said.as_of).replace(tzinfo=UTC) if said and said.as_of else NO_DAY
    mark = cell_text(document.status_mark)
    book.set_properties(
        {"title": cell_text(document.title), "author": "mlr-prio", "comments": mark, "created": day}
        | ({"status": said.status} if said else {})
    )
    if said is not None:
        book.set_custom_property("input_sha256", said.input_sha256, "text")
        book.set_custom_property("version", said.version, "text")
        book.set_custom_property("as_of", said.as_of or "–", "text")
