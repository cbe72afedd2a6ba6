"""Tzeng & Huang 2011, Multiple Attribute Decision Making: one performance table by TOPSIS and by VIKOR.

VIKOR's S, R, Q and conditions are those of Opricovic & Tzeng 2004, EJOR 156(2), 445-455.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import usual
from mlr_prio.engine.cross_check.topsis import closeness
from mlr_prio.engine.cross_check.vikor import MAJORITY, compromise


def load(name: str) -> Any:
    return json.loads((Path(__file__).parent / f"cases/{name}.json").read_text(encoding="utf-8"))


TOPSIS = load("topsis_tzeng_huang_2011")
VIKOR = load("vikor_textbook_four_alternatives")


def performances(inputs: dict[str, Any]) -> Performances:
    """Return the table on scales from 0 to 10, all criteria rising."""
    assert set(inputs["objectives"]) == {"max"}
    n = len(inputs["weights"])
    weights = np.array(inputs["weights"])
    return Performances(
        np.array(inputs["matrix"]), np.zeros(n), np.full(n, 10.0), weights, tuple(usual() for _ in range(n))
    )


def test_topsis_gives_the_published_closeness_and_ranks() -> None:
    result, expected = closeness(performances(TOPSIS["inputs"])), TOPSIS["expected"]
    tolerance = TOPSIS["tolerance"]
    assert result.values == pytest.approx(expected["closeness_published"], abs=tolerance["published"])
    assert result.values == pytest.approx(expected["closeness_16_digits"], abs=tolerance["recomputed"])
    assert result.ranks.tolist() == expected["rank"]


def test_vikor_gives_the_published_regrets_and_compromise_set() -> None:
    result, expected = compromise(performances(VIKOR["inputs"])), VIKOR["expected"]
    assert VIKOR["inputs"]["v"] == MAJORITY
    assert result.group_regret == pytest.approx(expected["S"], abs=VIKOR["tolerance"])
    assert result.largest_regret == pytest.approx(expected["R"], abs=VIKOR["tolerance"])
    assert result.index == pytest.approx(expected["Q"], abs=VIKOR["tolerance"])
    assert result.acceptable_advantage == expected["acceptable_advantage"]
    assert result.acceptable_stability == expected["acceptable_stability"]
    assert list(result.compromise_set) == expected["compromise_set"]
