"""The problem: the axes that the use cases work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.model.consistency import consistency_findings
from mlr_prio.workspace.reader import load_problem

if TYPE_CHECKING:
    from pathlib import Path

    from mlr_prio.model.problem import Problem


@pytest.fixture(scope="module")
def problem(repository: Path) -> Problem:
    return load_problem(repository)


def test_the_candidates_are_the_projects_that_compete_by_id(problem: Problem) -> None:
    ids = [candidate.id for candidate in problem.candidates]
    assert ids == sorted(ids)
    assert set(ids) < {project.document.id for project in problem.projects}


def test_the_profiles_of_members_stand_in_the_order_of_the_members(problem: Problem) -> None:
    assert [profile.municipality for profile in problem.member_profiles] == [m.id for m in problem.members]
    assert len(problem.profiles) > len(problem.member_profiles)


def test_the_leaves_are_the_criteria_of_the_file(problem: Problem) -> None:
    assert problem.leaves == problem.criteria.document.leaves()
    assert problem.status == problem.criteria.document.status


def test_a_loaded_problem_contradicts_itself_nowhere(problem: Problem) -> None:
    assert consistency_findings(problem) == ()
