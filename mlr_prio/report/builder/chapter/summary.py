"""The whole in a few lines, for those who read no further."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mlr_prio.assessment.consensus.support import agreement
from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.builder.chapter.consensus import group_view
from mlr_prio.report.builder.chapter.robustness import LONGEST
from mlr_prio.report.builder.consensus.overview import agreement_sentence
from mlr_prio.report.builder.firmness import margin_sentences, place_sentences
from mlr_prio.report.builder.sensitivity.page import Page
from mlr_prio.report.document import Bullets, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.report.builder.chapter.basis import Basis

FEWEST = 2
"""One project is before or behind nobody."""


def chapter(basis: Basis) -> Chapter | None:
    """Return who is first, how firm that is, what all agree on, what is not judged; None for one project."""
    if len(basis.ranking.rows) < FEWEST:
        return None
    items = (*_first(basis), *_firm(basis), *_agreed(basis), *_missing(basis))
    return Chapter((Heading(basis.translate("In short")), Bullets(items)))


def _first(basis: Basis) -> Iterator[str]:
    top = basis.sensitivity.top
    projects = [
        basis.translate("{place}. {project}", place=basis.place(row), project=basis.name(row))
        for row in basis.ranking.rows[:top]
    ]
    yield basis.translate("First on the list: {projects}.", projects="; ".join(projects))


def _firm(basis: Basis) -> Iterator[str]:
    page = Page(basis.names, basis.translate, full=False)
    if len(basis.ranking.rows) <= LONGEST:
        yield from islice(place_sentences(basis.sensitivity, page), 1)
    yield from islice(margin_sentences(basis.sensitivity, page), 1)


def _agreed(basis: Basis) -> Iterator[str]:
    view = group_view(basis)
    if view is not None:
        yield agreement_sentence(agreement(view.group), view)


def _missing(basis: Basis) -> Iterator[str]:
    missing = sum(len(row.missing) for row in basis.ranking.rows)
    if missing:
        yield basis.translate(
            "{count} of {cells} judgements are missing; a missing judgement is not counted as zero but "
            "widens the places that are possible.",
            count=missing,
            cells=len(basis.ranking.rows) * len(basis.problem.leaves),
        )
