"""The head of the consensus report: the question, who takes part, and how their influence counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.head import SEPARATOR, influence_text

if TYPE_CHECKING:
    from mlr_prio.report.builder.consensus.section import View


def title(view: View) -> str:
    """Return the question, marked when the answer is only a what-if."""
    if view.group.by_population:
        return view.translate("What do all agree on? What if influence followed population")
    return view.translate("What do all agree on?")


def subtitle(view: View) -> tuple[str, ...]:
    """Return the title of the criteria and the counts."""
    group, translate = view.group, view.translate
    influence = influence_text(len(group.members), translate, by_population=group.by_population)
    counts = (
        translate.plural("{count} criterion", "{count} criteria", len(group.problem.leaves)),
        influence,
        translate.plural("{count} project", "{count} projects", len(group.listed)),
    )
    document = group.problem.criteria.document
    return document.title.localized(translate.language), SEPARATOR.join(counts)
