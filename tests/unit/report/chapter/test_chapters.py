"""The chapters together: their order, and that a fault in one costs the reader only that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mlr_prio.assessment.ranking import rank
from mlr_prio.errors import EngineError, RequestError
from mlr_prio.message import message
from mlr_prio.model.criterion import CriteriaDocument
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.basis_report import basis_report
from mlr_prio.report.builder.chapter import REPORT_SECTIONS, chapters
from mlr_prio.report.builder.chapter.basis import Basis
from mlr_prio.report.format import FORMATS
from mlr_prio.translation import Translator

NEW = ("robustness", "scenarios", "consensus", "portfolio")


def names_of(problem: Problem) -> list[str]:
    return [name for name, _chapter in chapters(Basis.of(rank(problem), Translator("sv")))]


def test_the_answers_come_before_the_method_and_the_sources() -> None:
    order = [
        REPORT_SECTIONS.index(name) for name in ("reasons", "profiles", *NEW, "method", "scores", "sources")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("error", [EngineError, RequestError])
@pytest.mark.parametrize("name", NEW)
def test_a_fault_in_one_chapter_costs_only_that_one(
    shipped: Problem, monkeypatch: pytest.MonkeyPatch, name: str, error: type[Exception]
) -> None:
    def fail(_basis: Basis) -> None:
        raise error(message("this cannot be worked out"))

    monkeypatch.setattr(f"mlr_prio.report.builder.chapter.{name}.chapter", fail)
    assert names_of(shipped) == [other for other in REPORT_SECTIONS if other != name]


def test_a_criterion_without_a_do_nothing_level_costs_only_the_packages(shipped: Problem) -> None:
    content = shipped.criteria.document.model_dump(mode="json", exclude_none=True)
    del content["criteria"][0]["children"][0]["scale"]["baseline"]
    changed = CriteriaDocument.model_validate(content)
    problem = replace(shipped, criteria=replace(shipped.criteria, document=changed))
    assert set(REPORT_SECTIONS) - set(names_of(problem)) == {"portfolio"}


def test_three_hundred_projects_give_a_report(shipped: Problem, with_copies: Callable[..., Problem]) -> None:
    problem = with_copies(shipped, 300)
    assert set(NEW) <= set(names_of(problem))
    report = basis_report(rank(problem), Translator("sv"), "2026-03-01")
    assert len(FORMATS["json"].content(report)) < 3_000_000
