"""The appendices: what the statement rests on, so that every figure in it can be followed to its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter import contributions, method, municipality_map, scores, sources
from mlr_prio.report.builder.statement.facts import facts
from mlr_prio.report.document import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block

BEFORE_FACTS: Final = (method, contributions, municipality_map)
AFTER_FACTS: Final = (scores, sources)


def appendices(case: StatementCase, basis: Basis) -> Iterator[Block]:
    """Yield the method, the figures, the facts about what is asked for, all scores, and the sources."""
    written = [chapter.chapter(basis) for chapter in BEFORE_FACTS]
    written.append(facts(case, basis))
    written += [chapter.chapter(basis) for chapter in AFTER_FACTS]
    kept = [chapter for chapter in written if chapter is not None]
    for number, chapter in enumerate(kept, start=1):
        first, *rest = chapter.blocks
        if isinstance(first, Heading):
            title = basis.translate("Appendix {number}: {title}", number=number, title=first.text)
            yield replace(first, text=title, new_page=True)
        yield from rest
