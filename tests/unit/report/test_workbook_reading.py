"""Reading a kept workbook back: ours, one that Excel has saved, and whatever else the file may be."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report import package_part
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.format import FORMATS
from mlr_prio.report.workbook_reading import workbook_tables
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<worksheet {MAIN}><sheetData><row><c r='A1'><v>&b;</v></c></row></sheetData></worksheet>"
)


def zipped(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return stream.getvalue()


def sheet(rows: str, strings: str = "") -> bytes:
    parts = {SHEET: f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"}
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    return zipped(**parts)


def test_our_own_tables_are_read_with_the_values_of_their_formulas(problem: Problem) -> None:
    content = FORMATS["xlsx"].content(list_export(rank(problem), Translator("sv"), ""))
    order = next(table for table in workbook_tables(content) if table[0][:2] == ["Plats", "Objekt"])
    assert [row[:2] for row in order if row[0]][1:] == [
        ["1", "Bana [etapp 1]"],
        ["2", "Metro Malmö–Köpenhamn"],
        ["3", "Väg 23"],
    ]


def test_texts_of_every_kind_and_rows_without_numbers() -> None:
    rows = (
        '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Objekt</t></is></c></row>'
        '<row><c r="A2"><v>1</v></c><c r="B2" t="str"><f>X1</f><v>Bana</v></c><c r="AB2"><v>9</v></c></row>'
        '<row r="9"><c r="B9"><v>ensam</v></c><c><v>utan plats</v></c><c r="ZZ9"><v>långt bort</v></c></row>'
    )
    strings = "<si><r><t>Pla</t></r><r><t>ts</t></r><rPh><t>uttal</t></rPh></si>"
    assert workbook_tables(sheet(rows, strings)) == [[["Plats", "Objekt"], ["1", "Bana"]], [["ensam"]]]


def test_sheets_come_in_the_order_of_their_numbers() -> None:
    row = "<row><c r='A1'><v>{}</v></c></row>"
    parts = {
        f"xl/worksheets/sheet{number}.xml": f"<worksheet {MAIN}>{row.format(number)}</worksheet>"
        for number in (10, 2, 1)
    }
    assert workbook_tables(zipped(**parts)) == [[["1"]], [["2"]], [["10"]]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7",
        zipped(),
        zipped(**{SHEET: "inte xml"}),
        zipped(**{SHEET: BOMB}),
        zipped(**{SHEET: BOMB.encode("utf-16")}),
        zipped(**{SHEET: BOMB.encode("utf-16-le")}),
        zipped(**{SHEET: b"\xff\xfe\xfd"}),
        sheet('<row><c r="A1" t="s"><v>7</v></c></row>', "<si><t>a</t></si>"),
        sheet('<row><c r="A1" t="s"><v>sju</v></c></row>', "<si><t>a</t></si>"),
        sheet('<row r="många"><c r="A1"><v>1</v></c></row>'),
    ],
    ids=range(12),
)
def test_a_file_that_is_something_else_has_no_tables(content: bytes) -> None:
    assert workbook_tables(content) == []


def test_a_damaged_file_has_no_tables() -> None:
    content = sheet('<row><c r="A1"><v>12345</v></c></row>')
    assert workbook_tables(content) == [[["12345"]]]
    assert workbook_tables(content.replace(b"12345", b"12346", 1)) == []


def test_a_part_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet('<row><c r="A1"><v>12345</v></c></row>')
    monkeypatch.setattr(package_part, "LARGEST", 50)
    assert workbook_tables(content) == []
