"""Kracka, Brauers & Zavadskas 2010, Inzinerine Ekonomika 21(4), 352-359: heating of a building."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mlr_prio.engine.aggregation.weighted_sum import overall_values
from mlr_prio.engine.ranking import ranks
from mlr_prio.engine.weight import normalise

CASE = json.loads((Path(__file__).parent / "cases/wsm_kracka2010_heating.json").read_text(encoding="utf-8"))


def test_the_weighted_sum_gives_the_published_scores_and_ranks() -> None:
    """Minimised columns are inverted, every column is divided by its sum, all weigh the same."""
    performances = np.array(CASE["inputs"]["matrix"])
    minimised = np.array(CASE["inputs"]["objectives"]) == "min"
    rising = np.where(minimised, 1 / performances, performances)
    scores = overall_values(rising / rising.sum(axis=0), normalise(np.ones(len(minimised))))
    assert scores == pytest.approx(CASE["expected"]["score"], abs=CASE["tolerance"])
    assert ranks(scores).tolist() == CASE["expected"]["rank"]
