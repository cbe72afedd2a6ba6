"""The appendices: what the statement rests on, so that every figure in it can be followed to its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter import write
from mlr_prio.report.builder.statement.facts import facts
from mlr_prio.report.document import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block

AFTER_FACTS: Final = ("scores", "sources")
"""Chapters of the decision basis after the facts about what is asked for."""


def appendices(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield chapters of the decision basis, and among them the facts about what is asked for."""
    written = [write(name, basis) for name in _before_facts(case)]
    written.append(facts(case, basis))
    written += [write(name, basis) for name in AFTER_FACTS]
    kept = [chapter for chapter in written if chapter is not None]
    for number, chapter in enumerate(kept, start=1):
        first, *rest = chapter.blocks
        if isinstance(first, Heading):
            title = basis.translate("Appendix {number}: {title}", number=number, title=first.text)
            yield replace(first, text=title, new_page=True)
        yield from rest


def _before_facts(case: StatementCase) -> Iterator[str]:
    yield "method"
    if case.robustness is not None:
        yield "robustness"
    yield from ("contributions", "municipality_map")
