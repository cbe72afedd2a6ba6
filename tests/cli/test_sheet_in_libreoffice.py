"""A sheet goes out, is filled in by a real spreadsheet program, and comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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

LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Fill"/></library:library>
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill"
 script:language="StarBasic">Sub Fill(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot; : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, &quot;_blank&quot;, 0, hidden())
{cells}
  Dim excel(0) As New com.sun.star.beans.PropertyValue
  excel(0).Name = &quot;FilterName&quot; : excel(0).Value = &quot;Calc MS Excel 2007 XML&quot;
  book.storeToURL(target, excel())
  book.close(True)
End Sub
</script:module>
"""


@pytest.fixture
def soffice() -> str:
    """Return the program, without which the test is skipped; but never where CI is to try everything."""
    found = shutil.which("soffice")
    if found is None:
        assert os.environ.get("CI") != "true", "CI must have LibreOffice: apt-get install libreoffice-calc"
        pytest.skip("soffice (libreoffice-calc) is not installed")
    return found


def filled_in(soffice: str, sheet: Path, profile: Path) -> Path:
    """Return the workbook that LibreOffice makes of ``sheet`` when the cells are filled in."""
    target = sheet.with_name("tillbaka.xlsx")
    start = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    macros = profile / "user" / "basic" / "Standard"
    (macros / "script.xlb").write_text(LIBRARY, "utf-8")
    (macros / "Fill.xba").write_text(MODULE.format(cells="\n".join(map(_line, CELLS.items()))), "utf-8")
    macro = f'macro:///Standard.Fill.Fill("{sheet.as_uri()}","{target.as_uri()}")'
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=120)
    return target


def _line(item: tuple[tuple[str, str], str | float]) -> str:
    (sheet, cell), entry = item
    what = f"String = &quot;{entry}&quot;" if isinstance(entry, str) else f"Value = {entry}"
    return f"  book.Sheets.getByName(&quot;{sheet}&quot;).getCellRangeByName(&quot;{cell}&quot;).{what}"


def test_a_sheet_filled_in_by_libreoffice_comes_back_as_the_yaml_that_is_meant(
    run: Run, write_workspace: Write, soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = write_workspace({"criteria/weights/adal.yaml": ADAL, "projects/bana.yaml": BANA})
    assert run("sheet", "export", "--for", "adal", "-o", "adal.xlsx", cwd=root).returncode == 0
    returned = filled_in(soffice, root / "adal.xlsx", tmp_path_factory.mktemp("profile"))
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
