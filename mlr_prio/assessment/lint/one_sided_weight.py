"""MLR212: a profile in which one criterion decides nearly alone, or a whole group does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.lint.rule import Remark, Rule
from mlr_prio.assessment.weighting import profile_weights
from mlr_prio.finding import Severity
from mlr_prio.message import message
from mlr_prio.model.criterion import Criterion, CriterionGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlr_prio.assessment.lint.rule import Judgement
    from mlr_prio.finding import SourceLocation
    from mlr_prio.model.profile import WeightProfile
    from mlr_prio.model.source import Sourced

_MOST: Final = 0.5
_DECIMALS: Final = 12


def _check(judgement: Judgement) -> Iterator[Remark]:
    groups = tuple(_groups(judgement))
    for sourced in judgement.problem.profiles:
        found = profile_weights(judgement.problem, sourced.document).tolist()
        weights = dict(zip((c.id for c in judgement.problem.leaves), found, strict=True))
        if len(weights) > 1:
            yield from _heavy(sourced, weights)
        yield from _weightless(sourced, weights, groups)


def _heavy(sourced: Sourced[WeightProfile], weights: Mapping[str, float]) -> Iterator[Remark]:
    for criterion, weight in weights.items():
        if round(weight, _DECIMALS) > _MOST:
            what = message(
                "{criterion} has {percent} percent of the weight in {profile}",
                criterion=criterion,
                percent=round(100 * weight, 1),
                profile=sourced.document.id,
            )
            hint = message("ask whether it is meant to outweigh all the others together")
            yield Remark(_place(sourced, (criterion,)), what, hint)


def _weightless(
    sourced: Sourced[WeightProfile],
    weights: Mapping[str, float],
    groups: Sequence[tuple[str, tuple[str, ...]]],
) -> Iterator[Remark]:
    silent: set[str] = set()
    for group, criteria in groups:
        if not silent.issuperset(criteria) and not round(sum(weights[c] for c in criteria), _DECIMALS):
            silent.update(criteria)
            what = message("{group} has no weight in {profile}", group=group, profile=sourced.document.id)
            hint = message("ask whether nothing in the group is meant to count")
            yield Remark(_place(sourced, (group, *criteria)), what, hint)


def _groups(judgement: Judgement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the groups, outer before inner, with the criteria within."""
    for node in judgement.problem.criteria.document.nodes():
        if isinstance(node.item, CriterionGroup):
            yield node.item.id, tuple(_leaves(node.item))


def _leaves(group: CriterionGroup) -> Iterator[str]:
    for child in group.children:
        if isinstance(child, Criterion):
            yield child.id
        else:
            yield from _leaves(child)


def _place(sourced: Sourced[WeightProfile], nodes: Sequence[str]) -> SourceLocation:
    """Return the place of the first of ``nodes`` that the profile speaks of, else of all its weights."""
    if sourced.document.order is not None:
        return sourced.at("order", 0)  # no other place of an order can be one-sided
    form = "bounds" if sourced.document.weights is None else "weights"
    return sourced.at(form, *nodes)


RULE = Rule(
    code="MLR212",
    severity=Severity.WARNING,
    title=message("one-sided weight"),
    why=message(
        "A criterion with more than half of the weight outweighs all the others together, and a group "
        "without weight might as well not exist. The choice of weights is one of three sources of "
        "strategic bias among many actors (Macharis & Nijkamp 2011)."
    ),
    check=_check,
)
