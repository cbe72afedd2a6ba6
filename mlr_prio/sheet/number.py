"""Numbers as people write them in a sheet."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

from mlr_prio.message import Message, message

if TYPE_CHECKING:
    from datetime import date, time, timedelta

CellValue: TypeAlias = "str | float | bool | date | time | timedelta"
"""What a cell holds; an empty one holds an empty text."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_MINUS = str.maketrans({"−": "-", "–": "-", "‒": "-", "＋": "+"})
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(\.\d{3})+,\d+")


def is_empty(value: CellValue) -> bool:
    """Return whether a cell holds nothing but space."""
    return isinstance(value, str) and not _SPACES.sub("", value)


def text_of(value: CellValue) -> str:
    """Return what a cell holds as text, without space around it."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def number_of(value: CellValue, *endings: str) -> float | Message:
    """Return the number in a cell, or the sentence that says why it is none.

    Parameters
    ----------
    value
        A number, or a text with spaces between thousands, a comma or a point before decimals, any minus sign.
    endings
        Words that may follow the number: its unit, or what the level is called.
    """
    if isinstance(value, bool):
        return message("{value} is no number", value="SANT/TRUE" if value else "FALSKT/FALSE")
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else message("{value} is no number", value=str(value))
    if isinstance(value, str):
        return _read(value, endings)
    return message("the spreadsheet has made a date or a time of what was written: {value}", value=str(value))


def _read(text: str, endings: tuple[str, ...]) -> float | Message:
    compact = _SPACES.sub("", text).translate(_MINUS)
    for ending in endings:
        compact = _without(compact, _SPACES.sub("", ending))
    if _GROUPED.fullmatch(compact):
        compact = compact.replace(".", "")
    if not _NUMBER.fullmatch(compact) or not math.isfinite(float(compact.replace(",", "."))):
        return message("{value} is no number", value=f'"{_shortened(text)}"')
    return float(compact.replace(",", "."))


def _without(text: str, ending: str) -> str:
    is_there = ending and text.casefold().endswith(ending.casefold()) and len(text) > len(ending)
    return text[: -len(ending)].rstrip(":–—-") if is_there else text


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 -- fits on a line
