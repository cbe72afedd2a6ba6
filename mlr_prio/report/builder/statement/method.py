"""How the priorities were made, on half a page: criteria, weights, equal influence, what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.model.criterion import CriterionGroup
from mlr_prio.report.builder.statement.phrase import first_for_all_sentence
from mlr_prio.report.document import Align, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import Robustness, StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def method(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield how the list came about, and the criteria with their weights."""
    yield Heading(basis.translate("How the priorities were made"))
    yield Paragraph(" ".join(_rules(case, basis)))
    tried = " ".join(_tried(case, basis))
    if tried:
        yield Paragraph(tried)
    yield _weights(basis)


def _rules(case: StatementCase, basis: Basis) -> Iterator[str]:
    translate = basis.translate
    yield translate.plural(
        "One project is judged on {criteria} criteria with fixed scales. Its value is the sum of its "
        "judgements, each times the weight of its criterion.",
        "{count} projects are judged on {criteria} criteria with fixed scales. The value of a project is "
        "the sum of its judgements, each times the weight of its criterion.",
        len(case.ranking.rows),
        criteria=len(case.problem.leaves),
    )
    members = len(case.ranking.in_force.members)
    if members:
        yield translate.plural(
            "The weights are those of the one municipality that has answered.",
            "The weights are the mean of the profiles of {count} municipalities with equal influence.",
            members,
        )
    else:
        yield translate("The weights are those of the criteria file: there are no weight profiles.")
    missing = sum(len(row.missing) for row in case.ranking.rows)
    if missing:
        yield translate(
            "{count} of {cells} judgements are missing; a missing judgement is not counted as zero but "
            "widens the places that are possible.",
            count=missing,
            cells=len(case.ranking.rows) * len(case.problem.leaves),
        )


def _tried(case: StatementCase, basis: Basis) -> Iterator[str]:
    """Yield what all agree on and how the list was tried; nothing of analyses that were not made."""
    translate = basis.translate
    sentence = first_for_all_sentence(case, basis)
    if sentence:
        yield sentence
    if case.agreement is not None:
        found = case.agreement
        yield translate(
            "In {agreed} of {pairs} comparisons of two projects none of the {members} municipalities sees "
            "another order; in {nearly} more only one does.",
            members=found.members,
            agreed=found.agreed,
            pairs=found.pairs,
            nearly=found.nearly,
        )
    if case.robustness is not None:
        yield from _weightings(case.robustness, basis)


def _weightings(robustness: Robustness, basis: Basis) -> Iterator[str]:
    translate = basis.translate
    if robustness.members:
        yield translate.plural(
            "The list has been tried with {weightings} weightings drawn from the profile of the one "
            "municipality that has answered.",
            "The list has been tried with {weightings} weightings drawn from the profiles of {count} "
            "municipalities, equally many from each.",
            robustness.members,
            weightings=robustness.weightings,
        )
    else:
        yield translate(
            "The list has been tried with {weightings} weightings drawn from all that are possible.",
            weightings=robustness.weightings,
        )
    if robustness.uncertain:
        yield translate.plural(
            "One judgement that is missing or uncertain was drawn anew each time.",
            "{count} judgements that are missing or uncertain were drawn anew each time.",
            robustness.uncertain,
        )


def _weights(basis: Basis) -> Table:
    """Return the groups with their criteria and the weights of both."""
    translate, weights = basis.translate, basis.ranking.weights
    rows = []
    for node in basis.problem.criteria.document.nodes():
        if isinstance(node.item, CriterionGroup):
            continue
        group = "" if node.parent is None else basis.names.criteria[node.parent]
        weight = basis.numbers.percent(weights[node.item.id], 1)
        rows.append((group, basis.names.criteria[node.item.id], weight))
    columns = (
        Column("group", translate("Group"), least=12),
        Column("criterion", translate("Criterion"), least=16),
        Column("weight", translate("Weight"), Align.RIGHT),
    )
    return Table(columns, tuple(rows), caption=translate("Criteria and weights"))
