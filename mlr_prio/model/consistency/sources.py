"""Sources that a file refers to without defining them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.message import message
from mlr_prio.model.consistency.documents import error
from mlr_prio.model.fault import FaultCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mlr_prio.finding import Finding
    from mlr_prio.model.source import Path, Sourced


def undefined_sources(
    sourced: Sourced[object], defined: Collection[str], used: Mapping[Path, Sequence[str]]
) -> Iterator[Finding]:
    """Yield a finding for each id in ``used``, by the way to its list, that ``defined`` does not hold."""
    for way, names in used.items():
        for index, name in enumerate(names):
            if name not in defined:
                yield error(
                    FaultCode.DANGLING_REFERENCE,
                    sourced.at(*way, index),
                    message("the source {id} is not defined in this file", id=name),
                    message("add it under sources"),
                )
