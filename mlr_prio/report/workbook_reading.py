"""Reading a kept workbook back without a library, as far as its tables go.

Only what was kept beside the formulas is read; nothing is reckoned.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from mlr_prio.report.package_part import UNREADABLE, package_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

MOST_COLUMNS: Final = 50
"""What stands further to the right is left out."""

SPACE: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRINGS: Final = "xl/sharedStrings.xml"

_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d{1,4})\.xml")
_COLUMN: Final = re.compile(r"([A-Z]{1,2})\d+")


def workbook_tables(content: bytes) -> list[list[list[str]]]:
    """Return the tables of a workbook, those of its first sheet first; none where it cannot be read.

    A table is what stands between empty rows. Its first row says how many columns it has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            found = [(int(match[1]), name) for name in book.namelist() if (match := _SHEET.fullmatch(name))]
            strings = _strings(book)
            return [
                table
                for _number, name in sorted(found)
                for table in _tables(package_part(book, name), strings)
            ]
    except UNREADABLE:
        return []


def _strings(book: zipfile.ZipFile) -> list[str]:
    if STRINGS not in book.namelist():
        return []
    return [_text(entry) for entry in package_part(book, STRINGS).iter(f"{SPACE}si")]


def _text(entry: ET.Element) -> str:
    """Return a text, put together where parts of it look different."""
    runs = (entry, *entry.findall(f"{SPACE}r"))
    return "".join(part.text or "" for run in runs for part in run.findall(f"{SPACE}t"))


def _tables(sheet: ET.Element, strings: Sequence[str]) -> Iterator[list[list[str]]]:
    rows = {number: cells for number, row in _rows(sheet) if (cells := dict(_cells(row, strings)))}
    table: list[dict[int, str]] = []
    for number in sorted(rows):
        table.append(rows[number])
        if number + 1 not in rows:
            columns = sorted(table[0])
            yield [[line.get(column, "") for column in columns] for line in table]
            table = []


def _rows(sheet: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    """Yield the rows with their numbers; one that has none follows the one before it."""
    number = 0
    for row in sheet.iter(f"{SPACE}row"):
        number = int(row.get("r", number + 1))
        yield number, row


def _cells(row: ET.Element, strings: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row that hold something, by column."""
    for cell in row.findall(f"{SPACE}c"):
        match = _COLUMN.fullmatch(cell.get("r", ""))
        column = 0 if match is None else _index(match[1])
        text = _value(cell, strings)
        if text and 0 < column <= MOST_COLUMNS:
            yield column, text


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index


def _value(cell: ET.Element, strings: Sequence[str]) -> str:
    inline = cell.find(f"{SPACE}is")
    if inline is not None:
        return _text(inline)
    value = cell.findtext(f"{SPACE}v", "")
    return strings[int(value)] if cell.get("t") == "s" else value
