"""Word: real headings and tables, the user's own template in a sandbox, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from mlr_prio.errors import OutputError
from mlr_prio.report.chart.canvas import Canvas
from mlr_prio.report.document import (
    Bullets,
    Citation,
    Column,
    Figure,
    Heading,
    Paragraph,
    Signature,
    Sources,
    Table,
)
from mlr_prio.report.format import docx_body
from mlr_prio.report.format.docx_format import render
from mlr_prio.report.format.template import Template
from mlr_prio.report.format.zip_bytes import normalise_zip
from mlr_prio.report.letter import Logo
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

SV = Translator("sv")
NASTY = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y \x07\x1b[31m\u202e ]]> "å" \ud800'
SEEN = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y [31m ]]> "å"'


def word_of(report: Report, template: Template | None = None) -> WordDocument:
    return docx.Document(io.BytesIO(render(report, Surface(), template)))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def test_headings_are_headings_and_the_title_is_the_first(letter: Report) -> None:
    word = word_of(letter)
    styles = {p.text: p.style.name for p in word.paragraphs if p.style is not None}
    assert styles["Prioriteringslista"] == "Heading 1"
    assert styles["Utanför"] == "Heading 2"
    assert styles["Spårväg – öppnad 2020"] == "List Bullet"


def test_the_header_row_is_repeated_and_no_row_is_cut(letter: Report) -> None:
    (table,) = word_of(letter).tables
    rows = list(table._tbl.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "Bana [etapp 1]",
        "71",
        "28 mdr (2021)¹",
        "Malmö, Lund",
    ]


def rows_that_stay(report: Report, rows: int) -> list[bool]:
    """Return which rows of a table stand on the page of the next."""
    blocks = tuple(
        replace(block, rows=block.rows[:1] * rows) if isinstance(block, Table) else block
        for block in report.document.blocks
    )
    word = word_of(replace(report, document=replace(report.document, blocks=blocks)))
    return [row.find(f".//{qn('w:keepNext')}") is not None for row in word.tables[0]._tbl.iter(qn("w:tr"))]


def test_a_short_table_stays_on_one_page_and_of_a_long_one_the_head_and_two_rows(letter: Report) -> None:
    assert rows_that_stay(letter, 3) == [True, True, True, False]
    assert rows_that_stay(letter, 40) == [True, True] + 39 * [False]


def test_a_table_says_what_it_shows_to_those_who_cannot_see_it(letter: Report) -> None:
    (table,) = word_of(letter).tables
    caption = table._tbl.find(f".//{qn('w:tblCaption')}")
    assert caption is not None
    assert caption.get(qn("w:val")) == "Prioriteringslista"


def test_language_title_and_author_are_said_and_the_clock_is_not(letter: Report) -> None:
    word = word_of(letter)
    properties = word.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Prioriteringslista",
        "Kommittén & co",
        "sv-SE",
    )
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2026-03-01"
    said = letter.document.metadata
    assert said is not None
    assert said.input_sha256 in (properties.comments or "")
    languages = {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


def test_a_letter_has_its_head_and_the_mark_stands_in_the_header(letter: Report) -> None:
    word = word_of(letter)
    said = "\n".join(texts(word))
    for part in (
        "Kommittén & co\tYTTRANDE",
        "Datum: 2026-03-01",
        "Ert diarienummer: R-9",
        "Regionen",
        "Box 1",
    ):
        assert part in said
    assert "Storgatan 1\n123 45 Ort" in said
    assert "EXEMPEL – inte beslutat" in word.sections[0].header.paragraphs[0].text
    assert len(word.inline_shapes) == 1


@pytest.mark.parametrize("cut", [slice(8), slice(20), slice(1, None)])
def test_a_logo_that_is_no_picture_is_said_plainly(letter: Report, png: bytes, cut: slice) -> None:
    head = letter.document.letter
    assert head is not None
    broken = replace(letter.document, letter=replace(head, logo=Logo(png[cut], "Vapen")))
    with pytest.raises(OutputError, match="the logo cannot be read as a picture"):
        render(replace(letter, document=broken), Surface())


def test_what_is_no_letter_has_the_lines_below_its_title(report: Report) -> None:
    said = texts(word_of(report))
    assert "12 kriterier · 2 objekt" in said
    assert not any("Diarienummer" in line or line == "Till" for line in said)


def test_text_stays_text_whatever_it_looks_like(letter: Report) -> None:
    column = Column("x", NASTY, least=8)
    head = letter.document.letter
    assert head is not None
    document = replace(
        letter.document,
        title=NASTY,
        status_mark=NASTY,
        blocks=(
            Heading(NASTY),
            Paragraph(NASTY),
            Bullets((NASTY,)),
            Table((column,), ((NASTY,),), caption=NASTY),
            Sources((Citation(NASTY, NASTY, NASTY),)),
            Signature(NASTY, NASTY, NASTY),
        ),
        letter=replace(head, sender=NASTY, number=NASTY, sender_address=(NASTY,), logo=None),
    )
    word = word_of(replace(letter, document=document))
    said = texts(word)
    assert said.count(SEEN) >= 5
    assert word.tables[0].rows[1].cells[0].text.replace("\u200b", "") == SEEN
    assert word.core_properties.title == SEEN
    assert SEEN in word.sections[0].header.paragraphs[0].text


def test_the_same_bytes_every_time_and_no_times_in_the_zip(letter: Report) -> None:
    first = render(letter, Surface())
    assert first == render(letter, Surface(40, colour=True, unicode=False))
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_the_order_and_time_of_a_zip_do_not_matter() -> None:
    contents = []
    for names, year in ((("a", "b"), 1990), (("b", "a"), 2020)):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            for name in names:
                file.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name * 9)
        contents.append(normalise_zip(stream.getvalue()))
    assert contents[0] == contents[1]


def figure() -> Figure:
    canvas = Canvas(200)
    canvas.rect((0, 0), (50, 20), "ink")
    return Figure(
        canvas.svg(40, "Bild", "En ruta.", "sv"),
        "Bild <1>",
        "En ruta & inget mer.",
        Table((Column("a", "A"),), (("1",),)),
    )


def test_a_figure_is_a_picture_with_an_alternative_text(letter: Report) -> None:
    word = word_of(replace(letter, document=replace(letter.document, blocks=(Paragraph("Om"), figure()))))
    pictures = [shape._inline.docPr for shape in word.inline_shapes]
    assert [(said.get("descr"), said.get("title")) for said in pictures][-1] == (
        "En ruta & inget mer.",
        "Bild <1>",
    )
    assert "Bild <1>" in texts(word)


def test_without_the_library_that_draws_it_a_figure_is_its_table(
    letter: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_body, "is_installed", lambda _extra: False)
    blocks = (figure(), figure())
    word = word_of(replace(letter, document=replace(letter.document, blocks=blocks)))
    assert "En ruta & inget mer." in texts(word)
    assert len(word.tables) == 2


def test_a_table_too_wide_for_the_page_gets_one_on_its_side(letter: Report) -> None:
    wide = Table(
        tuple(Column(str(j), "Nyckelord", least=8, priority=max(0, j - 9)) for j in range(20)),
        (("jordbruksmark",) * 20,),
    )
    blocks = (Paragraph("Före"), Heading("Bred"), wide, Paragraph("Efter"))
    word = word_of(replace(letter, document=replace(letter.document, blocks=blocks)))
    sizes = [(section.page_width or 0) > (section.page_height or 0) for section in word.sections]
    assert sizes == [False, True, False]
    assert all("EXEMPEL" in section.header.paragraphs[0].text for section in word.sections)
    assert any(line.startswith("Kolumner som inte ryms") for line in texts(word))


def test_a_document_may_end_with_a_table(letter: Report) -> None:
    blocks = (Table((Column("a", "A"),), (("1",),)),)
    word = word_of(replace(letter, document=replace(letter.document, blocks=blocks)))
    assert word.element.body[-2].tag == qn("w:p")


def page_turns(report: Report) -> list[bool]:
    """Return which sections lie on their side."""
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in word_of(report).sections]


def test_a_table_that_begins_the_document_takes_the_title_on_its_side(letter: Report) -> None:
    """Else the title would have a page to itself; a letter begins upright all the same."""
    wide = Table(tuple(Column(str(k), "Jordbruksmark") for k in range(12)), (("jordbruksmark",) * 12,))
    begun = replace(letter.document, blocks=(wide, Paragraph("efter")))
    assert page_turns(replace(letter, document=replace(begun, letter=None))) == [True, False]
    assert page_turns(replace(letter, document=begun)) == [False, True, False]
