"""A workbook taken apart, so that tests can look into it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import python_calamine

from mlr_prio.assessment.ranking import rank
from mlr_prio.report.builder.export import list_export
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.report import Report
    from mlr_prio.report.workbook import Workbook

SV = Translator("sv")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as its parts."""

    content: bytes

    def part(self, name: str) -> str:
        with zipfile.ZipFile(io.BytesIO(self.content)) as parts:
            return parts.read(name).decode()

    def tree(self, name: str) -> ET.Element:
        return ET.fromstring(self.part(name))  # noqa: S314 -- our own file

    def names(self) -> list[str]:
        return list(python_calamine.load_workbook(io.BytesIO(self.content)).sheet_names)

    def rows(self, index: int) -> list[list[Any]]:
        book = python_calamine.load_workbook(io.BytesIO(self.content))
        return book.get_sheet_by_index(index).to_python(skip_empty_area=False)

    def formulas(self, number: int) -> dict[str, tuple[str, str]]:
        """Return by cell the formulas of a sheet with the values that they bear."""
        tree = self.tree(f"xl/worksheets/sheet{number}.xml")
        return {
            cell.get("r", ""): (formula, cell.findtext(f"{MAIN}v", ""))
            for cell in tree.iter(f"{MAIN}c")
            if (formula := cell.findtext(f"{MAIN}f")) is not None
        }


def book_of(report: Report) -> Book:
    return Book(bytes(FORMATS["xlsx"].content(report)))


def listed(problem: Problem, as_of: str = "2026-03-01") -> Report:
    return list_export(rank(problem), SV, as_of)


def content_of(report: Report) -> Workbook:
    assert report.workbook is not None
    return report.workbook
