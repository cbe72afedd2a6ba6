"""A document that knows no format: title, paragraphs and tables, in words that are ready to be read.

Texts are plain: a renderer escapes what its format would take for markup. Numbers are already written out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mlr_prio.model.base import Language


class Align(Enum):
    """Which edge of its column a cell stands at."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar; it only repeats a number beside it, so a format may leave it out.

    Parameters
    ----------
    share
        How far it is drawn solid, 0 to 1.
    reach
        How far it is drawn lightly, ``share`` to 1: the span of what is possible.
    """

    share: float
    reach: float


Cell: TypeAlias = str | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    key
        Its name in code.
    title
        Its heading; empty over bars.
    align
        Numbers stand to the right, words to the left.
    priority
        Where there is no room for all columns, the one with the highest number goes first; 0 always stays.
    least
        The width that its texts may be wrapped to; None keeps every cell on one line.
    """

    key: str
    title: str
    align: Align = Align.LEFT
    priority: int = 0
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or some."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must know about a table.

    Parameters
    ----------
    text
        The note.
    column
        The key of the column that it explains, without which it is left out; empty for the whole table.
    """

    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column, and the notes under them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()


Block: TypeAlias = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What people see.

    Parameters
    ----------
    language
        The language of its texts.
    title
        What it is.
    status_mark
        What the reader must know before anything else (``EXAMPLE …``); empty when all is adopted.
    subtitle
        The lines under the title.
    origin
        What it was made from; shown last in the head.
    blocks
        The content, in order.
    """

    language: Language
    title: str
    status_mark: str
    subtitle: tuple[str, ...]
    origin: str
    blocks: tuple[Block, ...]
