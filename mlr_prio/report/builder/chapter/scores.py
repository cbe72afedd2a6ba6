"""All scores with the reasons and the sources that they rest on, project by project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Align, Column, Heading, Paragraph, Table
from mlr_prio.report.text.number import MISSING
from mlr_prio.report.text.performance import performance_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def chapter(basis: Basis) -> Chapter | None:
    """Return a table a project; None for an empty list."""
    rows = basis.ranking.rows
    if not rows:
        return None
    heading = Heading(basis.translate("All scores, with reasons and sources"))
    blocks = [block for row in rows for block in _project(row, basis)]
    return Chapter((heading, *blocks), {row.project.id: _data(row, basis) for row in rows})


def _project(row: RankedProject, basis: Basis) -> Iterator[Block]:
    yield Heading(basis.translate("{place}. {project}", place=basis.place(row), project=basis.name(row)), 3)
    if row.project.status_note is not None:
        yield Paragraph(row.project.status_note)
    yield _table(row, basis)


def _table(row: RankedProject, basis: Basis) -> Table:
    translate = basis.translate
    scores = row.project.given_scores()
    columns = (
        Column("criterion", translate("Criterion"), least=16),
        Column("score", translate("Score"), Align.RIGHT),
        Column("contribution", translate("Contribution"), Align.RIGHT, priority=2),
        Column("rationale", translate("Reason"), least=24),
        Column("sources", translate("Sources"), priority=1, least=8),
    )
    cells = []
    for criterion in basis.problem.leaves:
        score = scores.get(criterion.id)
        reason = translate("not judged") if score is None else score.rationale or MISSING
        cells.append(
            (
                basis.names.criteria[criterion.id],
                performance_text(score, criterion.scale, basis.numbers),
                basis.numbers.value(row.contributions[criterion.id], 1),
                reason,
                "" if score is None else ", ".join(score.sources),
            )
        )
    return Table(columns, tuple(cells))


def _data(row: RankedProject, basis: Basis) -> dict[str, object]:
    scores = row.project.given_scores()
    return {
        criterion.id: None
        if (score := scores.get(criterion.id)) is None
        else score.model_dump(mode="json", exclude_none=True)
        for criterion in basis.problem.leaves
    }
