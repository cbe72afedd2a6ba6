"""What makes the order across the edge of the top uncertain: which weights and which scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.section import Section
from mlr_prio.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.sensitivity.drivers import Closeness
    from mlr_prio.assessment.sensitivity.sensitivity import Sensitivity
    from mlr_prio.report.builder.sensitivity.page import Page
    from mlr_prio.report.document import Block

NAMED: Final = 3
"""So many weights and scores are named, the largest first."""

LEAST_NAMED: Final = 0.05
"""Smaller parts than this share are not named."""


def section(result: Sensitivity, page: Page) -> Section:
    """Return what makes the order across the edge of the top uncertain as a part of a report."""
    found = result.closeness
    return Section("closeness", tuple(_blocks(result, page)), None if found is None else _data(found))


def _data(found: Closeness) -> dict[str, object]:
    return {
        "pair": [found.above, found.below],
        "weights": found.weights,
        "scores": found.scores,
        "interaction": found.interaction,
    }


def _blocks(result: Sensitivity, page: Page) -> Iterator[Block]:
    found = result.closeness
    if found is None:
        if page.full:
            yield Heading(page.translate("Across the edge of the top"))
            yield Paragraph(
                page.translate("There is no pair to compare, or its uncertainty has no closed form.")
            )
        return
    yield Heading(page.translate("Across the edge of the top"))
    yield Paragraph(" ".join(_sentences(found, page)))


def _sentences(found: Closeness, page: Page) -> Iterator[str]:
    names, translate, percent = page.names, page.translate, page.numbers.percent
    yield translate(
        "Between {above} and {below}, {share} of the uncertainty comes from the weights.",
        above=names.projects[found.above],
        below=names.projects[found.below],
        share=percent(found.of_weights, 0),
    )
    weights = {names.spoken[id_]: share for id_, share in found.weights.items()}
    if _largest(weights):
        yield translate("The weights that mean the most: {parts}.", parts=_parts(weights, page))
    scores = {
        translate(
            "{project}: {criterion}", project=names.projects[project], criterion=names.spoken[criterion]
        ): share
        for project, parts in found.scores.items()
        for criterion, share in parts.items()
    }
    if _largest(scores):
        yield translate("The scores that mean the most: {parts}.", parts=_parts(scores, page))


def _largest(parts: dict[str, float]) -> list[str]:
    named = [name for name, share in parts.items() if share >= LEAST_NAMED]
    return sorted(named, key=parts.__getitem__, reverse=True)[:NAMED]


def _parts(parts: dict[str, float], page: Page) -> str:
    return "; ".join(f"{name} {page.numbers.percent(parts[name], 0)}" for name in _largest(parts))
