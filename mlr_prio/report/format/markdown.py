"""Markdown (CommonMark with tables) that also reads well as text; of drawings only the numbers stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Align, Bullets, Figure, Heading, Paragraph, Sources
from mlr_prio.report.format.alphabet import display_width, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.document import Block, Cell, Citation, Document, Table
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$!]")
_LINE_START: Final = re.compile(r"^(\d+(?=[.)])|)([-+=.)])")
"""What would begin a list or underline a heading at the start of a line."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\x00-\x1f]+")
"""What may stand between angle brackets as a link."""

_HARD_BREAK: Final = "\\\n"
_SHORTEST_RULE: Final = 3


def render(report: Report, surface: Surface) -> str:  # noqa: ARG001 -- a file format ignores the surface
    """Return the document as Markdown."""
    document = report.document
    parts = [*_head(document), *(part for block in document.blocks for part in _block(block))]
    return "\n\n".join(parts) + "\n"


def inline(text: str) -> str:
    """Return text on one line with everything that Markdown would take for markup written as itself."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def escaped(text: str) -> str:
    """Return text the same way for the start of a line, where more counts as markup."""
    return _LINE_START.sub(r"\1\\\2", inline(text))


def _head(document: Document) -> Iterator[str]:
    yield f"# {inline(document.title)}"
    if document.status_mark:
        yield f"**{inline(document.status_mark)}**"
    lines = [escaped(text) for text in (*document.subtitle, document.origin) if text]
    if lines:
        yield _HARD_BREAK.join(lines)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {inline(text)}"
        case Paragraph(text):
            yield escaped(text)
        case Bullets(items):
            yield "\n".join(f"- {escaped(item)}" for item in items)
        case Figure(title=title, alt=alt, data=data):
            yield f"**{inline(title)}**"
            yield escaped(alt)
            yield from _captioned(data)
        case Sources(citations):
            yield "\n".join(map(_citation, citations))
        case _:
            yield from _captioned(block)


def _captioned(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{inline(table.caption)}**"
    yield _table(table)
    if table.notes:
        yield _HARD_BREAK.join(escaped(note.text) for note in table.notes)


def _citation(citation: Citation) -> str:
    is_address = _ADDRESS.fullmatch(citation.url) is not None
    address = f" <{citation.url}>" if is_address else f" {inline(citation.url)}" * bool(citation.url)
    return f"- {inline(citation.key)}: {inline(citation.text)}{address}"


def _table(table: Table) -> str:
    shown = [j for j, column in enumerate(table.columns) if column.title]
    aligns = [table.columns[j].align for j in shown]
    heads = [inline(table.columns[j].title) for j in shown]
    rows = [[_cell(row[j]) for j in shown] for row in table.rows]
    widths = [max(_SHORTEST_RULE, *map(display_width, column)) for column in zip(heads, *rows, strict=True)]
    rules = [
        "-" * (width - 1) + ("-" if align is Align.LEFT else ":")
        for width, align in zip(widths, aligns, strict=True)
    ]
    return "\n".join(_line(cells, widths, aligns) for cells in (heads, rules, *rows))


def _cell(cell: Cell) -> str:
    return inline(cell) if isinstance(cell, str) else ""


def _line(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> str:
    return "| " + " | ".join(map(_padded, cells, widths, aligns)) + " |"


def _padded(cell: str, width: int, align: Align) -> str:
    blank = " " * (width - display_width(cell))
    return cell + blank if align is Align.LEFT else blank + cell
