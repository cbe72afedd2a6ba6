"""A statement for programs."""

from __future__ import annotations

from dataclasses import asdict
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
                **_firmness(case, position.row.project.id),
            }
            for position in case.positions
        ],
        "decided_elsewhere": [row.project.id for row in case.elsewhere],
        "signatories": [signatory.name for signatory in case.document.signatories],
        "tried": _tried(case),
        "agreement": None if case.agreement is None else asdict(case.agreement),
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


def _firmness(case: StatementCase, project: str) -> dict[str, object]:
    """Return how often a project is among the first, and the nearest change of a weight that it falls by."""
    found = case.robustness
    if found is None:
        return {}
    turn = found.turns.get(project)
    return {"top_acceptability": found.in_top[project], "turn": None if turn is None else asdict(turn)}


def _tried(case: StatementCase) -> Mapping[str, int] | None:
    found = case.robustness
    if found is None:
        return None
    return {
        "samples": found.weightings,
        "members": found.members,
        "uncertain_scores": found.uncertain,
        "top": found.top,
    }
