"""Packages as CSV, and CSV to grids: as Excel in the reader's language writes and expects it."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.sheet.column import LAYOUTS, folded
from mlr_prio.sheet.grid import Grid
from mlr_prio.sheet.place import fault, remark, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.finding import Finding
    from mlr_prio.model.base import Language
    from mlr_prio.sheet.content import Entry, Package, SheetTable
    from mlr_prio.translation import Translator

_DELIMITERS: Final[Mapping[Language, str]] = {"sv": ";", "en": ","}
_KNOWN_DELIMITERS: Final = (";", "\t", ",")
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "'")
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_files(package: Package, translate: Translator) -> Mapping[str, bytes]:
    """Return the tables of a package as CSV, by the id of their layout."""
    return {table.layout.id: _csv(table, translate) for table in package.tables}


def _csv(table: SheetTable, translate: Translator) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=_DELIMITERS[translate.language], lineterminator="\r\n")
    columns = [column for column in table.layout.columns if column.id != "share"]
    writer.writerow([translate(column.title) for column in columns])
    for row in table.rows:
        writer.writerow([_written(row.entries.get(column.id), translate) for column in columns])
    return stream.getvalue().encode("utf-8-sig")


def _written(entry: Entry, translate: Translator) -> str:
    """Return an entry; a text that a spreadsheet would reckon with gets an apostrophe in front."""
    if entry is None:
        return ""
    if isinstance(entry, str):
        return f"'{entry}" if entry.startswith(_FORMULA_SIGNS) else entry
    return f"{entry:.15g}".replace(".", "," if translate.language == "sv" else ".")


def read_csv(content: bytes, name: str) -> tuple[Grid, tuple[Finding, ...]] | Finding:
    """Return a CSV file as a grid with what is to be said about it, or the finding that says why not."""
    text, findings = _text(content, name)
    try:
        grids = [_grid(text, delimiter, name) for delimiter in _KNOWN_DELIMITERS]
    except csv.Error:
        what = message("the file cannot be read as CSV")
        return fault(FaultCode.SYNTAX, whole(name), what, message("open it in Excel and save it anew"))
    return max(grids, key=_known_headings), findings


def _text(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        what = message("the file is not saved as UTF-8 and was read as Windows-1252; look at å, ä and ö")
        return content.decode("cp1252", errors="replace"), (remark(FaultCode.ENCODING, whole(name), what),)


def _grid(text: str, delimiter: str, name: str) -> Grid:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return Grid(name, "", tuple(tuple(map(_unprotected, line)) for line in lines))


def _unprotected(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_SIGNS) else text


def _known_headings(grid: Grid) -> int:
    """Return the most headings of one of our tables that a row holds."""
    known = [set(layout.titles()) for layout in LAYOUTS]
    counts = (len(titles & {folded(str(cell)) for cell in row}) for row in grid.rows for titles in known)
    return max(counts, default=0)
