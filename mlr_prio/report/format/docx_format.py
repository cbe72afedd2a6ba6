"""Word through docxtpl: the municipality's own file is the template, or the one that ships.

A template is a program: it runs in a sandbox, a name that it uses and nobody knows is a fault, and what it
puts into the document is escaped.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from mlr_prio.errors import InputError, OutputError
from mlr_prio.message import message
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean
from mlr_prio.report.format.docx_body import insert_body
from mlr_prio.report.format.docx_template import PLACEHOLDERS, starting_template
from mlr_prio.report.format.docx_xml import set_language, set_properties
from mlr_prio.report.format.extra import require_extra
from mlr_prio.report.format.paper import paper_text
from mlr_prio.report.format.template import MAX_BYTES, Template
from mlr_prio.report.format.zip_bytes import normalise_zip
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    from mlr_prio.finding import Finding
    from mlr_prio.message import Message
    from mlr_prio.report.document import Document
    from mlr_prio.report.report import Report
    from mlr_prio.report.surface import Surface

BODY: Final = "\ue000body\ue000"
"""Stands for the text while the template is filled in; its characters have no meaning anywhere else."""

MAX_UNPACKED: Final = 200_000_000
NO_WORD: Final = message("the template is no Word file (.docx)")
LOGO_HEIGHT_MM: Final = 16
OWN: Final = "default.docx"
NEEDED: Final = ("recipient", "number", "recipient_number")
"""Placeholders of a letter that a template must have where there is something to say."""


def render(report: Report, surface: Surface, template: Template | None = None) -> bytes:  # noqa: ARG001 -- a file format ignores the surface
    """Return the document as a Word file.

    Parameters
    ----------
    report
        The report.
    surface
        Not used.
    template
        The user's own Word file; None takes the one that ships.

    Raises
    ------
    InputError
        With everything that is wrong with the user's template.
    OutputError
        When docxtpl is not installed, or the logo is no picture.
    """
    require_extra("docx")
    document = report.document
    used = template or Template(OWN, starting_template(Translator(document.language)))
    word = _filled(used, document)
    place = next(paragraph for paragraph in word.paragraphs if paragraph.text.strip() == BODY)
    insert_body(word, place, document, title_turns=template is None and document.letter is None)
    set_language(word, document.language)
    said = document.metadata
    set_properties(
        word,
        title=paper_text(document.title),
        author="" if document.letter is None else paper_text(document.letter.sender),
        comments="" if said is None else f"mlr-prio {said.version}, {said.status}, {said.input_sha256}",
        as_of="" if said is None else said.as_of,
    )
    word.core_properties.language = "sv-SE" if document.language == "sv" else "en-GB"
    stream = io.BytesIO()
    word.save(stream)
    return normalise_zip(stream.getvalue())


def _filled(template: Template, document: Document) -> WordDocument:
    """Return the template with its placeholders filled in, the text itself still to come."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from jinja2 import TemplateError

    from mlr_prio.report.format.docx_sandbox import TemplateSandbox

    environment = TemplateSandbox()
    word = _opened(template)
    try:
        findings = tuple(_findings(template, word, environment, document))
        if findings:
            raise InputError(findings)
        word.render(_context(word, document), environment, autoescape=True)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as error:
        raise OutputError(message("the logo cannot be read as a picture")) from error
    except (TemplateError, TypeError, ValueError, OverflowError, ArithmeticError, LookupError) as error:
        raise _unusable(
            template, message("the template cannot be filled in: {reason}", reason=str(error))
        ) from error
    filled: WordDocument = word.docx
    return filled


