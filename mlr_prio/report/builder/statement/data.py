"""A statement for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.statement import MemberPlaces, StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis


def statement_data(case: StatementCase, basis: Basis) -> dict[str, object]:
    """Return what the statement asks, of whom, and for which projects."""
    statement, language = case.statement, basis.translate.language
    return {
        "id": statement.id,
        "kind": statement.kind,
        "sender": case.document.sender.name.localized(language),
        "recipient": statement.recipient.name.localized(language),
        "number": statement.number,
        "recipient_number": statement.recipient.number,
        "date": None if statement.date is None else statement.date.isoformat(),
        "matter": statement.matter.localized(language),
        "request": statement.request.localized(language),
        "funding": [ask.funding for ask in statement.asks],
        "positions": [
            {
                "id": position.row.project.id,
                "rank": position.row.rank,
                "funding": position.ask.funding,
                "ask": position.ask.text.localized(language),
                "alternatives": list(position.alternatives),
                "reference": position.reference,
                "best_rank": position.row.best,
                "worst_rank": position.row.worst,
                "members": _places(position.places),
            }
            for position in case.positions
        ],
        "decided_elsewhere": [row.project.id for row in case.elsewhere],
        "signatories": [signatory.name for signatory in case.document.signatories],
    }


def _places(places: MemberPlaces | None) -> Mapping[str, int] | None:
    if places is None:
        return None
    return {
        "count": places.members,
        "in_top": places.in_top,
        "best_rank": places.best,
        "worst_rank": places.worst,
    }
