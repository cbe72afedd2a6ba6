"""Own construction in fractions: scales taken from the alternatives reverse ranks, fixed scales do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.value import linear, partial_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

CASE = json.loads(
    (Path(__file__).parent / "cases/rank_reversal_local_scale_exact.json").read_text(encoding="utf-8")
)
INPUTS = CASE["inputs"]
BEFORE = np.array([[cell["value"] for cell in row] for row in INPUTS["first_set"].values()])
AFTER = np.vstack([BEFORE, [[cell["value"] for cell in row] for row in INPUTS["added"].values()]])
WEIGHTS = [weight["value"] for weight in INPUTS["weights"]]
FIXED = [[end["value"] for end in scale] for scale in INPUTS["fixed_scale"]]


def values_on(scales: list[list[float]], table: NDArray[np.float64]) -> NDArray[np.float64]:
    return overall_values(partial_values(table, [linear(*scale) for scale in scales]), WEIGHTS)


def local_scales(table: NDArray[np.float64]) -> list[list[float]]:
    scales: list[list[float]] = np.column_stack([table.min(axis=0), table.max(axis=0)]).tolist()
    return scales


def expected(key: str) -> list[float]:
    return [cell["value"] for cell in CASE["expected"][key].values()]


def test_values_on_local_and_fixed_scales() -> None:
    for when, table in (("before", BEFORE), ("after", AFTER)):
        local, fixed = values_on(local_scales(table), table), values_on(FIXED, table)
        assert local == pytest.approx(expected(f"local_{when}"), abs=CASE["tolerance"])
        assert fixed == pytest.approx(expected(f"fixed_{when}"), abs=CASE["tolerance"])


def test_adding_a_project_reverses_two_others_on_local_scales_but_not_on_fixed_ones() -> None:
    local = [ranks(values_on(local_scales(table), table)) for table in (BEFORE, AFTER)]
    fixed = [ranks(values_on(FIXED, table)) for table in (BEFORE, AFTER)]
    assert CASE["expected"]["order_of_A_and_B"] == {"local_before": "<", "local_after": ">"}
    assert [bool(places[0] < places[1]) for places in local] == [False, True]
    assert [bool(places[0] < places[1]) for places in fixed] == [True, True]