def _opened(template: Template) -> DocxTemplate:
    """Open a template, which may be anything at all; the library that reads it may fail with anything."""
    from docxtpl import DocxTemplate

    try:
        with zipfile.ZipFile(io.BytesIO(template.content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise _unusable(template, NO_WORD) from error
    if len(template.content) > MAX_BYTES or size > MAX_UNPACKED:
        raise _unusable(template, message("the template is too large"))
    try:
        word = DocxTemplate(io.BytesIO(template.content))
        word.init_docx()
        _touch(word.docx)
    except Exception as error:
        raise _unusable(template, NO_WORD) from error
    return word


def _touch(word: WordDocument) -> None:
    """Read something of every part that is used: fails where one is not what its name says."""
    for read in (
        lambda: word.element.body,
        lambda: list(word.styles),
        lambda: word.settings.odd_and_even_pages_header_footer,
        lambda: word.core_properties.author,
    ):
        read()


def _unusable(template: Template, what: Message) -> InputError:
    hint = message("begin with: mlr-prio export --make-template FILE.docx")
    return InputError([template.finding(FaultCode.UNUSABLE_TEMPLATE, what, hint)])


def _findings(
    template: Template, word: DocxTemplate, environment: SandboxedEnvironment, document: Document
) -> Iterator[Finding]:
    """Yield every placeholder that nobody knows, and every one that the document needs and is not there."""
    import docx

    used = word.get_undeclared_template_variables(environment)
    as_it_stands = docx.Document(io.BytesIO(template.content))
    for name in sorted(used - set(PLACEHOLDERS)):
        what = message("the template asks for {name}, which nothing has", name=name)
        yield template.finding(FaultCode.UNKNOWN_PLACEHOLDER, what, did_you_mean(name, PLACEHOLDERS))
    context = _texts(document)
    wanted = ["title", "body", *(name for name in NEEDED if context[name])]
    for name in wanted:
        if name not in used:
            yield _missing(template, name)
    if document.status_mark and not _is_on_every_page(as_it_stands):
        what = message("the template does not have the mark in the header of every page")
        hint = message("write {placeholder} in its headers", placeholder="{{ status_mark }}")
        yield template.finding(FaultCode.MISSING_PLACEHOLDER, what, hint)
    if "body" in used and not any(_is_body(paragraph) for paragraph in as_it_stands.paragraphs):
        what = message(
            "the placeholder {name} must stand alone in a paragraph of the text", name="{{ body }}"
        )
        yield template.finding(FaultCode.MISSING_PLACEHOLDER, what)


def _missing(template: Template, name: str) -> Finding:
    what = message("the template has no place for {name}", name=name)
    hint = message("write {placeholder} where it belongs", placeholder=f"{{{{ {name} }}}}")
    return template.finding(FaultCode.MISSING_PLACEHOLDER, what, hint)


def _is_body(paragraph: Paragraph) -> bool:
    return "".join(paragraph.text.split()) in {"{{body}}", "{{-body-}}"}


def _is_on_every_page(word: WordDocument) -> bool:
    """Return whether every header that is used, or the footer of the same pages, bears the mark."""
    different = word.settings.odd_and_even_pages_header_footer
    for section in word.sections:
        pairs = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            pairs.append((section.first_page_header, section.first_page_footer))
        if different:
            pairs.append((section.even_page_header, section.even_page_footer))
        if not all(any("status_mark" in _text_of(part) for part in pair) for pair in pairs):
            return False
    return True


def _text_of(part: Any) -> str:  # noqa: ANN401 -- a header or a footer, which share no public class
    from docx.oxml.ns import qn

    return "".join(text.text or "" for text in part._element.iter(qn("w:t")))  # noqa: SLF001 -- tables too


def _texts(document: Document) -> dict[str, str]:
    """Return the placeholders that are texts; those of a letter are empty in what is none."""
    letter = document.letter
    texts = dict.fromkeys(PLACEHOLDERS, "") | {
        "title": document.title,
        "status_mark": document.status_mark,
        "origin": document.origin,
    }
    if letter is not None:
        texts |= {
            "kind": letter.kind,
            "sender": letter.sender,
            "recipient": letter.recipient,
            "number": letter.number,
            "recipient_number": letter.recipient_number,
            "date": letter.date,
        }
    return {name: paper_text(text) for name, text in texts.items()}


def _context(word: DocxTemplate, document: Document) -> dict[str, object]:
    from docx.shared import Mm
    from docxtpl import InlineImage

    letter = document.letter
    context: dict[str, object] = {name: text.replace("\ue000", "") for name, text in _texts(document).items()}
    context |= {"body": BODY, "subtitle": [paper_text(line) for line in document.subtitle]}
    if letter is not None:
        context["sender_address"] = "\n".join(map(paper_text, letter.sender_address))
        context["recipient_address"] = "\n".join(map(paper_text, letter.recipient_address))
        if letter.logo is not None:
            picture = io.BytesIO(letter.logo.content)
            context["logo"] = InlineImage(word, picture, height=Mm(LOGO_HEIGHT_MM))
    return context
