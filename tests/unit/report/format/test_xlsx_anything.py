"""The workbook of whatever there is: dangerous texts, no projects, one criterion, any machine."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.builder.workbook.calculation import CHARTED
from mlr_prio.report.calculation import WeightedCriterion
from mlr_prio.report.workbook import Sheet, SheetColumn, SheetRow
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlr_prio.model.problem import Problem
    from mlr_prio.report.report import Report

from tests.unit.report.format.workbook_parts import Book, book_of, content_of, listed

DANGEROUS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    "http://example.invalid/",
    "mailto:a@example.invalid",
    "internal:Blad1!A1",
    "{=1+1}",
    "<b>fet</b> & 'citat' \"dubbla\"",
    "_x0041_",
    "#DIV/0!",
    "0123",
    "TRUE",
    "a\x00\x07\x1bb",
    "\ud83dhalv",
    "[etapp 1]",
)


def renamed(report: Report, names: tuple[str, ...]) -> Report:
    content = content_of(report)
    calculation = content.calculation
    first = calculation.alternatives[0]
    alternatives = tuple(replace(first, name=name, number=i + 1) for i, name in enumerate(names))
    return replace(
        report,
        workbook=replace(content, calculation=replace(calculation, alternatives=alternatives)),
    )


@pytest.fixture
def book(problem: Problem) -> Book:
    return book_of(listed(problem))


def test_text_is_never_a_formula_a_link_or_a_fault(problem: Problem) -> None:
    report = renamed(listed(problem), DANGEROUS)
    content = content_of(report)
    rows = tuple(SheetRow((text, text)) for text in DANGEROUS)
    columns = (SheetColumn(DANGEROUS[0], 20), SheetColumn(DANGEROUS[1], 20))
    report = replace(report, workbook=replace(content, sheets=(Sheet("Text", columns, rows),)))
    report = replace(report, document=replace(report.document, title=DANGEROUS[0], subtitle=DANGEROUS))
    book = book_of(report)
    for number in (1, 4):
        sheet = book.part(f"xl/worksheets/sheet{number}.xml")
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
    assert "externalLink" not in "".join(zipfile.ZipFile(io.BytesIO(book.content)).namelist())
    own = re.compile(r"^(IF|RANK|INDEX|SUM|'Beräkning'|A\d+\+COUNTIFS)")
    assert all(own.match(formula) for n in (2, 3) for formula, _ in book.formulas(n).values())
    shown = [row[1] for row in book.rows(1)[9:]]
    assert shown == [
        {"\t=1+1": "=1+1", "a\x00\x07\x1bb": "ab", "\ud83dhalv": "halv", "#DIV/0!": "'#DIV/0!"}.get(
            text, text
        )
        for text in DANGEROUS
    ]
    assert [row[1] for row in book.rows(2)[5:]] == shown
    assert [row[0] for row in book.rows(3)[5:]] == shown


def test_a_text_that_no_cell_holds_is_cut(problem: Problem) -> None:
    rows = book_of(renamed(listed(problem), ("lång " * 9000,))).rows(1)
    assert len(rows[9][1]) == 32_767
    assert rows[9][1].endswith("…")


def test_sheets_may_be_called_anything(problem: Problem) -> None:
    content = content_of(listed(problem))
    labels = replace(
        content.calculation.labels, sheet="Lund's [blad]: 1/2", sorted_sheet="LUND'S [BLAD]: 1/2"
    )
    calculation = replace(content.calculation, labels=labels)
    wide = "Ett mycket långt namn på ett blad, del "
    sheets = tuple(Sheet(wide + str(i), (SheetColumn("x", 9),), ()) for i in range(3))
    report = replace(listed(problem), workbook=replace(content, calculation=calculation, sheets=sheets))
    book = book_of(report)
    assert book.names()[1:3] == ["Lund's  blad   1 2", "LUND'S  BLAD   1 2 2"]
    assert len({name.casefold() for name in book.names()}) == 6
    assert "INDEX('Lund''s  blad   1 2'!$B$10" in book.formulas(3)["B6"][0]
    assert "'LUND''S  BLAD   1 2 2'!$B$6" in book.part("xl/charts/chart1.xml")


def test_an_empty_list_is_a_workbook_too(make_problem: Callable[..., Problem]) -> None:
    book = book_of(listed(make_problem([])))
    assert "Det finns inga objekt att rangordna." in book.rows(1)[3][0]
    assert book.rows(2)[5][0] == "Det finns inga objekt att rangordna."
    assert book.rows(3)[4][:3] == ["Plats", "Objekt", "Kriterium"]
    assert "xl/charts/chart1.xml" not in zipfile.ZipFile(io.BytesIO(book.content)).namelist()


def test_without_profiles_and_costs_nothing_is_missed(make_problem: Callable[..., Problem]) -> None:
    book = book_of(listed(make_problem(profiles=[])))
    assert {line[4] for line in book.rows(4)[5:]} == {"har inte svarat"}


def test_one_criterion_is_enough(problem: Problem) -> None:
    report = listed(problem)
    content = content_of(report)
    alternatives = tuple(
        replace(a, partial_values=a.partial_values[:1], missing=a.missing[:1], value=a.partial_values[0])
        for a in content.calculation.alternatives
    )
    calculation = replace(
        content.calculation, criteria=(WeightedCriterion("Allt", 100.0),), alternatives=alternatives
    )
    book = book_of(replace(report, workbook=replace(content, calculation=calculation)))
    assert "SUMPRODUCT($D$7,D10)/SUM($D$7)" in book.formulas(2)["C10"][0]


def test_of_many_projects_the_first_are_drawn(problem: Problem) -> None:
    report = renamed(listed(problem), tuple(f"Objekt {i}" for i in range(300)))
    book = book_of(report)
    assert f"$C$6:$C${5 + CHARTED}</c:f>" in book.part("xl/charts/chart1.xml")
    assert len(book.rows(2)) == 305


def test_a_report_without_a_calculation_is_its_cover(report: Report) -> None:
    assert book_of(report).rows(0) == [
        ["Prioriteringslista"], ["EXEMPEL – inte beslutat"], ["Kriterier"], ["12 kriterier · 2 objekt"]
    ]  # fmt: skip


def test_what_is_adopted_bears_no_mark(make_problem: Callable[..., Problem]) -> None:
    book = book_of(listed(make_problem(status="adopted")))
    assert "&amp;L&amp;B&amp;R" in book.part("xl/worksheets/sheet1.xml")
    assert book.rows(0)[1][0] != ""


def test_english_is_english(problem: Problem) -> None:
    book = book_of(list_export(rank(problem), Translator("en"), ""))
    assert book.names() == ["Read first", "Calculation", "Order", "Scores", "Municipalities", "Sources"]
    assert book.formulas(2)["A3"][1] == "The weights are those of the list."


def test_what_a_formula_says_is_not_too_long_for_one(problem: Problem) -> None:
    for language in ("sv", "en"):
        report = list_export(rank(problem), Translator(language), "")
        labels = content_of(report).calculation.labels
        assert max(map(len, (labels.unchanged, labels.changed, labels.no_weight, labels.not_negative))) < 256


PROGRAM = """
import hashlib, sys
from pathlib import Path
from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator
from mlr_prio.workspace.reader import read_workspace
problem = read_workspace(Path(sys.argv[1]), cache=None).problem
content = FORMATS["xlsx"].content(list_export(rank(problem), Translator("sv"), "2026-03-01"))
print(hashlib.sha256(content).hexdigest())
"""


def test_the_same_bytes_whatever_the_clock_the_zone_and_the_hash_seed(
    problem: Problem, write_workspace: Callable[..., Any]
) -> None:
    first = book_of(listed(problem)).content
    time.sleep(1.1)
    assert book_of(listed(problem)).content == first
    root = write_workspace()
    settings: tuple[Mapping[str, str], ...] = (
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(root)],
            env={**os.environ, **setting},
            check=True,
            capture_output=True,
        ).stdout
        for setting in settings
    }
    assert len(digests) == 1


def test_nothing_in_the_zip_depends_on_the_machine(book: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        entries = parts.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
    }
