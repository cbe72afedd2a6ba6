"""Rezaei 2016, Omega 64, 126-130: the linear best-worst method and buying a car."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.elicitation.bwm import (
    CONSISTENCY_INDEX,
    CONSISTENCY_INDEX_TABLE,
    best_worst_weights,
)

CASE = json.loads(
    (Path(__file__).parent / "cases/bwm_linear_car_consistent.json").read_text(encoding="utf-8")
)


def test_the_weights_and_the_ratio_are_the_published_ones() -> None:
    inputs, expected, tolerance = CASE["inputs"], CASE["expected"], CASE["tolerance"]
    result = best_worst_weights(
        inputs["criteria"].index(inputs["best"]),
        inputs["criteria"].index(inputs["worst"]),
        inputs["best_to_others"],
        inputs["others_to_worst"],
    )
    assert result.weights == pytest.approx(expected["weights_published"], abs=tolerance["published"])
    assert result.ratio == pytest.approx(expected["consistency_ratio_published"], abs=tolerance["published"])
    assert result.weights == pytest.approx(expected["weights"], abs=tolerance["recomputed"])
    assert result.ksi == pytest.approx(expected["xi"], abs=tolerance["recomputed"])


def test_the_table_of_consistency_indices_is_the_one_that_is_named() -> None:
    table = {int(a): x for a, x in CASE["inputs"]["consistency_index"].items()}
    assert dict(enumerate(CONSISTENCY_INDEX, start=1)) == table
    assert CONSISTENCY_INDEX_TABLE == "Rezaei 2015"
