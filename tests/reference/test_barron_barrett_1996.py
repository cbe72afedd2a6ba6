"""Barron & Barrett 1996, Management Science 42(11), 1515-1523: rank-order centroid weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.weight import rank_order_centroid

CASE = json.loads((Path(__file__).parent / "cases/rank_weights_roc_rs_rr.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("n", CASE["inputs"]["n"])
def test_the_centroid_of_a_strict_order_is_the_published_one(n: int) -> None:
    exact = [weight["value"] for weight in CASE["expected"][f"n={n}"]["roc"]]
    assert rank_order_centroid([[j] for j in range(n)], n) == pytest.approx(exact, abs=CASE["tolerance"])


def test_the_weights_follow_the_order_and_not_the_index() -> None:
    assert rank_order_centroid([[2], [0], [1]], 3) == pytest.approx([5 / 18, 2 / 18, 11 / 18], abs=1e-12)
