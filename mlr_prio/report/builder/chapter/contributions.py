"""What the value of each project is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.chart.contributions import Contributions, ProjectContributions, draw
from mlr_prio.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from mlr_prio.report.builder.chapter.basis import Basis


def chapter(basis: Basis) -> Chapter | None:
    """Return the contributions of all criteria; None for an empty list."""
    ranking = basis.ranking
    if not ranking.rows:
        return None
    rows = tuple(
        ProjectContributions(basis.place(row), basis.name(row), tuple(row.contributions.values()))
        for row in ranking.rows
    )
    criteria = tuple(basis.names.criteria[criterion] for criterion in ranking.weights)
    said = basis.translate(
        "A contribution is the weight of the criterion times the worth of the score on its scale. Where a "
        "score is missing, the middle of the scale counts."
    )
    figure = draw(Contributions(criteria, rows), basis.translate)
    return Chapter((Heading(basis.translate("What the places rest on")), Paragraph(said), figure))
