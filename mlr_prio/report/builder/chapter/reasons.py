"""Why each project stands before the next one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mlr_prio.assessment.explanation import compare
from mlr_prio.assessment.performance import performance_table
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Heading, Paragraph
from mlr_prio.report.text.comparison import comparison_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def chapter(basis: Basis) -> Chapter | None:
    """Return a sentence or some for every pair of neighbours; None where there is no pair."""
    if len(basis.ranking.rows) < 2:  # noqa: PLR2004 -- a pair
        return None
    heading = Heading(basis.translate("Why the projects stand in this order"))
    return Chapter((heading, *_blocks(basis)))


def _blocks(basis: Basis) -> Iterator[Block]:
    ranking = basis.ranking
    table = performance_table(basis.problem.candidates, basis.problem.leaves)
    for above, below in pairwise(ranking.rows):
        yield Heading(
            basis.translate("{place}. {project}", place=basis.place(above), project=basis.name(above)), 3
        )
        if above.project.summary is not None:
            yield Paragraph(above.project.summary.localized(basis.translate.language))
        comparison = compare(ranking, table, above, below)
        sentences = comparison_sentences(comparison, ranking.weights, basis.names, basis.translate)
        yield Paragraph(" ".join(sentences))
