"""Text as a workbook can hold it: in cells, in formulas, in headers, and as the names of sheets."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.text_width import ELLIPSIS
from mlr_prio.report.format.alphabet import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 32_767
"""So many UTF-16 units a cell holds."""

LONGEST_NAME: Final = 31
LONGEST_HEADER: Final = 110
"""A header has two parts and holds 255 characters, codes and doubled signs included."""

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_RESERVED: Final = {"history", "historik"}
_ERRORS: Final = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(text: str) -> str:
    """Return text for a cell: without control characters, cut to what fits, and never read as an error."""
    clean = clean_text(text)
    if clean in _ERRORS:
        return f"'{clean}"
    if _units(clean) <= LONGEST:
        return clean
    kept = clean.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore")
    return kept + ELLIPSIS


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cached_text(text: str) -> str:
    """Return a text as the value of a formula is kept: what looks like a coded character is not one."""
    return _ESCAPE.sub("_x005F_", cell_text(text))


def quoted(text: str) -> str:
    """Return text as a formula says it."""
    return '"' + text.replace('"', '""') + '"'


def header_text(text: str) -> str:
    """Return text for the header or footer of a page, where an ampersand begins a code."""
    clean = clean_text(text)
    cut = clean if _units(clean) <= LONGEST_HEADER else clean[: LONGEST_HEADER // 2] + ELLIPSIS
    doubled = cut.replace("&", "&&")
    return doubled if len(doubled) <= LONGEST_HEADER else cut.replace("&", "+")


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return names that sheets may have: short enough, without signs that references use, each its own."""
    taken: set[str] = set()
    names = []
    for text in wanted:
        clean = _FORBIDDEN.sub(" ", clean_text(text)).strip("' ") or "-"
        name = next(name for name in _candidates(clean) if name.casefold() not in taken | _RESERVED)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _candidates(text: str) -> Iterable[str]:
    yield _shortened(text, LONGEST_NAME)
    for number in count(2):
        ending = f" {number}"
        yield _shortened(text, LONGEST_NAME - len(ending)) + ending


def _shortened(text: str, most: int) -> str:
    while _units(text) > most:
        text = text[:-1]
    return text.rstrip("' ")


def sheet_reference(name: str) -> str:
    """Return the name of a sheet as a formula refers to it; quotes are always allowed."""
    return "'" + name.replace("'", "''") + "'!"
