"""Swing weights after the Green Book's guidance on multi-criteria analysis, reckoned by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mlr_prio.engine.elicitation.swing import swing_weights

PATH = Path(__file__).parent / "cases/swing_weights_with_ranges_exact.json"
CASE = json.loads(PATH.read_text(encoding="utf-8"))


def test_the_weights_are_the_points_over_their_sum() -> None:
    weights = swing_weights(list(CASE["inputs"]["swing_points"].values()))
    exact = [weight["value"] for weight in CASE["expected"]["weights"].values()]
    assert weights == pytest.approx(exact, abs=CASE["tolerance"])
