"""The characters that a place can show: texts on one line, widths, drawings and their ASCII stand-ins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Bar, Distribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.report.document import Drawing, Interval

_BREAKS: Final = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and marks that turn the direction of text: a terminal would obey them."""

_NOT_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")

_HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS: Final = ".:-=+*%#"

_SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED: Final = re.compile(f"[{_SUPERSCRIPTS}]+")
_STAND_INS: Final = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "\u2212": "-",
        "…": "...",
        "·": "|",
        "▲": "^",
        "▼": "v",
        "→": "->",
        "”": '"',
        "“": '"',
        "’": "'",
        "\u00a0": " ",
        "\u202f": " ",
    }
    | {raised: str(digit) for digit, raised in enumerate(_SUPERSCRIPTS)}
)


def one_line(text: str) -> str:
    """Return text on one line, without characters that steer a terminal; no-break spaces stay."""
    return _UNSEEN.sub("", _BREAKS.sub(" ", text)).strip(" ")


def clean_text(text: str) -> str:
    """Return text that a file of XML can hold: on one line, without what XML 1.0 forbids."""
    return one_line(_NOT_XML.sub("", text))


def display_width(text: str) -> int:
    """Return how many columns text takes: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@dataclass(frozen=True, slots=True)
class Alphabet:
    """How texts and bars are drawn.

    Parameters
    ----------
    unicode
        Whether more than ASCII can be drawn. Without it signs and dashes get ASCII stand-ins; letters are
        left alone, since most places that cannot draw bars can still write å, ä and ö.
    """

    unicode: bool = True

    def text(self, text: str) -> str:
        """Return text as it can be drawn, on one line."""
        if self.unicode:
            return one_line(text)
        return _RAISED.sub(r"[\g<0>]", one_line(text)).translate(_STAND_INS)

    def drawing(self, drawing: Drawing, width: int) -> str:
        """Return a drawing that is at most ``width`` wide."""
        match drawing:
            case Bar():
                return self._bar(drawing, width)
            case Distribution(shares, peak):
                return "".join(self._height(share / peak) for share in _merged(shares, width))
            case _:
                return self._interval(drawing, width)

    def _bar(self, bar: Bar, width: int) -> str:
        solid, light = ("█", "░") if self.unicode else ("#", ".")
        end = round(bar.share * width)
        return solid * end + light * (round(bar.reach * width) - end)

    def _height(self, share: float) -> str:
        """Return a column of at least the smallest height; nothing where there is nothing."""
        heights = _HEIGHTS if self.unicode else _ASCII_HEIGHTS
        return heights[min(ceil(share * len(heights)), len(heights)) - 1] if share > 0 else " "

    def _interval(self, interval: Interval, width: int) -> str:
        start, line, end, mark = "├─┤●" if self.unicode else "|-|o"
        first = 0 if interval.low is None else round(interval.low * (width - 1))
        last = width - 1 if interval.high is None else round(interval.high * (width - 1))
        drawn = [" "] * first + [line] * (last - first + 1)
        if interval.low is not None:
            drawn[first] = start
        if interval.high is not None:
            drawn[last] = end
        drawn[round(interval.mark * (width - 1))] = mark
        return "".join(drawn)


def _merged(shares: Sequence[float], width: int) -> list[float]:
    """Return shares in at most ``width`` parts, neighbours added up."""
    parts = min(len(shares), width)
    edges = [number * len(shares) // parts for number in range(parts + 1)]
    return [sum(shares[start:end]) for start, end in pairwise(edges)]
