"""What a statement may say of its list's robustness and of the members' agreement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mlr_prio.assessment.ranking import Ranking, rank, ranking_under
from mlr_prio.assessment.statement import StatementCase, statement_case
from mlr_prio.assessment.statement_evidence import with_evidence
from mlr_prio.model.problem import Problem

STEP = 1e-6
"""How far from a limit the list is made anew."""


@pytest.fixture(scope="module", params=["skanepaket", "nationell-plan"])
def case(request: pytest.FixtureRequest, shipped: Problem) -> StatementCase:
    """Return a shipped statement with all it may say."""
    return with_evidence(statement_case(rank(shipped), request.param))


def moved(ranking: Ranking, criterion: str, weight: float) -> dict[str, int]:
    """Return the places when one criterion weighs so much and the others keep their proportions."""
    criteria = list(ranking.weights)
    weights = np.array([ranking.weights[id_] for id_ in criteria])
    own = criteria.index(criterion)
    scaled = weights * (1 - weight) / (1 - weights[own])
    scaled[own] = weight
    rows = ranking_under(ranking.problem, replace(ranking.in_force, weights=scaled)).rows
    return {row.project.id: row.rank for row in rows}


def test_a_place_holds_up_to_the_limit_and_is_lost_just_beyond_it(case: StatementCase) -> None:
    """The oracle makes the whole list anew on both sides of each limit."""
    assert case.robustness is not None
    assert case.robustness.turns
    for position in case.positions:
        project, today = position.row.project.id, position.row.rank
        turn = case.robustness.turns[project]
        outwards = -STEP if turn.is_below else STEP
        inside = moved(case.ranking, turn.criterion, turn.limit - outwards)
        beyond = moved(case.ranking, turn.criterion, turn.limit + outwards)
        assert inside[project] <= today
        assert beyond[project] == turn.place > today
        assert beyond[turn.overtaken_by] < beyond[project]
        assert turn.weight == pytest.approx(case.ranking.weights[turn.criterion])


def test_no_weight_costs_a_place_by_a_smaller_move(case: StatementCase) -> None:
    """Every criterion's weight is moved by just less than the nearest turn, both ways."""
    assert case.robustness is not None
    for position in case.positions:
        project = position.row.project.id
        turn = case.robustness.turns[project]
        margin = abs(turn.limit - turn.weight) - STEP
        for criterion, weight in case.ranking.weights.items():
            for tried in (max(weight - margin, 0.0), min(weight + margin, 1.0)):
                assert moved(case.ranking, criterion, tried)[project] <= position.row.rank


def test_only_projects_that_are_asked_for_are_spoken_of(case: StatementCase) -> None:
    assert case.robustness is not None
    asked = [position.row.project.id for position in case.positions]
    assert list(case.robustness.in_top) == asked
    assert case.robustness.top == case.statement.top
    assert all(0 <= share <= 1 for share in case.robustness.in_top.values())


def test_agreement_counts_every_pair_of_the_list(case: StatementCase) -> None:
    count = len(case.ranking.rows)
    assert case.agreement is not None
    assert case.agreement.members == len(case.ranking.in_force.members)
    assert case.agreement.pairs == count * (count - 1) // 2
    assert 0 < case.agreement.agreed + case.agreement.nearly <= case.agreement.pairs


def test_an_empty_list_has_nothing_to_try(shipped: Problem) -> None:
    case = with_evidence(statement_case(rank(replace(shipped, projects=())), "skanepaket"))
    assert (case.robustness, case.agreement) == (None, None)


def test_one_project_is_always_first_and_agrees_with_nothing(shipped: Problem) -> None:
    asked = [p for p in shipped.projects if p.document.id == "oresundsmetro"]
    case = with_evidence(statement_case(rank(replace(shipped, projects=tuple(asked))), "nationell-plan"))
    assert case.agreement is None
    assert case.robustness is not None
    assert (case.robustness.top, case.robustness.in_top) == (1, {"oresundsmetro": 1.0})
    assert case.robustness.turns == {}


def test_without_profiles_all_weightings_are_tried(shipped: Problem) -> None:
    case = with_evidence(statement_case(rank(replace(shipped, profiles=())), "skanepaket"))
    assert case.agreement is None
    assert case.robustness is not None
    assert case.robustness.members == 0
