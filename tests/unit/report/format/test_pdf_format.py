"""PDF: accessible and archivable or not at all, project texts inert, the same bytes every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

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
from mlr_prio.report.format import extra
from mlr_prio.report.format.pdf_data import NO_DAY, document_json
from mlr_prio.report.format.pdf_format import render, starting_template
from mlr_prio.report.format.template import Template
from mlr_prio.report.letter import Letter, Logo
from mlr_prio.report.report import Report
from mlr_prio.report.surface import Surface

NASTY = '#panic("x") *fet* _x_ $1$ `raw` #read("/etc/passwd") \\ " {{ 7*7 }} =cmd|y \x07\u202e <b>å'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
LETTER = Letter(
    kind="SKRIVELSE",
    sender="Kommittén",
    sender_address=("Storgatan 1",),
    recipient="Regionen",
    recipient_address=("Box 1",),
    number="K-1",
    recipient_number="R-9",
    date="2026-03-01",
    logo=Logo(PNG, "Vapen"),
)
MINIMAL = """\
#let data = json(bytes(sys.inputs.document))
#set document(title: data.title, date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "sv")
= #data.title
#data.status_mark
#data.sheets.len()
"""


def figure(alt: str = "En ruta.") -> Figure:
    canvas = Canvas(200)
    canvas.rect((0, 0), (50, 20), "ink")
    return Figure(canvas.svg(40, "Bild", alt, "sv"), "Bild", alt, Table((Column("a", "A"),), (("1",),)))


@pytest.fixture
def full(report: Report) -> Report:
    """Return a letter with a block of every kind."""
    wide = Table(
        tuple(Column(str(j), "Nyckelord", least=8, priority=j) for j in range(20)),
        (("jordbruksmark",) * 20,),
        caption="Bred tabell",
    )
    blocks = (
        *report.document.blocks,
        Heading("Underrubrik", 3),
        figure(),
        Heading("På tvären", 2),
        wide,
        Sources((Citation("S1", "Titel", "https://example.org/a"), Citation("S2", "Bok", "s. 3"))),
        Heading("Bilaga", 2, new_page=True),
        Signature("N.N., ordf.", "N.N.", "ordf."),
    )
    said = Metadata("0.1.0", "3f9a1c7e" * 8, "example", "2026-03-01")
    return replace(report, document=replace(report.document, blocks=blocks, letter=LETTER, metadata=said))


def said_of(report: Report, source: str | bytes) -> list[str]:
    content = source.encode() if isinstance(source, str) else source
    with pytest.raises(InputError, match="fault") as caught:
        render(report, Surface(), Template("mall.typ", content))
    return [f"{finding.code} {finding.message}" for finding in caught.value.findings]


def test_it_says_itself_that_it_is_accessible_and_archivable(full: Report) -> None:
    pdf = render(full, Surface())
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert re.search(rb"/Lang ?\(sv-SE\)", pdf)
    assert b"/MarkInfo" in pdf


def test_the_same_bytes_every_time(full: Report) -> None:
    assert render(full, Surface()) == render(full, Surface(40, colour=True))


def test_project_texts_are_data_and_never_source(full: Report) -> None:
    document = replace(
        full.document,
        title=NASTY,
        status_mark=NASTY,
        subtitle=(NASTY,),
        blocks=(
            Heading(NASTY),
            Paragraph(NASTY),
            Bullets((NASTY,)),
            Table((Column("x", NASTY, least=8),), ((NASTY,),), caption=NASTY),
            Sources((Citation(NASTY, NASTY, NASTY),)),
            Signature(NASTY, NASTY, NASTY),
        ),
        letter=replace(LETTER, sender=NASTY, number=NASTY),
    )
    said = json.loads(document_json(document))
    assert said["title"] == NASTY.replace("\x07", "").replace("\u202e", "")
    assert render(replace(full, document=document), Surface()).startswith(b"%PDF")


def test_the_day_is_the_documents_own_or_none(full: Report) -> None:
    assert json.loads(document_json(full.document))["date"] == [2026, 3, 1]
    bare = replace(full.document, metadata=None, letter=None)
    said = json.loads(document_json(bare))
    assert (tuple(said["date"]), said["keywords"], said["letter"]) == (NO_DAY, [], None)
    assert render(replace(full, document=bare), Surface()).startswith(b"%PDF")


def test_numbers_come_as_they_are_written(full: Report) -> None:
    tables = [
        block
        for sheet in json.loads(document_json(full.document))["sheets"]
        for block in sheet["blocks"]
        if block["kind"] == "table"
    ]
    assert "28 mdr (2021)¹" in tables[0]["rows"][0]
    assert tables[1]["notes"][0].startswith("Kolumner som inte ryms: ")


def test_a_picture_without_an_alternative_text_gives_no_pdf(full: Report) -> None:
    """The standard is asked for at every compilation, so a fault of ours cannot pass unseen."""
    document = replace(full.document, blocks=(figure(alt=""),))
    with pytest.raises(OutputError, match=r"no accessible PDF could be made: .*alt"):
        render(replace(full, document=document), Surface())


def test_a_logo_that_cannot_be_drawn_is_said_plainly(full: Report) -> None:
    document = replace(full.document, letter=replace(LETTER, logo=Logo(PNG[:12], "Vapen")))
    with pytest.raises(OutputError, match="no accessible PDF could be made: "):
        render(replace(full, document=document), Surface())


def test_the_users_own_template_gives_the_look(full: Report) -> None:
    pdf = render(full, Surface(), Template("mall.typ", MINIMAL.encode()))
    assert pdf.startswith(b"%PDF")
    assert pdf != render(full, Surface())


def test_the_starting_template_is_the_one_that_ships(full: Report) -> None:
    template = Template("mall.typ", starting_template())
    assert render(full, Surface(), template) == render(full, Surface())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (MINIMAL + '#panic("nej")', "MLR133 the template gives no PDF: panicked with: nej"),
        (MINIMAL + "#let", "MLR133 the template gives no PDF: "),
        (MINIMAL + '#read("/etc/passwd")', "MLR133 the template gives no PDF: "),
        (MINIMAL + '#read("../../../../../../etc/passwd")', "MLR133 the template gives no PDF: "),
        (MINIMAL + "#let f(x) = f(x)\n#f(1)", "MLR133 the template gives no PDF: "),
        (
            MINIMAL + '#import "@preview/cetz:0.3.0"',
            "MLR133 the template uses a package; packages are fetched from elsewhere",
        ),
        (b"\xff\xfe", "MLR133 the template is no Typst source"),
    ],
)
def test_a_template_that_does_harm_or_is_none_is_refused(
    full: Report, source: str | bytes, said: str
) -> None:
    (found,) = said_of(full, source)
    assert found.startswith(said)


def test_a_template_must_say_the_mark_and_the_text(full: Report) -> None:
    assert said_of(full, "Hej") == [
        "MLR132 the template has no place for sheets",
        "MLR132 the template has no place for title",
        "MLR132 the template has no place for status_mark",
    ]


def test_a_missing_library_answers_with_the_command_that_installs_it(
    full: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _name: None)
    with pytest.raises(OutputError, match="the format pdf needs the extra pdf, which is not installed") as e:
        render(full, Surface())
    assert e.value.exit_code == 1
    assert "-m pip install 'typst>=0.15'" in str(e.value.hint)


def test_what_installs_an_extra_is_what_the_package_declares() -> None:
    import tomllib
    from pathlib import Path

    declared = tomllib.loads((Path(__file__).resolve().parents[4] / "pyproject.toml").read_text("utf-8"))
    extras = declared["project"]["optional-dependencies"]
    for name, requirement in extra.REQUIREMENTS.items():
        assert requirement in extras[name]
        assert requirement in extras["all"]
        assert requirement in extras["dev"]
