"""The sheet that shows the order under the weights of the calculation, with a chart that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.format.xlsx_calculation import NARROW, name_width, warn_of_change
from mlr_prio.report.format.xlsx_page import keep_in_view, lay_out, protect
from mlr_prio.report.format.xlsx_place import NAME, PLACE, VALUE
from mlr_prio.report.format.xlsx_style import DARK, LINE_HEIGHT, column_width, row_height, write_top
from mlr_prio.report.format.xlsx_text import cached_text, cell_text, sheet_reference

if TYPE_CHECKING:
    from mlr_prio.report.calculation import Alternative, Calculation
    from mlr_prio.report.document import Document
    from mlr_prio.report.format.xlsx_place import Places
    from mlr_prio.report.format.xlsx_style import Styles

NOTICE: Final = 2
HEAD: Final = 4
FIRST: Final = HEAD + 1
"""Rows, counted from 0. The one above the headings is empty, so that the table begins there."""

BEFORE: Final = 3
CHANGE: Final = 4
CHART: Final = 6
"""Columns after place, name and value: the place under the weights given, how it has changed, where the chart
begins."""

GAP: Final = 2
PIXELS: Final = 4 / 3
"""Pixels in a point."""

CHART_WIDTH: Final = 760
CHART_MARGIN: Final = 70
LEAST_HEIGHT: Final = 220
BAR_HEIGHT: Final = 20
CELL_WIDTH, CELL_HEIGHT = 64, 20
"""Pixels: the chart, and a cell that nobody has made larger."""


def write_sorted(
    book: Any,  # noqa: ANN401 -- xlsxwriter's own
    sheet: Any,  # noqa: ANN401 -- xlsxwriter's own
    calculation: Calculation,
    places: Places,
    document: Document,
    styles: Styles,
) -> None:
    """Write the alternatives best first, each found by its row in the order, and the chart of values."""
    labels = calculation.labels
    write_top(sheet, labels.sorted_sheet, document.status_mark, styles)
    notice = f"={places.notice_from_elsewhere()}"
    sheet.write_formula(NOTICE, 0, notice, styles["notice"], labels.unchanged)
    warn_of_change(sheet, NOTICE, labels.unchanged, styles)
    width = name_width(calculation.alternatives)
    names = [(cell_text(alternative.name), width) for alternative in calculation.alternatives]
    writer = _Writer(sheet, calculation, places, styles, max(map(_height, names), default=LINE_HEIGHT))
    writer.headings()
    for row, alternative in enumerate(calculation.alternatives, start=FIRST):
        writer.alternative(row, alternative)
    if calculation.alternatives:
        writer.chart(book.add_chart({"type": "bar"}))
    else:
        sheet.write_string(FIRST, 0, cell_text(labels.nothing), styles["small"])
    lay_out(sheet, document)
    keep_in_view(sheet, HEAD, HEAD, VALUE)
    protect(sheet)


def _height(name: tuple[str, int]) -> float:
    return row_height([name])


@dataclass(frozen=True, slots=True)
class _Writer:
    """The sheet, while it is being written."""

    sheet: Any
    calculation: Calculation
    places: Places
    styles: Styles
    height: float
    """How high every row is: any of the names may come to stand in it."""

    def headings(self) -> None:
        """Write the headings."""
        labels = self.calculation.labels
        titles = (labels.place, labels.alternative, labels.value, labels.place_before, labels.change)
        widths = [column_width(title, NARROW) for title in titles]
        widths[NAME] = name_width(self.calculation.alternatives)
        for j, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.sheet.set_column(j, j, width)
            style = "heading" if j in {NAME, CHANGE} else "heading right"
            self.sheet.write_string(HEAD, j, cell_text(title), self.styles[style])
        self.sheet.set_column(CHANGE + 1, CHANGE + 1, GAP)
        self.sheet.set_row(HEAD, row_height(zip(titles, widths, strict=True), bold=True))

    def alternative(self, row: int, alternative: Alternative) -> None:
        """Write whatever has this row in the order; now it is ``alternative``."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        top = xl_rowcol_to_cell(FIRST, 0, row_abs=True, col_abs=True)
        counted = f"ROWS({top}:{xl_rowcol_to_cell(row, 0, col_abs=True)})"
        found = f"MATCH({counted},{self.places.column_from_elsewhere(self.places.row)},0)"
        shown = {
            PLACE: (PLACE, "place", alternative.place),
            NAME: (NAME, "text", cached_text(alternative.name)),
            VALUE: (VALUE, "value", alternative.value),
            BEFORE: (self.places.before, "aside", alternative.place),
        }
        for j, (source, style, result) in shown.items():
            formula = f"=INDEX({self.places.column_from_elsewhere(source)},{found})"
            self.sheet.write_formula(row, j, formula, self.styles[style], result)
        before, place = xl_rowcol_to_cell(row, BEFORE), xl_rowcol_to_cell(row, PLACE)
        change = f'=IF({place}={before},"",IF({place}<{before},"▲ ","▼ ")&ABS({before}-{place}))'
        self.sheet.write_formula(row, CHANGE, change, self.styles["text"], "")
        self.sheet.set_row(row, self.height)

    def chart(self, chart: Any) -> None:  # noqa: ANN401 -- xlsxwriter's own
        """Insert a bar for each of the first, beside the rows that it repeats."""
        labels = self.calculation.labels
        count = min(len(self.calculation.alternatives), self.calculation.charted)
        chart.add_series(
            {
                "name": cell_text(labels.value),
                "categories": self._charted(NAME, count),
                "values": self._charted(VALUE, count),
                "fill": {"color": DARK},
                "gap": 40,
                "data_labels": {"value": True, "num_format": "0.0"},
            }
        )
        chart.set_title({"name": cell_text(labels.chart), "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "major_tick_mark": "none"})
        chart.set_x_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
        bars = count * max(self.height * PIXELS, BAR_HEIGHT)
        height = max(bars + CHART_MARGIN, LEAST_HEIGHT)
        chart.set_size({"width": CHART_WIDTH, "height": height})
        self.sheet.insert_chart(HEAD, CHART, chart, {"description": labels.chart_alt})
        bottom = max(FIRST + len(self.calculation.alternatives), HEAD + ceil(height / CELL_HEIGHT))
        self.sheet.print_area(0, 0, bottom, CHART + ceil(CHART_WIDTH / CELL_WIDTH))

    def _charted(self, column: int, count: int) -> str:
        from xlsxwriter.utility import xl_range_abs

        own = sheet_reference(self.sheet.get_name())
        return f"={own}{xl_range_abs(FIRST, column, FIRST + count - 1, column)}"
