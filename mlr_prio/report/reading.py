"""Reading kept files back, as far as telling what moved needs it: the cells of their tables."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Rows: TypeAlias = list[list[str]]

_PIPE: Final = re.compile(r"(?<!\\)\|")
_ESCAPED: Final = re.compile(r"\\(.)")
_CELLS: Final = ("th", "td")


def read_places(format_id: str, content: bytes, titles: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return by name the places that a kept file gives, in its order; nothing where it cannot be told.

    Parameters
    ----------
    format_id
        The format of the file.
    content
        Its bytes, whatever they are.
    titles
        What the columns of the place and of the name may be called.
    """
    reader = READERS.get(format_id)
    if reader is None:
        return {}
    tables = reader(content)
    pairs = list(titles)
    found = (_places(table, place, name) for table in tables for place, name in pairs)
    return next((places for places in found if places), {})


def _places(rows: Rows, place: str, name: str) -> dict[str, str]:
    """Return the two columns of a table by their titles; nothing where it has not both."""
    head, *body = rows or [[]]
    if place not in head or name not in head:
        return {}
    i, j = head.index(place), head.index(name)
    return {row[j]: row[i] for row in body if len(row) == len(head) and row[i]}


def _markdown(text: str) -> list[Rows]:
    tables: list[Rows] = [[]]
    for line in text.splitlines():
        if not line.startswith("|"):
            tables.append([])
        elif not set(line) <= set("|-: "):
            cells = _PIPE.split(line)[1:-1]
            tables[-1].append([_ESCAPED.sub(r"\1", cell.strip(" ")) for cell in cells])
    return tables


class _Tables(HTMLParser):
    """Collects the texts of all cells, table by table."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Rows] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the library's own signature
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in _CELLS:
            self._cell = []

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS and self._cell is not None and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None


def _html(text: str) -> list[Rows]:
    parser = _Tables()
    parser.feed(text)
    return parser.tables


def _csv(text: str) -> list[Rows]:
    return [list(csv.reader(io.StringIO(text)))]


def _csv_swedish(text: str) -> list[Rows]:
    return [list(csv.reader(io.StringIO(text), delimiter=";"))]


def _json(text: str) -> list[Rows]:
    """Return every list of things that have a place and a name, at whatever depth."""
    try:
        return list(_ranked(json.loads(text)))
    except ValueError:
        return []


def _ranked(value: object) -> Iterable[Rows]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _ranked(item)
    elif isinstance(value, list):
        things = [item.get("properties", item) for item in value if isinstance(item, dict)]
        rows = [
            [str(thing["rank"]), str(thing["name"])] for thing in things if {"rank", "name"} <= set(thing)
        ]
        if rows:
            yield [["rank", "name"], *rows]


def _text(read: Callable[[str], list[Rows]]) -> Callable[[bytes], list[Rows]]:
    return lambda content: read(content.decode("utf-8-sig", errors="replace"))


def _workbook(content: bytes) -> list[Rows]:
    from mlr_prio.report.workbook_reading import workbook_tables

    return workbook_tables(content)


def _document(content: bytes) -> list[Rows]:
    from mlr_prio.report.document_reading import document_tables

    return document_tables(content)


READERS: Final[Mapping[str, Callable[[bytes], list[Rows]]]] = {
    "md": _text(_markdown),
    "html": _text(_html),
    "csv": _text(_csv),
    "csv-sv": _text(_csv_swedish),
    "json": _text(_json),
    "geojson": _text(_json),
    "xlsx": _workbook,
    "docx": _document,
}
"""By format: how its tables are read back."""
