"""What each project gives the economy, and what it gives society and the environment."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.chart.two_index import IndexedProject, TwoIndexMap, draw
from mlr_prio.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection

    from mlr_prio.assessment.ranking import RankedProject
    from mlr_prio.report.builder.chapter.basis import Basis

ECONOMY: Final = "economy"


def chapter(basis: Basis) -> Chapter | None:
    """Return both indices of all projects; None where one of them has no weight or there is no project."""
    rows, weights = basis.ranking.rows, basis.ranking.weights
    economy = {c.id for c in basis.problem.leaves if c.perspective == ECONOMY}
    others = {criterion for criterion in weights if criterion not in economy}
    if not rows or not all(fsum(weights[c] for c in group) > 0 for group in (economy, others)):
        return None
    projects = tuple(
        IndexedProject(
            basis.place(row), basis.name(row), _index(row, basis, economy), _index(row, basis, others)
        )
        for row in rows
    )
    across, upward = basis.translate("Economy"), basis.translate("Society and environment")
    figure = draw(TwoIndexMap(across, upward, projects), basis.translate)
    said = basis.translate(
        "One sum can hide that a project is strong in one respect and weak in another. Here the criteria are "
        "kept apart by perspective; within each the weights are those of the list, 0–100."
    )
    return Chapter((Heading(basis.translate("Two perspectives apart")), Paragraph(said), figure))


def _index(row: RankedProject, basis: Basis, criteria: Collection[str]) -> float:
    """Return the weighted mean of the values on some criteria, 0 to 1."""
    weights = basis.ranking.weights
    inorder = [criterion for criterion in weights if criterion in criteria]
    return fsum(row.contributions[c] for c in inorder) / fsum(weights[c] for c in inorder)
