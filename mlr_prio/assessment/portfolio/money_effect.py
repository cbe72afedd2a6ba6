"""What other sums of money would give: the frontier, what is just outside, what simple rules lose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mlr_prio.assessment.portfolio.result import Frontier, Outside, Rule, RuleComparison
from mlr_prio.engine.portfolio.frontier import frontier
from mlr_prio.engine.portfolio.just_outside import NOT_FOUND, just_outside
from mlr_prio.engine.portfolio.list_order import rule_packages

if TYPE_CHECKING:
    from mlr_prio.assessment.portfolio.purchase import Purchase
    from mlr_prio.engine.portfolio.list_order import RulePackage


def frontier_and_outside(purchase: Purchase) -> tuple[Frontier, tuple[Outside, ...]]:
    """Return every efficient package for any sum of money, and what the others need to come in.

    Those that some sum brings in come first, by the money they need; then those that no sum does.
    """
    costs, limit = purchase.costs, purchase.limit
    below = frontier(purchase.values, costs, limit, purchase.constraints)
    everything = max(int(costs.sum()), limit)
    above = frontier(purchase.values, costs, everything, purchase.constraints, lowest=limit)
    chosen = [*below.chosen, *above.chosen[1:]]
    sets = [frozenset(purchase.ids(row)) for row in chosen]
    points = tuple(purchase.package(row) for row in chosen)
    nested = all(smaller <= larger for smaller, larger in pairwise(sets))
    needs = just_outside(above, limit)
    now = frozenset(purchase.ids(above.chosen[0]))
    outside = []
    for i, (extra, point) in enumerate(zip(needs.extra.tolist(), needs.point.tolist(), strict=True)):
        id_ = purchase.field.ids[i]
        if id_ in now:
            continue
        then = frozenset(purchase.ids(above.chosen[point])) if point != NOT_FOUND else now
        replaces = tuple(other for other in purchase.field.ids if other in now - then)
        more = None if extra == NOT_FOUND else round(extra * purchase.unit, 12)
        outside.append(Outside(id_, more, replaces))
    return Frontier(points, below.complete and above.complete, nested), tuple(sorted(outside, key=_nearest))


def _nearest(entry: Outside) -> tuple[bool, float, str]:
    return entry.extra is None, entry.extra or 0.0, entry.id


def rule_comparisons(purchase: Purchase, best: float) -> tuple[RuleComparison, ...]:
    """Return what the simple rules choose, beside the best package's value."""
    rules = rule_packages(purchase.values, purchase.costs, purchase.limit, purchase.constraints)
    return (
        _comparison(purchase, Rule.LIST_UNTIL_FULL, rules.list_until_full, best),
        _comparison(purchase, Rule.LIST_SKIPPING, rules.list_skipping, best),
        _comparison(purchase, Rule.RATIO_SKIPPING, rules.ratio_skipping, best),
    )


def _comparison(purchase: Purchase, rule: Rule, found: RulePackage, best: float) -> RuleComparison:
    loss = found.loss / best if best > 0 else None
    return RuleComparison(rule, purchase.package(found.chosen), loss, purchase.conditions.named(found.broken))
