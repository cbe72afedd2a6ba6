"""Which municipalities the projects touch, on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.chart.schematic_map import MappedArea, MappedProject, SchematicMap, draw, is_known
from mlr_prio.report.document import Heading

if TYPE_CHECKING:
    from mlr_prio.report.builder.chapter.basis import Basis


def chapter(basis: Basis) -> Chapter | None:
    """Return the map; None where no outline is known or there is nothing to place."""
    rows, members = basis.ranking.rows, basis.problem.members
    if not rows or not is_known(member.code for member in members):
        return None
    areas = tuple(
        MappedArea(
            member.code,
            member.name,
            tuple(k for k, row in enumerate(rows) if member.id in row.project.municipalities),
        )
        for member in members
    )
    projects = tuple(
        MappedProject(
            basis.place(row),
            basis.name(row),
            row.project.location.positions() if row.project.location else (),
        )
        for row in rows
    )
    figure = draw(SchematicMap(areas, projects), basis.translate)
    return Chapter((Heading(basis.translate("Where the projects are")), figure))
