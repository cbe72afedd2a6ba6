"""Workbooks as people send them back: made from rows, or from one that was exported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from mlr_prio.finding import Finding
from mlr_prio.model.problem import Problem
from mlr_prio.sheet.content import package
from mlr_prio.sheet.merging import Merged, merge
from mlr_prio.sheet.returned import read_returned
from mlr_prio.sheet.statement import same_text
from mlr_prio.sheet.workbook import workbook_bytes
from mlr_prio.translation import Translator

Rows = Sequence[Sequence[Any]]
Book = Callable[..., Path]
Answer = Callable[..., Path]
Answered = tuple[Merged, tuple[Finding, ...]]
Import = Callable[..., Answered]
Faults = Callable[..., list[str]]
Said = Callable[..., dict[tuple[str, str, str], str]]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return a function that writes a workbook of sheets by name, with ranges of cells merged."""

    def write(
        sheets: Mapping[str, Rows],
        name: str = "svar.xlsx",
        merged: Mapping[str, Sequence[str]] | None = None,
        hidden: Sequence[str] = (),
    ) -> Path:
        path = tmp_path / "sheets" / name
        path.parent.mkdir(exist_ok=True)
        workbook = xlsxwriter.Workbook(str(path))
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in sheets.items():
            sheet = workbook.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(sheet, row, column, cell, day)
            for span in (merged or {}).get(title, ()):
                first = re.match(r"([A-Z]+)(\d+)", span)
                assert first is not None
                sheet.merge_range(span, rows[int(first[2]) - 1][ord(first[1]) - ord("A")])
            if title in hidden:
                sheet.very_hidden()
        workbook.close()
        return path

    return write


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, datetime.min.time()), day)
    elif cell is not None:
        sheet.write_number(row, column, cell)


@pytest.fixture
def answer(book: Book, tmp_path: Path) -> Answer:
    """Return a function that exports the workbook for an id, and changes cells in it as a person would."""

    def answered(
        problem: Problem, id_: str, cells: Mapping[str, Any] | None = None, name: str | None = None
    ) -> Path:
        content = workbook_bytes(package(problem, id_, Translator("sv")), Translator("sv"))
        sent = tmp_path / "sent.xlsx"
        sent.write_bytes(content)
        with python_calamine.load_workbook(sent) as workbook:
            sheets = {
                title: workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
                for title in workbook.sheet_names
            }
        for place, value in (cells or {}).items():
            title, _mark, address = place.partition("!")
            row, column = int(address[1:]) - 1, ord(address[0]) - ord("A")
            sheets[title][row][column] = value
        return book(sheets, name or f"{id_}.xlsx", hidden=("mlr-prio",))

    return answered


@pytest.fixture
def imported() -> Import:
    """Return a function that gives what returned sheets come to, and everything that is wrong with them."""

    def read(problem: Problem, *paths: Path) -> Answered:
        returned, findings = read_returned(paths, problem)
        merged = merge(problem, returned)
        return merged, (*findings, *merged.findings)

    return read


@pytest.fixture
def faults(imported: Import) -> Faults:
    """Return a function that gives what is wrong with returned sheets, as ``place CODE``."""

    def read(problem: Problem, *paths: Path) -> list[str]:
        return [f"{finding.location} {finding.code}" for finding in imported(problem, *paths)[1]]

    return read


@pytest.fixture
def said(imported: Import) -> Said:
    """Return a function that gives the changes that faultless sheets ask for, as texts."""

    def read(problem: Problem, *paths: Path) -> dict[tuple[str, str, str], str]:
        merged, findings = imported(problem, *paths)
        assert findings == ()
        return {
            (c.subject.owner, c.subject.item, c.subject.part.value): same_text(c.statement.value)
            for c in merged.changes
        }

    return read
