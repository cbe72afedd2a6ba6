"""What a statement says about funding pots and projects that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.source import Sourced
    from mlr_prio.model.statement import Statement, StatementsDocument


def statement_findings(documents: Documents) -> Iterator[Finding]:
    """Yield ids used twice, and asks and references that point at nothing."""
    sourced = documents.statements
    if sourced is None:
        return
    first: dict[str, int] = {}
    for index, statement in enumerate(sourced.document.statements):
        if first.setdefault(statement.id, index) != index:
            yield error(
                FaultCode.DUPLICATE_ID,
                sourced.at("statements", index, "id"),
                message(
                    "the id {id} stands twice, first on line {line}",
                    id=statement.id,
                    line=sourced.at("statements", first[statement.id], "id").line,
                ),
                message("give one of the two another id"),
            )
        yield from _asks(documents, sourced, index, statement)
        yield from _references(documents, sourced, index, statement)


def _asks(
    documents: Documents, sourced: Sourced[StatementsDocument], index: int, statement: Statement
) -> Iterator[Finding]:
    budgets = documents.budgets
    known = [] if budgets is None else [pot.id for pot in budgets.document.pots]
    seen: set[str] = set()
    for number, ask in enumerate(statement.asks):
        place = sourced.at("statements", index, "asks", number, "funding")
        if ask.funding in seen:
            what = message("the funding pot {id} is asked for twice", id=ask.funding)
            yield error(FaultCode.DUPLICATE_ID, place, what, message("keep one of the two"))
        elif ask.funding not in known and not documents.budgets_unread:
            what = message("there is no funding pot {id}", id=ask.funding)
            yield error(FaultCode.DANGLING_REFERENCE, place, what, did_you_mean(ask.funding, known))
        seen.add(ask.funding)


def _references(
    documents: Documents, sourced: Sourced[StatementsDocument], index: int, statement: Statement
) -> Iterator[Finding]:
    for id_ in statement.references:
        if id_ not in documents.project_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                sourced.at("statements", index, "references", id_, key=True),
                message("there is no project {id}", id=id_),
                did_you_mean(id_, sorted(documents.project_ids)),
            )
