"""PDF through Typst: PDF/UA-1 and PDF/A-2a in one file, or none at all.

The template is source, the document is data: nothing that a project says can become an instruction. Only the
fonts that Typst carries with it are used, so that the bytes are the same on every computer.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from mlr_prio.errors import InputError, OutputError
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.report.format.extra import require_extra
from mlr_prio.report.format.pdf_data import LOGO_NAME, document_json

if TYPE_CHECKING:
    from mlr_prio.report.document import Document
    from mlr_prio.report.format.template import Template
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

SOURCE_NAME: Final = "template.typ"
DEFAULT: Final = Path(__file__).resolve().parent.parent / "template" / "document.typ"


def render(report: Report, surface: Surface, template: Template | None = None) -> bytes:  # noqa: ARG001 -- a file format ignores the surface
    """Return the document as a PDF file.

    Parameters
    ----------
    report
        The report.
    surface
        Not used.
    template
        The user's own Typst source; None takes the one that ships.

    Raises
    ------
    InputError
        When the user's template is none, lacks what every document must say, or gives no accessible PDF.
    OutputError
        When Typst is not installed, or the document cannot be made accessible.
    """
    require_extra("pdf")
    import typst

    document = report.document
    try:
        if template is None:
            return _compiled(DEFAULT.read_bytes(), document)
        _require_usable(template, document)
        return _compiled(template.content, document)
    except typst.TypstError as error:
        reason = " ".join(str(error).split())
        if template is None:
            raise OutputError(message("no accessible PDF could be made: {reason}", reason=reason)) from error
        what = message("the template gives no PDF: {reason}", reason=reason)
        hint = message("begin with: mlr-prio export --make-template FILE.typ")
        raise InputError([template.finding(FaultCode.UNUSABLE_TEMPLATE, what, hint)]) from error


def starting_template() -> bytes:
    """Return a template to begin with: the one that ships."""
    return DEFAULT.read_bytes()


def _compiled(source: bytes, document: Document) -> bytes:
    """Compile in a folder of its own, out of which a template cannot read."""
    import typst

    with TemporaryDirectory() as folder:
        if document.letter is not None and document.letter.logo is not None:
            (Path(folder) / LOGO_NAME).write_bytes(document.letter.logo.content)
        (Path(folder) / SOURCE_NAME).write_bytes(source)
        return typst.compile(
            str(Path(folder) / SOURCE_NAME),
            root=folder,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            ignore_system_fonts=True,
            sys_inputs={"document": document_json(document)},
        )


def _require_usable(template: Template, document: Document) -> None:
    """Refuse what is no source, what fetches packages, and what leaves out the mark or the text."""
    try:
        source = template.content.decode()
    except UnicodeDecodeError as error:
        what = message("the template is no Typst source")
        raise InputError([template.finding(FaultCode.UNUSABLE_TEMPLATE, what)]) from error
    findings = []
    if "@preview/" in source or "@local/" in source:
        what = message("the template uses a package; packages are fetched from elsewhere")
        findings.append(template.finding(FaultCode.UNUSABLE_TEMPLATE, what))
    wanted = ["sheets", "title", *(["status_mark"] if document.status_mark else [])]
    for name in wanted:
        if name not in source:
            what = message("the template has no place for {name}", name=name)
            findings.append(template.finding(FaultCode.MISSING_PLACEHOLDER, what))
    if findings:
        raise InputError(findings)
