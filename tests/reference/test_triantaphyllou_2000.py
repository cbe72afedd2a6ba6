"""Triantaphyllou 2000, Multi-criteria Decision Making Methods, chapter 2: the weighted product."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.cross_check.weighted_product import products
from mlr_prio.engine.ranking import ranks

CASE = json.loads(
    (Path(__file__).parent / "cases/weighted_product_triantaphyllou_2000.json").read_text(encoding="utf-8")
)


def test_the_ratios_of_the_products_are_the_published_ones() -> None:
    result = products(CASE["inputs"]["matrix"], CASE["inputs"]["weights"])
    for i, k, ratio in CASE["expected"]["ratios_published"]:
        assert result[i] / result[k] == pytest.approx(ratio, abs=CASE["tolerance"])
    assert ranks(result).tolist() == CASE["expected"]["rank"]
