"""What the municipalities agree on, who differs about what, and the smallest concession."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio.assessment.abstention import heard_profiles
from mlr_prio.assessment.consensus.figures import figures
from mlr_prio.assessment.consensus.group import LEAST_MEMBERS, LEAST_PROJECTS, make_group
from mlr_prio.assessment.consensus.objections import objections
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.consensus.data import consensus_summary
from mlr_prio.report.builder.consensus.head import title
from mlr_prio.report.builder.consensus.members import member_table
from mlr_prio.report.builder.consensus.objections import objection_table
from mlr_prio.report.builder.consensus.overview import contradiction_sentences, opening
from mlr_prio.report.builder.consensus.phrase import standing_beside
from mlr_prio.report.builder.consensus.reservations import SECTION as RESERVATIONS
from mlr_prio.report.builder.consensus.section import View, short_projects
from mlr_prio.report.chart.agreement import Agreement, draw
from mlr_prio.report.document import Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block

OF_EACH: Final = 1
"""How many of its objections are shown for each member: the cheapest to settle."""


def chapter(basis: Basis) -> Chapter | None:
    """Return the agreement; None where fewer than two members or projects can be compared.

    Other rules than the mean are left out: proving them may take long, or a time that differs from machine
    to machine.
    """
    view = group_view(basis)
    if view is None:
        return None
    blocks = (replace(b, level=3) if isinstance(b, Heading) else b for b in _blocks(view))
    return Chapter((Heading(title(view)), *blocks), consensus_summary(view))


def group_view(basis: Basis) -> View | None:
    """Return the members as the document shows them; None with fewer than two of them, or of projects."""
    if len(heard_profiles(basis.problem)) < LEAST_MEMBERS or len(basis.ranking.rows) < LEAST_PROJECTS:
        return None
    group = make_group(basis.problem)
    return View(
        group=group,
        top=group.top(None),
        exact=False,
        time_limit=None,
        names=basis.names,
        short=short_projects(basis.names),
        translate=basis.translate,
    )


def _blocks(view: View) -> Iterator[Block]:
    yield from opening(view)
    yield Heading(view.translate("The municipalities beside the list"))
    yield from _figure(view)
    yield member_table(view)
    order = {member: x for x, member in enumerate(view.group.ids)}
    nearest = sorted(objections(view.group, OF_EACH), key=lambda objection: order[objection.member])
    if nearest:
        yield Heading(view.translate("What would bring each closer: its cheapest step"))
        yield objection_table(nearest, view)
    yield from RESERVATIONS.blocks(view)
    beside = (*contradiction_sentences(view), *standing_beside(view))
    if beside:
        yield Bullets(beside)


def _figure(view: View) -> Iterator[Block]:
    """Yield how alike the members' lists are; without a member whose list orders nothing."""
    tau = figures(view.group, view.top).tau
    shown = [one for one in tau if any(tau[one][other] is not None for other in tau if other != one)]
    if len(shown) < LEAST_MEMBERS:
        return
    yield Paragraph(
        view.translate(
            "How alike two lists are is measured with Kendall's tau-b: 1 is the same order, −1 the opposite "
            "one."
        )
    )
    grid = tuple(tuple(tau[one][other] for other in shown) for one in shown)
    yield draw(Agreement(tuple(view.names.municipalities[one] for one in shown), grid), view.translate)
