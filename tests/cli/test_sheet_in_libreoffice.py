"""A sheet goes out, is filled in by a real spreadsheet program, and comes back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.libreoffice import run_macro

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Write = Callable[..., Path]

ADAL = """\
schema_version: 1
municipality: adal
status: example
weights:
  resor: 60   # grupp
  tid: 30
  komfort: 10
  mark: 40
"""

# Filled in as at a keyboard: numbers with a comma are texts where the cell is one.
CELLS: dict[tuple[str, str], str | float] = {
    ("Vikter", "G7"): 45,
    ("Vikter", "G8"): "12,5",
    ("Bedömningar", "F5"): 12.25,
    ("Bedömningar", "F6"): "",
    ("Bedömningar", "G6"): -1,
    ("Bedömningar", "I6"): 1,
    ("Bedömningar", "J6"): "Tystare tåg – enligt studien.",
    ("Bedömningar", "F9"): "bäst",
    ("Bedömningar", "G9"): "",
    ("Bedömningar", "I9"): "",
    ("Bedömningar", "F10"): "saknas",
}

BANA = """\
schema_version: 1
id: bana
name: {sv: "Banan [etapp 1]", en: The line}
mode: rail
status: candidate
municipalities: [adal, oby]
scores:
  tid: 20
  komfort: 1   # mars
  mark: 50
"""

MACRO = """\
Sub Main(source As String, target As String)
  book = Opened(source)
{cells}
  Keep(book, target)
  book.close(True)
End Sub
"""


def filled_in(sheet: Path, profile: Path) -> Path:
    """Return the workbook that LibreOffice makes of ``sheet`` when the cells are filled in."""
    target = sheet.with_name("tillbaka.xlsx")
    run_macro(profile, MACRO.format(cells="\n".join(map(_line, CELLS.items()))), sheet, target)
    return target


def _line(item: tuple[tuple[str, str], str | float]) -> str:
    (sheet, cell), entry = item
    what = f'String = "{entry}"' if isinstance(entry, str) else f"Value = {entry}"
    return f'  book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").{what}'


def test_a_sheet_filled_in_by_libreoffice_comes_back_as_the_yaml_that_is_meant(
    run: Run, write_workspace: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = write_workspace({"criteria/weights/adal.yaml": ADAL, "projects/bana.yaml": BANA})
    assert run("sheet", "export", "--for", "adal", "-o", "adal.xlsx", cwd=root).returncode == 0
    returned = filled_in(root / "adal.xlsx", tmp_path_factory.mktemp("profile"))
    ended = run("sheet", "import", returned, "--yes", cwd=root)
    assert ended.returncode == 0, ended.stderr.decode()
    assert (root / "criteria/weights/adal.yaml").read_text("utf-8") == ADAL.replace(
        "tid: 30", "tid: 45"
    ).replace("komfort: 10", "komfort: 12.5")
    assert (root / "projects/bana.yaml").read_text("utf-8") == BANA.replace("tid: 20", "tid: 12.25").replace(
        "  komfort: 1   # mars\n",
        "  komfort: {low: -1, high: 1, rationale: Tystare tåg – enligt studien.}  # mars\n",
    )
    stig = (root / "projects/stig.yaml").read_text("utf-8")
    assert stig.splitlines()[-1] == "scores: {tid: 5, komfort: 2}"
