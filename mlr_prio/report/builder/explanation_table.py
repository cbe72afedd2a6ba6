"""The tables behind an explanation: one project's contributions, and the difference between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.carrying import mean_contributions
from mlr_prio.report.document import Align, Bar, Column, Table
from mlr_prio.report.text.number import Numbers
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.explanation import Comparison
    from mlr_prio.assessment.ranking import RankedProject, Ranking
    from mlr_prio.report.document import Cell
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def difference_table(ranking: Ranking, comparison: Comparison, names: Names, translate: Translator) -> Table:
    """Return the difference criterion by criterion, the largest first whatever its sign, and the sum."""
    numbers = Numbers(translate.language)
    above, below = comparison.above, comparison.below
    first, second = _levels(ranking, above, numbers), _levels(ranking, below, numbers)
    parts = _by_size(comparison.by_criterion)
    rows: list[tuple[Cell, ...]] = [
        (
            names.criteria[criterion],
            numbers.percent(ranking.weights[criterion], 1),
            first[criterion],
            second[criterion],
            numbers.signed(part),
            _bar(part, parts),
        )
        for criterion, part in parts.items()
    ]
    total = (translate("All in all"), "", "", "", numbers.signed(comparison.difference), Bar(0.0, 0.0))
    columns = (
        Column("criterion", translate("Criterion"), least=20),
        Column("weight", translate("Weight"), Align.RIGHT, priority=1),
        Column("above", names.projects[above.project.id], Align.RIGHT, priority=2),
        Column("below", names.projects[below.project.id], Align.RIGHT, priority=3),
        Column("difference", translate("Difference in value"), Align.RIGHT),
        Column("bar", "", priority=4, least=8),
    )
    return Table(columns, (*rows, total))


def contribution_table(ranking: Ranking, row: RankedProject, names: Names, translate: Translator) -> Table:
    """Return what each criterion contributes to the value, the largest first, beside the mean of the list."""
    numbers = Numbers(translate.language)
    levels = _levels(ranking, row, numbers)
    means = mean_contributions(ranking)
    parts = _by_size(row.contributions)
    rows: list[tuple[Cell, ...]] = [
        (
            names.criteria[criterion],
            numbers.percent(ranking.weights[criterion], 1),
            levels[criterion],
            numbers.value(part, 1),
            numbers.value(means[criterion], 1),
            _bar(part, parts),
        )
        for criterion, part in parts.items()
    ]
    sums = (numbers.value(row.value, 1), numbers.value(sum(means.values()), 1))
    columns = (
        Column("criterion", translate("Criterion"), least=20),
        Column("weight", translate("Weight"), Align.RIGHT, priority=1),
        Column("performance", translate("Score"), Align.RIGHT, priority=2),
        Column("contribution", translate("Contribution"), Align.RIGHT),
        Column("mean", translate("Mean of the list"), Align.RIGHT, priority=3),
        Column("bar", "", priority=4, least=8),
    )
    return Table(columns, (*rows, (translate("All in all"), "", "", *sums, Bar(0.0, 0.0))))


def _by_size(parts: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(parts.items(), key=lambda item: -abs(item[1])))


def _bar(part: float, parts: Mapping[str, float]) -> Bar:
    """Return the size of a part beside the largest; its sign stands in the number."""
    share = abs(part) / (max(map(abs, parts.values())) or 1.0)
    return Bar(share, share)


def _levels(ranking: Ranking, row: RankedProject, numbers: Numbers) -> dict[str, str]:
    """Return the scores of a project in their own units, by criterion."""
    scores = row.project.given_scores()
    return {
        criterion.id: performance_text(scores.get(criterion.id), criterion.scale, numbers)
        for criterion in ranking.problem.leaves
    }
