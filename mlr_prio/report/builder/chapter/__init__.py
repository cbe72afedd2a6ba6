"""The chapters of the decision basis, in order: one a module, one line here.

A chapter whose analysis has nothing to say, or cannot be made of these files, is left out. A new analysis
adds its module and its line; nothing else of the report changes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from mlr_prio.errors import EngineError, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlr_prio.report.builder.chapter.basis import Basis, Chapter

    Writer: TypeAlias = Callable[[Basis], Chapter | None]

REPORT_SECTIONS: Final = (
    "summary",
    "priorities",
    "municipality_map",
    "contributions",
    "reasons",
    "profiles",
    "two_index",
    "robustness",
    "weight_lines",
    "scenarios",
    "consensus",
    "cost_value",
    "portfolio",
    "method",
    "scores",
    "sources",
)
"""The modules here whose ``chapter(basis)`` writes a chapter, or None where there is nothing to say."""


def chapters(basis: Basis) -> Iterator[tuple[str, Chapter]]:
    """Yield the chapters that have something to say, with their names."""
    for name in REPORT_SECTIONS:
        written = write(name, basis)
        if written is not None:
            yield name, written


def write(name: str, basis: Basis) -> Chapter | None:
    """Return one of :data:`REPORT_SECTIONS`.

    None where there is nothing to say, or its analysis cannot be made, which must not cost the reader the
    others.
    """
    writer = cast("Writer", import_module(f"{__name__}.{name}").chapter)
    try:
        return writer(basis)
    except (EngineError, RequestError):
        return None
