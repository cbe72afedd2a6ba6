"""A table on lines of a given width: which columns stay, how wide they are, how rows become lines.

Columns without room are left out whole, in the order of their priority; none is squeezed below what its
cells need. Headings are wrapped and bars shortened first, then the texts whose column says so are wrapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Align, Bar
from mlr_prio.report.format.alphabet import display_width
from mlr_prio.report.format.line import longest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.document import Cell, Column, Table
    from mlr_prio.report.format.alphabet import Alphabet

BAR_WIDTH: Final = 20
LONG_WORD: Final = 18
GAP: Final = "  "
HANG: Final = "  "


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table as text.

    Parameters
    ----------
    head, body
        The lines of the headings and of the rows.
    left_out
        The headings of the columns for which there was no room.
    notes
        The notes that explain what is there.
    """

    head: tuple[str, ...]
    body: tuple[str, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Measure:
    """Widths of a column: as it likes, with its heading wrapped or its bars short, with its cells wrapped."""

    natural: int
    snug: int
    least: int


def lay_out(table: Table, alphabet: Alphabet, width: int | None) -> TableLines:
    """Return the table on lines of at most ``width``, where its least columns fit; None: one line a row."""
    titles = [alphabet.text(column.title) for column in table.columns]
    rows = [[cell if isinstance(cell, Bar) else alphabet.text(cell) for cell in row] for row in table.rows]
    measures = [
        _measure(column, title, [row[j] for row in rows])
        for j, (column, title) in enumerate(zip(table.columns, titles, strict=True))
    ]
    kept = _kept(table.columns, measures, width)
    widths = _widths([measures[j] for j in kept], width)
    shown = {"", *(table.columns[j].key for j in kept)}
    grid = _Grid([table.columns[j].align for j in kept], widths, alphabet)
    return TableLines(
        tuple(grid.heading([titles[j] for j in kept])),
        tuple(line for row in rows for line in grid.row([row[j] for j in kept])),
        tuple(title for j, title in enumerate(titles) if j not in kept and title),
        tuple(note.text for note in table.notes if note.column in shown),
    )


def _measure(column: Column, title: str, cells: Sequence[Cell]) -> _Measure:
    content = max((BAR_WIDTH if isinstance(c, Bar) else display_width(c) for c in cells), default=0)
    word = longest_word(title)
    is_bar = any(isinstance(cell, Bar) for cell in cells)
    least = content if column.least is None else min(content, max(column.least, _longest_word(cells)))
    return _Measure(
        natural=max(content, display_width(title)),
        snug=max(least if is_bar else content, word),
        least=max(least, word),
    )


def _longest_word(cells: Sequence[Cell]) -> int:
    """Return the width that keeps words whole, unless they are longer than most Swedish compounds."""
    words = (longest_word(cell) for cell in cells if not isinstance(cell, Bar))
    return min(max(words, default=0), LONG_WORD)


def _kept(columns: Sequence[Column], measures: Sequence[_Measure], width: int | None) -> list[int]:
    kept = list(range(len(columns)))
    if width is None:
        return kept
    leaving = sorted(
        (j for j in kept if columns[j].priority > 0), key=lambda j: (columns[j].priority, j), reverse=True
    )
    for j in leaving:
        if sum(measures[k].least for k in kept) <= _room(width, len(kept)):
            break
        kept.remove(j)
    return kept


def _room(width: int, columns: int) -> int:
    return width - len(GAP) * (columns - 1)


def _widths(measures: Sequence[_Measure], width: int | None) -> list[int]:
    """Return the widths of the columns, narrowed one step at a time until a row fits."""
    widths = [measure.natural for measure in measures]
    if width is not None:
        room = _room(width, len(measures))
        _narrow(widths, [measure.snug for measure in measures], room)
        _narrow(widths, [measure.least for measure in measures], room)
    return widths


def _narrow(widths: list[int], floors: Sequence[int], room: int) -> None:
    """Take from the widest column above its floor until the row fits or none is left."""
    while sum(widths) > room:
        above = [j for j, floor in enumerate(floors) if widths[j] > floor]
        if not above:
            return
        widths[max(above, key=widths.__getitem__)] -= 1


@dataclass(frozen=True, slots=True)
class _Grid:
    aligns: Sequence[Align]
    widths: Sequence[int]
    alphabet: Alphabet

    def heading(self, titles: Sequence[str]) -> Iterator[str]:
        """Yield the lines of the headings, which stand on the first row."""
        cells = [wrap(title, width) for title, width in zip(titles, self.widths, strict=True)]
        height = max(map(len, cells))
        yield from self._lines([[""] * (height - len(cell)) + cell for cell in cells])

    def row(self, cells: Sequence[Cell]) -> Iterator[str]:
        """Yield the lines of one row, which hang from its first."""
        yield from self._lines(
            [
                [self.alphabet.bar(cell, width)] if isinstance(cell, Bar) else wrap(cell, width, HANG)
                for cell, width in zip(cells, self.widths, strict=True)
            ]
        )

    def _lines(self, cells: Sequence[Sequence[str]]) -> Iterator[str]:
        for parts in zip_longest(*cells, fillvalue=""):
            padded = map(_padded, parts, self.widths, self.aligns)
            yield GAP.join(padded).rstrip(" ")


def _padded(text: str, width: int, align: Align) -> str:
    blank = " " * (width - display_width(text))
    return blank + text if align is Align.RIGHT else text + blank
