"""The places under every weight profile, and how they change from one viewpoint to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.ranking import rank_all_profiles
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.profiles import profiles_report
from mlr_prio.report.chart.bump import Bump, ProjectPath, draw
from mlr_prio.report.document import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import ProfileRanks
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block

MOST: Final = 5
"""With more viewpoints than this no line can be followed; the table has them all."""

CONTRACT_HEAD: Final = 6


def chapter(basis: Basis) -> Chapter | None:
    """Return the places; None where there are no profiles or no projects."""
    ranks = rank_all_profiles(basis.problem)
    if not ranks.profiles or not ranks.joint.rows:
        return None
    report = profiles_report(ranks, basis.translate)
    blocks = (Heading(report.document.title), *report.document.blocks, *_figure(ranks, basis))
    return Chapter(blocks, dict(list(report.data.items())[CONTRACT_HEAD:]))


def _figure(ranks: ProfileRanks, basis: Basis) -> Iterator[Block]:
    members = {profile.id for profile in basis.problem.member_profiles}
    viewpoints = [k for k, profile in enumerate(ranks.profiles) if profile not in members][:MOST]
    if not viewpoints:
        return
    rows = tuple(
        ProjectPath(
            basis.names.projects[row.project.id],
            (row.rank, *(ranks.ranks[row.project.id][k] for k in viewpoints)),
        )
        for row in ranks.joint.rows
    )
    columns = tuple(basis.names.profiles[ranks.profiles[k]] for k in viewpoints)
    title = basis.translate("Places with the joint weights and from each viewpoint")
    yield draw(Bump(title, (basis.translate("Joint"), *columns), rows), basis.translate)
