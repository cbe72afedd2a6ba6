"""Brans & Vincke 1985, Management Science 31(6), 647-656: PROMETHEE II on two examples of other packages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlr_prio.engine.cross_check.cross_check import Performances
from mlr_prio.engine.cross_check.preference import PreferenceFunction, gaussian, level, linear, usual
from mlr_prio.engine.cross_check.promethee_ii import net_flows

CASES = [
    json.loads((Path(__file__).parent / f"cases/{name}.json").read_text(encoding="utf-8"))
    for name in ("promethee2_transport_modes_r_mcda", "promethee2_usual_pymcdm_doctest")
]


def preference(given: dict[str, Any]) -> PreferenceFunction:
    match given:
        case {"type": "usual"}:
            return usual()
        case {"type": "level", "q": q, "p": p}:
            return level(q, p)
        case {"type": "linear", "q": q, "p": p}:
            return linear(q, p)
        case _:
            return gaussian(given["s"])


def performances(case: dict[str, Any], weights: list[float]) -> Performances:
    """Return the table on scales from 0 to 100, falling where the objective is to minimise."""
    falls = np.array(case["inputs"]["objectives"]) == "min"
    return Performances(
        np.array(case["inputs"]["matrix"]),
        np.where(falls, 100.0, 0.0),
        np.where(falls, 0.0, 100.0),
        np.array(weights),
        tuple(map(preference, case["inputs"]["preference_functions"])),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_net_flows_and_ranks_are_the_published_ones(case: dict[str, Any]) -> None:
    result = net_flows(performances(case, case["inputs"]["weights"]))
    assert result.values == pytest.approx(case["expected"]["net_flow"], abs=case["tolerance"])
    assert result.ranks.tolist() == case["expected"]["rank"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_net_flows_of_each_criterion_alone_are_the_published_ones(case: dict[str, Any]) -> None:
    flows = [net_flows(performances(case, row)).values for row in np.eye(3).tolist()]
    expected = np.array(case["expected"]["unicriterion_net_flows"])
    assert np.column_stack(flows) == pytest.approx(expected, abs=case["tolerance"])
