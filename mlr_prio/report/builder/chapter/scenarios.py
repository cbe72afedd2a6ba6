"""The places under every scenario, and who moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.scenario import compare_scenarios
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.head import status_mark
from mlr_prio.report.builder.scenarios import comparison_blocks, scenarios_report
from mlr_prio.report.chart.bump import Bump, ProjectPath, draw
from mlr_prio.report.document import Bullets, Heading, Paragraph
from mlr_prio.report.text.scenario import scenario_name, scenario_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.scenario import ScenarioComparison
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block, Figure

MOST: Final = 5
"""With more scenarios than this no line can be followed; the table has them all."""

LONGEST: Final = 40
"""So many lines the table has, as many as can be drawn; the data has all."""

CONTRACT_HEAD: Final = 6


def chapter(basis: Basis) -> Chapter | None:
    """Return what the scenarios change; None where there are none, or no projects."""
    if not basis.problem.scenarios or not basis.ranking.rows:
        return None
    comparison = compare_scenarios(basis.problem)
    data = dict(list(scenarios_report(comparison, basis.translate).data.items())[CONTRACT_HEAD:])
    return Chapter(tuple(_blocks(comparison, basis)), data)


def _blocks(comparison: ScenarioComparison, basis: Basis) -> Iterator[Block]:
    translate = basis.translate
    yield Heading(translate("Places in every scenario"))
    if comparison.status is not comparison.joint.status:
        yield Paragraph(status_mark(comparison.status, translate))
    yield Bullets(
        tuple(
            next(scenario_sentences(scenario.document, basis.names, translate))
            for scenario in basis.problem.scenarios
        )
    )
    moved = [
        row
        for row in comparison.joint.rows
        if any(place != row.rank for place in comparison.ranks[row.project.id].values())
    ]
    *said, table = comparison_blocks(comparison, moved[:LONGEST], basis.names, translate)
    yield from said
    yield _figure(comparison, basis)
    if moved:
        yield Heading(translate("Who moves"), 3)
        yield table
    if len(moved) > LONGEST:
        yield Paragraph(
            translate("Shows the first {shown} of {count} that move.", shown=LONGEST, count=len(moved))
        )


def _figure(comparison: ScenarioComparison, basis: Basis) -> Figure:
    drawn = comparison.scenarios[:MOST]
    columns = (basis.translate("The list"), *(scenario_name(ranking, basis.translate) for ranking in drawn))
    rows = tuple(
        ProjectPath(
            basis.name(row), (row.rank, *list(comparison.ranks[row.project.id].values())[: len(drawn)])
        )
        for row in comparison.joint.rows
    )
    return draw(
        Bump(basis.translate("Places on the list and in the scenarios"), columns, rows), basis.translate
    )
