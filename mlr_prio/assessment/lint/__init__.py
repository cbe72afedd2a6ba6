"""Remarks on the judgement: what a careful reader would question before the board does.

To add a rule, write one module with a :class:`~mlr_prio.assessment.lint.rule.Rule` named ``RULE`` and add one
line to :data:`RULES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.lint import (
    changed_after_adoption,
    correlated_criteria,
    cost_as_criterion,
    dominated_project,
    member_without_profile,
    missing_baseline,
    missing_scores,
    no_spread,
    one_sided_weight,
    price_year_missing,
    price_years_mixed,
    score_without_rationale,
    score_without_source,
    stale_weight,
    step_four,
    swapped_coordinates,
    untouched_member,
    unused_source,
)
from mlr_prio.assessment.lint.rule import Judgement

if TYPE_CHECKING:
    from mlr_prio.assessment.lint.rule import Rule
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem

RULES: Final[tuple[Rule, ...]] = (
    no_spread.RULE,
    correlated_criteria.RULE,
    price_year_missing.RULE,
    price_years_mixed.RULE,
    cost_as_criterion.RULE,
    score_without_rationale.RULE,
    score_without_source.RULE,
    step_four.RULE,
    stale_weight.RULE,
    dominated_project.RULE,
    untouched_member.RULE,
    one_sided_weight.RULE,
    swapped_coordinates.RULE,
    member_without_profile.RULE,
    changed_after_adoption.RULE,
    unused_source.RULE,
    missing_scores.RULE,
    missing_baseline.RULE,
)
"""Every rule, by code."""


def lint(problem: Problem) -> tuple[Finding, ...]:
    """Return the remarks of every rule, by place and at one place by code."""
    judgement = Judgement(problem)
    findings = (finding for rule in RULES for finding in rule.findings(judgement))
    return tuple(sorted(findings, key=lambda finding: (finding.location, finding.code)))
