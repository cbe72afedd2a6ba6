"""The text of a document in Word: every block in the template's own styles, put where the template says."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Bullets, Figure, Heading, Paragraph, Signature, Sources, Table
from mlr_prio.report.format.docx_xml import TWENTIETHS, paragraph_xml, table_xml, text_run
from mlr_prio.report.format.extra import is_installed
from mlr_prio.report.format.paper import SIZE, Room, lay_on_paper, leads_on, paper_text, sheets
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as WordParagraph

    from mlr_prio.report.document import Block, Citation, Document
    from mlr_prio.report.format.paper import Sheet

TURNED_MARGIN: Final = 1134
"""20 mm in twentieths of a point: the margins of a page on its side."""

EMU: Final = 12_700
"""English Metric Units in a point."""

TALLEST: Final = 620.0
"""No picture is taller than this, in points, so that it fits a page with its heading."""

_RULE: Final = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>'
_TINY: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def insert_body(
    word: WordDocument, place: WordParagraph, document: Document, *, title_turns: bool = False
) -> None:
    """Put every block of a document before a paragraph of a Word document, and take that paragraph out.

    A table that begins the document and needs a page on its side has the title there too where
    ``title_turns``, else a page of its own.
    """
    body = _Body(word, place, Translator(document.language))
    body.heading = document.title
    for index, sheet in enumerate(sheets(document.blocks, body.room)):
        body.sheet(sheet, is_with_title=title_turns and index == 0)
    body.finish()


class _Body:
    """Writes blocks one after the other, and remembers under which heading it is."""

    def __init__(self, word: WordDocument, place: WordParagraph, translate: Translator) -> None:
        self.word, self.place, self.translate = word, place._p, translate  # noqa: SLF001 -- elements are moved
        self.heading = ""
        self.room = _room(word)
        self._ends_in_table = False
        self._styles = {str(style.name): str(style.style_id) for style in word.styles}

    def sheet(self, sheet: Sheet, *, is_with_title: bool) -> None:
        """Write blocks that stand on pages of one kind; on those of the title, or on pages of their own."""
        if sheet.turned and not is_with_title:
            self._end_section(turned=False)
        for index, block in enumerate(sheet.blocks):
            self.add(block, stays=leads_on(sheet.blocks, index))
        if sheet.turned:
            self._end_section(turned=True)

    def add(self, block: Block, *, stays: bool) -> None:
        """Write a block, on the page of the next where it ``stays``; Word would join tables that meet."""
        if self._ends_in_table and not isinstance(block, Heading):
            self._write("", None, '<w:spacing w:before="0" w:after="60"/>')
        self._ends_in_table = False
        match block:
            case Heading(text, level):
                self.heading = text
                new_page = "<w:pageBreakBefore/>" if block.new_page else ""
                self._write(text_run(text), f"Heading {level}", new_page)
            case Signature(name=name, role=role):
                self._signature(name, role)
            case Paragraph(text):
                self._write(text_run(text), None, "<w:keepNext/>" if stays else "")
            case Bullets(items):
                self._bullets(items)
            case Figure():
                self._figure(block)
            case Sources(citations):
                self._sources(citations)
            case _:
                self._table(block, block.caption or self.heading)

    def finish(self) -> None:
        """Take the placeholder out; Word wants a paragraph, even an empty one, after a table."""
        if self._ends_in_table:
            self._write("", None, _TINY)
        self.place.getparent().remove(self.place)

    def _write(self, content: str, style: str | None = None, properties: str = "") -> None:
        from docx.oxml import parse_xml

        id_ = None if style is None else self._style(style)
        self._insert(parse_xml(paragraph_xml(content, id_, properties)))

    def _insert(self, element: BaseOxmlElement) -> None:
        self.place.addprevious(element)

    def _style(self, name: str) -> str:
        """Return the id of a style, which is made where the template has none of that name."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt

        if name not in self._styles:
            style = self.word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            style.base_style = self.word.styles["Normal"]
            style.font.bold, style.font.size = True, Pt(13 if name.endswith("2") else 11)
            style.paragraph_format.keep_with_next = True
            _outline(style.element, name)
            self._styles[name] = str(style.style_id)
        return self._styles[name]

    def _bullets(self, items: Sequence[str]) -> None:
        for item in items[:-1]:
            self._bullet(item)
        for item in items[-1:]:
            self._bullet(item, '<w:spacing w:after="120"/>')

    def _bullet(self, item: str, spacing: str = "") -> None:
        if "List Bullet" in self._styles:
            self._write(text_run(item), "List Bullet", spacing)
        else:
            self._write(text_run(f"– {item}"), None, spacing + '<w:ind w:left="284" w:hanging="284"/>')

    def _sources(self, citations: Sequence[Citation]) -> None:
        for citation in citations:
            text = f": {citation.text} {citation.url}"
            runs = text_run(citation.key, bold=True, size=SIZE) + text_run(text, size=SIZE)
            self._write(runs, None, '<w:ind w:left="400" w:hanging="400"/>')

    def _signature(self, name: str, role: str) -> None:
        # An empty line between: Word draws one frame around paragraphs whose borders are the same.
        self._write("", None, '<w:keepNext/><w:spacing w:before="0" w:after="500"/>')
        content = text_run(name) + "<w:r><w:br/></w:r>" + text_run(role)
        where = '<w:spacing w:before="0" w:after="0"/><w:ind w:right="5000"/>'
        self._write(content, None, f"<w:keepLines/>{_RULE}{where}")

    def _table(self, table: Table, title: str) -> None:
        from docx.oxml import parse_xml

        laid = lay_on_paper(table, self.room, bars=False)
        if table.caption:
            self._write(text_run(table.caption), "Caption", "<w:keepNext/>")
        self._insert(parse_xml(table_xml(laid, title)))
        notes = list(laid.notes)
        if laid.left_out:
            columns = ", ".join(laid.left_out)
            notes.insert(0, self.translate("Columns without room: {columns}", columns=columns))
        for note in notes:
            self._write(text_run(note, size=SIZE), None, '<w:spacing w:before="40" w:after="20"/>')
        self._ends_in_table = not notes

    def _end_section(self, *, turned: bool) -> None:
        """End a section here: its pages are upright, or on their side."""
        from docx.oxml import parse_xml

        last = self.word.sections[-1]._sectPr  # noqa: SLF001 -- python-docx adds sections at the end only
        section = deepcopy(last)
        if turned:
            _turn(section)
        for once in ("titlePg", "pgNumType"):
            for element in last.findall(f"{{*}}{once}"):
                last.remove(element)
        paragraph = parse_xml(paragraph_xml("", None, _TINY))
        paragraph.pPr.append(section)
        self._insert(paragraph)
        self._ends_in_table = False

    def _figure(self, figure: Figure) -> None:
        if not is_installed("pdf"):
            self._write(text_run(figure.title), "Caption", "<w:keepNext/>")
            self._write(text_run(figure.alt))
            self._table(figure.data, figure.title)
            return
        from mlr_prio.report.format.picture import picture

        drawn = self.word.add_paragraph()
        shape = drawn.add_run().add_picture(io.BytesIO(picture(figure.svg)))
        from docx.shared import Emu

        scale = min(self.room.upright * EMU / shape.width, TALLEST * EMU / shape.height)
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        said = shape._inline.docPr  # noqa: SLF001 -- python-docx has no alternative texts
        said.set("descr", paper_text(figure.alt))
        said.set("title", paper_text(figure.title))
        drawn.paragraph_format.keep_with_next = True
        self._insert(drawn._p)  # noqa: SLF001 -- moved from the end to its place
        self._write(text_run(figure.title), "Caption")


def _room(word: WordDocument) -> Room:
    """Return how wide the template's lines are."""
    section = word.sections[-1]
    width, height = section.page_width or 0, section.page_height or 0
    upright = (width - (section.left_margin or 0) - (section.right_margin or 0)) / EMU
    return Room(upright, max(width, height) / EMU - 2 * TURNED_MARGIN / TWENTIETHS)


def _turn(section: BaseOxmlElement) -> None:
    from docx.oxml.ns import qn

    for size in section.findall(qn("w:pgSz")):
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), max(width, height, key=int))
        size.set(qn("w:h"), min(width, height, key=int))
        size.set(qn("w:orient"), "landscape")
    for margins in section.findall(qn("w:pgMar")):
        margins.set(qn("w:left"), str(TURNED_MARGIN))
        margins.set(qn("w:right"), str(TURNED_MARGIN))


def _outline(style: BaseOxmlElement, name: str) -> None:
    """Make a style count as a heading."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if name.startswith("Heading "):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.get_or_add_pPr().append(level)
