"""Writing one chapter of the decision basis, and reading it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.model.problem import Problem
from mlr_prio.model.source import Sourced
from mlr_prio.report.builder.chapter.basis import Basis, Chapter
from mlr_prio.translation import Translator

Write = Callable[..., Chapter | None]


@pytest.fixture(scope="session")
def write() -> Write:
    """Return a function that writes a chapter, by the name of its module."""

    def written(name: str, problem: Problem, language: str = "sv") -> Chapter | None:
        module = import_module(f"mlr_prio.report.builder.chapter.{name}")
        translate = Translator("sv" if language == "sv" else "en")
        chapter: Chapter | None = module.chapter(Basis.of(rank(problem), translate))
        return chapter

    return written


@pytest.fixture(scope="session")
def with_copies() -> Callable[..., Problem]:
    """Return a function that adds copies of the candidates until there are so many."""

    def grown(problem: Problem, count: int) -> Problem:
        first = [sourced for sourced in problem.projects if sourced.document.competes]
        added = []
        for k in range(count - len(first)):
            source = first[k % len(first)]
            changed = source.document.model_copy(
                update={"id": f"kopia-{k:03}", "requires": (), "excludes": ()}
            )
            added.append(Sourced(f"projects/kopia-{k:03}.yaml", changed, source.positions))
        projects = sorted((*problem.projects, *added), key=lambda sourced: sourced.document.id)
        return replace(problem, projects=tuple(projects))

    return grown
