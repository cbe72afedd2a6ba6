"""The sheet that makes the list: weights that can be changed, and values and places that follow."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.format.xlsx_page import keep_in_view, lay_out, protect
from mlr_prio.report.format.xlsx_place import (
    CRITERIA,
    FIRST,
    HEAD,
    NAME,
    NOTICE,
    PLACE,
    POINTS,
    SHARE,
    SHARE_BEFORE,
    VALUE,
)
from mlr_prio.report.format.xlsx_style import column_width, row_height, write_top
from mlr_prio.report.format.xlsx_text import cell_text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlr_prio.report.calculation import Alternative, Calculation
    from mlr_prio.report.document import Document
    from mlr_prio.report.format.xlsx_place import Places
    from mlr_prio.report.format.xlsx_style import Styles

SAME: Final = "0.0000001"
"""Shares of weight, in percent, that differ by less are the same."""

NARROW, SHORT, WIDEST = 9, 28, 58
"""The least width of a column, in digits, and the least and greatest of that of the names."""

LONGER: Final = 3
"""How much wider than its longest name the column of names is, in digits."""

BAR: Final = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_color": "#9DC3E6",
    "bar_solid": True,
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}
"""Stands behind a value and only repeats it."""


def write_calculation(
    sheet: Any,  # noqa: ANN401 -- xlsxwriter's own
    calculation: Calculation,
    places: Places,
    document: Document,
    styles: Styles,
) -> None:
    """Write the weights, and under them the alternatives with formulas that bear their values."""
    writer = _Writer(sheet, calculation, places, styles)
    write_top(sheet, calculation.labels.sheet, document.status_mark, styles)
    writer.notice()
    writer.headings()
    writer.weights()
    width = name_width(calculation.alternatives)
    for row, alternative in enumerate(calculation.alternatives, start=FIRST):
        writer.alternative(row, alternative)
        sheet.set_row(row, row_height([(cell_text(alternative.name), width)]))
    if calculation.alternatives:
        sheet.conditional_format(FIRST, VALUE, places.last, VALUE, dict(BAR))
    lay_out(sheet, document)
    keep_in_view(sheet, HEAD, SHARE_BEFORE, CRITERIA)
    protect(sheet)
    sheet.set_selection(POINTS, CRITERIA, POINTS, CRITERIA)


def name_width(alternatives: Iterable[Alternative]) -> int:
    """Return how wide the column of names must be, in digits."""
    longest = max((len(cell_text(alternative.name)) for alternative in alternatives), default=0)
    return min(max(longest + LONGER, SHORT), WIDEST)


def warn_of_change(sheet: Any, row: int, unchanged: str, styles: Styles) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Let the notice in the first column stand out when it says anything but ``unchanged``."""
    rule = {"type": "cell", "criteria": "!=", "value": quoted(unchanged), "format": styles["changed"]}
    sheet.conditional_format(row, 0, row, 0, rule)


