"""A document that knows no format: title, paragraphs, tables, figures, in words that are ready to be read.

Texts are plain: a renderer escapes what its format would take for markup. Numbers are already written out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mlr_prio.model.base import Language
    from mlr_prio.report.letter import Letter


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


@dataclass(frozen=True, slots=True)
class Distribution:
    """A small column for each of some outcomes, side by side; where room is short neighbours are merged.

    Parameters
    ----------
    shares
        How often each outcome comes, 0 to 1.
    peak
        The share that is drawn at full height, more than 0.
    """

    shares: tuple[float, ...]
    peak: float


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval on an axis from 0 to 1 with a mark; it only repeats the numbers beside it.

    Parameters
    ----------
    low, high
        Its ends; None where it has no end on the axis.
    mark
        The point that is marked.
    """

    low: float | None
    high: float | None
    mark: float


Drawing: TypeAlias = Bar | Distribution | Interval
Cell: TypeAlias = str | Drawing
PaperCell: TypeAlias = str | Bar


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
    """A heading within the document.

    Parameters
    ----------
    text
        The heading.
    level
        2 for a section, 3 for what is within it; the title of the document has level 1.
    new_page
        Whether it begins a page where there are pages.
    """

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or some."""

    text: str


@dataclass(frozen=True, slots=True)
class Signature(Paragraph):
    """Where somebody signs; a format without room for a signature shows the text.

    Parameters
    ----------
    name, role
        Who signs.
    """

    name: str
    role: str


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
    """Rows of cells, one for each column, and the notes under them.

    Parameters
    ----------
    columns
        The columns, in order.
    rows
        As many cells a row as there are columns.
    notes
        What a reader must know about it.
    caption
        What it shows; empty where the heading above says so.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; a format that cannot show it shows its data instead, so that nothing is lost.

    Parameters
    ----------
    svg
        The picture, complete in itself: no file, font or script is needed to draw it.
    title
        What it shows.
    alt
        What a reader who cannot see it should know: what kind of picture it is, and its main point.
    data
        The same figures as a table.
    """

    svg: str
    title: str
    alt: str
    data: Table


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that the document refers to.

    Parameters
    ----------
    key
        The name by which texts refer to it (``S31``).
    text
        Title, publisher and year.
    url
        Where it was read; empty where there is no address.
    """

    key: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources."""

    citations: tuple[Citation, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure | Sources


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself to programs, and in its properties.

    Parameters
    ----------
    version
        The version of the program.
    input_sha256
        The digest of the files that it was made from.
    status
        ``example``, ``proposal`` or ``adopted``.
    as_of
        The day that it holds for, ISO 8601; empty where nobody has said.
    """

    version: str
    input_sha256: str
    status: str
    as_of: str = ""


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
        What the reader must know before anything else (``EXAMPLE …``); empty when all is adopted. A format
        that has pages says it on every one.
    subtitle
        The lines under the title.
    origin
        What it was made from; shown last in the head.
    blocks
        The content, in order.
    metadata
        What it says about itself; None where it is only shown and never kept.
    letter
        The head of a letter, for formats that have pages; the subtitle says the same in lines.
    """

    language: Language
    title: str
    status_mark: str
    subtitle: tuple[str, ...]
    origin: str
    blocks: tuple[Block, ...]
    metadata: Metadata | None = None
    letter: Letter | None = None


def on_paper(cell: Cell) -> PaperCell:
    """Return a cell as pages show it: of the terminal's own drawings only the numbers beside them stay."""
    return cell if isinstance(cell, str | Bar) else ""
