"""Word: real headings and tables, the user's own template in a sandbox, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from mlr_prio.errors import InputError, OutputError
from mlr_prio.report.chart.canvas import Canvas
from mlr_prio.report.document import (
    Bullets,
    Citation,
    Column,
    Figure,
    Heading,
    Metadata,
    Paragraph,
    Signature,
    Sources,
    Table,
)
from mlr_prio.report.format import docx_body
from mlr_prio.report.format.docx_format import render
from mlr_prio.report.format.docx_template import PLACEHOLDERS, starting_template
from mlr_prio.report.format.template import Template
from mlr_prio.report.format.zip_bytes import normalise_zip
from mlr_prio.report.letter import Letter, Logo
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

SV = Translator("sv")
NASTY = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y \x07\x1b[31m\u202e ]]> "å" \ud800'
SEEN = '<b>&amp; {{ 7*7 }} {% for %} #panic("x") =cmd|y [31m ]]> "å"'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
LETTER = Letter(
    kind="YTTRANDE",
    sender="Kommittén & co",
    sender_address=("Storgatan 1", "123 45 Ort"),
    recipient="Regionen",
    recipient_address=("Box 1",),
    number="K-1",
    recipient_number="R-9",
    date="2026-03-01",
    logo=Logo(PNG, "Vapen"),
)
SAID = Metadata("0.1.0", "3f9a1c7e" * 8, "example", "2026-03-01")


def word_of(report: Report, template: Template | None = None) -> WordDocument:
    return docx.Document(io.BytesIO(render(report, Surface(), template)))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def template_of(make: Callable[[WordDocument], None], *, header: str = "{{ status_mark }}") -> Template:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = header
    make(word)
    stream = io.BytesIO()
    word.save(stream)
    return Template("mall.docx", stream.getvalue())


def own(*lines: str, header: str = "{{ status_mark }}") -> Template:
    def make(word: WordDocument) -> None:
        for line in lines:
            word.add_paragraph(line)

    return template_of(make, header=header)


def said_of(report: Report, template: Template) -> list[str]:
    """Return what is wrong with a template."""
    with pytest.raises(InputError, match="fault") as caught:
        render(report, Surface(), template)
    return [f"{finding.location.path} {finding.code} {finding.message}" for finding in caught.value.findings]


@pytest.fixture
def letter(report: Report) -> Report:
    """Return the report as a letter."""
    blocks = (*report.document.blocks, Signature("N.N., ordf.", "N.N.", "ordf."))
    return replace(report, document=replace(report.document, blocks=blocks, letter=LETTER, metadata=SAID))


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
    assert SAID.input_sha256 in (properties.comments or "")
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


@pytest.mark.parametrize("content", [PNG[:8], PNG[:20], b"\xff\xd8\xff"])
def test_a_logo_that_is_no_picture_is_said_plainly(letter: Report, content: bytes) -> None:
    broken = replace(letter.document, letter=replace(LETTER, logo=Logo(content, "Vapen")))
    with pytest.raises(OutputError, match="the logo cannot be read as a picture"):
        render(replace(letter, document=broken), Surface())


def test_what_is_no_letter_has_the_lines_below_its_title(report: Report) -> None:
    said = texts(word_of(report))
    assert "12 kriterier · 2 objekt" in said
    assert not any("Diarienummer" in line or line == "Till" for line in said)


def test_text_stays_text_whatever_it_looks_like(letter: Report) -> None:
    column = Column("x", NASTY, least=8)
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
        letter=replace(LETTER, sender=NASTY, number=NASTY, sender_address=(NASTY,), logo=None),
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


def test_the_users_own_template_gives_the_look(letter: Report) -> None:
    template = own(
        "{{ title }} till {{ recipient }}",
        "Dnr {{ number }} / {{ recipient_number }}",
        "{{ body }}",
        "Slut",
    )
    said = texts(word_of(letter, template))
    assert said[0] == "Prioriteringslista till Regionen"
    assert said[1] == "Dnr K-1 / R-9"
    assert said[-1] == "Slut"
    assert "Utanför" in said


def test_a_placeholder_split_by_word_is_put_together(letter: Report) -> None:
    def make(word: WordDocument) -> None:
        paragraph = word.add_paragraph()
        for part in ("{{ ti", "tle", " }}"):
            paragraph.add_run(part)
        word.add_paragraph("{{ recipient }} {{ number }} {{ recipient_number }}")
        word.add_paragraph("{{ body }}")

    assert texts(word_of(letter, template_of(make)))[0] == "Prioriteringslista"


def test_a_template_without_our_styles_gets_them(letter: Report) -> None:
    def make(word: WordDocument) -> None:
        for name in ("Heading 2", "List Bullet"):
            element = word.styles[name].element
            element.getparent().remove(element)
        word.add_paragraph("{{ title }} {{ recipient }} {{ number }} {{ recipient_number }}")
        word.add_paragraph("{{ body }}")

    word = word_of(letter, template_of(make))
    heading = next(paragraph for paragraph in word.paragraphs if paragraph.text == "Utanför")
    assert heading.style is not None
    assert heading.style.name == "Heading 2"
    level = heading.style.element.find(f".//{qn('w:outlineLvl')}")
    assert level is not None
    assert level.get(qn("w:val")) == "1"
    assert "– Spårväg – öppnad 2020" in texts(word)


def test_every_fault_of_a_template_is_said_at_once(letter: Report) -> None:
    template = own("{{ titel }} {{ dnr }}", header="Logotyp")
    assert said_of(letter, template) == [
        "mall.docx MLR131 the template asks for dnr, which nothing has",
        "mall.docx MLR131 the template asks for titel, which nothing has",
        "mall.docx MLR132 the template has no place for title",
        "mall.docx MLR132 the template has no place for body",
        "mall.docx MLR132 the template has no place for recipient",
        "mall.docx MLR132 the template has no place for number",
        "mall.docx MLR132 the template has no place for recipient_number",
        "mall.docx MLR132 the template does not have the mark in the header of every page",
    ]


def test_the_first_page_and_even_pages_need_the_mark_too(report: Report) -> None:
    def make(word: WordDocument) -> None:
        word.sections[0].different_first_page_header_footer = True
        word.settings.odd_and_even_pages_header_footer = True
        word.add_paragraph("{{ title }}")
        word.add_paragraph("{{ body }}")

    def make_all(word: WordDocument) -> None:
        make(word)
        word.sections[0].first_page_footer.paragraphs[0].text = "{{ status_mark }}"
        word.sections[0].even_page_header.paragraphs[0].text = "{{ status_mark }}"

    assert said_of(report, template_of(make)) == [
        "mall.docx MLR132 the template does not have the mark in the header of every page"
    ]
    assert "Utanför" in texts(word_of(report, template_of(make_all)))


def test_what_is_decided_needs_no_mark(report: Report) -> None:
    decided = replace(report, document=replace(report.document, status_mark=""))
    assert texts(word_of(decided, own("{{ title }}", "{{ body }}", header="")))[0] == "Prioriteringslista"


def test_the_text_must_stand_alone(report: Report) -> None:
    assert said_of(report, own("{{ title }}", "Text: {{ body }}")) == [
        "mall.docx MLR132 the placeholder {{ body }} must stand alone in a paragraph of the text"
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ title.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ title.nothing }}",
        "{{ 1 // 0 }}",
        "{{ range(999999999) | list }}",
        "{{ title.ljust(999999999) }}",
        "{{ title * 999999999 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ title | center(999999999) }}",
        "{{ title | safe }}",
        "{% set title = title ~ title %}",
        "{% macro title() %}{% endmacro %}",
        "{% for x in title %}{% for y in title %}{% endfor %}{% endfor %}",
        "{% for x in %}",
    ],
)
def test_a_template_that_does_harm_or_makes_no_sense_is_refused(report: Report, harm: str) -> None:
    (said,) = said_of(report, own("{{ title }}", harm, "{{ body }}"))
    assert said.startswith("mall.docx MLR133 the template cannot be filled in: ")


@pytest.mark.parametrize("name", ["range", "cycler", "lipsum", "namespace"])
def test_a_template_has_the_placeholders_and_nothing_of_the_language(report: Report, name: str) -> None:
    (said,) = said_of(report, own("{{ title }}", f"{{{{ {name} }}}}", "{{ body }}"))
    assert said == f"mall.docx MLR131 the template asks for {name}, which nothing has"


def test_a_template_may_ask_compare_and_go_through_lines(report: Report) -> None:
    template = own(
        "{{ title | upper }}{% if kind and kind != 'x' %} till {{ recipient }}{% else %} utan{% endif %}",
        "{% for line in subtitle if line %}{{ loop.index }} {{ line | trim }} {% endfor %}",
        "{{ body }}",
    )
    assert texts(word_of(report, template))[:2] == [
        "PRIORITERINGSLISTA utan",
        "1 Kriterier 2 12 kriterier · 2 objekt ",
    ]


def zip_of(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(name, "<x")
    return stream.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7", zip_of("a.txt"), zip_of("[Content_Types].xml")]
)
def test_a_template_that_is_none_is_refused(report: Report, content: bytes) -> None:
    assert said_of(report, Template("mall.docx", content)) == [
        "mall.docx MLR133 the template is no Word file (.docx)"
    ]


def test_a_template_that_would_fill_the_memory_is_refused(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlr_prio.report.format.docx_format.MAX_UNPACKED", 1000)
    assert said_of(report, own("{{ title }}", "{{ body }}")) == ["mall.docx MLR133 the template is too large"]


def test_the_starting_template_uses_every_placeholder_and_is_the_same_every_time() -> None:
    first = starting_template(SV)
    assert first == starting_template(SV)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        everything = "".join(
            parts.read(name).decode()
            for name in parts.namelist()
            if name.startswith("word/") and name.endswith("xml")
        )
    assert all(name in everything for name in PLACEHOLDERS)
