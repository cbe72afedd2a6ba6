"""What has been tried on a list: a scenario, and shares of weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.document import Paragraph
from mlr_prio.report.text.number import Numbers
from mlr_prio.report.text.scenario import scenario_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.assessment.weighting import Share
    from mlr_prio.report.document import Block
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def what_if_blocks(ranking: Ranking, names: Names, translate: Translator) -> Iterator[Block]:
    """Yield what was tried, one paragraph each; nothing for a list as the files have it."""
    if ranking.problem.scenario is not None:
        yield from map(Paragraph, scenario_sentences(ranking.problem.scenario, names, translate))
    for share in ranking.in_force.shares:
        yield Paragraph(share_text(share, names, translate))


def what_if_data(ranking: Ranking) -> dict[str, object]:
    """Return the same for programs: influence, shares (first those of a scenario), what else that changes."""
    scenario = ranking.problem.scenario
    return {
        "influence_rule": "population" if ranking.in_force.by_population else "equal",
        "what_if": [
            {"id": s.id, "parent": s.parent, "share_before": s.before, "share_after": s.after}
            for s in ranking.in_force.shares
        ],
        "scenario": scenario
        and {
            "id": scenario.id,
            "status": scenario.status.value,
            "scores": {project: list(scores) for project, scores in scenario.scores.items()},
            "costs": list(scenario.costs),
            "budgets": list(scenario.budgets),
        },
    }


def share_text(share: Share, names: Names, translate: Translator) -> str:
    """Return one what-if as a sentence: ``Kollektivtrafik 60 % av Hållbara transporter (nu 40 %)``."""
    numbers = Numbers(translate.language)
    facts = {
        "name": names.criteria[share.id],
        "after": numbers.percent(share.after),
        "before": numbers.percent(share.before),
    }
    if share.parent is None:
        return translate("{name} {after} of all weight (now {before})", **facts)
    return translate(
        "{name} {after} of {parent} (now {before})", **facts, parent=names.criteria[share.parent]
    )
