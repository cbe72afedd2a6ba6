"""Faults in the tree of criteria as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.criterion import CriteriaDocument
    from mlr_prio.model.source import Sourced


def criteria_findings(documents: Documents) -> Iterator[Finding]:
    """Yield ids used twice in the tree, and siblings that all weigh nothing."""
    if documents.criteria is not None:
        yield from _repeated_ids(documents, documents.criteria)
        yield from _weightless(documents, documents.criteria)


def _repeated_ids(documents: Documents, criteria: Sourced[CriteriaDocument]) -> Iterator[Finding]:
    first: dict[str, tuple[str | int, ...]] = {}
    for node in documents.nodes:
        at = first.setdefault(node.item.id, node.at)
        if at != node.at:
            yield error(
                FaultCode.DUPLICATE_ID,
                criteria.at(*node.at, "id"),
                message(
                    "the id {id} stands twice, first on line {line}",
                    id=node.item.id,
                    line=criteria.at(*at, "id").line,
                ),
                message("give one of the two another id"),
            )


def _weightless(documents: Documents, criteria: Sourced[CriteriaDocument]) -> Iterator[Finding]:
    seen: set[str | None] = set()
    for node in documents.nodes:
        if node.parent in seen:
            continue
        seen.add(node.parent)
        if not any(sibling.weight for sibling in documents.siblings[node.parent]):
            yield error(
                FaultCode.USELESS_WEIGHTS,
                criteria.at(*node.at, "weight"),
                message("all weights beside this one are 0 as well"),
                message("give at least one of them a weight greater than 0"),
            )
