"""What is said of files and workbooks as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import python_calamine

from mlr_prio.finding import Finding
from mlr_prio.model.base import Status
from mlr_prio.model.problem import Problem
from mlr_prio.sheet.content import package
from mlr_prio.sheet.excel import read_workbook
from mlr_prio.sheet.guidance import guidance
from mlr_prio.sheet.place import CellLocation, cell_name, whole
from mlr_prio.translation import Translator


def test_a_workbook_with_a_password_is_asked_for_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise python_calamine.PasswordError

    monkeypatch.setattr(python_calamine, "load_workbook", refuse)
    finding = read_workbook(tmp_path / "svar.xlsx", "svar.xlsx")
    assert isinstance(finding, Finding)
    assert str(finding.message) == "the workbook is protected by a password"


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(1, 1, "A1"), (4, 26, "Z4"), (7, 27, "AA7"), (2, 702, "ZZ2"), (3, 703, "AAA3")],
)
def test_a_cell_has_the_name_that_spreadsheets_give_it(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_places_read_as_people_see_them() -> None:
    assert str(CellLocation("lund.xlsx: Vikter", 4, 2)) == "lund.xlsx: Vikter!B4"
    assert str(whole("lund.xlsx")) == "lund.xlsx"


@pytest.mark.parametrize(("status", "is_said"), [("example", True), ("proposal", False)])
def test_only_examples_are_called_so(shipped: Problem, status: str, *, is_said: bool) -> None:
    document = shipped.criteria.document.model_copy(update={"status": Status(status)})
    criteria = type(shipped.criteria)(shipped.criteria.path, document, shipped.criteria.positions)
    problem = Problem(
        criteria, shipped.municipalities, shipped.budgets, shipped.projects, shipped.profiles, "0" * 64
    )
    sent = package(problem, "lund", Translator("sv"))
    said = [str(text) for _heading, texts in guidance(sent) for text in texts]
    assert any(text.startswith("EXAMPLE") for text in said) is is_said
