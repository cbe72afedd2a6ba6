"""A document as the data that its template for PDF reads."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from mlr_prio.report.document import Align, Bar, Bullets, Figure, Heading, Paragraph, Signature, Sources
from mlr_prio.report.format.paper import lay_on_paper, leads_on, paper_text, sheets
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlr_prio.report.document import Block, Citation, Document, Metadata, PaperCell, Table
    from mlr_prio.report.letter import Letter

REGIONS: Final = {"sv": "SE", "en": "GB"}
NO_DAY: Final = (1980, 1, 1)
"""PDF/A must bear a date; where nobody has named a day, this one stands for none, as it does in zip files."""

LOGO_NAME: Final = "logo"


def document_json(document: Document) -> str:
    """Return everything that a document says, with its tables laid out, as JSON.

    Its keys are what a template may use: ``title``, ``status_mark``, ``subtitle``, ``origin``, ``letter``
    (null, or the head of a letter), ``sheets`` of blocks, and for the properties of the file ``language``,
    ``region``, ``author``, ``description``, ``keywords`` and ``date``.
    """
    translate = Translator(document.language)
    said = document.metadata
    content = {
        "language": document.language,
        "region": REGIONS[document.language],
        "title": paper_text(document.title),
        "author": paper_text(document.letter.sender) if document.letter else "",
        "description": " · ".join(t for t in (document.status_mark, *_made_from(said)) if t),
        "keywords": [] if said is None else [f"status={said.status}", f"input_sha256={said.input_sha256}"],
        "date": _day(said),
        "status_mark": paper_text(document.status_mark),
        "subtitle": [paper_text(line) for line in document.subtitle],
        "origin": paper_text(document.origin),
        "letter": None if document.letter is None else _letter(document.letter, translate),
        "sheets": [
            {"turned": sheet.turned, "blocks": list(_blocks(sheet.blocks, translate))}
            for sheet in sheets(document.blocks)
        ],
    }
    return json.dumps(content, ensure_ascii=False)


def _made_from(said: Metadata | None) -> Iterator[str]:
    if said is not None:
        yield f"mlr-prio {said.version}"
        yield said.input_sha256


def _day(said: Metadata | None) -> tuple[int, int, int]:
    if said is None or not said.as_of:
        return NO_DAY
    day = date.fromisoformat(said.as_of)
    return day.year, day.month, day.day


def _letter(letter: Letter, translate: Translator) -> dict[str, object]:
    return {
        "kind": paper_text(letter.kind),
        "sender": paper_text(letter.sender),
        "sender_address": [paper_text(line) for line in letter.sender_address],
        "to": translate("To"),
        "recipient": paper_text(letter.recipient),
        "recipient_address": [paper_text(line) for line in letter.recipient_address],
        "facts": [[label, paper_text(value)] for label, value in letter_facts(letter, translate)],
        "logo": None if letter.logo is None else LOGO_NAME,
        "logo_alt": "" if letter.logo is None else paper_text(letter.logo.alt),
    }


def letter_facts(letter: Letter, translate: Translator) -> Iterator[tuple[str, str]]:
    """Yield date and diary numbers with what they are called, as far as there are any."""
    if letter.date:
        yield translate("Date"), letter.date
    if letter.number:
        yield translate("Diary number"), letter.number
    if letter.recipient_number:
        yield translate("Your diary number"), letter.recipient_number


def _blocks(blocks: Sequence[Block], translate: Translator) -> Iterator[dict[str, object]]:
    for index, block in enumerate(blocks):
        yield _block(block, translate) | {"stays": leads_on(blocks, index)}


def _block(block: Block, translate: Translator) -> dict[str, object]:
    said: dict[str, object]
    match block:
        case Heading(text, level):
            said = {"kind": "heading", "text": paper_text(text), "level": level, "new_page": block.new_page}
        case Signature(name=name, role=role):
            said = {"kind": "signature", "name": paper_text(name), "role": paper_text(role)}
        case Paragraph(text):
            said = {"kind": "paragraph", "text": paper_text(text)}
        case Bullets(items):
            said = {"kind": "bullets", "items": [paper_text(item) for item in items]}
        case Figure(svg=svg, title=title, alt=alt):
            said = {"kind": "figure", "svg": svg, "title": paper_text(title), "alt": paper_text(alt)}
        case Sources(citations):
            said = {"kind": "sources", "sources": [_citation(citation) for citation in citations]}
        case _:
            said = _table(block, translate)
    return said


def _citation(citation: Citation) -> dict[str, str]:
    parts = {"key": citation.key, "text": citation.text, "url": citation.url}
    return {name: paper_text(part) for name, part in parts.items()}


def _table(table: Table, translate: Translator) -> dict[str, object]:
    laid = lay_on_paper(table, bars=True)
    notes = [*laid.notes]
    if laid.left_out:
        notes.insert(0, translate("Columns without room: {columns}", columns=", ".join(laid.left_out)))
    return {
        "kind": "table",
        "caption": paper_text(table.caption),
        "whole": laid.is_short,
        "columns": [
            {"title": paper_text(column.title), "right": column.align is Align.RIGHT, "width": width}
            for column, width in zip(laid.columns, laid.widths, strict=True)
        ],
        "rows": [[_cell(cell) for cell in row] for row in laid.rows],
        "notes": [paper_text(note) for note in notes],
    }


def _cell(cell: PaperCell) -> str | list[float]:
    return [cell.share, cell.reach] if isinstance(cell, Bar) else cell
