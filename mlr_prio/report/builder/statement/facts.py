"""The sourced facts about the projects that are asked for; they are no part of the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Column, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlr_prio.assessment.statement import StatementCase
    from mlr_prio.model.project import Fact, Project
    from mlr_prio.report.builder.chapter.basis import Basis
    from mlr_prio.report.document import Block


def facts(case: StatementCase, basis: Basis) -> Chapter | None:
    """Return a table a project; None where no fact is stated."""
    blocks = [block for position in case.positions for block in _project(position.row.project, basis)]
    if not blocks:
        return None
    heading = Heading(basis.translate("Facts about the projects that are asked for"))
    return Chapter((heading, *blocks))


def _project(project: Project, basis: Basis) -> Iterator[Block]:
    if not project.facts:
        return
    translate = basis.translate
    columns = (
        Column("fact", translate("Fact"), least=16),
        Column("value", translate("Statement of the source"), least=16),
        Column("note", translate("Note"), priority=2, least=16),
        Column("sources", translate("Sources"), priority=1, least=8),
    )
    rows = tuple(
        (fact.name, _value(fact, basis), fact.note or "", ", ".join(fact.sources)) for fact in project.facts
    )
    yield Heading(basis.names.projects[project.id], 3)
    yield Table(columns, rows)


def _value(fact: Fact, basis: Basis) -> str:
    value = fact.value if isinstance(fact.value, str) else basis.numbers.plain(fact.value)
    written = value if fact.unit is None else f"{value} {fact.unit}"
    return written if fact.price_year is None else f"{written} ({fact.price_year})"
