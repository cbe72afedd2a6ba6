"""Reading a kept Word file back without a library, as far as its tables go."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from mlr_prio.report.package_part import UNREADABLE, package_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

SPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY: Final = "word/document.xml"

_WHERE_TO_BREAK: Final = str.maketrans("", "", "\u200b\u00ad")
"""What only says where a long word may be broken."""


def document_tables(content: bytes) -> list[list[list[str]]]:
    """Return the tables of a Word file in order, each a list of rows; none where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = package_part(package, BODY)
            return [list(_rows(table)) for table in body.iter(f"{SPACE}tbl")]
    except UNREADABLE:
        return []


def _rows(table: ET.Element) -> Iterator[list[str]]:
    for row in table.findall(f"{SPACE}tr"):
        yield [_text(cell) for cell in row.findall(f"{SPACE}tc")]


def _text(cell: ET.Element) -> str:
    text = "".join(run.text or "" for run in cell.iter(f"{SPACE}t"))
    return text.translate(_WHERE_TO_BREAK)
