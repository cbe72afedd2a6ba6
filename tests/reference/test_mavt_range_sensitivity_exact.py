"""Own construction in fractions: the same weights on another range are another judgement."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import order
from mlr_prio.engine.value import linear, partial_values
from mlr_prio.engine.weight import normalise

CASE = json.loads(
    (Path(__file__).parent / "cases/mavt_range_sensitivity_exact.json").read_text(encoding="utf-8")
)
INPUTS, EXPECTED, TOLERANCE = CASE["inputs"], CASE["expected"], CASE["tolerance"]
PERFORMANCES = np.transpose(
    [[cell["value"] for cell in INPUTS[key]] for key in ("cost_mdkr", "travel_time_min")]
)


def values_on(scale: str, weights: list[float]) -> list[float]:
    functions = [linear(*INPUTS[scale][criterion]) for criterion in ("cost", "time")]
    result: list[float] = overall_values(partial_values(PERFORMANCES, functions), weights).tolist()
    return result


@pytest.mark.parametrize("scale", ["local", "global"])
def test_each_range_gives_its_own_values_and_best_project(scale: str) -> None:
    stated = [INPUTS["weights"][criterion]["value"] for criterion in ("cost", "time")]
    values = values_on(f"{scale}_scale", stated)
    assert values == pytest.approx([cell["value"] for cell in EXPECTED[scale]], abs=TOLERANCE)
    assert [INPUTS["projects"][order(values)[0]]] == EXPECTED[f"{scale}_best"]


def test_weights_widened_with_the_range_keep_the_local_order() -> None:
    """The range of cost widens from 4 to 50, so its points must grow by 50/4 to mean the same."""
    swing = EXPECTED["equivalent_swing_weights_global"]
    weights = normalise([0.5 * 50 / 4, 0.5])
    assert weights == pytest.approx([swing["cost"]["value"], swing["time"]["value"]], abs=TOLERANCE)
    widened = values_on("global_scale", weights.tolist())
    assert order(widened).tolist() == order(values_on("local_scale", [0.5, 0.5])).tolist()
