"""What a scenario says about criteria, projects and funding pots that is not so."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error, misnamed
from mlr_prio.model.consistency.scores import score_findings
from mlr_prio.model.consistency.sources import undefined_sources
from mlr_prio.model.fault import FaultCode
from mlr_prio.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.scenario import Scenario
    from mlr_prio.model.source import Path, Sourced

_PERCENT: Final = 100.0
_ROUNDING: Final = 1e-9
"""Percentages with decimals add up to 100 only about so."""


def scenario_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults of every scenario, seen beside the other documents."""
    for scenario in documents.scenarios:
        yield from misnamed(scenario, "id")
        if documents.criteria is not None:
            yield from _nodes(documents, scenario)
            yield from _siblings(documents, scenario)
        yield from _projects(documents, scenario)
        yield from _pots(documents, scenario)
        yield from undefined_sources(scenario, scenario.document.sources, _used_sources(scenario.document))


def _nodes(documents: Documents, scenario: Sourced[Scenario]) -> Iterator[Finding]:
    for id_ in scenario.document.shares:
        if id_ not in documents.node_ids:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                scenario.at("shares", id_, key=True),
                message("there is no criterion or group {id}", id=id_),
                did_you_mean(id_, sorted(documents.node_ids)),
            )


def _siblings(documents: Documents, scenario: Sourced[Scenario]) -> Iterator[Finding]:
    """Yield a finding for siblings whose shares leave less than nothing, or something to nobody."""
    shares = scenario.document.shares
    for siblings in documents.siblings.values():
        ids = {item.id for item in siblings}
        named = [id_ for id_ in shares if id_ in ids]
        total = fsum(shares[id_] for id_ in named)
        is_whole = len(named) == len(ids)
        if total > _PERCENT + _ROUNDING or (is_whole and total < _PERCENT - _ROUNDING):
            yield error(
                FaultCode.CONTRADICTION,
                scenario.at("shares", named[-1]),
                message("the shares of {names} sum to {total} percent", names=", ".join(named), total=total),
                message("shares of a whole group sum to 100")
                if is_whole
                else message("shares within a group sum to at most 100"),
            )


def _projects(documents: Documents, scenario: Sourced[Scenario]) -> Iterator[Finding]:
    for key in ("scores", "costs"):
        for id_ in getattr(scenario.document, key):
            if id_ not in documents.project_ids:
                yield error(
                    FaultCode.DANGLING_REFERENCE,
                    scenario.at(key, id_, key=True),
                    message("there is no project {id}", id=id_),
                    did_you_mean(id_, documents.project_ids),
                )
    for id_, scores in scenario.document.scores.items():
        yield from score_findings(documents, scenario, ("scores", id_), scores)


def _pots(documents: Documents, scenario: Sourced[Scenario]) -> Iterator[Finding]:
    if documents.budgets_unread:
        return
    known = [] if documents.budgets is None else [pot.id for pot in documents.budgets.document.pots]
    for id_ in scenario.document.budgets:
        if id_ not in known:
            yield error(
                FaultCode.DANGLING_REFERENCE,
                scenario.at("budgets", id_, key=True),
                message("there is no funding pot {id}", id=id_),
                did_you_mean(id_, known),
            )


def _used_sources(scenario: Scenario) -> dict[Path, tuple[str, ...]]:
    """Return the lists of source ids in a scenario, by the way to them."""
    used: dict[Path, tuple[str, ...]] = {
        ("scores", project, criterion, "sources"): score.sources
        for project, scores in scenario.scores.items()
        for criterion, score in scores.items()
        if score is not None
    }
    used |= {("costs", project, "sources"): cost.sources for project, cost in scenario.costs.items()}
    used |= {("budgets", pot, "sources"): frame.sources for pot, frame in scenario.budgets.items()}
    return used
