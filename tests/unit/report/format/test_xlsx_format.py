"""The workbook: what is in its cells, that its formulas bear Python's values, how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.builder.export import list_export

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlr_prio.model.problem import Problem
    from mlr_prio.report.report import Report

from tests.unit.report.format.workbook_parts import MAIN, SV, Book, book_of, listed


@pytest.fixture
def book(problem: Problem) -> Book:
    return book_of(listed(problem))


def test_the_sheets_stand_in_the_order_of_reading(book: Book) -> None:
    assert book.names() == ["Läs först", "Beräkning", "Ordning", "Bedömningar", "Kommuner", "Källor"]


@pytest.mark.parametrize("make", [list_export, basis_report])
def test_the_first_sheet_says_what_it_is(problem: Problem, make: Callable[..., Report]) -> None:
    report = make(rank(problem), SV, "2026-03-01")
    said = [row[0] for row in book_of(report).rows(0)]
    assert said[:2] == [report.document.title, "EXEMPEL – inga beslutade bedömningar"]
    everything = "\n".join(said)
    for fact in (problem.input_sha256, "0.1.0", "Avser 2026-03-01", "gula cellerna på bladet Beräkning"):
        assert fact in everything
    assert "1 av 9 bedömningar saknas" in everything


def test_the_calculation_holds_the_weights_the_partial_values_and_the_list(
    problem: Problem, book: Book
) -> None:
    ranking = rank(problem)
    rows = book.rows(1)
    assert rows[5] == [
        "Plats", "Objekt", "Nytta", "Kollektivtr.", "Gods på spår", "Jordbruksmark", "Plats i listan", "Nr",
        "Rad i ordningen",
    ]  # fmt: skip
    weights = [100 * weight for weight in ranking.weights.values()]
    for row in rows[6:9]:
        assert row[3:6] == pytest.approx(weights)
        assert row[2] == pytest.approx(100)
    for line, ranked in zip(rows[9:], ranking.rows, strict=True):
        assert line[:2] == [ranked.rank, ranked.project.name.sv]
        assert line[2] == pytest.approx(100 * ranked.value, abs=1e-9)
        parts = [
            100 * part / weight for part, weight in zip(ranked.contributions.values(), weights, strict=True)
        ]
        assert line[3:6] == pytest.approx([100 * part for part in parts])


def test_every_formula_bears_the_value_that_it_gives(book: Book) -> None:
    """Reckoned here again from the cells that are no formulas."""
    rows, formulas = book.rows(1), book.formulas(2)
    weights = rows[6][3:6]
    values = [
        round(sum(w * v for w, v in zip(weights, row[3:6], strict=True)) / sum(weights), 10)
        for row in rows[9:]
    ]
    for i, value in enumerate(values):
        row = 10 + i
        assert formulas[f"C{row}"][0] == (
            f"IF(SUM($D$7:$F$7)>0,ROUND(SUMPRODUCT($D$7:$F$7,D{row}:F{row})/SUM($D$7:$F$7),10),0)"
        )
        assert float(formulas[f"C{row}"][1]) == value
        assert formulas[f"A{row}"] == (f"RANK(C{row},$C$10:$C$12,0)", str(1 + sum(v > value for v in values)))
        assert formulas[f"I{row}"] == (
            f'A{row}+COUNTIFS($A$10:$A$12,A{row},$H$10:$H$12,"<"&H{row})',
            str(i + 1),
        )
    assert formulas["A3"][1] == "Vikterna är listans egna."


def test_the_order_finds_each_row_and_bears_what_stands_there(problem: Problem, book: Book) -> None:
    formulas = book.formulas(3)
    assert formulas["B7"] == (
        "INDEX('Beräkning'!$B$10:$B$12,MATCH(ROWS($A$6:$A7),'Beräkning'!$I$10:$I$12,0))",
        rank(problem).rows[1].project.name.sv,
    )
    assert [row[:5] for row in book.rows(2)[5:]] == [
        [row.rank, row.project.name.sv, pytest.approx(100 * row.value), row.rank, ""]
        for row in rank(problem).rows
    ]
    assert formulas["A3"][1] == "Vikterna är listans egna."


def test_nothing_in_the_workbook_shows_a_fault_or_has_no_value(book: Book) -> None:
    for number in (2, 3):
        for cell, (_formula, value) in book.formulas(number).items():
            assert value or cell.startswith("E"), cell
            assert not value.startswith("#")


def test_equal_values_share_a_place_and_have_rows_of_their_own(
    make_problem: Callable[..., Problem],
) -> None:
    score = {"kollektivtrafik": 1, "gods": 5, "mark": 30}
    projects = [
        {"id": name, "name": name.upper(), "mode": "rail", "status": "candidate", "scores": score | changed}
        for name, changed in (("c", {}), ("a", {}), ("b", {"mark": 0}), ("d", {}))
    ]
    rows = book_of(listed(make_problem(projects))).rows(1)[9:]
    assert [(row[0], row[1], row[-2], row[-1]) for row in rows] == [
        (1, "B", 2, 1),
        (2, "A", 1, 2),
        (2, "C", 3, 3),
        (2, "D", 4, 4),
    ]


def test_values_are_compared_to_the_same_digit_as_the_list_compares_them() -> None:
    from mlr_prio.engine.ranking import DECIMALS
    from mlr_prio.report.builder.workbook.calculation import COMPARED

    assert COMPARED == DECIMALS - 2


def test_a_stand_in_is_marked_and_explained(book: Book) -> None:
    """The number stays a number, and bears a star that is no colour."""
    missing = [line for line in book.rows(3)[5:] if line[3] == "–"]
    assert [(line[1], line[2], line[5], line[6]) for line in missing] == [
        ("Väg 23", "Gods på spår", 50, "inte bedömt")
    ]
    assert "* inte bedömt: mitten av skalan, 50, räknas." in book.rows(1)[3][0]
    styles = book.tree("xl/styles.xml")
    added = {form.get("formatCode"): form.get("numFmtId") for form in styles.iter(f"{MAIN}numFmt")}
    formats = list(styles.find(f"{MAIN}cellXfs") or ())
    sheet = book.tree("xl/worksheets/sheet2.xml")
    cell = next(cell for cell in sheet.iter(f"{MAIN}c") if cell.get("r") == "E12")
    assert formats[int(cell.get("s", ""))].get("numFmtId") == added['0.0"*"']


def test_scores_have_numbers_where_they_are_exact_and_words_where_not(book: Book) -> None:
    lines = {(line[1], line[2]): line for line in book.rows(3)[5:]}
    assert lines["Bana [etapp 1]", "Gods på spår"][3:6] == [10, "tåg", 50]
    assert lines["Väg 23", "Kollektivtrafikens attraktivitet"][3:6] == ["−1–1", "poäng", 50]
    assert len(lines) == 9


def test_municipalities_say_what_touches_them_and_whether_they_have_answered(book: Book) -> None:
    lines = {line[0]: line for line in book.rows(4)[5:]}
    assert list(lines) == ["Malmö", "Lund", "Höör"]
    assert lines["Lund"][1:] == ["1281", "", "", "har svarat", 1, "1. Bana [etapp 1]"]
    assert lines["Höör"][4:] == ["har inte svarat", 0, ""]


def test_sources_have_their_addresses_as_text(shipped: Problem) -> None:
    book = book_of(listed(shipped))
    addresses = [line[4] for line in book.rows(5)[5:]]
    assert any(address.startswith("https://") for address in addresses)
    assert "<hyperlink" not in book.part("xl/worksheets/sheet6.xml")
    assert "Invånare" in book.rows(4)[4]
    assert all(line[2] > 10_000 for line in book.rows(4)[5:])


def test_only_the_weights_can_be_written_and_nobody_needs_a_password(book: Book) -> None:
    styles = book.tree("xl/styles.xml")
    formats = list(styles.find(f"{MAIN}cellXfs") or ())
    for number in (2, 3):
        sheet = book.tree(f"xl/worksheets/sheet{number}.xml")
        protection = sheet.find(f"{MAIN}sheetProtection")
        assert protection is not None
        assert not {"password", "hashValue"} & set(protection.attrib)
        free = [
            cell.get("r")
            for cell in sheet.iter(f"{MAIN}c")
            if (lock := formats[int(cell.get("s", "0"))].find(f"{MAIN}protection")) is not None
            and lock.get("locked") == "0"
        ]
        assert free == (["D7", "E7", "F7"] if number == 2 else [])
    assert 'sqref="D7:F7"' in book.part("xl/worksheets/sheet2.xml")
    assert "<sheetProtection" not in book.part("xl/worksheets/sheet4.xml")


def test_every_sheet_prints_on_a4_with_the_mark_on_every_page(book: Book) -> None:
    for number in range(1, 7):
        sheet = book.part(f"xl/worksheets/sheet{number}.xml")
        assert 'paperSize="9"' in sheet
        assert f'orientation="{"portrait" if number == 1 else "landscape"}"' in sheet
        assert 'fitToPage="1"' in sheet
        assert 'fitToHeight="0"' in sheet
        assert "&amp;L&amp;BEXEMPEL – inga beslutade bedömningar" in sheet
        assert "&amp;P (&amp;N)" in sheet
        assert ('state="frozen"' in sheet) == (number > 1)
        assert ("<autoFilter" in sheet) == (number > 3 and len(book.rows(number - 1)) > 5)
    names = book.part("xl/workbook.xml")
    assert "Beräkning!$6:$9</definedName>" in names
    assert names.count("_xlnm.Print_Titles") == 5


def test_the_chart_follows_the_sheet_and_says_what_it_shows(book: Book) -> None:
    chart = book.part("xl/charts/chart1.xml")
    assert "<c:f>'Ordning'!$B$6:$B$8</c:f>" in chart
    assert "<c:f>'Ordning'!$C$6:$C$8</c:f>" in chart
    assert "<c:v>Bana [etapp 1]</c:v>" in chart
    assert 'descr="Stapeldiagram: varje objekts nytta' in book.part("xl/drawings/drawing1.xml")


def test_the_properties_say_what_it_is_and_the_clock_is_silent(problem: Problem, book: Book) -> None:
    core, custom = book.part("docProps/core.xml"), book.part("docProps/custom.xml")
    assert "<dc:title>Gemensam prioriteringslista</dc:title>" in core
    assert "<cp:contentStatus>example</cp:contentStatus>" in core
    assert core.count("2026-03-01T00:00:00Z") == 2
    assert problem.input_sha256 in custom
    assert "1980-01-01T00:00:00Z" in book_of(listed(problem, "")).part("docProps/core.xml")
