"""The programs that documents and sheets are looked at with, and a macro of ours run by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

NAME = "Tried"
LIBRARY = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="{NAME}"/></library:library>
"""
MODULE = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{NAME}"
 script:language="StarBasic">%s</script:module>
"""
TOOLS = """\
Function Opened(source As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
End Function
Sub Keep(book, target As String)
  Dim excel(0) As New com.sun.star.beans.PropertyValue
  excel(0).Name = "FilterName" : excel(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, excel())
End Sub
"""
"""What every macro may use: a workbook opened without a window, and kept as one for Excel."""


def tool(name: str, package: str) -> str:
    """Return the path of a program; without it skip, but fail where CI must see it."""
    path = shutil.which(name)
    if path is None:
        said = f"{name} is not installed: apt-get install {package}"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)
    return path


def run_macro(profile: Path, body: str, *arguments: Path) -> None:
    """Run Basic code whose ``Sub Main`` takes the addresses of files, in a profile of its own.

    Parameters
    ----------
    profile
        A folder for the settings of the program; made where it is missing.
    body
        The code; may use :data:`TOOLS`.
    *arguments
        The files.
    """
    soffice = tool("soffice", "libreoffice-calc")
    start = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    macros = profile / "user" / "basic" / "Standard"
    (macros / "script.xlb").write_text(LIBRARY, "utf-8")
    (macros / f"{NAME}.xba").write_text(MODULE % escape(TOOLS + body, {'"': "&quot;"}), "utf-8")
    said = ",".join(f'"{argument.as_uri()}"' for argument in arguments)
    macro = f"macro:///Standard.{NAME}.Main({said})"
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=120)
