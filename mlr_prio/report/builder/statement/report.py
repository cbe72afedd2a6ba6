"""A statement as a report: the letter for people, what it says for programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter.basis import Basis
from mlr_prio.report.builder.export import kept
from mlr_prio.report.builder.head import contract, origin, status_mark
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.builder.statement.appendix import appendices
from mlr_prio.report.builder.statement.data import statement_data
from mlr_prio.report.builder.statement.head import head_lines, letter
from mlr_prio.report.builder.statement.method import method
from mlr_prio.report.builder.statement.position import positions
from mlr_prio.report.builder.statement.reservations import reservations
from mlr_prio.report.builder.statement.summary import summary
from mlr_prio.report.document import Document, Heading, Paragraph, Signature, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.document import Block
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

LISTED: Final = ("rank", "project", "value", "places", "cost", "carried")
"""The columns of the list that a letter has room for; the appendices have the rest."""


def statement_report(
    case: StatementCase, translate: Translator, as_of: str, logo: bytes | None = None
) -> Report:
    """Return a statement as a document to send.

    Parameters
    ----------
    case
        What it says.
    translate
        The reader's language.
    as_of
        The day that it holds for, ISO 8601; empty where nobody has said.
    logo
        The bytes of the sender's logo; None where there is none.
    """
    basis = Basis.of(case.ranking, translate)
    the_list = ranking_report(case.ranking, translate)
    head = letter(case, translate, as_of, logo)
    document = Document(
        language=translate.language,
        title=case.statement.matter.localized(translate.language),
        status_mark=status_mark(case.status, translate),
        subtitle=tuple(head_lines(head, translate)),
        origin=origin(case.problem, translate),
        blocks=(
            *summary(case, basis),
            *positions(case, basis),
            *method(case, basis),
            *_list(the_list, translate),
            *reservations(case, basis),
            *_signatures(case, translate),
            *appendices(case, basis),
        ),
        letter=head,
    )
    data = {**contract("statement", case.ranking, translate), "status": case.status.value}
    data |= {"statement": statement_data(case, basis), "ranking": the_list.data["ranking"]}
    stem = f"{case.statement.kind}-{case.statement.id}"
    report = replace(the_list, document=document, data=data, stem=stem)
    return kept(report, case.ranking, translate, as_of, status=case.status)


def _list(the_list: Report, translate: Translator) -> Iterator[Block]:
    """Yield the list with the columns that a page is wide enough for, or that it is empty."""
    yield Heading(translate("The joint priority list"))
    blocks = the_list.document.blocks
    yield from (_narrowed(block) for block in blocks if isinstance(block, Table))
    yield from (block for block in blocks[:1] if isinstance(block, Paragraph))


def _narrowed(table: Table) -> Table:
    shown = [j for j, column in enumerate(table.columns) if column.key in LISTED]
    return replace(
        table,
        columns=tuple(table.columns[j] for j in shown),
        rows=tuple(tuple(row[j] for j in shown) for row in table.rows),
        notes=tuple(note for note in table.notes if note.column in {"", *LISTED}),
    )


def _signatures(case: StatementCase, translate: Translator) -> Iterator[Block]:
    signatories = case.document.signatories
    if signatories:
        yield Heading(translate("Signatures"))
    for signatory in signatories:
        role = signatory.role.localized(translate.language)
        yield Signature(f"{signatory.name}, {role}", signatory.name, role)