@dataclass(frozen=True, slots=True)
class _Writer:
    """The sheet, while it is being written."""

    sheet: Any
    calculation: Calculation
    places: Places
    styles: Styles

    def text(self, row: int, column: int, text: str, style: str) -> None:
        self.sheet.write_string(row, column, cell_text(text), self.styles[style])

    def number(self, row: int, column: int, number: float, style: str) -> None:
        self.sheet.write_number(row, column, number, self.styles[style])

    def formula(self, row: int, column: int, formula: str, style: str, result: str | float) -> None:
        self.sheet.write_formula(row, column, f"={formula}", self.styles[style], result)

    def notice(self) -> None:
        """Say whether the weights are those given, and what to do."""
        labels, places = self.calculation.labels, self.places
        moved = f"ABS({places.weights(SHARE)}-{places.weights(SHARE_BEFORE)})>{SAME}"
        others = f"IF(SUMPRODUCT(--({moved}))>0,{quoted(labels.changed)},{quoted(labels.unchanged)})"
        formula = f"IF(SUM({places.weights()})<=0,{quoted(labels.no_weight)},{others})"
        self.formula(NOTICE, 0, formula, "notice", labels.unchanged)
        warn_of_change(self.sheet, NOTICE, labels.unchanged, self.styles)
        more = labels.stand_in if self.calculation.alternatives else labels.nothing
        self.text(NOTICE + 1, 0, f"{labels.instruction} {more}", "small")

    def headings(self) -> None:
        """Write the headings, each in a column that holds its words."""
        labels, places = self.calculation.labels, self.places
        criteria = [criterion.name for criterion in self.calculation.criteria]
        titles = [labels.place, labels.alternative, labels.value, *criteria]
        titles += [labels.place_before, labels.number, labels.row]
        widths = [column_width(title, NARROW) for title in titles]
        widths[NAME] = name_width(self.calculation.alternatives)
        for j, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.sheet.set_column(j, j, width)
            self.text(HEAD, j, title, "heading" if j == NAME else "heading right")
        self.sheet.set_row(HEAD, row_height(zip(titles, widths, strict=True), bold=True))
        for row in (POINTS, SHARE, SHARE_BEFORE):
            for j in (PLACE, places.before, places.number, places.row):
                self.sheet.write_blank(row, j, None, self.styles["text"])

    def weights(self) -> None:
        """Write the points, which can be changed, and the shares that they come to and came to."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        labels, places = self.calculation.labels, self.places
        given = [criterion.weight for criterion in self.calculation.criteria]
        titles = {POINTS: labels.points, SHARE: labels.share, SHARE_BEFORE: labels.share_before}
        for row, title in titles.items():
            self.text(row, NAME, title, "label")
            self.formula(row, VALUE, f"SUM({places.weights(row)})", "number", fsum(given))
        total = f"SUM({places.weights()})"
        for j, weight in enumerate(given, start=CRITERIA):
            self.number(POINTS, j, weight, "weight")
            share = f"IF({total}>0,100*{xl_rowcol_to_cell(POINTS, j)}/{total},0)"
            self.formula(SHARE, j, share, "number", weight)
            self.number(SHARE_BEFORE, j, weight, "number")
        allowed = {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": labels.not_negative}
        self.sheet.data_validation(POINTS, CRITERIA, POINTS, places.last_criterion, allowed)

    def alternative(self, row: int, alternative: Alternative) -> None:
        """Write an alternative: its place, its value, what it is made of, and its row in the order."""
        self.text(row, NAME, alternative.name, "text")
        cells = zip(alternative.partial_values, alternative.missing, strict=True)
        for j, (worth, missing) in enumerate(cells, start=CRITERIA):
            self.number(row, j, worth, "stand-in" if missing else "number")
        self.formula(row, VALUE, self._value(row), "value", alternative.value)
        self.formula(row, PLACE, self._place(row), "place", alternative.place)
        self.number(row, self.places.before, alternative.place, "aside")
        self.number(row, self.places.number, alternative.number, "aside")
        self.formula(row, self.places.row, self._row(row), "aside", row - FIRST + 1)

    def _value(self, row: int) -> str:
        from xlsxwriter.utility import xl_range

        weights, own = self.places.weights(), xl_range(row, CRITERIA, row, self.places.last_criterion)
        mean = f"SUMPRODUCT({weights},{own})/SUM({weights})"
        return f"IF(SUM({weights})>0,ROUND({mean},{self.calculation.decimals}),0)"

    def _place(self, row: int) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell

        return f"RANK({xl_rowcol_to_cell(row, VALUE)},{self.places.column(VALUE)},0)"

    def _row(self, row: int) -> str:
        """Return the place, and behind those that share it with a lower number."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        place, number = xl_rowcol_to_cell(row, PLACE), xl_rowcol_to_cell(row, self.places.number)
        places, numbers = self.places.column(PLACE), self.places.column(self.places.number)
        return f'{place}+COUNTIFS({places},{place},{numbers},"<"&{number})'
