"""How wide text is drawn, so that labels can be placed without a font at hand.

The widths are those of Helvetica and Arial, in thousandths of the size, and a little is added, since the font
that draws may be a wider one.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from mlr_prio.report.format.alphabet import one_line

WIDER: Final = 1.08
OTHER: Final = 600
ELLIPSIS: Final = "…"

_CLASSES: Final = {
    222: "ijl'|",
    278: " ftI.,:;/!\\[]\u00a0",
    333: "r-()`",
    400: '"°¹²³⁴*\u202f',
    500: "ckvxyszJ",
    556: "abdeghnopquL0123456789?–_$#§",
    584: "+=<>~\u2212·",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    944: "W",
    1000: "%…—@▲▼",
}
_WIDTHS: Final = {character: width for width, characters in _CLASSES.items() for character in characters}


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of ``size``."""
    return sum(map(_width, text)) * size / 1000 * WIDER


def _width(character: str) -> int:
    """Return the width of a character; an accented letter is as wide as the letter."""
    return _WIDTHS.get(character) or _WIDTHS.get(unicodedata.normalize("NFD", character)[0], OTHER)


def fitted(text: str, size: float, width: float) -> str:
    """Return text on one line, its end left out where it is wider than ``width``."""
    clean = one_line(text)
    if text_width(clean, size) <= width:
        return clean
    while clean and text_width(clean + ELLIPSIS, size) > width:
        clean = clean[:-1]
    return clean.rstrip(" ,–-") + ELLIPSIS


def lines(text: str, size: float, width: float, most: int = 2) -> tuple[str, ...]:
    """Return text on at most ``most`` lines, broken at spaces; what does not fit the last is left out."""
    words = one_line(text).split(" ")
    broken: list[str] = []
    while words and len(broken) < most - 1:
        count = max(
            (n for n in range(1, len(words) + 1) if text_width(" ".join(words[:n]), size) <= width), default=1
        )
        broken.append(fitted(" ".join(words[:count]), size, width))
        words = words[count:]
    return (*broken, fitted(" ".join(words), size, width)) if words else tuple(broken)
