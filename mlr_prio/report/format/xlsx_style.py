"""How a workbook looks: its cells, and how high rows must be to show their texts whole."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.chart.text_width import text_width
from mlr_prio.report.format.xlsx_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DARK: Final = "#1F4E79"
YELLOW: Final = "#FFF2CC"
GREY: Final = "#E7E6E6"
LINE: Final = "#BFBFBF"
WARNING: Final = "#9C0006"

SIZE: Final = 11
LINE_HEIGHT: Final = 15.0
MOST_LINES: Final = 27
"""Rows cannot be higher than 409 points."""

DIGIT: Final = 5.25
"""How wide a digit is in points: columns are measured in them."""

SIDES: Final = 2
"""What a cell has beside its text, in digits."""

NARROWER: Final = 0.92
BOLDER: Final = 1.08
"""How wide Calibri is drawn, and its bold letters, beside what texts are measured as."""

_FONT: Final = {"font_name": "Calibri", "font_size": SIZE, "valign": "top"}
_CELL: Final = {"border": 1, "border_color": LINE}
_HEADING: Final = {"bold": True, "text_wrap": True, "bg_color": DARK, "font_color": "#FFFFFF"}
_MARKED: Final = {"bg_color": GREY, "italic": True}

_STYLES: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 16},
    "mark": {"bold": True, "font_size": 12, "font_color": WARNING},
    "section": {"bold": True, "font_size": 12},
    "said": {"text_wrap": True},
    "bullet": {"text_wrap": True, "align": "left", "indent": 1},
    "notice": {"bold": True},
    "changed": {"bold": True, "font_color": WARNING},
    "small": {"italic": True},
    "heading": _CELL | _HEADING | {"align": "left", "indent": 1},
    "heading right": _CELL | _HEADING | {"align": "right"},
    "text": _CELL | {"text_wrap": True, "align": "left", "indent": 1},
    "text right": _CELL | {"text_wrap": True, "align": "right"},
    "number": _CELL | {"num_format": "0.0"},
    "plain": _CELL,
    "label": _CELL | {"bold": True, "text_wrap": True, "align": "left", "indent": 1},
    "weight": _CELL | {"bold": True, "num_format": "0.0", "bg_color": YELLOW, "locked": False},
    "value": _CELL | {"bold": True, "num_format": "0.0"},
    "place": _CELL | {"bold": True, "num_format": "0"},
    "aside": _CELL | {"num_format": "0", "font_color": "#595959"},
    "marked text": _CELL | {"text_wrap": True, "align": "left", "indent": 1} | _MARKED,
    "marked text right": _CELL | {"text_wrap": True, "align": "right"} | _MARKED,
    "marked plain": _CELL | _MARKED,
    "stand-in": _CELL | {"num_format": '0.0"*"'} | _MARKED,
}


class Styles:
    """The styles of one workbook, added to it when they are first used."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 -- xlsxwriter's own
        self._book = book
        self._added: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 -- xlsxwriter's own
        if name not in self._added:
            self._added[name] = self._book.add_format(_FONT | dict(_STYLES[name]))
        return self._added[name]


def column_width(title: str, least: int) -> int:
    """Return the width of a column, in digits, in which no word of its heading is broken."""
    longest = max(map(_width, title.split(" ")))
    return max(least, ceil(longest * BOLDER / DIGIT) + SIDES)


def write_top(sheet: Any, title: str, mark: str, styles: Styles) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Write the title of a sheet and, under it, the mark."""
    for row, (text, style, height) in enumerate(((title, "title", 24.0), (mark, "mark", 18.0))):
        sheet.write_string(row, 0, cell_text(text), styles[style])
        sheet.set_row(row, height)


def row_height(cells: Iterable[tuple[str, float]], *, bold: bool = False) -> float:
    """Return how high a row must be in points; not every program finds out by itself.

    Parameters
    ----------
    cells
        Texts and the widths of their columns, in digits.
    bold
        Whether they are headings, which are drawn wider.
    """
    wider = BOLDER if bold else 1.0
    lines = (_lines(text, (width - SIDES) * DIGIT / wider) for text, width in cells)
    return LINE_HEIGHT * min(max(lines, default=1), MOST_LINES)


def _width(text: str) -> float:
    return text_width(text, SIZE) * NARROWER


def _lines(text: str, room: float) -> int:
    """Return how many lines text takes; a word that is wider than the column is broken."""
    lines, used, space = 1, 0.0, _width(" ")
    for word in text.split(" "):
        width = _width(word)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += (space if used else 0.0) + width
        over = int(used // room)
        lines, used = lines + over, used - over * room
    return lines
