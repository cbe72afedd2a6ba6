"""A report made by hand, with everything that a format may stumble on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlr_prio.report.document import (
    Align,
    Bar,
    Bullets,
    Column,
    Document,
    Heading,
    Metadata,
    Note,
    Paragraph,
    Signature,
    Table,
)
from mlr_prio.report.letter import Letter, Logo
from mlr_prio.report.report import Report

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

LONG_NAME = "Dubbelspår och nya plattformar för regionaltåg på sträckan mellan Åkarp och Örby"


@pytest.fixture
def document() -> Document:
    """Return a document with every kind of block."""
    columns = (
        Column("rank", "Plats", Align.RIGHT),
        Column("project", "Objekt", least=20),
        Column("value", "Nytta", Align.RIGHT),
        Column("bar", "", priority=3, least=8),
        Column("cost", "Beräknad kostnad", priority=1),
        Column("members", "Kommuner", priority=2, least=10),
    )
    rows = (
        ("1", "Bana [etapp 1]", "71", Bar(0.71, 0.71), "28 mdr (2021)¹", "Malmö, Lund"),
        ("2=", LONG_NAME, "52–60", Bar(0.52, 0.6), "–", "utanför regionen"),
    )
    notes = (Note("Bedömning saknas i 14 % av fallen."), Note("¹ Ram för flera objekt.", "cost"))
    return Document(
        language="sv",
        title="Prioriteringslista",
        status_mark="EXEMPEL – inte beslutat",
        subtitle=("Kriterier", "12 kriterier · 2 objekt"),
        origin="underlag 3f9a1c7e",
        blocks=(
            Paragraph("Gods 60 % av all vikt …"),
            Table(columns, rows, notes),
            Heading("Utanför"),
            Bullets(("Spårväg – öppnad 2020", "*Bana* [b]fet[/b]")),
        ),
    )


@pytest.fixture
def report(document: Document) -> Report:
    """Return a report of the document with data for programs."""
    data = {"format": "mlr-prio/test", "värde": -0.0, "list": [0.1 + 0.2, 1, None, True, "å"], "none": {}}
    records = (
        {"id": "=1+1", "value": -0.5, "tied": True, "missing": ("a", "b"), "cost": None},
        {"id": 'säger "hej", du', "value": 0.1 + 0.2, "tied": False, "missing": (), "count": 3},
    )
    return Report(document, data, ("id", "value", "tied", "missing", "cost", "count"), records)


@pytest.fixture
def png() -> bytes:
    """Return a picture of one dot."""
    return PNG


@pytest.fixture
def letter(report: Report) -> Report:
    """Return the report as a letter."""
    blocks = (*report.document.blocks, Signature("N.N., ordf.", "N.N.", "ordf."))
    return replace(report, document=replace(report.document, blocks=blocks, letter=LETTER, metadata=SAID))
