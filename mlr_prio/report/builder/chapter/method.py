"""How the list is made: the criteria with their scales and weights, and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.model.criterion import Criterion
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Align, Bullets, Column, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.builder.chapter.basis import Basis


def chapter(basis: Basis) -> Chapter:
    """Return the method in a few lines, and the criteria."""
    translate = basis.translate
    rules = (
        translate(
            "Each score becomes a value between 0 and 1 on the criterion's own fixed scale. The value of a "
            "project is the sum of these, each times the weight of its criterion (Keeney & Raiffa 1976)."
        ),
        translate(
            "The scales are fixed. Adding, removing or re-scoring one project never changes the order of two "
            "others."
        ),
        *_joint_weights(basis),
        translate(
            "A missing score is never counted as zero. It can be anything on the scale; the possible places "
            "show what that may change, and the middle decides the order, marked."
        ),
        translate("Equal values share a place. Costs are shown but are no part of the value."),
    )
    heading = Heading(translate("How the list is made"))
    criteria = Heading(translate("Criteria and weights"), 3)
    return Chapter((heading, Bullets(rules), criteria, _table(basis)), {"criteria": list(_data(basis))})


def _joint_weights(basis: Basis) -> Iterator[str]:
    """Yield how the joint weights come about, where there are profiles."""
    if basis.ranking.in_force.members:
        yield basis.translate(
            "The joint weights are the mean of the municipalities' weights, each with the same influence. A "
            "preference that all share is never contradicted."
        )


def _table(basis: Basis) -> Table:
    translate = basis.translate
    language = translate.language
    columns = (
        Column("criterion", translate("Criterion"), least=16),
        Column("group", translate("Group"), priority=2, least=12),
        Column("weight", translate("Weight"), Align.RIGHT),
        Column("scale", translate("Scale, worst to best"), priority=1, least=12),
        Column("definition", translate("What counts"), priority=3, least=24),
        Column("page", translate("Page in the programme"), Align.RIGHT, priority=4),
    )
    rows = tuple(
        (
            basis.names.criteria[criterion.id],
            "" if parent is None else basis.names.criteria[parent],
            basis.numbers.percent(basis.ranking.weights[criterion.id], 1),
            _scale(criterion, basis),
            criterion.definition.localized(language),
            "" if criterion.quote is None else str(criterion.quote.page),
        )
        for criterion, parent in _leaves(basis)
    )
    return Table(columns, rows)


def _leaves(basis: Basis) -> Iterator[tuple[Criterion, str | None]]:
    for node in basis.problem.criteria.document.nodes():
        if isinstance(node.item, Criterion):
            yield node.item, node.parent


def _scale(criterion: Criterion, basis: Basis) -> str:
    scale, plain = criterion.scale, basis.numbers.plain
    return basis.translate(
        "{worst} to {best} {unit}", worst=plain(scale.worst), best=plain(scale.best), unit=scale.unit
    )


def _data(basis: Basis) -> Iterator[dict[str, object]]:
    for criterion, parent in _leaves(basis):
        yield {
            "id": criterion.id,
            "name": basis.names.criteria[criterion.id],
            "group": parent,
            "weight": basis.ranking.weights[criterion.id],
            "perspective": criterion.perspective,
            "unit": criterion.scale.unit,
            "worst": criterion.scale.worst,
            "best": criterion.scale.best,
            "baseline": criterion.scale.baseline,
        }
