"""Breaking text into lines: at spaces, never inside a word that fits on a line, continued lines hanging."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import Final

from mlr_prio.report.format.alphabet import display_width

_SPACE: Final = re.compile(r" (?!%)")
"""Where a line may end; a number stays with its percent sign."""

_PERCENT: Final = re.compile(r"(?<=\d) %")


def unbroken(text: str) -> str:
    """Return text for formats that end lines themselves: a number stays with its percent sign there too."""
    return _PERCENT.sub("\u00a0%", text)


def wrap(text: str, width: int | None, hang: str = "") -> list[str]:
    """Return text on lines of at most ``width``, all but the first beginning with ``hang``.

    A word that fits on a line only without ``hang`` stands without it; one that is longer than a line is cut,
    never left out. Without a width there is one line.
    """
    if width is None or display_width(text) <= width:
        return [text]
    lines: list[str] = []
    line, *words = _SPACE.split(text)
    for word in words:
        if display_width(line) + 1 + display_width(word) <= width:
            line = f"{line} {word}"
        else:
            *full, line = _cut(line, width, hang)
            lines += [*full, line]
            fits_bare = display_width(word) <= width < display_width(hang + word)
            line = word if fits_bare else hang + word
    return lines + _cut(line, width, hang)


def _cut(line: str, width: int, hang: str) -> list[str]:
    """Return one word on as many lines as it needs, cut after a dash (Malmö–Lund) where one fits.

    Each line takes at least one character of the word.
    """
    lines = []
    least = len(hang) + 1
    while len(line) > least and display_width(line) > width:
        fitting = _fitting(line, width)
        end = max(line.rfind("–", 0, fitting) + 1 or fitting, least)
        lines.append(line[:end])
        line = hang + line[end:]
    return [*lines, line]


def _fitting(line: str, width: int) -> int:
    """Return how many characters of a line that is too long fit in ``width`` columns."""
    ends = accumulate(map(display_width, line))
    return sum(1 for _ in takewhile(lambda end: end <= width, ends))


def longest_word(text: str) -> int:
    """Return the width that text needs when it is broken at every space."""
    return max(map(display_width, _SPACE.split(text)))
