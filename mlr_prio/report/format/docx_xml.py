"""WordprocessingML, part by part: what python-docx has no words for, and what it is slow at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from mlr_prio.report.document import Align, Bar
from mlr_prio.report.format.paper import SIZE, paper_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from mlr_prio.report.format.paper import PaperTable

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
NO_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for no time where nobody has named a day, as it does in zip files."""

TWENTIETHS: Final = 20
RULE: Final = 'w:val="single" w:space="0"'


def text_run(text: str, *, bold: bool = False, size: float | None = None) -> str:
    """Return text as a run; ``size`` in points."""
    properties = ("<w:b/>" if bold else "") + (
        "" if size is None else f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    )
    known = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{known}<w:t xml:space="preserve">{escape(paper_text(text))}</w:t></w:r>'


def paragraph_xml(
    content: str, style: str | None = None, properties: str = "", *, namespace: bool = True
) -> str:
    """Return a paragraph of runs; ``style`` is the id of a style, ``properties`` follow in Word's order."""
    known = ("" if style is None else f'<w:pStyle w:val="{escape(style)}"/>') + properties
    opening = f'<w:p xmlns:w="{NAMESPACE}">' if namespace else "<w:p>"
    return f"{opening}<w:pPr>{known}</w:pPr>{content}</w:p>"


def table_xml(table: PaperTable, title: str) -> str:
    """Return a table whose header is repeated on every page and whose rows are never cut.

    Parameters
    ----------
    table
        The table, laid out.
    title
        What it shows, for those who cannot see it.
    """
    widths = [round(width * TWENTIETHS) for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rights = [column.align is Align.RIGHT for column in table.columns]
    head = "".join(
        _cell_xml(column.title, width, right=right, head=True, stays=True)
        for column, width, right in zip(table.columns, widths, rights, strict=True)
    )
    staying = _staying(table)
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            _cell_xml(cell, width, right=right, stays=index < staying)
            for cell, width, right in zip(row, widths, rights, strict=True)
            if not isinstance(cell, Bar)
        )
        + "</w:tr>"
        for index, row in enumerate(table.rows)
    )
    lines = "".join(f'<w:{side} {RULE} w:sz="4" w:color="C0C0C0"/>' for side in ("top", "bottom", "insideH"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    return (
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{_attribute(title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _staying(table: PaperTable) -> int:
    """Return how many rows stand on the page of the next: all of a short table, the first of a long one."""
    others = len(table.rows) - 1
    return others if table.is_short else min(others, 1)


def _cell_xml(text: str, width: int, *, right: bool, head: bool = False, stays: bool = False) -> str:
    properties = "<w:keepNext/>" if stays else ""
    properties += '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    properties += '<w:jc w:val="right"/>' if right else ""
    borders = f'<w:tcBorders><w:bottom {RULE} w:sz="8" w:color="1D4E79"/></w:tcBorders>' if head else ""
    cell = paragraph_xml(text_run(text, bold=head, size=SIZE), None, properties, namespace=False)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>{cell}</w:tc>'


def _attribute(text: str) -> str:
    return escape(paper_text(text), {'"': "&quot;"})


def set_language(document: WordDocument, language: str) -> None:
    """Say in which language the document is, so that it is read aloud and spelt right."""
    from docx.oxml.ns import qn

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGES[language])


def set_properties(document: WordDocument, *, title: str, author: str, comments: str, as_of: str) -> None:
    """Say what the document is in its properties, without the clock and the machine."""
    properties = document.core_properties
    time = datetime.fromisoformat(as_of).replace(tzinfo=UTC) if as_of else NO_TIME
    properties.title, properties.author, properties.comments = title, author, comments
    properties.created = properties.modified = time
    properties.last_modified_by, properties.revision = "", 1
