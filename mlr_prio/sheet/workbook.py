"""A package as a workbook: the only place that writes one. The same package gives the same bytes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.message import message
from mlr_prio.sheet.column import MEMORY_SHEET, WEIGHTS
from mlr_prio.sheet.guidance import guidance, title
from mlr_prio.sheet.place import cell_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlr_prio.model.criterion import Scale
    from mlr_prio.sheet.column import Column
    from mlr_prio.sheet.content import Entry, Package, Row, SheetTable
    from mlr_prio.translation import Translator

FORMAT_VERSION: Final = 1

HEADING_ROW: Final = 3
"""The row of the headings, counted from 0; above it stand the title and what to do."""

_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- a fixed day without a zone, so that bytes stay the same
_LINE_HEIGHT: Final = 15.5
_MOST_LINES: Final = 25
"""Rows cannot be higher than 409 points."""

_GUIDANCE_WIDTH: Final = 90
_A4, _A3 = 9, 8
_MESSAGE_LENGTH: Final = 255
_TITLE_LENGTH: Final = 32

_FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_STYLES: Final[Mapping[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
    "text": {"text_wrap": True},
    "number": {"num_format": "0.##########"},
    "heading": {"bold": True, "text_wrap": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1},
    "shown": {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"},
    "key": {"font_color": "#7F7F7F", "bg_color": "#F2F2F2", "border": 1, "border_color": "#BFBFBF"},
    "share": {"num_format": "0 %", "border": 1, "border_color": "#BFBFBF"},
    "filled": {"locked": False, "bg_color": "#FFF9DB", "text_wrap": True, "border": 1},
}
_FIRST: Final = {"top": 2, "top_color": "#1F4E79"}
"""The line above the first row of a group or project."""

_KEYS: Final = frozenset({"member", "item_id", "project_id", "criterion_id"})


def workbook_bytes(package: Package, translate: Translator) -> bytes:
    """Return a workbook in the language of ``translate``, which must be that of the package."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": translate(title(package)), "author": "mlr-prio", "created": _CREATED})
    formats = {name: book.add_format(_FONT | style) for name, style in _STYLES.items()}
    formats |= {f"{name} first": book.add_format(_FONT | style | _FIRST) for name, style in _STYLES.items()}
    writer = _Writer(book, formats, translate)
    writer.guidance(package)
    for table in package.tables:
        writer.table(package, table)
    writer.memory(package)
    book.close()
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Writer:
    """A workbook that is being written."""

    book: Any
    formats: Mapping[str, Any]
    translate: Translator

    def guidance(self, package: Package) -> None:
        sheet = self.book.add_worksheet(self.translate(message("Guidance")))
        sheet.set_column(0, 0, _GUIDANCE_WIDTH)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, self.translate(title(package)), self.formats["title"])
        row = 1
        for heading, paragraphs in guidance(package):
            sheet.write_string(row + 1, 0, self.translate(heading), self.formats["section"])
            for row, paragraph in enumerate(paragraphs, start=row + 2):  # noqa: B020 -- goes on below
                text = self.translate(paragraph)
                sheet.write_string(row, 0, text, self.formats["text"])
                sheet.set_row(row, _height([(text, _GUIDANCE_WIDTH)]))
            row += 1
        sheet.protect("", {"select_locked_cells": True})
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)

    def table(self, package: Package, table: SheetTable) -> None:
        sheet = self.book.add_worksheet(self.translate(table.layout.title))
        sheet.write_string(
            0, 0, f"{self.translate(table.layout.title)} – {package.name}", self.formats["title"]
        )
        sheet.write_string(1, 0, self.translate(message("Fill in the yellow cells.")), self.formats["number"])
        for index, column in enumerate(table.layout.columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(HEADING_ROW, index, self.translate(column.title), self.formats["heading"])
        headings = [(self.translate(column.title), column.width) for column in table.layout.columns]
        sheet.set_row(HEADING_ROW, _height(headings))
        above = None
        for offset, row in enumerate(table.rows, start=1):
            family = row.entries[table.layout.columns[0].id]
            self._row(sheet, HEADING_ROW + offset, table, row, " first" if family != above else "")
            above = family
        if table.layout is WEIGHTS:
            self._shares(sheet, table)
        self._finish(sheet, table)

    def _row(self, sheet: Any, number: int, table: SheetTable, content: Row, first: str) -> None:  # noqa: ANN401 -- xlsxwriter's sheet
        columns = table.layout.columns
        sheet.set_row(number, _height([(content.entries.get(c.id), c.width) for c in columns]))
        for index, kind in enumerate(columns):
            style = "filled" if kind.is_filled_in else "key" if kind.id in _KEYS else "shown"
            self._cell(sheet, (number, index), content.entries.get(kind.id), self.formats[style + first])
            if kind.is_filled_in and kind.id != "rationale":
                sheet.data_validation(number, index, number, index, self._validation(kind, content))

    def _cell(self, sheet: Any, place: tuple[int, int], entry: Entry, style: Any) -> None:  # noqa: ANN401 -- xlsxwriter's sheet and format
        if isinstance(entry, str):  # never write(), which takes a text that begins with = for a formula
            sheet.write_string(*place, entry, style)
        elif entry is None:
            sheet.write_blank(*place, None, style)
        else:
            sheet.write_number(*place, entry, style)

    def _validation(self, kind: Column, content: Row) -> dict[str, Any]:
        """Return what a cell takes, and what is said when it is chosen."""
        if kind.id == "points":
            error = self.translate(message("Write a number, 0 or greater."))
            return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": error}
        criterion = content.criterion
        assert criterion is not None  # noqa: S101 -- levels belong to a criterion
        scale = criterion.scale
        said = {
            "input_title": self.translate(kind.title)[:_TITLE_LENGTH],
            "input_message": str(content.entries["levels"] or content.entries["scale"])[:_MESSAGE_LENGTH],
            "error_message": self.translate(
                message(
                    "The scale runs from {low} to {high} {unit}.",
                    low=scale.low,
                    high=scale.high,
                    unit=scale.unit,
                )
            )[:_MESSAGE_LENGTH],
        }
        if kind.id == "level":  # the word for a score that is taken away must be possible to write
            said["error_type"] = "warning"
        return said | _allowed(scale)

    def _shares(self, sheet: Any, table: SheetTable) -> None:  # noqa: ANN401 -- xlsxwriter's sheet
        """Write the share of each row in its group, as a formula with its value."""
        points, share = table.layout.index("points"), table.layout.index("share")
        groups = [row.entries["group"] for row in table.rows]
        numbers = [float(row.entries.get("points") or 0) for row in table.rows]
        for index, group in enumerate(groups):
            first, count = groups.index(group), groups.count(group)
            top = HEADING_ROW + 2 + first
            span = f"{_fixed(top, points)}:{_fixed(top + count - 1, points)}"
            own = cell_name(HEADING_ROW + 2 + index, points + 1)
            total = sum(numbers[first : first + count])
            value = numbers[index] / total if total else ""
            formula = f'=IF(SUM({span})=0,"",{own}/SUM({span}))'
            style = self.formats["share first" if index == first else "share"]
            sheet.write_formula(HEADING_ROW + 1 + index, share, formula, style, value)

    def _finish(self, sheet: Any, table: SheetTable) -> None:  # noqa: ANN401 -- xlsxwriter's sheet
        last = len(table.layout.columns) - 1
        sheet.freeze_panes(HEADING_ROW + 1, 2)
        sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + len(table.rows), last)
        sheet.protect(
            "", {"format_columns": True, "format_rows": True, "autofilter": True, "select_locked_cells": True}
        )
        sheet.set_landscape()
        sheet.set_paper(_A4 if table.layout is WEIGHTS else _A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)

    def memory(self, package: Package) -> None:
        """Write, hidden, what the files say now: by it the cells that nobody touched are known again."""
        sheet = self.book.add_worksheet(MEMORY_SHEET)
        sheet.very_hidden()
        head = (MEMORY_SHEET, str(FORMAT_VERSION), package.id, package.problem.input_sha256)
        lines = [head, *((s.owner, s.item, s.part.value, said) for s, said in package.memory.items())]
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text)


def _allowed(scale: Scale) -> dict[str, Any]:
    """Return the levels to choose among where all have words, else the span."""
    if scale.levels and {scale.low, scale.high} <= set(scale.levels):
        return {
            "validate": "list",
            "source": [f"{level:g}" for level in scale.levels],
            "error_type": "warning",
        }
    low, high = f"{scale.low:.15g}", f"{scale.high:.15g}"
    return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}


def _height(entries: Sequence[tuple[Entry, int]]) -> float:
    """Return the height of a row that shows every text whole; not every program sets it by itself."""
    lines = (
        len(textwrap.wrap(part, width - 1) or [""])
        for entry, width in entries
        for part in [entry if isinstance(entry, str) else ""]
    )
    return _LINE_HEIGHT * min(max(lines), _MOST_LINES)


def _fixed(row: int, column: int) -> str:
    name = cell_name(row, column + 1).rstrip("0123456789")
    return f"{name}${row}"
