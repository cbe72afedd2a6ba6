"""Reservations and abstentions: beside the list, never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.ranking_notes import objections
from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def reservations(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield the reservations and abstentions, or that none is recorded, and who has not answered."""
    translate = basis.translate
    yield Heading(translate("Reservations and abstentions"))
    items = tuple(reservation_items(case.ranking, basis))
    if items:
        yield Bullets(items)
    else:
        yield Paragraph(translate("No reservation and no abstention is recorded."))
    heard = case.ranking.in_force.members
    unheard = [basis.names.municipalities[m.id] for m in case.problem.members if m.id not in heard]
    if unheard:
        text = translate("Have not answered yet: {municipalities}.", municipalities=translate.listed(unheard))
        yield Paragraph(text)


def reservation_items(ranking: Ranking, basis: Basis) -> Iterator[str]:
    """Yield each reservation with its reason, and each member's abstentions."""
    yield from objections(ranking, basis.names, basis.translate)
