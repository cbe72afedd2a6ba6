"""What stands at the head of every report: the status mark, the counts, what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio import __version__
from mlr_prio.model.base import Status
from mlr_prio.report.builder.decision import decision_lines

if TYPE_CHECKING:
    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.model.problem import Problem
    from mlr_prio.translation import Translator

FORMAT_VERSION: Final = 1
"""Raised when a change would break a reader of the JSON."""

SHORT_DIGEST: Final = 8
SEPARATOR: Final = " · "


def status_mark(status: Status, translate: Translator) -> str:
    """Return what every page says about example data and proposals; empty for what is adopted."""
    if status is Status.EXAMPLE:
        return translate("EXAMPLE – no judgements have been decided")
    return translate("PROPOSAL") if status is Status.PROPOSAL else ""


def origin(problem: Problem, translate: Translator) -> str:
    """Return the beginning of the digest of the files, so that two lists can be told apart."""
    return translate("input {digest}", digest=problem.input_sha256[:SHORT_DIGEST])


def subtitle(ranking: Ranking, translate: Translator) -> tuple[str, ...]:
    """Return the title of the criteria, the decisions on them and on the weights, and the counts."""
    problem = ranking.problem
    document = problem.criteria.document
    decisions = decision_lines(ranking, translate)
    counts = SEPARATOR.join(_counts(ranking, translate))
    return (document.title.localized(translate.language), *decisions, counts)


def _counts(ranking: Ranking, translate: Translator) -> list[str]:
    members = len(ranking.in_force.members)
    criteria = translate.plural("{count} criterion", "{count} criteria", len(ranking.problem.leaves))
    influence = influence_text(members, translate, by_population=ranking.in_force.by_population)
    projects = translate.plural("{count} project", "{count} projects", len(ranking.rows))
    return [criteria, influence, projects] if members else [criteria, projects]


def influence_text(members: int, translate: Translator, *, by_population: bool) -> str:
    """Return how many municipalities decide, and with what influence each."""
    if by_population:
        return translate(
            "{count} municipalities, influence by population: a what-if, not the rule", count=members
        )
    return translate.plural("{count} municipality", "{count} municipalities with equal influence", members)


def contract(command: str, ranking: Ranking, translate: Translator) -> dict[str, object]:
    """Return the keys that the JSON of every command begins with."""
    return contract_of(command, ranking.problem, ranking.status, translate)


def contract_of(command: str, problem: Problem, status: Status, translate: Translator) -> dict[str, object]:
    """Return the same for a command whose answer is no list."""
    return {
        "format": f"mlr-prio/{command}",
        "format_version": FORMAT_VERSION,
        "input_sha256": problem.input_sha256,
        "version": __version__,
        "status": status.value,
        "language": translate.language,
    }
