"""The positions: a project each, with what it gives, how sure its place is and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.carrying import carrying_criteria, mean_contributions
from mlr_prio.report.builder.statement.certainty import certainty
from mlr_prio.report.builder.statement.phrase import placed, with_sources
from mlr_prio.report.document import Bullets, Heading, Paragraph
from mlr_prio.report.text.cost import cost_note, cost_text
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.assessment.statement import Position, StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def positions(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield the positions in the order of the list, and what is left to other deciders."""
    translate = basis.translate
    yield Heading(translate("Positions"))
    if case.statement.opening is not None:
        yield Paragraph(case.statement.opening.localized(translate.language))
    elif case.statement.kind == "yttrande":
        yield Paragraph(
            translate(
                "{sender} has been given the opportunity to comment on the matter above and does so here.",
                sender=case.document.sender.name.localized(translate.language),
            )
        )
    means = mean_contributions(case.ranking)
    for number, position in enumerate(case.positions, start=1):
        yield Heading(translate("{place}. {project}", place=str(number), project=basis.name(position.row)), 3)
        yield from _position(case, position, means, basis)
    if case.elsewhere:
        yield Paragraph(_elsewhere(case, basis))


def _elsewhere(case: StatementCase, basis: Basis) -> str:
    return basis.translate(
        "Higher on the list than the last of these, but decided on by others and therefore not asked for "
        "here: {projects}.",
        projects=basis.translate.listed([placed(row, basis) for row in case.elsewhere]),
    )


def _position(
    case: StatementCase, position: Position, means: Mapping[str, float], basis: Basis
) -> Iterator[Block]:
    row, translate = position.row, basis.translate
    carrying = carrying_criteria(row, means)
    yield Paragraph(" ".join(_place(case, row, carrying, basis)))
    if carrying:
        yield Bullets(tuple(_reason(row, criterion, basis) for criterion in carrying))
    yield Paragraph(" ".join(certainty(case, position, basis)))
    costs = cost_text(row.project.cost, translate) if row.project.cost else ""
    said = [*_cost(row, costs, basis), *_conditions(position, basis)]
    if said:
        yield Paragraph(" ".join(said))
    yield Paragraph(" ".join(_ask(position, basis)))


def _place(case: StatementCase, row: RankedProject, carrying: tuple[str, ...], basis: Basis) -> Iterator[str]:
    translate = basis.translate
    if row.project.summary is not None:
        yield row.project.summary.localized(translate.language)
    facts = {"place": row.rank, "count": len(case.ranking.rows)}
    if row.tied:
        yield translate("The project shares place {place} of {count} on the joint list.", **facts)
    else:
        yield translate("The project has place {place} of {count} on the joint list.", **facts)
    if carrying:
        criteria = translate.listed([basis.names.spoken[criterion] for criterion in carrying])
        yield translate("It stands furthest above the average of the list on {criteria}.", criteria=criteria)
    else:
        yield translate("On no criterion does it stand above the average of the list.")


def _reason(row: RankedProject, criterion: str, basis: Basis) -> str:
    """Return a criterion with the level that the project is judged to have, and why."""
    known = next(c for c in basis.problem.leaves if c.id == criterion)
    score = row.project.given_scores()[criterion]
    level = performance_text(score, known.scale, basis.numbers)
    word = "" if score.value is None else known.scale.levels.get(score.value, "")
    facts = {"criterion": basis.names.criteria[criterion], "level": f"{level} ({word})" if word else level}
    if score.rationale is None:
        return with_sources(basis.translate("{criterion}: {level}.", **facts), score.sources)
    text = basis.translate("{criterion}: {level}. {reason}", **facts, reason=score.rationale)
    return with_sources(text, score.sources)


def _cost(row: RankedProject, costs: str, basis: Basis) -> Iterator[str]:
    cost = row.project.cost
    if cost is None:
        yield basis.translate("No cost is given.")
        return
    yield with_sources(basis.translate("Cost: {cost}", cost=costs), cost.sources) + "."
    note = cost_note(cost, basis.translate)
    if note is not None:
        yield note


def _conditions(position: Position, basis: Basis) -> Iterator[str]:
    requires = position.row.project.requires
    if requires:
        others = basis.translate.listed([basis.names.projects[id_] for id_ in requires])
        yield basis.translate("It needs {projects} to be built too.", projects=others)


def _ask(position: Position, basis: Basis) -> Iterator[str]:
    if position.alternatives:
        others = basis.translate.listed([basis.names.projects[id_] for id_ in position.alternatives])
        yield basis.translate(
            "The project is an alternative to {projects}, which stands before it, and is asked for only if "
            "that is not carried out.",
            projects=others,
        )
    yield position.ask.text.localized(basis.translate.language)
    if position.reference is not None:
        yield basis.translate("This concerns {section}.", section=position.reference)
