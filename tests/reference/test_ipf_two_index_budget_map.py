"""The two-index map after the World Bank's framework (Working Paper 7674); the rule for the line is ours."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from mlr_prio.engine.portfolio.index_map import index_map

CASE = json.loads((Path(__file__).parent / "cases/ipf_two_index_budget_map.json").read_text(encoding="utf-8"))
PROJECTS = CASE["inputs"]["projects_SEI_FEI_cost"]
EXPECTED = CASE["expected"]


def test_each_index_pays_from_the_top_and_the_two_lines_make_four_fields() -> None:
    social, economic, costs = np.transpose([[cell["value"] for cell in row] for row in PROJECTS.values()])
    result = index_map(social, economic, costs, CASE["inputs"]["budget"]["value"])
    names = list(PROJECTS)
    assert [names[i] for i in result.funded_social] == EXPECTED["funded_on_SEI"]
    assert [names[i] for i in result.funded_economic] == EXPECTED["funded_on_FEI"]
    assert dict(zip(names, result.fields, strict=True)) == EXPECTED["quadrant"]
    assert (result.line_social, result.line_economic) == (75.0, 70.0)
