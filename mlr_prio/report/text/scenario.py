"""A scenario in words: its name, what it is, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.model.scenario import Scenario
    from mlr_prio.report.text.name import Names
    from mlr_prio.translation import Translator


def scenario_name(ranking: Ranking, translate: Translator) -> str:
    """Return the name of the scenario that a list is made in; nothing for a list without one."""
    scenario = ranking.problem.scenario
    return "" if scenario is None else scenario.name.localized(translate.language)


def scenario_sentences(scenario: Scenario, names: Names, translate: Translator) -> Iterator[str]:
    """Yield what a scenario is, the sentence that it follows from, and what it changes beside weights."""
    what = translate("Scenario: {scenario}.", scenario=scenario.name.localized(translate.language))
    described = scenario.description
    yield what if described is None else f"{what} {described.localized(translate.language)}"
    if scenario.quote is not None:
        yield translate(
            "The programme, page {page}: “{text}”", page=scenario.quote.page, text=scenario.quote.text
        )
    changed = [
        f"{names.projects[project]} ({', '.join(names.labels[criterion] for criterion in scores)})"
        for project, scores in scenario.scores.items()
    ]
    if changed:
        yield translate("Other scores: {scores}.", scores=" · ".join(changed))
    if scenario.costs:
        costs = translate.listed([names.projects[project] for project in scenario.costs])
        yield translate("Other costs: {projects}.", projects=costs)
