"""All scores on one sheet, a row each: to sort, to filter, to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.document import Align
from mlr_prio.report.text.number import MISSING
from mlr_prio.report.text.performance import levels_text
from mlr_prio.report.workbook import Sheet, SheetColumn, SheetRow

if TYPE_CHECKING:
    from mlr_prio.model.criterion import Criterion
    from mlr_prio.model.score import Score
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.calculation import Calculation
    from mlr_prio.report.workbook import Entry


def scores(basis: Basis, reckoned: Calculation) -> Sheet:
    """Return a row for each project and criterion, in the order of the list; a missing score is marked."""
    translate = basis.translate
    columns = (
        SheetColumn(translate("Place"), 9, Align.RIGHT),
        SheetColumn(translate("Project"), 36),
        SheetColumn(translate("Criterion"), 32),
        SheetColumn(translate("Score"), 13, Align.RIGHT),
        SheetColumn(translate("Unit"), 12),
        SheetColumn(translate("Partial value"), 12, Align.RIGHT, decimals=True),
        SheetColumn(translate("Reason"), 70),
        SheetColumn(translate("Sources"), 16),
    )
    rows: list[SheetRow] = []
    for row, alternative in zip(basis.ranking.rows, reckoned.alternatives, strict=True):
        given = row.project.given_scores()
        for criterion, worth in zip(basis.problem.leaves, alternative.partial_values, strict=True):
            head = (row.rank, alternative.name, basis.names.criteria[criterion.id])
            score = given.get(criterion.id)
            rows.append(SheetRow((*head, *_said(score, criterion, worth, basis)), marked=score is None))
    return Sheet(translate("Scores"), columns, tuple(rows), fixed=3, note=reckoned.labels.stand_in)


def _said(score: Score | None, criterion: Criterion, worth: float, basis: Basis) -> tuple[Entry, ...]:
    unit = criterion.scale.unit
    if score is None:
        return MISSING, unit, worth, basis.translate("not judged"), ""
    level: Entry = levels_text(score, basis.numbers) if score.value is None else score.value
    return level, unit, worth, score.rationale or "", ", ".join(score.sources)
