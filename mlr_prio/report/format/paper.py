"""Documents on paper: which columns of a table stay, how wide they are, which pages must be turned.

Columns are as wide as their longest word at least; what room is left goes to those whose texts would wrap. A
table that is too wide for an upright page gets a page on its side; where even that is not enough, columns
are left out in the order of their priority, and the reader is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final

from mlr_prio.report.chart.text_width import text_width
from mlr_prio.report.document import Bar, Figure, Heading, Paragraph, Table, on_paper
from mlr_prio.report.format.alphabet import clean_text
from mlr_prio.report.format.line import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.document import Block, Cell, Column, PaperCell

SIZE: Final = 8.5
"""The size of the letters in tables, in points."""

PADDING: Final = 9.0
"""What a cell has beside its text, on both sides together."""

BOLDER: Final = 1.1
"""How much wider headings are drawn than what they are measured as."""

BAR: Final = 60.0
SHORT: Final = 95.0
"""A column whose cells are not longer than this keeps each on one line."""

ROUNDING: Final = 0.5
"""Widths are whole half points, so a text may be wider than its column by this much and still fit."""

SHORT_TABLE: Final = 16
"""A table with no more lines than this is not broken over two pages."""

LONGEST_WORD: Final = 120.0
ENOUGH: Final = 420.0
"""A text is given no more than this before the others have what they need."""

_BREAK: Final = re.compile(r"(?<=[ –/-])")


def paper_text(text: str) -> str:
    """Return text as it can stand on paper, where lines end by themselves."""
    return unbroken(clean_text(text))


@dataclass(frozen=True, slots=True)
class Room:
    """How wide the lines of a page are, in points: upright, and on its side."""

    upright: float
    turned: float


A4: Final = Room(481.0, 728.0)
"""Between margins of 20 mm on either side."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table laid out.

    Parameters
    ----------
    columns
        The columns that stay.
    widths
        Their widths in points.
    rows
        Their cells.
    turned
        Whether it needs a page on its side.
    left_out
        The headings of the columns for which there was no room.
    notes
        The notes that explain what is there.
    """

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    turned: bool
    left_out: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Whether it is so short that it stands on one page, whole."""
        return sum(self._lines(row) for row in self.rows) <= SHORT_TABLE

    def _lines(self, row: tuple[PaperCell, ...]) -> int:
        """Return about how many lines high a row is."""
        texts = zip(row, self.widths, strict=True)
        return max(
            (
                ceil((text_width(cell, SIZE) - ROUNDING) / max(width - PADDING, 1.0))
                for cell, width in texts
                if not isinstance(cell, Bar)
            ),
            default=1,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that stand on pages of one kind.

    Parameters
    ----------
    blocks
        The blocks; a turned page has one table, with the headings right before it.
    turned
        Whether the pages are on their side.
    """

    blocks: tuple[Block, ...]
    turned: bool = False


def sheets(blocks: Sequence[Block], room: Room = A4) -> Iterator[Sheet]:
    """Yield the blocks of a document in order, apart where a table needs a page on its side."""
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and lay_on_paper(block, room, bars=False).turned:
            first = index
            while first > start and isinstance(blocks[first - 1], Heading):
                first -= 1
            if first > start:
                yield Sheet(tuple(blocks[start:first]))
            yield Sheet(tuple(blocks[first : index + 1]), turned=True)
            start = index + 1
    if start < len(blocks):
        yield Sheet(tuple(blocks[start:]))


def leads_on(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a paragraph belongs to the figure, or between a heading and its table, that follows."""
    if not isinstance(blocks[index], Paragraph) or index + 1 >= len(blocks):
        return False
    after, before = blocks[index + 1], blocks[index - 1] if index else None
    return isinstance(after, Figure) or (isinstance(after, Table) and isinstance(before, Heading))


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs at least, and what it would like."""

    least: float
    natural: float


def breakable(text: str, width: float) -> str:
    """Return text in which words that are wider than a column may be broken anywhere, without a hyphen."""
    room = width - PADDING + ROUNDING
    return " ".join(
        word if _word_width(word) <= room else "\u200b".join(_pieces(word, room)) for word in text.split(" ")
    )


def _pieces(word: str, room: float) -> list[str]:
    length = max(1, int(len(word) * room / _word_width(word) / 2))
    return [word[start : start + length] for start in range(0, len(word), length)]


def lay_on_paper(table: Table, room: Room = A4, *, bars: bool) -> PaperTable:
    """Return the table as it stands on paper.

    Parameters
    ----------
    table
        The table.
    room
        How wide the lines are.
    bars
        Whether bars can be drawn, where there is room for them; they only repeat a number.
    """
    plain = [j for j in range(len(table.columns)) if not _is_bar(table, j)]
    needs = {j: _need(table, j) for j in range(len(table.columns))}
    turned = sum(needs[j].least for j in plain) > room.upright
    fits = sum(need.least for need in needs.values()) <= room.upright
    shown = list(needs) if bars and fits else plain
    width = room.turned if turned else room.upright
    kept = _kept(table.columns, shown, needs, width)
    widths = _widths([needs[j] for j in kept], width)
    keys = {"", *(table.columns[j].key for j in kept)}
    return PaperTable(
        columns=tuple(table.columns[j] for j in kept),
        widths=tuple(widths),
        rows=tuple(
            tuple(_cell(row[j], width) for j, width in zip(kept, widths, strict=True)) for row in table.rows
        ),
        turned=turned,
        left_out=tuple(table.columns[j].title for j in shown if j not in kept and table.columns[j].title),
        notes=tuple(note.text for note in table.notes if note.column in keys),
    )


def _cell(cell: Cell, width: float) -> PaperCell:
    shown = on_paper(cell)
    return shown if isinstance(shown, Bar) else breakable(paper_text(shown), width)


def _is_bar(table: Table, j: int) -> bool:
    return any(isinstance(row[j], Bar) for row in table.rows)


def _need(table: Table, j: int) -> _Need:
    if _is_bar(table, j):
        return _Need(BAR, BAR)
    cells = [paper_text(cell) for row in table.rows if isinstance(cell := row[j], str)]
    title = paper_text(table.columns[j].title)
    natural = max((*(text_width(text, SIZE) for text in cells), BOLDER * text_width(title, SIZE)))
    content = max((text_width(text, SIZE) for text in cells), default=0.0)
    heading = BOLDER * _longest_word(title)
    wrapped = min(max((*map(_longest_word, cells), heading)), LONGEST_WORD)
    keeps_line = content <= SHORT and table.columns[j].least is None
    least = max(content, heading) if keeps_line else wrapped
    return _Need(least + PADDING, natural + PADDING)


def _longest_word(text: str) -> float:
    return max((_word_width(part.rstrip(" ")) for part in _BREAK.split(text)), default=0.0)


@lru_cache(maxsize=16_384)
def _word_width(word: str) -> float:
    """Return how wide a word is; most of them come again and again."""
    return text_width(word, SIZE)


def _kept(
    columns: Sequence[Column], shown: Sequence[int], needs: dict[int, _Need], room: float
) -> Sequence[int]:
    kept = list(shown)
    leaving = sorted((j for j in kept if columns[j].priority > 0), key=lambda j: (-columns[j].priority, -j))
    for j in leaving:
        if sum(needs[k].least for k in kept) <= room:
            break
        kept.remove(j)
    return kept


def _widths(needs: Sequence[_Need], room: float) -> list[float]:
    """Return widths that fit: the least, and what is left shared by what each would still like."""
    least = [need.least for need in needs]
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    widths = _grown(least, [min(need.natural, max(need.least, ENOUGH)) for need in needs], room)
    widths = _grown(widths, [need.natural for need in needs], room)
    return _whole(widths)


def _grown(widths: list[float], wanted: list[float], room: float) -> list[float]:
    """Return widths that have grown towards what is wanted, all by the same share of what they lack."""
    lacking = [max(want - width, 0.0) for want, width in zip(wanted, widths, strict=True)]
    left = room - sum(widths)
    share = min(1.0, left / sum(lacking)) if sum(lacking) > 0 and left > 0 else 0.0
    return [width + share * lack for width, lack in zip(widths, lacking, strict=True)]


def _whole(widths: list[float]) -> list[float]:
    """Return widths in half points whose sum does not grow by rounding."""
    ends = [round(end * 2) / 2 for end in accumulate(widths)]
    return [end - start for start, end in zip([0.0, *ends], ends, strict=False)]
