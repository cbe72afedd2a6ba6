"""What an explanation says of the members: which of them see the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.pair_views import views_beside_list
from mlr_prio.assessment.performance import performance_table
from mlr_prio.report.document import Paragraph
from mlr_prio.report.text.member_order import member_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.consensus.pair_views import PairViews
    from mlr_prio.assessment.explanation import Comparison
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def member_paragraph(
    ranking: Ranking, comparison: Comparison, names: Names, translate: Translator
) -> Iterator[Paragraph]:
    """Yield a paragraph about a pair of the joint list, where members can be compared."""
    views = _views(ranking, comparison)
    if views is not None:
        yield Paragraph(" ".join(member_sentences(comparison, views, names, translate)))


def member_data(ranking: Ranking, comparison: Comparison) -> dict[str, list[str]] | None:
    """Return the members by what they say of the pair, for programs."""
    views = _views(ranking, comparison)
    if views is None:
        return None
    return {
        "same": list(views.first),
        "opposite": list(views.second),
        "equal": list(views.equal),
        "undecided": list(views.undecided),
        "abstaining": list(views.abstaining),
    }


def _views(ranking: Ranking, comparison: Comparison) -> PairViews | None:
    pair = [row.project for row in (comparison.above, comparison.below)]
    table = performance_table(pair, ranking.problem.leaves)
    return views_beside_list(ranking.problem, ranking.in_force, table, *(project.id for project in pair))
