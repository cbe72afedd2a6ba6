"""Ids used twice among the members and among the funding pots, and sources that budgets do not define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.consistency.sources import undefined_sources
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlr_prio.finding import Finding
    from mlr_prio.model.consistency.documents import Documents
    from mlr_prio.model.source import Path, Sourced


def member_findings(documents: Documents) -> Iterator[Finding]:
    """Yield the faults in the lists of municipalities and of funding pots."""
    if documents.municipalities is not None:
        members = documents.municipalities.document.municipalities
        for key, values in (("id", [m.id for m in members]), ("code", [m.code for m in members])):
            ways: list[Path] = [("municipalities", index, key) for index in range(len(members))]
            yield from _repeated(documents.municipalities, zip(values, ways, strict=True))
    if documents.budgets is not None:
        pots = documents.budgets.document.pots
        yield from _repeated(documents.budgets, ((pot.id, ("pots", i, "id")) for i, pot in enumerate(pots)))
        frames: dict[Path, tuple[str, ...]] = {
            ("pots", i, "frame", "sources"): pot.frame.sources for i, pot in enumerate(pots) if pot.frame
        }
        yield from undefined_sources(documents.budgets, documents.budgets.document.sources, frames)


def _repeated(sourced: Sourced[object], entries: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for value, way in entries:
        at = first.setdefault(value, way)
        if at != way:
            line = sourced.at(*at).line
            yield error(
                FaultCode.DUPLICATE_ID,
                sourced.at(*way),
                message("{id} stands twice, first on line {line}", id=value, line=line),
                message("change one of the two"),
            )
