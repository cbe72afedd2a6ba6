"""The summary, which comes first: what is asked, for which projects, and who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.model.base import Status
from mlr_prio.report.builder.statement.phrase import first_for_all_sentence
from mlr_prio.report.builder.statement.reservations import reservation_items
from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def summary(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield the summary."""
    translate = basis.translate
    yield Heading(translate("Summary"))
    if case.positions:
        yield Paragraph(case.statement.request.localized(translate.language))
        yield Paragraph(
            translate("Of the projects that this concerns, the joint list puts these first:"),
        )
        yield Bullets(tuple(_item(case, index, basis) for index in range(len(case.positions))))
    else:
        yield Paragraph(translate("The joint list holds no project that this recipient is asked for."))
    yield Paragraph(" ".join(_standing(case, basis)))


def _item(case: StatementCase, index: int, basis: Basis) -> str:
    position = case.positions[index]
    text = basis.translate(
        "{project}, place {place} of {count}",
        project=basis.name(position.row),
        place=basis.place(position.row),
        count=len(case.ranking.rows),
    )
    if not position.alternatives:
        return text
    others = basis.translate.listed([basis.names.projects[id_] for id_ in position.alternatives])
    return basis.translate("{item}; an alternative to {others}", item=text, others=others)


def _standing(case: StatementCase, basis: Basis) -> Iterator[str]:
    """Yield who stands behind the list, as far as the files say."""
    translate = basis.translate
    criteria = case.problem.criteria.document
    if case.status is Status.ADOPTED:
        yield translate(
            "The list was adopted by {body} on {date}.",
            body=str(criteria.adopted_by),
            date=str(criteria.adopted_on),
        )
    heard, members = case.ranking.in_force.members, case.problem.members
    if heard:
        yield translate(
            "It rests on the weights of {heard} of {members} municipalities, all with the same influence.",
            heard=len(heard),
            members=len(members),
        )
    sentence = first_for_all_sentence(case, basis)
    if sentence:
        yield sentence
    if tuple(reservation_items(case.ranking, basis)):
        yield translate("Reservations and abstentions are given below.")
    else:
        yield translate("No reservation and no abstention is recorded.")
