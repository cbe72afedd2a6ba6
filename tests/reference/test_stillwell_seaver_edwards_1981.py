"""Stillwell, Seaver & Edwards 1981, Organizational Behavior and Human Performance 28(1): weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlr_prio.engine.surrogate_weights import rank_reciprocal, rank_sum

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = json.loads((Path(__file__).parent / "cases/rank_weights_roc_rs_rr.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("n", CASE["inputs"]["n"])
@pytest.mark.parametrize(
    ("key", "rule"), [("rank_sum", rank_sum), ("rank_reciprocal", rank_reciprocal)], ids=["sum", "reciprocal"]
)
def test_the_weights_of_a_strict_order_are_the_published_ones(
    key: str, rule: Callable[[list[list[int]], int], object], n: int
) -> None:
    exact = [weight["value"] for weight in CASE["expected"][f"n={n}"][key]]
    assert rule([[j] for j in range(n)], n) == pytest.approx(exact, abs=CASE["tolerance"])
