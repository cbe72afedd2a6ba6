"""Stillwell, Seaver & Edwards 1981: rank-sum and reciprocal weights, beside the centroid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.elicitation.rank_order import rank_order_weights

CASE = json.loads((Path(__file__).parent / "cases/rank_weights_roc_rs_rr.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("n", CASE["inputs"]["n"])
def test_an_order_gives_all_three_published_stand_ins(n: int) -> None:
    result = rank_order_weights([[j] for j in range(n)], n)
    expected = {name: [weight["value"] for weight in ws] for name, ws in CASE["expected"][f"n={n}"].items()}
    assert result.weights == pytest.approx(expected["roc"], abs=CASE["tolerance"])
    assert result.rank_sum == pytest.approx(expected["rank_sum"], abs=CASE["tolerance"])
    assert result.reciprocal == pytest.approx(expected["rank_reciprocal"], abs=CASE["tolerance"])
