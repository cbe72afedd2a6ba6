"""An explanation for programs: the JSON contract and flat records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.head import contract
from mlr_prio.report.builder.member_order import member_data
from mlr_prio.report.builder.needed_data import needed_data, needed_scores
from mlr_prio.report.builder.ranking_data import place_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.explanation import Comparison, Explanation
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def explanation_data(explanation: Explanation, names: Names, translate: Translator) -> dict[str, object]:
    """Return the JSON contract of ``explain``."""
    ranking = explanation.ranking
    cut = explanation.cut
    return {
        **contract("explain", ranking, translate),
        "method": ranking.method,
        "profile": ranking.in_force.profile,
        "weights": dict(ranking.weights),
        **place_data(explanation.subject, names),
        "against": [_comparison(c, explanation, names) for c in explanation.against],
        "cut": None if cut is None else _comparison(cut, explanation, names),
    }


def _comparison(comparison: Comparison, explanation: Explanation, names: Names) -> dict[str, object]:
    other = _other(comparison, explanation)
    return {
        "id": other,
        "name": names.projects[other],
        "above": comparison.above.project.id,
        "difference": comparison.difference,
        "low": comparison.low,
        "high": comparison.high,
        "dominates": comparison.dominates,
        "by_criterion": dict(comparison.by_criterion),
        "needed": needed_data(comparison.needed),
        "needed_scores": needed_scores(comparison.needed),
        "municipalities": member_data(explanation.ranking, comparison),
    }


def _other(comparison: Comparison, explanation: Explanation) -> str:
    """Return the project that the subject is compared with."""
    pair = (comparison.above.project.id, comparison.below.project.id)
    return pair[pair[0] == explanation.subject.project.id]


def explanation_records(explanation: Explanation) -> Iterator[dict[str, object]]:
    """Yield one flat record a criterion and comparison; without comparisons one a criterion."""
    ranking, subject = explanation.ranking, explanation.subject
    for comparison in explanation.against or (None,):
        for criterion, contribution in subject.contributions.items():
            record: dict[str, object] = {
                "status": ranking.status.value,
                "id": subject.project.id,
                "criterion": criterion,
                "weight": ranking.weights[criterion],
                "contribution": contribution,
            }
            if comparison is not None:
                record["against"] = _other(comparison, explanation)
                record["above"] = comparison.above.project.id
                record["difference"] = comparison.by_criterion[criterion]
            yield record
