"""The parts of a kept Word file or workbook, which is a zip of XML, read without a library and without trust.

The file may be anything: what is too large, broken or declares entities is left unread.
"""

from __future__ import annotations

import zipfile
from typing import Final
from xml.etree import ElementTree as ET

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one part: some thousand projects fit."""

UNREADABLE: Final = (
    zipfile.BadZipFile,
    OSError,
    ET.ParseError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)
"""What goes wrong with a file that is something else, or is broken."""

_REFUSED: Final = ("<!DOCTYPE", "<!ENTITY", "\0")
"""What declares entities, and what no text in UTF-8 holds: it would be read as another encoding."""


def package_part(package: zipfile.ZipFile, name: str) -> ET.Element:
    """Return a part as a tree.

    Raises
    ------
    KeyError
        When there is no such part.
    ValueError
        When it is too large, no UTF-8, or declares entities, which may swell without end.
    """
    with package.open(name) as part:
        text = part.read(LARGEST + 1)
    written = text.decode("utf-8")
    if len(text) > LARGEST or any(refused in written for refused in _REFUSED):
        raise ValueError(name)
    return ET.fromstring(written, ET.XMLParser(encoding="utf-8"))  # noqa: S314 -- there are no entities in it
