"""ASEK 5.1, chapter 3.1: net present value and its ratios, before and after the uplift of RiR 2021:22."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.portfolio.profitability import Profitability, profitability

CASE = json.loads((Path(__file__).parent / "cases/nnk_asek_definitions.json").read_text(encoding="utf-8"))
INPUTS, EXPECTED, TOLERANCE = CASE["inputs"], CASE["expected"], CASE["tolerance"]
NAMES = list(INPUTS["projects_mkr_present_values"])


def projects(uplift: float = 0.0) -> Profitability:
    rows = INPUTS["projects_mkr_present_values"].values()
    benefit, investment, operation = (
        np.array([row[key]["value"] for row in rows]) for key in ("nytta", "invest", "dou")
    )
    return profitability(benefit, investment, operation, uplift)


@pytest.mark.parametrize(
    ("level", "uplift"), [("base", 0.0), ("with_uplift", INPUTS["cost_uplift"]["value"])]
)
def test_the_definitions_give_the_exact_fractions(level: str, uplift: float) -> None:
    result = projects(uplift)
    for key, figures in (
        ("NNV", result.net_present_value),
        ("NNK_i", result.ratio_to_investment),
        ("NNK_idu", result.ratio_to_all_costs),
    ):
        expected = [EXPECTED[level][name][key]["value"] for name in NAMES]
        assert figures.tolist() == pytest.approx(expected, abs=TOLERANCE * 1000)


def test_the_profitable_projects_are_fewer_at_higher_costs() -> None:
    for key, uplift in (("profitable", 0.0), ("profitable_with_uplift", 0.39)):
        net = projects(uplift).net_present_value
        assert [name for name, value in zip(NAMES, net, strict=True) if value >= 0] == EXPECTED[key]


def test_the_break_even_cost_rise_is_the_ratio_to_investment() -> None:
    ratios = dict(zip(NAMES, projects().ratio_to_investment.tolist(), strict=True))
    for name, rise in EXPECTED["break_even_cost_increase"].items():
        assert ratios[name] == pytest.approx(rise["value"], abs=TOLERANCE)
        assert projects(ratios[name]).net_present_value[NAMES.index(name)] == pytest.approx(0, abs=1e-9)
