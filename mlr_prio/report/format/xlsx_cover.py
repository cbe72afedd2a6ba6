"""The first sheet of a workbook: what it is and how it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlr_prio.report.document import Bullets, Heading, Paragraph
from mlr_prio.report.format.xlsx_page import lay_out
from mlr_prio.report.format.xlsx_style import row_height
from mlr_prio.report.format.xlsx_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlr_prio.report.document import Block, Document
    from mlr_prio.report.format.xlsx_style import Styles

WIDTH: Final = 72
LARGER: Final = 1.5
"""A title and a section stand so many lines high."""


def write_cover(sheet: Any, document: Document, blocks: Iterable[Block], styles: Styles) -> None:  # noqa: ANN401 -- xlsxwriter's own
    """Write the title, the mark and the lines under it, then the blocks, a row each."""
    sheet.set_column(0, 0, WIDTH)
    for row, (text, style) in enumerate((*_head(document), *_lines(blocks))):
        clean = cell_text(text)
        sheet.write_string(row, 0, clean, styles[style])
        height = row_height([(clean, WIDTH / (LARGER if style == "title" else 1))])
        sheet.set_row(row, height * (LARGER if style == "title" else 1))
    lay_out(sheet, document, upright=True)


def _head(document: Document) -> Iterator[tuple[str, str]]:
    yield document.title, "title"
    if document.status_mark:
        yield document.status_mark, "mark"
    for line in document.subtitle:
        yield line, "said"


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Heading():
                yield "", "said"
                yield block.text, "section"
            case Paragraph():
                yield "", "said"
                yield block.text, "said"
            case Bullets(items=items):
                yield from ((f"•  {item}", "bullet") for item in items)
