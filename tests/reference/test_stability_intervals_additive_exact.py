"""Own construction in fractions: intervals of the winner and of the whole ranking for four weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.ranking import order
from mlr_prio.engine.sensitivity.family import criterion_families
from mlr_prio.engine.sensitivity.stability import NO_PAIR, Stability, ranking_stability, top_stability

CASE = json.loads(
    (Path(__file__).parent / "cases/stability_intervals_additive_exact.json").read_text(encoding="utf-8")
)
PROJECTS = CASE["inputs"]["projects"]
VALUES = np.array([[cell["value"] for cell in row] for row in CASE["inputs"]["values"]])
WEIGHTS = np.array([weight["value"] for weight in CASE["inputs"]["weights"]])
CRITERIA = list(CASE["expected"]["criteria"].values())
FAMILY = criterion_families(VALUES, WEIGHTS)


def assert_intervals(result: Stability, key: str) -> None:
    for j, criterion in enumerate(CRITERIA):
        expected = [end["value"] for end in criterion[key]]
        assert [result.low[j], result.high[j]] == pytest.approx(expected, abs=CASE["tolerance"])


def test_totals_and_ranking() -> None:
    totals = [CASE["expected"]["totals"][name]["value"] for name in PROJECTS]
    assert FAMILY.values == pytest.approx(totals, abs=CASE["tolerance"])
    assert [PROJECTS[i] for i in order(FAMILY.values)] == CASE["expected"]["ranking"]


def test_the_interval_of_the_winner() -> None:
    assert_intervals(top_stability(FAMILY, 1), "winner_unchanged")


def test_the_interval_of_the_whole_ranking() -> None:
    assert_intervals(ranking_stability(FAMILY), "whole_ranking_unchanged")


@pytest.mark.parametrize(("side", "ends"), [("below", "low"), ("above", "high")])
def test_who_takes_the_first_place_beyond_the_interval(side: str, ends: str) -> None:
    pairs = getattr(top_stability(FAMILY, 1), f"{ends}_pair")
    for j, criterion in enumerate(CRITERIA):
        beyond = criterion[f"ranking_just_{side}_winner_interval"]
        if beyond is None:
            assert pairs[j].tolist() == [NO_PAIR, NO_PAIR]
        else:
            assert [PROJECTS[i] for i in pairs[j]] == [beyond[0], CASE["expected"]["ranking"][0]]


def test_the_ranking_changes_at_a_point_where_three_meet() -> None:
    """At one third of the weight Stambana, Metro and Sparvag tie; the pair highest in the list is named."""
    result = ranking_stability(FAMILY)
    assert [PROJECTS[i] for i in result.low_pair[0]] == ["Metro", "Stambana"]
