"""The sources that the files refer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlr_prio.report.builder.chapter.basis import Chapter
from mlr_prio.report.document import Citation, Heading, Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlr_prio.model.base import Source
    from mlr_prio.model.problem import Problem
    from mlr_prio.report.builder.chapter.basis import Basis

_DIGITS: Final = re.compile(r"(\d+)")


def chapter(basis: Basis) -> Chapter | None:
    """Return the sources by key; None where the files name none."""
    found = cited(basis.problem)
    if not found:
        return None
    citations = tuple(_citation(key, source) for key, source in found.items())
    data = {key: source.model_dump(mode="json", exclude_none=True) for key, source in found.items()}
    return Chapter((Heading(basis.translate("Sources")), Sources(citations)), data)


def cited(problem: Problem) -> dict[str, Source]:
    """Return all sources by key, S9 before S10.

    Where files mean different things by one key, the later says whose it is.
    """
    found: dict[str, Source] = {}
    for owner, sources in _by_file(problem):
        for key, source in sources.items():
            known = found.setdefault(key, source)
            if known != source:
                found[f"{key} ({owner})"] = source
    return {key: found[key] for key in sorted(found, key=_natural)}


def _by_file(problem: Problem) -> Iterator[tuple[str, Mapping[str, Source]]]:
    for project in problem.projects:
        yield project.document.id, project.document.sources
    yield "municipalities", problem.municipalities.document.sources
    if problem.budgets is not None:
        yield "budgets", problem.budgets.document.sources


def _natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts S9 before S10."""
    parts = _DIGITS.split(key)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


def _citation(key: str, source: Source) -> Citation:
    said = [source.title, source.publisher, None if source.year is None else str(source.year)]
    return Citation(key, ", ".join(text for text in said if text), source.url or "")
