"""The lines of one criterion's weight, against lists that are made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlr_prio.assessment.ranking import ranking_under
from mlr_prio.assessment.sensitivity.sensitivity import SensitivityRequest, sensitivity
from mlr_prio.assessment.sensitivity.study import Study
from mlr_prio.assessment.sensitivity.weight_lines import weight_lines
from mlr_prio.model.problem import Problem

SHOWN = 8


@pytest.fixture(scope="module")
def study(shipped: Problem) -> Study:
    """Return the shipped list and what is behind it."""
    return sensitivity(shipped, SensitivityRequest()).study


def values_at(study: Study, criterion: str, weight: float) -> dict[str, float]:
    """Return the values when a criterion weighs so much and the others keep their proportions."""
    own = study.table.criteria.index(criterion)
    weights = study.weights * (1 - weight) / (1 - study.weights[own])
    weights[own] = weight
    rows = ranking_under(study.ranking.problem, replace(study.ranking.in_force, weights=weights)).rows
    return {row.project.id: row.value for row in rows}


@pytest.mark.parametrize("weight", [0.0, 0.3, 1.0])
def test_a_line_holds_the_values_of_lists_made_anew(study: Study, weight: float) -> None:
    found = weight_lines(study, "jordbruksmark", SHOWN)
    anew = values_at(study, "jordbruksmark", weight)
    for line in found.lines:
        on_line = line.at_nothing + (line.at_everything - line.at_nothing) * weight
        assert on_line == pytest.approx(anew[line.project], abs=1e-12)


def test_two_change_places_at_a_crossing_and_nowhere_else(study: Study) -> None:
    """The oracle compares each pair on both sides of every crossing, and counts the signs."""
    found = weight_lines(study, "pendling", SHOWN)
    for crossing in found.crossings:
        under, over = (values_at(study, "pendling", crossing.weight + step) for step in (-1e-6, 1e-6))
        assert under[crossing.rises] < under[crossing.falls]
        assert over[crossing.rises] > over[crossing.falls]
    ids = [line.project for line in found.lines]
    low, high = (values_at(study, "pendling", end) for end in (0.0, 1.0))
    turned = sum((low[a] - low[b]) * (high[a] - high[b]) < 0 for k, a in enumerate(ids) for b in ids[:k])
    assert turned == len(found.crossings) > 0


def test_the_lines_are_the_first_of_the_list_with_the_values_of_today(study: Study) -> None:
    found = weight_lines(study, "gods", SHOWN)
    rows = study.ranking.rows[:SHOWN]
    assert [line.project for line in found.lines] == [row.project.id for row in rows]
    assert [line.today for line in found.lines] == pytest.approx([row.value for row in rows])
    assert found.weight == pytest.approx(study.ranking.weights["gods"])


def test_a_shorter_list_is_shown_whole(study: Study) -> None:
    assert len(weight_lines(study, "gods", 500).lines) == len(study.ranking.rows)
